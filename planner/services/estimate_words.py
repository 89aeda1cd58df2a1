"""Estimates and what was learned of them, in words; the same in the window and in a terminal."""

from collections.abc import Callable, Iterator
from datetime import date

from planner.domain.item import Item, ItemKind, Subject
from planner.domain.plan import Plan
from planner.formats import hours
from planner.i18n import _, decimal, ngettext
from planner.scheduling.estimates import Estimates, Pace
from planner.services.estimate_news import EstimateNews, FinishChange, PaceChange
from planner.services.words import kinds_name, subject_name

WriteDay = Callable[[date], str]

_MOST_DATES = 2


def ratio_words(ratio: float) -> str:
    """Write a multiple of the estimate with two decimals, or with one where the other is nothing."""
    hundredths = round(ratio * 100)
    whole, rest = divmod(hundredths, 100)
    return decimal(whole, f"{rest:02}" if rest % 10 else rest // 10)


def estimate_and_pace(item: Item, estimates: Estimates) -> str:
    """Return the hours of an item: "20 h estimated, 26 h at your pace", or "20 h" where both are the same."""
    likely, at_pace = item.effort.likely, estimates.minutes(item)
    if likely == at_pace:
        return _("{hours} h").format(hours=hours(likely))
    return _("{estimate} h estimated, {pace} h at your pace").format(
        estimate=hours(likely), pace=hours(at_pace)
    )


def pace_lines(estimates: Estimates) -> Iterator[str]:
    """Yield what the finished items say: of all work, then of each subject and kind."""
    if not estimates.overall.items:
        return
    yield pace_line(None, estimates.overall)
    for subject in Subject:
        if subject in estimates.by_subject:
            yield pace_line(subject, estimates.by_subject[subject])
    for kind in ItemKind:
        if kind in estimates.by_kind:
            yield pace_line(kind, estimates.by_kind[kind])
    if not estimates.is_used:
        yield _("The plan counts with the estimates as they are.")


def pace_line(of: ItemKind | Subject | None, pace: Pace) -> str:
    """Return "Maths and stats: takes you 1.35 times the estimate, from 6 items"."""
    words = ngettext(
        "{name}: takes you {ratio} times the estimate, from {count} item",
        "{name}: takes you {ratio} times the estimate, from {count} items",
        pace.items,
    )
    return words.format(name=pace_name(of), ratio=ratio_words(pace.ratio), count=pace.items)


def news_sentence(plan: Plan, news: EstimateNews, write_day: WriteDay) -> str:
    """Return what a change did to the estimates, and to the dates: one sentence."""
    parts = [_pace_clause(news.paces[0])] if news.paces else []
    parts += [_finish_clause(plan, change, write_day) for change in news.finishes[:_MOST_DATES]]
    more = len(news.finishes) - _MOST_DATES
    if more > 0:
        words = ngettext("{count} more date moves", "{count} more dates move", more)
        parts.append(words.format(count=more))
    return "; ".join(parts) + "." if parts else ""


def _pace_clause(change: PaceChange) -> str:
    name, ratio = pace_name(change.of), ratio_words(change.after)
    return _("{name}: now counted {ratio} times the estimate").format(name=name, ratio=ratio)


def _finish_clause(plan: Plan, change: FinishChange, write_day: WriteDay) -> str:
    title = plan.goals[change.goal].title
    if change.before is None or change.after is None:
        lost, found = _("{title} has no place for all its work"), _("{title} has a place for all its work")
        return (lost if change.after is None else found).format(title=title)
    return _("{title} is finished on {after} instead of {before}").format(
        title=title, after=write_day(change.after), before=write_day(change.before)
    )


def pace_name(of: ItemKind | Subject | None) -> str:
    """Return what a pace is called by: the kind of work, the track, or all of it."""
    if of is None:
        return _("All work")
    return kinds_name(of) if isinstance(of, ItemKind) else subject_name(of)

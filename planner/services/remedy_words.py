"""What remedies do, in words; the same in the window and in a terminal."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from fractions import Fraction
from math import ceil

from planner.domain.errors import Refusal
from planner.domain.item import ItemStatus, Progress
from planner.domain.plan import Plan
from planner.formats import hours, last_day, tenths_of_an_hour
from planner.i18n import _, ngettext
from planner.scheduling.ordinary_hours import current_pattern, ordinary_week
from planner.scheduling.remedies.remedy import Remedy, RemedyKind
from planner.services.remedies import longer_week, practical_date
from planner.services.words import listing
from planner.services.work_left import left_to_study
from planner.values import Value, replace

_TENTH = 6  # minutes in a tenth of an hour

WriteDay = Callable[[date], str]


class RemedyWords(Value):
    """A remedy in words.

    Attributes:
        title: what to do.
        detail: what it comes to, and for which other dates.
        fits: whether it can be applied as it stands; else the learner has to find room for it.
    """

    title: str
    detail: str
    fits: bool = True


def remedy_words(plan: Plan, remedy: Remedy, now: datetime, write_day: WriteDay) -> RemedyWords:
    """Return what a remedy does to a plan."""
    try:
        title, details, fits = *_WORDS[remedy.kind](plan, remedy, now, write_day), True
    except Refusal as refusal:
        title, details, fits = _exact_title(plan, remedy, now, write_day), [str(refusal)], False
    return RemedyWords(title, " ".join((*details, *_effects(plan, remedy))), fits)


def _hours(plan: Plan, remedy: Remedy, now: datetime, _write: WriteDay) -> tuple[str, list[str]]:
    before = current_pattern(plan, now).minutes
    after = longer_week(plan, remedy, now).minutes
    title = _("Study {count} h a week").format(count=hours(after))
    # The difference of what is shown, which may differ by a tenth from what the minutes are apart.
    more = tenths_of_an_hour(after) - tenths_of_an_hour(before)
    return title, [_("{count} h more than now.").format(count=hours(more * _TENTH))]


def _date(plan: Plan, remedy: Remedy, now: datetime, write: WriteDay) -> tuple[str, list[str]]:
    goal = plan.goal(remedy.goal)
    due = practical_date(plan, remedy, now)
    days = 0 if goal.due is None else (last_day(due) - last_day(goal.due)).days
    title = _("Move the exam to {day}") if goal.is_exam else _("Move the date to {day}")
    later = ngettext("{count} day later.", "{count} days later.", days).format(count=days)
    return title.format(day=write(last_day(due))), [later]


def _left_out(plan: Plan, remedy: Remedy, now: datetime, _write: WriteDay) -> tuple[str, list[str]]:
    count = len(remedy.items)
    title = ngettext("Leave out {count} optional item", "Leave out {count} optional items", count)
    return title.format(count=count), [_less(plan, remedy, ItemStatus.LEFT_OUT, now)]


def _known(plan: Plan, remedy: Remedy, now: datetime, _write: WriteDay) -> tuple[str, list[str]]:
    count = len(remedy.items)
    title = ngettext("Mark {count} item as known", "Mark {count} items as known", count)
    detail = ngettext("If you know it already: {less}", "If you know them already: {less}", count)
    return title.format(count=count), [detail.format(less=_less(plan, remedy, ItemStatus.SKIPPED, now))]


def _let_go(plan: Plan, remedy: Remedy, _now: datetime, _write: WriteDay) -> tuple[str, list[str]]:
    assert remedy.let_go is not None  # of this kind
    goal, other = plan.goal(remedy.goal), plan.goal(remedy.let_go)
    first = _("It is served first.") if other.priority <= goal.priority else _("It is served later.")
    return _("Let go of {title}").format(title=other.title), [first]


_WORDS = {
    RemedyKind.MORE_HOURS: _hours,
    RemedyKind.LATER_DATE: _date,
    RemedyKind.LEAVE_OUT: _left_out,
    RemedyKind.KNOWN: _known,
    RemedyKind.LET_GO: _let_go,
}


def _exact_title(plan: Plan, remedy: Remedy, now: datetime, write: WriteDay) -> str:
    """Return what the engine asks for, where the calendar has no room for it as it stands."""
    if remedy.due is not None:
        return _("Move it to {day} or later").format(day=write(last_day(remedy.due)))
    needed = ceil(ordinary_week(plan, now) * (1 + remedy.cost) / Fraction(_TENTH)) * _TENTH
    return _("Study at least {count} h a week").format(count=hours(needed))


def _less(plan: Plan, remedy: Remedy, status: ItemStatus, now: datetime) -> str:
    """Name the items with the hours that the goal asks for no more; what only they needed goes with them."""
    goal = plan.goal(remedy.goal)
    said = {id: Progress(id, status) for id in remedy.items}
    before = left_to_study(plan, goal.items, now)
    after = left_to_study(replace(plan, progress={**plan.progress, **said}), goal.items, now)
    gone = before.keys() - after.keys()
    template = _("{titles}, {count} h less.")
    if gone - said.keys():
        template = _("{titles}, and what nothing else needs, {count} h less.")
    titles = listing([plan.items[id].title for id in remedy.items])
    return template.format(titles=titles, count=hours(sum(before[id] for id in gone)))


def _effects(plan: Plan, remedy: Remedy) -> Iterator[str]:
    if remedy.admits:
        titles = listing([plan.goals[id].title for id in remedy.admits])
        yield _("{titles} can be met then, too.").format(titles=titles)
    if remedy.refuses:
        titles = listing([plan.goals[id].title for id in remedy.refuses])
        yield _("{titles} can no longer be met then.").format(titles=titles)

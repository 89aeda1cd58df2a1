"""What the small dialogs of the week ask and say."""

from collections.abc import Iterator
from datetime import date, datetime

from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.roadmap import dependants
from planner.domain.session import Session, SessionKind, SessionState
from planner.formats import duration, hours
from planner.i18n import _, ngettext
from planner.scheduling.estimates import learn
from planner.scheduling.schedule import Schedule
from planner.services.estimate_words import estimate_and_pace
from planner.services.words import listing
from planner.ui.shared.date_words import DateWords, near_day
from planner.values import Value

_STEP = 5  # minutes


class TimeQuestion(Value, kw_only=True):
    """How long did a session really take? Lengths in minutes.

    Attributes:
        sentence: which session it is.
        planned: its length.
        suggested: what the field shows at first.
    """

    session: str
    sentence: str
    planned: int
    suggested: int


class LogQuestion(Value, kw_only=True):
    """How long was an item studied, and when?

    Attributes:
        suggested: minutes that the field shows at first.
        today: the last day that can be chosen.
    """

    item: str
    title: str
    sentence: str
    suggested: int
    today: date


class CompletionQuestion(Value, kw_only=True):
    """Is an item really completed, and what comes of it?

    Attributes:
        done_when: the sentence that says when it counts as done, or "".
        evidence: what is put down already to show it.
        effects: (icon, words) of what it unlocks, frees and completes along with it.
    """

    item: str
    title: str
    sentence: str
    done_when: str
    evidence: tuple[str, ...]
    effects: tuple[tuple[str, str], ...]


def partly_question(plan: Plan, session: Session, now: datetime, words: DateWords) -> TimeQuestion:
    """Ask for the minutes of a session that is partly done; half of it is suggested."""
    logged = plan.minutes_by_session().get(session.id, 0)
    half = max(_STEP, session.minutes // 2 // _STEP * _STEP)
    return _time_question(plan, session, now, words, logged or half)


def done_question(plan: Plan, session: Session, now: datetime, words: DateWords) -> TimeQuestion:
    """Ask for the real minutes of a session that is done; its length is suggested."""
    logged = plan.minutes_by_session().get(session.id, 0)
    return _time_question(plan, session, now, words, logged or session.minutes)


def left_words(planned: int, spent: int) -> str:
    """Say what becomes of the minutes of a session that were not used."""
    if spent < planned:
        return _("{length} go back to the item and are planned again.").format(
            length=duration(planned - spent)
        )
    if spent > planned:
        return _("{length} longer than planned.").format(length=duration(spent - planned))
    return _("All the planned time is used.")


def log_question(plan: Plan, item: Item, now: datetime) -> LogQuestion:
    """Ask for time spent on an item; one usual session is suggested."""
    return LogQuestion(
        item=item.id,
        title=item.title,
        sentence=_logged_so_far(plan, item),
        suggested=plan.settings.lengths.default,
        today=now.date(),
    )


def completion_question(plan: Plan, schedule: Schedule, item: Item, now: datetime) -> CompletionQuestion:
    """Ask whether an item is completed."""
    return CompletionQuestion(
        item=item.id,
        title=_("Complete {title}?").format(title=item.title),
        sentence=_logged_so_far(plan, item),
        done_when=item.done_when,
        evidence=tuple(each.title for each in plan.notes_of(item.id).evidence),
        effects=tuple(_effects(plan, schedule, item, now)),
    )


def _time_question(
    plan: Plan, session: Session, now: datetime, words: DateWords, suggested: int
) -> TimeQuestion:
    sentence = _("{title}, {day}, planned {length}").format(
        title=plan.title_of(session),
        day=near_day(words, session.start.date(), now.date()),
        length=duration(session.minutes),
    )
    return TimeQuestion(session=session.id, sentence=sentence, planned=session.minutes, suggested=suggested)


def _logged_so_far(plan: Plan, item: Item) -> str:
    logged, estimates = plan.logged.get(item.id, 0), learn(plan)
    if estimates.minutes(item) == item.effort.likely:
        words = _("{logged} of {estimate} h are logged.")
        return words.format(logged=hours(logged), estimate=hours(item.effort.likely))
    words = _("{logged} h are logged: {hours}.")
    return words.format(logged=hours(logged), hours=estimate_and_pace(item, estimates))


def _effects(plan: Plan, schedule: Schedule, item: Item, now: datetime) -> Iterator[tuple[str, str]]:
    covered = [plan.items[id].title for id in item.covers if _is_open(schedule, id) and id in plan.items]
    if covered:
        yield "check-check", _("Also completes {titles}.").format(titles=listing(covered))
    unlocked = [
        plan.items[id].title for id in dependants(plan.items)[item.id] if _opens(plan, schedule, item, id)
    ]
    if unlocked:
        yield "lock-open", _("Unlocks {titles}.").format(titles=listing(unlocked))
    freed = [session.minutes for session in schedule.sessions if _is_freed(session, item, now)]
    if freed:
        template = ngettext(
            "{count} planned session, {length}, becomes free.",
            "{count} planned sessions, {length}, become free.",
            len(freed),
        )
        yield "calendar-sync", template.format(count=len(freed), length=duration(sum(freed)))


def _is_open(schedule: Schedule, id: str) -> bool:
    outlook = schedule.standings.get(id)
    return outlook is not None and not outlook.state.is_settled


def _opens(plan: Plan, schedule: Schedule, item: Item, id: str) -> bool:
    """Whether the item with an id is locked by this item alone, and by what it completes along with it."""
    settled_with_it = {item.id, *item.covers}
    waits = {before for before in plan.items[id].requires if _is_open(schedule, before)}
    return _is_open(schedule, id) and waits <= settled_with_it


def _is_freed(session: Session, item: Item, now: datetime) -> bool:
    ahead = session.end > now and session.state is SessionState.PLANNED
    return ahead and session.item == item.id and session.kind is not SessionKind.EXAM

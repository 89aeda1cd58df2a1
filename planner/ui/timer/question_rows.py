"""What the focus timer asks when it has stopped by itself, and the answers; knows no Qt."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from planner.domain.focus_timer import LONGER, FocusTimer, Phase
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionState
from planner.formats import duration
from planner.i18n import _
from planner.services.focus import Found, Standing
from planner.ui.timer.values import ActRow, TimerAct

_MINUTE: Final = timedelta(minutes=1)


def question(plan: Plan, timer: FocusTimer, found: Found, now: datetime) -> str:
    """Return what is asked of a timer that waits for an answer."""
    if timer.phase is Phase.UNSURE:
        return _unsure_words(timer)
    minutes = timer.minutes_at(now)
    studied = _("{length} studied.").format(length=duration(minutes))
    if not minutes:
        studied = _("Less than a minute was studied.")
    return " ".join(filter(None, (studied, _standing_words(plan, found))))


def _unsure_words(timer: FocusTimer) -> str:
    if timer.was_closed:
        words = _("It ran while the program was closed. Count {seen} until it was closed, or all {length}?")
    else:
        words = _("It ran while the computer slept. Count {seen} until then, or all {length}?")
    seen = duration(timer.worked // _MINUTE)
    return words.format(seen=seen, length=duration(timer.minutes_with_unseen))


def _standing_words(plan: Plan, found: Found) -> str:
    session = found.session
    if found.standing is Standing.LOST:
        return _("Its item is no longer in the plan, so the time has no place there.")
    if found.standing is Standing.GONE:
        return _("The session is no longer in the plan; the time goes to its item.")
    if session is None:
        return ""
    if found.standing is Standing.ANSWERED:
        return _answered_words(session, plan.minutes_by_session().get(session.id, 0))
    return _("How well did you remember it?") if session.is_review else _("Is it finished?")


def _answered_words(session: Session, logged: int) -> str:
    if session.is_review:
        words = _("The review was answered meanwhile, with {length}.")
    elif session.state is SessionState.DONE:
        words = _("The session was marked done meanwhile, with {length}.")
    else:
        words = _("The session was marked partly done meanwhile, with {length}.")
    return words.format(length=duration(logged))


def answers(timer: FocusTimer, found: Found, now: datetime) -> Iterator[ActRow]:
    """Yield the answers to what is asked, the usual one first."""
    if timer.phase is Phase.UNSURE:
        yield from _unsure_answers(timer)
    elif found.standing is Standing.LOST:
        yield ActRow(TimerAct.DROP, _("Stop without logging"))
    elif found.standing is Standing.ANSWERED and found.session is not None:
        yield from _answers_to_answered(timer, found.session, now)
    elif found.session is None:
        yield from _answers_of_item(timer, now)
    elif found.session.is_review:
        yield from _recall_answers()
    else:
        yield ActRow(TimerAct.FINISH, _("Done"), "check", is_primary=True)
        yield ActRow(TimerAct.PARTLY, _("Partly..."))
        yield _prolong_act(timer)


def _unsure_answers(timer: FocusTimer) -> Iterator[ActRow]:
    seen = timer.worked // _MINUTE
    if seen:
        yield ActRow(TimerAct.COUNT_SEEN, duration(seen))
    else:
        yield ActRow(TimerAct.DROP, _("None of it"))
    yield ActRow(TimerAct.COUNT_ALL, _("All {length}").format(length=duration(timer.minutes_with_unseen)))
    yield ActRow(TimerAct.RESUME, _("Go on"), "play")


def _answers_to_answered(timer: FocusTimer, session: Session, now: datetime) -> Iterator[ActRow]:
    yield ActRow(TimerAct.DROP, _("Leave it so"), is_primary=True)
    minutes = timer.minutes_at(now)
    if minutes and not session.is_review:
        act = TimerAct.FINISH if session.state is SessionState.DONE else TimerAct.STOP
        words = _("Log {length} instead").format(length=duration(timer.earlier + minutes))
        yield ActRow(act, words)


def _answers_of_item(timer: FocusTimer, now: datetime) -> Iterator[ActRow]:
    minutes = timer.minutes_at(now)
    words = _("Log {length}").format(length=duration(minutes)) if minutes else _("Stop")
    yield ActRow(TimerAct.STOP, words, "check", is_primary=True)
    yield _prolong_act(timer)


def _recall_answers() -> Iterator[ActRow]:
    yield ActRow(TimerAct.AGAIN, _("Again"))
    yield ActRow(TimerAct.HARD, _("Hard"))
    yield ActRow(TimerAct.GOOD, _("Good"), is_primary=True)
    yield ActRow(TimerAct.EASY, _("Easy"))


def _prolong_act(timer: FocusTimer) -> ActRow:
    if timer.length is None or timer.worked < timer.length:
        return ActRow(TimerAct.PROLONG, _("Go on"))
    return ActRow(TimerAct.PROLONG, _("Go on {length}").format(length=duration(LONGER // _MINUTE)))

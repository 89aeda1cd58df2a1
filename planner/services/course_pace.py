"""How fast the learner gets through the units of a course, and what follows from that."""

from collections.abc import Iterator
from datetime import timedelta

from planner.domain.plan import Plan
from planner.domain.session import Session, SessionState
from planner.formats import duration, hours
from planner.i18n import _, decimal
from planner.scheduling.schedule import Schedule
from planner.services.work_left import minutes_left
from planner.values import Value

_LEAST_MINUTES = 30  # less study tells nothing of a pace
_WEEK = timedelta(days=7)
_FAR_APART = 0.1  # of the minutes that the estimate leaves


class UnitPace(Value):
    """Units done in some minutes of study, and the minutes that those left would take at that pace."""

    units: int
    minutes: int
    left: int


def unit_pace(plan: Plan, id: str) -> UnitPace | None:
    """Return the pace through an item's units; None while nothing tells it, or nothing is left."""
    units, done = plan.units_of(id), plan.course_of(id).units_done
    minutes = plan.study_minutes().get(id, 0)
    if units is None or not 0 < done < units or minutes < _LEAST_MINUTES:
        return None
    return UnitPace(done, minutes, round((units - done) * minutes / done))


def minutes_a_week(schedule: Schedule, id: str) -> int:
    """Return how many minutes a week the sessions to come give an item, over the weeks that they span."""
    ahead = [session for session in schedule.sessions if _is_ahead(schedule, session, id)]
    if not ahead:
        return 0
    span = max(session.end for session in ahead) - min(session.start for session in ahead)
    return round(sum(session.minutes for session in ahead) / max(1.0, span / _WEEK))


def pace_sentence(plan: Plan, schedule: Schedule, id: str) -> str:
    """Say how much is left at the learner's pace, and how much time the plan gives it; "" for nothing."""
    return " ".join(_sentences(plan, schedule, id))


def _sentences(plan: Plan, schedule: Schedule, id: str) -> Iterator[str]:
    if schedule.standings[id].state.is_settled:
        return
    pace = unit_pace(plan, id)
    if pace is not None:
        words = _("At your pace of {pace}, {hours} h are left.")
        yield words.format(pace=_pace_words(pace), hours=hours(pace.left))
        estimated = minutes_left(plan, schedule, plan.item(id))
        if abs(estimated - pace.left) > _FAR_APART * estimated:
            yield _("The estimate leaves {hours} h.").format(hours=hours(estimated))
    weekly = minutes_a_week(schedule, id)
    if weekly:
        yield _("The plan gives it {hours} h a week.").format(hours=hours(weekly))


def _pace_words(pace: UnitPace) -> str:
    """Write a pace as "2 units an hour", and a slow one as "1 h 30 a unit"."""
    tenths = round(600 * pace.units / pace.minutes)
    if tenths < 10:
        return _("{length} a unit").format(length=duration(round(pace.minutes / pace.units)))
    whole, rest = divmod(tenths, 10)
    if tenths == 10:
        return _("1 unit an hour")
    return _("{units} units an hour").format(units=decimal(whole, rest) if rest else whole)


def _is_ahead(schedule: Schedule, session: Session, id: str) -> bool:
    is_study = session.item == id and not session.is_review and session.state is SessionState.PLANNED
    return is_study and session.end > schedule.as_of

"""When a course is finished, or was, or why nobody can say so. Knows no Qt."""

from datetime import date

from planner.domain.item import Item
from planner.i18n import _
from planner.scheduling.schedule import ItemState, UnplacedReason
from planner.ui.roadmap.road import Road
from planner.ui.roadmap.rows import Tone
from planner.values import Value


class Finish(Value):
    """The end of a course.

    Attributes:
        day: the planned day, or the real one of what is done; None where there is none.
        words: what the table says: a day, "Done 18 Oct", or why there is no day.
        told: the same in a sentence, with what the table has no room for.
        is_late: whether the access ends before.
    """

    day: date | None
    words: str
    told: str
    tone: Tone = Tone.PLAIN
    is_late: bool = False


def finish_of(road: Road, item: Item) -> Finish:
    """Return when a course is finished."""
    state = road.state(item)
    if state is ItemState.DONE:
        return _done(road, item)
    if state is ItemState.SKIPPED:
        return _without_day(_("Known"), _("You knew it before."))
    if state is ItemState.LEFT_OUT:
        words = _("Paused") if is_begun(road, item) else _("Left out")
        return _without_day(words, _("It is not planned until you take it up again."))
    planned = road.outlook(item).planned_finish
    return _planned(road, item, planned.date()) if planned is not None else _unplaced(road, item)


def is_begun(road: Road, item: Item) -> bool:
    """Whether some of a course was studied, or it is said to be in progress."""
    course = road.plan.course_of(item.id)
    is_studied = bool(course.units_done or course.started or road.spent(item))
    return is_studied or road.state(item) is ItemState.IN_PROGRESS


def _done(road: Road, item: Item) -> Finish:
    said = road.plan.progress.get(item.id)
    day = said.on if said is not None else None
    if day is None:
        return Finish(None, _("Done"), _("Done"), Tone.GOOD)
    is_today = day == road.schedule.as_of.date()
    words = _("Done today") if is_today else _("Done {day}").format(day=road.say.day(day))
    return Finish(day, words, words, Tone.GOOD)


def _planned(road: Road, item: Item, day: date) -> Finish:
    told = _("Planned to be finished on {day}").format(day=road.say.day_of_week(day))
    is_late = item.closes is not None and day > item.closes
    if item.closes is not None and is_late:
        end = road.say.day_of_week(item.closes)
        told = _("{told}; the access ends before, on {day}").format(told=told, day=end)
    return Finish(day, road.say.day(day), told, is_late=is_late)


def _unplaced(road: Road, item: Item) -> Finish:
    reasons = [each.reason for each in road.schedule.unplaced if each.item == item.id]
    if UnplacedReason.BEYOND_HORIZON in reasons:
        return _without_day(_("Later"), _("It comes after all that the plan reaches."))
    if reasons:
        return _without_day(_("No room yet"), _("The study hours have no room for it yet."))
    if not road.goals_of(item):
        return _without_day(
            _("In no goal"), _("No goal asks for it, so the plan gives it no time by itself.")
        )
    return _without_day("", "")


def _without_day(words: str, told: str) -> Finish:
    return Finish(None, words, told, Tone.QUIET)

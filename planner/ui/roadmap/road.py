"""The roadmap as it stands for one learner at one moment, and the words for how its items stand."""

from collections.abc import Mapping

from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.roadmap import closure
from planner.formats import hours
from planner.i18n import _, ngettext
from planner.scheduling.schedule import ItemOutlook, ItemState, Schedule
from planner.services.work_left import minutes_left
from planner.ui.roadmap.words import DayWords, period_words
from planner.values import Value

_ENDS = (ItemState.SKIPPED, ItemState.LEFT_OUT)


class Road(Value):
    """A plan with its schedule, and what each goal needs of it.

    Attributes:
        needed: for each open goal, the most urgent first, the ids of the items that it is reached through.
    """

    plan: Plan
    schedule: Schedule
    say: DayWords
    needed: Mapping[str, frozenset[str]]

    def outlook(self, item: Item) -> ItemOutlook:
        """Return how an item stands."""
        return self.schedule.items[item.id]

    def state(self, item: Item) -> ItemState:
        """Return the state of an item."""
        return self.schedule.items[item.id].state

    def spent(self, item: Item) -> int:
        """Return the minutes that were ever logged for an item."""
        return self.plan.logged.get(item.id, 0)

    def left(self, item: Item) -> int:
        """Return the minutes of an item that are not studied yet."""
        return minutes_left(self.plan, self.schedule, item)

    def minutes(self, item: Item) -> int:
        """Return the minutes of an item: at the learner's pace, and as estimated once nothing is left."""
        return item.effort.likely if self.state(item).is_settled else self.schedule.estimates.minutes(item)

    def goals_of(self, item: Item) -> tuple[str, ...]:
        """Return the ids of the open goals that are reached through an item, the most urgent first."""
        return tuple(goal for goal, ids in self.needed.items() if item.id in ids)

    def is_optional(self, item: Item) -> bool:
        """Whether neither the road itself nor an open goal asks for an item."""
        return not item.core and not any(item.id in ids for ids in self.needed.values())

    def open_needs(self, item: Item) -> list[Item]:
        """Return the direct prerequisites that are not done or known yet."""
        items = (self.plan.items[id] for id in item.requires if id in self.plan.items)
        return [each for each in items if not self.state(each).is_settled]


def road_of(plan: Plan, schedule: Schedule, say: DayWords) -> Road:
    """Return the road of a plan with a schedule of the same plan."""
    return Road(plan, schedule, say, _needed_by_goal(plan, schedule))


def state_words(road: Road, item: Item) -> str:
    """Return how an item stands, as the learner would say it: "Needs PyTorch", "Done 18 Oct"."""
    state = road.state(item)
    if state is ItemState.LOCKED:
        return _needs_words(road.open_needs(item))
    if state is ItemState.DONE:
        return _done_words(road, item)
    if state is ItemState.READY and item.opens is not None and item.opens > road.schedule.as_of.date():
        return _("Opens {day}").format(day=road.say.day(item.opens))
    if state is ItemState.READY:
        return _("Ready")
    if state is ItemState.IN_PROGRESS:
        return _("In progress")
    return _("Known") if state is ItemState.SKIPPED else _("Left out")


def spent_words(road: Road, item: Item) -> str:
    """Return the hours of an item: "22.5 of 34 h", "27 h", or how often it comes round.

    Milestones have none, and of what is known none are asked for.
    """
    if item.is_milestone or road.state(item) is ItemState.SKIPPED:
        return ""
    spent = road.spent(item)
    if item.recurring is not None:
        return period_words(item.recurring)
    if not spent:
        return _("{hours} h").format(hours=hours(road.minutes(item)))
    return part_words(spent, road.minutes(item))


def part_words(done: int, of: int) -> str:
    """Write some minutes of others as "22.5 of 34 h"."""
    return _("{done} of {hours} h").format(done=hours(done), hours=hours(of))


def _needs_words(needs: list[Item]) -> str:
    if not needs:
        return _("Locked")
    words = _("Needs {title}").format(title=needs[0].title)
    more = len(needs) - 1
    if not more:
        return words
    template = ngettext("{words} and {count} more", "{words} and {count} more", more)
    return template.format(words=words, count=more)


def _done_words(road: Road, item: Item) -> str:
    if item.is_milestone:
        return _("Reached")
    said = road.plan.progress.get(item.id)
    if said is None or said.on is None:
        return _("Done")
    return _("Done {day}").format(day=road.say.day(said.on))


def _needed_by_goal(plan: Plan, schedule: Schedule) -> dict[str, frozenset[str]]:
    """What is known or left out ends the way to a goal; what was done on the way stays part of it."""
    ends = {id for id, outlook in schedule.items.items() if outlook.state in _ENDS}
    settled = {id for id, outlook in schedule.items.items() if outlook.state.is_settled}
    needed: dict[str, frozenset[str]] = {}
    for outlook in schedule.goals:
        goal = plan.goals.get(outlook.goal)
        if goal is not None and goal.outcome is None:
            way = closure(plan.items, goal.items, ends)
            needed[goal.id] = frozenset(closure(plan.items, goal.items, settled) | (way & settled))
    return needed

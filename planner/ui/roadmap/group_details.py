"""What the learner reads in the panel of several items: those chosen, those of a group, or all."""

from collections.abc import Sequence

from planner.domain.item import Item
from planner.formats import hours, last_day
from planner.i18n import _, ngettext
from planner.scheduling.schedule import ItemState
from planner.services.words import verdict_word
from planner.ui.roadmap.acts import Act, acts_on
from planner.ui.roadmap.group_rows import GroupRow, hours_of_progress
from planner.ui.roadmap.lines import ItemLine, item_lines
from planner.ui.roadmap.progress import estimate_and_earned, progress_of
from planner.ui.roadmap.road import Road, part_words
from planner.ui.roadmap.words import joined
from planner.values import Value, replace

MOST_READY = 30  # each is a widget of its own
_TOGETHER = (Act.FINISH, Act.KNOW, Act.LEAVE_OUT, Act.PUT_BACK)


class GroupDetails(Value, kw_only=True):
    """About several items: those chosen, those of a group, or all.

    Attributes:
        ids: the chosen items, in their order on the road; empty for a group or all.
        acts: what can be said of them, and of how many of them each.
        hours: "22.5 of 34 h"; `left` is what remains.
        ready: what is begun or can be begun now, the first of it where it is much.
        more_ready: how many more there are, in words.
    """

    title: str
    facts: str
    hours: str
    fraction: float
    left: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    acts: tuple[tuple[Act, int], ...] = ()
    explained: str = ""
    ready: tuple[ItemLine, ...] = ()
    more_ready: str = ""


def chosen_details(road: Road, ids: Sequence[str]) -> GroupDetails:
    """Return the sum of several chosen items, and what can be said of them at once."""
    items = sorted((road.plan.items[id] for id in ids), key=lambda item: item.position)
    minutes = [estimate_and_earned(road, item) for item in items]
    estimate, earned = (sum(each) for each in zip(*minutes, strict=True))
    left = sum(road.left(item) for item in items)
    count = ngettext("{count} item chosen", "{count} items chosen", len(items)).format(count=len(items))
    counted = {act: sum(act in acts_on(item, road.state(item)) for item in items) for act in _TOGETHER}
    return GroupDetails(
        title=count,
        facts=joined(item.title for item in items[:3]) + (", …" if len(items) > 3 else ""),
        hours=part_words(earned, estimate) if estimate else "",
        left=(_("{hours} h left").format(hours=hours(left)),) if left else (),
        fraction=earned / estimate if estimate else 0.0,
        ids=tuple(item.id for item in items),
        acts=tuple((act, many) for act, many in counted.items() if many),
    )


def group_details(road: Road, group: GroupRow) -> GroupDetails:
    """Return how far a group of the list is, and what can be begun in it now."""
    items = [road.plan.items[id] for id in dict.fromkeys(group.items)]
    return replace(
        _place_details(road, items, group.title, group.explained),
        facts=group.count_words,
        hours=group.hours_words,
        fraction=group.fraction,
    )


def goal_details(road: Road, goal_id: str) -> GroupDetails:
    """Return how far all that a goal needs is, and what can be begun of it now."""
    goal = road.plan.goals[goal_id]
    items = [road.plan.items[id] for id in road.needed.get(goal_id, ())]
    outlook = road.schedule.outlooks.get(goal_id)
    day = road.say.day_of_week(last_day(goal.due)) if goal.due is not None else ""
    verdict = verdict_word(outlook.verdict) if outlook is not None else ""
    return _place_details(road, items, goal.title, joined((day, verdict)))


def road_details(road: Road) -> GroupDetails:
    """Return how far the whole road is, and what can be begun now."""
    explained = _(
        "The core of the roadmap counts, and what your exams and goals need. Optional items never lower a "
        "progress, and nothing asks you for all of it."
    )
    return _place_details(road, list(road.plan.items.values()), road.plan.settings.title, explained)


def _place_details(road: Road, items: list[Item], title: str, explained: str) -> GroupDetails:
    items = sorted(items, key=lambda item: item.position)
    progress = progress_of(road, items)
    begun = [item.id for item in items if road.state(item) is ItemState.IN_PROGRESS]
    ready = [item.id for item in items if road.state(item) is ItemState.READY]
    return GroupDetails(
        title=title,
        facts=_("{done} of {count} done").format(done=progress.done, count=progress.count),
        hours=hours_of_progress(progress),
        fraction=progress.fraction,
        explained=explained,
        ready=tuple(item_lines(road, [*begun, *ready][:MOST_READY])),
        more_ready=_more_words(len(begun) + len(ready) - MOST_READY),
    )


def _more_words(more: int) -> str:
    if more <= 0:
        return ""
    words = ngettext("and {count} more, see “Ready now”", "and {count} more, see “Ready now”", more)
    return words.format(count=more)

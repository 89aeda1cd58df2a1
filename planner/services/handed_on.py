"""The plan's items as a roadmap for somebody else: with the hours that it takes without any background."""

from planner.domain.item import MOST_HOURS, Effort, Item
from planner.domain.plan import Plan
from planner.domain.roadmap import Background, ChoiceGroup, Roadmap
from planner.services import catalog
from planner.services.followed_roadmaps import own_share, with_share
from planner.services.item_export import roadmap_of
from planner.values import replace


def roadmap_to_hand_on(plan: Plan) -> Roadmap:
    """Return the plan's items as the roadmap that a learner of any background may begin with.

    An item of which a share of the hours is enough for this learner has its whole hours again; read back
    into this plan, they come to the same. Backgrounds and choices are those of the roadmap that ships, or
    what the items name.
    """
    roadmap = roadmap_of(plan)
    items = tuple(_with_whole_hours(plan, item) for item in roadmap.items)
    return replace(
        roadmap,
        items=items,
        backgrounds=_backgrounds(plan, items),
        choice_groups=_choice_groups(plan, items),
    )


def _with_whole_hours(plan: Plan, item: Item) -> Item:
    share = own_share(plan, item)
    if not 0 < share < 1:
        return item
    told = _told(plan, item)
    if told is not None and with_share(told, share).effort == item.effort:
        return replace(item, effort=told.effort)
    effort = item.effort
    most = MOST_HOURS * 60
    low, likely, high = (min(most, round(part / share)) for part in (effort.low, effort.likely, effort.high))
    return replace(item, effort=Effort(low, likely, high))


def _told(plan: Plan, item: Item) -> Item | None:
    """Return what the plan's own roadmap says of an item."""
    own = plan.followed.get(plan.settings.roadmap)
    keys = [key for key, name in own.names.items() if name == item.id] if own else []
    return own.items.get(keys[0]) if own and keys else None


def _backgrounds(plan: Plan, items: tuple[Item, ...]) -> tuple[Background, ...]:
    named = {id for item in items for id in (*item.skip_for, *item.refresh_for)}
    known = {each.id: each for each in _shipped(plan).backgrounds}
    others = (Background(id, id) for id in sorted(named - set(known)))
    return (*known.values(), *others)


def _choice_groups(plan: Plan, items: tuple[Item, ...]) -> tuple[ChoiceGroup, ...]:
    """Return the choices that are still there; the roadmap of a file is no longer known to have any."""
    there = {item.id for item in items}
    known = [group for group in _shipped(plan).choice_groups if there.issuperset(group.items)]
    named = {item.choice_group for item in items if item.choice_group}
    return tuple(known) if named <= {group.id for group in known} else ()


def _shipped(plan: Plan) -> Roadmap:
    id = plan.settings.roadmap
    return catalog.shipped_roadmap(id) if id in catalog.roadmap_ids() else Roadmap(id="", title="")

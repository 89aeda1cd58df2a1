"""Files that are exports of this very plan: their ids name its items, from whichever roadmap these came."""

from collections.abc import Collection, Mapping
from datetime import datetime

from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.exchange.incoming import FileForm, IncomingRoadmap, TableField
from planner.services.followed_roadmaps import as_studied, named_as_in_plan
from planner.services.item_export import exported_id, roadmap_of
from planner.services.topic_names import topic_name
from planner.values import replace


def exported_from(
    plan: Plan, incoming: IncomingRoadmap, followed: FollowedRoadmap | None
) -> FollowedRoadmap | None:
    """Return what is remembered of all roadmaps of a plan, by its own ids, for a file exported from it.

    None for any other file, and where `followed`, the one roadmap that the file is a version of, tells as
    much. An id alone proves nothing, for many a file calls something "git". The file has to call itself as
    an export does, three in four of its items have to be the plan's by id and title, and beside `followed`
    it has to hold half of another roadmap, or half of the items of one's own, which no author's file knows.
    """
    if not _is_called_like_an_export(plan, incoming):
        return None
    items = incoming.roadmap.items
    same = {item.id for item in items if _is_titled_as(item, plan.items.get(item.id))}
    covered = set(followed.names.values()) if followed else set()
    groups = _groups(plan, followed)
    others = [rest for group in groups if (rest := group - covered)]
    holds_another = any(2 * len(rest & same) >= len(rest) for rest in others)
    if 4 * len(same) < 3 * len(items) or not holds_another:
        return None
    ids = {item.id for item in items}
    # What the file holds nothing of, or little, was not in the plan when it was written.
    gone = (group for group in groups if 2 * len(group & ids) >= len(group))
    return _record(plan, incoming.roadmap.title, _told(plan, followed), ids.union(*gone))


def _is_called_like_an_export(plan: Plan, incoming: IncomingRoadmap) -> bool:
    if incoming.table is not None:
        return TableField.ID in incoming.table.fields
    is_named_so = incoming.roadmap.id == exported_id(plan) and not incoming.roadmap.version
    return is_named_so and incoming.form in (FileForm.ROADMAP, FileForm.MARKDOWN)


def _is_titled_as(item: Item, ours: Item | None) -> bool:
    return ours is not None and topic_name(item.title).plain == topic_name(ours.title).plain


def _sources(plan: Plan, followed: FollowedRoadmap | None) -> tuple[FollowedRoadmap, ...]:
    """Return what is remembered of the plan's roadmaps, also of one that is only worked out now."""
    is_recorded = followed is None or followed.id in plan.followed
    return (*plan.followed.values(), *(() if is_recorded or followed is None else (followed,)))


def _groups(plan: Plan, followed: FollowedRoadmap | None) -> list[set[str]]:
    """Return the plan's items of each roadmap, and those of one's own."""
    groups = [
        {name for name in each.names.values() if name in plan.items} for each in _sources(plan, followed)
    ]
    return [*groups, set(plan.items).difference(*groups)]


def _told(plan: Plan, followed: FollowedRoadmap | None) -> dict[str, Item]:
    """Return what roadmaps told of their items, by the plan's ids; of several the oldest.

    What the learner did not want is among them by its id in its file, which most often was the plan's too.
    """
    found: dict[str, Item] = {}
    for each in _sources(plan, followed):
        for key, told in each.items.items():
            name = each.names.get(key, key)
            if name not in found and (key in each.names or key not in plan.items):
                item = named_as_in_plan(told, each.names, each.items, each.phase_names)
                found[name] = replace(as_studied(plan, each.id, item), id=name)
    return found


def _record(plan: Plan, title: str, told: Mapping[str, Item], meant: Collection[str]) -> FollowedRoadmap:
    """Return what was told of the items that are meant; of one's own, what stands in the plan.

    The places are those that an export has now: only what was moved in the file itself is at another one.
    """
    places = {item.id: place for place, item in enumerate(roadmap_of(plan).items)}
    named = {id: told.get(id) or plan.items[id] for id in meant if id in plan.items or id in told}
    return FollowedRoadmap(
        id="",
        title=title,
        taken_at=datetime.min,
        names={id: id for id in named},
        items={id: replace(item, position=places.get(id, len(places))) for id, item in named.items()},
        phases=plan.phases,
        phase_names={id: id for id in plan.phases},
        estimated=frozenset(
            each.names[key] for each in plan.followed.values() for key in each.estimated if key in each.names
        ),
        is_personal=any(each.is_personal for each in plan.followed.values()),
    )

"""The roadmaps that a plan follows: where an item comes from, and what its file said of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.item import Effort, Item
from planner.domain.plan import Plan
from planner.domain.roadmap import Roadmap
from planner.i18n import _
from planner.values import replace


def first_followed(
    roadmap: Roadmap,
    now: datetime,
    *,
    form: str = "roadmap",
    file: str = "",
    estimated: frozenset[str] = frozenset(),
    is_personal: bool = False,
    names: Mapping[str, str] | None = None,
) -> FollowedRoadmap:
    """Return the record of a roadmap all of whose items are in the plan, by their own ids or by `names`."""
    return FollowedRoadmap(
        id=roadmap.id,
        title=roadmap.title,
        version=roadmap.version,
        form=form,
        file=file,
        taken_at=now,
        names={item.id: (names or {}).get(item.id, item.id) for item in roadmap.items},
        items={item.id: item for item in roadmap.items},
        phases={phase.id: phase for phase in roadmap.phases},
        phase_names={phase.id: phase.id for phase in roadmap.phases},
        estimated=estimated,
        is_personal=is_personal,
    )


def followed_version(plan: Plan, roadmap: Roadmap) -> FollowedRoadmap | None:
    """Return the record of an earlier version of a roadmap, if the plan follows one.

    It has the same id and something in common, or else most of its items. A roadmap that shares no more than
    an id with another one, as every checklist called "roadmap" does, is none.
    """
    ids = {item.id for item in roadmap.items}
    shared = {each.id: sum(id in ids for id in each.names) for each in plan.followed.values()}
    same = [each for each in plan.followed.values() if _is_version(each, roadmap, shared[each.id])]
    return max(same, key=lambda each: (each.id == roadmap.id, shared[each.id]), default=None)


def _is_version(each: FollowedRoadmap, roadmap: Roadmap, shared: int) -> bool:
    is_same_id = each.id == roadmap.id or (each.title == roadmap.title and _is_numbered(each.id, roadmap.id))
    if is_same_id and shared > 0:
        return True
    if is_same_id:  # ids made from titles are all others once the heading above them is
        titles = {item.title for item in each.items.values()}
        return any(item.title in titles for item in roadmap.items)
    return 2 * shared >= max(len(roadmap.items), len(each.names), 1)


def _is_numbered(id: str, of: str) -> bool:
    """Whether an id is one that was given because another roadmap had it."""
    return id.startswith(f"{of}-") and id.removeprefix(f"{of}-").isdecimal()


def named_as_in_plan(
    item: Item, names: Mapping[str, str], told: Mapping[str, Item], phase_names: Mapping[str, str]
) -> Item:
    """Return an item of a file by the plan's ids; `told` are all items of the file.

    What comes before an item that does not come in comes before what needs that.
    """
    id = names.get(item.id, item.id)
    groups = (item.requires, item.after, item.covers)
    requires, after, covers = (_renamed(ids, names, told, id) for ids in groups)
    phase = phase_names.get(item.phase, item.phase)
    return replace(item, id=id, phase=phase, requires=requires, after=after, covers=covers)


def _renamed(
    ids: Sequence[str], names: Mapping[str, str], told: Mapping[str, Item], own: str
) -> tuple[str, ...]:
    """Return the plan's ids of what a file names, through what does not come in to what that needs."""
    found: dict[str, None] = {}
    seen: set[str] = set()
    waiting = list(reversed(ids))
    while waiting:
        key = waiting.pop()
        if key in seen:
            continue
        seen.add(key)
        if key in names:
            found[names[key]] = None
        elif key in told:
            waiting += reversed(told[key].requires)
    found.pop(own, None)
    return tuple(found)


def sources_of(plan: Plan, id: str) -> tuple[FollowedRoadmap, ...]:
    """Return the roadmaps that an item belongs to, the oldest first; none for an item of one's own."""
    return tuple(each for each in plan.followed.values() if id in each.names.values())


def is_estimated(plan: Plan, id: str) -> bool:
    """Whether nobody has told the hours of an item: neither its files nor the learner, only its kind."""
    item = plan.items[id]
    sources = sources_of(plan, id)
    return bool(sources) and all(_is_estimate(plan, item, each) for each in sources)


def _is_estimate(plan: Plan, item: Item, followed: FollowedRoadmap) -> bool:
    keys = [key for key, name in followed.names.items() if name == item.id]
    if not keys or any(key not in followed.estimated for key in keys):
        return False
    told = (followed.items[key] for key in keys if key in followed.items)
    return any(as_studied(plan, followed.id, each).effort == item.effort for each in told)


def form_name(form: str) -> str:
    """Return what a file of a form is called; `form` is the value of a `FileForm`."""
    names = {
        "roadmap-sh-editor": "roadmap.sh",
        "roadmap-sh-mockup": "roadmap.sh",
        "roadmap-sh-content": "roadmap.sh",
        "markdown": _("checklist"),
        "table": _("table"),
    }
    return names.get(form, _("roadmap"))


def as_studied(plan: Plan, roadmap: str, item: Item) -> Item:
    """Return an item of a file as this learner will study it.

    In the roadmap that the plan was made from, the learner's background takes its share of the hours.
    """
    if plan.settings.roadmap != roadmap:
        return item
    share = item.refresh_for.get(plan.settings.background or "", 1.0)
    return with_share(item, share)


def own_share(plan: Plan, item: Item) -> float:
    """Return the share of its hours with which an item of the plan stands in it: 1 for all of them."""
    own = plan.followed.get(plan.settings.roadmap)
    if own is not None and item.id not in own.names.values():
        return 1.0  # it came from elsewhere, and its hours are the same for everybody
    return item.refresh_for.get(plan.settings.background or "", 1.0)


def with_share(item: Item, share: float) -> Item:
    """Return an item of which a share of the hours is enough."""
    if share >= 1:
        return item
    effort = item.effort
    parts = (round(part * share) for part in (effort.low, effort.likely, effort.high))
    return replace(item, effort=Effort(*parts))

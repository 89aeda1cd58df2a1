"""The roadmaps that a plan follows: where an item comes from, and what its file said of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.item import Effort, Item
from planner.domain.plan import Plan
from planner.domain.roadmap import Roadmap
from planner.i18n import _

_SHARE_KNOWN = 2  # at least one in so many of its items makes a file the next version of a roadmap


def first_followed(
    roadmap: Roadmap,
    now: datetime,
    *,
    form: str = "roadmap",
    file: str = "",
    estimated: frozenset[str] = frozenset(),
    is_personal: bool = False,
) -> FollowedRoadmap:
    """Return the record of a roadmap whose items are in the plan by their own ids."""
    return FollowedRoadmap(
        id=roadmap.id,
        title=roadmap.title,
        version=roadmap.version,
        form=form,
        file=file,
        taken_at=now,
        names={item.id: item.id for item in roadmap.items},
        items={item.id: item for item in roadmap.items},
        phases={phase.id: phase for phase in roadmap.phases},
        phase_names={phase.id: phase.id for phase in roadmap.phases},
        estimated=estimated,
        is_personal=is_personal,
    )


def followed_version(plan: Plan, roadmap: Roadmap, file: str = "") -> FollowedRoadmap | None:
    """Return the record of an earlier version of a roadmap, if the plan follows one.

    It has the same id and title, or shares items with it. A roadmap that shares an id by chance is none; one
    that has another title now is, where half of its items are the same.
    """
    ids = {item.id for item in roadmap.items}
    by_shared = {each.id: sum(id in ids for id in each.names) for each in plan.followed.values()}
    same = [each for each in plan.followed.values() if _is_version(each, roadmap, by_shared[each.id], file)]
    return max(same, key=lambda each: (each.id == roadmap.id, by_shared[each.id]), default=None)


def _is_version(each: FollowedRoadmap, roadmap: Roadmap, shared: int, file: str) -> bool:
    if each.id == roadmap.id:
        return shared > 0 or each.title == roadmap.title
    is_same_place = each.title == roadmap.title or (bool(file) and each.file == file)
    return is_same_place and _SHARE_KNOWN * shared >= max(1, len(roadmap.items))


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


def with_share(item: Item, share: float) -> Item:
    """Return an item of which a share of the hours is enough."""
    if share >= 1:
        return item
    effort = item.effort
    parts = (round(part * share) for part in (effort.low, effort.likely, effort.high))
    return replace(item, effort=Effort(*parts))


def keys_by_name(followed: FollowedRoadmap) -> Mapping[str, str]:
    """Return the file's id for each item of the plan; the first, where several name it."""
    keys: dict[str, str] = {}
    for key, name in followed.names.items():
        keys.setdefault(name, key)
    return keys

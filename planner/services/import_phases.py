"""Which phases of a plan those of a file are, and what becomes of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.plan import Plan
from planner.domain.roadmap import Phase, Roadmap
from planner.services.naming import unused_id
from planner.services.own_items import phases_in_order
from planner.services.topic_names import topic_name


@dataclass(frozen=True, slots=True)
class JoinedPhases:
    """The phases of a plan with those of a file.

    Attributes:
        names: the plan's phase for each of the file's.
        order: all of them in their order; those of the file that are new stand beside their neighbours.
    """

    names: Mapping[str, str]
    order: tuple[Phase, ...]


def join_phases(
    plan: Plan, roadmap: Roadmap, followed: FollowedRoadmap | None, old_keys: Mapping[str, str]
) -> JoinedPhases:
    """Compare the phases of a file with those of a plan; `old_keys` are its items in an earlier version.

    A phase that came from that is known by its id, or by its items, and gets its new title, unless the
    learner has given it another one; others are the same where they are called the same.
    """
    old = old_phases(roadmap, followed, old_keys) if followed else {}
    order = phases_in_order(plan)
    names: dict[str, str] = {}
    used = set(followed.phase_names.values()) if followed else set()
    by_title = {topic_name(phase.title).plain: phase for phase in reversed(order) if phase.id not in used}
    place = -1
    for phase in sorted(roadmap.phases, key=lambda phase: phase.position):
        before = followed.phases.get(old.get(phase.id, "")) if followed else None
        known = _known(plan, before, followed)
        alike = by_title.get(topic_name(phase.title).plain)
        if known is not None:
            names[phase.id] = known.id
            place = [each.id for each in order].index(known.id)
            order[place] = _retold(known, phase, before)
        elif alike is not None and alike.id not in names.values():
            names[phase.id] = alike.id
            place = [each.id for each in order].index(alike.id)
        else:
            place = len(order) if place < 0 else place + 1
            id = unused_id(phase.id, {each.id for each in order})
            names[phase.id] = id
            order.insert(place, replace(phase, id=id))
    return JoinedPhases(names, tuple(order))


def old_phases(roadmap: Roadmap, followed: FollowedRoadmap, old_keys: Mapping[str, str]) -> dict[str, str]:
    """Return the id that each phase of a file had in its earlier version.

    Where ids are made from headings they change with these. Then a phase is that of which most of its known
    items were, if the file has no such phase any more.
    """
    now = {phase.id for phase in roadmap.phases}
    old = {id: id for id in now if id in followed.phases}
    came_from: dict[str, Counter[str]] = {}
    for item in roadmap.items:
        before = followed.items.get(old_keys.get(item.id, ""))
        if item.phase not in old and before is not None and before.phase not in now:
            came_from.setdefault(item.phase, Counter())[before.phase] += 1
    for id, phases in came_from.items():
        phase = min(phases, key=lambda phase: (-phases[phase], phase))
        if phase not in old.values():
            old[id] = phase
    return old


def _known(plan: Plan, before: Phase | None, followed: FollowedRoadmap | None) -> Phase | None:
    if before is None or followed is None:
        return None
    return plan.phases.get(followed.phase_names.get(before.id, ""))


def _retold(ours: Phase, theirs: Phase, base: Phase | None) -> Phase:
    """Return a phase with what the file says otherwise than before, where the learner has not changed it."""
    if base is None:
        return ours
    title = theirs.title if ours.title == base.title else ours.title
    theme = theirs.theme if ours.theme == base.theme else ours.theme
    return replace(ours, title=title, theme=theme)

"""Taking in of a roadmap only what is new: what came from it earlier stays as it was told."""

from collections.abc import Mapping

from planner.domain.followed_roadmap import FollowedRoadmap
from planner.exchange.incoming import IncomingRoadmap
from planner.services.import_phases import old_phases
from planner.values import replace


def with_phases_as_before(
    incoming: IncomingRoadmap, followed: FollowedRoadmap | None, old_keys: Mapping[str, str]
) -> IncomingRoadmap:
    """Return what a file brings, with its phases called as in its earlier version, if the plan has one.

    `old_keys` are its items in that. So their new names are remembered as not told yet, and come later.
    """
    if followed is None:
        return incoming
    roadmap = incoming.roadmap
    old = old_phases(roadmap, followed, old_keys)
    before = {id: followed.phases[key] for id, key in old.items()}
    phases = (
        replace(phase, title=before[phase.id].title, theme=before[phase.id].theme)
        if phase.id in before
        else phase
        for phase in roadmap.phases
    )
    return replace(incoming, roadmap=replace(roadmap, phases=tuple(phases)))

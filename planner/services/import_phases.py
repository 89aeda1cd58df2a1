"""Which phases of a plan those of a file are, and what becomes of them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.plan import Plan
from planner.domain.roadmap import Phase, Roadmap
from planner.formats import UnusedIds
from planner.services.own_items import phases_in_order
from planner.services.topic_names import topic_name
from planner.values import Value, replace

_END = ""  # no id of a phase


class JoinedPhases(Value):
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
    line = _PhaseLine(order)
    names: dict[str, str] = {}
    joined: set[str] = set()
    used = set(followed.phase_names.values()) if followed else set()
    by_title = {topic_name(phase.title).plain: phase for phase in reversed(order) if phase.id not in used}
    for phase in sorted(roadmap.phases, key=lambda phase: phase.position):
        before = followed.phases.get(old.get(phase.id, "")) if followed else None
        ours = _known(plan, before, followed)
        if ours is None:
            ours = by_title.get(topic_name(phase.title).plain)
            before = None
            ours = None if ours is not None and ours.id in joined else ours
        names[phase.id] = line.put(phase) if ours is None else line.pass_by(_retold(ours, phase, before))
        joined.add(names[phase.id])
    return JoinedPhases(names, tuple(line.phases()))


class _PhaseLine:
    """The phases of a plan in their order, into which those of a file are put behind the one before."""

    def __init__(self, order: Sequence[Phase]) -> None:
        self._phases = {phase.id: phase for phase in order}
        ids = [_END, *self._phases]
        self._next = dict(zip(ids, [*ids[1:], _END], strict=True))
        self._last = ids[-1]  # behind this stands the first new one: at the end
        self._unused = UnusedIds(self._phases)

    def pass_by(self, phase: Phase) -> str:
        """Take a phase of the plan for one of the file; the next new one stands behind it."""
        self._phases[phase.id] = phase
        self._last = phase.id
        return phase.id

    def put(self, phase: Phase) -> str:
        """Put a new phase in, and return its id in the plan."""
        id = self._unused.take(phase.id)
        self._next[id] = self._next[self._last]
        self._next[self._last] = id
        return self.pass_by(replace(phase, id=id))

    def phases(self) -> Iterator[Phase]:
        """Yield all of them in their order."""
        id = self._next[_END]
        while id != _END:
            yield self._phases[id]
            id = self._next[id]


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
    given = set(old.values())
    for id, phases in came_from.items():
        phase = min(phases, key=lambda phase: (-phases[phase], phase))
        if phase not in given:
            given.add(phase)
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

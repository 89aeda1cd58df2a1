"""Roadmaps that came from a file: what each said when it was taken in, for the merge of its next version."""

from collections.abc import Mapping
from datetime import datetime

from planner.domain.item import Item
from planner.domain.roadmap import Phase
from planner.values import Value, field


class FollowedRoadmap(Value, kw_only=True):
    """A roadmap whose items are in the plan, and how the file's items and the plan's belong together.

    Attributes:
        id: the roadmap's own id, or one made from its title.
        form: the value of the `FileForm` it was read from.
        file: name of the file, without its folder.
        taken_at: local moment of the last import.
        names: the plan's item for each id of the file. Several ids, of this or another roadmap, may name the
            same item: what is done once is then done everywhere.
        items: the items as the file described them when it was last taken in, by their id in the file. What
            the learner has changed since is told from this. One that has no name in `names` was not wanted.
        phases, phase_names: the same of its phases: as they were described, and the plan's phase for each.
        estimated: ids in the file whose hours were estimated by kind.
        is_personal: whether its texts are the learner's own copy: they stay out of exports unless asked for.
    """

    id: str
    title: str
    version: str = ""
    form: str = ""
    file: str = ""
    taken_at: datetime
    names: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, Item] = field(default_factory=dict)
    phases: Mapping[str, Phase] = field(default_factory=dict)
    phase_names: Mapping[str, str] = field(default_factory=dict)
    estimated: frozenset[str] = frozenset()
    is_personal: bool = False

"""A roadmap of the learner's own, with which the first run begins in the place of ours. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.domain.roadmap import Roadmap
from planner.exchange.incoming import IncomingRoadmap
from planner.formats import one_line
from planner.i18n import _, ngettext
from planner.services.importing import first_roadmap
from planner.ui.welcome.answers import Answers, first_answers


@dataclass(frozen=True, slots=True)
class OwnRoadmap:
    """What was read, and from where.

    Attributes:
        known: ids of the items of which the file says that they are done.
        files: paths of the files, from which it is read again where the first run is put off.
    """

    roadmap: Roadmap
    known: frozenset[str]
    files: tuple[str, ...]

    @property
    def words(self) -> str:
        """What the learner reads of it."""
        count = len(self.roadmap.items)
        items = ngettext("{count} item", "{count} items", count).format(count=count)
        return _("Your roadmap: {title}, {items}").format(title=one_line(self.roadmap.title), items=items)

    def first_answers(self) -> Answers:
        """Return the answers to begin with."""
        return replace(first_answers(self.roadmap), known=self.known)

    def fresh_answers(self, before: Answers) -> Answers:
        """Return answers that were given for another roadmap, without what was said of its items."""
        first = self.first_answers()
        return replace(before, background=first.background, known=first.known, unknown=frozenset(), chosen=())


def own_roadmap(incoming: IncomingRoadmap, files: Sequence[str]) -> OwnRoadmap:
    """Return a roadmap that was read, to begin with."""
    roadmap = first_roadmap(incoming)
    known = (id for id, status in incoming.states.items() if status.is_achieved)
    return OwnRoadmap(roadmap, frozenset(known) & {item.id for item in roadmap.items}, tuple(files))

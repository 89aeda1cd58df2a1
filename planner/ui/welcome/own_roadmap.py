"""A roadmap of the learner's own, with which the first run begins in the place of ours. Knows no Qt."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath

from planner.domain.plan import Plan
from planner.domain.roadmap import Roadmap
from planner.exchange.incoming import IncomingRoadmap
from planner.formats import one_line
from planner.i18n import _, ngettext
from planner.services.first_import import following, known_items
from planner.services.importing import first_roadmap
from planner.ui.welcome.answers import Answers, first_answers


@dataclass(frozen=True, slots=True)
class OwnRoadmap:
    """What was read, and from where.

    Attributes:
        files: paths of the files, from which it is read again where the first run is put off.
    """

    incoming: IncomingRoadmap
    files: tuple[str, ...]

    @property
    def roadmap(self) -> Roadmap:
        """The roadmap itself."""
        return first_roadmap(self.incoming)

    @property
    def words(self) -> str:
        """What the learner reads of it."""
        count = len(self.roadmap.items)
        items = ngettext("{count} item", "{count} items", count).format(count=count)
        return _("Your roadmap: {title}, {items}").format(title=one_line(self.roadmap.title), items=items)

    def first_answers(self) -> Answers:
        """Return the answers to begin with."""
        return replace(first_answers(self.roadmap), known=known_items(self.incoming))

    def fresh_answers(self, before: Answers) -> Answers:
        """Return answers that were given for another roadmap, without what was said of its items."""
        first = self.first_answers()
        return replace(before, background=first.background, known=first.known, unknown=frozenset(), chosen=())

    def followed_by(self, plan: Plan, now: datetime) -> Plan:
        """Return a first plan as one that follows this roadmap."""
        return following(plan, self.incoming, PurePath(self.files[0]).name, now)

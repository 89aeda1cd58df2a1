"""A roadmap of the learner's own, with which the first run begins in the place of ours. Knows no Qt."""

from collections.abc import Mapping
from pathlib import PurePath

from planner.domain.certification import Certification
from planner.domain.roadmap import Roadmap
from planner.exchange.incoming import IncomingRoadmap
from planner.formats import one_line
from planner.i18n import _, ngettext
from planner.ui.welcome.answers import Answers, Catalogue, achieved_items, first_answers
from planner.values import Value, replace


class OwnRoadmap(Value):
    """What was read, and from where.

    Attributes:
        incoming: what the file says, by the ids that its items get in the plan.
        files: paths of the files, from which it is read again where the first run is put off.
    """

    incoming: IncomingRoadmap
    files: tuple[str, ...]

    @property
    def roadmap(self) -> Roadmap:
        """The roadmap itself."""
        return self.incoming.roadmap

    @property
    def words(self) -> str:
        """What the learner reads of it."""
        count = len(self.roadmap.items)
        items = ngettext("{count} item", "{count} items", count).format(count=count)
        return _("Your roadmap: {title}, {items}").format(title=one_line(self.roadmap.title), items=items)

    def first_answers(self) -> Answers:
        """Return the answers to begin with."""
        return replace(first_answers(self.roadmap), known=achieved_items(self.incoming))

    def catalogue(self, certifications: Mapping[str, Certification]) -> Catalogue:
        """Return what there is to choose from with it."""
        return Catalogue(self.roadmap, certifications, self.incoming, PurePath(self.files[0]).name)

"""The line of filters over the courses' table; they combine."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from planner.domain.item import ItemKind, Subject
from planner.i18n import _
from planner.services.words import subject_name
from planner.ui.courses.filters import Filters, Show
from planner.ui.courses.rows import CourseRow
from planner.ui.roadmap.choice_chip import ChoiceChip
from planner.ui.roadmap.words import kind_word
from planner.ui.shared.list_filter_bar import ListFilterBar
from planner.values import replace


class FilterBar(ListFilterBar[Show]):
    """Segments for the group, and chips for subject, provider and kind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        words = {
            Show.ALL: _("All"),
            Show.IN_PROGRESS: _("In progress"),
            Show.PLANNED: _("Planned"),
            Show.COMPLETED: _("Completed"),
        }
        super().__init__(words, parent)
        self.subjects = ChoiceChip(_("Subject"), self)
        self.providers = ChoiceChip(_("Provider"), self)
        self.kinds = ChoiceChip(_("Kind"), self)
        chips = self.subjects, self.providers, self.kinds
        self.add_rest([each.button for each in chips])
        for each in chips:
            each.changed.connect(self._tell)

    def show_choices(self, courses: Iterable[CourseRow]) -> None:
        """Offer the subjects, providers and kinds that some courses have."""
        courses = list(courses)
        subjects, kinds = {row.subject for row in courses}, {row.kind for row in courses}
        providers = sorted({each for row in courses for each in row.providers}, key=str.casefold)
        self.subjects.show_choices([(each.value, subject_name(each)) for each in Subject if each in subjects])
        self.providers.show_choices([(each, each) for each in providers])
        self.kinds.show_choices([(each.value, kind_word(each)) for each in ItemKind if each in kinds])
        self._fit()

    def asked(self, before: Filters) -> Filters:
        """Return the filters as they are asked for here, the rest as before."""
        return replace(
            before,
            show=Show(self.states.value()),
            subjects=frozenset(map(Subject, self.subjects.chosen())),
            providers=self.providers.chosen(),
            kinds=frozenset(map(ItemKind, self.kinds.chosen())),
        )

    def show_filters(self, filters: Filters) -> None:
        """Show what is asked for, and tell nobody."""
        blocked = self.blockSignals(True)
        self.states.set_value(filters.show.value)
        self.subjects.choose([each.value for each in filters.subjects])
        self.providers.choose(filters.providers)
        self.kinds.choose([each.value for each in filters.kinds])
        self.blockSignals(blocked)
        self._fit()

"""The line of filters over the roadmap's list; they combine."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from planner.domain.item import ItemKind, Subject
from planner.i18n import _
from planner.services.words import subject_name
from planner.ui.roadmap.choice_chip import ChoiceChip
from planner.ui.roadmap.filters import Filters, Show
from planner.ui.roadmap.group_chip import GroupChip
from planner.ui.roadmap.words import kind_word
from planner.ui.shared.list_filter_bar import ListFilterBar
from planner.ui.widgets.buttons import push_button


class FilterBar(ListFilterBar[Show]):
    """Segments for the state, chips for what else items are asked for, and a box to hide what is done.

    Signals:
        grouped: a GroupBy that is wished for the list.
    """

    grouped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        words = {
            Show.ALL: _("All"),
            Show.READY: _("Ready now"),
            Show.IN_PROGRESS: _("In progress"),
            Show.LOCKED: _("Locked"),
            Show.DONE: _("Done"),
        }
        super().__init__(words, parent)
        self.subjects = ChoiceChip(_("Subject"), self)
        self.kinds = ChoiceChip(_("Kind"), self)
        self.goals = ChoiceChip(_("Goal"), self)
        self.grouping = GroupChip(self)
        self.hide_done = QCheckBox(_("Hide done"))
        self.new_button = push_button(_("Item"), "plus", size="small")
        self.new_button.setAccessibleName(_("New item..."))
        self.new_button.setToolTip(_("New item..."))
        chips = self.subjects, self.kinds, self.goals
        last = self.grouping.button, self.hide_done, self.new_button
        self.add_rest([each.button for each in chips], last)
        for each in chips:
            each.changed.connect(self._tell)
        self.hide_done.toggled.connect(self._tell)
        self.grouping.chosen.connect(self.grouped)

    def show_choices(
        self, subjects: Sequence[Subject], kinds: Sequence[ItemKind], goals: Sequence[tuple[str, str]]
    ) -> None:
        """Offer the subjects, kinds and goals (id and title) that the roadmap has."""
        self.subjects.show_choices([(each.value, subject_name(each)) for each in subjects])
        self.kinds.show_choices([(each.value, kind_word(each)) for each in kinds])
        self.goals.show_choices(goals)
        self._fit()

    def asked(self, before: Filters) -> Filters:
        """Return the filters as they are asked for here, the rest as before."""
        return replace(
            before,
            show=Show(self.states.value()),
            subjects=frozenset(map(Subject, self.subjects.chosen())),
            kinds=frozenset(map(ItemKind, self.kinds.chosen())),
            goals=self.goals.chosen(),
            hide_done=self.hide_done.isChecked(),
        )

    def show_filters(self, filters: Filters) -> None:
        """Show what is asked for, and tell nobody."""
        blocked = self.blockSignals(True)
        self.states.set_value(filters.show.value)
        self.subjects.choose([each.value for each in filters.subjects])
        self.kinds.choose([each.value for each in filters.kinds])
        self.goals.choose(filters.goals)
        self.hide_done.setChecked(filters.hide_done)
        self.grouping.show_by(filters.by)
        self.blockSignals(blocked)
        self._fit()

"""The line of filters over the roadmap's list; they combine."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from planner.domain.item import ItemKind, Subject
from planner.i18n import _
from planner.services.words import subject_name
from planner.ui.roadmap.choice_chip import ChoiceChip
from planner.ui.roadmap.filters import Filters, Need, Show
from planner.ui.roadmap.group_chip import GroupChip
from planner.ui.roadmap.words import kind_word
from planner.ui.shared.list_filter_bar import ListFilterBar
from planner.ui.widgets.buttons import push_button
from planner.values import replace

_BACKGROUND: Final = "background:"


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
        self.more = ChoiceChip(_("More"), self)
        self.show_backgrounds(())
        self.grouping = GroupChip(self)
        self.hide_done = QCheckBox(_("Hide done"))
        self.new_button = push_button(_("Item"), "plus", size="small")
        self.new_button.setAccessibleName(_("New item..."))
        self.new_button.setToolTip(_("New item..."))
        self._word_width = self._measured_word()
        chips = self.subjects, self.kinds, self.goals, self.more
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

    def show_backgrounds(self, backgrounds: Sequence[tuple[str, str]]) -> None:
        """Offer the backgrounds (id and title) that the roadmap knows, beside what is core or optional."""
        needs = [(Need.CORE.value, _("Core")), (Need.OPTIONAL.value, _("Optional"))]
        asked_of = [
            (_BACKGROUND + id, _("For: {background}").format(background=title)) for id, title in backgrounds
        ]
        self.more.show_choices([*needs, *asked_of])

    def asked(self, before: Filters) -> Filters:
        """Return the filters as they are asked for here, the rest as before."""
        more = self.more.chosen()
        return replace(
            before,
            show=Show(self.states.value()),
            subjects=frozenset(map(Subject, self.subjects.chosen())),
            kinds=frozenset(map(ItemKind, self.kinds.chosen())),
            goals=self.goals.chosen(),
            needs=frozenset(need for need in Need if need.value in more),
            backgrounds=frozenset(
                key.removeprefix(_BACKGROUND) for key in more if key.startswith(_BACKGROUND)
            ),
            hide_done=self.hide_done.isChecked(),
        )

    def show_filters(self, filters: Filters) -> None:
        """Show what is asked for, and tell nobody."""
        blocked = self.blockSignals(True)
        self.states.set_value(filters.show.value)
        self.subjects.choose([each.value for each in filters.subjects])
        self.kinds.choose([each.value for each in filters.kinds])
        self.goals.choose(filters.goals)
        needs = [each.value for each in filters.needs]
        self.more.choose([*needs, *(_BACKGROUND + id for id in filters.backgrounds)])
        self.hide_done.setChecked(filters.hide_done)
        self.grouping.show_by(filters.by)
        self.blockSignals(blocked)
        self._fit()

    def show_shape(self, is_map: bool) -> None:
        """Offer other groups where there are groups: the map has none."""
        self.grouping.button.setVisible(not is_map)
        self._fit()

    def _restyle(self) -> None:
        self._word_width = self._measured_word()
        super()._restyle()

    def _fit(self) -> None:
        """In less room the button for a new item has its icon alone; in still less there are two lines."""
        left_over = self._left_over() - (0 if self.new_button.text() else self._word_width)
        words = "" if -self._word_width <= left_over < 0 else _("Item")
        if words != self.new_button.text():
            self.new_button.setText(words)
        super()._fit()

    def _measured_word(self) -> int:
        """Return by how much the word makes the button for a new item wider."""
        self.new_button.setText("")
        alone = self.new_button.sizeHint().width()
        self.new_button.setText(_("Item"))
        return self.new_button.sizeHint().width() - alone

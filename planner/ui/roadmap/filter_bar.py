"""The line of filters over the roadmap's list; they combine."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QWidget

from planner.domain.item import ItemKind, Subject
from planner.i18n import _
from planner.services.words import subject_name
from planner.ui.roadmap.choice_chip import ChoiceChip
from planner.ui.roadmap.filters import Filters, Show
from planner.ui.roadmap.words import kind_word
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.segmented import Segment, SegmentedControl

_MARGIN: Final = 20
_END_MARGIN: Final = 16
_EDGE: Final = 8


class FilterBar(QWidget):
    """Segments for the state, chips for subject, kind and goal, and a box to hide what is done.

    `changed` tells that the learner asks for something else. Where all of it does not fit into one line,
    the chips take a second one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = {
            Show.ALL: _("All"),
            Show.READY: _("Ready now"),
            Show.IN_PROGRESS: _("In progress"),
            Show.LOCKED: _("Locked"),
            Show.DONE: _("Done"),
        }
        segments = [Segment(show.value, words) for show, words in self._words.items()]
        self.states = SegmentedControl(segments, name=_("State"), size="small")
        self.subjects = ChoiceChip(_("Subject"), self)
        self.kinds = ChoiceChip(_("Kind"), self)
        self.goals = ChoiceChip(_("Goal"), self)
        self.hide_done = QCheckBox(_("Hide done"))
        self.new_button = push_button(_("Item"), "plus", size="small")
        self.new_button.setAccessibleName(_("New item..."))
        self.new_button.setToolTip(_("New item..."))
        self._chips = self._second_part()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(_MARGIN, _EDGE, _END_MARGIN, _EDGE)
        self._line.setSpacing(8)
        self._line.addWidget(self.states)
        self._line.addWidget(self._chips, 1)
        self._connect()

    def show_choices(
        self, subjects: Sequence[Subject], kinds: Sequence[ItemKind], goals: Sequence[tuple[str, str]]
    ) -> None:
        """Offer the subjects, kinds and goals (id and title) that the roadmap has."""
        self.subjects.show_choices([(each.value, subject_name(each)) for each in subjects])
        self.kinds.show_choices([(each.value, kind_word(each)) for each in kinds])
        self.goals.show_choices(goals)
        self._fit()

    def show_counts(self, counts: Mapping[Show, int]) -> None:
        """Show how many items each state has."""
        for show, words in self._words.items():
            text = _("{words}  {count}").format(words=words, count=counts[show])
            button = self.states.button(show.value)
            if button.text() != text:
                button.setText(text)
                # The bar does not move about while one types.
                button.setMinimumWidth(max(button.minimumWidth(), button.sizeHint().width()))
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
        self.blockSignals(blocked)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        line = current_theme().color("line.default")
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, line)
        painter.fillRect(0, self.height() - 1, self.width(), 1, line)

    def _second_part(self) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for each in (self.subjects, self.kinds, self.goals):
            row.addWidget(each.button)
        row.addStretch(1)
        row.addWidget(self.hide_done)
        row.addWidget(self.new_button)
        return part

    def _connect(self) -> None:
        self.states.chosen.connect(self._tell)
        for each in (self.subjects, self.kinds, self.goals):
            each.changed.connect(self._tell)
        self.hide_done.toggled.connect(self._tell)
        theme_holder().changed.connect(self._restyle)

    def _tell(self) -> None:
        self._fit()
        self.changed.emit()

    def _restyle(self) -> None:
        for show in Show:
            button = self.states.button(show.value)
            button.setMinimumWidth(button.sizeHint().width())
        self._fit()

    def minimumSizeHint(self) -> QSize:
        parts = (self.states, self._chips)
        width = max(part.sizeHint().width() for part in parts) + _MARGIN + _END_MARGIN
        return QSize(width, super().minimumSizeHint().height())

    def _fit(self) -> None:
        needed = self.states.sizeHint().width() + self._chips.sizeHint().width() + self._line.spacing()
        fits = needed <= self.width() - _MARGIN - _END_MARGIN
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        if self._line.direction() != (across if fits else down):
            self._line.setDirection(across if fits else down)

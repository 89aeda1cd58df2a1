"""The cards of the page in two columns, or below each other where the window is narrow."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.settings.rows import Id, Section
from planner.ui.settings.section_card import Control, SectionCard, SettingLine
from planner.ui.shared.scrolled_column import ScrolledColumn
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.label import label

_GAP: Final = 12
_LEFT: Final = 20
_RIGHT: Final = 16
_TWO_COLUMNS: Final = 860
_MOST: Final = 880  # two columns that are wider leave too far between words and fields
_ANY: Final = 16_777_215
_IN_FIRST: Final = 4


class SettingsView(ScrolledColumn):
    """Shows the sections; a search leaves what it finds.

    Attributes:
        cards: the sections as they are read.
    """

    def __init__(self, sections: Sequence[Section], controls: Mapping[Id, Control]) -> None:
        super().__init__(QMargins(_LEFT, 0, _RIGHT, _RIGHT))
        self.cards = [SectionCard(section, controls) for section in sections]
        self._nothing = label(_("No setting has these words."), color_role="text.secondary")
        self._nothing.hide()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(_GAP)
        self._holders = [_column(self.cards[:_IN_FIRST]), _column(self.cards[_IN_FIRST:])]
        self._fill()
        theme_holder().changed.connect(self._fit)

    def card_of(self, id: Id) -> SectionCard:
        """Return the section in which a row stands."""
        return next(card for card in self.cards if id in card.lines)

    def line(self, id: Id) -> SettingLine:
        """Return a row."""
        return self.card_of(id).lines[id]

    def show_only(self, wanted: Collection[Id]) -> None:
        """Show the rows that are wanted, from the top."""
        for card in self.cards:
            card.show_only(wanted)
        for holder, cards in zip(
            self._holders, (self.cards[:_IN_FIRST], self.cards[_IN_FIRST:]), strict=True
        ):
            holder.setVisible(any(not card.isHidden() for card in cards))
        self._nothing.setVisible(not wanted)
        self._fit()
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fill(self) -> None:
        for holder in self._holders:
            self._columns.addWidget(holder, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addLayout(self._columns)
        self.column.addStretch(1)

    def _fit(self) -> None:
        scale = max(1.0, current_theme().scale)
        is_paired = self.width() >= _TWO_COLUMNS * scale
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across if is_paired else down)
        is_alone = not is_paired or any(holder.isHidden() for holder in self._holders)
        for holder in self._holders:
            holder.setMaximumWidth(_ANY if is_alone else round(_MOST * scale))


def _column(cards: Sequence[SectionCard]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_GAP)
    for card in cards:
        column.addWidget(card)
    return holder

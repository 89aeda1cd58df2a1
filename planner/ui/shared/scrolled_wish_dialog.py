"""A dialog with many fields, which scroll where the window below has no room for all of them."""

from typing import Final

from PySide6.QtCore import QMargins, QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from planner.ui.performer import Performer
from planner.ui.shared.dialog_room import dialog_room
from planner.ui.shared.scrolled_column import ScrolledColumn
from planner.ui.shared.wish_dialog import WishDialog
from planner.ui.widgets.dialog import SIDE

_RING: Final = 2  # around a field that has the focus, where it may not be cut


class ScrolledWishDialog(WishDialog):
    """Its title and its buttons stay in sight, and so does the line that says what cannot be.

    Attributes:
        fields: the layout to fill.
    """

    def __init__(
        self, performer: Performer, title: str, sentence: str = "", parent: QWidget | None = None
    ) -> None:
        """Begin without fields."""
        super().__init__(performer, title, sentence, parent)
        self._area = ScrolledColumn(QMargins(0, _RING, 0, _RING))
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self.fields: QVBoxLayout = self._area.column
        self.fields.setSpacing(8)
        self.content.addWidget(self._area, 1)
        self.content.addWidget(self.problem)

    def sizeHint(self) -> QSize:
        """As high as nothing has to be scrolled, and never beyond the window below."""
        usual = super().sizeHint()
        others = usual.height() - self._area.sizeHint().height()
        wanted = others + self._area.height_at(usual.width() - 2 * SIDE)
        return QSize(usual.width(), min(wanted, dialog_room(self).height()))

    def showEvent(self, event: QShowEvent) -> None:
        # What scrolls tells nobody how wide it has to be; and only now have its fields their frame.
        if not event.spontaneous():
            needed = min(self.fields.totalMinimumSize().width() + 2 * SIDE, dialog_room(self).width())
            self.setMinimumWidth(max(self.minimumWidth(), needed))
        super().showEvent(event)

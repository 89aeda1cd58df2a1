"""A dialog that is as high as its words need at its width."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent

from planner.ui.widgets.dialog import PlainDialog


class FittedDialog(PlainDialog):
    """Qt would measure wrapped words at the width that they wish for, and cut them at the one they get."""

    def sizeHint(self) -> QSize:
        layout, width = self.layout(), self.minimumWidth()
        return super().sizeHint() if layout is None else QSize(width, layout.totalHeightForWidth(width))

    def showEvent(self, event: QShowEvent) -> None:
        # Only now have all fields their font and their frame; and Qt by itself would make no dialog higher
        # than two thirds of the screen.
        if not event.spontaneous():
            self.resize(self.sizeHint())
        super().showEvent(event)

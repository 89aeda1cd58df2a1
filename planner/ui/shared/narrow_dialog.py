"""The small dialogs of the week: of one width, and as high as their words need in it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from planner.ui.theme import current_theme
from planner.ui.widgets.dialog import PlainDialog

_WIDTH = 410


class NarrowDialog(PlainDialog):
    """Qt would measure wrapped words at the width that they wish for, and cut them at the one they get."""

    def __init__(self, title: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, sentence, parent)
        self.setFixedWidth(round(_WIDTH * max(1.0, current_theme().scale)))

    def sizeHint(self) -> QSize:
        layout, width = self.layout(), self.minimumWidth()
        return super().sizeHint() if layout is None else QSize(width, layout.totalHeightForWidth(width))

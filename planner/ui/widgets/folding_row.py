"""A row of buttons that becomes a column where it is too wide."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

_GAP = 6
_LEAST = 60


class FoldingRow(QWidget):
    """Buttons that share its width; hidden ones take no room. Large text folds them under one another."""

    def __init__(self, buttons: dict[QPushButton, int], parent: QWidget | None = None) -> None:
        """Take the buttons, each with its share of what is more than enough."""
        super().__init__(parent)
        self._buttons = tuple(buttons)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(_GAP)
        for button, share in buttons.items():
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._box.addWidget(button, share)

    def refold(self) -> None:
        """Choose between row and column again, as after a button was hidden or has other words."""
        shown = [button for button in self._buttons if not button.isHidden()]
        needed = sum(button.sizeHint().width() + _GAP for button in shown) - _GAP
        fits = needed <= self.width()
        for button in shown:
            # In a row a button keeps its words; in a column they are cut before the panel grows.
            button.setMinimumWidth(button.sizeHint().width() if fits else _LEAST)
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
        self.setVisible(bool(shown))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refold()

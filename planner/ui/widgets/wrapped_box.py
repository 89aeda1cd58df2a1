"""A check box whose words may take several lines."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.label import label


class WrappedBox(QWidget):
    """Qt's own box would be as wide as its words.

    Attributes:
        box: the check box; a click on the words ticks it as well.
        line: the layout, to add what stands at the right.
    """

    def __init__(self, words: str = "", edge: int = 0) -> None:
        """Show words beside a box, with `edge` pixels above and below."""
        super().__init__()
        self.box = QCheckBox()
        self._words = label("", wrap=True)
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, edge, 0, edge)
        self.line.setSpacing(8)
        self.line.addWidget(self.box, alignment=Qt.AlignmentFlag.AlignTop)
        self.line.addWidget(self._words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme_holder().changed.connect(self._fit)
        self._fit()
        self.show_words(words)

    def show_words(self, words: str) -> None:
        """Show other words."""
        self._words.setText(words)
        self.box.setAccessibleName(words)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.click()

    def _fit(self) -> None:
        self.box.setFixedHeight(current_theme().line("body"))  # beside the first line of the words

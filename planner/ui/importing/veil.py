"""The veil over a window into which files are dragged: it says what happens when they are let go."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.ui.importing.dropped import Dropped, Way, dropped
from planner.ui.theme import current_theme
from planner.ui.widgets.label import label
from planner.ui.widgets.marks import IconMark

_GROUND: Final = 0.94  # nearly all of the page is covered, so that the words can be read
_INSET: Final = 16


class DropVeil(QWidget):
    """Covers its window while files are over it.

    Signals:
        dropped: the paths of the files that were let go, where something can be done with them.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        """Begin hidden over a window."""
        super().__init__(window)
        self._window = window
        self._offer = Dropped((), Way.NONE, "")
        self.setAcceptDrops(True)
        self._icon = IconMark("upload", "accent.text", 32)
        self.words = label("", "heading", wrap=True)
        self.why = label("", color_role="text.secondary", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(64, 32, 64, 32)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignHCenter)
        for words in (self.words, self.why):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(words)
        column.addStretch(1)
        window.installEventFilter(self)
        self.hide()

    def cover(self, paths: tuple[str, ...]) -> None:
        """Cover the window, and say what happens to these files."""
        self._offer = dropped(paths)
        self.words.setText(self._offer.words)
        self.why.setText(self._offer.why)
        self.why.setVisible(bool(self._offer.why))
        self._icon.setVisible(self._can_take)
        self.setAccessibleName(" ".join(filter(None, (self._offer.words, self._offer.why))))
        self._fit()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    @property
    def _can_take(self) -> bool:
        return self._offer.way is not Way.NONE

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._answer(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._answer(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.hide()
        self._answer(event)
        if self._can_take:
            self.dropped.emit(self._offer.paths)

    def _answer(self, event: QDropEvent) -> None:
        """Take a copy, also where a refused file stays in sight of the words that say why."""
        if self._can_take:
            event.setDropAction(Qt.DropAction.CopyAction)
        else:
            event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._fit()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.color("bg.window")
        ground.setAlphaF(_GROUND)
        painter.fillRect(self.rect(), ground)
        pen = QPen(theme.color("accent.base" if self._can_take else "line.control"), 2)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        frame = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        painter.drawRoundedRect(frame, theme.radius("card"), theme.radius("card"))

    def _fit(self) -> None:
        self.setGeometry(self._window.rect())

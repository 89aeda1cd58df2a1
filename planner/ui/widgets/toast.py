"""The note that says what was done and offers to undo it."""

from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Final

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.theme import current_theme
from planner.ui.widgets.buttons import push_button, set_button_icon
from planner.ui.widgets.label import label, wrapped_lines
from planner.ui.widgets.note_room import NoteRoom

STAYS_MS: Final = 8_000
_SLIDE: Final = 8
_SIDE: Final = 14
_EDGE: Final = 6
_MOST_LINES: Final = 6  # below the first; what there is to say is there in full
_FROM_BELOW: Final = 16


class Toast(QFrame):
    """Slides down into ``room`` of ``host`` and leaves after 8 seconds, but not under the pointer or focus.

    All it says is there to be read. What takes more lines than the room has stands low in the host.

    ``action_triggered`` tells that its button was clicked, ``closed`` that it has left. One toast serves all
    messages of a window; a new message takes the place of the last.
    """

    action_triggered = Signal()
    closed = Signal()

    def __init__(self, host: QWidget, room: Callable[[], NoteRoom]) -> None:
        super().__init__(host)
        self._host = host
        self._find_room = room
        self._room = NoteRoom(QRect())
        self._said, self._detail = "", ""
        self._is_low = False
        self._text = label("", color_role="text.tooltip", elide=True)
        self._below = [label("", "small", "text.tooltip", elide=True) for _line in range(_MOST_LINES)]
        for line in self._below:
            line.hide()
        self._button = push_button("", kind="toast")
        self._button.clicked.connect(self._act)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, _EDGE, _EDGE, _EDGE)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        for line in self._below:
            words.addWidget(line)
        row.addLayout(words, 1)
        row.addWidget(self._button)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(STAYS_MS)
        self._clock.timeout.connect(self._leave_unless_used)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self.settle)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.hide()

    def show_message(self, text: str, action: str | None = None, *, icon: str | None = "undo-2") -> None:
        """Say ``text``; ``action`` is the button's text, None for "Undo" and "" for no button."""
        words = _("Undo") if action is None else action
        self._said = text
        self._detail = ""
        self._button.setText(words)
        self._button.setVisible(bool(words))
        # Words alone have as much room on each side; the button brings its own.
        self._row.setContentsMargins(_SIDE, _EDGE, _EDGE if words else _SIDE, _EDGE)
        if icon:
            set_button_icon(self._button, icon)
        else:
            self._button.setIcon(QIcon())
        self.setAccessibleName(text)
        if not self.isVisible():
            self._host.installEventFilter(self)
        self._slide_in()
        self.settle_soon()
        self._clock.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def add_detail(self, text: str) -> None:
        """Say more below what is said, in smaller letters."""
        self._detail = text
        self.setAccessibleName(_("{text}. {detail}").format(text=self._said, detail=text))
        self._row.activate()
        self.settle()
        self.settle_soon()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _show_lines(self, text: str, below: Sequence[str]) -> None:
        shown = [*below, *repeat("", _MOST_LINES - len(below))]
        if (self._text.text(), *(line.text() for line in self._below)) != (text, *shown):
            self._text.setText(text)
            for line, words in zip(self._below, shown, strict=True):
                line.setText(words)
                line.setVisible(bool(words))
            self._row.activate()

    def _spread(self) -> None:
        """Let what is too long for one line go on below; what fits no room stands low in the window."""
        self._room = self._find_room()
        room = self._room.place
        self._fill(room.width())
        self._is_low = self.sizeHint().height() > room.height() + 2 * _EDGE
        if self._is_low:
            self._fill(self._low_width())

    def _fill(self, width: int) -> None:
        """Show all there is to say in lines of a width."""
        margins, button = self._row.contentsMargins(), self._button
        beside = 0 if button.isHidden() else self._row.spacing() + button.sizeHint().width()
        room = max(1, width - margins.left() - margins.right() - beside)
        first, rest = _cut(self._said, self._text.font(), room)
        small = self._below[0].font()
        below = [
            line for words in (rest, self._detail) if words for line in wrapped_lines(words, small, room)
        ]
        self._show_lines(first, [*below[: _MOST_LINES - 1], *_joined(below[_MOST_LINES - 1 :])])

    def settle(self) -> None:
        """Go where the room is now, as after another page was shown."""
        if self.isHidden():
            return
        self._spread()
        size = QSize(self._fitting_width(), self.sizeHint().height())
        slides = self._slide.state() == QPropertyAnimation.State.Running
        if not slides or self.size() != size or self._slide.endValue() != self._resting_place():
            self._slide.stop()
            self.resize(size)
            self.move(self._resting_place())
        self.raise_()

    def settle_soon(self) -> None:
        """Go where the room is when what makes the room, such as a title, has been laid out."""
        self._settling.start()

    def leave(self) -> None:
        """Put the toast away now."""
        self._clock.stop()
        if not self.isHidden():
            self._host.removeEventFilter(self)
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self.settle_soon()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bg.tooltip"))
        radius = theme.radius("card")
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)

    def _slide_in(self) -> None:
        self._row.activate()
        self._spread()
        self.resize(self._fitting_width(), self.sizeHint().height())
        place = self._resting_place()
        duration = current_theme().duration("base")
        appears = self.isHidden()
        self._slide.stop()
        self.move(place - QPoint(0, _SLIDE) if appears and duration else place)
        self.show()
        self.raise_()
        if appears and duration:
            self._slide.setDuration(duration)
            self._slide.setEndValue(place)
            self._slide.start()

    def _low_width(self) -> int:
        return self._host.width() - 2 * _FROM_BELOW

    def _fitting_width(self) -> int:
        room = self._room
        if room.hides_words and not self._is_low:
            return room.place.width()
        return min(self.sizeHint().width(), self._low_width() if self._is_low else room.place.width())

    def _resting_place(self) -> QPoint:
        if self._is_low:
            below = self._host.height() - _FROM_BELOW - self.height()
            return QPoint((self._host.width() - self.width()) // 2, below)
        room = self._room.place
        height = min(room.height(), current_theme().size("header"))
        above = max(_EDGE, (height - self.height()) // 2)  # many lines go on below it
        return room.topLeft() + QPoint((room.width() - self.width()) // 2, above)

    def _leave_unless_used(self) -> None:
        focused = QApplication.focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self._clock.start()
        else:
            self.leave()

    def _act(self) -> None:
        self.leave()
        self.action_triggered.emit()


def _cut(text: str, font: QFont, width: int) -> tuple[str, str]:
    """Return the first line of a text, and the rest."""
    first = wrapped_lines(text, font, width)[0]
    return first, text[len(first) :].strip()


def _joined(lines: Sequence[str]) -> list[str]:
    """Return what has no lines of its own as one, which is cut."""
    return [" ".join(lines)] if lines else []

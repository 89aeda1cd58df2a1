"""Buttons that are joined into one control."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from planner.ui.theme import current_theme
from planner.ui.widgets.buttons import icon_button, push_button
from planner.values import Value


class Segment(Value):
    """One button by its ``key``; with no text, ``name`` says what the icon means."""

    key: str
    text: str = ""
    icon: str | None = None
    name: str = ""


class JoinedButtons(QFrame):
    """Buttons in one frame that each do something, such as previous, today and next."""

    def __init__(
        self, segments: Iterable[Segment], *, size: str = "normal", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(1)
        for segment in segments:
            row.addWidget(self._add(segment, size))
        _round_outer_corners(list(self._buttons.values()))

    def button(self, key: str) -> QPushButton:
        """The button of a segment, to give it something to do or a tool tip."""
        return self._buttons[key]

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line.default"), 1))
        painter.setBrush(theme.color("bg.raised"))
        radius = theme.radius("control") - 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        for button in list(self._buttons.values())[:-1]:
            painter.fillRect(
                button.geometry().right() + 1, 1, 1, self.height() - 2, theme.color("line.default")
            )

    def _add(self, segment: Segment, size: str) -> QPushButton:
        if segment.text:
            button = push_button(segment.text, segment.icon, "segment", size=size)
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        else:
            button = icon_button(segment.icon or "", segment.name, size=size, kind="segment")
        self._group.addButton(button, len(self._buttons))
        self._buttons[segment.key] = button
        return button


class SegmentedControl(JoinedButtons):
    """One choice of several, all of them visible. It is one tab stop; the arrow keys change the choice.

    ``chosen`` tells the key of the new choice, when the learner or the program changes it.
    """

    chosen = Signal(str)

    def __init__(
        self,
        segments: Iterable[Segment],
        *,
        name: str,
        size: str = "normal",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(segments, size=size, parent=parent)
        self.setAccessibleName(name)
        for button in self._buttons.values():
            button.setCheckable(True)
        self._group.setExclusive(True)
        self._group.button(0).setChecked(True)
        self._stop_at_choice()
        self._group.idToggled.connect(self._tell_chosen)

    def value(self) -> str:
        """The key of the present choice."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def set_value(self, key: str) -> None:
        """Choose the segment ``key``; KeyError if there is none."""
        self._buttons[key].setChecked(True)

    def _tell_chosen(self, number: int, on: bool) -> None:
        if on:
            self._stop_at_choice()
            self.chosen.emit(list(self._buttons)[number])

    def _stop_at_choice(self) -> None:
        """Let the Tab key come to the choice, also where the program made it, of which Qt takes no note."""
        for button in self._buttons.values():
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
            )


def _round_outer_corners(buttons: list[QPushButton]) -> None:
    for button in buttons:
        button.setProperty("place", "middle")
    buttons[0].setProperty("place", "first")
    buttons[-1].setProperty("place", "last" if len(buttons) > 1 else "only")

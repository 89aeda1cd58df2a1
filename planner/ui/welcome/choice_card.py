"""A card that is one choice of several: an icon, a title, what it means, and a note below."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from planner.ui.glyphs import paint_radio_button
from planner.ui.icons import icon_pixmap
from planner.ui.theme import Theme, current_theme
from planner.ui.widgets.label import wrapped_lines

_PADDING: Final = 16
_ABOVE: Final = 13
_ICON: Final = 24
_TEXT_LEFT: Final = _PADDING + _ICON + 14
_RADIO: Final = 16
_WIDTH: Final = 320
_LEAST_WIDTH: Final = 240


class ChoiceCard(QRadioButton):
    """A radio button drawn as a card. The arrow keys move through the cards of one parent."""

    def __init__(self, icon: str, title: str, text: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._title = title
        self._text = text
        self._note = note
        self.setAccessibleName(title)
        self.show_note(note)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_note(self, note: str) -> None:
        """Show another note below."""
        self._note = note
        self.setAccessibleDescription(f"{self._text} {note}")
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        theme = current_theme()
        lines = len(self._lines(theme, width))
        return 2 * _ABOVE + theme.line("heading") + lines * theme.line("body") + theme.line("small") + 6

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, self.heightForWidth(_WIDTH))

    def minimumSizeHint(self) -> QSize:
        # The height that is needed follows from the width; asking for that of a narrow card wastes room.
        return QSize(_LEAST_WIDTH, 2 * _ABOVE)

    def hitButton(self, point: QPoint) -> bool:
        return self.rect().contains(point)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, theme)
        role = "accent.text" if self.isChecked() else "text.tertiary"
        drawn = icon_pixmap(self._icon, role, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(_PADDING, _ABOVE - 1, drawn)
        place = QRectF(self.width() - _PADDING - _RADIO, _ABOVE + 2, _RADIO, _RADIO)
        paint_radio_button(painter, place, theme, self.isChecked(), self.underMouse(), self.isEnabled())
        self._paint_text(painter, theme)

    def _paint_ground(self, painter: QPainter, theme: Theme) -> None:
        on = self.isChecked()
        width = 2.0 if on else 1.0
        ground = "bg.selected" if on else "bg.hover" if self.underMouse() else "bg.raised"
        painter.setPen(QPen(theme.color("accent.line" if on else "line.default"), width))
        painter.setBrush(theme.color(ground))
        inset = width / 2
        radius = theme.radius("card") - inset
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)

    def _paint_text(self, painter: QPainter, theme: Theme) -> None:
        room = QRect(_TEXT_LEFT, _ABOVE, self.width() - _TEXT_LEFT - _PADDING, theme.line("heading"))
        painter.setPen(theme.color("text.primary"))
        painter.setFont(theme.font("heading"))
        painter.drawText(room.adjusted(0, 0, -_RADIO - 8, 0), Qt.AlignmentFlag.AlignVCenter, self._title)
        room.translate(0, theme.line("heading") + 3)
        room.setHeight(theme.line("body"))
        painter.setPen(theme.color("text.secondary"))
        painter.setFont(theme.font())
        for line in self._lines(theme, self.width()):
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, line)
            room.translate(0, theme.line("body"))
        room.translate(0, 3)
        room.setHeight(theme.line("small"))
        painter.setPen(theme.color("text.tertiary"))
        painter.setFont(theme.font("small"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._note)

    def _lines(self, theme: Theme, width: int) -> list[str]:
        return wrapped_lines(self._text, theme.font(), width - _TEXT_LEFT - _PADDING)

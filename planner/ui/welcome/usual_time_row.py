"""A row that picks usual study hours: a check box, an icon, a title and the hours it stands for."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from planner.ui.glyphs import CheckState, paint_check_box
from planner.ui.icons import icon_pixmap
from planner.ui.shared.hours_text import UsualTime
from planner.ui.theme import current_theme

_HEIGHT: Final = 50
_CHECK: Final = 16
_ICON: Final = 18
_ICON_LEFT: Final = _CHECK + 12
_TEXT_LEFT: Final = _ICON_LEFT + _ICON + 12


class UsualTimeRow(QCheckBox):
    """A check box drawn as a row of two lines."""

    def __init__(self, usual: UsualTime) -> None:
        super().__init__()
        self.usual = usual
        self.setAccessibleName(usual.title)
        self.setAccessibleDescription(usual.detail)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(260, round(_HEIGHT * current_theme().scale))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, point: QPoint) -> bool:
        return self.rect().contains(point)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        state = CheckState.ON if self.isChecked() else CheckState.OFF
        top = (self.height() - _CHECK) // 2
        paint_check_box(painter, QRectF(0, top, _CHECK, _CHECK), theme, state, self.underMouse())
        drawn = icon_pixmap(self.usual.icon, "text.tertiary", _ICON, self.devicePixelRatioF())
        painter.drawPixmap(_ICON_LEFT, (self.height() - _ICON) // 2, drawn)
        body, small = theme.line("body"), theme.line("small")
        room = QRect(_TEXT_LEFT, (self.height() - body - small) // 2, self.width() - _TEXT_LEFT, body)
        painter.setPen(theme.color("text.primary"))
        painter.setFont(theme.font("body", 500))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.usual.title)
        room = QRect(room.left(), room.bottom() + 1, room.width(), small)
        painter.setPen(theme.color("text.secondary"))
        painter.setFont(theme.font("small"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.usual.detail)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line.grid"))

"""The head of the focus timer's window: its name, a menu, and how to pin and to hide it."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.i18n import _
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.buttons import icon_button
from planner.ui.widgets.label import label

_HEIGHT = 28


class TimerHeader(QWidget):
    """A thin row in place of the desktop's title bar; the window is dragged by it.

    Attributes:
        more, pin, hide_button: its buttons.
    """

    def __init__(self) -> None:
        super().__init__()
        self.more = icon_button("ellipsis", _("More"), size="small")
        self.pin = icon_button("pin", _("Stay above other windows"), size="small", checkable=True)
        self.hide_button = icon_button("x", _("Hide; the timer goes on"), size="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 4, 2)
        row.setSpacing(2)
        row.addWidget(label(_("Focus timer"), "caption", "text.secondary", weight=500), 1)
        for button in (self.more, self.pin, self.hide_button):
            row.addWidget(button)
        self._fit()
        theme_holder().changed.connect(self._fit)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line.default"))

    def _fit(self) -> None:
        self.setFixedHeight(round(_HEIGHT * max(1.0, current_theme().scale)))

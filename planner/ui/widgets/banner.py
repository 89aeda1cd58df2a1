"""A line across a page that asks for a look."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from planner.i18n import _
from planner.ui.theme import current_theme
from planner.ui.widgets.buttons import icon_button, push_button
from planner.ui.widgets.label import label
from planner.ui.widgets.marks import IconMark

_ICONS: Final = {"warn": "triangle-alert", "danger": "octagon-x", "info": "info"}


class Banner(QFrame):
    """Says one thing in the page, under its head: "warn" to look at, "danger" for data at risk, or "info".

    It takes no focus when it appears; screen readers are told. ``action_triggered`` tells that its button was
    clicked, ``closed`` that it was put away.
    """

    action_triggered = Signal()
    closed = Signal()

    def __init__(
        self,
        kind: str,
        title: str,
        text: str = "",
        *,
        action: str = "",
        icon: str | None = None,
        can_close: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._words = f"{title} {text}".strip()
        self.setAccessibleName(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 10, 10)
        row.setSpacing(8)
        row.addWidget(IconMark(icon or _ICONS[kind], f"{kind}.text", 18))
        row.addSpacing(4)
        row.addWidget(label(title, weight=600, elide=True))
        detail = label(text, elide=True)
        # It takes what room is left, so that it is gone before the title is cut.
        detail.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(detail, 1)
        if action:
            row.addWidget(self._action_button(action))
        if can_close:
            close = icon_button("x", _("Close"), size="small")
            close.clicked.connect(self._put_away)
            row.addWidget(close)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color(f"{self._kind}.bg"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("line.default"))

    def _action_button(self, text: str) -> QPushButton:
        button = push_button(text, size="small")
        button.clicked.connect(self.action_triggered)
        return button

    def _put_away(self) -> None:
        self.hide()
        self.closed.emit()

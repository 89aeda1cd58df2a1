"""Buttons in the kinds of the design. ``PlannerStyle`` draws them; see ``button_look`` for the kinds.

An ampersand in a button's text makes the next letter its key, as everywhere in Qt; text that comes from data
has to double it.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QHelpEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolTip, QWidget

from planner.ui.icons import icon as themed_icon
from planner.ui.widgets.label import plain_tool_tip

_ICON_ROLES: Final = {
    "primary": "text.onAccent",
    "nav": "text.tertiary",
    "link": "accent.text",
    "toast": "accent.tooltip",
}
_ICON_SIZES: Final = {"small": 14, "normal": 16, "large": 16}
_NAV_ICON: Final = 18


class _Button(QPushButton):
    """Says its words in a tool tip where they are cut, and it has no other tip."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._is_cut():
            QToolTip.showText(event.globalPos(), plain_tool_tip(self.text().replace("&&", "&")), self)
            return True
        return super().event(event)

    def _is_cut(self) -> bool:
        return bool(self.text()) and not self.toolTip() and self.width() < self.minimumSizeHint().width()


def push_button(
    text: str,
    icon: str | None = None,
    kind: str = "normal",
    *,
    size: str = "normal",
    checkable: bool = False,
    parent: QWidget | None = None,
) -> QPushButton:
    """A button of a kind, such as "normal", "primary" or "flat", and of a size."""
    button = _Button(text, parent)
    button.setProperty("kind", kind)
    button.setProperty("controlSize", size)
    button.setCheckable(checkable)
    # Enter presses the dialog's default button, not whichever button was made last.
    button.setAutoDefault(False)
    pixels = _NAV_ICON if kind == "nav" else _ICON_SIZES[size]
    button.setIconSize(QSize(pixels, pixels))
    if icon:
        set_button_icon(button, icon)
    return button


def icon_button(
    icon: str,
    name: str,
    *,
    shortcut: str = "",
    size: str = "normal",
    kind: str = "flat",
    checkable: bool = False,
    parent: QWidget | None = None,
) -> QPushButton:
    """A button with an icon alone; ``name`` says what it does, in its tool tip and to screen readers."""
    button = push_button("", icon, kind, size=size, checkable=checkable, parent=parent)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    button.setAccessibleName(name)
    button.setAccessibleDescription(shortcut)
    button.setToolTip(plain_tool_tip(f"{name} ({shortcut})" if shortcut else name))
    return button


def nav_button(text: str, icon: str, *, parent: QWidget | None = None) -> QPushButton:
    """A row of the side bar: a wide checkable button, its text after the icon."""
    button = push_button(text, icon, "nav", checkable=True, parent=parent)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return button


def chip(text: str, *, checkable: bool = True, parent: QWidget | None = None) -> QPushButton:
    """A small round button that switches a filter, or opens a menu of them."""
    button = push_button(text, kind="chip", size="small", checkable=checkable, parent=parent)
    button.setCursor(Qt.CursorShape.ArrowCursor)
    return button


def set_button_icon(button: QPushButton, icon: str) -> None:
    """Give ``button`` another icon, in the colour that belongs to its kind."""
    role = _ICON_ROLES.get(str(button.property("kind")), "text.secondary")
    button.setIcon(themed_icon(icon, role, "accent.text"))


def follow_action(button: QPushButton, action: QAction) -> None:
    """Let ``button`` do ``action``, and be enabled and checked with it. Its own text and icon stay."""
    _ActionFollower(button, action)


class _ActionFollower(QObject):
    """Goes with its button, and its connections with it."""

    def __init__(self, button: QPushButton, action: QAction) -> None:
        super().__init__(button)
        self._button = button
        self._action = action
        button.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        keys = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = self._action.text().replace("&", "")
        name = f"{words} ({keys})" if keys else words
        purpose = self._action.whatsThis()
        self._button.setToolTip(plain_tool_tip(f"{name}. {purpose}" if purpose else name))
        self._button.setEnabled(self._action.isEnabled())
        self._button.setCheckable(self._action.isCheckable())
        self._button.setChecked(self._action.isChecked())

"""Where the keys are on the map: a widget over the current node, so that assistive technology meets a node.

The items of a scene are unknown to it. This one child has the keyboard focus in their place, lies where the
current node is seen, and is told as that node, with the role and the state of an item of a list.
"""

from functools import lru_cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
    QFocusEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from planner.ui.roadmap.map.rows import NodeRow


class NodeCursor(QWidget):
    """Paints nothing, and leaves mouse and keys to the view below it.

    Signals:
        focus_changed: the Qt.FocusReason with which the focus came or went.

    Attributes:
        is_selected: whether the node is selected, too.
        access: what it is told by, made when it is first asked for; kept here, for Qt holds no reference.
    """

    focus_changed = Signal(object)

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        tell_nodes()
        self.is_selected = False
        self.access: QAccessibleInterface | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_node(self, row: NodeRow, *, is_selected: bool) -> None:
        """Stand for a node."""
        self.setAccessibleName(row.name)
        self.setAccessibleDescription(row.about)
        if is_selected != self.is_selected:
            self.is_selected = is_selected
            if QAccessible.isActive():
                changed = QAccessible.State()
                changed.selected = True
                QAccessible.updateAccessibility(QAccessibleStateChangeEvent(self, changed))

    def announce(self) -> None:
        """Say which node it is now; the focus stays on the same widget."""
        if self.hasFocus() and QAccessible.isActive():
            words = ". ".join(filter(None, (self.accessibleName(), self.accessibleDescription())))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit(event.reason())


class NodeAccess(QAccessibleWidget):
    """The current node as an item that can be selected."""

    def __init__(self, cursor: NodeCursor) -> None:
        super().__init__(cursor, QAccessible.Role.ListItem, "")
        self._cursor = cursor

    def state(self) -> QAccessible.State:
        state = super().state()
        state.selectable = True
        state.selected = self._cursor.is_selected
        return state


@lru_cache(maxsize=1)
def tell_nodes() -> None:
    """Let assistive technology see the cursor as a node; asked for again it does nothing."""
    QAccessible.installFactory(_access_of)


def _access_of(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, NodeCursor):
        return None
    if thing.access is None:
        thing.access = NodeAccess(thing)
    return thing.access

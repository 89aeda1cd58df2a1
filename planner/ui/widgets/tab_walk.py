"""The way of the Tab key through a window: in the order in which it is read, whatever was made first.

Qt goes by the order in which widgets were made, which pages that come later and rows that come and go upset.
"""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLayout,
    QScrollArea,
    QSplitter,
    QWidget,
)

_EDGE: Final = 4  # what of the room around a stop is shown with it, for its ring


def step_focus(window: QWidget, forwards: bool) -> bool:
    """Move the focus to the next or previous stop of a window; return whether there is one."""
    stop = next_stop(window, forwards)
    if stop is None:
        return False
    reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
    stop.setFocus(reason)
    _bring_into_sight(stop)
    return True


def next_stop(window: QWidget, forwards: bool) -> QWidget | None:
    """Return the stop that comes after the focus, or before it; after the last one comes the first."""
    order = list(in_reading_order(window))
    if not forwards:
        order.reverse()
    focused = QApplication.focusWidget()
    at = order.index(focused) + 1 if focused in order else 0
    return next((widget for widget in (*order[at:], *order[:at]) if _is_stop(widget, focused)), None)


def in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and all that is seen in it: what its layout holds, then what lies over that."""
    yield widget
    for child in _children(widget):
        if child.isVisible():
            yield from in_reading_order(child)


def _children(widget: QWidget) -> list[QWidget]:
    placed = list(_placed(widget))
    others = (child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow())
    return [*placed, *(child for child in others if child not in placed)]


def _placed(widget: QWidget) -> Iterator[QWidget]:
    """Yield what a widget has put side by side or below each other, in that order."""
    layout = widget.layout()
    if isinstance(widget, QSplitter):
        parts = (widget.widget(place) for place in range(widget.count()))
        yield from (part for part in parts if part is not None)
    elif layout is not None:
        yield from _held_by(layout)


def _held_by(layout: QLayout) -> Iterator[QWidget]:
    for item in filter(None, map(layout.itemAt, range(layout.count()))):
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _held_by(inner)


def _is_stop(widget: QWidget, focused: QWidget | None) -> bool:
    is_free = widget.isEnabled() and widget.focusProxy() is None
    return is_free and widget is not focused and _takes_tab(widget)


def _takes_tab(widget: QWidget) -> bool:
    """Of buttons of which one is chosen, that one takes the Tab key; arrow keys lead on to the others.

    Qt moves the policy to the chosen one only where the learner chose it, not where the program did.
    """
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    chosen = group.checkedButton() if group is not None and group.exclusive() else None
    if chosen is not None:
        return chosen is widget and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _bring_into_sight(widget: QWidget) -> None:
    """Scroll all that the widget lies in, also where the focus came from outside of it."""
    holder = widget.parentWidget()
    while holder is not None and not holder.isWindow():
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(widget)
            _show_edges(holder, widget)
        holder = holder.parentWidget()


def _show_edges(area: QScrollArea, widget: QWidget) -> None:
    """Show the lower and the upper edge as well: of a field Qt is content with where its cursor stands."""
    content = area.widget()
    if content is None:
        return
    top = widget.mapTo(content, QPoint(0, 0))
    for y in (top.y() + widget.height(), top.y()):
        area.ensureVisible(top.x(), y, 0, _EDGE)

"""Where a page's head has room for a note that must cover nothing one reads or presses."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from planner.ui.theme import current_theme
from planner.ui.widgets.note_room import NoteRoom

_LEAST: Final = 220
_GAP: Final = 8


def free_room(head: QWidget, controls: Sequence[QWidget], words: Sequence[QWidget]) -> NoteRoom:
    """Return the widest gap between controls and words of a head, in coordinates of its page.

    Where that is too narrow for a note, it goes over the words, and never over what can be pressed.
    """
    pressed = [_place(head, control, control.size()) for control in controls if control.isVisibleTo(head)]
    # A label may have more room than its words need.
    read = [
        _place(head, each, each.size().boundedTo(each.sizeHint())) for each in words if each.isVisibleTo(head)
    ]
    room = _widest_gap(head, (*pressed, *read))
    if room.width() >= _LEAST * current_theme().scale:
        return NoteRoom(room.translated(head.pos()))
    return NoteRoom(_widest_gap(head, pressed).translated(head.pos()), hides_words=True)


def _place(head: QWidget, part: QWidget, size: QSize) -> QRect:
    return QRect(part.mapTo(head, QPoint(0, 0)), size)


def _widest_gap(head: QWidget, places: Iterable[QRect]) -> QRect:
    spans = sorted((place.left(), place.right() + 1) for place in places)
    edges = [(0, 0), *spans, (head.width(), head.width())]
    gaps = ((after[0] - before[1], before[1]) for before, after in pairwise(edges))
    width, left = max(gaps)
    return QRect(left, 0, width, head.height()).adjusted(_GAP, 0, -_GAP, 0)

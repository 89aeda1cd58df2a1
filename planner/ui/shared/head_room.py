"""Where a page's head has room for a note that must cover nothing one reads or presses."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from planner.ui.theme import current_theme

_LEAST: Final = 220
_GAP: Final = 8


def free_room(head: QWidget, controls: Sequence[QWidget], words: Sequence[QWidget]) -> QRect:
    """Return the widest gap between controls and words of a head, in coordinates of its page.

    Where that is too narrow for a note, it goes over the words, and never over what can be pressed.
    """
    room = _widest_gap(head, (*controls, *words))
    if room.width() < _LEAST * current_theme().scale:
        room = _widest_gap(head, controls)
    return room.translated(head.pos())


def _widest_gap(head: QWidget, parts: Iterable[QWidget]) -> QRect:
    places = (QRect(part.mapTo(head, QPoint(0, 0)), part.size()) for part in parts if part.isVisibleTo(head))
    spans = sorted((place.left(), place.right() + 1) for place in places)
    edges = [(0, 0), *spans, (head.width(), head.width())]
    gaps = ((after[0] - before[1], before[1]) for before, after in pairwise(edges))
    width, left = max(gaps)
    return QRect(left, 0, width, head.height()).adjusted(_GAP, 0, -_GAP, 0)

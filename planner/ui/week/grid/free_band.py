"""Where the week grid has room for a note, beside what is read in it."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QRect

_GAP: Final = 8


def free_band(ground: QRect, covered: Iterable[QRect], height: int, least: int) -> QRect | None:
    """Return the topmost band of the ground that is free and has a height, or else the highest one.

    None where even that has less than the least. Morning hours are at the top, which few study in.
    """
    spans = sorted((place.top(), place.bottom() + 1) for place in covered if place.intersects(ground))
    bands: list[QRect] = []
    top = ground.top()
    for start, end in (*spans, (ground.bottom() + 1, ground.bottom() + 1)):
        bands.append(QRect(ground.left(), top, ground.width(), start - top).adjusted(_GAP, 0, -_GAP, 0))
        top = max(top, end)
    highest = max(bands, key=QRect.height)
    fitting = (band for band in bands if band.height() >= height)
    return next(fitting, highest if highest.height() >= least else None)

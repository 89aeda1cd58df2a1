"""Sizes of paper. Pages are drawn in units of 1/96 inch, in which the design counts its pixels."""

from typing import Final

from PySide6.QtCore import QLocale, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

from planner.services.printing import Paper

UNITS_PER_INCH: Final = 96
_UNITS_PER_POINT: Final = UNITS_PER_INCH / 72
MARGIN: Final = 12 / 25.4 * UNITS_PER_INCH
_SIZES: Final = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}
# Where the Unicode locale data name Letter as the usual paper.
_LETTER_COUNTRIES: Final = frozenset(
    {"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"}
)


def usual_paper(locale: QLocale) -> Paper:
    """Return the paper that a locale's country prints on."""
    country = QLocale.territoryToCode(locale.territory())
    return Paper.LETTER if country in _LETTER_COUNTRIES else Paper.A4


def page_layout(paper: Paper, *, is_landscape: bool) -> QPageLayout:
    """Return a page of a paper without margins of its own: they are drawn."""
    orientation = QPageLayout.Orientation.Landscape if is_landscape else QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(_SIZES[paper]), orientation, QMarginsF())


def size_of(layout: QPageLayout) -> QSizeF:
    """Return the size of a page's paper in the units that pages are drawn in."""
    return layout.fullRect(QPageLayout.Unit.Point).size() * _UNITS_PER_POINT


def area_of(size: QSizeF) -> QRectF:
    """Return what the margins leave of a page."""
    return QRectF(0, 0, size.width(), size.height()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

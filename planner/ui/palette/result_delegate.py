"""How an entry of the palette is drawn: its mark, its name with the letters found, its details, its key."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.ui.glyphs import paint_glyph
from planner.ui.icons import icon_pixmap
from planner.ui.palette.matching import Place
from planner.ui.palette.results import ResultRow
from planner.ui.roadmap.looks import GLYPHS
from planner.ui.row_model import ROW_ROLE
from planner.ui.theme import Theme, current_theme
from planner.ui.widgets.marks import key_hint_size, paint_key_hint
from planner.ui.widgets.painted_text import paint_text, text_width

_MARGIN: Final = 8  # of the ground of the chosen row
_INSET: Final = 12
_MARK: Final = 16
_TO_TITLE: Final = 12
_TO_DETAIL: Final = 10
_HEADING: Final = 28
_ROW: Final = 16  # above and below a line of text, in sum
_CHOSEN: Final = QStyle.StateFlag.State_Selected

Index = QModelIndex | QPersistentModelIndex


class ResultDelegate(QStyledItemDelegate):
    """Paints a ResultRow, with the heading of its group above where it is the first of one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme, row = current_theme(), index.data(ROW_ROLE)
        return QSize(0, row_height(theme) + (heading_height(theme) if row.heading else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = current_theme(), index.data(ROW_ROLE)
        place = QRect(option.rect)
        if row.heading:
            heading = place.adjusted(_MARGIN + _INSET, 0, -_INSET, 0)
            heading.setHeight(heading_height(theme))
            paint_text(painter, heading, row.heading, theme.font("small"), "text.tertiary")
            place.setTop(heading.bottom() + 1)
        place.adjust(_MARGIN, 0, -_MARGIN, 0)
        if option.state & _CHOSEN:
            _paint_ground(painter, theme, place)
        _paint_row(painter, theme, row, place.adjusted(_INSET, 0, -_INSET, 0))


def row_height(theme: Theme) -> int:
    """Return the height of an entry."""
    return theme.line("body") + _ROW


def heading_height(theme: Theme) -> int:
    """Return the height of a group's heading."""
    return round(_HEADING * max(1.0, theme.scale))


def _paint_ground(painter: QPainter, theme: Theme, place: QRect) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("bg.selected"))
    painter.drawRoundedRect(QRectF(place), theme.radius("control"), theme.radius("control"))


def _paint_row(painter: QPainter, theme: Theme, row: ResultRow, place: QRect) -> None:
    entry = row.entry
    _paint_mark(painter, theme, row, place)
    place.setLeft(place.left() + _MARK + _TO_TITLE)
    _paint_keys(painter, entry.keys, place)
    detail = theme.font("small")
    # The name stands whole where there is room at all; what is said of it takes what is left.
    used = _paint_found(painter, place, entry.title, row.title_places, theme.font("body"), "text.primary")
    place.setLeft(place.left() + used + _TO_DETAIL)
    _paint_found(painter, place, entry.detail, row.detail_places, detail, "text.tertiary")


def _paint_mark(painter: QPainter, theme: Theme, row: ResultRow, place: QRect) -> None:
    entry = row.entry
    top = place.top() + (place.height() - _MARK) // 2
    if entry.state is not None:
        mark = QRectF(place.left(), top, _MARK, _MARK)
        paint_glyph(painter, mark, GLYPHS[entry.state], theme, entry.fraction, theme.color("accent.base"))
    elif entry.icon:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(place.left(), top, icon_pixmap(entry.icon, "text.secondary", _MARK, ratio))


def _paint_keys(painter: QPainter, keys: str, place: QRect) -> None:
    """Paint each key of a combination in a box of its own, from the right."""
    for key in reversed(_parts(keys)):
        size = key_hint_size(key)
        box = QRect(
            place.right() + 1 - size.width(),
            place.top() + (place.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )
        paint_key_hint(painter, box, key)
        place.setRight(box.left() - 5)


def _parts(keys: str) -> list[str]:
    """Return the keys of "Ctrl+Shift+W"; the plus key itself stays whole."""
    head, plus, last = keys.rpartition("+")
    if not plus:
        return [keys] if keys else []
    return [*(part for part in head.split("+") if part), last or plus]


def _paint_found(
    painter: QPainter, place: QRect, text: str, found: Sequence[Place], font: QFont, role: str
) -> int:
    """Paint a text with what was found in it set off; return the width that it takes."""
    if not text or place.width() <= 0:
        return 0
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    left = place.left()
    for part, is_found in _pieces(shown, found):
        piece_font = strong if is_found else font
        width = text_width(part, piece_font) - 1
        spot = QRect(left, place.top(), min(width + 2, place.right() + 1 - left), place.height())
        paint_text(painter, spot, part, piece_font, "accent.text" if is_found else role)
        left += width
    return left - place.left()


def _pieces(text: str, found: Sequence[Place]) -> Iterator[tuple[str, bool]]:
    """Yield a text in pieces that were found, and those between them."""
    at = 0
    for first, end in found:
        if first > at:
            yield text[at:first], False
        if text[first:end]:
            yield text[first:end], True
        at = max(at, end)
    if at < len(text):
        yield text[at:], False

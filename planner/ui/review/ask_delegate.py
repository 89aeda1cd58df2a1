"""How the questions of a review are drawn, and where their answers lie."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.ui.review.past_rows import AskRow, Choice
from planner.ui.row_model import ROW_ROLE, Index
from planner.ui.theme import Theme, current_theme
from planner.ui.widgets.painted_text import paint_text

_ROW: Final = 48
_EDGE: Final = 14
_PADDING: Final = 9
_GAP: Final = 16
_DOT: Final = 8


def answer_places(row: QRect, choices: Sequence[Choice]) -> list[QRect]:
    """Return where in a row's place each answer is drawn: joined, at its end."""
    theme = current_theme()
    metrics = QFontMetrics(theme.font("small", 600))
    height = theme.size("controlSmall")
    widths = [metrics.horizontalAdvance(choice.words) + 2 * _PADDING for choice in choices]
    left = row.right() + 1 - _EDGE - sum(widths)
    top = row.top() + (row.height() - height) // 2
    starts = accumulate(widths[:-1], initial=left)
    return [QRect(start, top, width, height) for start, width in zip(starts, widths, strict=True)]


def answer_at(row: QRect, choices: Sequence[Choice], point: QPoint) -> str | None:
    """Return the key of the answer under a point, or None."""
    places = zip(choices, answer_places(row, choices), strict=True)
    return next((choice.key for choice, place in places if place.contains(point)), None)


class AskDelegate(QStyledItemDelegate):
    """Draws the track, what is asked and, joined at the end, the answers.

    Attributes:
        hovered: id of the row and key of the answer under the pointer.
    """

    hovered: tuple[str, str] | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, round(_ROW * current_theme().scale))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: AskRow = index.data(ROW_ROLE)
        theme = current_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line.grid"))
        places = answer_places(rect, row.choices)
        self._paint_texts(painter, rect, places[0].left(), row, theme)
        self._paint_answers(painter, places, row, theme)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("focus.ring"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.restore()

    def _paint_texts(self, painter: QPainter, rect: QRect, end: int, row: AskRow, theme: Theme) -> None:
        left = rect.left() + _EDGE
        body, small = theme.line("body"), theme.line("small")
        top = rect.top() + (rect.height() - body - small - 1) // 2
        if row.subject:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(f"track.{row.subject}"))
            painter.drawRoundedRect(QRectF(left, top + (body - _DOT) / 2, _DOT, _DOT), 2, 2)
        left += 2 * _DOT
        upper = QRect(left, top, end - _GAP - left, body)
        lower = QRect(left, top + body + 1, upper.width(), small)
        paint_text(painter, upper, row.title, theme.naming_font("body", 500), "text.primary")
        paint_text(painter, lower, row.detail, theme.font("small"), "text.secondary")

    def _paint_answers(self, painter: QPainter, places: Sequence[QRect], row: AskRow, theme: Theme) -> None:
        frame = QRectF(places[0].united(places[-1])).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(frame, theme.radius("control"), theme.radius("control"))
        painter.fillPath(outline, theme.color("bg.raised"))
        painter.save()
        painter.setClipPath(outline)
        for choice, place in zip(row.choices, places, strict=True):
            ground = self._ground(row, choice)
            if ground:
                painter.fillRect(place, theme.color(ground))
        for place in places[1:]:
            painter.fillRect(place.left(), place.top(), 1, place.height(), theme.color("line.default"))
        painter.restore()
        painter.setPen(QPen(theme.color("line.default"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
        for choice, place in zip(row.choices, places, strict=True):
            is_chosen = choice.key == row.chosen
            painter.setFont(theme.font("small", 600 if is_chosen else 500))
            painter.setPen(theme.color("accent.text" if is_chosen else "text.secondary"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, choice.words)

    def _ground(self, row: AskRow, choice: Choice) -> str | None:
        if choice.key == row.chosen:
            return "bg.selected"
        return "bg.hover" if self.hovered == (row.id, choice.key) else None

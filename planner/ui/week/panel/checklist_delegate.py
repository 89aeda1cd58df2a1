"""How the rows of the checklist are drawn."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from planner.ui.glyphs import CheckState, Direction, paint_check_box, paint_chevron, paint_glyph
from planner.ui.icons import icon_pixmap
from planner.ui.row_model import ROW_ROLE
from planner.ui.theme import Theme, current_theme
from planner.ui.week.panel.checklist_rows import GroupRow, RowMark, SessionRow, Tick
from planner.ui.week.panel.mark_glyphs import MARK_GLYPHS
from planner.ui.widgets.painted_text import TRAILING, paint_text, text_width

CHECK_LEFT: Final = 32
CHECK_SIZE: Final = 16
_CHECK_REACH: Final = 4  # a box answers this far around it, so that it is 24 pixels wide for the pointer
_GROUP_LEFT: Final = 10
_CHEVRON: Final = 14
_GAP: Final = 7
_DOT: Final = 8
_MARK: Final = 14
_PIN: Final = 12
_RIGHT: Final = 14
_EDGE_BAR: Final = 3
_CHECKS: Final = {Tick.OFF: CheckState.OFF, Tick.ON: CheckState.ON, Tick.PARTLY: CheckState.PARTLY}


def check_reach(row: QRect, direction: Qt.LayoutDirection) -> QRect:
    """Return where in a row's place the pointer hits its check box."""
    left = row.left() + CHECK_LEFT - _CHECK_REACH
    place = QRect(left, row.top(), CHECK_SIZE + 2 * _CHECK_REACH, row.height())
    return QStyle.visualRect(direction, row, place)


class ChecklistDelegate(QStyledItemDelegate):
    """Draws headings and sessions over the whole width of the list."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, current_theme().size("rowList"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        theme = current_theme()
        painter.save()
        if isinstance(row, GroupRow):
            _paint_ground(painter, option, theme, is_selected=False)
            _GroupPainter(painter, option, theme).paint(row, is_open=_is_open(option, index))
        elif isinstance(row, SessionRow):
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            _paint_ground(painter, option, theme, is_selected=selected)
            names_track = _heading_names_track(index)
            _SessionPainter(painter, option, theme).paint(row, is_selected=selected, has_dot=not names_track)
        if option.state & QStyle.StateFlag.State_HasFocus:
            _paint_focus(painter, option, theme)
        painter.restore()


class _RowPainter:
    """Paints parts of a row from both ends towards its middle."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
        self._painter = painter
        self._row = option.rect
        self._direction = option.direction
        self._theme = theme
        self._ratio = painter.device().devicePixelRatioF()
        self._right = option.rect.right() + 1 - _RIGHT

    def _place(self, left: int, width: int, height: int | None = None) -> QRect:
        """A place in the middle of the row's height, mirrored where text runs to the left."""
        tall = self._row.height() if height is None else height
        top = self._row.top() + (self._row.height() - tall) // 2
        place = QRect(self._row.left() + left, top, width, tall)
        return QStyle.visualRect(self._direction, self._row, place)

    def _text(self, left: int, text: str, font: QFont, role: str) -> None:
        """Text from `left` up to what stands at the end of the row."""
        width = self._right - self._row.left() - left
        paint_text(self._painter, self._place(left, width), text, font, role)

    def _text_at_end(self, text: str, role: str) -> None:
        font = self._theme.font("small")
        width = text_width(text, font)
        place = self._place(self._right - self._row.left() - width, width)
        paint_text(self._painter, place, text, font, role, TRAILING)
        self._right -= width + (8 if width else 0)

    def _paint_dot(self, subject: str, left: int) -> int:
        """Paint the colour of the track; return the room it took."""
        if not subject:
            return 0
        self._painter.save()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._theme.color(f"track.{subject}"))
        self._painter.drawRoundedRect(QRectF(self._place(left, _DOT, _DOT)), 2, 2)
        self._painter.restore()
        return _DOT + _GAP


class _GroupPainter(_RowPainter):
    def paint(self, group: GroupRow, *, is_open: bool) -> None:
        if group.sessions:
            self._paint_chevron(is_open)
        self._text_at_end(group.meta, "text.tertiary")
        left = _GROUP_LEFT + _CHEVRON + _GAP
        left += self._paint_dot(group.subject, left)
        role = "accent.text" if group.is_today else "text.primary"
        self._text(left, group.title, self._theme.font("small", 600), role)

    def _paint_chevron(self, is_open: bool) -> None:
        leftward = self._direction == Qt.LayoutDirection.RightToLeft
        folded = Direction.LEFT if leftward else Direction.RIGHT
        center = QRectF(self._place(_GROUP_LEFT, _CHEVRON, _CHEVRON)).center()
        color = self._theme.color("text.tertiary")
        paint_chevron(self._painter, QPointF(center), Direction.DOWN if is_open else folded, color, 7.0)


class _SessionPainter(_RowPainter):
    def paint(self, session: SessionRow, *, is_selected: bool, has_dot: bool) -> None:
        plain = "text.secondary" if is_selected else "text.tertiary"
        self._text_at_end(session.length, "accent.text" if session.is_today else plain)
        self._paint_mark(session)
        left = CHECK_LEFT + CHECK_SIZE + _GAP
        if session.tick is Tick.NONE:
            self._paint_icon("flag", "text.primary", CHECK_LEFT, CHECK_SIZE)
        else:
            place = self._place(CHECK_LEFT, CHECK_SIZE, CHECK_SIZE)
            paint_check_box(self._painter, QRectF(place), self._theme, _CHECKS[session.tick])
            left += self._paint_dot(session.subject if has_dot else "", left)
        font = self._theme.naming_font("body", 600 if session.mark is RowMark.EXAM else None)
        color = "text.secondary" if session.tick is Tick.ON else "text.primary"
        self._text(left, session.title, font, color)

    def _paint_mark(self, session: SessionRow) -> None:
        """Paint the sign before the length, and give it its room."""
        glyph = MARK_GLYPHS.get(session.mark)
        if glyph is None and session.mark is not RowMark.PINNED:
            return
        size = _PIN if glyph is None else _MARK
        left = self._right - self._row.left() - size
        if glyph is None:
            self._paint_icon("pin", "text.secondary", left, size)
        else:
            color = self._theme.color(f"track.{session.subject}" if session.subject else "accent.base")
            place = QRectF(self._place(left, size, size))
            paint_glyph(self._painter, place, glyph, self._theme, session.fraction, color)
        self._right -= size + 8

    def _paint_icon(self, name: str, role: str, left: int, size: int) -> None:
        place = self._place(left, size, size)
        self._painter.drawPixmap(place.topLeft(), icon_pixmap(name, role, size, self._ratio))


def _paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, is_selected: bool
) -> None:
    if is_selected:
        painter.fillRect(option.rect, theme.color("bg.selected"))
        bar = QRect(option.rect.left(), option.rect.top(), _EDGE_BAR, option.rect.height())
        painter.fillRect(QStyle.visualRect(option.direction, option.rect, bar), theme.color("accent.base"))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, theme.color("bg.hover"))


def _paint_focus(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """Paint the thin ring inside the row; the style sheet keeps the style from doing it."""
    painter.setPen(QPen(theme.color("focus.ring"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5))


def _heading_names_track(index: QModelIndex | QPersistentModelIndex) -> bool:
    heading = index.parent().data(ROW_ROLE)
    return isinstance(heading, GroupRow) and bool(heading.subject)


def _is_open(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> bool:
    tree = option.widget
    return isinstance(tree, QTreeView) and tree.isExpanded(index)

"""How the rows of the courses' table are drawn, cell by cell."""

from typing import Final

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from planner.ui.courses.columns import At
from planner.ui.courses.filters import GroupRow
from planner.ui.courses.rows import CourseRow
from planner.ui.glyphs import CheckState, Direction, paint_check_box, paint_chevron
from planner.ui.icons import icon_pixmap
from planner.ui.roadmap.looks import TONE_ROLES
from planner.ui.row_model import ROW_ROLE, Index
from planner.ui.shared.kind_icons import KIND_ICONS
from planner.ui.theme import Theme, current_theme
from planner.ui.widgets.painted_text import LEADING, TRAILING, paint_text, text_width

TITLE_LEFT: Final = 48
GROUP_END: Final = 240  # where a click on a group's heading still opens and closes it
_BOX_LEFT: Final = 20
_BOX: Final = 16
_REACH: Final = 4  # a box answers this far around it, so that it is 24 pixels wide for the pointer
_ICON: Final = 14
_ICON_GAP: Final = 6
_DOT: Final = 8
_GAP: Final = 8
_COLUMN_GAP: Final = 12
_EDGE: Final = 3
_BAR: Final = 6
_BAR_WIDTH: Final = 72
_WIDE_BAR: Final = 112
_LEAST_BAR: Final = 24
_ROW: Final = 36  # where a row is one line
_GROUP: Final = 30
_LINE_GAP: Final = 1
_STATE: Final = QStyle.StateFlag


def box_reach(cell: QRect, direction: Qt.LayoutDirection) -> QRect:
    """Return where in the first cell of a row the pointer hits its check box."""
    left = cell.left() + _BOX_LEFT - _REACH
    place = QRect(left, cell.top(), _BOX + 2 * _REACH, cell.height())
    return QStyle.visualRect(direction, cell, place)


class TableDelegate(QStyledItemDelegate):
    """Draws groups and courses; in a narrow window the provider stands below the title.

    Attributes:
        is_wide: whether a course is one line.
        has_provider: whether the provider has a column of its own.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_wide = self.has_provider = False
        self.restyle()

    def restyle(self) -> None:
        """Take the heights of the present theme and layout, for they are asked for once for every cell."""
        theme = current_theme()
        self._group = QSize(0, round(_GROUP * theme.scale))
        self._course = QSize(0, round(_ROW * theme.scale) if self.is_wide else theme.size("rowTall"))

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._course if index.parent().isValid() else self._group

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, theme = index.data(ROW_ROLE), current_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_first = index.column() == At.TITLE
        _paint_ground(painter, option, theme, is_group=isinstance(row, GroupRow), is_first=is_first)
        if isinstance(row, GroupRow):
            if is_first:
                view = option.widget
                is_open = isinstance(view, QTreeView) and view.isExpanded(index)
                _GroupPainter(painter, option, theme).paint(row, is_open=is_open)
        elif isinstance(row, CourseRow):
            cell = _CoursePainter(painter, option, theme)
            if is_first:
                is_elsewhere = self.is_wide or self.has_provider
                cell.paint_title(row, "" if is_elsewhere else row.provider)
            else:
                cell.paint(row, At(index.column()), is_wide=self.is_wide)
        painter.restore()


class _CellPainter:
    """Paints into one cell. Places are counted from its start, and mirrored where text runs leftward."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
        self._painter = painter
        self._cell = option.rect
        self._direction = option.direction
        self._theme = theme
        self._is_hovered = bool(option.state & _STATE.State_MouseOver)
        self._end = option.rect.width() - _COLUMN_GAP

    def _place(self, left: int, width: int, height: int | None = None, top: int | None = None) -> QRect:
        """A place in the middle of the cell's height, or so far below its top."""
        tall = self._cell.height() if height is None else height
        down = (self._cell.height() - tall) // 2 if top is None else top
        place = QRect(self._cell.left() + left, self._cell.top() + down, width, tall)
        return QStyle.visualRect(self._direction, self._cell, place)

    def _small(
        self,
        words: str,
        role: str = "text.secondary",
        left: int = 0,
        alignment: Qt.AlignmentFlag = LEADING,
    ) -> None:
        """Small words over the rest of the cell."""
        place = self._place(left, self._end - left)
        paint_text(self._painter, place, words, self._theme.font("small"), role, alignment)

    def _rounded(self, place: QRect, radius: float, role: str) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._theme.color(role))
        self._painter.drawRoundedRect(QRectF(place), radius, radius)


class _GroupPainter(_CellPainter):
    def paint(self, group: GroupRow, *, is_open: bool) -> None:
        leftward = self._direction == Qt.LayoutDirection.RightToLeft
        folded = Direction.LEFT if leftward else Direction.RIGHT
        center = QRectF(self._place(_BOX_LEFT, _ICON, _ICON)).center()
        color = self._theme.color("text.tertiary")
        paint_chevron(self._painter, QPointF(center), Direction.DOWN if is_open else folded, color, 7.0)
        left = _BOX_LEFT + _ICON + _GAP
        font = self._theme.font("small", 600)
        width = min(text_width(group.title, font), self._end - left)
        paint_text(self._painter, self._place(left, width), group.title, font, "text.primary")
        self._small(str(group.count), "text.tertiary", left + width + _GAP)


class _CoursePainter(_CellPainter):
    def paint(self, row: CourseRow, column: At, *, is_wide: bool) -> None:
        if column is At.PROVIDER:
            self._small(row.provider)
        elif column is At.SUBJECT:
            self._rounded(self._place(0, _DOT, _DOT), 2, f"track.{row.subject}")
            self._small(row.subject_name, left=_DOT + _ICON_GAP)
        elif column is At.UNITS:
            self._paint_units(row, is_wide)
        elif column is At.HOURS:
            self._small(row.hours_words, alignment=TRAILING)
        elif column is At.STARTED:
            self._small(row.started_words)
        elif column is At.PRICE:
            self._small(row.price)
        elif column is At.EVIDENCE:
            self._small(row.evidence)
        elif column is At.FINISH:
            finish = row.finish
            plain = "text.primary" if finish.day else "text.secondary"
            role = "warn.text" if finish.is_late else TONE_ROLES[finish.tone]
            self._small(finish.words, plain if role == "text.secondary" else role)

    def paint_title(self, row: CourseRow, second: str) -> None:
        """The box, the icon of the kind, and the title, perhaps with a second line below."""
        if row.can_tick:
            box = QRectF(self._place(_BOX_LEFT, _BOX, _BOX))
            state = CheckState.ON if row.is_done else CheckState.OFF
            paint_check_box(self._painter, box, self._theme, state, hovered=self._is_hovered)
        title, line = self._theme.naming_font("body", 500), self._theme.line("body")
        below = self._theme.line("small") + _LINE_GAP if second else 0
        top = (self._cell.height() - line - below) // 2
        icon = self._place(TITLE_LEFT, _ICON, _ICON, top + (line - _ICON) // 2)
        ratio = self._painter.device().devicePixelRatioF()
        drawn = icon_pixmap(KIND_ICONS[row.kind], "text.tertiary", _ICON, ratio)
        self._painter.drawPixmap(icon.topLeft(), drawn)
        left = TITLE_LEFT + _ICON + _ICON_GAP
        role = "text.secondary" if row.is_done or not row.can_tick else "text.primary"
        paint_text(self._painter, self._place(left, self._end - left, line, top), row.title, title, role)
        if below:
            place = self._place(left, self._end - left, below - _LINE_GAP, top + line + _LINE_GAP)
            paint_text(self._painter, place, second, self._theme.font("small"), "text.tertiary")

    def _paint_units(self, row: CourseRow, is_wide: bool) -> None:
        """A bar and the count beside it; the bar gives way where the count needs its room.

        Where nothing is counted there is no bar: an empty one would say that nothing is done.
        """
        if not row.units_words:
            return
        wanted = _WIDE_BAR if is_wide else _BAR_WIDTH
        count = text_width(row.units_words, self._theme.font("small"))
        bar = min(wanted, self._end - count - _GAP)
        left = 0
        if bar >= _LEAST_BAR:
            self._rounded(self._place(0, bar, _BAR), _BAR / 2, "bg.pressed")
            if row.fraction > 0:
                done = max(_BAR, round(bar * min(1.0, row.fraction)))
                role = "ok.line" if row.is_done else "accent.base"
                self._rounded(self._place(0, done, _BAR), _BAR / 2, role)
            left = bar + _GAP
        self._small(row.units_words, left=left)


def _paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, is_group: bool, is_first: bool
) -> None:
    """The ground, the line below, and in the first cell the edge of a selected row."""
    is_selected = bool(option.state & _STATE.State_Selected) and not is_group
    is_hovered = bool(option.state & _STATE.State_MouseOver)
    plain = "bg.subtle" if is_group else "bg.canvas"
    place = option.rect
    role = "bg.selected" if is_selected else "bg.hover" if is_hovered else plain
    painter.fillRect(place, theme.color(role))
    painter.fillRect(place.left(), place.bottom(), place.width(), 1, theme.color("line.grid"))
    if is_selected and is_first:
        edge = QRect(place.left(), place.top(), _EDGE, place.height())
        painter.fillRect(QStyle.visualRect(option.direction, place, edge), theme.color("accent.line"))

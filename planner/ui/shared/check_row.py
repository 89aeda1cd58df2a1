"""How rows with a check box are drawn in a list."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.ui.glyphs import CheckState, paint_check_box, paint_radio_button
from planner.ui.row_model import Index
from planner.ui.theme import Theme, current_theme
from planner.ui.widgets.painted_text import TRAILING, paint_text
from planner.values import Value

BOX: Final = 16
_GAP: Final = 16
_STATES: Final = {
    Qt.CheckState.Checked: CheckState.ON,
    Qt.CheckState.PartiallyChecked: CheckState.PARTLY,
    Qt.CheckState.Unchecked: CheckState.OFF,
}


class RowText(Value):
    """The texts of a row: a title with a line below, and at the end the same; "" leaves a place free."""

    title: str
    detail: str = ""
    end: str = ""
    end_detail: str = ""
    weight: int = 400
    title_role: str = "text.primary"
    detail_role: str = "text.tertiary"
    dot: str = ""


class CheckRowDelegate(QStyledItemDelegate):
    """Draws check box, texts and hairline; a click anywhere in a row ticks it, and so does Space."""

    def row_text(self, index: Index) -> RowText:
        """The texts of a row; lists say how theirs come about."""
        return RowText(str(index.data() or ""))

    def row_height(self, index: Index) -> int:
        """The height of a row in pixels, before the learner's size of text."""
        return 44

    def edge(self, index: Index) -> int:
        """The room before the check box and after the last text."""
        return 14

    def has_box(self, index: Index) -> bool:
        """Whether there is anything to tick in a row."""
        return True

    def is_radio(self, index: Index) -> bool:
        """Whether the row's box is a radio button, for a choice that excludes the others."""
        return False

    def toggles(self, index: Index) -> bool:
        """Whether a click beside the check box ticks the row as well."""
        return True

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, round(self.row_height(index) * current_theme().scale))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, theme)
        if self.has_box(index):
            self._paint_box(painter, option, index, theme)
        self._paint_texts(painter, option, index, theme)
        if option.state & QStyle.StateFlag.State_HasFocus:
            # Not by the style's focus rectangle, which the style sheet of views leaves out.
            painter.setPen(QPen(theme.color("focus.ring"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            wanted = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
        elif event.type() == QEvent.Type.MouseButtonRelease:
            point = event.position().toPoint()  # type: ignore[attr-defined]
            wanted = (option.rect if self.toggles(index) else self._hit_rect(option, index)).contains(point)
        else:
            # A double click is two clicks here, and must not open an editor.
            return event.type() == QEvent.Type.MouseButtonDblClick
        if not wanted or not self.has_box(index):
            return False
        now = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        after = Qt.CheckState.Unchecked if now == Qt.CheckState.Checked else Qt.CheckState.Checked
        return model.setData(index, after, Qt.ItemDataRole.CheckStateRole)

    def _hit_rect(self, option: QStyleOptionViewItem, index: Index) -> QRect:
        return QRect(option.rect.left(), option.rect.top(), self.edge(index) + BOX + 6, option.rect.height())

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.color("bg.selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.color("bg.hover"))
        rect = option.rect
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line.grid"))

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, theme: Theme) -> None:
        top = option.rect.top() + (option.rect.height() - BOX) // 2
        place = QRectF(option.rect.left() + self.edge(index), top, BOX, BOX)
        state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if self.is_radio(index):
            paint_radio_button(painter, place, theme, state == Qt.CheckState.Checked, hovered)
        else:
            paint_check_box(painter, place, theme, _STATES[state], hovered)

    def _paint_texts(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, theme: Theme
    ) -> None:
        text = self.row_text(index)
        edge = self.edge(index)
        room = option.rect.adjusted(edge + BOX + 12, 0, -edge, 0)
        if text.dot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(f"track.{text.dot}"))
            painter.drawRoundedRect(QRectF(room.left(), room.center().y() - 3, 8, 8), 2, 2)
            room.adjust(16, 0, 0, 0)
        upper, lower = _lines(room, theme, bool(text.detail or text.end_detail))
        title = theme.naming_font("body", text.weight)
        upper = _paint_end(painter, upper, text.end, theme, "text.secondary")
        paint_text(painter, upper, text.title, title, text.title_role)
        lower = _paint_end(painter, lower, text.end_detail, theme, "text.tertiary")
        paint_text(painter, lower, text.detail, theme.naming_font("small"), text.detail_role)


def _lines(room: QRect, theme: Theme, are_two: bool) -> tuple[QRect, QRect]:
    body, small = theme.line("body"), theme.line("small")
    height = body + (small + 1 if are_two else 0)
    top = room.top() + (room.height() - height) // 2
    return (
        QRect(room.left(), top, room.width(), body),
        QRect(room.left(), top + body + 1, room.width(), small),
    )


def _paint_end(painter: QPainter, line: QRect, text: str, theme: Theme, role: str) -> QRect:
    """Paint a text at the end of a line, and return the room that it leaves."""
    font = theme.font("small")
    paint_text(painter, line, text, font, role, TRAILING)
    return line.adjusted(0, 0, -QFontMetrics(font).horizontalAdvance(text) - _GAP, 0) if text else line

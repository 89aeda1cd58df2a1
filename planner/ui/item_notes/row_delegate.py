"""How steps and evidence are drawn: a mark, words over as many lines as they need, and what removes them."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from planner.domain.item_notes import LONGEST_LINE
from planner.i18n import _
from planner.ui.glyphs import CheckState, paint_check_box
from planner.ui.icons import icon_pixmap
from planner.ui.item_notes.rows import EvidenceRow, StepRow
from planner.ui.row_model import ROW_ROLE, Index
from planner.ui.theme import Theme, current_theme
from planner.ui.widgets.label import wrapped_lines
from planner.ui.widgets.painted_text import LEADING, paint_text

_MARK: Final = 16
_GAP: Final = 8
_REMOVE: Final = 14
_PADDING: Final = 3
_REACH: Final = 4  # a mark answers this far around it, so that it is 24 pixels wide for the pointer


class KeptRowDelegate(QStyledItemDelegate):
    """Draws the rows of a list, which is as wide as its view.

    Signals:
        remove_wished: the place of a row whose cross was clicked.
        open_wished: the place of a row of evidence that was clicked.
    """

    remove_wished = Signal(int)
    open_wished = Signal(int)

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = current_theme()
        row = index.data(ROW_ROLE)
        lines = len(self._lines(row, self._view.viewport().width(), theme)) if row is not None else 1
        below = theme.line("caption") if isinstance(row, EvidenceRow) and row.about else 0
        return QSize(0, max(_MARK, lines * theme.line("small") + below) + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = current_theme(), index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if is_hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("bg.hover"))
            painter.drawRoundedRect(QRectF(option.rect), 4, 4)
        self._paint_mark(painter, option, row, theme)
        self._paint_words(painter, option, row, theme)
        if is_hovered or has_focus:
            place = self._place(option, self._remove_place(option.rect))
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(place.topLeft(), icon_pixmap("x", "text.tertiary", _REMOVE, ratio))
        if has_focus:
            painter.setPen(QPen(theme.color("focus.ring"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.key() == Qt.Key.Key_Space and self._tick(model, index)
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            if event.type() == QEvent.Type.MouseButtonRelease:
                return self._click(event.position().toPoint(), model, option, index)
            # Over a mark a double click is two clicks, and opens no editor.
            is_double = event.type() == QEvent.Type.MouseButtonDblClick
            return is_double and self._is_on_mark(event.position().toPoint(), option)
        return False

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(LONGEST_LINE)
        editor.setAccessibleName(_("Step"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        place = option.rect.adjusted(_MARK + _GAP - 7, 0, 0, 0)
        height = editor.sizeHint().height()
        place.setTop(max(0, place.center().y() - height // 2))
        place.setHeight(height)
        editor.setGeometry(self._place(option, place))

    # -- parts of a row

    def _click(
        self, at: QPoint, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        reach = self._place(option, self._remove_place(option.rect)).adjusted(
            -_REACH, -_REACH, _REACH, _REACH
        )
        if reach.contains(at):
            self.remove_wished.emit(index.row())
            return True
        if self._is_on_mark(at, option) and self._tick(model, index):
            return True
        row = index.data(ROW_ROLE)
        if isinstance(row, EvidenceRow) and row.target:
            self.open_wished.emit(index.row())
            return True
        return False

    def _tick(self, model: QAbstractItemModel, index: Index) -> bool:
        row = index.data(ROW_ROLE)
        if not isinstance(row, StepRow):
            return False
        after = Qt.CheckState.Unchecked if row.is_done else Qt.CheckState.Checked
        model.setData(index, after, Qt.ItemDataRole.CheckStateRole)
        return True

    def _is_on_mark(self, at: QPoint, option: QStyleOptionViewItem) -> bool:
        place = QRect(option.rect.topLeft(), QSize(_MARK + _REACH, _MARK + 2 * _PADDING + _REACH))
        return self._place(option, place).contains(at)

    def _paint_mark(
        self, painter: QPainter, option: QStyleOptionViewItem, row: StepRow | EvidenceRow, theme: Theme
    ) -> None:
        top = option.rect.top() + _PADDING + max(0, (theme.line("small") - _MARK) // 2)
        place = self._place(option, QRect(option.rect.left(), top, _MARK, _MARK))
        if isinstance(row, StepRow):
            state = CheckState.ON if row.is_done else CheckState.OFF
            paint_check_box(painter, QRectF(place), theme, state)
            return
        name = "link" if row.target else "check"
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(place.topLeft(), icon_pixmap(name, "text.tertiary", _MARK, ratio))

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, row: StepRow | EvidenceRow, theme: Theme
    ) -> None:
        room = self._words_place(option.rect)
        line = theme.line("small")
        place = QRect(room.left(), room.top() + _PADDING, room.width(), line)
        font, role = theme.naming_font("small"), _words_role(row)
        for words in self._lines(row, option.rect.width(), theme):
            paint_text(painter, self._place(option, place), words, font, role, LEADING)
            place.translate(0, line)
        if isinstance(row, EvidenceRow):
            place.setHeight(theme.line("caption"))
            paint_text(painter, self._place(option, place), row.about, theme.font("caption"), "text.tertiary")

    def _lines(self, row: StepRow | EvidenceRow, width: int, theme: Theme) -> list[str]:
        room = self._words_place(QRect(0, 0, width, 0)).width()
        return wrapped_lines(row.title, theme.naming_font("small"), max(40, room))

    def _words_place(self, row: QRect) -> QRect:
        return row.adjusted(_MARK + _GAP, 0, -(_REMOVE + 2 * _REACH), 0)

    def _remove_place(self, row: QRect) -> QRect:
        top = row.top() + _PADDING + 1
        return QRect(row.right() + 1 - _REACH - _REMOVE, top, _REMOVE, _REMOVE)

    def _place(self, option: QStyleOptionViewItem, place: QRect) -> QRect:
        return QStyle.visualRect(option.direction, option.rect, place)


def _words_role(row: StepRow | EvidenceRow) -> str:
    if isinstance(row, EvidenceRow):
        return "accent.text" if row.target else "text.primary"
    return "text.tertiary" if row.is_done else "text.primary"

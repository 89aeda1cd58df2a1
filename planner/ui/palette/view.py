"""The command palette over the window: a line to type into, and the list of what fits."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from planner.i18n import _, ngettext
from planner.ui.palette.foot import PaletteFoot
from planner.ui.palette.result_delegate import ResultDelegate, heading_height, row_height
from planner.ui.palette.results import ResultRow, Results
from planner.ui.row_model import Branch, Column, RowModel
from planner.ui.theme import current_theme
from planner.ui.widgets.card import separator
from planner.ui.widgets.label import label
from planner.ui.widgets.marks import IconMark
from planner.ui.widgets.soft_shadow import paint_shadow

_WIDTH: Final = 640
_TOP: Final = 0.14  # of the window's height
_EDGE: Final = 24
_ROWS: Final = 9
_HEADINGS: Final = 3
_LINE: Final = 50
_SCRIM: Final = 0.25
_SCRIM_DARK: Final = 0.5
_WALKS: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaletteView(QWidget):
    """Covers its window, dimmed, while it is open; nothing of the window can be reached but by closing it.

    Attributes:
        line: what is typed.
        list, model: what fits.

    Signals:
        typed: the text of the line, after every letter.
        chosen: a ResultRow, and whether Ctrl was held.
        left: Escape, or a click beside it.
    """

    typed = Signal(str)
    chosen = Signal(object, bool)
    left = Signal()

    def __init__(self, window: QWidget) -> None:
        """Begin hidden over a window."""
        super().__init__(window)
        self.setAccessibleName(_("Command palette"))
        self.model = RowModel((Column("", _ROLES),), self)
        self.line, self.list = _Line(), _list(self.model)
        self._count = label("", "small", "text.tertiary")
        self._nothing = label("", color_role="text.secondary")
        self._foot = PaletteFoot()
        self._frame = _Frame(self)
        self._fill()
        self.line.textChanged.connect(self.typed)
        self.line.installEventFilter(self)
        self.list.clicked.connect(lambda _index: self._choose(with_control=False))
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Cover the window, with the line empty."""
        self.line.clear()
        self._fit()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_results(self, results: Results, nothing: str) -> None:
        """Show what fits, the first of it chosen, or in its place a sentence."""
        self.model.show(Branch(row) for row in results.rows)
        self.list.doItemsLayout()  # a heading may have come or gone, and with it a row's height
        self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.scrollToTop()
        self.list.setVisible(bool(results.rows))
        self._nothing.setText(nothing)
        self._nothing.setVisible(not results.rows)
        words = ngettext("{count} result", "{count} results", results.count)
        self._count.setText(words.format(count=results.count) if self.line.text() else "")
        self._tell_chosen()
        self._fit()

    @property
    def row(self) -> ResultRow | None:
        """The chosen row."""
        row = self.model.row_at(self.list.currentIndex())
        return row if isinstance(row, ResultRow) else None

    # -- by hand

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._fit()
        elif watched is self.line and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._takes(event)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._frame.geometry().contains(event.position().toPoint()):
            self.left.emit()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        return True  # there is nowhere else to go

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        strength = _SCRIM_DARK if theme.is_dark else _SCRIM
        painter.fillRect(self.rect(), theme.color("scrim", strength))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_shadow(painter, QRectF(self._frame.geometry()), theme.radius("window"))

    def _takes(self, event: QKeyEvent) -> bool:
        """Take the keys that the list lives by; the others are typed."""
        if event.key() in _WALKS:
            self._walk(event.key())
        elif event.key() in _ENTERS:
            self._choose(with_control=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True

    def _walk(self, key: int) -> None:
        """Go to another row; beyond either end to the other one."""
        count, now = self.model.rowCount(), self.list.currentIndex().row()
        if not count:
            return
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: 1 - _ROWS}
        step = steps.get(Qt.Key(key), _ROWS - 1)
        place = (now + step) % count if abs(step) == 1 else min(max(now + step, 0), count - 1)
        self.list.setCurrentIndex(self.model.index(place, 0))
        self._tell_chosen()

    def _choose(self, *, with_control: bool) -> None:
        if self.row is not None:
            self.chosen.emit(self.row, with_control)

    def _tell_chosen(self) -> None:
        """Say which row is chosen, as the keyboard stays in the line."""
        row = self.row
        words = self._nothing.text() if row is None else _spoken(row)
        self.line.setAccessibleDescription(words)
        self._foot.show_for(row)
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, words))

    # -- built

    def _fill(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 18, 0)
        head.setSpacing(12)
        head.addWidget(IconMark("search", "text.secondary", 18))
        head.addWidget(self.line, 1)
        head.addWidget(self._count)
        self._nothing.setContentsMargins(20, 16, 20, 16)
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(separator())
        column.addWidget(self.list, 1)
        column.addWidget(self._nothing)
        column.addWidget(separator())
        column.addWidget(self._foot)

    def _fit(self) -> None:
        """Lie over the window, and be as high as what is shown where there is room."""
        window, theme = self.parentWidget(), current_theme()
        if window is None:
            return
        self.setGeometry(window.rect())
        scale = max(1.0, theme.scale)
        width = min(round(_WIDTH * scale), self.width() - 2 * _EDGE)
        top = round(self.height() * _TOP)
        self.line.setFont(theme.font("heading", 400))
        self.line.setFixedHeight(round(_LINE * scale))
        rest = self.line.height() + self._foot.sizeHint().height() + 4
        body = self._list_height() if self.model.rowCount() else self._nothing.sizeHint().height()
        height = min(rest + body, self.height() - top - _EDGE)
        self._frame.setGeometry(QRect((self.width() - width) // 2, top, width, height))
        self.update()

    def _list_height(self) -> int:
        theme = current_theme()
        most = _ROWS * row_height(theme) + _HEADINGS * heading_height(theme)
        rows = [self.model.index(place, 0) for place in range(min(self.model.rowCount(), _ROWS + _HEADINGS))]
        return min(most, sum(self.list.sizeHintForIndex(index).height() for index in rows)) + _PADDING


_PADDING: Final = 16


class _Line(QLineEdit):
    """Without a frame of its own, for the palette is its frame."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrame(False)
        self.setProperty("bare", True)
        self.setPlaceholderText(_("Search or run a command"))
        self.setAccessibleName(_("Search or run a command"))

    def sizeHint(self) -> QSize:
        return QSize(200, _LINE)


class _Frame(QFrame):
    """The raised ground with round corners."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line.default"), 1))
        painter.setBrush(theme.color("bg.raised"))
        radius = theme.radius("window")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def _list(model: RowModel) -> QListView:
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(ResultDelegate(view))
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setMouseTracking(True)
    view.entered.connect(view.setCurrentIndex)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setViewportMargins(0, _PADDING // 2, 0, _PADDING // 2)
    view.setProperty("bare", True)
    view.setAccessibleName(_("Results"))
    return view


def _spoken(row: ResultRow) -> str:
    """Return a row as it is read aloud."""
    entry = row.entry
    return ", ".join(filter(None, (row.heading, entry.title, entry.detail, entry.keys)))


_ROLES: Final = {int(Qt.ItemDataRole.DisplayRole): _spoken}

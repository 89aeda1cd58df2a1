"""The quiet lines below the cards."""

from typing import Final

from PySide6.QtCore import QMargins, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from planner.i18n import _
from planner.ui.exams.quiet_rows import QuietRow
from planner.ui.icons import icon
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.buttons import icon_button, push_button
from planner.ui.widgets.card import Card
from planner.ui.widgets.label import label
from planner.ui.widgets.marks import IconMark

_TWO_COLUMNS: Final = 900
_SIDES: Final = QMargins(12, 4, 8, 4)
_BETWEEN: Final = 24
_ICON: Final = 14


class QuietCard(Card):
    """Shows quiet rows, in two columns where that cuts nothing.

    Signals:
        act_requested: what a button does, and the id that it does it to.
        remove_requested: the goal's id.
    """

    act_requested = Signal(str, str)
    remove_requested = Signal(str)

    def __init__(self) -> None:
        """Begin without rows."""
        super().__init__(0)
        self._lines: list[QuietLine] = []
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setContentsMargins(_SIDES)
        self._grid.setHorizontalSpacing(_BETWEEN)
        self._grid.setVerticalSpacing(2)
        self.body.addLayout(self._grid)
        theme_holder().changed.connect(self._fit)

    @property
    def lines(self) -> list["QuietLine"]:
        """The lines that are shown."""
        return [line for line in self._lines if line.row is not None]

    def show_rows(self, rows: tuple[QuietRow, ...]) -> None:
        """Show other rows, reusing the lines that are there."""
        while len(self._lines) < len(rows):
            line = QuietLine(self)  # shown without a parent it would be a window for a moment
            line.act_requested.connect(self.act_requested)
            line.remove_requested.connect(self.remove_requested)
            self._lines.append(line)
            self._columns = 0
        for number, line in enumerate(self._lines):
            line.show_row(rows[number] if number < len(rows) else None)
        self.setVisible(bool(rows))
        if rows:
            self.setFocusProxy(self._lines[0].target)
        self._fit()

    def take_focus(self, id: str) -> bool:
        """Give the focus to a line; return whether there is one with this id."""
        for line in self.lines:
            if line.row is not None and line.row.id == id:
                line.take_focus()
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - _SIDES.left() - _SIDES.right() - _BETWEEN
        widest = max((line.sizeHint().width() for line in self.lines), default=0)
        is_wide = self.width() >= _TWO_COLUMNS * current_theme().scale and 2 * widest <= room
        columns = 2 if is_wide and len(self.lines) > 1 else 1
        if columns == self._columns:
            return
        self._columns = columns
        for number in range(2):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)
        for number, line in enumerate(self._lines):
            self._grid.addWidget(line, number // columns, number % columns)


class QuietLine(QWidget):
    """One line: a sign, a sentence that begins with a name, and what can be done."""

    act_requested = Signal(str, str)
    remove_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row: QuietRow | None = None
        self._mark = IconMark("info", "text.tertiary", _ICON)
        self._name = label("", "small", weight=600)
        self._text = label("", "small", "text.secondary", elide=True)
        self._act = push_button("", kind="flat", size="small")
        self._act.clicked.connect(self._do)
        self._more = icon_button("ellipsis", _("More"), size="small")
        self._more.clicked.connect(self._open_menu)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._mark)
        row.addSpacing(4)
        row.addWidget(self._name)
        row.addWidget(self._text, 1)
        row.addWidget(self._act)
        row.addWidget(self._more)

    @property
    def row(self) -> QuietRow | None:
        """What is shown."""
        return self._row

    def show_row(self, row: QuietRow | None) -> None:
        """Show another row, or nothing."""
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        self._mark.show_icon(row.icon, row.tone)
        self._name.setText(row.name)
        self._text.setText(row.text)
        self._act.setText(row.action)
        self._act.setVisible(bool(row.action))
        self._act.setAccessibleName(f"{row.action.removesuffix('...')}: {row.name}")
        self._act.setAccessibleDescription(row.spoken)
        self._more.setVisible(row.can_be_removed)
        self._more.setAccessibleDescription(row.spoken)

    @property
    def target(self) -> QPushButton:
        """The button by which the keyboard comes here."""
        return self._act if self._row is not None and self._row.action else self._more

    def take_focus(self) -> None:
        """Give the focus to what can be done."""
        self.target.setFocus(Qt.FocusReason.OtherFocusReason)

    def menu(self) -> QMenu:
        """Return the menu of what can be done; it goes when it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row = self._row
        if row is not None and row.act:
            menu.addAction(row.action, self._do)
        if row is not None and row.can_be_removed:
            menu.addAction(icon("trash-2"), _("Remove"), lambda: self.remove_requested.emit(row.id))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def _do(self) -> None:
        if self._row is not None:
            self.act_requested.emit(self._row.act, self._row.target)

    def _open_menu(self) -> None:
        self.menu().popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))

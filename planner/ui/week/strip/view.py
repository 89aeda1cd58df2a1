"""The strip above the week: the goals with their verdicts and, in a narrow window, the hours."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from planner.i18n import _
from planner.ui.theme import current_theme, theme_holder
from planner.ui.week.panel.hours_cell import CompactHours
from planner.ui.week.panel.hours_rows import HoursRow
from planner.ui.week.strip.cell import StripCell
from planner.ui.week.strip.rows import CellText, GoalCell, StripRows
from planner.ui.week.strip.shares import shares

_MORE: Final = ""  # the key of the cell for goals without one of their own


class StripView(QWidget):
    """Shows a cell for each goal; one tab stop, in which the arrow keys move.

    Signals:
        goal_activated: the id of a goal that was clicked.
    """

    goal_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Goals"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rows = StripRows()
        self._cells: dict[str, StripCell] = {}
        self._is_compact = False
        self._hours = CompactHours()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 1, 0, 1)
        self._row.setSpacing(0)
        self._row.addWidget(self._hours, 1)
        self._hours.hide()
        self._measure()
        theme_holder().changed.connect(self._measure)

    def show_rows(self, rows: StripRows, hours: HoursRow | None = None) -> None:
        """Show these goals and, where the strip is compact, these hours."""
        self._rows = rows
        wanted: dict[str, CellText] = {cell.goal: cell for cell in rows.cells}
        if rows.more:
            wanted[_MORE] = rows.more_text
        for key in [key for key in self._cells if key not in wanted]:
            self._drop(self._cells.pop(key))
        for place, (key, text) in enumerate(wanted.items()):
            cell = self._cells.get(key)
            if cell is None:
                cell = self._cells[key] = self._make_cell(key, StripCell(text, is_narrow=key == _MORE))
            else:
                cell.show_text(text)
            if self._row.indexOf(cell) != place:
                self._row.insertWidget(place, cell, 0 if key == _MORE else 1)
        self._cells = {key: self._cells[key] for key in wanted}
        if hours is not None:
            self._hours.show_hours(hours)
        self._place_cells()

    def set_compact(self, is_compact: bool, *, has_hours: bool = True) -> None:
        """Take the low form of a narrow window: verdict words alone, at the right the hours if wanted."""
        before = self._is_compact, self._hours.isHidden()
        self._is_compact = is_compact
        self._hours.setVisible(is_compact and has_hours)
        if before != (is_compact, self._hours.isHidden()):
            self._measure()
            self._place_cells()

    @property
    def cells(self) -> tuple[StripCell, ...]:
        """The cells from left to right."""
        return tuple(self._cells.values())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, StripCell):
            self._give_tab_stop(watched)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, line = QPainter(self), current_theme().color("line.default")
        painter.fillRect(0, 0, self.width(), 1, line)
        painter.fillRect(0, self.height() - 1, self.width(), 1, line)

    def _make_cell(self, key: str, cell: StripCell) -> StripCell:
        cell.installEventFilter(self)
        cell.stepped.connect(partial(self._step, key))
        if key == _MORE:
            cell.clicked.connect(self._open_menu)
        else:
            cell.clicked.connect(partial(self._activate, key))
        return cell

    def _drop(self, cell: StripCell) -> None:
        self._row.removeWidget(cell)
        cell.hide()
        cell.deleteLater()

    def _activate(self, goal: str, _checked: bool = False) -> None:
        self.goal_activated.emit(goal)

    def _step(self, key: str, steps: int) -> None:
        keys = list(self._cells)
        place = keys.index(key) + steps
        if 0 <= place < len(keys):
            self._cells[keys[place]].setFocus(Qt.FocusReason.TabFocusReason)

    def _give_tab_stop(self, holder: StripCell) -> None:
        for cell in self._cells.values():
            policy = Qt.FocusPolicy.StrongFocus if cell is holder else Qt.FocusPolicy.ClickFocus
            cell.setFocusPolicy(policy)

    def _place_cells(self) -> None:
        cells = self.cells
        for place, cell in enumerate(cells):
            cell.set_place(is_first=place == 0, is_compact=self._is_compact)
        if cells:
            self._give_tab_stop(next((cell for cell in cells if cell.hasFocus()), cells[0]))
        self.setVisible(bool(cells))
        self._share()

    def _share(self) -> None:
        """Give the cells of goals, and the hours where they are shown, their parts of the width."""
        more = self._cells.get(_MORE)
        parts: list[QWidget] = [cell for cell in self.cells if cell is not more]
        needs = [cell.width_for_all() for cell in self.cells if cell is not more]
        if not self._hours.isHidden():
            parts.append(self._hours)
            needs.append(self._hours.sizeHint().width())
        room = self.width() - (0 if more is None else more.sizeHint().width())
        for part, share in zip(parts, shares(needs, max(0, room)), strict=True):
            self._row.setStretchFactor(part, share)

    def _measure(self) -> None:
        self.setFixedHeight(current_theme().size("rowTall" if self._is_compact else "strip"))

    def _open_menu(self) -> None:
        menu = _menu_of(self._rows.more, self)
        menu.triggered.connect(lambda action: self.goal_activated.emit(action.data()))
        menu.aboutToHide.connect(menu.deleteLater)
        cell = self._cells[_MORE]
        menu.popup(cell.mapToGlobal(cell.rect().bottomLeft()))


def _menu_of(goals: Iterable[GoalCell], parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    for cell in goals:
        menu.addAction(cell.name.replace("&", "&&")).setData(cell.goal)
    return menu

"""Where the details of a session are: in the panel or, without it, in a popover beside the block."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from planner.ui.week.grid.view import WeekGridView
from planner.ui.week.panel.details_rows import SessionDetails
from planner.ui.week.panel.hint_rows import Hint
from planner.ui.week.panel.popover import DetailsPopover
from planner.ui.week.panel.week_panel import WeekPanel


class DetailsPlace(QObject):
    """Shows the details in their place, and takes the keyboard there and back.

    Signals:
        item_activated: the id of an item that was clicked in them.
        place_activated: the address or the path of something that was clicked.
        notes_wished, note_written: as the details tell them.
    """

    item_activated = Signal(str)
    place_activated = Signal(str)
    notes_wished = Signal(str, object)
    note_written = Signal(str, str)

    def __init__(
        self, grid: WeekGridView, panel: WeekPanel, actions: Mapping[str, QAction], page: QWidget
    ) -> None:
        """Serve a page's grid and panel; the buttons of the details do the page's actions."""
        super().__init__(page)
        self._grid = grid
        self._panel = panel
        self._popover = DetailsPopover(page)
        self._came_from: QWidget = grid
        for details in (panel.details, self._popover.details):
            details.set_actions(actions)
            details.link_activated.connect(self.place_activated)
            details.notes_wished.connect(self.notes_wished)
            details.note_written.connect(self.note_written)
            details.item_activated.connect(self.item_activated)
        self._popover.closed.connect(self._leave)
        leave = QShortcut(QKeySequence("Esc"), panel.details, self._leave)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def use_unsaved(self, unsaved: Callable[[str], str | None]) -> None:
        """Show the notes that were typed and are not saved yet, which a function returns by their item."""
        for details in (self._panel.details, self._popover.details):
            details.notes.unsaved = unsaved

    def keep_note(self) -> None:
        """Have a note told that is typed at present."""
        for details in (self._panel.details, self._popover.details):
            details.notes.note.keep()

    def show_details(self, details: SessionDetails) -> None:
        """Show a session wherever details are in sight."""
        self._panel.details.show_details(details)
        if self._popover.isVisible():
            self._popover.details.show_details(details)

    def show_hint(self, hint: Hint) -> None:
        """Show what belongs here while no session is selected."""
        self._panel.details.show_hint(hint)
        self._popover.hide()

    def open(self, details: SessionDetails, *, at_why: bool) -> None:
        """Put the keyboard on the details, beside the block where there is no panel."""
        is_in_list = self._panel.checklist.hasFocus()
        self._came_from = self._panel.checklist if is_in_list else self._grid
        view = self._panel.details
        if not self._panel.isVisible():
            view = self._popover.details
            self._popover.show_beside(self._place_of(details.id), details)
        if at_why:
            view.focus_why()
        else:
            view.focus_first()

    def go_back(self) -> None:
        """Take the keyboard back from the details, as after an answer that leaves no more to say."""
        focused = QApplication.focusWidget()
        if self._popover.isVisible():
            self._popover.hide()
        elif focused is not None and self._panel.details.isAncestorOf(focused):
            self._leave()

    def _leave(self) -> None:
        """Take the keyboard back to the block or the row that the details were opened from."""
        self._came_from.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _place_of(self, id: str) -> QRect:
        """Return where a block lies on the screen."""
        block = self._grid.board.block(id)
        if block is None:
            return QRect(self._grid.mapToGlobal(self._grid.rect().center()), self._grid.size() / 8)
        return QRect(block.mapToGlobal(QPoint(0, 0)), block.size())

"""Where the details of a session are: in the panel or, without it, in a popover beside the block."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from planner.ui.week.grid.view import WeekGridView
from planner.ui.week.panel.details_rows import SessionDetails
from planner.ui.week.panel.details_view import DetailsView
from planner.ui.week.panel.hint_rows import Hint
from planner.ui.week.panel.week_panel import WeekPanel

if TYPE_CHECKING:
    from planner.ui.week.panel.popover import DetailsPopover


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
        self._actions = actions
        self._page = page
        self._unsaved: Callable[[str], str | None] | None = None
        self._popover: DetailsPopover | None = None  # most windows have room for the panel
        self._came_from: QWidget = grid
        self._serve(panel.details)
        leave = QShortcut(QKeySequence("Esc"), panel.details, self._leave)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def use_unsaved(self, unsaved: Callable[[str], str | None]) -> None:
        """Show the notes that were typed and are not saved yet, which a function returns by their item."""
        self._unsaved = unsaved
        for details in self._views():
            details.notes.unsaved = unsaved

    def keep_note(self) -> None:
        """Have a note told that is typed at present."""
        for details in self._views():
            details.notes.note.keep()

    def show_details(self, details: SessionDetails) -> None:
        """Show a session wherever details are in sight."""
        self._panel.details.show_details(details)
        if self._popover is not None and self._popover.isVisible():
            self._popover.details.show_details(details)

    def show_hint(self, hint: Hint) -> None:
        """Show what belongs here while no session is selected."""
        self._panel.details.show_hint(hint)
        if self._popover is not None:
            self._popover.hide()

    def open(self, details: SessionDetails, *, at_why: bool) -> None:
        """Put the keyboard on the details, beside the block where there is no panel."""
        is_in_list = self._panel.checklist.hasFocus()
        self._came_from = self._panel.checklist if is_in_list else self._grid
        view = self._panel.details
        if not self._panel.isVisible():
            popover = self._made_popover()
            view = popover.details
            popover.show_beside(self._place_of(details.id), details)
        if at_why:
            view.focus_why()
        else:
            view.focus_first()

    def go_back(self) -> None:
        """Take the keyboard back from the details, as after an answer that leaves no more to say."""
        focused = QApplication.focusWidget()
        if self._popover is not None and self._popover.isVisible():
            self._popover.hide()
        elif focused is not None and self._panel.details.isAncestorOf(focused):
            self._leave()

    def _made_popover(self) -> "DetailsPopover":
        from planner.ui.week.panel.popover import DetailsPopover

        if self._popover is None:
            self._popover = DetailsPopover(self._page)
            self._popover.closed.connect(self._leave)
            self._serve(self._popover.details)
            if self._unsaved is not None:
                self._popover.details.notes.unsaved = self._unsaved
        return self._popover

    def _views(self) -> tuple[DetailsView, ...]:
        """Return the details of the panel and, where there is one, of the popover."""
        panel = self._panel.details
        return (panel,) if self._popover is None else (panel, self._popover.details)

    def _serve(self, details: DetailsView) -> None:
        details.set_actions(self._actions)
        details.link_activated.connect(self.place_activated)
        details.notes_wished.connect(self.notes_wished)
        details.note_written.connect(self.note_written)
        details.item_activated.connect(self.item_activated)

    def _leave(self) -> None:
        """Take the keyboard back to the block or the row that the details were opened from."""
        self._came_from.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _place_of(self, id: str) -> QRect:
        """Return where a block lies on the screen."""
        block = self._grid.board.block(id)
        if block is None:
            return QRect(self._grid.mapToGlobal(self._grid.rect().center()), self._grid.size() / 8)
        return QRect(block.mapToGlobal(QPoint(0, 0)), block.size())

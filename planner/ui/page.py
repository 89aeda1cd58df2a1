"""What the window asks of its pages besides being widgets."""

from datetime import datetime
from typing import Protocol

from planner.ui.widgets.note_room import NoteRoom


class Page(Protocol):
    """What the window asks of a page besides being a widget."""

    def set_window_width(self, width: int) -> None:
        """Take the layout that belongs to a window of this width."""

    def set_now(self, now: datetime) -> None:
        """Show that time has moved on."""

    def note_room(self) -> NoteRoom:
        """Return where in the page a note covers nothing that one reads or presses."""


class SearchPage(Page, Protocol):
    """What the window asks of the page on which one searches."""

    def start_search(self) -> None:
        """Put the cursor where one searches."""

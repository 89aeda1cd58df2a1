"""The head of the courses: their title, their sums, the search, and the button for one more."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.ui.shared.head_room import free_room
from planner.ui.shared.page_head import PageHead
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.label import label
from planner.ui.widgets.note_room import NoteRoom
from planner.ui.widgets.search_field import SearchField

_SEARCH: Final = 212
_WIDE_SEARCH: Final = 280
_MOST_GROWTH: Final = 1.25  # beyond it a bigger text would leave the facts no room


class CoursesHead(PageHead):
    """What the page is called, and what is done from anywhere in it.

    Signals:
        searched: every text that is typed into the search.

    Attributes:
        search: the search.
        add: the button for a new course.
        take_in: the button that imports.
    """

    searched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_wide = False
        self._title = label(_("Courses and books"), "title", elide=True)
        self._facts = label("", "small", "text.tertiary", elide=True)
        self.search = SearchField(_("Find a course or book"), keys=_("Ctrl F"))
        self.search.textChanged.connect(self.searched)
        self.add = push_button(_("Course"), "plus", "primary")
        self.add.setAccessibleName(_("Add a course..."))
        self.add.setToolTip(_("Add a course..."))
        self.take_in = push_button(_("Import..."), "upload")
        self.row.addWidget(self._title)
        self.row.addSpacing(8)
        self.row.addWidget(self._facts)
        self.row.addStretch(1)
        self.row.addWidget(self.search)
        self.row.addWidget(self.take_in)
        self.row.addWidget(self.add)
        theme_holder().changed.connect(self._fit_search)
        self._fit_search()

    def show_facts(self, facts: str) -> None:
        """Show the sums."""
        self._facts.setText(facts)

    def set_working(self, is_working: bool) -> None:
        """Let search and button be seen where there are courses; else the page itself says what to do."""
        self.search.setVisible(is_working)
        self.add.setVisible(is_working)
        self.take_in.setVisible(is_working)

    def set_wide(self, is_wide: bool) -> None:
        """Give the search more room."""
        self._is_wide = is_wide
        self._fit_search()

    def note_room(self) -> NoteRoom:
        """Return where in the page a note covers nothing that one reads or presses."""
        return free_room(self, (self.search, self.take_in, self.add), (self._title, self._facts))

    def _fit_search(self) -> None:
        width = _WIDE_SEARCH if self._is_wide else _SEARCH
        self.search.setFixedWidth(round(width * min(current_theme().scale, _MOST_GROWTH)))

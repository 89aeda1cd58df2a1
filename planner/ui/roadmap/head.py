"""The head of the roadmap: its title, list or map, its facts, how far its themes are, and the search."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.ui.roadmap.group_rows import ThemeRow
from planner.ui.roadmap.theme_line import ThemeLine
from planner.ui.roadmap.words import joined
from planner.ui.shared.head_room import free_room
from planner.ui.shared.page_head import LEFT, RIGHT, PageHead
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.label import label
from planner.ui.widgets.note_room import NoteRoom
from planner.ui.widgets.search_field import SearchField
from planner.ui.widgets.segmented import Segment, SegmentedControl

_LIST: Final = "list"
_MAP: Final = "map"
_SEARCH: Final = 212
_WIDE_SEARCH: Final = 280
_GAPS: Final = 56  # between the title, list or map, the facts, the themes and the search
_MOST_GROWTH: Final = 1.25  # beyond it a bigger text would leave the facts no room


class RoadmapHead(PageHead):
    """What the roadmap is called and how it is shown.

    Signals:
        searched: every text that is typed into the search.
        shape_chosen: whether it is to be shown as a map, and not as a list.
    """

    searched = Signal(str)
    shape_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(_("Find in roadmap"), keys=_("Ctrl F"))
        self.search.textChanged.connect(self.searched)
        segments = (Segment(_LIST, _("List"), "list-tree"), Segment(_MAP, _("Map"), "workflow"))
        self.shape = SegmentedControl(segments, name=_("Show as"))
        self.shape.chosen.connect(lambda key: self.shape_chosen.emit(key == _MAP))
        self._facts = label("", "small", "text.tertiary", elide=True)
        self._texts = ("", "")
        self._themes = ThemeLine()
        self._title = label(_("Roadmap"), "title")
        row = self.row
        row.addWidget(self._title)
        row.addSpacing(4)
        row.addWidget(self.shape)
        row.addSpacing(4)
        row.addWidget(self._facts, 1)
        row.addSpacing(8)
        row.addWidget(self._themes)
        row.addSpacing(8)
        row.addWidget(self.search)
        theme_holder().changed.connect(self._fit_search)
        self.set_wide(False)

    def show_facts(self, title: str, facts: str, themes: Sequence[ThemeRow]) -> None:
        """Show the roadmap's title, its facts, and how far its themes are."""
        self._texts = (joined((title, facts)), facts)
        self._themes.show_themes(themes)
        self._choose_text()

    def set_working(self, is_working: bool) -> None:
        """Let what is for a roadmap be seen where there is one."""
        for each in (self.shape, self._facts, self.search):
            each.setVisible(is_working)

    def show_shape(self, is_map: bool) -> None:
        """Show whether the roadmap is shown as a map, or as a list."""
        self.shape.set_value(_MAP if is_map else _LIST)

    def set_wide(self, is_wide: bool) -> None:
        """Give the search more room."""
        self._is_wide = is_wide
        self._fit_search()

    def note_room(self) -> NoteRoom:
        """Return where in the page a note covers nothing that one presses; the facts are read at leisure."""
        return free_room(self, (self.shape, self.search), (self._title,))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_text()

    def _choose_text(self) -> None:
        """Give way in this order: the name of the roadmap, bars of the themes, the last themes, the facts.

        Facts are whole or not shown at all, which is where more than half of the themes would go for them.
        """
        whole, facts = self._texts
        width = QFontMetrics(self._facts.font()).horizontalAdvance
        taken = sum(each.sizeHint().width() for each in (self._title, self.shape)) + self.search.width()
        room = self.width() - taken - LEFT - RIGHT - _GAPS
        with_bars = room - self._themes.width_with(True)
        self._themes.set_bars(width(facts) <= with_bars)
        has_facts = width(facts) + self._themes.width_with(False) // 2 <= room
        self._facts.setText(whole if width(whole) <= with_bars else facts if has_facts else "")
        beside = room - width(self._facts.text())
        all_themes = self._themes.sizeHint().width()
        self._themes.setMaximumWidth(
            all_themes if all_themes <= beside else self._themes.width_within(beside)
        )
        self._facts.setAccessibleName(whole)

    def _fit_search(self) -> None:
        theme = current_theme()
        self.search.setFixedWidth(
            round((_WIDE_SEARCH if self._is_wide else _SEARCH) * min(theme.scale, _MOST_GROWTH))
        )

"""The head of the roadmap: its title, its facts, how far its themes are, and the search."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.ui.roadmap.phase_rows import ThemeRow
from planner.ui.roadmap.theme_line import ThemeLine
from planner.ui.roadmap.words import joined
from planner.ui.shared.head_room import free_room
from planner.ui.shared.page_head import LEFT, RIGHT, PageHead
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.label import label
from planner.ui.widgets.search_field import SearchField

_SEARCH: Final = 212
_WIDE_SEARCH: Final = 280
_GAPS: Final = 68  # between the title, the facts, the themes and the search
_MOST_GROWTH: Final = 1.25  # beyond it a bigger text would leave the facts no room


class RoadmapHead(PageHead):
    """`searched` tells every text that is typed into the search."""

    searched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(_("Find in roadmap"), keys=_("Ctrl F"))
        self.search.textChanged.connect(self.searched)
        self._facts = label("", "small", "text.tertiary", elide=True)
        self._texts = ("", "")
        self._themes = ThemeLine()
        self._title = label(_("Roadmap"), "title")
        row = self.row
        row.addWidget(self._title)
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

    def set_wide(self, is_wide: bool) -> None:
        """Give the search more room."""
        self._is_wide = is_wide
        self._fit_search()

    def note_room(self) -> QRect:
        """Return where in the page a note covers nothing that one presses; the facts are read at leisure."""
        return free_room(self, (self.search,), (self._title,))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_text()

    def _choose_text(self) -> None:
        """Give way in this order: the name of the roadmap, the bars of the themes, the facts."""
        whole, facts = self._texts
        metrics = QFontMetrics(self._facts.font())
        room = self.width() - self._title.sizeHint().width() - self.search.width() - LEFT - RIGHT - _GAPS
        with_bars = room - self._themes.width_with(True)
        self._themes.set_bars(metrics.horizontalAdvance(facts) <= with_bars)
        self._facts.setText(whole if metrics.horizontalAdvance(whole) <= with_bars else facts)
        self._facts.setAccessibleName(whole)

    def _fit_search(self) -> None:
        theme = current_theme()
        self.search.setFixedWidth(
            round((_WIDE_SEARCH if self._is_wide else _SEARCH) * min(theme.scale, _MOST_GROWTH))
        )

"""The head of the roadmap: its title, its facts, how far its themes are, and the search."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.i18n import _
from planner.ui.roadmap.phase_rows import ThemeRow
from planner.ui.roadmap.theme_line import ThemeLine
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.label import label
from planner.ui.widgets.search_field import SearchField

_SEARCH: Final = 212
_WIDE_SEARCH: Final = 280
_MOST_GROWTH: Final = 1.25  # beyond it a bigger text would leave the facts no room


class RoadmapHead(QWidget):
    """`searched` tells every text that is typed into the search."""

    searched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(_("Find in roadmap"), keys=_("Ctrl F"))
        self.search.textChanged.connect(self.searched)
        self._facts = label("", "small", "text.tertiary", elide=True)
        self._themes = ThemeLine()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(label(_("Roadmap"), "title"))
        row.addSpacing(4)
        row.addWidget(self._facts, 1)
        row.addSpacing(8)
        row.addWidget(self._themes)
        row.addSpacing(8)
        row.addWidget(self.search)
        theme_holder().changed.connect(self._fit)
        self.set_wide(False)

    def show_facts(self, title: str, facts: str, themes: Sequence[ThemeRow]) -> None:
        """Show the roadmap's title, its facts, and how far its themes are."""
        self._facts.setText(facts)
        self._facts.setAccessibleName(f"{title}, {facts}")
        self._themes.show_themes(themes)

    def set_wide(self, is_wide: bool) -> None:
        """Give the search more room."""
        self._is_wide = is_wide
        self._fit()

    def _fit(self) -> None:
        theme = current_theme()
        self.setFixedHeight(theme.size("header"))
        self.search.setFixedWidth(
            round((_WIDE_SEARCH if self._is_wide else _SEARCH) * min(theme.scale, 1.25))
        )

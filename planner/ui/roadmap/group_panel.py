"""The panel of several items, of a phase, or of the whole road."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.roadmap.act_buttons import ActButtons
from planner.ui.roadmap.acts import Act
from planner.ui.roadmap.group_details import GroupDetails
from planner.ui.roadmap.group_rows import ThemeRow
from planner.ui.roadmap.link_list import OVERHANG, LinkList
from planner.ui.roadmap.panel_parts import SIDE, HoursLine, Section, ThemeBars, item_links
from planner.ui.widgets.label import label


class GroupPanel(QWidget):
    """Shows a sum. `item_wished` tells the id of an item that was clicked."""

    item_wished = Signal(str)

    def __init__(self, actions: Mapping[Act, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "heading", wrap=True)
        self._facts = label("", "small", "text.secondary", wrap=True)
        self._hours = HoursLine()
        self._buttons = ActButtons(actions)
        self._explained = label("", "small", "text.tertiary", wrap=True)
        head = QVBoxLayout()
        head.setContentsMargins(SIDE, 14, SIDE, 12)
        head.setSpacing(0)
        for widget, space in (
            (self._title, 3),
            (self._facts, 12),
            (self._hours, 10),
            (self._explained, 0),
            (self._buttons, 0),
        ):
            head.addWidget(widget)
            head.addSpacing(space)
        self._themes_section = Section(_("Themes"))
        self._themes = ThemeBars()
        self._themes_section.add(self._themes)
        self._ready_section = Section(_("Begun or ready now"))
        self._ready = LinkList(_("Begun or ready now"))
        self._ready_section.add(self._ready, OVERHANG)
        self._more_ready = label("", "small", "text.tertiary")
        self._ready_section.add(self._more_ready, gap=4)
        self._ready.activated.connect(self.item_wished)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._themes_section)
        column.addWidget(self._ready_section)
        column.addStretch(1)

    def show_group(self, details: GroupDetails, themes: Sequence[ThemeRow]) -> None:
        """Show a sum, and the themes where it is about more than a few items."""
        self._title.setText(details.title)
        self._facts.setText(details.facts)
        self._hours.setVisible(bool(details.hours))
        self._hours.show_hours(details.hours, "", details.left, details.fraction)
        self._explained.setText(details.explained)
        self._explained.setVisible(bool(details.explained))
        self._buttons.show_acts([act for act, _count in details.acts])
        self._themes.show_themes(themes)
        self._themes_section.setVisible(bool(themes))
        self._ready.show_links(item_links(details.ready))
        self._ready_section.setVisible(bool(details.ready))
        self._more_ready.setText(details.more_ready)
        self._more_ready.setVisible(bool(details.more_ready))

"""The head of the Week page: which week it is, the way to others, and its acceptance."""

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.ui.shared.head_room import free_room
from planner.ui.shared.page_head import PageHead
from planner.ui.week.page_rows import HeadRow
from planner.ui.widgets.buttons import follow_action, icon_button, push_button
from planner.ui.widgets.label import label, plain_tool_tip
from planner.ui.widgets.note_room import NoteRoom
from planner.ui.widgets.search_button import SearchButton
from planner.ui.widgets.segmented import JoinedButtons, Segment

_STEPS = ("previous-week", "today", "next-week")


class WeekHead(PageHead):
    """Shows a title and does the page's actions; one button, and no other, is the primary one."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        """Show the head for the window's actions, by id."""
        super().__init__(parent)
        self._title = label("", "title")
        self._number = label("", color_role="text.tertiary")
        self._steps = _steps(actions)
        self._search = SearchButton(_("Search or run a command"), "Ctrl+K")
        self._accepted = label(_("Accepted"), color_role="text.tertiary")
        self._accepted.setToolTip(
            plain_tool_tip(_("You accepted this week, so its sessions stay where they are."))
        )
        self._accept = push_button(_("Accept week"), "calendar-check", "primary")
        self._hours = push_button(_("Hours"), "calendar-clock")
        self._panel = icon_button("panel-right", _("Panel"), shortcut="Ctrl+Alt+P", checkable=True)
        follow_action(self._accept, actions["accept-week"])
        follow_action(self._hours, actions["hours"])
        self._search.clicked.connect(actions["palette"].trigger)
        follow_action(self._panel, actions["panel"])
        row = self.row
        row.addWidget(self._title)
        row.addSpacing(6)
        row.addWidget(self._number)
        row.addSpacing(6)
        row.addWidget(self._steps)
        row.addStretch(1)
        for widget in (self._search, self._accepted, self._hours, self._accept, self._panel):
            row.addWidget(widget)

    def show_week(self, row: HeadRow) -> None:
        """Name a week, and say whether it is accepted or can be."""
        self._title.setText(row.days)
        self._number.setText(row.number)
        self._accepted.setVisible(row.is_accepted and not row.can_accept)
        self._accept.setVisible(row.can_accept)

    def set_compact(self, is_compact: bool) -> None:
        """Leave out what a small window has no room for."""
        self._number.setVisible(not is_compact)

    def note_room(self) -> NoteRoom:
        """Return where in the page a note covers nothing that one reads or presses."""
        controls = (self._steps, self._search, self._hours, self._accept, self._panel)
        return free_room(self, controls, (self._title, self._number, self._accepted))


def _steps(actions: Mapping[str, QAction]) -> JoinedButtons:
    steps = JoinedButtons(
        (
            Segment(_STEPS[0], icon="chevron-left", name=_("Previous week")),
            Segment(_STEPS[1], _("Today")),
            Segment(_STEPS[2], icon="chevron-right", name=_("Next week")),
        )
    )
    for id in _STEPS:
        follow_action(steps.button(id), actions[id])
    return steps

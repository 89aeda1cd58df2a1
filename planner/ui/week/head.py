"""The head of the Week page: which week it is, the way to others, and its acceptance."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.ui.shared.head_room import free_room
from planner.ui.shared.page_head import LEFT, RIGHT, PageHead
from planner.ui.theme import theme_holder
from planner.ui.week.page_rows import HeadRow
from planner.ui.week.week_name import WeekName
from planner.ui.widgets.buttons import follow_action, icon_button, push_button
from planner.ui.widgets.label import label, plain_tool_tip
from planner.ui.widgets.note_room import NoteRoom
from planner.ui.widgets.search_button import SearchButton
from planner.ui.widgets.segmented import JoinedButtons, Segment

_STEPS = ("previous-week", "today", "next-week")
_TO_STEPS: Final = 6


class WeekHead(PageHead):
    """Shows a title and does the page's actions; one button, and no other, is the primary one."""

    def __init__(
        self, actions: Mapping[str, QAction], longest: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """Show the head for the window's actions, by id, with room for the longest days of a week."""
        super().__init__(parent)
        self._name = WeekName(longest, self)
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
        row.addWidget(self._name)
        row.addSpacing(_TO_STEPS)
        row.addWidget(self._steps)
        row.addStretch(1)
        for widget in (self._search, self._accepted, self._hours, self._accept, self._panel):
            row.addWidget(widget)
        theme_holder().changed.connect(self._measure)

    def show_week(self, row: HeadRow) -> None:
        """Name a week, and say whether it is accepted or can be."""
        self._name.show_week(row)
        self._accepted.setVisible(row.is_accepted and not row.can_accept)
        self._accept.setVisible(row.can_accept)

    def set_compact(self, is_compact: bool) -> None:
        """Leave out what a small window has no room for."""
        self._name.set_compact(is_compact)
        self._keep_steps()

    def note_room(self) -> NoteRoom:
        """Return where in the page a note covers nothing that one reads or presses."""
        controls = (self._steps, self._search, self._hours, self._accept, self._panel)
        return free_room(self, controls, (*self._name.words, self._accepted))

    def minimumSizeHint(self) -> QSize:
        # The name's room is made for the head's width, and so keeps it from no other.
        hint = super().minimumSizeHint()
        return QSize(hint.width() - self._name.minimumWidth(), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_steps()

    def _measure(self) -> None:
        self._name.measure()
        self._keep_steps()

    def _keep_steps(self) -> None:
        """Give the name what no week takes for anything else, so that one can turn many with one hand."""
        accept = max(self._accept.sizeHint().width(), self._accepted.sizeHint().width())
        beside = (self._steps, self._hours, self._panel)
        taken = accept + sum(each.sizeHint().width() for each in beside)
        taken += self._search.minimumSizeHint().width() + _TO_STEPS
        gaps = (len(beside) + 2) * self.row.spacing()
        self._name.take(self.width() - LEFT - RIGHT - taken - gaps)


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

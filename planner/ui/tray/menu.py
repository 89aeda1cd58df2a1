"""The menu of the tray's icon: what is next and how the week stands, then what can be done."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget, QWidgetAction

from planner.i18n import _
from planner.ui.actions import on_trigger
from planner.ui.icons import icon
from planner.ui.theme import current_theme
from planner.ui.tray.rows import TrayRows
from planner.ui.widgets.label import label

TIMER_ACTION: Final = "focus-timer"
_WIDTH: Final = 264
_EDGE: Final = 8


class TrayMenu(QMenu):
    """Its first two lines are text and no entries.

    Attributes:
        next, week: these lines.

    Signals:
        log_requested, session_requested: time is to be logged, a session added.
        pause_requested, resume_requested: reminders shall rest until tomorrow, or rest no longer.
        open_requested: the window is wanted.
    """

    log_requested = Signal()
    session_requested = Signal()
    pause_requested = Signal()
    resume_requested = Signal()
    open_requested = Signal()

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        """Offer what the window's actions offer, the focus timer where there is one."""
        super().__init__(parent)
        self.next = TextLine(self, "text.primary", weight=500, above=6)
        self.week = TextLine(self, "text.secondary", below=6)
        self._is_paused = False
        self.addAction(self.next)
        self.addAction(self.week)
        self.addSeparator()
        if TIMER_ACTION in actions:
            self.addAction(actions[TIMER_ACTION])
        self._log = self._entry(_("Log time..."), "plus", self.log_requested.emit)
        self._new = self._entry(_("Add a session..."), "plus", self.session_requested.emit)
        self.addSeparator()
        self._pause = self._entry("", "bell", self._ask_pause)
        self.addSeparator()
        self._entry(_("Open Study Planner"), "calendar-days", self.open_requested.emit)
        self._entry(_("Quit"), "x", actions["quit"].trigger)

    def show_rows(self, rows: TrayRows) -> None:
        """Show the two lines; what needs a plan can be done where there is one."""
        self.next.show_text(rows.next)
        self.week.show_text(rows.week)
        for action in (self._log, self._new):
            action.setEnabled(bool(rows.week))

    def show_reminders(self, *, are_on: bool, are_paused: bool) -> None:
        """Offer to let the reminders rest, or to end that."""
        self._is_paused = are_paused
        self._pause.setText(_("Resume reminders") if are_paused else _("Pause reminders until tomorrow"))
        self._pause.setEnabled(are_on)

    def _entry(self, text: str, icon_name: str, do: object) -> QAction:
        action = self.addAction(icon(icon_name), text)
        on_trigger(action, do)  # type: ignore[arg-type]
        return action

    def _ask_pause(self) -> None:
        (self.resume_requested if self._is_paused else self.pause_requested).emit()


class TextLine(QWidgetAction):
    """A line of text in a menu, cut where it is too long. Desktops that draw menus themselves show it too."""

    def __init__(
        self, menu: QMenu, color_role: str, *, weight: int | None = None, above: int = 1, below: int = 1
    ) -> None:
        """Begin without words."""
        super().__init__(menu)
        self.words = label("", "small", color_role, weight=weight, elide=True)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(_EDGE, above, _EDGE, below)
        column.addWidget(self.words)
        holder.setFixedWidth(round(_WIDTH * max(1.0, current_theme().scale)))
        self.setDefaultWidget(holder)

    def show_text(self, text: str) -> None:
        """Show other words, or leave the line out where there are none."""
        self.setText(text.replace("&", "&&"))
        self.words.setText(text)
        self.setVisible(bool(text))

"""Connects the focus timer with the program: its clock, its window when it is wanted, and the side bar."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication

from planner.i18n import _
from planner.paths import Paths
from planner.services.kept_timer import KeptTimer
from planner.services.workspace import Workspace
from planner.ui.main_window import MainWindow
from planner.ui.performer import Performer
from planner.ui.timer.choices import TimerChoices
from planner.ui.timer.clock import FocusClock
from planner.ui.timer.entry import TimerEntry
from planner.ui.week.page import WeekPage

if TYPE_CHECKING:
    from planner.ui.timer.window import FocusWindow


class TimerDesk(QObject):
    """Everything of the timer that the program holds.

    Attributes:
        clock: the running timer; its signals serve also those who show it elsewhere, as a tray does.
        entry: its row in the side bar.
    """

    def __init__(
        self,
        workspace: Workspace,
        performer: Performer,
        paths: Paths,
        settings: QSettings,
        window: MainWindow,
    ) -> None:
        """Take up the timer that was kept, and stand in the side bar of `window`."""
        super().__init__(window)
        self._workspace = workspace
        self._main = window
        self._choices = TimerChoices(settings)
        self._window: FocusWindow | None = None
        self.clock = FocusClock(workspace, performer, KeptTimer(paths.focus_timer), self._choices, self)
        action = window.actions_by_id["focus-timer"]
        self.entry = TimerEntry(workspace, self.clock, action.shortcut().toString())
        self.entry.wanted.connect(self.show)
        window.side_bar.add_foot(self.entry, self.entry.set_wide)
        action.changed.connect(lambda: self.entry.button.setEnabled(action.isEnabled()))
        action.triggered.connect(lambda _checked: self.start_or_show())
        self.clock.ended.connect(self._ask)
        self.clock.turned.connect(self._beep)

    def begin(self) -> None:
        """Show the timer that was kept or could not be read, without taking the keyboard."""
        if self.clock.timer is not None or self.clock.note:
            self.window.appear()

    def start_or_show(self) -> None:
        """Start with the session that is selected on the week's page; elsewhere, or else, show the window."""
        page = self._main.page
        session = page.sessions.session_to_time() if isinstance(page, WeekPage) else ""
        if session:
            self.start_session(session)
        else:
            self.show()

    def start_session(self, id: str) -> None:
        """Start with a session where no timer runs, and show the window, which says what came of it."""
        if self.clock.timer is None:
            self.clock.start_session(id)
        self.show()

    def show(self) -> None:
        """Show the window, with the keyboard in it."""
        self.clock.read_again()
        self.window.present()

    @property
    def window(self) -> "FocusWindow":
        """The timer's window, made when it is first wanted."""
        # The start of a day without the timer is spared it.
        from planner.ui.timer.window import FocusWindow

        if self._window is None:
            self._window = FocusWindow(self._workspace, self.clock, self._choices)
            self._window.hidden_while_running.connect(self._say_that_it_goes_on)
        return self._window

    def close(self) -> None:
        """Keep the timer, as the program ends."""
        self.clock.close()
        if self._window is not None:
            self._window.hide()
            self._window.deleteLater()
            self._window = None

    def _say_that_it_goes_on(self) -> None:
        self._main.say(_("The timer goes on; the side bar shows it, and F brings it back."))

    def _ask(self) -> None:
        self.window.appear()
        self._beep()

    def _beep(self) -> None:
        if self._choices.has_sound:
            QApplication.beep()

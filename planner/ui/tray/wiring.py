"""How reminders, tray and window work together."""

import os
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, QObject, QSettings, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from planner.domain.edit import Edit
from planner.domain.errors import Refusal, UnknownId
from planner.domain.plan import Plan
from planner.i18n import _
from planner.scheduling.schedule import Schedule
from planner.services.reminders import Reminder, ReminderKind, tomorrow
from planner.services.sessions import skip_session
from planner.services.weeks import first_of_week
from planner.services.workspace import Workspace
from planner.ui.main_window import FIRST_PAGE, MainWindow
from planner.ui.performer import Performer
from planner.ui.theme import theme_holder
from planner.ui.tray.clock import ReminderClock
from planner.ui.tray.closing import CloseToTray
from planner.ui.tray.icon import panel_ink, tray_icon
from planner.ui.tray.kept_choices import KeptChoices
from planner.ui.tray.menu import TrayMenu
from planner.ui.tray.notifier import DesktopNotifier, Notifier
from planner.ui.tray.rows import (
    LATER,
    NOT_TODAY,
    OPEN,
    START,
    Message,
    hidden_message,
    message_of,
    session_at_hand,
    tray_rows,
)
from planner.ui.tray.tray_icon import TrayIcon
from planner.ui.week.grid.locale import GridLocale
from planner.ui.week.page import WeekPage
from planner.values import Value, replace


class TrayParts(Value):
    """What reminders and tray work with.

    Attributes:
        come_to_front: shows the window above the others.
        show_goal: shows a goal or exam by its id.
        start_timer: begins the focus timer with a session by its id; None where there is no timer.
        notifier: shows the notifications; None for the desktop's own way.
        has_tray: whether the desktop has a tray.
        end: ends the program, whose window is hidden.
        is_sample: whether the plan is there to be looked at: it reminds of nothing, and closing it closes it.
    """

    window: MainWindow
    workspace: Workspace
    performer: Performer
    settings: QSettings
    come_to_front: Callable[[], object]
    show_goal: Callable[[str], object]
    start_timer: Callable[[str], object] | None = None
    notifier: Notifier | None = None
    has_tray: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable
    end: Callable[[], object] = QCoreApplication.exit
    is_sample: bool = False


class Tray(QObject):
    """Reminds of what is to come, and keeps the program in the tray where that is chosen.

    Attributes:
        choices: what the learner wants.
        clock: when the next reminder is due.
        menu, icon: what stands in the tray.
        is_timing: whether the icon shows that a focus timer runs.
    """

    def __init__(self, parts: TrayParts) -> None:
        """Make all of it; nothing is told before `begin`."""
        super().__init__(parts.window)
        self._parts = parts
        self.is_timing = False
        self._reminders: dict[str, Reminder] = {}
        self.choices = KeptChoices(parts.settings)
        self.clock = ReminderClock(parts.workspace, parts.performer, self.choices, self)
        self.menu = TrayMenu(parts.window.actions_by_id, parts.window)
        self.icon = TrayIcon(self.menu, self)
        self._notifier = parts.notifier or DesktopNotifier(self.icon, self._say, self)
        self._closing = CloseToTray(parts.window, self._keeps_running)
        self._connect()

    def begin(self) -> None:
        """Stand in the tray where that is chosen, and wait for the first reminder."""
        self.apply()

    def close(self) -> None:
        """Let the window be closed without the program, or after it was closed."""
        self._closing.stop()

    @property
    def has_tray(self) -> bool:
        """Whether the desktop has a tray."""
        return self._parts.has_tray()

    def tell(self, message: Message) -> None:
        """Show a notification of another part, such as that a timer ran out; a click opens the window."""
        self._notifier.tell(message)

    def set_timing(self, is_timing: bool) -> None:
        """Show by a dot that a focus timer runs."""
        self.is_timing = is_timing
        self._paint()

    def _connect(self) -> None:
        parts, menu = self._parts, self.menu
        self.clock.came.connect(self._tell)
        self.clock.looked.connect(self._show_rows)
        parts.window.minute_passed.connect(self.clock.look_if_time_jumped)
        self._notifier.answered.connect(self._answer)
        self._closing.hidden.connect(self._on_hidden)
        self._closing.ended.connect(lambda: QTimer.singleShot(0, self, parts.end))
        self.icon.clicked.connect(parts.come_to_front)
        menu.aboutToShow.connect(self._show_rows)
        menu.open_requested.connect(parts.come_to_front)
        menu.pause_requested.connect(partial(self._pause, True))
        menu.resume_requested.connect(partial(self._pause, False))
        menu.log_requested.connect(self._log)
        menu.session_requested.connect(partial(self._act_on_week, "new-session"))
        theme_holder().changed.connect(self._paint)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.icon.hide)

    # -- what is told

    def _tell(self, reminder: Reminder) -> None:
        if self._parts.is_sample:
            return
        self._reminders[reminder.key] = reminder
        self._notifier.tell(message_of(reminder, has_timer=self._parts.start_timer is not None))

    def _say(self, message: Message) -> bool:
        """Say it in the window, where the desktop shows nothing, and let that ask to be seen."""
        self._parts.window.say(message.in_one_line)
        QApplication.alert(self._parts.window)
        return True

    def _answer(self, key: str, answer: str) -> None:
        reminder = self._reminders.get(key)
        if reminder is None:
            self._parts.come_to_front()
            return
        {
            LATER: lambda: self.clock.remind_later(key),
            NOT_TODAY: lambda: self._skip(reminder),
            START: lambda: self._start(reminder),
            OPEN: lambda: self._open(reminder),
        }.get(answer, lambda: None)()

    def _skip(self, reminder: Reminder) -> None:
        now = self._parts.workspace.now

        def wish(plan: Plan, schedule: Schedule) -> Edit:
            try:
                return skip_session(plan, schedule, reminder.subject, now)
            except UnknownId:  # a notification can be older than the plan
                raise Refusal(_gone_words(reminder)) from None

        if self._parts.performer.perform(wish) is None:
            self._parts.come_to_front()  # why is said there, and it may be hidden

    def _start(self, reminder: Reminder) -> None:
        if reminder.kind is ReminderKind.SESSION and self._open_session(reminder) and self._parts.start_timer:
            self._parts.start_timer(reminder.subject)

    def _open(self, reminder: Reminder) -> None:
        """Show the session with its details, the exam, or the week that wants planning."""
        if reminder.kind is ReminderKind.REGISTRATION:
            self._parts.come_to_front()
            self._parts.show_goal(reminder.subject)
        elif reminder.kind is ReminderKind.WEEK:
            self._week().show_day(date.fromisoformat(reminder.subject))
        else:
            self._open_session(reminder)

    def _open_session(self, reminder: Reminder) -> bool:
        """Show a session with its details, or say that it is gone; return whether it is there."""
        is_there = self._week().open_session(reminder.subject)
        if not is_there:
            self._say_in_front(_gone_words(reminder))
        return is_there

    def _say_in_front(self, sentence: str) -> None:
        """Answer what was pressed outside of the window, which may be hidden."""
        self._parts.come_to_front()
        self._parts.window.say(sentence)

    # -- what the menu asks for

    def _log(self) -> None:
        parts = self._parts
        session = session_at_hand(parts.workspace.schedule, parts.workspace.now)
        week = self._week()
        if session is not None:
            week.open_session(session.id)
        parts.window.actions_by_id["log"].trigger()

    def _act_on_week(self, action: str) -> None:
        self._week()
        self._parts.window.actions_by_id[action].trigger()

    def _week(self) -> WeekPage:
        self._parts.come_to_front()
        return cast(WeekPage, self._parts.window.show_page(FIRST_PAGE))

    def _pause(self, is_paused: bool) -> None:
        until = tomorrow(self._parts.workspace.now) if is_paused else None
        self.choices.keep_wishes(replace(self.choices.wishes, paused_until=until))
        self.apply()

    # -- what is shown

    def apply(self) -> None:
        """Do as is chosen, after that has changed."""
        self._paint()
        parts = self._parts
        self.icon.set_wanted(self.choices.tray.has_icon and parts.has_tray() and not parts.is_sample)
        self.clock.look()

    def _show_rows(self) -> None:
        workspace, words = self._parts.workspace, GridLocale()
        now, wishes = workspace.now, self.choices.wishes
        first = first_of_week(now, words.first_weekday)
        self.menu.show_rows(tray_rows(workspace.plan, workspace.schedule, first, now, words))
        is_paused = wishes.paused_until is not None and now < wishes.paused_until
        self.menu.show_reminders(are_on=wishes.is_on, are_paused=is_paused)

    def _paint(self) -> None:
        scheme = QGuiApplication.styleHints().colorScheme()
        has_own = str(self._parts.settings.value("theme", "system")) != "system"
        ink = panel_ink(scheme, os.environ.get("XDG_CURRENT_DESKTOP", ""), is_own_theme=has_own)
        self.icon.show_picture(tray_icon(ink, has_dot=self.is_timing), _("Study Planner"))

    def _on_hidden(self) -> None:
        if self.choices.take_first_hiding():
            self._notifier.tell(hidden_message())

    def _keeps_running(self) -> bool:
        parts = self._parts
        return self.choices.tray.keeps_running and parts.has_tray() and not parts.is_sample


def _gone_words(reminder: Reminder) -> str:
    return _("This session is no longer planned: {title}").format(title=reminder.title)

"""The clock of the reminders: it sleeps until the next one, and wakes for nothing else."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from planner.services.reminders import (
    LATER,
    Reminder,
    ReminderKind,
    due,
    next_after,
    reminders,
)
from planner.services.workspace import Notice, Workspace
from planner.ui.performer import Performer
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.tray.kept_choices import KeptChoices
from planner.values import replace

_SETTLES_MS: Final = 250  # several changes in a row are looked at once
_A_MOMENT: Final = timedelta(milliseconds=1)


class ReminderClock(QObject):
    """Tells each reminder when it is due, and remembers that, also over a restart.

    Signals:
        came: a Reminder that is due now.
        looked: the plan, the time or the choices have changed since the last look.
    """

    came = Signal(object)
    looked = Signal()

    def __init__(
        self,
        workspace: Workspace,
        performer: Performer,
        choices: KeptChoices,
        parent: QObject | None = None,
    ) -> None:
        """Be ready to look at a workspace."""
        super().__init__(parent)
        self._workspace = workspace
        self._choices = choices
        self._next: Reminder | None = None
        self._knows = False  # whether the learner has changed the plan since the last look
        self._timer = _single_shot(self, self.look)
        self._settles = _single_shot(self, self.look)
        performer.changed.connect(self._note_change)

    @property
    def next(self) -> Reminder | None:
        """The reminder that it wakes for, or None."""
        return self._next

    def look(self) -> None:
        """Tell what is due, and sleep until the next."""
        knows, self._knows = self._knows, False
        self._settles.stop()
        now = self._workspace.now
        found = self._found(now)
        late = due(found, now)
        self._remember_told(late, now)
        self._sleep(next_after(found, now), now)
        for reminder in late:
            # A session that the learner's own hand put where it begins now needs no word.
            if not (knows and reminder.kind is ReminderKind.SESSION):
                self.came.emit(reminder)
        self.looked.emit()

    def look_if_time_jumped(self) -> None:
        """Look now if the next moment is over already: the computer slept, or its clock was set."""
        if self._next is not None and self._workspace.now > self._next.at:
            self.look()

    def remind_later(self, key: str) -> None:
        """Tell a reminder again in a quarter of an hour."""
        now, before = self._workspace.now, self._choices.before
        later = {**before.later, key: now + LATER}
        self._choices.keep_before(replace(before, told=before.told - {key}, later=later), now.date())
        self.look()

    def _found(self, now: datetime) -> tuple[Reminder, ...]:
        workspace, choices = self._workspace, self._choices
        if not (workspace.has_plan and choices.wishes.is_on):
            return ()
        return reminders(
            workspace.plan, workspace.schedule, now, choices.wishes, LocaleDates(), choices.before
        )

    def _remember_told(self, late: tuple[Reminder, ...], now: datetime) -> None:
        if late:
            before = self._choices.before
            keys = {reminder.key for reminder in late}
            later = {key: at for key, at in before.later.items() if key not in keys}
            self._choices.keep_before(replace(before, told=before.told | keys, later=later), now.date())

    def _sleep(self, coming: Reminder | None, now: datetime) -> None:
        self._next = coming
        self._timer.stop()
        if coming is not None:
            self._timer.start(-((now - coming.at) // _A_MOMENT))

    def _note_change(self, notice: Notice) -> None:
        self._knows = self._knows or notice.edit is not None
        self._settles.start(_SETTLES_MS)


def _single_shot(clock: ReminderClock, then: Callable[[], None]) -> QTimer:
    timer = QTimer(clock)
    timer.setSingleShot(True)
    timer.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one is minutes off after some hours
    timer.timeout.connect(then)
    return timer

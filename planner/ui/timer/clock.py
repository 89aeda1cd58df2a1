"""The running focus timer of a plan: it goes on by itself, is kept, and is logged in the plan."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from planner.domain.card import Rating
from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.focus_timer import FocusTimer, Phase
from planner.domain.plan import Plan
from planner.domain.time_line import later, time_between
from planner.formats import duration
from planner.i18n import _
from planner.scheduling.schedule import Schedule
from planner.services.focus import Standing, begin_item, begin_session, find, log_focus, minutes_to_log
from planner.services.kept_timer import KeptTimer, is_logged, is_open, log_once
from planner.services.workspace import Wish, Workspace
from planner.ui.performer import Performer
from planner.ui.timer.choices import TimerChoices
from planner.values import replace

_KEEP_EVERY: Final = timedelta(minutes=5)  # so much may be unknown after a crash
_LEAST_MS: Final = 50
_LATE_MS: Final = 5  # a timer that fires a moment early would have to be set again


class FocusClock(QObject):
    """Holds the timer, moves it on when something is due, and logs it. It does not tick by the second.

    Attributes:
        timer: the timer as it was looked at last, or None.
        note: what there is to say of the timer that was last, or "".
        dropped: a timer that was stopped without logging and can be taken back, or None.

    Signals:
        changed: the timer, its note, or the plan around it is another.
        ended: it has stopped by itself and asks something.
        turned: a break has begun or is over.
        told: a sentence for screen readers.
    """

    changed = Signal()
    ended = Signal()
    turned = Signal()
    told = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        performer: Performer,
        kept: KeptTimer,
        choices: TimerChoices,
        parent: QObject | None = None,
    ) -> None:
        """Take up the timer that was kept, if there is one."""
        super().__init__(parent)
        self._workspace = workspace
        self._performer = performer
        self._kept = kept
        self._choices = choices
        self._kept_at = workspace.now
        self._is_logging = False
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setTimerType(Qt.TimerType.PreciseTimer)
        self._due.timeout.connect(self.look)
        self.note = ""
        self.dropped: FocusTimer | None = None
        self.timer = self._taken_up()
        performer.changed.connect(self._keep_up)
        self._wait()

    # -- looking

    def look(self) -> None:
        """Move the timer on to this moment, as when it is shown."""
        before, now = self.timer, self._workspace.now
        if before is None:
            return
        self.timer = before.at(now)
        if self.timer.phase is not before.phase:
            self._tell_turn(self.timer)
        elif self.timer.phase.is_under_way and abs(time_between(self._kept_at, now)) >= _KEEP_EVERY:
            self._keep()
        else:
            self._wait()

    def read_again(self) -> None:
        """Take the timer as it is kept, for another program may have changed it."""
        mine = self.timer
        kept = self._kept.load(mine)
        if kept is not None and is_logged(self._workspace.plan, kept):
            kept = None  # the other program is about to forget it
        if mine is None and kept is None:
            return
        if kept is None or (mine is not None and not mine.is_same_as(kept)):
            self.note = _("The timer was stopped in another window.")
        if mine is None or kept is None or not _is_alike(mine, kept):
            self.timer = replace(kept, entry=None) if kept is not None else None
            self._wait()
            self.changed.emit()

    # -- what the learner does

    def start_session(self, id: str) -> bool:
        """Begin a timer for a session; return whether it has begun."""
        now, blocks = self._workspace.now, self._choices.blocks
        plan, schedule = self._workspace.plan, self._workspace.schedule
        return self._start(lambda: begin_session(plan, schedule, id, now, blocks))

    def start_item(self, id: str) -> bool:
        """Begin a timer for an item without a session; return whether it has begun."""
        now, blocks = self._workspace.now, self._choices.blocks
        return self._start(lambda: begin_item(self._workspace.plan, id, now, blocks))

    def pause(self) -> None:
        """Let it stand still."""
        self._change(FocusTimer.paused)

    def resume(self) -> None:
        """Let it run again."""
        self._change(FocusTimer.resumed)

    def prolong(self) -> None:
        """Let it run longer than its session."""
        self._change(FocusTimer.prolonged)

    def end(self) -> None:
        """End it before its time, and ask what became of it."""
        self._change(FocusTimer.ended)

    def count(self, with_unseen: bool) -> None:
        """Say whether the time that nobody saw counts."""
        self._change(lambda timer, now: timer.counted(now, with_unseen=with_unseen))

    def use_blocks(self) -> None:
        """Go on in the blocks that are chosen now."""
        blocks = self._choices.blocks
        self._change(lambda timer, now: timer.in_blocks(blocks, now))

    def finish(self, rating: Rating | None = None) -> None:
        """Stop it: the session is done with the real minutes; a review takes a rating."""
        self._log(is_finished=True, rating=rating)

    def stop(self) -> None:
        """Stop it: the minutes are logged, and the session is partly done."""
        self._log(is_finished=False)

    def log_minutes(self, minutes: int) -> None:
        """Stop it: `minutes` in all are logged, and the session is partly done."""
        self._log(is_finished=False, minutes=minutes)

    def drop(self) -> None:
        """Stop it and log nothing; until another begins it can be taken back."""
        timer, now = self._latest(), self._workspace.now
        if timer is None:
            return
        timer = timer.paused(now)
        minutes = timer.minutes_at(now)
        is_worth_it = minutes > 0 and find(self._workspace.plan, timer).standing is not Standing.LOST
        self.dropped = timer if is_worth_it else None
        self._let_go(_("Not logged: {length}.").format(length=duration(minutes)) if minutes else "")

    def take_back(self) -> None:
        """Go on with the timer that was dropped; it is paused."""
        if self.dropped is not None and self.timer is None:
            self.timer, self.dropped, self.note = self.dropped, None, ""
            self._keep()

    def say(self, note: str) -> None:
        """Show a sentence beside the timer."""
        self.note = note
        self.changed.emit()
        self.told.emit(note)

    def close(self) -> None:
        """Keep the moment until which it was seen, as the program ends."""
        self._due.stop()
        if self.timer is not None and self.timer.phase.is_under_way:
            self.timer = self.timer.at(self._workspace.now)
            self._kept.save(self.timer)

    # -- inside

    def _taken_up(self) -> FocusTimer | None:
        timer = self._kept.load()
        if self._kept.put_aside is not None:
            name = self._kept.put_aside.name
            self.note = _("The timer could not be read; its file is kept as {name}.").format(name=name)
        if timer is not None and is_logged(self._workspace.plan, timer):
            self._kept.forget()
            return None
        if timer is not None:
            # What it was about to become did not come to be; its number will be that of another entry.
            before, timer = timer.phase, self._as_it_stands(replace(timer, entry=None))
            if timer.phase is Phase.UNSURE and before is not Phase.UNSURE:
                timer = replace(timer, was_closed=True)
            self._kept.save(timer)
        return timer

    def _as_it_stands(self, timer: FocusTimer) -> FocusTimer:
        """Return a timer at this moment; it ends where its session was answered elsewhere."""
        now = self._workspace.now
        is_answered = find(self._workspace.plan, timer).standing is Standing.ANSWERED
        return timer.ended(now) if is_answered else timer.at(now)

    def _start(self, begin: Callable[[], FocusTimer]) -> bool:
        self.read_again()
        if self.timer is not None:
            return False
        try:
            self.timer = begin()
        except Refusal as refusal:
            self.note = str(refusal)
            self.changed.emit()
            return False
        self.note, self.dropped = "", None
        self._keep()
        self.told.emit(_("The timer runs: {title}").format(title=self.timer.title))
        return True

    def _change(self, rule: Callable[[FocusTimer, datetime], FocusTimer]) -> None:
        timer = self._latest()
        if timer is None:
            return
        self.timer = rule(timer, self._workspace.now)
        self.note = ""
        self._keep()
        if self.timer.phase is not timer.phase:
            self.told.emit(_phase_words(self.timer.phase))

    def _latest(self) -> FocusTimer | None:
        """Return the timer with what another program did to it."""
        self.read_again()
        return self.timer

    def _log(self, *, is_finished: bool, rating: Rating | None = None, minutes: int | None = None) -> None:
        timer = self._latest()
        if timer is None:
            return
        now, plan = self._workspace.now, self._workspace.plan
        timer = timer.at(now)
        total = minutes
        if total is None:
            total = minutes_to_log(plan, timer, now, is_finished=is_finished, rating=rating)
            if not total:
                self._let_go(_("Less than a minute: nothing was logged."))
                return
        is_gone = find(plan, timer).standing is Standing.GONE

        def make(plan: Plan, schedule: Schedule) -> Edit:
            return log_focus(plan, timer, total, now, is_finished=is_finished, rating=rating)

        said = minutes or timer.minutes_at(now) or total
        self._log_as(timer, make, _logged_words(said, is_gone))

    def _log_as(self, timer: FocusTimer, make: Wish, note: str) -> None:
        """Log a timer by what `make` makes of the plan; say `note` where that was done."""
        self._is_logging = True  # what the plan tells meanwhile is our own doing
        try:
            edit = self._performer.perform(log_once(self._kept, timer, make), self._refuse)
        finally:
            self._is_logging = False
        if edit is not None:
            self._let_go(note)
        elif is_open(self._kept, timer, self._workspace.plan):
            self.timer = timer
            self._keep()
        else:
            self._let_go(self.note)

    def _refuse(self, sentence: str) -> None:
        self.note = sentence

    def _keep_up(self, _notice: object) -> None:
        """See what a change of the plan means for the timer."""
        if self._is_logging:
            return
        self.read_again()
        timer = self.timer
        if timer is not None and not timer.phase.asks:
            self.timer = self._as_it_stands(timer)
            if self.timer.phase is not timer.phase:
                self._tell_turn(self.timer)
        self.changed.emit()

    def _let_go(self, note: str) -> None:
        self.timer, self.note = None, note
        self._due.stop()
        self._kept.forget()
        self.changed.emit()
        if note:
            self.told.emit(note)

    def _keep(self) -> None:
        """Keep the timer as it is, and wait for what comes next."""
        if self.timer is not None:
            self._kept.save(self.timer)
            self._kept_at = self._workspace.now
        self._wait()
        self.changed.emit()

    def _tell_turn(self, timer: FocusTimer) -> None:
        """Keep and tell what came by itself."""
        self._keep()
        self.told.emit(_phase_words(timer.phase))
        (self.ended if timer.phase.asks else self.turned).emit()

    def _wait(self) -> None:
        """Sleep until something is due, or until it is time to keep when it was seen."""
        timer = self.timer
        if timer is None or not timer.phase.is_under_way:
            self._due.stop()
            return
        now = self._workspace.now
        due = [later(self._kept_at, _KEEP_EVERY), timer.next_change()]
        span = min(time_between(now, moment) for moment in due if moment is not None)
        self._due.start(max(_LEAST_MS, span // timedelta(milliseconds=1) + _LATE_MS))


def _is_alike(mine: FocusTimer, kept: FocusTimer) -> bool:
    """Whether a timer runs as it is kept; when it was seen last does not matter."""
    return replace(kept, seen=mine.seen, entry=mine.entry) == mine


def _phase_words(phase: Phase) -> str:
    return {
        Phase.RUNNING: _("The timer runs."),
        Phase.PAUSED: _("The timer is paused."),
        Phase.BREAK: _("Break."),
        Phase.ENDED: _("The time is up. Is it finished?"),
        Phase.UNSURE: _("The timer ran while nobody saw it; say what counts."),
    }[phase]


def _logged_words(minutes: int, is_gone: bool) -> str:
    if is_gone:
        words = _("The session is no longer in the plan; {length} were logged for its item.")
        return words.format(length=duration(minutes))
    return _("{length} logged.").format(length=duration(minutes))

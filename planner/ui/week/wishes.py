"""What is wished of the selected session, turned into edits; asks back where more has to be known."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget

from planner.domain.card import Card, Rating
from planner.domain.errors import Refusal
from planner.domain.item import Item
from planner.domain.session import Session, SessionKind, SessionState
from planner.i18n import _
from planner.services import items, reviews, sessions, several_sessions
from planner.services.item_notes import finish_with_evidence
from planner.services.missed import done_after_all
from planner.services.moving import can_be_moved, split_session
from planner.services.own_sessions import OwnSession, suggested_session
from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.shared.own_session_dialog import OwnSessionDialog
from planner.ui.week.dialogs.complete_item_dialog import CompleteItemDialog
from planner.ui.week.dialogs.log_time_dialog import LogTimeDialog
from planner.ui.week.dialogs.partly_dialog import DoneTimeDialog, PartlyDialog
from planner.ui.week.dialogs.questions import (
    completion_question,
    done_question,
    log_question,
    partly_question,
)
from planner.ui.week.moving.move_dialog import MoveDialog
from planner.ui.week.panel.recall_rows import ACTIONS

MOVING_ACTIONS: Final = (
    *("move", "earlier", "later", "day-before", "day-after", "shorter", "longer", "remove", "copy"),
)


class SessionWishes(QObject):
    """Does what actions and clicks ask for, with the sessions of a workspace."""

    def __init__(self, workspace: Workspace, performer: Performer, window: QWidget) -> None:
        """Ask back in dialogs over `window`."""
        super().__init__(window)
        self._workspace = workspace
        self._performer = performer
        self._window = window

    def session(self, id: str) -> Session | None:
        """Return a session of the schedule, or None."""
        return self._workspace.schedule.session(id) if id else None

    def toggle_done(self, id: str) -> None:
        """Tick a session, or take its tick back."""
        session = self.session(id)
        if session is None:
            return
        if session.state is SessionState.DONE:
            self.reopen(id)
        else:
            self.finish(id)

    def finish(self, id: str, minutes: int | None = None, note: str = "") -> None:
        """Mark a session done, with its planned minutes or the real ones, and what was studied."""
        now = self._workspace.now
        self._performer.perform(
            lambda plan, schedule: sessions.finish_session(plan, schedule, id, now, minutes, note)
        )

    def finish_missed(self, ids: tuple[str, ...]) -> None:
        """Mark sessions done that were missed, with their planned minutes, as one step."""
        now = self._workspace.now
        self._performer.perform(lambda plan, schedule: done_after_all(plan, schedule, ids, now))

    def finish_all(self, ids: tuple[str, ...]) -> None:
        """Mark sessions done with their planned minutes, as one step."""
        now = self._workspace.now
        self._performer.perform(
            lambda plan, schedule: several_sessions.finish_sessions(plan, schedule, ids, now)
        )

    def skip_all(self, ids: tuple[str, ...]) -> None:
        """Skip sessions, as one step."""
        now = self._workspace.now
        self._performer.perform(
            lambda plan, schedule: several_sessions.skip_sessions(plan, schedule, ids, now)
        )

    def pin_all(self, ids: tuple[str, ...]) -> None:
        """Hold sessions where they are, or let all of them move again, as one step."""
        self._performer.perform(lambda plan, schedule: several_sessions.pin_sessions(plan, schedule, ids))

    def recall(self, id: str, rating: Rating) -> None:
        """Answer a review."""
        now = self._workspace.now
        self._performer.perform(lambda plan, schedule: reviews.answer_review(plan, schedule, id, rating, now))

    def outcomes(self, session: Session) -> Mapping[Rating, Card]:
        """Return what the answers to a review would lead to; nothing where none can be given."""
        try:
            return reviews.outcomes(self._workspace.plan, session, self._workspace.now)
        except Refusal:
            return {}

    def ask_done(self, id: str) -> None:
        """Mark a session done after asking for the real time."""
        session = self.session(id)
        if session is not None:
            question = done_question(self._workspace.plan, session, self._workspace.now, LocaleDates())
            dialog = DoneTimeDialog(question, self._window)
            self._open(dialog, lambda: self.finish(id, dialog.minutes, dialog.note))

    def ask_partly(self, id: str) -> None:
        """Mark a session partly done after asking for how long."""
        session = self.session(id)
        if session is None:
            return
        now = self._workspace.now
        dialog = PartlyDialog(
            partly_question(self._workspace.plan, session, now, LocaleDates()), self._window
        )

        def save() -> None:
            minutes, note = dialog.minutes, dialog.note
            self._performer.perform(
                lambda plan, schedule: sessions.finish_part(plan, schedule, id, minutes, now, note)
            )

        self._open(dialog, save)

    def skip(self, id: str) -> None:
        """Skip a session."""
        now = self._workspace.now
        self._performer.perform(lambda plan, schedule: sessions.skip_session(plan, schedule, id, now))

    def reopen(self, id: str) -> None:
        """Take back what was said of a session."""
        self._performer.perform(lambda plan, schedule: sessions.reopen_session(plan, schedule, id))

    def toggle_pin(self, id: str) -> None:
        """Hold a session where it is, or let it move again."""
        session = self.session(id)
        if session is None:
            return
        change = sessions.unpin_session if session.pinned else sessions.pin_session
        self._performer.perform(lambda plan, schedule: change(plan, schedule, id))

    def ask_move(self, id: str) -> None:
        """Move a session after asking where to."""
        session = self.session(id)
        if session is not None:
            MoveDialog(self._workspace, self._performer, session, self._window).open()

    def split(self, id: str) -> None:
        """Make two sessions of one."""
        now = self._workspace.now
        self._performer.perform(lambda plan, schedule: split_session(plan, schedule, id, now))

    def ask_log(self, item_id: str) -> None:
        """Log time for an item after asking for how long and when."""
        item = self._item(item_id)
        if item is None:
            return
        now = self._workspace.now
        dialog = LogTimeDialog(log_question(self._workspace.plan, item, now), self._window)

        def save() -> None:
            minutes, day, note = dialog.minutes, dialog.day, dialog.note
            self._performer.perform(
                lambda plan, _schedule: items.log_time(plan, item_id, minutes, day, now, note)
            )

        self._open(dialog, save)

    def ask_complete(self, item_id: str) -> None:
        """Mark an item completed after showing when it counts as such, with what shows that it is."""
        item = self._item(item_id)
        if item is None:
            return
        workspace = self._workspace
        question = completion_question(workspace.plan, workspace.schedule, item, workspace.now)
        dialog = CompleteItemDialog(question, self._window)

        def complete() -> None:
            title, place = dialog.evidence
            self._performer.perform(
                lambda plan, _schedule: finish_with_evidence(plan, item_id, title, place, workspace.now)
            )

        self._open(dialog, complete)

    def ask_new(self, item_id: str, day: date) -> None:
        """Put a new session into the calendar after asking for what and when."""
        plan, now = self._workspace.plan, self._workspace.now
        self.ask_new_at(suggested_session(plan, item_id, max(day, now.date()), now))

    def ask_new_at(self, suggested: OwnSession) -> None:
        """Put a new session into the calendar, where it was drawn, after asking for what."""
        plan, schedule = self._workspace.plan, self._workspace.schedule
        OwnSessionDialog(plan, schedule, suggested, self._performer, self._window).open()

    def accept_week(self, day: date) -> None:
        """Accept the week that a date lies in."""
        now = self._workspace.now
        self._performer.perform(lambda plan, schedule: sessions.accept_week(plan, schedule, day, now))

    def _item(self, id: str) -> Item | None:
        return self._workspace.plan.items.get(id)

    def _open(self, dialog: QDialog, then: Callable[[], object]) -> None:
        dialog.accepted.connect(then)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def page_of(item: Item | None) -> str:
    """Return the address of an item's first resource that has one, "" for none."""
    return next((each.url for each in item.resources if each.url), "") if item is not None else ""


def allow_for_several(actions: Mapping[str, QAction], sessions_chosen: Sequence[Session]) -> None:
    """Enable the actions that work on several sessions, where they have one to work on."""
    can_move = any(can_be_moved(session) for session in sessions_chosen)
    for id in (
        *ACTIONS.values(),
        "partly",
        "why",
        "reopen",
        "move",
        "split",
        "log",
        "complete",
        "show-item",
        "open-page",
    ):
        actions[id].setEnabled(False)
    for id in ("done", "skip", "pin", *MOVING_ACTIONS[1:]):
        actions[id].setEnabled(can_move)
    actions["done"].setText(_("Mark done"))
    are_pinned = all(session.pinned for session in sessions_chosen if can_be_moved(session))
    actions["pin"].setText(_("Unpin") if can_move and are_pinned else _("Pin"))


def allow_answers(actions: Mapping[str, QAction], session: Session | None, item: Item | None) -> None:
    """Enable the actions that make sense for the selected session, and name them for its state."""
    is_study = session is not None and session.kind is not SessionKind.EXAM
    state = session.state if session is not None else None
    is_review = session is not None and session.is_review
    is_answered = is_review and state is SessionState.DONE  # which Undo alone takes back
    for id in ACTIONS.values():
        actions[id].setEnabled(is_review and not is_answered)
    actions["show-item"].setEnabled(is_study)
    actions["done"].setEnabled(is_study and not is_answered)
    actions["partly"].setEnabled(is_study and not is_review)
    actions["why"].setEnabled(session is not None)
    actions["split"].setEnabled(session is not None and can_be_moved(session) and not session.is_review)
    actions["open-page"].setEnabled(page_of(item) != "")
    actions["skip"].setEnabled(is_study and not is_answered and state is not SessionState.SKIPPED)
    actions["reopen"].setEnabled(is_study and not is_answered and state is not SessionState.PLANNED)
    actions["pin"].setEnabled(is_study and state is SessionState.PLANNED)
    for id in MOVING_ACTIONS:
        actions[id].setEnabled(session is not None and can_be_moved(session))
    actions["pin"].setText(_("Unpin") if session is not None and session.pinned else _("Pin"))
    done_words = _("Not done") if state is SessionState.DONE else _("Mark done")
    actions["done"].setText(_("Answer the review") if is_review else done_words)
    can_finish = is_study and item is not None and not item.is_milestone
    actions["log"].setEnabled(can_finish)
    actions["complete"].setEnabled(can_finish)

"""What the week has to say or to ask, as one banner at a time under its head."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.services.workspace import Workspace
from planner.ui.shared.date_words import DateWords
from planner.ui.week.completion_banner import CompletionBanner
from planner.ui.week.completion_rows import CompletionAsk, completion_ask
from planner.ui.week.missed_banner import MissedBanner
from planner.ui.week.missed_rows import missed_note
from planner.ui.week.pause_banner import PauseBanner, pause_note
from planner.ui.week.review_banner import ReviewBanner
from planner.ui.week.review_note import ReviewNote, review_note


class WeekBanners(QWidget):
    """A pause first, then what was missed, then whether an item is done, then the review of the week.

    While a review is offered, what was missed waits: the review asks about it.

    Signals:
        missed_told: until when missed sessions were told, as in ISO 8601; it is to be kept for the next run.
        done_after_all: the ids of missed sessions that were done.
        complete_requested: the id of the item that the learner wants to call done.
        review_closed: the Monday, written as in ISO 8601, of the week whose review is not offered any more.
    """

    missed_told = Signal(str)
    done_after_all = Signal(object)
    complete_requested = Signal(str)
    review_closed = Signal(str)

    def __init__(
        self, workspace: Workspace, actions: Mapping[str, QAction], words: DateWords, parent: QWidget
    ) -> None:
        """Say what a workspace gives reason to; the window's actions answer it."""
        super().__init__(parent)
        self._workspace = workspace
        self._words = words
        self._put_away: dict[str, int] = {}  # minutes with which a question was closed, by item
        self._closed_review = ""
        self._missed_after = ""
        self._pause = PauseBanner()
        self._missed = MissedBanner()
        self._completion = CompletionBanner()
        self._review = ReviewBanner()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for banner in (self._pause, self._missed, self._completion, self._review):
            column.addWidget(banner)
        self._pause.end_requested.connect(actions["end-pause"].trigger)
        self._pause.put_away.connect(self.show_one)
        self._missed.told.connect(lambda note: self.missed_told.emit(note.until))
        self._missed.done_requested.connect(self.done_after_all)
        self._missed.put_away.connect(lambda note: self.tell_missed_after(note.until))
        self._completion.complete_requested.connect(self.complete_requested)
        self._completion.put_away.connect(self._put_ask_away)
        self._review.review_requested.connect(actions["weekly-review"].trigger)
        self._review.put_away.connect(self._put_review_away)

    def show_one(self) -> None:
        """Show what matters most of all that there is to say, or nothing."""
        plan, now = self._workspace.plan, self._workspace.now
        is_free = not self._pause.show_pause(pause_note(plan, now, self._words))
        review = self._offer(now) if is_free else None
        is_asked = review is not None  # the review asks about the same sessions
        missed = missed_note(plan, self._missed_after, now, self._words) if is_free and not is_asked else None
        self._missed.show_note(missed)
        estimates = self._workspace.schedule.estimates
        ask = completion_ask(plan, self._put_away, estimates) if is_free and missed is None else None
        self._completion.show_note(ask)
        self._review.show_note(review if ask is None else None)

    def begin(self, missed_after: str, closed_review: str) -> None:
        """Remember what was told and closed before; see the two ways to say so later."""
        self._missed_after, self._closed_review = missed_after, closed_review
        self.show_one()

    def tell_missed_after(self, moment: str) -> None:
        """Tell only of missed sessions that ended after a moment, as in ISO 8601; "" where none was told."""
        self._missed_after = moment
        self.show_one()

    def close_review(self, week: str) -> None:
        """Offer no review for a week, named by its Monday."""
        self._closed_review = week
        self.show_one()

    def _offer(self, now: datetime) -> ReviewNote | None:
        """Return the offer of a review, unless it was closed."""
        if not self._workspace.has_plan:
            return None
        note = review_note(self._workspace.schedule, now, self._words)
        return note if note is None or note.week != self._closed_review else None

    def _put_ask_away(self, ask: CompletionAsk) -> None:
        """Ask no more about an item, until more of it was studied."""
        self._put_away[ask.item] = ask.logged
        self.show_one()

    def _put_review_away(self, week: str) -> None:
        self.close_review(week)
        self.review_closed.emit(week)

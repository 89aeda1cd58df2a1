"""What the week has to say or to ask, as one banner at a time under its head."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.services.workspace import Workspace
from planner.ui.shared.date_words import DateWords
from planner.ui.week.completion_banner import CompletionBanner
from planner.ui.week.completion_rows import CompletionAsk, completion_ask
from planner.ui.week.pause_banner import PauseBanner, pause_note
from planner.ui.week.review_banner import ReviewBanner
from planner.ui.week.review_note import review_note


class WeekBanners(QWidget):
    """A pause first, then the question whether an item is done, then the review of the week.

    Signals:
        complete_requested: the id of the item that the learner wants to call done.
        review_closed: the Monday, written as in ISO 8601, of the week whose review is not offered any more.
    """

    complete_requested = Signal(str)
    review_closed = Signal(str)

    def __init__(self, workspace: Workspace, actions: Mapping[str, QAction], words: DateWords) -> None:
        """Say what a workspace gives reason to; the window's actions answer it."""
        super().__init__()
        self._workspace = workspace
        self._words = words
        self._put_away: dict[str, int] = {}  # minutes with which a question was closed, by item
        self._closed_review = ""
        self._pause = PauseBanner()
        self._completion = CompletionBanner()
        self._review = ReviewBanner()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for banner in (self._pause, self._completion, self._review):
            column.addWidget(banner)
        self._pause.end_requested.connect(actions["end-pause"].trigger)
        self._pause.put_away.connect(self.show_one)
        self._completion.complete_requested.connect(self.complete_requested)
        self._completion.put_away.connect(self._put_ask_away)
        self._review.review_requested.connect(actions["weekly-review"].trigger)
        self._review.put_away.connect(self._put_review_away)

    def show_one(self) -> None:
        """Show what matters most of all that there is to say, or nothing."""
        plan, now = self._workspace.plan, self._workspace.now
        is_paused = self._pause.show_note(pause_note(plan, now, self._words))
        ask = None if is_paused else completion_ask(plan, self._put_away, self._workspace.schedule.estimates)
        self._completion.show_ask(ask)
        is_free = not is_paused and ask is None and self._workspace.has_plan
        note = review_note(self._workspace.schedule, now, self._words) if is_free else None
        self._review.show_note(note if note is None or note.week != self._closed_review else None)

    def close_review(self, week: str) -> None:
        """Offer no review for a week, named by its Monday."""
        self._closed_review = week
        self.show_one()

    def _put_ask_away(self, ask: CompletionAsk) -> None:
        """Ask no more about an item, until more of it was studied."""
        self._put_away[ask.item] = ask.logged
        self.show_one()

    def _put_review_away(self, week: str) -> None:
        self.close_review(week)
        self.review_closed.emit(week)

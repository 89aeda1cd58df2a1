"""The offer of a weekly review, as a banner under the week's head."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.ui.shared.note_banner import NoteBanner
from planner.ui.week.review_note import ReviewNote
from planner.ui.widgets.banner import Banner


class ReviewBanner(NoteBanner):
    """Shows one offer, or nothing.

    Signals:
        review_requested: the learner wants to review the week.
        put_away: the week, named by its Monday, whose offer was closed.
    """

    review_requested = Signal()
    put_away = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self._make, parent)

    def _make(self, note: ReviewNote) -> Banner:
        banner = Banner("info", note.title, note.text, action=_("Weekly review…"), icon="list-checks")
        banner.action_triggered.connect(self.review_requested)
        banner.closed.connect(lambda: self.put_away.emit(note.week))
        return banner

"""The offer of a weekly review, as a banner under the week's head."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.week.review_note import ReviewNote
from planner.ui.widgets.banner import Banner


class ReviewBanner(QWidget):
    """Shows one offer, or nothing.

    Signals:
        review_requested: the learner wants to review the week.
        put_away: the week, named by its Monday, whose offer was closed.
    """

    review_requested = Signal()
    put_away = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note: ReviewNote | None = None
        self._banner: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_note(self, note: ReviewNote | None) -> None:
        """Show an offer, or none. The one that stands already stays as it is."""
        if note == self._note:
            return
        self._note = note
        if self._banner is not None:
            self._banner.setParent(None)
            self._banner.deleteLater()
            self._banner = None
        if note is not None:
            self._banner = self._make(note)
            self._column.addWidget(self._banner)
        self.setVisible(note is not None)

    def _make(self, note: ReviewNote) -> Banner:
        banner = Banner("info", note.title, note.text, action=_("Weekly review…"), icon="list-checks")
        banner.action_triggered.connect(self.review_requested)
        banner.closed.connect(lambda: self.put_away.emit(note.week))
        return banner

"""What was not logged, told once in a banner under the week's head."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.ui.shared.note_banner import NoteBanner
from planner.ui.week.missed_rows import MissedNote
from planner.ui.widgets.banner import Banner


class MissedBanner(NoteBanner):
    """Tells of missed sessions, or nothing.

    Signals:
        told: the MissedNote that is to be seen now.
        done_requested: the ids of the sessions that were done after all.
        put_away: the MissedNote that was closed.
    """

    told = Signal(object)
    done_requested = Signal(object)
    put_away = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self._make, parent)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.told.emit(self.note)

    def show_note(self, note: object) -> None:
        is_other = note != self.note
        super().show_note(note)
        if is_other and note is not None and self.isVisible():
            self.told.emit(note)

    def _make(self, note: MissedNote) -> Banner:
        banner = Banner("info", note.title, note.text, action=_("Done after all"), icon="clock")
        banner.action_triggered.connect(lambda: self.done_requested.emit(note.sessions))
        banner.closed.connect(lambda: self.put_away.emit(note))
        return banner

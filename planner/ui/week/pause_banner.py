"""What the week says while the plan rests, as a banner under its head."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.plan import Plan
from planner.i18n import _
from planner.services.pausing import current_pause
from planner.ui.shared.date_words import DateWords, near_day
from planner.ui.widgets.banner import Banner


@dataclass(frozen=True, slots=True)
class PauseNote:
    """Until when the plan rests, in words; `pause` is the id of the pause."""

    pause: str
    title: str
    text: str


def pause_note(plan: Plan, now: datetime, words: DateWords) -> PauseNote | None:
    """Return what to say of the pause that runs, or None."""
    running = current_pause(plan, now.date())
    if running is None:
        return None
    day = near_day(words, running.last + timedelta(days=1), now.date())
    title = _("The plan rests. Study goes on {day}.").format(day=day)
    return PauseNote(running.id, title, _("Every date is judged with the pause."))


class PauseBanner(QWidget):
    """Shows the note until it is put away; another pause shows another.

    Signals:
        end_requested: study goes on now.
        put_away: the note was closed, and nothing else.
    """

    end_requested = Signal()
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note: PauseNote | None = None
        self._closed = ""
        self._banner: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_note(self, note: PauseNote | None) -> bool:
        """Show a note, or none; return whether one is to be seen."""
        shown = None if note is None or note.pause == self._closed else note
        if shown != self._note:
            self._note = shown
            self._replace(shown)
        return shown is not None

    def _replace(self, note: PauseNote | None) -> None:
        if self._banner is not None:
            self._banner.setParent(None)
            self._banner.deleteLater()
            self._banner = None
        if note is not None:
            self._banner = Banner("info", note.title, note.text, action=_("End the pause"), icon="pause")
            self._banner.action_triggered.connect(self.end_requested)
            self._banner.closed.connect(self._close)
            self._column.addWidget(self._banner)
        self.setVisible(note is not None)

    def _close(self) -> None:
        self._closed = self._note.pause if self._note is not None else ""
        self.show_note(None)
        self.put_away.emit()

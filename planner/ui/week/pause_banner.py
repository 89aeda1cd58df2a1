"""What the week says while the plan rests, as a banner under its head."""

from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.domain.plan import Plan
from planner.i18n import _
from planner.services.pausing import current_pause
from planner.ui.shared.date_words import DateWords, near_day
from planner.ui.shared.note_banner import NoteBanner
from planner.ui.widgets.banner import Banner
from planner.values import Value


class PauseNote(Value):
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


class PauseBanner(NoteBanner):
    """Shows the note until it is put away; another pause shows another.

    Signals:
        end_requested: study goes on now.
        put_away: the note was closed, and nothing else.
    """

    end_requested = Signal()
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self._make, parent)
        self._closed = ""

    def show_pause(self, note: PauseNote | None) -> bool:
        """Show a note, or none; return whether one is to be seen."""
        shown = None if note is None or note.pause == self._closed else note
        self.show_note(shown)
        return shown is not None

    def _make(self, note: PauseNote) -> Banner:
        banner = Banner("info", note.title, note.text, action=_("End the pause"), icon="pause")
        banner.action_triggered.connect(self.end_requested)
        banner.closed.connect(lambda: self._close(note))
        return banner

    def _close(self, note: PauseNote) -> None:
        self._closed = note.pause
        self.show_note(None)
        self.put_away.emit()

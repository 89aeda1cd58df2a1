"""The question whether an item is done, as a banner under the week's head."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.ui.shared.note_banner import NoteBanner
from planner.ui.week.completion_rows import CompletionAsk
from planner.ui.widgets.banner import Banner


class CompletionBanner(NoteBanner):
    """Shows one question, or nothing.

    Signals:
        complete_requested: the id of the item that the learner wants to call done.
        put_away: the CompletionAsk that was closed without an answer.
    """

    complete_requested = Signal(str)
    put_away = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self._make, parent)

    def _make(self, ask: CompletionAsk) -> Banner:
        banner = Banner("info", ask.title, ask.text, action=_("Mark completed…"), icon="circle-check")
        banner.action_triggered.connect(lambda: self.complete_requested.emit(ask.item))
        banner.closed.connect(lambda: self.put_away.emit(ask))
        return banner

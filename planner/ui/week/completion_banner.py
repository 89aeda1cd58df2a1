"""The question whether an item is done, as a banner under the week's head."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.week.completion_rows import CompletionAsk
from planner.ui.widgets.banner import Banner


class CompletionBanner(QWidget):
    """Shows one question, or nothing.

    Signals:
        complete_requested: the id of the item that the learner wants to call done.
        put_away: the CompletionAsk that was closed without an answer.
    """

    complete_requested = Signal(str)
    put_away = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask: CompletionAsk | None = None
        self._banner: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_ask(self, ask: CompletionAsk | None) -> None:
        """Ask a question, or none. The one that stands already stays as it is."""
        if ask == self._ask:
            return
        self._ask = ask
        if self._banner is not None:
            self._banner.setParent(None)
            self._banner.deleteLater()
            self._banner = None
        if ask is not None:
            self._banner = self._make(ask)
            self._column.addWidget(self._banner)
        self.setVisible(ask is not None)

    def _make(self, ask: CompletionAsk) -> Banner:
        banner = Banner("info", ask.title, ask.text, action=_("Mark completed…"), icon="circle-check")
        banner.action_triggered.connect(lambda: self.complete_requested.emit(ask.item))
        banner.closed.connect(lambda: self.put_away.emit(ask))
        return banner

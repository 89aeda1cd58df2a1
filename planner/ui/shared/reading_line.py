"""Says which file is being read, and offers to give it up."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.i18n import _
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.label import label


class ReadingLine(QWidget):
    """Words and a button; hidden while that is not worth a word.

    Attributes:
        cancel: the button.
        row: the layout of both.
    """

    def __init__(self, after_ms: int) -> None:
        """Come into sight where a reading takes longer than `after_ms`; a flash says nothing."""
        super().__init__()
        self._words = label("", "small", "text.secondary", elide=True)
        self.cancel = push_button(_("Cancel"), size="small")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.row.addWidget(self._words, 1)
        self.row.addWidget(self.cancel)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(after_ms)
        self._later.timeout.connect(self.show)
        self.hide()

    def show_name(self, name: str) -> None:
        """Name the file that is being read; "" is none."""
        if not name:
            self._later.stop()
            self.hide()
            return
        words = _("Reading {name}...").format(name=name)
        self._words.setText(words)
        self.cancel.setAccessibleName(_("Cancel reading {name}").format(name=name))
        if self.isHidden() and not self._later.isActive():
            self._later.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._words.text()))

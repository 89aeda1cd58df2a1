"""Room for a banner that comes and goes with what there is to say."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.ui.widgets.banner import Banner


class NoteBanner(QWidget):
    """Shows one note, a frozen value, or nothing.

    Attributes:
        note: what is said at present, or None.
        banner: what says it, or None.
    """

    def __init__(self, make: Callable[[Any], Banner], parent: QWidget | None = None) -> None:
        """Begin with nothing to say; `make` makes the banner of a note."""
        super().__init__(parent)
        self.note: object = None
        self._make_banner = make
        self.banner: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_note(self, note: object) -> None:
        """Show a note, or none. The one that stands already stays as it is."""
        if note == self.note:
            return
        self.note = note
        if self.banner is not None:
            # It keeps its parent until it goes: without one it would go at once, with a button in mid-click.
            self._column.removeWidget(self.banner)
            self.banner.hide()
            self.banner.deleteLater()
            self.banner = None
        if note is not None:
            self.banner = self._make_banner(note)
            self._column.addWidget(self.banner)
            self.banner.show()  # at once, also in the place of another one
        self.setVisible(note is not None)

"""Fields for a piece of evidence: what it is, and the link or the file where it can be seen."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner.domain.item_notes import LONGEST_LINE, LONGEST_PLACE
from planner.i18n import _
from planner.ui.shared.file_choice import ask_for_file
from planner.ui.widgets.buttons import icon_button


class EvidenceFields(QWidget):
    """Two lines; a file can be looked for.

    Signals:
        typed: something was typed or chosen.

    Attributes:
        title, place: the lines.
    """

    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLineEdit()
        self.title.setMaxLength(LONGEST_LINE)
        self.title.setPlaceholderText(_("What shows that it is done"))
        self.title.setAccessibleName(_("What shows that it is done"))
        self.place = QLineEdit()
        self.place.setMaxLength(LONGEST_PLACE)
        self.place.setPlaceholderText(_("Link or file, if there is one"))
        self.place.setAccessibleName(_("Link or file"))
        self.look = icon_button("folder-open", _("Choose a file..."))
        self.look.clicked.connect(self._look_for_file)
        lower = QHBoxLayout()
        lower.setSpacing(4)
        lower.addWidget(self.place, 1)
        lower.addWidget(self.look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addLayout(lower)
        for field in (self.title, self.place):
            field.textEdited.connect(self.typed)

    @property
    def words(self) -> tuple[str, str]:
        """What was typed: the title and the place."""
        return self.title.text().strip(), self.place.text().strip()

    def clear(self) -> None:
        """Forget what was typed."""
        self.title.clear()
        self.place.clear()

    def _look_for_file(self) -> None:
        ask_for_file(self.window(), _("Choose a file"), (), self._take_file)

    def _take_file(self, path: str) -> None:
        self.place.setText(path)
        if not self.title.text().strip():
            self.title.setText(Path(path).stem)
        self.title.setFocus()
        self.typed.emit()

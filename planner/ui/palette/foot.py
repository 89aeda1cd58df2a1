"""Which keys do what in the palette."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.i18n import _
from planner.ui.palette.entries import Target
from planner.ui.palette.results import ResultRow
from planner.ui.widgets.label import label
from planner.ui.widgets.marks import KeyHint


class PaletteFoot(QWidget):
    """A line of keys and what they do; a second way in is only named where the chosen row has one."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 9, 16, 9)
        row.setSpacing(6)
        self._book = [KeyHint("Ctrl"), KeyHint("Enter"), label(_("new session"), "small", "text.secondary")]
        for part in (
            *(KeyHint("↑"), KeyHint("↓"), label(_("choose"), "small", "text.secondary")),
            *(KeyHint("Enter"), label(_("open"), "small", "text.secondary")),
            *self._book,
            *(KeyHint("Esc"), label(_("close"), "small", "text.secondary")),
        ):
            row.addWidget(part)
            if not isinstance(part, KeyHint):
                row.addSpacing(10)
        row.addStretch(1)
        self._narrow = label(_("Type > for commands only"), "small", "text.tertiary")
        row.addWidget(self._narrow)

    def show_for(self, row: ResultRow | None) -> None:
        """Name what the keys do with a row."""
        is_item = row is not None and row.entry.target is Target.ITEM
        for part in self._book:
            part.setVisible(is_item)
        self._narrow.setVisible(not is_item)  # there is no room for both

"""Which calendar file is wanted: chosen in a dialog, or dropped on the page."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.i18n import _


def ask_for_file(parent: QWidget, take: Callable[[str], None]) -> QFileDialog:
    """Open the dialog in which a calendar file is chosen; what waits for it is not held up."""
    dialog = QFileDialog(parent, _("Link a calendar file"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([_("Calendars (*.ics)"), _("All files (*)")])
    dialog.fileSelected.connect(take)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def dropped_calendar(data: QMimeData) -> str:
    """Return the path of the calendar file that is dropped; "" where it is something else."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].lower().endswith(".ics") else ""

"""Asking for a file, without holding up what waits for it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.i18n import _


def ask_for_file(
    parent: QWidget, title: str, filters: Sequence[str], take: Callable[[str], object]
) -> QFileDialog:
    """Open the dialog in which one existing file is chosen; `filters` are such as "Calendars (*.ics)"."""
    dialog = QFileDialog(parent, title, documents_folder())
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([*filters, _("All files (*)")])
    dialog.fileSelected.connect(take)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def documents_folder() -> str:
    """Return where a learner's files are, to begin there and not where the program was started."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def ask_for_calendar(parent: QWidget, take: Callable[[str], object]) -> QFileDialog:
    """Ask for a calendar file."""
    return ask_for_file(parent, _("Link a calendar file"), [_("Calendars (*.ics)")], take)


def ask_for_plan(parent: QWidget, title: str, take: Callable[[str], object]) -> QFileDialog:
    """Ask for a plan: a backup, another plan's file, or an export of everything."""
    return ask_for_file(parent, title, [_("Study plans (*.db *.json)")], take)

"""Asking for a file, without holding up what waits for it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.i18n import _


def ask_for_file(
    parent: QWidget, title: str, filters: Sequence[str], take: Callable[[str], object]
) -> QFileDialog:
    """Open the dialog in which one existing file is chosen; `filters` are such as "Calendars (*.ics)"."""
    dialog = _file_dialog(parent, title, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(take)
    dialog.open()
    return dialog


def ask_for_files(
    parent: QWidget, title: str, filters: Sequence[str], take: Callable[[Sequence[str]], object]
) -> QFileDialog:
    """Open the dialog in which existing files are chosen that belong together."""
    dialog = _file_dialog(parent, title, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(take)
    dialog.open()
    return dialog


def _file_dialog(parent: QWidget, title: str, filters: Sequence[str]) -> QFileDialog:
    dialog = QFileDialog(parent, title, documents_folder())
    dialog.setNameFilters([*filters, _("All files (*)")])
    dialog.finished.connect(dialog.deleteLater)
    return dialog


def documents_folder() -> str:
    """Return where a learner's files are, to begin there and not where the program was started.

    Not every system has a folder for documents, and the dialog would take one that is not there for the name
    of a file; then it is the learner's home.
    """
    place = QStandardPaths.StandardLocation
    documents = QStandardPaths.writableLocation(place.DocumentsLocation)
    return documents if Path(documents).is_dir() else QStandardPaths.writableLocation(place.HomeLocation)


def ask_for_calendar(parent: QWidget, take: Callable[[str], object]) -> QFileDialog:
    """Ask for a calendar file."""
    return ask_for_file(parent, _("Link a calendar file"), [_("Calendars (*.ics)")], take)


def ask_for_plan(parent: QWidget, title: str, take: Callable[[str], object]) -> QFileDialog:
    """Ask for a plan: a backup, another plan's file, or an export of everything."""
    return ask_for_file(parent, title, [_("Study plans (*.db *.json)")], take)

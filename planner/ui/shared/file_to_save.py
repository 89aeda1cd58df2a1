"""Asks where something is to be saved."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.formats import file_name
from planner.i18n import _
from planner.ui.shared.file_choice import documents_folder


def ask_where_to_save(
    parent: QWidget, words: str, title: str, suffix: str, save: Callable[[Path], object]
) -> None:
    """Ask for a file, called like what is in it unless the learner says otherwise, and save there.

    Args:
        parent: the widget that the dialog belongs to.
        words: the title of the dialog.
        title: what is in the file; it becomes its name.
        suffix: the kind of file: "pdf", "png" or "svg".
        save: takes the path that was chosen.
    """
    dialog = QFileDialog(parent, words, documents_folder(), _kind(suffix))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(f"{file_name(title) or _('Study plan')}.{suffix}")
    dialog.fileSelected.connect(lambda path: save(Path(path)))
    dialog.open()


def _kind(suffix: str) -> str:
    """Return what the dialog shows of a kind of file: "PNG picture (*.png)"."""
    if suffix == "pdf":
        return _("PDF document (*.pdf)")
    return _("{kind} picture (*.{suffix})").format(kind=suffix.upper(), suffix=suffix)

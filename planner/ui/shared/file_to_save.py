"""Asks where something is to be saved."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.formats import file_name
from planner.i18n import _
from planner.ui.shared.file_choice import documents_folder


def ask_where_to_save(
    parent: QWidget,
    words: str,
    title: str,
    suffix: str,
    save: Callable[[Path], object],
    folder: str = "",
) -> None:
    """Ask for a file, called like what is in it unless the learner says otherwise, and save there.

    Args:
        parent: the widget that the dialog belongs to.
        words: the title of the dialog.
        title: what is in the file; it becomes its name.
        suffix: the kind of file: "pdf", "png", "svg", "ics", "csv", "md", "yaml" or "json".
        save: takes the path that was chosen.
        folder: where to begin, if it is still there; else where the learner's documents are.
    """
    begin = folder if folder and Path(folder).is_dir() else documents_folder()
    dialog = QFileDialog(parent, words, begin, _kind(suffix))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(f"{file_name(title) or _('Study plan')}.{suffix}")
    dialog.fileSelected.connect(lambda path: save(Path(path)))
    dialog.open()


def _kind(suffix: str) -> str:
    """Return what the dialog shows of a kind of file: "PNG picture (*.png)"."""
    kinds = {
        "pdf": _("PDF document (*.pdf)"),
        "ics": _("Calendar (*.ics)"),
        "csv": _("Table (*.csv)"),
        "md": _("Markdown (*.md)"),
        "yaml": _("Roadmap (*.yaml)"),
        "json": _("JSON (*.json)"),
    }
    if suffix in kinds:
        return kinds[suffix]
    return _("{kind} picture (*.{suffix})").format(kind=suffix.upper(), suffix=suffix)

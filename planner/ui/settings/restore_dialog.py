"""The question before a plan is restored: one of the three that the program asks first."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from planner.domain.errors import shown
from planner.i18n import _
from planner.ui.settings.data_rows import BackupRow
from planner.ui.shared.narrow_dialog import NarrowDialog
from planner.ui.widgets.label import label


class RestoreDialog(NarrowDialog):
    """Says what becomes of the plan, and that nothing is lost."""

    def __init__(self, what: BackupRow | Path, parent: QWidget | None = None) -> None:
        """Ask for a backup, or for any file with a plan; it is accepted where that is to be restored."""
        super().__init__(*_heads(what), parent)
        self.content.addWidget(label(_words(what), wrap=True))
        self.cancel = self.add_cancel()
        self.restore = self.add_button(_("Restore"), "primary")
        self.finished.connect(self.deleteLater)
        self.cancel.setFocus()


def _heads(what: BackupRow | Path) -> tuple[str, str]:
    if isinstance(what, Path):
        return _("Restore the plan in this file?"), shown(what.name)
    return _("Restore this backup?"), _("{title}. {file}.").format(title=what.title, file=what.file)


def _words(what: BackupRow | Path) -> str:
    if isinstance(what, Path):
        return _(
            "It takes the place of the plan that you have now. That is backed up first, and Undo brings it "
            "back. The file stays as it is."
        )
    return _(
        "The plan becomes what it was then, with the steps that could be undone then. What you have now "
        "is backed up first, and Undo brings it back."
    )

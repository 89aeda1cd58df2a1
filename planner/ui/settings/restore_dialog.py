"""The question before a backup is restored: one of the three that the program asks first."""

from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.ui.settings.data_rows import BackupRow
from planner.ui.shared.narrow_dialog import NarrowDialog
from planner.ui.widgets.label import label


class RestoreDialog(NarrowDialog):
    """Says what becomes of the plan, and that nothing is lost."""

    def __init__(self, row: BackupRow, parent: QWidget | None = None) -> None:
        """Ask for a backup; it is accepted where that is to be restored."""
        super().__init__(
            _("Restore this backup?"), _("{title}. {file}.").format(title=row.title, file=row.file), parent
        )
        words = _(
            "The plan becomes what it was then, with the steps that could be undone then. What you have now "
            "is backed up first, and Undo brings it back."
        )
        self.content.addWidget(label(words, wrap=True))
        self.cancel = self.add_cancel()
        self.restore = self.add_button(_("Restore backup"), "primary")
        self.finished.connect(self.deleteLater)
        self.cancel.setFocus()

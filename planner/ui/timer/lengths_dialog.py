"""Asks for the lengths of blocks and breaks."""

from PySide6.QtWidgets import QWidget

from planner.domain.focus_timer import LEAST_BLOCK, LEAST_BREAK, MOST_BLOCK, MOST_BREAK, Blocks
from planner.formats import duration
from planner.i18n import _
from planner.ui.shared.narrow_dialog import NarrowDialog
from planner.ui.week.dialogs.partly_dialog import field_row
from planner.ui.widgets.duration_spin_box import DurationSpinBox


class LengthsDialog(NarrowDialog):
    """A field for the study and one for the break after it.

    Attributes:
        work, rest: the fields.
    """

    def __init__(self, blocks: Blocks, parent: QWidget | None = None) -> None:
        super().__init__(_("Blocks and breaks"), _("Study and breaks take turns."), parent)
        self.work = DurationSpinBox(duration, name=_("Study"), minimum=LEAST_BLOCK, maximum=MOST_BLOCK)
        self.rest = DurationSpinBox(duration, name=_("Break"), minimum=LEAST_BREAK, maximum=MOST_BREAK)
        self.work.set_value(blocks.work)
        self.rest.set_value(blocks.rest)
        self.content.addLayout(field_row(_("Study"), self.work))
        self.content.addLayout(field_row(_("Break"), self.rest))
        self.add_cancel()
        self.add_button(_("Use these lengths"), "primary")
        self.work.setFocus()
        self.work.selectAll()

    @property
    def blocks(self) -> Blocks:
        """The lengths in the fields."""
        return Blocks(self.work.value(), self.rest.value())

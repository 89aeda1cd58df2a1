"""The tree of phases and items in the preview of an import."""

from typing import Final

from PySide6.QtCore import QObject, Qt

from planner.i18n import _
from planner.ui.importing.rows import GroupLine, ItemLine, PreviewLines, Tick
from planner.ui.row_model import ROW_ROLE, Branch, Index
from planner.ui.shared.check_model import CHECK, CheckModel
from planner.ui.shared.check_row import CheckRowDelegate, RowText
from planner.ui.shared.check_tree import CheckTree
from planner.ui.widgets.label import plain_tool_tip

_EDGE: Final = 6
_ROW: Final = 44
_INDENTATION: Final = 20
_MOST_STEPS: Final = 200
_STATES: Final = {
    Tick.ON: Qt.CheckState.Checked,
    Tick.PARTLY: Qt.CheckState.PartiallyChecked,
    Tick.OFF: Qt.CheckState.Unchecked,
}


class PreviewModel(CheckModel):
    """Phases with the items in them; where nothing can be chosen there is no check box.

    Attributes:
        was_reset: whether so much came or went that its view has to open the phases again.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            {
                int(Qt.ItemDataRole.DisplayRole): lambda row: row.title,
                int(Qt.ItemDataRole.ToolTipRole): _tool_tip,
                int(Qt.ItemDataRole.AccessibleDescriptionRole): _description,
                CHECK: lambda row: _STATES.get(row.tick),
            },
            parent,
        )
        self.was_reset = False
        self.modelReset.connect(self._note_reset)

    def _note_reset(self) -> None:
        self.was_reset = True

    def show_lines(self, lines: PreviewLines) -> None:
        """Show other rows, with only what changed told to the views, or all where that is less work."""
        self.show((Branch(group.row, group.items) for group in lines.groups), most_steps=_MOST_STEPS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        flags = super().flags(index)
        if isinstance(row, GroupLine | ItemLine) and row.tick is Tick.NONE:
            return flags & ~Qt.ItemFlag.ItemIsUserCheckable
        return flags


class PreviewTree(CheckTree):
    """Shows the rows; phases are open."""

    def __init__(self, model: PreviewModel) -> None:
        super().__init__(model, _("Items of the file"), _INDENTATION)
        self.use_delegate(_PreviewDelegate(self))
        self.setUniformRowHeights(True)


class _PreviewDelegate(CheckRowDelegate):
    def row_text(self, index: Index) -> RowText:
        row = index.data(ROW_ROLE)
        if isinstance(row, GroupLine):
            return RowText(title=row.title, end=row.end, weight=600)
        assert isinstance(row, ItemLine)
        return RowText(
            title=row.title,
            detail=row.detail,
            end=row.end,
            end_detail=row.end_detail,
            weight=500,
            dot=row.subject,
            title_role="text.secondary" if row.tick in (Tick.OFF, Tick.NONE) else "text.primary",
        )

    def row_height(self, index: Index) -> int:
        return _ROW

    def edge(self, index: Index) -> int:
        return _EDGE

    def has_box(self, index: Index) -> bool:
        row = index.data(ROW_ROLE)
        return isinstance(row, GroupLine | ItemLine) and row.tick is not Tick.NONE

    def toggles(self, index: Index) -> bool:
        return False  # a click beside the box chooses the row, of which more is told beside the list


def _tool_tip(row: GroupLine | ItemLine) -> str:
    if isinstance(row, GroupLine):
        return plain_tool_tip(row.title)
    return plain_tool_tip(f"{row.title}\n{row.detail}")


def _description(row: GroupLine | ItemLine) -> str:
    return row.end if isinstance(row, GroupLine) else row.spoken

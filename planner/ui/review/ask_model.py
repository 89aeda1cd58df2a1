"""The questions of a review as Qt's models want them."""

from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import QObject, Qt

from planner.i18n import _
from planner.ui.review.past_rows import AskRow
from planner.ui.row_model import Branch, Column, Index, RowModel
from planner.ui.widgets.label import plain_tool_tip


class AskModel(RowModel):
    """Questions, one below the other, with their present answers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((_COLUMN,), parent)

    def show_rows(self, rows: Iterable[AskRow]) -> None:
        """Show these questions instead of those before."""
        self.show(Branch(row) for row in rows)

    def ask_at(self, index: Index) -> AskRow | None:
        """Return the question at an index, None where there is none."""
        row = self.row_at(index)
        return row if isinstance(row, AskRow) else None


def _title(row: Any) -> str:
    return str(row.title)


def _tool_tip(row: Any) -> str:
    return plain_tool_tip(f"{row.title}. {row.detail}")


def _description(row: Any) -> str:
    return _("{detail}. Answer: {answer}. {keys}").format(
        detail=row.detail, answer=row.answer.lower(), keys=row.keys
    )


_COLUMN: Final = Column(
    "",
    {
        int(Qt.ItemDataRole.DisplayRole): _title,
        int(Qt.ItemDataRole.ToolTipRole): _tool_tip,
        int(Qt.ItemDataRole.AccessibleTextRole): _title,
        int(Qt.ItemDataRole.AccessibleDescriptionRole): _description,
    },
)

"""The list of certifications in step four."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView

from planner.i18n import _
from planner.ui.row_model import ROW_ROLE, Branch, Index
from planner.ui.shared.check_model import CHECK, CheckModel
from planner.ui.shared.check_row import CheckRowDelegate, RowText
from planner.ui.theme import current_theme, theme_holder
from planner.ui.welcome.exam_rows import NO_EXAM, ExamRow
from planner.ui.widgets.label import plain_tool_tip

_ROW_HEIGHT: Final = 52
_LEAST_ROWS: Final = 2


class ExamModel(CheckModel):
    """Certifications, and before them the choice of none."""

    def __init__(self, parent: QObject | None = None) -> None:
        roles = {
            int(Qt.ItemDataRole.DisplayRole): lambda row: row.title,
            int(Qt.ItemDataRole.ToolTipRole): lambda row: plain_tool_tip(f"{row.title}. {_details(row)}"),
            int(Qt.ItemDataRole.AccessibleDescriptionRole): _details,
            CHECK: lambda row: Qt.CheckState.Checked if row.is_chosen else Qt.CheckState.Unchecked,
        }
        super().__init__(roles, parent)

    def show_exams(self, exams: Iterable[ExamRow]) -> None:
        """Show exams, with only what changed told to the views."""
        self.show(Branch(exam) for exam in exams)


class ExamList(QListView):
    """One tab stop: arrows move, Space and a click tick. "No exam" is a radio button."""

    def __init__(self, model: ExamModel) -> None:
        super().__init__()
        self.setModel(model)
        self._delegate = _ExamDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Exams"))
        self._fit()
        theme_holder().changed.connect(self._fit)

    def sizeHint(self) -> QSize:
        """Ask for no more than the least: the list takes the room that what stands below it leaves."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def _fit(self) -> None:
        self.setMinimumHeight(round(_LEAST_ROWS * _ROW_HEIGHT * current_theme().scale))
        self.doItemsLayout()


class _ExamDelegate(CheckRowDelegate):
    def row_text(self, index: Index) -> RowText:
        row: ExamRow = index.data(ROW_ROLE)
        return RowText(
            title=row.title,
            detail=row.detail,
            end=row.hours,
            end_detail=row.when,
            weight=500,
            detail_role="warn.text" if row.is_retired else "text.secondary",
        )

    def row_height(self, _index: Index) -> int:
        return _ROW_HEIGHT

    def is_radio(self, index: Index) -> bool:
        return bool(index.data(ROW_ROLE).id == NO_EXAM)


def _details(row: ExamRow) -> str:
    return ", ".join(text for text in (row.detail, row.hours, row.when) if text)

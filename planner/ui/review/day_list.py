"""The seven days of a review as a list that takes days off and puts them back."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from planner.i18n import _
from planner.ui.review.hours_rows import StudyDay
from planner.ui.row_model import ROW_ROLE, Branch, Index
from planner.ui.shared.check_model import CHECK, CheckModel
from planner.ui.shared.check_row import CheckRowDelegate, RowText
from planner.ui.theme import theme_holder

_ADD_KEYS: Final = (Qt.Key.Key_Plus, Qt.Key.Key_Insert)


class DayModel(CheckModel):
    """Days; those that are ticked are studied on."""

    def __init__(self, parent: QObject | None = None) -> None:
        roles = {
            int(Qt.ItemDataRole.DisplayRole): lambda row: row.title,
            int(Qt.ItemDataRole.AccessibleDescriptionRole): _description,
            CHECK: _check_state,
        }
        super().__init__(roles, parent)

    def show_days(self, days: Iterable[StudyDay]) -> None:
        """Show these days instead of those before."""
        self.show(Branch(day) for day in days)

    def day_at(self, index: Index) -> StudyDay | None:
        """Return the day at an index, None where there is none."""
        row = self.row_at(index)
        return row if isinstance(row, StudyDay) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        day = self.day_at(index)
        usual = super().flags(index)
        return usual if day is None or day.can_turn else usual & ~Qt.ItemFlag.ItemIsUserCheckable

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        day = self.day_at(index)
        return day is not None and day.can_turn and super().setData(index, value, role)


class DayList(QListView):
    """One tab stop: arrows move, Space or a click takes a day off or puts it back.

    Signals:
        day_turned: the day.
        hours_wished: the day that more hours are wished for, by plus.
    """

    day_turned = Signal(object)
    hours_wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._model = DayModel(self)
        self._model.ticked.connect(lambda row, _on: self.day_turned.emit(row.day))
        self._delegate = _DayDelegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Days of the week"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme_holder().changed.connect(self._fit)

    def show_days(self, days: Iterable[StudyDay]) -> None:
        """Show these days instead of those before."""
        self._model.show_days(days)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._first_that_turns())
        self._fit()

    def current_day(self) -> date | None:
        """Return the day that has the focus, or None."""
        day = self._model.day_at(self.currentIndex())
        return None if day is None else day.day

    def sizeHint(self) -> QSize:
        return QSize(280, self._model.rowCount() * max(0, self.sizeHintForRow(0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        day = self.current_day()
        if event.key() in _ADD_KEYS and day is not None:
            self.hours_wished.emit(day)
        else:
            super().keyPressEvent(event)

    def _first_that_turns(self) -> QModelIndex:
        places = (self._model.index(row, 0) for row in range(self._model.rowCount()))
        turning = (place for place in places if (day := self._model.day_at(place)) and day.can_turn)
        return next(turning, self._model.index(0, 0))

    def _fit(self) -> None:
        self.doItemsLayout()
        self.setFixedHeight(self.sizeHint().height() + 2 * self.frameWidth())


class _DayDelegate(CheckRowDelegate):
    def row_text(self, index: Index) -> RowText:
        day: StudyDay = index.data(ROW_ROLE)
        return RowText(
            title=day.title,
            detail=day.hours,
            end=day.length,
            weight=500,
            title_role="text.tertiary" if day.is_quiet else "text.primary",
            detail_role="text.tertiary" if day.is_quiet else "text.secondary",
        )

    def row_height(self, _index: Index) -> int:
        return 42

    def has_box(self, index: Index) -> bool:
        return bool(index.data(ROW_ROLE).can_turn)


def _check_state(day: Any) -> Qt.CheckState:
    return Qt.CheckState.Checked if day.is_study and day.can_turn else Qt.CheckState.Unchecked


def _description(day: Any) -> str:
    words = ", ".join(filter(None, (day.hours, day.length)))
    if not day.can_turn:
        return words
    hint = _("Space takes it off.") if day.is_study else _("Space puts it back.")
    return f"{words}. {hint}"

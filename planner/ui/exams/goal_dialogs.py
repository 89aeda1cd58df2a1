"""The dialogs to add and change an exam or a goal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QDateTime, Qt, QTime
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QDoubleSpinBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QWidget,
)

from planner.domain.certification import Certification
from planner.domain.goal import DEFAULT_EXAM_BUFFER_DAYS, Goal
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.formats import last_day
from planner.i18n import _
from planner.services.goals import retirement_warning, skills_warning
from planner.ui.widgets.dialog import PlainDialog
from planner.ui.widgets.label import label
from planner.ui.widgets.search_field import SearchField

_EXAM_TIME = time(9)
_USUAL_DISTANCE = timedelta(weeks=26)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamAnswers:
    """What the exam dialog was told. `minutes` are given where no item prepares for the exam."""

    certification: str
    due: datetime
    priority: int
    buffer_days: int
    minutes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalAnswers:
    """What the goal dialog was told; `due` is the end of the last day, or None."""

    title: str
    items: tuple[str, ...]
    due: datetime | None
    priority: int
    buffer_days: int


class ExamDialog(PlainDialog):
    """Adds an exam, or changes the one given. Warnings stand under the fields; nothing is forbidden here."""

    def __init__(
        self,
        plan: Plan,
        catalogue: Mapping[str, Certification],
        now: datetime,
        goal: Goal | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Offer the catalogue; with a goal, its values."""
        super().__init__(_("Add an exam") if goal is None else _("Change the exam"), parent=parent)
        self._plan, self._catalogue = plan, catalogue
        self._which = _certification_box(catalogue, goal)
        self._due = QDateTimeEdit()
        self._due.setCalendarPopup(True)
        self._due.setMinimumDateTime(_qt_moment(now))
        usual = datetime.combine(now.date() + _USUAL_DISTANCE, _EXAM_TIME)
        self._due.setDateTime(_qt_moment(goal.due if goal and goal.due else usual))
        self._hours = QDoubleSpinBox()
        self._hours.setRange(1, 2000)
        self._hours.setDecimals(0)
        self._hours.setValue(40)
        self._hours.setSuffix(_(" h"))
        self._priority = _priority_box(goal)
        self._buffer = _buffer_box(goal.buffer_days if goal else DEFAULT_EXAM_BUFFER_DAYS)
        self._warning = label("", "small", "warn.text", wrap=True)
        self._form = _form(self)
        self._form.addRow(_("Certification"), self._which)
        self._form.addRow(_("Date and time"), self._due)
        self._form.addRow(_("Hours to prepare"), self._hours)
        self._form.addRow(_("Priority"), self._priority)
        self._form.addRow(_("Days kept free before"), self._buffer)
        self.content.addWidget(self._warning)
        self._which.currentIndexChanged.connect(self._warn)
        self.add_cancel()
        self.add_button(_("Add to the plan") if goal is None else _("Change"), "primary")
        self._warn()

    def answers(self) -> ExamAnswers:
        """Return what was told."""
        id = str(self._which.currentData())
        needs_hours = not self._is_prepared(id)
        return ExamAnswers(
            certification=id,
            due=_moment(self._due.dateTime()),
            priority=self._priority.value(),
            buffer_days=self._buffer.value(),
            minutes=round(self._hours.value() * 60) if needs_hours else None,
        )

    def _warn(self) -> None:
        """Say what should be known of the chosen certification, and ask for hours where no item prepares."""
        certification = self._catalogue.get(str(self._which.currentData()))
        if certification is None:
            return
        retired = retirement_warning(certification, tuple(self._catalogue.values()))
        words = [retired, skills_warning(self._plan, certification)]
        self._warning.setText("\n".join(word for word in words if word))
        self._warning.setVisible(any(words))
        is_prepared = self._is_prepared(certification.id)
        self._form.setRowVisible(self._hours, not is_prepared and self._which.isEnabled())

    def _is_prepared(self, id: str) -> bool:
        certification = self._catalogue.get(id)
        wanted = certification.item if certification else None
        return any(item.id == wanted or id in item.certifications for item in self._plan.items.values())


class GoalDialog(PlainDialog):
    """Adds a goal of one's own, or changes the one given."""

    def __init__(
        self, plan: Plan, now: datetime, goal: Goal | None = None, parent: QWidget | None = None
    ) -> None:
        """Offer the plan's items; with a goal, its values."""
        super().__init__(_("Add a goal") if goal is None else _("Change the goal"), parent=parent)
        self._title = QLineEdit(goal.title if goal else "")
        self._title.setMaxLength(200)
        self._has_date = QCheckBox(_("By a date"))
        self._due = QDateEdit()
        self._due.setCalendarPopup(True)
        self._due.setMinimumDate(_qt_day(now.date()))
        due = last_day(goal.due) if goal and goal.due else now.date() + _USUAL_DISTANCE
        self._due.setDate(_qt_day(due))
        self._has_date.setChecked(goal is not None and goal.due is not None)
        self._has_date.toggled.connect(self._due.setEnabled)
        self._due.setEnabled(self._has_date.isChecked())
        self._priority = _priority_box(goal)
        self._buffer = _buffer_box(goal.buffer_days if goal else 0)
        self._items = _item_list(plan.items.values(), goal.items if goal else ())
        self._search = SearchField(_("Search items"))
        self._search.textChanged.connect(self._filter)
        form = _form(self)
        form.addRow(_("Title"), self._title)
        form.addRow(self._has_date, self._due)
        form.addRow(_("Priority"), self._priority)
        form.addRow(_("Days kept free before"), self._buffer)
        self.content.addWidget(label(_("Items; what they need comes along"), "small", "text.secondary"))
        self.content.addWidget(self._search)
        self.content.addWidget(self._items, 1)
        self.add_cancel()
        self._accept = self.add_button(_("Add to the plan") if goal is None else _("Change"), "primary")
        self._title.textChanged.connect(self._allow)
        self._items.itemChanged.connect(self._allow)
        self._allow()

    def answers(self) -> GoalAnswers:
        """Return what was told."""
        last = _day(self._due.date())
        end = datetime.combine(last + timedelta(days=1), time.min)
        return GoalAnswers(
            title=self._title.text().strip(),
            items=self._chosen(),
            due=end if self._has_date.isChecked() else None,
            priority=self._priority.value(),
            buffer_days=self._buffer.value(),
        )

    def _allow(self) -> None:
        self._accept.setEnabled(bool(self._title.text().strip()) and bool(self._chosen()))

    def _chosen(self) -> tuple[str, ...]:
        rows = (self._items.item(number) for number in range(self._items.count()))
        return tuple(
            str(row.data(Qt.ItemDataRole.UserRole))
            for row in rows
            if row.checkState() is Qt.CheckState.Checked
        )

    def _filter(self, text: str) -> None:
        for number in range(self._items.count()):
            row = self._items.item(number)
            row.setHidden(text.casefold() not in row.text().casefold())


def _certification_box(catalogue: Mapping[str, Certification], goal: Goal | None) -> QComboBox:
    """Offer the ones in force first; a goal keeps its own."""
    box = QComboBox()
    for certification in sorted(catalogue.values(), key=lambda entry: entry.retired):
        name = certification.name
        words = _("{name} (retired)").format(name=name) if certification.retired else name
        box.addItem(words, certification.id)
    if goal is not None:
        box.setCurrentIndex(max(box.findData(goal.certification), 0))
        box.setEnabled(False)
    return box


def _item_list(items: Iterable[Item], chosen: Sequence[str]) -> QListWidget:
    rows = QListWidget()
    rows.setAccessibleName(_("Items"))
    rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    rows.setMinimumHeight(200)
    for item in sorted(items, key=lambda item: item.position):
        row = QListWidgetItem(item.title)
        row.setData(Qt.ItemDataRole.UserRole, item.id)
        row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        row.setCheckState(Qt.CheckState.Checked if item.id in chosen else Qt.CheckState.Unchecked)
        rows.addItem(row)
    return rows


def _form(dialog: PlainDialog) -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    dialog.content.addLayout(form)
    return form


def _priority_box(goal: Goal | None) -> QSpinBox:
    box = QSpinBox()
    box.setRange(1, 9)
    box.setValue(goal.priority if goal else 1)
    box.setToolTip(_("1 is the highest; it decides who is served when not everything fits"))
    return box


def _buffer_box(days: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(0, 365)
    box.setValue(days)
    return box


def _qt_moment(moment: datetime) -> QDateTime:
    return QDateTime(_qt_day(moment.date()), QTime(moment.hour, moment.minute))


def _qt_day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _day(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _moment(moment: QDateTime) -> datetime:
    clock = moment.time()
    return datetime.combine(_day(moment.date()), time(clock.hour(), clock.minute()))

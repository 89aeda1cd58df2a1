"""The dialog to add an item of one's own, or to change one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.domain.errors import Refusal
from planner.domain.item import Effort, Item, ItemKind, Subject
from planner.domain.plan import Plan
from planner.domain.roadmap import Phase
from planner.i18n import _
from planner.services.naming import LONGEST_TITLE
from planner.services.open_goals import own_open_goals, roadmap_goal
from planner.services.own_items import ItemWish, add_item, change_item
from planner.services.words import subject_name
from planner.services.workspace import Wish
from planner.ui.performer import Performer
from planner.ui.roadmap.hour_fields import HourFields
from planner.ui.roadmap.resource_lines import ResourceLines
from planner.ui.roadmap.words import kind_word
from planner.ui.shared.dialog_room import comfortable_size
from planner.ui.shared.form import Form
from planner.ui.shared.item_picker import ItemPicker
from planner.ui.shared.wish_dialog import WishDialog
from planner.ui.theme import current_theme
from planner.ui.widgets.label import label
from planner.ui.widgets.long_choice import LongChoice

_SIZE: Final = QSize(900, 580)
_USUAL: Final = Effort.of_hours(3, 4, 6)
_TEXT_LINES: Final = 2


class ItemDialog(WishDialog):
    """Asks for everything that an item is.

    Attributes:
        title_field, kind, phase, subject, hours, done_when, resources, is_optional, needs: the fields.
        goal: the goal that shall ask for a new item.
    """

    def __init__(
        self,
        plan: Plan,
        performer: Performer,
        item: Item | None = None,
        phase: str = "",
        parent: QWidget | None = None,
        *,
        new_title: str = "",
    ) -> None:
        """Show an item as it is, or offer a new one in a phase; `new_title` is what the dialog says then."""
        new_title = new_title or _("New item")
        title = new_title if item is None else _("Change {title}").format(title=item.title)
        super().__init__(performer, title, parent=parent)
        self._plan = plan
        self._item = item
        self.title_field = QLineEdit(item.title if item else "")
        self.title_field.setMaxLength(LONGEST_TITLE)
        self.kind = _choice([(kind.value, kind_word(kind)) for kind in self.kinds()])
        self.phase = _choice([(each.id, each.title) for each in _phases(plan)])
        self.subject = _choice([(subject.value, subject_name(subject)) for subject in Subject])
        self.hours = HourFields(item.effort if item else _USUAL)
        self.done_when = _text(item.done_when if item else "", _("When it counts as done"))
        self.resources = ResourceLines(item.resources if item else ())
        self.is_optional = QCheckBox(_("Optional: no goal of the road waits for it"))
        self.is_optional.setChecked(item is not None and not item.core)
        self._road_goal = roadmap_goal(plan)
        self.goal = _choice([("", _("No goal, so the plan gives it no time by itself")), *_goals(plan)])
        self._show_goal()
        self.needs = ItemPicker(plan, item.requires if item else ())
        self._choose(item, phase or next((each.id for each in _phases(plan)), ""))
        self._fill()
        self.add_cancel()
        self.add_button(_("Add to the roadmap") if item is None else _("Change the item"), "primary")
        self._connect()
        self.title_field.setFocus()

    def sizeHint(self) -> QSize:
        return comfortable_size(self, _SIZE)

    def accept(self) -> None:
        self.close_after(self._wish)

    def kinds(self) -> Sequence[ItemKind]:
        """Return the kinds that can be chosen; a new item is at first of the first one."""
        return tuple(ItemKind)

    def add_fields(self, form: Form) -> None:
        """Add fields that belong below the hours."""

    def choices_of_items(self) -> QLayout:
        """Return the choice of prerequisites, and what other items there are to choose."""
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(label(_("Needs first"), "small", "text.secondary", weight=600))
        column.addWidget(self.needs, 1)
        return column

    def _wish(self) -> Wish:
        wish, item = self._wished(), self._item
        if item is None:
            return lambda plan, _schedule: add_item(plan, wish)
        return lambda plan, _schedule: change_item(plan, item.id, wish)

    def _wished(self) -> ItemWish:
        if not self.phase.currentData():
            raise Refusal(_("Choose a phase."))
        kind = ItemKind(self.kind.currentData())
        return ItemWish(
            title=self.title_field.text(),
            kind=kind,
            phase=str(self.phase.currentData()),
            subject=Subject(self.subject.currentData()),
            effort=Effort() if kind is ItemKind.MILESTONE else self.hours.effort(),
            requires=self.needs.chosen(),
            covers=self._item.covers if self._item else (),
            resources=self.resources.resources(),
            done_when=self.done_when.toPlainText(),
            note=self._item.note if self._item else "",
            units=self._item.units if self._item else None,
            core=not self.is_optional.isChecked(),
            goal=(str(self.goal.currentData()) or None) if self._item is None else None,
        )

    def _choose(self, item: Item | None, phase: str) -> None:
        chosen = (
            (self.kind, item.kind.value if item else self.kinds()[0].value),
            (self.phase, item.phase if item else phase),
            (self.subject, item.subject.value if item else Subject.ML.value),
        )
        for box, value in chosen:
            box.setCurrentIndex(box.findData(value))

    def _fill(self) -> None:
        halves = QHBoxLayout()
        halves.setSpacing(20)
        halves.addWidget(_scrolled(self._form()), 3)
        halves.addLayout(self.choices_of_items(), 2)
        self.content.addLayout(halves, 1)
        self.content.addWidget(self.problem)

    def _form(self) -> QVBoxLayout:
        form = Form()
        form.add(_("Title"), self.title_field)
        form.add(_("Kind"), self.kind)
        form.add(_("Phase"), self.phase)
        form.add(_("Subject"), self.subject)
        form.add(_("Hours"), self.hours)
        if self._item is None:
            form.add(_("Goal"), self.goal)
        self.add_fields(form)
        form.add(_("Done when"), self.done_when)
        form.add(_("Resources"), self.resources)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self.is_optional)
        column.addStretch(1)
        return column

    def _connect(self) -> None:
        self.title_field.textEdited.connect(self.forget_problem)
        self.done_when.textChanged.connect(self.forget_problem)
        for box in (self.kind, self.phase, self.subject, self.goal):
            box.currentIndexChanged.connect(self.forget_problem)
        for part in (self.hours, self.resources, self.needs):
            part.changed.connect(self.forget_problem)
        self.kind.currentIndexChanged.connect(self._allow_hours)
        self.is_optional.toggled.connect(self._show_goal)
        self._allow_hours()

    def _show_goal(self) -> None:
        """What is not optional belongs to the goal of the whole roadmap, if there is one."""
        goal = None if self.is_optional.isChecked() else self._road_goal
        self.goal.setCurrentIndex(0 if goal is None else self.goal.findData(goal.id))

    def _allow_hours(self) -> None:
        """A milestone has no hours of its own."""
        self.hours.setEnabled(self.kind.currentData() != ItemKind.MILESTONE.value)


def _scrolled(column: QVBoxLayout) -> QScrollArea:
    """Return a column that is scrolled where the dialog is too low for it; its fields keep their rings."""
    inside = QWidget()
    inside.setLayout(column)
    column.setContentsMargins(4, 4, 12, 4)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def _phases(plan: Plan) -> list[Phase]:
    return sorted(plan.phases.values(), key=lambda phase: (phase.position, phase.id))


def _goals(plan: Plan) -> list[tuple[str, str]]:
    return [(goal.id, goal.title) for goal in own_open_goals(plan)]


def _choice(entries: list[tuple[str, str]]) -> QComboBox:
    box = LongChoice()
    for value, words in entries:
        box.addItem(words, value)
    return box


def _text(text: str, name: str) -> QPlainTextEdit:
    field = QPlainTextEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(_("You can explain it, you have built it, you have passed it"))
    field.setTabChangesFocus(True)
    field.setFixedHeight(_TEXT_LINES * current_theme().line("body") + 16)
    return field

"""Everything about one course, and what can be said of it."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.courses.acts import Act
from planner.ui.courses.choice_list import ChoiceList
from planner.ui.courses.course_fields import CourseFields
from planner.ui.courses.details import CourseDetails
from planner.ui.courses.rows import Group
from planner.ui.item_notes.parts import ItemNotesParts
from planner.ui.roadmap.link_list import OVERHANG, LinkList
from planner.ui.roadmap.log_form import LogForm
from planner.ui.roadmap.looks import STATE_BADGES
from planner.ui.roadmap.panel_parts import SIDE, FactGrid, Section, item_links
from planner.ui.widgets.badge import Badge
from planner.ui.widgets.buttons import follow_action, icon_button, push_button
from planner.ui.widgets.folding_row import FoldingRow
from planner.ui.widgets.label import label
from planner.ui.widgets.marks import TrackDot

_FIRST_ROW = (Act.COMPLETE, Act.REOPEN, Act.TAKE_UP, Act.LOG)
_DATES = (Act.WEEKLY, Act.ACCESS)
_LEAST = 40
_GAP = 8


class CoursePanel(QWidget):
    """Shows a course.

    Signals:
        item_wished: the id of an item that it covers and that was clicked.
        logged: minutes, the day and what was studied, from the form.
        form_closed: the form was put away.

    Attributes:
        form: where time is logged; None until it is first opened.
        page_button, menu_button: open its page, and its menu.
        fields, choices, notes: what is changed where it stands.
        buttons: the big ones, by act.
    """

    item_wished = Signal(str)
    logged = Signal(int, object, str)
    form_closed = Signal()

    def __init__(self, actions: Mapping[Act, QAction], today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form: LogForm | None = None
        self._shown = ""
        self.page_button = icon_button("external-link", _("Open page"), size="small")
        follow_action(self.page_button, actions[Act.PAGE])
        self.menu_button = icon_button("ellipsis", _("More actions"), size="small")
        self.fields, self.choices = CourseFields(today), ChoiceList()
        self.notes = ItemNotesParts(self)
        self.buttons = {act: _button(act, actions[act]) for act in (*_FIRST_ROW, *_DATES)}
        self._row = FoldingRow({self.buttons[act]: 1 for act in _FIRST_ROW})
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._head())
        for section in self._sections():
            self._column.addWidget(section)
        self._column.addStretch(1)

    def show_course(self, details: CourseDetails) -> None:
        """Show a course; an open form stays only with its course."""
        if details.id != self._shown and self.form is not None:
            self.form.hide()
        self._shown = details.id
        self._show_head(details)
        self.fields.show_details(details)
        self._facts.show_facts(details.facts)
        self._facts.setVisible(bool(details.facts))
        self._pace.setText(details.pace)
        self._pace.setVisible(bool(details.pace))
        self._dates.setVisible(Act.WEEKLY in details.acts)
        self.choices.show_choices(details.id, details.choices, details.chosen)
        self._choices_section.setVisible(bool(details.choices))
        self._covers.show_links(item_links(details.covers))
        self._covers_section.setVisible(bool(details.covers))
        self._note.setText(details.note)
        self._note.setVisible(bool(details.note))
        self.notes.show_rows(details.notes)

    def open_form(self, minutes: int, today: date) -> None:
        """Open the form in which time is logged; it is made when it is first wanted."""
        if self.form is None:
            self.form = LogForm(today)
            self.form.logged.connect(self.logged)
            self.form.closed.connect(self.form_closed)
            self._head_column.addWidget(self.form)
        self.form.open_form(minutes, today)

    def _show_head(self, details: CourseDetails) -> None:
        kind, icon = STATE_BADGES[details.state]
        if details.group is Group.IN_PROGRESS:
            self._badge.show_badge("info", details.state_words, progress=details.fraction)
        elif details.group is Group.PLANNED:
            self._badge.show_badge("mute", details.state_words, icon="circle-dot")
        else:
            self._badge.show_badge(kind, details.state_words, icon=icon)
        self._title.setText(details.title)
        self._provider.setText(details.provider)
        self._provider.setVisible(bool(details.provider))
        self._dot.show_track(details.subject)
        self._subject.setText(details.subject_name)
        self._remarks.setText(details.remarks)
        for act in _FIRST_ROW:
            self.buttons[act].setVisible(act in details.acts)
        self._row.refold()

    def _head(self) -> QVBoxLayout:
        self._badge = Badge("mute", "")
        self._title = label("", "heading", wrap=True)
        self._provider = label("", "small", "text.secondary", wrap=True)
        self._dot = TrackDot("ml")
        self._subject = label("", "small", "text.secondary")
        self._remarks = label("", "small", "text.tertiary", elide=True)
        head = self._head_column = QVBoxLayout()
        head.setContentsMargins(SIDE, 14, SIDE, 12)
        head.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._badge)
        top.addStretch(1)
        top.addWidget(self.page_button)
        top.addWidget(self.menu_button)
        head.addLayout(top)
        head.addSpacing(8)
        head.addWidget(self._title)
        head.addSpacing(3)
        head.addWidget(self._provider)
        head.addSpacing(3)
        track = QHBoxLayout()
        track.setSpacing(6)
        track.addWidget(self._dot)
        track.addWidget(self._subject)
        track.addSpacing(2)
        track.addWidget(self._remarks, 1)
        head.addLayout(track)
        head.addSpacing(12)
        head.addWidget(self._row)
        return head

    def _sections(self) -> tuple[QWidget, ...]:
        numbers = Section()
        numbers.add(self.fields, gap=4)
        self._facts = FactGrid()
        self._pace = label("", "small", "text.tertiary", wrap=True)
        self._note = label("", "small", "text.secondary", wrap=True)
        self._dates = FoldingRow({self.buttons[act]: 1 for act in _DATES})
        numbers.add(_below_each_other(self._facts, self._pace, self._note, self._dates), gap=6)
        self._choices_section = Section(_("Pick one of these"))
        self._choices_section.add(self.choices)
        self._covers_section, self._covers = Section(_("Completes these with it")), LinkList(_("Covers"))
        self._covers_section.add(self._covers, OVERHANG)
        self._covers.activated.connect(self.item_wished)
        parts = (self.notes.steps, self.notes.evidence, self.notes.note)
        steps, evidence, note = (_section_of(part) for part in parts)
        return numbers, self._choices_section, self._covers_section, steps, evidence, note


def _below_each_other(*parts: QWidget) -> QWidget:
    """Return parts in a column, in which one that is hidden leaves no gap."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_GAP)
    for part in parts:
        column.addWidget(part)
    return whole


def _section_of(part: QWidget) -> Section:
    section = Section()
    section.add(part)
    return section


def _button(act: Act, action: QAction) -> QPushButton:
    kind = "primary" if act is Act.COMPLETE else "normal"
    icons = {Act.COMPLETE: "check", Act.LOG: "notebook-pen"}
    size = "small" if act in _DATES else "normal"
    button = push_button(action.text(), icons.get(act), kind, size=size)
    # In a language with longer words they are cut, with the tool tip to tell them; nothing overflows.
    button.setMinimumWidth(_LEAST)
    follow_action(button, action)
    return button

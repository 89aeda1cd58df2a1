"""The panel beside the grid: limits, what differs from the usual week, and what all of it does."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from planner.i18n import _, ngettext
from planner.services.exam_appointments import ExamAppointment
from planner.ui.availability.add_forms import DaysOffForm, ExtraHoursForm, TimeForm
from planner.ui.availability.calendars.rows import CalendarRow
from planner.ui.availability.calendars.section import CalendarsSection
from planner.ui.availability.effects_view import EffectsView
from planner.ui.availability.limit_fields import LimitFields
from planner.ui.availability.prospect import Effects
from planner.ui.availability.removable_list import RemovableList
from planner.ui.availability.rows import ListRow
from planner.ui.calendars.states import FoundCalendar
from planner.ui.shared.into_view import bring_into_view
from planner.ui.theme import current_theme
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.card import separator
from planner.ui.widgets.label import label
from planner.values import Value

_SIDE: Final = 16
_EDGE: Final = 12
_MOST_SHOWN: Final = 6  # of the days off, until all are asked for


class PanelRows(Value):
    """What differs from the usual week: days off with their cost, extra hours, busy calendars."""

    off: tuple[ListRow, ...]
    cost: str
    extra: tuple[ListRow, ...]
    calendars: tuple[CalendarRow, ...]


class AvailabilityPanel(QFrame):
    """The sections scroll; what they do to the dates stays in sight below them.

    Attributes:
        limits: the fields for limits and session lengths.
        off, off_form, extra, extra_form: days off and extra hours, each a list and the form that adds to it.
        holidays: the button that asks for public holidays.
        calendars: the calendars that are planned around.
        effects: what all of it does to the dates.
    """

    def __init__(self, today: date) -> None:
        """Begin without rows."""
        super().__init__()
        self.setObjectName("panel")  # the style sheet draws its ground and its edge
        self.limits = LimitFields()
        self.off = RemovableList(_("Time off"), "palmtree", _("Take days off"), _("No days off are planned."))
        self.off_form = DaysOffForm(today)
        self.extra = RemovableList(
            _("Extra hours on one day"), "calendar-plus", _("Add extra hours"), _("There are none.")
        )
        self.extra_form = ExtraHoursForm(today)
        self.holidays = push_button(_("Public holidays..."), "calendar-x", size="small")
        self.calendars = CalendarsSection()
        self.effects = EffectsView(_("Your dates"), is_narrow=True)
        self._note = label("", "small", "text.tertiary", elide=True)
        self._all_off = push_button("", kind="link", size="small")
        self._off_rows: Sequence[ListRow] = ()
        self._cost = ""
        self._shows_all = False
        self._sections: list[QVBoxLayout] = []
        self._area = self._scrolled()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(separator())
        column.addWidget(self._foot())
        self.off.add_requested.connect(lambda: self._open(self.off_form))
        self.extra.add_requested.connect(lambda: self._open(self.extra_form))
        self._all_off.clicked.connect(self._toggle_all)

    def show_rows(self, rows: PanelRows) -> None:
        """Show what differs from the usual week."""
        self._off_rows, self._cost = rows.off, rows.cost
        self._show_off()
        self.extra.show_rows(rows.extra)
        self.calendars.show_rows(rows.calendars)

    def begin_at(self, today: date) -> None:
        """Offer days from today on for what is added."""
        for form in (self.off_form, self.extra_form):
            form.begin_at(today)

    def show_effects(self, effects: Effects) -> None:
        """Show what a change does, or did, to the dates."""
        self.effects.set_heading(effects.heading)
        self.effects.show_rows(effects.rows)
        self._note.setText(effects.note)
        self._note.setVisible(bool(effects.note))

    def show_found(
        self, found: FoundCalendar, exams: Sequence[ExamAppointment], words_of: Sequence[str]
    ) -> None:
        """Show what a calendar file would bring, and which appointments in it look like exams."""
        self.calendars.problem.show_problem("")
        self.calendars.form.show_found(found, exams, words_of)
        bring_into_view(self.calendars.form)

    def tell_calendar_problem(self, sentence: str) -> None:
        """Say why a calendar file cannot be linked."""
        self.calendars.problem.show_problem(sentence)
        bring_into_view(self.calendars.problem)

    def close_form(self, form: TimeForm, opener: QPushButton) -> None:
        """Put a form away, for what it asked for is there, and go back to what opens it."""
        form.put_away()
        opener.setFocus()

    def _show_off(self) -> None:
        rest = len(self._off_rows) - _MOST_SHOWN
        is_long = rest > 1
        shown = self._off_rows if self._shows_all or not is_long else self._off_rows[:_MOST_SHOWN]
        self.off.show_rows(shown, self._cost)
        more = ngettext("Show {count} more", "Show {count} more", rest).format(count=rest)
        self._all_off.setText(_("Show fewer") if self._shows_all else more)
        self._all_off.setVisible(is_long)

    def _toggle_all(self) -> None:
        self._shows_all = not self._shows_all
        self._show_off()

    def _open(self, form: TimeForm) -> None:
        form.open_form()
        bring_into_view(form)

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.off.set_form(self.off_form)
        self.extra.set_form(self.extra_form)
        for parts in ((self.limits,), (self.off, self._all_off, self.holidays), (self.extra,)):
            section = _section(*parts)
            self._sections.append(section)
            column.addLayout(section)
            column.addWidget(separator())
        column.addWidget(self.calendars)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.verticalScrollBar().rangeChanged.connect(self._leave_room)
        return area

    def _leave_room(self, _least: int, most: int) -> None:
        """Keep the fields in line with what is below them, with and without a scroll bar beside them."""
        right = _SIDE - (current_theme().size("scrollbar") if most else 0)
        for section in (*self._sections, self.calendars.column):
            section.setContentsMargins(_SIDE, _EDGE, right, _EDGE)

    def _foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(_SIDE, 8, _SIDE, 12)
        column.setSpacing(4)
        column.addWidget(self.effects)
        column.addWidget(self._note)
        return foot


def _section(*parts: QWidget) -> QVBoxLayout:
    section = QVBoxLayout()
    section.setContentsMargins(_SIDE, _EDGE, _SIDE, _EDGE)
    section.setSpacing(6)
    for part in parts:
        is_button = part.sizePolicy().horizontalPolicy() != part.sizePolicy().Policy.Preferred
        section.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if is_button else Qt.AlignmentFlag(0))
    return section

"""A calendar file is looked at before it is linked."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.exchange.calendar_reading import Appointment, CalendarFile
from planner.ui.availability.calendars.link_form import LinkForm
from planner.ui.calendars.states import FoundCalendar
from planner.ui.theme import load_theme
from tests.support.themes import wear
from tests.ui.conftest import Keep

NOW = datetime(2026, 11, 23, 9)
GYM = Appointment(datetime(2026, 11, 24, 18), datetime(2026, 11, 24, 19), "Gym")


@pytest.fixture
def form(present: Keep, qapp: QApplication) -> LinkForm:
    wear(qapp, load_theme("light"))
    made = LinkForm()
    present(made)
    return made


def found(*appointments: Appointment) -> FoundCalendar:
    return FoundCalendar("/home/anna/gym.ics", CalendarFile("", "", appointments, 3))


def test_a_file_without_times_is_not_offered_to_be_linked(form: LinkForm) -> None:
    form.show_found(found())
    assert form.words.text() == "gym.ics: nothing to plan around in the next two years."
    assert not form.add_button.isEnabled()
    assert form.close_button.hasFocus()
    with pytest.raises(Refusal, match="nothing in this file to plan around"):
        form.edit(Plan(), NOW)
    QTest.keyClick(form.close_button, Qt.Key.Key_Return)
    assert form.isHidden()


def test_one_with_times_is(form: LinkForm) -> None:
    form.show_found(found())
    form.show_found(found(GYM))
    assert form.add_button.isEnabled()
    assert form.add_button.hasFocus()

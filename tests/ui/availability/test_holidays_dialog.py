from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QLocale, QSettings, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from planner.domain.plan import Plan
from planner.services.availability import add_day_off
from planner.services.public_holidays import Holiday, countries
from planner.services.workspace import Workspace
from planner.ui.availability.holiday_rows import button_words, holiday_rows, named_parts, ticked
from planner.ui.availability.holidays_dialog import HolidaysDialog, country_name
from planner.ui.performer import Performer
from planner.ui.shared.locale_dates import LocaleDates
from tests.support.plans import item, make_plan
from tests.ui.availability.hands import press, words_in
from tests.ui.conftest import NOW, Keep

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Open = Callable[[], HolidaysDialog]
FRIDAY, SATURDAY = Holiday(date(2026, 12, 25), "Christmas Day"), Holiday(date(2026, 12, 26), "Boxing Day")


# -- rows


def test_a_holiday_says_what_it_costs_or_that_it_is_off_already() -> None:
    plan = make_plan([item("a")])
    rows = holiday_rows(plan, (FRIDAY, SATURDAY), (), NOW, LocaleDates())
    assert [(row.title, row.when, row.cost) for row in rows] == [
        ("Christmas Day", "Fri 25 Dec", "2 h"),
        ("Boxing Day", "Sat 26 Dec", "no study that day"),
    ]
    off = plan.after(add_day_off(plan, FRIDAY.day, FRIDAY.day, NOW))
    row = holiday_rows(off, (FRIDAY,), (), NOW, LocaleDates())[0]
    assert (row.cost, row.is_off, row.is_ticked) == ("off already", True, False)


def test_those_that_are_not_skipped_are_ticked() -> None:
    holidays = (FRIDAY, SATURDAY)
    rows = holiday_rows(Plan(), holidays, {SATURDAY.day}, NOW, LocaleDates())
    assert ticked(holidays, rows) == (FRIDAY,)
    assert (button_words(1), button_words(2)) == ("Take 1 day off", "Take 2 days off")


def test_parts_stand_by_name_or_go_by_their_code() -> None:
    assert named_parts(("B", "A", "C"), {"B": "Bavaria", "A": "Saxony"}) == (
        ("B", "Bavaria"),
        ("C", "C"),
        ("A", "Saxony"),
    )


# -- the dialog


@pytest.fixture
def open_dialog(workspace: Workspace, performer: Performer, settings: QSettings, present: Keep) -> Open:
    def make() -> HolidaysDialog:
        dialog = HolidaysDialog(workspace, performer, settings)
        present(dialog)
        return dialog

    return make


def choose_country(dialog: HolidaysDialog, code: str) -> None:
    dialog.country.setCurrentIndex(dialog.country.findData(code))


def titles(dialog: HolidaysDialog) -> list[str]:
    model = dialog.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_it_begins_with_the_country_of_the_locale(open_dialog: Open) -> None:
    dialog = open_dialog()
    assert dialog.country.currentText() == "United Kingdom"
    assert dialog.part.currentText() == "The whole country"
    assert titles(dialog)[:2] == ["Christmas Day", "Boxing Day"]


def test_ticked_days_are_taken_in_one_step_and_the_country_is_remembered(
    open_dialog: Open, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    choose_country(dialog, "DE")
    dialog.part.setCurrentIndex(dialog.part.findData("BY"))
    dialog.list.setFocus()
    dialog.list.setCurrentIndex(dialog.model.index(0, 0))
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    skipped, count = titles(dialog)[0], len(titles(dialog)) - 1
    assert dialog.take.text() == f"Take {count} days off"
    press(qtbot, dialog, f"Take {count} days off")

    assert workspace.next_undo == f"Took {count} public holidays off"
    off = workspace.plan.days_off.values()
    assert len(off) == count
    assert min(day.first for day in off) != date.fromisoformat("2026-12-25")
    assert skipped in ("Christmas Day", "First Day of Christmas", "Erster Weihnachtstag")

    again = open_dialog()
    assert (again.country.currentText(), again.part.currentText()) == ("Germany", "Bayern")
    assert "Take 1 day off" in again.take.text()
    performer.undo()
    assert workspace.plan.days_off == {}


def test_it_shows_what_the_days_do_to_the_dates_and_takes_none_without_a_tick(
    open_dialog: Open, workspace: Workspace
) -> None:
    day = date(2026, 12, 25)
    workspace.change(lambda plan: add_day_off(plan, day, day, NOW))
    dialog = open_dialog()
    choose_country(dialog, "US")
    assert any("before: " in each for each in words_in(dialog.effects))
    for row in range(dialog.model.rowCount()):
        dialog.list.setCurrentIndex(dialog.model.index(row, 0))
        QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert not dialog.take.isEnabled()
    assert not any("before: " in each for each in words_in(dialog.effects))


def test_a_day_that_is_off_cannot_be_ticked(open_dialog: Open, workspace: Workspace) -> None:
    workspace.change(lambda plan: add_day_off(plan, FRIDAY.day, FRIDAY.day, NOW))
    dialog = open_dialog()
    index = dialog.model.index(0, 0)
    assert not dialog.model.flags(index) & Qt.ItemFlag.ItemIsUserCheckable
    before = dialog.take.text()
    dialog.list.setFocus()
    dialog.list.setCurrentIndex(index)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.take.text() == before


def test_a_country_without_parts_asks_for_none(open_dialog: Open) -> None:
    dialog = open_dialog()
    choose_country(dialog, next(code for code, parts in countries().items() if not parts))
    assert not dialog.part.isVisible()
    assert titles(dialog)


def test_the_names_are_in_the_language_of_the_locale(open_dialog: Open) -> None:
    QLocale.setDefault(QLocale("es_ES"))
    dialog = open_dialog()
    assert "Natividad del Señor" in titles(dialog)


def test_a_country_that_qt_does_not_know_goes_by_its_code() -> None:
    assert country_name("QX") == "QX"


def test_the_model_keeps_its_promises(open_dialog: Open) -> None:
    dialog = open_dialog()
    tester = QAbstractItemModelTester(
        dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog
    )
    choose_country(dialog, "ES")
    dialog.part.setCurrentIndex(3)
    assert tester.model() is dialog.model

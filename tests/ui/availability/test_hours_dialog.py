from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.availability import Limits
from planner.domain.goal import Goal
from planner.services import availability
from planner.services.availability import current_pattern
from planner.services.workspace import Workspace
from planner.ui.availability.hours_dialog import HoursDialog
from planner.ui.performer import Performer
from planner.ui.style import apply_theme
from planner.ui.theme import load_theme
from planner.ui.welcome.hours_text import write_day
from planner.ui.widgets.duration_spin_box import DurationSpinBox
from tests.ui.exams.conftest import NOW, Keep

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Open = Callable[[], HoursDialog]
TODAY = NOW.date()


@pytest.fixture
def open_dialog(qtbot: QtBot, workspace: Workspace, performer: Performer, keep: Keep) -> Open:
    def make() -> HoursDialog:
        dialog = HoursDialog(workspace, performer)
        keep(dialog)
        dialog.show()
        with qtbot.waitActive(dialog):
            dialog.activateWindow()
        return dialog

    return make


@pytest.fixture
def dialog(open_dialog: Open) -> HoursDialog:
    return open_dialog()


@pytest.fixture
def holidays(workspace: Workspace) -> str:
    edit = workspace.perform(
        lambda plan, _schedule: availability.add_day_off(
            plan, date(2026, 12, 24), date(2027, 1, 2), NOW, "Winter holidays"
        )
    )
    return edit.changes[0].record.id


def words_in(holder: QWidget) -> list[str]:
    return [each.text() for each in holder.findChildren(QLabel) if each.isVisible() and each.text()]


def press(qtbot: QtBot, holder: QWidget, words: str) -> None:
    button = next(
        each for each in holder.findChildren(QPushButton) if words in (each.text(), each.accessibleName())
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def retype(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, text)


def set_minutes(field: DurationSpinBox, text: str) -> None:
    retype(field.lineEdit(), text)


def wait_for_effects(dialog: HoursDialog, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: any(words in each for each in words_in(dialog.effects)))


def test_it_shows_the_hours_as_they_are(dialog: HoursDialog) -> None:
    assert [field.line.text() for field in dialog.days] == ["19:00-21:00"] * 5 + ["", ""]
    assert "10 h a week" in words_in(dialog)
    assert {"Google PMLE", "135 h to spare"} <= set(words_in(dialog.effects))
    assert not dialog.apply_button.isEnabled()


def test_typing_shows_the_sum_at_once_and_the_effect_a_moment_later(
    dialog: HoursDialog, qtbot: QtBot
) -> None:
    retype(dialog.days[5].line, "9-12")

    assert "13 h a week" in words_in(dialog)
    assert "135 h to spare" in words_in(dialog.effects)
    wait_for_effects(dialog, qtbot, "before: 135 h to spare")
    assert "297 h to spare" in words_in(dialog.effects)
    assert "Google PMLE, on track, 297 h to spare, before: 135 h to spare" in (
        dialog.effects.accessibleDescription()
    )


def test_a_verdict_that_turns_is_said_with_the_one_before(dialog: HoursDialog, qtbot: QtBot) -> None:
    retype(dialog.days[0].line, "")
    retype(dialog.days[1].line, "")

    wait_for_effects(dialog, qtbot, "before: on track, 135 h to spare")


def test_apply_makes_one_edit_that_undo_takes_back(
    dialog: HoursDialog, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    before = workspace.plan
    retype(dialog.days[5].line, "9:00 to 12:00")
    set_minutes(dialog.limits.per_week, "12 h")
    with qtbot.waitSignal(performer.performed) as performed:
        press(qtbot, dialog, "Apply")

    assert dialog.result() == QDialog.DialogCode.Accepted
    assert performed.args[0].label == "Changed the study hours"
    assert workspace.plan.revision == before.revision + 1
    assert write_day(current_pattern(workspace.plan, NOW).days[5]) == "09:00-12:00"
    assert workspace.plan.settings.limits == Limits(most_per_week=720)

    performer.undo()
    assert workspace.plan.patterns == before.patterns
    assert workspace.plan.settings == before.settings


def test_cancel_writes_nothing(dialog: HoursDialog, workspace: Workspace, qtbot: QtBot) -> None:
    before = workspace.plan
    retype(dialog.days[5].line, "9-12")
    dialog.limits.free.setValue(20)
    press(qtbot, dialog, "Cancel")

    assert dialog.result() == QDialog.DialogCode.Rejected
    assert workspace.plan is before


def test_hours_that_cannot_be_read_are_said_beside_the_field_once_it_is_left(
    dialog: HoursDialog, qtbot: QtBot
) -> None:
    retype(dialog.days[2].line, "22-1")
    assert dialog.days[2].problem() == ""

    dialog.days[3].line.setFocus()
    assert dialog.days[2].problem().startswith("A range past midnight is written as two")
    assert dialog.days[2].line.property("invalid")
    wait_for_effects(dialog, qtbot, "Not known yet: A range past midnight")


def test_apply_with_hours_that_cannot_be_read_stays_open_and_goes_there(
    dialog: HoursDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    revision = workspace.plan.revision
    retype(dialog.days[4].line, "19-21, 20-22")
    press(qtbot, dialog, "Apply")

    assert dialog.isVisible()
    assert dialog.problem.text.startswith("Two ranges of study hours overlap")
    assert dialog.days[4].problem().startswith("Two ranges of study hours overlap")
    assert QApplication.focusWidget() is dialog.days[4].line
    assert workspace.plan.revision == revision

    retype(dialog.days[4].line, "19-22")
    assert not dialog.problem.isVisible()
    press(qtbot, dialog, "Apply")
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_enter_in_a_day_applies(dialog: HoursDialog, workspace: Workspace) -> None:
    retype(dialog.days[6].line, "9-10")
    QTest.keyClick(dialog.days[6].line, Qt.Key.Key_Return)

    assert dialog.result() == QDialog.DialogCode.Accepted
    assert current_pattern(workspace.plan, NOW).minutes == 660


# -- days off


def test_days_off_are_added_with_what_they_are_for(
    dialog: HoursDialog, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    press(qtbot, dialog, "Take days off")
    form = dialog.off_form
    assert QApplication.focusWidget() is form.first
    form.first.set_day(date(2026, 12, 24))
    assert form.last.day() == date(2026, 12, 24)
    form.last.set_day(date(2027, 1, 2))
    QTest.keyClicks(form.title, "Winter holidays")
    press(qtbot, form, "Add")

    assert not form.isVisible()
    assert {"Winter holidays", "Thu 24 Dec to Sat 2 Jan 2027"} <= set(words_in(dialog.off))
    assert "7 study days fewer, 14 h." in words_in(dialog.off)
    wait_for_effects(dialog, qtbot, "121 h to spare")
    with qtbot.waitSignal(performer.performed) as performed:
        press(qtbot, dialog, "Apply")

    assert performed.args[0].label == "Took Thu 24 Dec 2026 off"
    (off,) = workspace.plan.days_off.values()
    assert (off.first, off.last, off.title) == (date(2026, 12, 24), date(2027, 1, 2), "Winter holidays")


def test_enter_adds_and_escape_closes_the_form_alone(dialog: HoursDialog, qtbot: QtBot) -> None:
    press(qtbot, dialog, "Take days off")
    QTest.keyClicks(dialog.off_form.title, "Fair")
    QTest.keyClick(dialog.off_form.title, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "Fair" in words_in(dialog.off)

    press(qtbot, dialog, "Take days off")
    QTest.keyClicks(dialog.off_form.title, "Another")
    QTest.keyClick(dialog.off_form.title, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.off_form.isVisible()
    assert "Another" not in words_in(dialog.off)

    press(qtbot, dialog, "Take days off")
    assert dialog.off_form.title.text() == ""
    QTest.keyClick(dialog.off_form.close_button, Qt.Key.Key_Return)
    assert not dialog.off_form.isVisible()


def test_a_last_day_before_the_first_is_refused_in_the_form(dialog: HoursDialog, qtbot: QtBot) -> None:
    press(qtbot, dialog, "Take days off")
    dialog.off_form.first.set_day(date(2026, 12, 24))
    dialog.off_form.last.set_day(date(2026, 12, 23))
    press(qtbot, dialog.off_form, "Add")

    assert dialog.off_form.problem.text == "The last day off lies before the first."
    assert dialog.off_form.isVisible()


def test_what_is_typed_in_an_open_form_is_applied_as_well(
    dialog: HoursDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    press(qtbot, dialog, "Take days off")
    assert not dialog.apply_button.isEnabled()
    dialog.off_form.first.set_day(date(2026, 12, 24))
    assert dialog.apply_button.isEnabled()
    press(qtbot, dialog, "Apply")

    assert [off.first for off in workspace.plan.days_off.values()] == [date(2026, 12, 24)]


def test_an_open_form_that_cannot_be_added_keeps_apply_back(
    dialog: HoursDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    press(qtbot, dialog, "Add extra hours")
    QTest.keyClicks(dialog.extra_form.hours, "soon")
    press(qtbot, dialog, "Apply")

    assert dialog.isVisible()
    assert "not a range of hours" in dialog.problem.text
    assert not workspace.plan.extra_hours


def test_stored_days_off_are_given_back(
    holidays: str, open_dialog: Open, workspace: Workspace, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    press(qtbot, dialog.off, "Remove Winter holidays, Thu 24 Dec to Sat 2 Jan 2027")
    assert "No days off are planned." in words_in(dialog.off)
    press(qtbot, dialog, "Apply")

    assert holidays not in workspace.plan.days_off


def test_new_days_off_are_forgotten_again(dialog: HoursDialog, qtbot: QtBot) -> None:
    for day in (1, 2):
        press(qtbot, dialog, "Take days off")
        dialog.off_form.first.set_day(date(2026, 12, day))
        press(qtbot, dialog.off_form, "Add")
    press(qtbot, dialog.off, "Remove Days off, Tue 1 Dec")
    assert "Wed 2 Dec" in words_in(dialog.off)

    press(qtbot, dialog.off, "Remove Days off, Wed 2 Dec")
    assert not dialog.apply_button.isEnabled()


def test_extra_hours_are_added_and_taken_back(
    dialog: HoursDialog, workspace: Workspace, qtbot: QtBot, open_dialog: Open
) -> None:
    press(qtbot, dialog, "Add extra hours")
    dialog.extra_form.day.set_day(date(2026, 11, 28))
    QTest.keyClicks(dialog.extra_form.hours, "9-12")
    QTest.keyClick(dialog.extra_form.hours, Qt.Key.Key_Return)
    assert {"Sat 28 Nov", "09:00 to 12:00"} <= set(words_in(dialog.extra))
    press(qtbot, dialog, "Apply")
    (extra,) = workspace.plan.extra_hours.values()
    assert (extra.day, extra.hours.minutes) == (date(2026, 11, 28), 180)

    again = open_dialog()
    press(qtbot, again.extra, "Remove Sat 28 Nov, 09:00 to 12:00")
    press(qtbot, again, "Apply")
    assert not workspace.plan.extra_hours


def test_the_remove_buttons_are_one_tab_stop_with_arrows(dialog: HoursDialog, qtbot: QtBot) -> None:
    for day in (1, 2, 3):
        press(qtbot, dialog, "Take days off")
        dialog.off_form.first.set_day(date(2026, 12, day))
        press(qtbot, dialog.off_form, "Add")
    buttons = dialog.off.remove_buttons
    stops = [each for each in buttons if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1

    buttons[0].setFocus()
    QTest.keyClick(buttons[0], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is buttons[1]
    QTest.keyClick(buttons[1], Qt.Key.Key_Delete)
    focused = QApplication.focusWidget()
    assert focused in dialog.off.remove_buttons
    assert len(dialog.off.remove_buttons) == 2


# -- limits and sessions


def test_limits_and_lengths_are_kept(
    dialog: HoursDialog, workspace: Workspace, qtbot: QtBot, open_dialog: Open
) -> None:
    assert dialog.limits.per_day.text() == "no limit"
    set_minutes(dialog.limits.per_day, "1 h 30")
    dialog.limits.free.setValue(15)
    set_minutes(dialog.limits.most, "90")
    assert "10 h a week, 7 h 30 of it used" in words_in(dialog)
    press(qtbot, dialog, "Apply")

    settings = workspace.plan.settings
    assert settings.limits == Limits(most_per_day=90, percent_free=15)
    assert settings.lengths.most == 90
    again = open_dialog()
    assert again.limits.per_day.value() == 90
    set_minutes(again.limits.per_day, "0")
    press(qtbot, again, "Apply")
    assert workspace.plan.settings.limits == Limits(percent_free=15)


def test_lengths_out_of_order_are_said_and_not_applied(
    dialog: HoursDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    set_minutes(dialog.limits.least, "1 h")
    assert dialog.limits.problem.isVisible()
    press(qtbot, dialog, "Apply")

    assert dialog.problem.text.startswith("Session lengths must run from least to most")
    assert workspace.plan.settings.lengths.least == 25


def test_a_limit_can_be_stepped_from_none(dialog: HoursDialog) -> None:
    dialog.limits.per_week.setFocus()
    QTest.keyClick(dialog.limits.per_week, Qt.Key.Key_Up)
    assert dialog.limits.per_week.text() == "5 min"
    QTest.keyClick(dialog.limits.per_week, Qt.Key.Key_Down)
    assert dialog.limits.per_week.text() == "no limit"


# -- looks and names


def test_a_limit_that_makes_a_date_impossible_is_seen(
    dialog: HoursDialog, impossible: Goal, open_dialog: Open, qtbot: QtBot
) -> None:
    again = open_dialog()

    words = words_in(again.effects)
    assert any(each.endswith("short") for each in words)
    assert impossible.title in words


def test_the_week_begins_as_the_locale_says(open_dialog: Open) -> None:
    QLocale.setDefault(QLocale("en_US"))
    dialog = open_dialog()

    assert dialog.days[6].y() < dialog.days[0].y()
    assert QApplication.focusWidget() is dialog.days[6].line


def test_everything_has_a_name(dialog: HoursDialog) -> None:
    for button in dialog.findChildren(QPushButton):
        assert button.text() or button.accessibleName()
    names = [field.accessibleName() for field in dialog.findChildren(DurationSpinBox)]
    assert names == ["At most a week", "At most a day", "At least", "Usually", "At most"]
    assert dialog.days[0].line.accessibleName() == "Study hours on Mon"
    assert dialog.effects.accessibleName() == "What it does to your dates"


@pytest.mark.parametrize(("height", "scale"), [(800, 1.0), (640, 1.0), (640, 1.5)])
def test_it_fits_into_the_window_and_scrolls_what_does_not(
    qtbot: QtBot,
    qapp: QApplication,
    workspace: Workspace,
    performer: Performer,
    height: int,
    scale: float,
) -> None:
    apply_theme(qapp, load_theme("dark", scale=scale))
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, height)
    window.show()
    dialog = HoursDialog(workspace, performer, window)
    dialog.show()
    qtbot.waitExposed(dialog)

    assert dialog.height() < height
    assert dialog.width() < 1024
    assert dialog.apply_button.isVisible()
    press(qtbot, dialog, "Take days off")
    QTest.keyClicks(dialog.off_form.title, "Fair")
    QTest.qWait(10)
    assert dialog.off_form.visibleRegion().boundingRect().height() == dialog.off_form.height()
    assert not dialog.grab().isNull()


def test_typing_is_drawn(dialog: HoursDialog, qtbot: QtBot) -> None:
    before = dialog.effects.grab().toImage()
    retype(dialog.days[5].line, "9-12")
    wait_for_effects(dialog, qtbot, "before:")

    assert dialog.effects.grab().toImage() != before

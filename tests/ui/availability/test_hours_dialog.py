import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.availability import Limits
from planner.domain.goal import Goal
from planner.scheduling.ordinary_hours import current_pattern
from planner.services.workspace import Workspace
from planner.ui.availability.hours_dialog import HoursDialog
from planner.ui.performer import Performer
from planner.ui.shared.hours_text import write_day
from planner.ui.style import apply_theme
from planner.ui.theme import load_theme
from planner.ui.widgets.duration_spin_box import DurationSpinBox
from tests.ui.availability.conftest import Open
from tests.ui.availability.hands import press, retype, set_minutes, wait_for_effects, words_in
from tests.ui.conftest import NOW

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_it_shows_the_hours_as_they_are(dialog: HoursDialog) -> None:
    assert [field.line.text() for field in dialog.days] == ["19:00-21:00"] * 5 + ["", ""]
    assert "10 h a week" in words_in(dialog)
    assert {"Google PMLE", "134.8 h to spare"} <= set(words_in(dialog.effects))
    assert not dialog.apply_button.isEnabled()


def test_typing_shows_the_sum_at_once_and_the_effect_a_moment_later(
    dialog: HoursDialog, qtbot: QtBot
) -> None:
    retype(dialog.days[5].line, "9-12")

    assert "13 h a week" in words_in(dialog)
    assert "134.8 h to spare" in words_in(dialog.effects)
    wait_for_effects(dialog, qtbot, "before: 134.8 h to spare")
    assert "296.8 h to spare" in words_in(dialog.effects)
    assert "Google PMLE, on track, 296.8 h to spare, before: 134.8 h to spare" in (
        dialog.effects.accessibleDescription()
    )


def test_a_verdict_that_turns_is_said_with_the_one_before(dialog: HoursDialog, qtbot: QtBot) -> None:
    retype(dialog.days[0].line, "")
    retype(dialog.days[1].line, "")

    wait_for_effects(dialog, qtbot, "before: on track, 134.8 h to spare")
    assert "Google PMLE, not feasible" in dialog.effects.accessibleDescription()


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


# -- limits and sessions


def test_limits_and_lengths_are_kept(
    dialog: HoursDialog, workspace: Workspace, qtbot: QtBot, open_dialog: Open
) -> None:
    assert dialog.limits.per_day.text() == "no limit"
    set_minutes(dialog.limits.per_day, "1 h 30")
    dialog.limits.free.setValue(15)
    assert dialog.limits.reviews.value() == 20
    dialog.limits.reviews.setValue(10)
    set_minutes(dialog.limits.most, "90")
    assert "10 h a week, 7 h 30 of it used" in words_in(dialog)
    press(qtbot, dialog, "Apply")

    settings = workspace.plan.settings
    assert settings.limits == Limits(most_per_day=90, percent_free=15)
    assert settings.review_percent == 10
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

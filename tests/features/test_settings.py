"""The learner sets the program to her liking: every change holds at once, is kept, and can be taken back."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.domain.errors import Refusal
from planner.paths import Paths
from planner.program import Program
from planner.services.backups import Backup
from planner.services.items import know_item
from planner.storage.archive import archive_text
from planner.ui.settings import data_part
from planner.ui.settings.page import SettingsPage
from planner.ui.settings.restore_dialog import RestoreDialog
from planner.ui.settings.rows import Id
from planner.ui.theme import current_theme
from planner.ui.widgets.toast import Toast
from planner.ui.window_choices import Look, Region
from tests.features.conftest import close
from tests.support.workspaces import MONDAY, Clock

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def settings_of(program: Application) -> SettingsPage:
    page = program.window.show_page("settings")
    assert isinstance(page, SettingsPage)
    return page


def toast_of(program: Application) -> Toast:
    toast = program.window.findChild(Toast)
    assert toast is not None
    return toast


def words_of(widget: QWidget) -> str:
    return " ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def undo(program: Application) -> None:
    program.window.actions_by_id["undo"].trigger()
    QApplication.processEvents()


def redo(program: Application) -> None:
    program.window.actions_by_id["redo"].trigger()
    QApplication.processEvents()


def know_containers(program: Application) -> None:
    program.performer.perform(lambda plan, _schedule: know_item(plan, "containers", MONDAY))


def button(widget: QWidget, name: str) -> QPushButton:
    return next(
        each
        for each in widget.findChildren(QPushButton)
        if each.isVisible() and name in (each.text(), each.accessibleName())
    )


def test_the_gear_leads_to_the_settings_and_so_does_the_key(program: Application, qtbot: QtBot) -> None:
    window = program.window
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert window.page_id == "settings"
    window.show_page("show-week")
    qtbot.mouseClick(button(window.side_bar, "Settings"), Qt.MouseButton.LeftButton)
    assert window.page_id == "settings"
    assert button(window.side_bar, "Settings").isChecked()


def test_theme_and_text_size_change_at_once_and_are_undone(program: Application) -> None:
    page = settings_of(program)
    page.look.theme.set_value("dark")
    assert current_theme().is_dark
    assert "Theme: Dark" in words_of(toast_of(program))
    page.look.text.setValue(120)
    assert current_theme().scale == 1.2
    assert program.window.actions_by_id["undo"].text() == "Undo: Text size: 120%"
    button(toast_of(program), "Undo").click()
    assert current_theme().scale == 1.0
    assert page.look.text.value() == 100
    undo(program)
    assert program.choices.look == Look()
    assert page.look.theme.value() == "system"
    redo(program)
    assert current_theme().is_dark
    assert program.window.actions_by_id["theme-dark"].isChecked()


def test_a_theme_of_the_menu_is_undone_too(program: Application) -> None:
    program.window.actions_by_id["theme-dark"].trigger()
    assert settings_of(program).look.theme.value() == "dark"
    undo(program)
    assert not program.window.actions_by_id["theme-dark"].isChecked()


def test_undo_takes_back_what_is_newest_choice_or_step(program: Application) -> None:
    page = settings_of(program)
    page.look.theme.set_value("dark")
    know_containers(program)
    page.look.motion.setChecked(True)
    undo(program)
    assert not program.choices.look.less_motion
    undo(program)
    assert program.workspace.next_undo is None
    assert program.choices.look.theme == "dark"
    undo(program)
    assert program.choices.look.theme == "system"
    redo(program)
    redo(program)
    redo(program)
    assert program.choices.look == Look("dark", less_motion=True)
    assert program.workspace.next_undo == "Marked Containers (Docker) as known"


def test_a_step_of_the_plan_leaves_no_older_choice_to_make_again(program: Application) -> None:
    settings_of(program).look.theme.set_value("dark")
    undo(program)
    know_containers(program)
    undo(program)
    redo(program)
    assert "containers" in program.workspace.plan.progress
    assert program.choices.look == Look()
    assert not program.window.actions_by_id["redo"].isEnabled()


def test_a_setting_of_the_plan_is_an_edit(program: Application) -> None:
    page = settings_of(program)
    page.plan.reviews.setFocus()
    page.plan.reviews.lineEdit().selectAll()
    QTest.keyClicks(page.plan.reviews, "35")
    QTest.keyClick(page.plan.reviews, Qt.Key.Key_Return)
    assert program.workspace.plan.settings.review_percent == 35
    assert program.workspace.next_undo == "Reviews take at most 35 % of a week"
    undo(program)
    assert program.workspace.plan.settings.review_percent == 20
    assert page.plan.reviews.value() == 20


def test_undo_by_its_keys_takes_back_a_setting_while_its_field_has_the_focus(
    program: Application, qtbot: QtBot
) -> None:
    page, keys = settings_of(program), Qt.KeyboardModifier
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    field = page.plan.reviews
    field.setFocus()
    field.lineEdit().selectAll()
    QTest.keyClicks(field, "35")
    QTest.keyClick(field, Qt.Key.Key_Z, keys.ControlModifier)  # is the field's own while one types
    assert field.value() == 3
    assert program.workspace.history() == ()
    field.lineEdit().selectAll()
    QTest.keyClicks(field, "35")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Z, keys.ControlModifier)
    assert program.workspace.plan.settings.review_percent == field.value() == 20
    QTest.keyClick(field, Qt.Key.Key_Z, keys.ControlModifier | keys.ShiftModifier)
    assert program.workspace.plan.settings.review_percent == field.value() == 35


def test_undo_by_its_keys_takes_back_a_step_that_has_not_settled(program: Application, qtbot: QtBot) -> None:
    page = settings_of(program)
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    page.plan.tight.setFocus()
    QTest.keyClick(page.plan.tight, Qt.Key.Key_Up)
    QTest.keyClick(page.plan.tight, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.plan.tight.value() == 10
    assert program.workspace.next_redo == "A date is tight below 11%"


def test_undo_in_the_menu_takes_back_a_step_that_has_not_settled(program: Application) -> None:
    know_containers(program)
    page = settings_of(program)
    page.plan.tight.stepUp()
    program.window.actions_by_id["undo"].trigger()
    assert page.plan.tight.value() == 10
    assert program.workspace.next_redo == "A date is tight below 11%"
    assert program.workspace.next_undo == "Marked Containers (Docker) as known"


def test_what_was_refused_goes_with_its_problem_when_the_plan_is_shown_anew(program: Application) -> None:
    page = settings_of(program)
    page.plan.least.set_value(90)
    page.plan.finish()
    assert "Session lengths must" in words_of(page)
    know_containers(program)
    assert page.plan.least.value() == 25
    assert "Session lengths must" not in words_of(page)


def test_backups_that_cannot_be_read_are_told_in_their_place(
    program: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_paths: Paths) -> tuple[Backup, ...]:
        raise Refusal("The folder cannot be read.")

    monkeypatch.setattr(data_part, "kept_backups", refuse)
    page = settings_of(program)
    assert words_of(page.data.list) == "The folder cannot be read."
    know_containers(program)
    assert "Marked Containers (Docker) as known" in words_of(toast_of(program))


def test_a_new_day_is_told_of_the_file(program: Application, clock: Clock) -> None:
    page = settings_of(program)
    assert "Saved 08:00" in words_of(page.view.line(Id.FILE))
    clock.now += timedelta(days=1)
    page.set_now(clock.now)
    assert "Saved 08:00" not in words_of(page.view.line(Id.FILE))


def test_stepping_settles_as_one_edit(program: Application, qtbot: QtBot) -> None:
    page = settings_of(program)
    for _step in range(3):
        page.plan.tight.stepUp()
    assert program.workspace.plan.settings.tight_percent == 10
    qtbot.waitUntil(lambda: program.workspace.plan.settings.tight_percent == 13)
    assert len(program.workspace.history()) == 1


def test_leaving_the_page_saves_what_was_stepped(program: Application) -> None:
    settings_of(program).plan.per_day.set_value(180)
    program.window.show_page("show-week")
    assert program.workspace.plan.settings.limits.most_per_day == 180


def test_lengths_that_cannot_be_are_told_beside_their_field(program: Application) -> None:
    page = settings_of(program)
    page.plan.least.set_value(90)
    page.plan.finish()
    assert "Session lengths must run from least to most" in words_of(page.view.line(Id.LEAST))
    page.plan.usual.set_value(90)
    page.plan.finish()
    assert program.workspace.plan.settings.lengths.least == 90
    assert "Session lengths must" not in words_of(page)


def test_the_days_before_exams_are_set_for_all(program: Application) -> None:
    page = settings_of(program)
    page.plan.buffer.setValue(5)
    page.plan.finish()
    assert program.workspace.plan.goals["gcp-pmle"].buffer_days == 5


def test_reminders_are_chosen_and_taken_back(program: Application) -> None:
    page = settings_of(program)
    page.reminders.lead.setCurrentIndex(page.reminders.lead.findText("30 minutes before"))
    assert program.late.tray.choices.wishes.lead == 30
    page.reminders.is_on.click()
    assert not page.reminders.lead.isEnabled()
    undo(program)
    assert program.late.tray.choices.wishes.is_on
    undo(program)
    assert program.late.tray.choices.wishes.lead == 10
    assert page.reminders.lead.currentText() == "10 minutes before"


def test_the_week_begins_as_is_chosen_in_a_window_built_anew(whole: Program) -> None:
    page = settings_of(whole.application)
    page.region.weekday.setFocus()
    page.region.weekday.setCurrentText("Sunday")
    QApplication.processEvents()
    program = whole.application
    assert program.choices.region == Region(first_weekday=6)
    again = settings_of(program)
    assert again is not page
    assert again.region.weekday.currentText() == "Sunday"
    assert "The week begins: Sunday" in words_of(toast_of(program))
    program.window.show_page("show-week")
    assert program.places.first_day.weekday() == 6
    undo(program)
    assert whole.application.choices.region == Region()
    assert whole.application.places.first_day.weekday() == 0
    assert "Undone: The week begins: Sunday" in words_of(toast_of(whole.application))
    redo(whole.application)
    assert whole.application.places.first_day.weekday() == 6


def test_a_window_built_anew_keeps_page_field_and_what_can_be_undone(whole: Program, qtbot: QtBot) -> None:
    page = settings_of(whole.application)
    page.look.theme.set_value("dark")
    know_containers(whole.application)
    with qtbot.waitActive(whole.application.window):
        whole.application.window.activateWindow()
    page.region.clock.setFocus()
    page.region.clock.setCurrentIndex(2)
    QApplication.processEvents()
    program = whole.application
    assert program.window.page_id == "settings"
    focused = program.window.focusWidget()
    assert focused is not None
    assert focused.objectName() == "setting-clock"
    undo(program)
    program = whole.application
    assert program.choices.region == Region()
    undo(program)
    assert program.workspace.next_undo is None
    undo(program)
    assert program.choices.look == Look()
    assert settings_of(program).look.theme.value() == "system"


def test_reminders_are_taken_back_in_a_window_built_anew(whole: Program) -> None:
    settings_of(whole.application).reminders.is_on.click()
    whole.rebuild()
    undo(whole.application)
    assert whole.application.late.tray.choices.wishes.is_on
    assert settings_of(whole.application).reminders.is_on.isChecked()


def test_the_search_leaves_what_it_finds(program: Application) -> None:
    page = settings_of(program)
    page.start_search()
    QTest.keyClicks(page.search, "dark")
    assert page.view.line(Id.THEME).isVisible()
    assert not page.view.line(Id.TEXT).isVisible()
    assert [card.accessibleName() for card in page.view.cards if card.isVisible()] == ["Appearance"]
    QTest.keyClicks(page.search, "zzz")
    assert "No setting has these words." in words_of(page)
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert all(card.isVisible() for card in page.view.cards)


def test_every_field_is_seen_whole_when_the_tab_key_comes_to_it(program: Application, qtbot: QtBot) -> None:
    program.window.resize(1024, 640)
    page = settings_of(program)
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    page.start_search()
    seen: list[QWidget] = []
    while not seen or not page.search.hasFocus():
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused)
        assert focused.visibleRegion().boundingRect() == focused.rect(), focused.objectName()
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert {page.reminders.quiet_to, page.plan.buffer, page.data.back_up} <= set(seen)


def test_a_backup_is_made_restored_and_the_restore_undone(program: Application, qtbot: QtBot) -> None:
    page = settings_of(program)
    page.data.back_up.click()
    assert "Backed up as planner-000001-by-hand.db" in words_of(toast_of(program))
    before = program.workspace.plan
    know_containers(program)
    button(page.data.list, "Restore...").click()
    dialog = program.window.findChild(RestoreDialog)
    assert dialog is not None
    assert "planner-000001-by-hand.db" in words_of(dialog)
    dialog.restore.click()
    assert program.workspace.plan.items == before.items
    assert program.workspace.plan.progress == before.progress
    assert "before a restore" in words_of(page.data.list)
    assert program.window.actions_by_id["undo"].text().startswith("Undo: Restored the backup")
    undo(program)
    assert "containers" in program.workspace.plan.progress
    assert program.workspace.next_undo == "Marked Containers (Docker) as known"
    assert program.window.actions_by_id["redo"].text().startswith("Redo: Restored the backup")
    redo(program)
    assert "containers" not in program.workspace.plan.progress
    undo(program)
    undo(program)
    assert "containers" not in program.workspace.plan.progress


def test_a_restore_that_cannot_be_undone_any_more_leaves_the_steps_before_it(
    program: Application, folder: Path
) -> None:
    know_containers(program)
    page = settings_of(program)
    page.data.back_up.click()
    button(page.data.list, "Restore...").click()
    dialog = program.window.findChild(RestoreDialog)
    assert dialog is not None
    dialog.restore.click()
    for backup in (folder / "backups").iterdir():
        backup.unlink()
    undo(program)
    assert "is not there any more" in words_of(toast_of(program))
    assert program.window.actions_by_id["undo"].text() == "Undo: Marked Containers (Docker) as known"
    undo(program)
    assert "containers" not in program.workspace.plan.progress


def test_everything_that_was_exported_is_restored_and_the_restore_undone(
    program: Application, tmp_path: Path
) -> None:
    page = settings_of(program)
    file = tmp_path / "everything.json"
    file.write_text(archive_text(program.workspace.plan), "utf-8")
    know_containers(program)
    page.data.ask_for_file(file)
    dialog = program.window.findChild(RestoreDialog)
    assert dialog is not None
    dialog.restore.click()
    assert "containers" not in program.workspace.plan.progress
    assert "Restored the plan from everything.json" in words_of(toast_of(program))
    undo(program)
    assert "containers" in program.workspace.plan.progress


def test_a_restore_that_is_not_wanted_changes_nothing(program: Application) -> None:
    page = settings_of(program)
    page.data.back_up.click()
    know_containers(program)
    revision = program.workspace.plan.revision
    button(page.data.list, "Restore...").click()
    dialog = program.window.findChild(RestoreDialog)
    assert dialog is not None
    dialog.cancel.click()
    assert program.workspace.plan.revision == revision


def test_a_damaged_backup_is_told(program: Application, folder: Path, qtbot: QtBot) -> None:
    (folder / "backups").mkdir()
    (folder / "backups" / "planner-000001-by-hand.db").write_bytes(b"nothing of use")
    page = settings_of(program)
    qtbot.waitUntil(lambda: "It is damaged and cannot be restored." in words_of(page.data.list))
    assert not any(each.isVisible() for each in page.data.list.findChildren(QPushButton))


def test_a_restart_keeps_everything(open_program: Callable[[Path], Application], folder: Path) -> None:
    program = open_program(folder)
    page = settings_of(program)
    page.look.theme.set_value("dark")
    page.look.text.setValue(110)
    page.look.contrast.setChecked(True)
    page.region.clock.setCurrentIndex(2)
    page.plan.free.setValue(15)
    close(program)
    again = open_program(folder)
    assert again.choices.look == Look("dark", 110, more_contrast=True)
    assert again.choices.region == Region(clock="12")
    assert again.workspace.plan.settings.limits.percent_free == 15
    assert current_theme().high_contrast
    again_page = settings_of(again)
    assert (again_page.look.text.value(), again_page.plan.free.value()) == (110, 15)
    assert again.performer.next_undo == "Changed the limits on study time"


def test_without_a_plan_the_window_can_be_set_and_the_plan_waits(
    open_program: Callable[[Path], Application], tmp_path: Path
) -> None:
    program = open_program(tmp_path)
    for dialog in program.window.findChildren(QDialog):
        dialog.reject()
    page = settings_of(program)
    assert "These belong to a plan" in words_of(page)
    assert not page.plan.usual.isEnabled()
    assert not page.data.back_up.isEnabled()
    page.look.theme.set_value("dark")
    assert current_theme().is_dark
    undo(program)
    assert program.choices.look == Look()


def test_a_running_timer_goes_on_in_a_window_built_anew(whole: Program) -> None:
    program = whole.application
    program.timer.clock.start_session(program.workspace.schedule.sessions[0].id)
    before = program.timer.clock.timer
    assert before is not None
    whole.rebuild()
    assert whole.application.timer.clock.timer == before
    assert whole.application.timer.clock is not program.timer.clock


def test_a_timer_that_runs_while_a_backup_is_restored_is_no_trouble(program: Application) -> None:
    page = settings_of(program)
    page.data.back_up.click()
    know_containers(program)
    program.timer.clock.start_session(program.workspace.schedule.sessions[0].id)
    button(page.data.list, "Restore...").click()
    dialog = program.window.findChild(RestoreDialog)
    assert dialog is not None
    dialog.restore.click()
    assert program.timer.clock.timer is not None
    assert "containers" not in program.workspace.plan.progress

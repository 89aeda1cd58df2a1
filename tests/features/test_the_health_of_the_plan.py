"""The learner asks on the page of settings whether everything is in order."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from planner.app import Application
from planner.paths import Paths
from planner.services.backups import back_up_now
from planner.services.items import know_item
from planner.ui.settings.page import SettingsPage
from tests.support.workspaces import MONDAY

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def page(program: Application) -> SettingsPage:
    shown = program.window.show_page("settings")
    assert isinstance(shown, SettingsPage)
    return shown


def found(page: SettingsPage) -> list[str]:
    shown = page.health.found
    return [each.text() for each in shown.findChildren(QLabel) if each.isVisible()]


def test_all_is_well(page: SettingsPage, folder: Path) -> None:
    backup = back_up_now(Paths(folder))
    os.utime(backup, (MONDAY.timestamp(),) * 2)
    assert not page.health.found.isVisible()
    QTest.mouseClick(page.health.check, Qt.MouseButton.LeftButton)
    lines = found(page)
    assert lines[0] == "Everything is in order."
    assert lines[1].startswith("The plan is sound: 120 items, ")
    assert lines[3] == "1 backup that can be restored, made Today, 08:00."


def test_a_damaged_backup_is_told_and_what_was_found_goes_with_the_next_change(
    program: Application, page: SettingsPage, folder: Path
) -> None:
    backup = back_up_now(Paths(folder))
    backup.write_bytes(backup.read_bytes()[:9_000])
    page.health.check.click()
    assert found(page)[0] == f"1 backup cannot be restored: {backup.name}."
    assert "Everything is in order." not in found(page)
    program.performer.perform(lambda plan, _schedule: know_item(plan, "containers", MONDAY))
    assert not page.health.found.isVisible()


def test_a_plan_that_was_damaged_while_it_is_open_is_told(page: SettingsPage, folder: Path) -> None:
    content = bytearray(Paths(folder).database.read_bytes())
    content[8192:12288] = bytes(4096)
    Paths(folder).database.write_bytes(content)
    page.health.check.click()
    assert "is damaged and was left as it is" in found(page)[0]


def test_it_is_found_by_what_one_would_call_it(page: SettingsPage) -> None:
    for word in ("check", "damaged", "order"):
        page.search.setText(word)
        assert page.health.check.isVisible()

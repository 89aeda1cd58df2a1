"""The learner looks around in the sample at any time, and her own plan waits as it is."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from planner.domain.errors import Refusal
from planner.program import Program
from planner.services.items import know_item
from planner.ui.one_window import OneWindow
from planner.ui.tray.kept_choices import TrayChoice
from planner.ui.widgets.banner import Banner
from planner.ui.widgets.toast import Toast
from planner.values import replace
from tests.support.workspaces import MONDAY, Clock

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def see_sample(whole: Program, qtbot: QtBot) -> None:
    before = whole.application
    before.window.actions_by_id["sample"].trigger()
    qtbot.waitUntil(lambda: whole.application is not before)


def way_back(whole: Program) -> QPushButton:
    banners = whole.application.window.findChildren(Banner)
    (banner,) = [each for each in banners if "sample" in each.accessibleName()]
    button = banner.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    return button


def test_from_the_menu_she_goes_there_and_back(whole: Program, qtbot: QtBot) -> None:
    own, plan = whole.application.paths, whole.application.workspace.plan
    see_sample(whole, qtbot)
    sample = whole.application
    assert sample.paths != own
    actions = sample.window.actions_by_id
    assert not actions["sample"].isEnabled()
    assert not actions["set-up"].isEnabled()
    whole.open_sample()  # is there already
    assert whole.application is sample
    sample.performer.perform(lambda plan, _schedule: know_item(plan, "kubernetes-kubeflow", MONDAY))
    assert way_back(whole).text() == "Back to my plan"
    way_back(whole).click()
    qtbot.waitUntil(lambda: whole.application is not sample)
    assert whole.application.paths == own
    assert whole.application.workspace.plan == plan
    assert not sample.paths.data_dir.parent.exists()
    see_sample(whole, qtbot)
    assert whole.application.paths != sample.paths


def test_a_sample_reminds_of_nothing_and_closes_when_it_is_closed(
    whole: Program, qtbot: QtBot, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole.application.late.tray.choices.keep_tray(TrayChoice(has_icon=True, keeps_running=True))
    see_sample(whole, qtbot)
    sample = whole.application
    sample.window.actions_by_id["settings"].trigger()  # which knows of the tray
    tray, told = sample.late.tray, list[object]()
    tray._parts = replace(tray._parts, has_tray=lambda: True)
    monkeypatch.setattr(tray._notifier, "tell", told.append)
    with qtbot.waitSignal(tray.clock.came):
        clock.now = min(each.start for each in sample.workspace.schedule.sessions if each.start > clock.now)
        tray.apply()
    assert not told
    assert not tray.icon.is_shown
    closing = QCloseEvent()
    QApplication.sendEvent(sample.window, closing)
    assert closing.type() == QEvent.Type.Close
    assert closing.isAccepted()


def test_the_sample_has_a_window_as_large_as_the_one_before(whole: Program, qtbot: QtBot) -> None:
    whole.application.window.resize(1024, 666)
    see_sample(whole, qtbot)
    assert whole.application.window.height() == 666


def test_while_it_is_made_the_pointer_says_so_and_what_cannot_be_is_told(
    whole: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Qt.CursorShape] = []

    def refuse(*_arguments: object) -> None:
        cursor = QApplication.overrideCursor()
        assert cursor is not None
        shown.append(cursor.shape())
        raise Refusal("The disk is full.")

    monkeypatch.setattr("planner.services.sample_plan.Sample", refuse)
    before = whole.application
    whole.open_sample()
    assert shown == [Qt.CursorShape.WaitCursor]
    assert QApplication.overrideCursor() is None
    assert whole.application is before
    toast = before.window.findChild(Toast)
    assert toast is not None
    assert "The disk is full." in toast.accessibleName()


def test_she_stays_in_the_sample_while_another_program_has_her_plan(whole: Program, qtbot: QtBot) -> None:
    own = whole.application.paths
    see_sample(whole, qtbot)
    sample = whole.application
    other = OneWindow(own)
    assert other.take()
    with qtbot.waitSignal(other.show_requested):
        way_back(whole).click()
    assert whole.application is sample
    assert sample.workspace.has_plan
    other.release()
    way_back(whole).click()
    qtbot.waitUntil(lambda: whole.application is not sample)
    assert whole.application.paths == own

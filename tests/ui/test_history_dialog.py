from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.domain.plan import Plan
from planner.services import goals
from planner.services.workspace import HistoryEntry, Workspace
from planner.ui.history_dialog import HistoryDialog, HistoryRow, history_rows
from planner.ui.performer import Performer
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.theme import load_theme
from tests.support.plans import goal, item, make_plan
from tests.support.themes import wear
from tests.support.workspaces import Clock, workspace_at

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

NOW = datetime(2026, 11, 25, 18, 20)


@pytest.fixture(autouse=True)
def _british(qapp: QApplication) -> Iterator[None]:
    wear(qapp, load_theme("light"))
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    plan: Plan = make_plan([item("a")], [goal("g", "a")])
    opened = workspace_at(tmp_path, Clock(NOW), plan)
    yield opened
    opened.close()


@pytest.fixture
def performer(workspace: Workspace) -> Performer:
    return Performer(workspace)


@pytest.fixture
def dialog(workspace: Workspace, performer: Performer) -> Iterator[HistoryDialog]:
    made = HistoryDialog(workspace, performer)
    made.show()
    yield made
    if isValid(made):
        made.close()


def retitle(performer: Performer, title: str) -> None:
    performer.perform(lambda plan, _schedule: goals.edit_goal(plan, "g", NOW, title=title))


def shown(dialog: HistoryDialog) -> list[tuple[str, str]]:
    model = dialog.model
    return [
        (model.data(model.index(row, 0)), model.data(model.index(row, 1)))  # type: ignore[misc]
        for row in range(model.rowCount())
    ]


def test_steps_say_what_and_when() -> None:
    entries = [
        HistoryEntry(3, datetime(2026, 11, 25, 9, 5), "Removed G", True),
        HistoryEntry(2, datetime(2026, 11, 24, 21, 0), "Changed G", False),
        HistoryEntry(1, datetime(2025, 12, 31, 8, 30), "Added G", False),
    ]

    assert history_rows(entries, date(2026, 11, 25), LocaleDates()) == (
        HistoryRow("3", "Removed G (undone)", "Today, 09:05", True),
        HistoryRow("2", "Changed G", "Tue 24 Nov, 21:00", False),
        HistoryRow("1", "Added G", "Wed 31 Dec 2025, 08:30", False),
    )


def test_without_steps_it_says_so(dialog: HistoryDialog) -> None:
    assert "Nothing was changed yet." in [
        each.text() for each in dialog.findChildren(QLabel) if each.isVisible()
    ]
    assert not dialog.rows.isVisible()
    assert not dialog.undo.isEnabled()
    assert not dialog.redo.isEnabled()


def test_it_keeps_up_with_changes_newest_first(dialog: HistoryDialog, performer: Performer) -> None:
    retitle(performer, "One")
    retitle(performer, "Two")

    assert shown(dialog) == [("Changed Two", "Today, 18:20"), ("Changed One", "Today, 18:20")]
    assert dialog.rows.isVisible()


def test_undo_and_redo_go_step_by_step(
    dialog: HistoryDialog, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    retitle(performer, "One")
    retitle(performer, "Two")
    assert dialog.undo.toolTip() == "Changed Two"

    qtbot.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    assert workspace.plan.goals["g"].title == "One"
    assert [title for title, _when in shown(dialog)] == ["Changed Two (undone)", "Changed One"]
    assert not dialog.model.flags(dialog.model.index(0, 0)) & Qt.ItemFlag.ItemIsEnabled
    assert dialog.model.flags(dialog.model.index(1, 0)) & Qt.ItemFlag.ItemIsEnabled

    qtbot.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    assert workspace.plan.goals["g"].title == "G"
    assert not dialog.undo.isEnabled()

    qtbot.mouseClick(dialog.redo, Qt.MouseButton.LeftButton)
    assert workspace.plan.goals["g"].title == "One"
    assert dialog.redo.accessibleDescription() == "Changed Two"


def test_a_change_leaves_the_rows_that_stay_where_they_are(
    dialog: HistoryDialog, performer: Performer
) -> None:
    for number in range(40):
        retitle(performer, f"Title {number}")
    dialog.rows.setCurrentIndex(dialog.model.index(20, 0))
    before = dialog.rows.currentIndex().data()
    retitle(performer, "Newest")

    assert dialog.rows.currentIndex().data() == before
    assert dialog.rows.currentIndex().row() == 21


def test_the_model_keeps_its_promises(dialog: HistoryDialog, performer: Performer) -> None:
    tester = QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    retitle(performer, "One")
    performer.undo()
    retitle(performer, "Two")  # what was undone is gone

    assert tester.model() is dialog.model
    assert [title for title, _when in shown(dialog)] == ["Changed Two"]


def test_it_closes_and_goes(dialog: HistoryDialog, performer: Performer, qtbot: QtBot) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(dialog))

    retitle(performer, "Later")  # nobody listens any more


def test_undone_steps_are_drawn_greyed(dialog: HistoryDialog, performer: Performer) -> None:
    retitle(performer, "One")
    before = dialog.rows.grab().toImage()
    performer.undo()

    assert dialog.rows.grab().toImage() != before
    assert dialog.rows.accessibleName() == "History"

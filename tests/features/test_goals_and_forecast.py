"""A learner looks how sure her exam is, lets the plan count as published, and takes that back."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.domain.plan import Plan
from planner.ui.exams.goal_dialog import GoalDialog
from planner.ui.progress.burn_chart import BurnChart
from planner.ui.progress.page import ProgressPage
from planner.ui.roadmap.page import RoadmapPage
from planner.ui.widgets.toast import Toast
from tests.support.histories import after_months
from tests.support.workspaces import MONDAY, Clock, workspace_at

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

OWN = "becoming-a-machine-learning-engineer"


@pytest.fixture
def folder(tmp_path: Path, clock: Clock, plan_of_a_software_engineer: Plan) -> Path:
    """A data folder with ten months of study behind the plan."""
    workspace_at(tmp_path, clock, after_months(plan_of_a_software_engineer, MONDAY)).close()
    return tmp_path


@pytest.fixture
def page(program: Application, qtbot: QtBot) -> ProgressPage:
    """The page, opened by its key, with its forecast."""
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    QTest.keyClick(program.window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    opened = program.window.page
    assert isinstance(opened, ProgressPage)
    qtbot.waitUntil(lambda: program.late.forecasts.is_current, timeout=20_000)
    return opened


def words_on(page: ProgressPage) -> list[str]:
    return [each.text() for each in page.view.verdict.findChildren(QLabel) if each.isVisible()]


def test_nothing_is_worked_out_before_the_page_is_opened(program: Application) -> None:
    assert program.late.forecasts.newest is None
    assert not program.late.forecasts.is_current


def test_she_reads_the_chance_and_counts_with_other_estimates_and_undoes_it(
    program: Application, page: ProgressPage, qtbot: QtBot
) -> None:
    words = words_on(page)
    assert [each for each in words if re.fullmatch(r"\d{1,2}%|<1%|>99%", each)]
    assert "chance to be ready by 9 Dec 2027" in words
    assert [each for each in words if each.startswith("Likely ready on ")]
    assert [each for each in words if re.fullmatch(r"From 10,000 runs of your last \d+ weeks of .*", each)]

    used, plan = page.view.estimates.used, program.workspace.plan
    assert used.isChecked()
    used.setFocus()
    QTest.keyClick(used, Qt.Key.Key_Space)
    assert not program.workspace.plan.settings.learn_estimates
    toast = program.window.findChild(Toast)
    assert toast is not None
    assert "Estimates stay as published" in toast.accessibleName()
    qtbot.waitUntil(lambda: program.late.forecasts.is_current, timeout=20_000)

    QTest.keyClick(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert program.workspace.plan.settings == plan.settings
    assert used.isChecked()


def test_what_she_takes_in_and_leaves_out_is_a_step_of_the_work_until_she_undoes_it(
    program: Application, page: ProgressPage, clock: Clock, qtbot: QtBot
) -> None:
    def steps() -> list[str]:
        """What the line says once it is worked out from the file."""
        qtbot.waitUntil(lambda: program.late.forecasts.is_current, timeout=20_000)
        chart = page.view.burn.findChild(BurnChart)
        assert chart is not None
        assert chart.row is not None
        return [step.words for step in chart.row.steps]

    page.choice.setCurrentIndex(page.choice.findData(OWN))
    assert steps() == []

    dialog = GoalDialog(
        program.workspace.plan,
        clock.now,
        program.performer,
        program.workspace.plan.goals[OWN],
        program.window,
    )
    dialog.show()
    QTest.keyClicks(dialog.items.search, "time series")
    QTest.keyClick(dialog.items.search, Qt.Key.Key_Down)
    QTest.keyClick(dialog.items.tree, Qt.Key.Key_Space)
    with qtbot.waitActive(program.window):
        qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
        program.window.activateWindow()
    (grew,) = steps()
    assert re.fullmatch(r"The work grew by \d\d(\.\d)? h on 23 Nov 2026\.", grew)

    clock.now += timedelta(days=1)
    program.workspace.move_time()
    roadmap = program.window.show_page("show-roadmap")
    assert isinstance(roadmap, RoadmapPage)
    roadmap.show_item("book-dmls")
    QTest.keyClick(roadmap.view.tree, Qt.Key.Key_Delete)
    program.window.show_page("show-progress")
    first, fell = steps()
    assert first == grew
    assert re.fullmatch(r"The work fell by \d\d(\.\d)? h on 24 Nov 2026\.", fell)

    for left in ([grew], []):
        QTest.keyClick(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert steps() == left


def test_her_exam_card_says_the_same_chance(program: Application, page: ProgressPage, qtbot: QtBot) -> None:
    row = page.view.verdict.row
    assert row is not None
    exams = program.window.show_page("show-exams")
    said = [each.text() for each in exams.findChildren(QLabel) if each.isVisible()]

    assert said[said.index("Chance") + 1] == row.chance


def test_a_day_later_the_forecast_is_another(
    program: Application, page: ProgressPage, clock: Clock, qtbot: QtBot
) -> None:
    before = program.late.forecasts.newest
    clock.now += timedelta(days=1)
    program.workspace.move_time()

    qtbot.waitUntil(lambda: program.late.forecasts.newest is not before, timeout=20_000)


def test_the_window_closes_while_a_forecast_is_worked_out(
    open_program: Callable[[Path], Application], folder: Path
) -> None:
    program = open_program(folder)
    program.window.show_page("show-progress")
    program.window.close()
    program.close()

    assert program.late.forecasts.newest is None

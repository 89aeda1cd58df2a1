from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.availability import WeeklyPattern
from planner.domain.goal import ExamOutcome, Goal
from planner.domain.item import ItemStatus
from planner.scheduling.remedies.remedy import RemedyKind
from planner.services import goals
from planner.services.availability import set_hours
from planner.services.workspace import Workspace
from planner.ui.exams.exam_dialog import ExamDialog
from planner.ui.exams.goal_card import GoalCard
from planner.ui.exams.goal_dialog import GoalDialog
from planner.ui.exams.page import ExamsPage
from planner.ui.exams.view import GoalsView
from planner.ui.forecast_source import ForecastSource
from planner.ui.performer import Performer
from tests.support.workspaces import Clock

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, performer: Performer, forecasts: ForecastSource) -> ExamsPage:
    made = ExamsPage(workspace, performer, forecasts)
    qtbot.addWidget(made)
    made.resize(1096, 740)
    made.show()
    qtbot.waitExposed(made)
    return made


def cards(page: ExamsPage) -> dict[str, GoalCard]:
    QTest.qWait(1)  # cards that are new are shown, and those that are gone deleted, by the event loop
    (view,) = page.findChildren(GoalsView)
    return {card.row.id: card for card in view.cards if card.isVisible()}


def click(qtbot: QtBot, holder: QWidget, words: str) -> None:
    found = next(
        each
        for each in holder.findChildren(QPushButton)
        if words in (each.text(), each.accessibleName()) and not each.isHidden()
    )
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def dialog(page: ExamsPage, kind: type[QWidget]) -> QWidget:
    (found,) = [each for each in page.window().findChildren(kind) if each.isVisible()]
    return found


def test_the_page_shows_the_goals_of_the_plan(page: ExamsPage) -> None:
    rows = {id: card.row for id, card in cards(page).items()}

    assert list(rows) == ["gcp-pmle", "becoming-a-machine-learning-engineer"]
    assert rows["gcp-pmle"].verdict == "on_track"
    assert "1 exam, 1 goal" in [each.text() for each in page.findChildren(QLabel)]


def test_removing_acts_at_once_and_can_be_undone(
    page: ExamsPage, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    cards(page)["gcp-pmle"].setFocus()
    with qtbot.waitSignal(performer.performed) as performed:
        QTest.keyClick(cards(page)["gcp-pmle"], Qt.Key.Key_Delete)

    assert performed.args[0].label == "Removed Google PMLE"
    assert "gcp-pmle" not in workspace.plan.goals
    assert list(cards(page)) == ["becoming-a-machine-learning-engineer"]
    performer.undo()
    assert list(cards(page)) == ["gcp-pmle", "becoming-a-machine-learning-engineer"]


def test_an_exam_that_is_over_takes_its_result(
    page: ExamsPage, workspace: Workspace, performer: Performer, clock: Clock, qtbot: QtBot
) -> None:
    clock.now = datetime(2027, 12, 11, 12)
    workspace.move_time()
    page.set_now(clock.now)

    with qtbot.waitSignal(performer.performed):
        click(qtbot, cards(page)["gcp-pmle"], "Passed")

    assert workspace.plan.goals["gcp-pmle"].outcome is ExamOutcome.PASSED
    assert workspace.plan.status("cert-gcp-pmle") is ItemStatus.DONE
    assert cards(page)["gcp-pmle"].row.sentence == "Passed."


def test_time_alone_moves_the_countdown(page: ExamsPage, workspace: Workspace, clock: Clock) -> None:
    before = cards(page)["gcp-pmle"].row.countdown
    clock.now = datetime(2026, 11, 26, 0, 1)
    workspace.move_time()
    page.set_now(clock.now)

    assert (before, cards(page)["gcp-pmle"].row.countdown) == (("381", "days"), ("380", "days"))


def test_a_change_from_elsewhere_is_shown(page: ExamsPage, workspace: Workspace) -> None:
    workspace.perform(lambda plan, _schedule: goals.edit_goal(plan, "gcp-pmle", workspace.now, title="PMLE"))

    assert cards(page)["gcp-pmle"].row.title == "PMLE"


def test_the_button_adds_an_exam(
    page: ExamsPage, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    click(qtbot, page, "Add an exam")
    with qtbot.waitSignal(performer.performed):
        click(qtbot, dialog(page, ExamDialog), "Add to the plan")

    assert workspace.plan.goals["azure-ai-103"].due == datetime(2027, 5, 26, 9)
    assert "azure-ai-103" in cards(page)


def test_edit_opens_the_dialog_of_the_goals_kind(page: ExamsPage, qtbot: QtBot) -> None:
    click(qtbot, cards(page)["gcp-pmle"], "Edit...")
    assert dialog(page, ExamDialog).windowTitle() == "Change Google PMLE"
    QTest.keyClick(dialog(page, ExamDialog), Qt.Key.Key_Escape)

    click(qtbot, cards(page)["becoming-a-machine-learning-engineer"], "Edit...")
    assert dialog(page, GoalDialog).windowTitle() == "Change Becoming a Machine Learning Engineer"


def test_one_click_applies_a_way_out_and_undo_takes_it_back(
    page: ExamsPage, workspace: Workspace, performer: Performer, impossible: Goal, qtbot: QtBot
) -> None:
    before = cards(page)[impossible.id].row
    way = next(way for way in before.ways if way.kind is RemedyKind.LATER_DATE)
    with qtbot.waitSignal(performer.performed):
        click(qtbot, cards(page)[impossible.id], f"Apply: {way.title}")

    due = workspace.plan.goals[impossible.id].due
    assert due is not None
    assert impossible.due is not None
    assert (due.time(), due > impossible.due) == (impossible.due.time(), True)
    assert cards(page)[impossible.id].row.verdict == "tight"
    assert not cards(page)[impossible.id].row.ways

    performer.undo()
    assert cards(page)[impossible.id].row == before


def test_without_hours_the_way_out_opens_them(
    page: ExamsPage, performer: Performer, impossible: Goal, workspace: Workspace, qtbot: QtBot
) -> None:
    performer.perform(lambda plan, _schedule: set_hours(plan, WeeklyPattern("usual"), workspace.now))
    with qtbot.waitSignal(page.hours_requested):
        click(qtbot, cards(page)[impossible.id], "Hours: Add study hours")


def test_a_goal_that_is_asked_for_gets_the_focus(page: ExamsPage, qtbot: QtBot) -> None:
    with qtbot.waitActive(page):
        page.activateWindow()
    page.show_goal("becoming-a-machine-learning-engineer")
    assert QApplication.focusWidget() is cards(page)["becoming-a-machine-learning-engineer"]

    page.show_goal("gone")  # a link to a goal that was removed meanwhile
    page.setFocus()
    assert QApplication.focusWidget() is cards(page)["becoming-a-machine-learning-engineer"]


def test_the_chance_of_a_date_comes_when_it_is_worked_out(
    page: ExamsPage, forecasts: ForecastSource, qtbot: QtBot
) -> None:
    def chance() -> str:
        facts = cards(page)["gcp-pmle"].row.facts
        return next(fact.value for fact in facts if fact.name == "Chance")

    qtbot.waitUntil(lambda: forecasts.is_current)
    assert chance() == "88%"
    undated = cards(page)["becoming-a-machine-learning-engineer"].row
    assert "Chance" not in [fact.name for fact in undated.facts]


def test_the_chance_of_another_plan_is_not_shown(
    page: ExamsPage, performer: Performer, workspace: Workspace, forecasts: ForecastSource, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: forecasts.is_current)
    card, later = cards(page)["gcp-pmle"], datetime(2028, 3, 11, 9)

    def chance() -> str:
        return next(fact.value for fact in card.row.facts if fact.name == "Chance")

    performer.perform(lambda plan, _schedule: goals.edit_goal(plan, "gcp-pmle", workspace.now, due=later))
    assert chance() == "..."
    qtbot.waitUntil(lambda: forecasts.is_current)
    assert chance() == "88%"


def test_a_goal_of_ones_own_is_added(
    page: ExamsPage, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    click(qtbot, page, "Add a goal")
    shown = dialog(page, GoalDialog)
    assert isinstance(shown, GoalDialog)
    QTest.keyClicks(shown.title_field, "Statistics")
    qtbot.mouseClick(shown.items.search, Qt.MouseButton.LeftButton)
    QTest.keyClicks(shown.items.search, "statistics")
    QTest.keyClick(shown.items.search, Qt.Key.Key_Down)
    QTest.keyClick(shown.items.tree, Qt.Key.Key_Space)
    with qtbot.waitSignal(performer.performed):
        click(qtbot, shown, "Add to the plan")

    added = workspace.plan.goals["statistics"]
    assert added.due is None
    assert added.items
    assert cards(page)["statistics"].row.subtitle.startswith("Own goal")

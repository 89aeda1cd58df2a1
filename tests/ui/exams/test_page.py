from datetime import date, datetime

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
from planner.ui.exams.catalogue_dialog import CatalogueDialog
from planner.ui.exams.day_dialogs import RenewalDialog, ResultDialog, TryAgainDialog
from planner.ui.exams.exam_dialog import ExamDialog
from planner.ui.exams.goal_card import GoalCard
from planner.ui.exams.goal_dialog import GoalDialog
from planner.ui.exams.goal_table import GoalTable
from planner.ui.exams.page import ExamsPage
from planner.ui.exams.quiet_card import QuietCard
from planner.ui.exams.quiet_rows import QuietRow
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
    assert "2 in the plan" in [each.text() for each in page.findChildren(QLabel)]


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

    click(qtbot, cards(page)["gcp-pmle"], "Passed...")
    with qtbot.waitSignal(performer.performed):
        click(qtbot, dialog(page, ResultDialog), "Note as passed")

    assert workspace.plan.goals["gcp-pmle"].outcome is ExamOutcome.PASSED
    assert workspace.plan.goals["gcp-pmle"].decided_on == date(2027, 12, 11)
    assert workspace.plan.status("cert-gcp-pmle") is ItemStatus.DONE
    assert list(cards(page)) == ["becoming-a-machine-learning-engineer"]
    first = quiet(page)[0]
    assert (first.name, first.text) == (
        "Google PMLE",
        "was passed on 11 Dec 2027, valid until 11 Dec 2029.",
    )


def quiet(page: ExamsPage) -> list[QuietRow]:
    (card,) = page.findChildren(QuietCard)
    return [line.row for line in card.lines if line.row is not None]


def answer(page: ExamsPage, outcome: ExamOutcome, workspace: Workspace, clock: Clock) -> None:
    """Let the Google exam be over, with its result."""
    clock.now = datetime(2027, 12, 11, 12)
    workspace.move_time()
    workspace.perform(lambda plan, _s: goals.record_result(plan, "gcp-pmle", outcome, clock.now))
    page.set_now(clock.now)


def test_a_renewal_is_planned_from_the_quiet_line_and_shown_from_there(
    page: ExamsPage, workspace: Workspace, clock: Clock, performer: Performer, qtbot: QtBot
) -> None:
    answer(page, ExamOutcome.PASSED, workspace, clock)
    click(qtbot, page, "Plan renewal: Google PMLE")
    asked = dialog(page, RenewalDialog)
    assert isinstance(asked, RenewalDialog)
    asked.hours.setValue(8)
    with qtbot.waitSignal(performer.performed) as performed:
        click(qtbot, asked, "Add to the plan")

    assert performed.args[0].label == "Planned the renewal of Google PMLE"
    renewal = workspace.plan.goals["gcp-pmle-renewal"]
    assert renewal.due == datetime(2029, 11, 27, 9)
    assert workspace.plan.items[renewal.items[0]].effort.likely == 480
    assert quiet(page)[0].action == "Renewal by 27 Nov 2029"
    with qtbot.waitActive(page):
        page.activateWindow()
    click(qtbot, page, "Renewal by 27 Nov 2029: Google PMLE")
    assert QApplication.focusWidget() is cards(page)["gcp-pmle-renewal"]
    performer.undo()
    assert quiet(page)[0].action == "Plan renewal..."


def test_where_all_is_passed_the_keyboard_comes_to_the_quiet_lines(
    page: ExamsPage, workspace: Workspace, clock: Clock, performer: Performer, qtbot: QtBot
) -> None:
    performer.perform(lambda plan, _s: goals.remove_goal(plan, "becoming-a-machine-learning-engineer"))
    with qtbot.waitActive(page):
        page.activateWindow()
    page.show_goal("gcp-pmle")
    answer(page, ExamOutcome.PASSED, workspace, clock)

    assert cards(page) == {}
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Plan renewal: Google PMLE"
    page.setFocus()
    assert QApplication.focusWidget() is focused
    page.show_goal("gcp-pmle")
    assert QApplication.focusWidget() is focused


def test_a_failed_exam_gets_another_date(
    page: ExamsPage, workspace: Workspace, clock: Clock, qtbot: QtBot
) -> None:
    answer(page, ExamOutcome.FAILED, workspace, clock)
    row = cards(page)["gcp-pmle"].row
    assert row.sentence == "Not passed on Sat 11 Dec. It may be taken again from Sat 25 Dec."
    click(qtbot, cards(page)["gcp-pmle"], "Try again...")
    asked = dialog(page, TryAgainDialog)
    assert isinstance(asked, TryAgainDialog)
    assert asked.day.day() == date(2027, 12, 25)
    asked.day.set_day(date(2028, 1, 22))
    click(qtbot, asked, "Add to the plan")

    assert workspace.plan.goals["gcp-pmle-2"].due == datetime(2028, 1, 22, 9)
    assert list(cards(page)) == ["gcp-pmle-2", "becoming-a-machine-learning-engineer"]


def test_an_exam_is_booked_from_its_menu(
    page: ExamsPage, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    booked = next(each for each in cards(page)["gcp-pmle"].menu().actions() if each.text() == "Booked")
    with qtbot.waitSignal(performer.performed) as performed:
        booked.trigger()

    assert performed.args[0].label == "Booked Google PMLE"
    assert workspace.plan.goals["gcp-pmle"].booked
    assert cards(page)["gcp-pmle"].row.is_booked


def test_the_catalogue_names_successors_and_leads_to_the_dialog(page: ExamsPage, qtbot: QtBot) -> None:
    click(qtbot, page, "Browse: The catalogue")
    shown = dialog(page, CatalogueDialog)
    assert isinstance(shown, CatalogueDialog)
    shown.show_certification("aws-mls-c01")
    words = [each.text() for each in shown.findChildren(QLabel) if each.isVisible()]
    assert "AWS MLS-C01 was retired on 31 Mar 2026; AWS MLA-C01 took its place." in words
    shown.show_certification("aws-mla-c01")
    click(qtbot, shown, "Add to the plan...")

    asked = dialog(page, ExamDialog)
    assert isinstance(asked, ExamDialog)
    assert asked.certification.currentData() == "aws-mla-c01"


def test_the_table_shows_the_same_goals(
    page: ExamsPage, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    click(qtbot, page, "Table")
    (table,) = page.findChildren(GoalTable)
    assert table.isVisible()
    assert table.current_id == "gcp-pmle"
    with qtbot.waitSignal(performer.performed):
        QTest.keyClick(table, Qt.Key.Key_Delete)
    assert list(workspace.plan.goals) == ["becoming-a-machine-learning-engineer"]
    click(qtbot, page, "Cards")
    assert list(cards(page)) == ["becoming-a-machine-learning-engineer"]


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

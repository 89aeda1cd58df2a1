import os
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.domain.goal import Goal
from planner.services import goals
from planner.services.items import finish_item, leave_out, log_time
from planner.services.workspace import Workspace
from planner.ui.forecast_source import ForecastSource
from planner.ui.performer import Performer
from planner.ui.progress.burn_chart import BurnChart
from planner.ui.progress.page import ProgressPage
from planner.ui.progress.table_dialog import TableDialog, TableModel
from planner.ui.progress.view import ProgressView
from planner.ui.widgets.empty_state import EmptyState
from tests.support.forecasts import Oracle
from tests.support.workspaces import Clock

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

OWN = "becoming-a-machine-learning-engineer"


@pytest.fixture
def page(
    qtbot: QtBot,
    workspace: Workspace,
    performer: Performer,
    forecasts: ForecastSource,
    settings: QSettings,
) -> ProgressPage:
    made = ProgressPage(workspace, performer, forecasts, settings)
    qtbot.addWidget(made)
    made.resize(1096, 800)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: forecasts.is_current)
    return made


@pytest.fixture
def view(page: ProgressPage) -> ProgressView:
    return page.view


def words_in(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def study(performer: Performer, workspace: Workspace, minutes: int, *, is_done: bool = False) -> str:
    """Log time for the first item of the plan, and perhaps finish it; return its id."""
    now, item = workspace.now, workspace.schedule.sessions[0].item
    performer.perform(lambda plan, _schedule: log_time(plan, item, minutes, now.date(), now))
    if is_done:
        performer.perform(lambda plan, _schedule: finish_item(plan, item, now))
    return item


def test_it_begins_with_the_goal_whose_date_comes_first(page: ProgressPage, view: ProgressView) -> None:
    assert page.goal == "gcp-pmle"
    assert page.choice.currentText() == "Google PMLE, 11 Dec 2027"
    words = words_in(view.verdict)
    assert "88%" in words
    assert "chance to be ready by 9 Dec 2027" in words


def test_another_goal_is_shown_and_remembered(
    page: ProgressPage,
    view: ProgressView,
    workspace: Workspace,
    performer: Performer,
    forecasts: ForecastSource,
    settings: QSettings,
    qtbot: QtBot,
) -> None:
    page.choice.setFocus()
    QTest.keyClick(page.choice, Qt.Key.Key_Down)
    assert page.goal == OWN
    row = view.verdict.row
    assert row is not None
    assert (row.title, row.has_chance) == ("Becoming a Machine Learning Engineer", False)

    again = ProgressPage(workspace, performer, forecasts, settings)
    qtbot.addWidget(again)
    assert again.goal == OWN


def test_a_goal_that_is_removed_gives_way_to_the_next(
    page: ProgressPage, performer: Performer, view: ProgressView
) -> None:
    performer.perform(lambda plan, _schedule: goals.remove_goal(plan, "gcp-pmle"))
    assert page.goal == OWN

    performer.perform(lambda plan, _schedule: goals.remove_goal(plan, OWN))
    assert page.goal == ""
    (nothing,) = [each for each in page.findChildren(EmptyState) if each.isVisible()]
    assert "No goals yet" in words_in(nothing)
    assert not page.choice.isVisible()

    performer.undo()
    assert page.goal == OWN
    assert view.isVisible()


def test_after_a_change_the_old_numbers_stay_until_the_new_ones_come(
    page: ProgressPage,
    view: ProgressView,
    workspace: Workspace,
    performer: Performer,
    forecasts: ForecastSource,
    qtbot: QtBot,
) -> None:
    calculating = "Calculating again with the changed plan."
    study(performer, workspace, 60)

    assert not forecasts.is_current
    assert "88%" in words_in(view.verdict)
    assert calculating in words_in(view.verdict)
    qtbot.waitUntil(lambda: forecasts.is_current)
    assert "88%" in words_in(view.verdict)
    assert calculating not in words_in(view.verdict)


def test_a_page_that_nobody_sees_asks_for_nothing(
    page: ProgressPage, oracle: Oracle, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    page.hide()
    asked = len(oracle.asked)
    study(performer, workspace, 60)
    assert len(oracle.asked) == asked

    page.show()
    qtbot.waitUntil(lambda: len(oracle.asked) == asked + 1)


def test_two_weeks_of_hours_make_the_difference(
    qtbot: QtBot, workspace: Workspace, performer: Performer, settings: QSettings
) -> None:
    forecasts = ForecastSource(workspace, Oracle(weeks_seen=1))
    page = ProgressPage(workspace, performer, forecasts, settings)
    qtbot.addWidget(page)
    page.resize(1096, 800)
    page.show()
    qtbot.waitUntil(lambda: forecasts.is_current)
    forecasts.close()

    assert any(words.startswith("After 2 weeks of logged hours") for words in words_in(page.view.burn))
    assert "88%" in words_in(page.view.verdict)


def test_time_alone_brings_another_day(
    page: ProgressPage, view: ProgressView, workspace: Workspace, clock: Clock, qtbot: QtBot
) -> None:
    before = view.weeks.table
    clock.now += timedelta(days=7)
    workspace.move_time()
    page.set_now(clock.now)

    assert view.weeks.table != before


def test_paces_are_compared_by_kind_or_by_track(
    page: ProgressPage, view: ProgressView, workspace: Workspace, performer: Performer
) -> None:
    assert not view.estimates.by.isVisible()
    study(performer, workspace, 600, is_done=True)
    row = view.estimates.row
    assert row is not None
    kinds = [pace.name for pace in row.paces]
    view.estimates.by.set_value("track")

    row = view.estimates.row
    assert row is not None
    assert view.estimates.by.isVisible()
    assert len(kinds) == 1
    assert [pace.name for pace in row.paces] != kinds


def test_the_plan_takes_the_pace_or_leaves_it_and_undo_takes_it_back(
    page: ProgressPage, view: ProgressView, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    study(performer, workspace, 600, is_done=True)
    assert view.estimates.used.isChecked()
    with qtbot.waitSignal(performer.performed) as performed:
        QTest.keyClick(view.estimates.used, Qt.Key.Key_Space)

    assert performed.args[0].label == "Estimates stay as published"
    assert not workspace.plan.settings.learn_estimates
    performer.undo()
    assert workspace.plan.settings.learn_estimates
    assert view.estimates.used.isChecked()


def test_every_card_shows_its_table_and_copies_it(
    page: ProgressPage, view: ProgressView, qtbot: QtBot
) -> None:
    for card in view.cards:
        card.open_table()
        (dialog,) = [each for each in page.window().findChildren(TableDialog) if each.isVisible()]
        assert dialog.windowTitle() == card.table.title
        assert dialog.view.model().rowCount() == len(card.table.rows)
        QTest.keyClick(dialog.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QGuiApplication.clipboard().text() == card.table.text
        QTest.keyClick(dialog.view, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda dialog=dialog: not isValid(dialog))  # type: ignore[misc]


def test_the_table_model_keeps_its_promises(view: ProgressView) -> None:
    for card in view.cards:
        model = TableModel(card.table)
        tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
        assert tester.model() is model
        for column, title in enumerate(card.table.columns):
            assert model.headerData(column, Qt.Orientation.Horizontal) == title


def test_the_menu_of_a_card_opens_by_its_button_and_holds_what_can_be_done(view: ProgressView) -> None:
    menu = view.weeks.menu()
    titles = [action.text() for action in menu.actions() if action.text()]
    menu.deleteLater()

    assert titles == ["Show as table", "Copy as text", "Save as PNG...", "Save as SVG..."]
    assert view.weeks.more.accessibleName() == "Table and picture: Hours a week"


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_a_picture_is_saved_where_the_learner_wants_it(
    page: ProgressPage, view: ProgressView, tmp_path: Path, suffix: str, qtbot: QtBot
) -> None:
    view.weeks.ask_where(suffix)
    (dialog,) = page.window().findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith(f"Hours a week.{suffix}")
    path = tmp_path / f"weeks.{suffix}"
    with qtbot.waitSignal(page.told) as told:
        dialog.fileSelected.emit(str(path))
    dialog.close()
    assert told.args == [f"Saved {path}"]

    data = path.read_bytes()
    assert data.startswith(b"\x89PNG") if suffix == "png" else b"Hours a week" in data


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_a_picture_that_cannot_be_saved_is_told(
    page: ProgressPage, view: ProgressView, tmp_path: Path, suffix: str, qtbot: QtBot
) -> None:
    path = tmp_path / "gone" / f"weeks.{suffix}"
    with qtbot.waitSignal(page.told) as told:
        view.weeks.save(path)

    assert told.args == [f"The picture could not be saved as {path}."]


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_a_picture_that_cannot_be_saved_leaves_the_old_one(
    page: ProgressPage,
    view: ProgressView,
    tmp_path: Path,
    suffix: str,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    path = tmp_path / f"weeks.{suffix}"
    view.weeks.save(path)
    before = path.read_bytes()

    def full_disk(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with qtbot.waitSignal(page.told) as told:
        view.weeks.save(path)
    assert told.args == [f"The picture could not be saved as {path}."]
    assert path.read_bytes() == before
    assert list(tmp_path.glob("weeks*")) == [path]


def test_charts_say_in_words_what_they_show(view: ProgressView) -> None:
    spoken = {
        child.accessibleName(): child.accessibleDescription()
        for card in view.cards
        for child in card.findChildren(QWidget)
        if child.accessibleDescription()
    }

    assert "h are done." in spoken["Hours done and forecast"]
    assert "This week:" in spoken["Hours a week"]
    assert "80% chance" in spoken["Hours a week and chance"]
    assert spoken["Last 12 months"]


def test_the_work_has_a_step_at_once_where_an_item_is_left_out_and_none_after_undo(
    page: ProgressPage,
    view: ProgressView,
    workspace: Workspace,
    performer: Performer,
    forecasts: ForecastSource,
    qtbot: QtBot,
) -> None:
    study(performer, workspace, 60)
    page.choice.setCurrentIndex(page.choice.findData(OWN))
    chart = view.burn.findChild(BurnChart)
    assert chart is not None

    def steps() -> list[str]:
        assert chart.row is not None
        return [step.words for step in chart.row.steps]

    assert steps() == []
    performer.perform(lambda plan, _schedule: leave_out(plan, "book-dmls", workspace.now))
    (at_once,) = steps()
    assert at_once == "The work fell by 22 h on 25 Nov 2026."
    qtbot.waitUntil(lambda: forecasts.is_current)
    assert steps() == [at_once]
    assert at_once in chart.accessibleDescription()
    said = {chart.words_at(QPoint(x, y)) for x in range(chart.width()) for y in range(0, chart.height(), 4)}
    assert said == {"", at_once}

    performer.undo()
    qtbot.waitUntil(lambda: forecasts.is_current)
    assert steps() == []


def test_places_in_the_charts_have_their_words(
    view: ProgressView, workspace: Workspace, performer: Performer
) -> None:
    study(performer, workspace, 45)
    year = view.year.map
    said = {
        year.words_at(QPoint(x, y)) for x in range(0, year.width(), 4) for y in range(0, year.height(), 4)
    }

    assert "Wed 25 Nov 2026: 45 min" in said
    assert "" in said


@pytest.mark.parametrize(("size", "scale"), [((968, 588), 1.0), ((1096, 748), 1.5), ((1712, 1028), 1.0)])
def test_no_card_is_wider_than_the_page_and_none_lies_on_another(
    page: ProgressPage, view: ProgressView, size: tuple[int, int], scale: float, qtbot: QtBot
) -> None:
    from planner.ui.theme import load_theme
    from tests.support.themes import wear

    application = QGuiApplication.instance()
    assert application is not None
    wear(application, load_theme("light", scale=scale, reduced_motion=True))  # type: ignore[arg-type]
    page.resize(*size)
    qtbot.waitUntil(lambda: view.viewport().width() <= size[0])
    QTest.qWait(1)
    places = [card.geometry() for card in view.cards]

    assert all(place.left() >= 0 and place.right() < view.viewport().width() for place in places)
    for number, place in enumerate(places):
        assert not any(place.intersects(other) for other in places[number + 1 :])


def test_everything_that_is_pressed_has_a_name(page: ProgressPage) -> None:
    for button in page.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.accessibleName() or button.text()


def test_the_head_asks_for_what_others_open(page: ProgressPage, qtbot: QtBot) -> None:
    buttons = {each.text(): each for each in page.findChildren(QPushButton) if each.isVisible()}
    with qtbot.waitSignal(page.what_if_requested) as wanted:
        qtbot.mouseClick(buttons["What if..."], Qt.MouseButton.LeftButton)
    assert wanted.args == ["gcp-pmle"]
    with qtbot.waitSignal(page.add_goal_requested):
        qtbot.mouseClick(buttons["Goal..."], Qt.MouseButton.LeftButton)


def test_a_date_that_cannot_be_met_is_shown_with_what_is_missing(
    page: ProgressPage, view: ProgressView, impossible: Goal
) -> None:
    assert page.goal == "gcp-pmle"  # what was looked at stays, although the new date is sooner
    page.choice.setCurrentIndex(page.choice.findData(impossible.id))
    row = view.verdict.row
    assert row is not None
    assert row.verdict == "not_feasible"
    assert row.facts[-1].value.endswith("short")


def test_no_thread_is_left_when_it_closes(page: ProgressPage, forecasts: ForecastSource) -> None:
    forecasts.close()

    assert "background" not in [thread.name for thread in threading.enumerate()]

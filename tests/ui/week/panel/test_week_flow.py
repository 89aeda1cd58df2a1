"""The panel on a real plan: what the learner answers changes the file, and the rows follow."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.services.sessions import finish_session, reopen_session
from planner.services.week_summary import summarize_week
from planner.services.weeks import monday_of
from planner.services.workspace import Workspace
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.week.panel.checklist_rows import Tick, checklist_rows
from planner.ui.week.panel.details_rows import details_rows
from planner.ui.week.panel.hours_rows import hours_row
from planner.ui.week.panel.week_panel import WeekPanel
from planner.ui.week.panel.why_rows import MOST_LINES
from planner.ui.week.strip.rows import strip_rows
from planner.ui.week.strip.view import StripView
from tests.support.workspaces import Clock, first_plan, workspace_at

pytestmark = pytest.mark.usefixtures("light")

NOW = datetime(2026, 11, 25, 18, 20)


class Week:
    """What the page does: rows in after every change, wishes out."""

    def __init__(self, workspace: Workspace, panel: WeekPanel) -> None:
        self.workspace = workspace
        self.panel = panel
        self.words = LocaleDates()
        panel.checklist.done_toggled.connect(self.answer)
        self.show()

    def show(self) -> None:
        plan, schedule = self.workspace.plan, self.workspace.schedule
        week = summarize_week(plan, schedule, monday_of(NOW), NOW)
        self.panel.show_week(hours_row(week), checklist_rows(plan, week, NOW, self.words))
        self.days = checklist_rows(plan, week, NOW, self.words)

    def answer(self, id: str, done: bool) -> None:
        self.workspace.perform(
            lambda plan, schedule: (
                finish_session(plan, schedule, id, NOW) if done else reopen_session(plan, schedule, id)
            )
        )
        self.show()

    def tick_of(self, id: str) -> Tick:
        return next(row.tick for day in self.days for row in day.sessions if row.id == id)


@pytest.fixture
def week(qtbot: QtBot, tmp_path: Path) -> Week:
    panel = WeekPanel()
    qtbot.addWidget(panel)
    return Week(workspace_at(tmp_path, Clock(NOW), first_plan(NOW)), panel)


def test_ticking_marks_done_and_ticking_again_takes_it_back(week: Week, qtbot: QtBot) -> None:
    checklist = week.panel.checklist
    id = week.days[0].sessions[0].id
    checklist.select_session(id)
    for expected, logged in ((Tick.ON, 60), (Tick.OFF, 0)):
        with qtbot.waitSignal(checklist.done_toggled):
            QTest.keyClick(checklist, Qt.Key.Key_Space)
        assert week.tick_of(id) is expected
        assert sum(entry.minutes for entry in week.workspace.plan.entries.values()) == logged
        assert checklist.selected_session == id


def test_the_strip_and_the_details_speak_of_the_shipped_roadmap(week: Week, qtbot: QtBot) -> None:
    plan, schedule = week.workspace.plan, week.workspace.schedule
    rows = strip_rows(plan, schedule.outlooks, NOW, week.words)
    strip = StripView()
    qtbot.addWidget(strip)
    strip.show_rows(rows)
    assert [cell.goal for cell in rows.cells] == ["gcp-pmle", "becoming-a-machine-learning-engineer"]
    assert rows.cells[0].word == "On track"
    session = next(each for each in schedule.sessions if each.start > NOW)
    details = details_rows(plan, schedule, session, NOW, week.words)
    week.panel.details.show_details(details)
    assert 1 <= len(details.why) <= MOST_LINES
    assert details.item is not None
    assert details.item.notes.done_when

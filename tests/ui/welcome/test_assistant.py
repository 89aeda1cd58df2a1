from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.domain.availability import Limits
from planner.domain.painting import Brush
from planner.domain.plan import Plan
from planner.domain.session import SessionState
from planner.services.catalog import certification, certifications
from planner.services.first_plan import make_first_plan
from planner.services.kept_answers import KeptAnswers
from planner.ui.availability.grid.stroke import PaintWish
from planner.ui.row_model import ROW_ROLE
from planner.ui.style import apply_theme
from planner.ui.theme import load_theme
from planner.ui.welcome.answers import Answers, Catalogue, ExamAnswer, WeekMode
from planner.ui.welcome.assistant import WelcomeAssistant
from planner.ui.welcome.look import Look, Preview, make_preview, take_look
from planner.ui.welcome.quick_test import QuickTest
from planner.values import replace
from tests.support.calendar_files import meeting, write_calendar
from tests.support.workspaces import Clock, workspace_at

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def press(assistant: WelcomeAssistant, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    target = QApplication.focusWidget()
    QTest.keyClick(assistant if target is None else target, key, modifier or Qt.KeyboardModifier.NoModifier)


def words_in(widget: QWidget) -> str:
    return " ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


def go_to(assistant: WelcomeAssistant, step: int) -> None:
    while assistant.step < step:
        before = assistant.step
        assistant.forward()
        assert assistant.step == before + 1


def test_continue_four_times_gives_a_plan_with_a_first_week(
    assistant: WelcomeAssistant, qtbot: QtBot, now: datetime
) -> None:
    for step in range(4):
        assert assistant.step == step
        assistant.next_button.click()
    assert assistant.next_button.text() == "Create plan"
    assert assistant.result_plan is None
    with qtbot.waitSignal(assistant.plan_created) as told:
        assistant.next_button.click()
    plan: Plan = told.args[0]
    assert plan is assistant.result_plan
    assert assistant.result() == QDialog.DialogCode.Accepted
    assert plan.settings.background == "software-engineer"
    assert sum(session.minutes for session in plan.sessions.values() if session.accepted) == 6 * 60
    assert all(session.start >= now for session in plan.sessions.values())
    assert {session.state for session in plan.sessions.values()} == {SessionState.PLANNED}


def test_the_plan_is_the_one_that_the_service_makes(
    assistant: WelcomeAssistant, catalogue: Catalogue, now: datetime
) -> None:
    go_to(assistant, 3)
    assistant._goal.model.ticked.emit(
        assistant._goal.model.row_at(assistant._goal.model.index_of("gcp-pmle", above=True)), True
    )
    go_to(assistant, 4)
    assistant.forward()
    assert assistant.result_plan == make_first_plan(assistant.answers.to_wish(catalogue), now)
    assert "gcp-pmle" in assistant.result_plan.goals


def test_the_plan_can_be_stored(assistant: WelcomeAssistant, tmp_path: Path, now: datetime) -> None:
    workspace = workspace_at(tmp_path, Clock(now))
    assistant.plan_created.connect(workspace.begin)
    go_to(assistant, 4)
    assistant.forward()
    assert workspace.has_plan
    assert workspace.plan == assistant.result_plan
    workspace.close()


def test_a_plan_that_cannot_be_stored_keeps_the_assistant_open(assistant: WelcomeAssistant) -> None:
    assistant.plan_created.connect(lambda _plan: assistant.refuse("The disk is full."))
    go_to(assistant, 4)
    assistant.forward()
    assert assistant.isVisible()
    assert assistant.result_plan is None
    assert assistant._refused.text() == "The disk is full."
    assistant.back()
    assert assistant._refused.isHidden()


def test_escape_sets_up_later_and_makes_nothing(assistant: WelcomeAssistant, qtbot: QtBot) -> None:
    go_to(assistant, 4)
    with qtbot.waitSignal(assistant.rejected):
        press(assistant, Qt.Key.Key_Escape)
    assert assistant.result_plan is None
    assert not assistant.isVisible()


def another(assistant: WelcomeAssistant, kept: KeptAnswers, qtbot: QtBot, now: datetime) -> WelcomeAssistant:
    catalogue = assistant._catalogue
    made = WelcomeAssistant(catalogue.roadmap, catalogue.certifications, now, kept)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def kept(tmp_path: Path) -> KeptAnswers:
    return KeptAnswers(tmp_path / "first-run.json")


def test_nothing_is_kept_before_the_first_answer(
    assistant: WelcomeAssistant, kept: KeptAnswers, qtbot: QtBot, now: datetime
) -> None:
    fresh = another(assistant, kept, qtbot, now)
    fresh.reject()
    assert kept.load() is None
    fresh = another(assistant, kept, qtbot, now)
    fresh._background.card("beginner").click()
    fresh._background.card("software-engineer").click()
    assert another(assistant, kept, qtbot, now).answers.background == "software-engineer"


def test_the_furthest_step_seen_comes_back_too(
    assistant: WelcomeAssistant, kept: KeptAnswers, qtbot: QtBot, now: datetime
) -> None:
    first = another(assistant, kept, qtbot, now)
    go_to(first, 4)
    first.back()
    first.back()
    again = another(assistant, kept, qtbot, now)
    assert again.step == 2
    assert again._rail._rows[4].isEnabled()


def test_hours_that_cannot_be_read_come_back_as_typed_at_their_step(
    assistant: WelcomeAssistant, kept: KeptAnswers, qtbot: QtBot, now: datetime
) -> None:
    first = another(assistant, kept, qtbot, now)
    go_to(first, 3)
    first.back()
    first._week.mode.set_value(WeekMode.DAYS)
    first._week.days[0].line.setText("19 to whenever")
    first._week.days[0].line.textEdited.emit("19 to whenever")
    first.reject()
    again = another(assistant, kept, qtbot, now)
    assert again.step == 2
    assert again._week.days[0].line.text() == "19 to whenever"


def test_a_date_that_is_over_by_now_leads_back_to_its_step(
    assistant: WelcomeAssistant, kept: KeptAnswers, qtbot: QtBot, now: datetime
) -> None:
    first = another(assistant, kept, qtbot, now)
    first._goal.exam_wanted.emit("gcp-pmle")
    go_to(first, 4)
    first.reject()
    again = another(assistant, kept, qtbot, now + timedelta(days=1000))
    assert again.step == 3
    assert again.answers == first.answers
    assert "past" in again._goal.fields._problem.text()


def test_everything_can_be_done_with_keys_alone(assistant: WelcomeAssistant, qtbot: QtBot) -> None:
    assistant.activateWindow()
    press(assistant, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: assistant.answers.background != "software-engineer")
    for step in range(1, 5):
        press(assistant, Qt.Key.Key_Return)
        assert assistant.step == step
    press(assistant, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert assistant.step == 3
    press(assistant, Qt.Key.Key_Down)
    press(assistant, Qt.Key.Key_Space)
    assert [exam.id for exam in assistant.answers.exams] == ["gcp-pmle"]
    press(assistant, Qt.Key.Key_Return)
    with qtbot.waitSignal(assistant.plan_created):
        press(assistant, Qt.Key.Key_Return)


def choose_a_day_too_early(assistant: WelcomeAssistant) -> None:
    go_to(assistant, 3)
    assistant._goal.exam_wanted.emit("gcp-pmle")
    assistant._goal.show_exam("gcp-pmle")
    assistant._goal.fields.day.set_day(date(2027, 3, 13))
    assert assistant._goal.verdicts.rows()[0].title == "Not feasible"


@pytest.mark.parametrize("number", [0, 1])
def test_one_click_makes_a_date_hold_and_the_verdict_says_so_at_once(
    assistant: WelcomeAssistant, number: int
) -> None:
    choose_a_day_too_early(assistant)
    assistant._goal.verdicts.buttons()[number].click()
    (note,) = assistant._goal.verdicts.rows()
    assert note.title in ("On track", "Tight")
    assert assistant._goal.verdicts.buttons() == []
    exam = assistant.answers.exam("gcp-pmle")
    assert exam is not None
    assert (exam.due.date(), assistant.answers.hours_per_week) in (
        (date(2027, 9, 9), 10),
        (date(2027, 3, 13), 27),
    )
    assert assistant._goal.fields.day.day() == exam.due.date()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert assistant._goal.isAncestorOf(focus)


def test_the_ways_out_are_reached_by_tab_after_the_date(assistant: WelcomeAssistant, qtbot: QtBot) -> None:
    assistant.activateWindow()
    choose_a_day_too_early(assistant)
    qtbot.waitUntil(lambda: all(button.isVisible() for button in assistant._goal.verdicts.buttons()))
    assistant._goal.fields.time.setFocus()
    for button in assistant._goal.verdicts.buttons():
        for _section in range(3):  # of the time: hours, minutes, then the way out
            press(assistant, Qt.Key.Key_Tab)
            if QApplication.focusWidget() is button:
                break
        assert QApplication.focusWidget() is button
    press(assistant, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() in assistant._goal.chips.values()


def test_a_date_that_cannot_hold_may_be_kept(assistant: WelcomeAssistant, qtbot: QtBot) -> None:
    choose_a_day_too_early(assistant)
    assert "You can go on as it is." in assistant._goal.verdicts.rows()[0].text
    go_to(assistant, 4)
    with qtbot.waitSignal(assistant.plan_created) as told:
        assistant.forward()
    assert told.args[0].goals["gcp-pmle"].due == datetime(2027, 3, 13, 9)


def test_step_four_needs_no_scrolling_with_the_ways_out(assistant: WelcomeAssistant, qtbot: QtBot) -> None:
    assistant.resize(960, 600)
    choose_a_day_too_early(assistant)
    qtbot.waitUntil(lambda: all(button.isVisible() for button in assistant._goal.verdicts.buttons()))
    QApplication.processEvents()
    assert assistant._goal.area.verticalScrollBar().maximum() == 0


def test_a_title_longer_than_a_title_may_be_cannot_be_typed(
    assistant: WelcomeAssistant, qtbot: QtBot
) -> None:
    go_to(assistant, 3)
    qtbot.keyClicks(assistant._goal.goal_title, "x" * 203)
    assert assistant.answers.goal_title == "x" * 200


def test_enter_on_back_goes_back(assistant: WelcomeAssistant) -> None:
    go_to(assistant, 2)
    assistant.back_button.setFocus()
    press(assistant, Qt.Key.Key_Return)
    assert assistant.step == 1


def test_answers_stay_when_going_back_and_forth(assistant: WelcomeAssistant) -> None:
    assistant._background.card("data-engineer").click()
    go_to(assistant, 2)
    assistant._week.hours.setValue(14)
    go_to(assistant, 3)
    before = assistant.answers
    assert (before.background, before.hours_per_week) == ("data-engineer", 14)
    for _step in range(3):
        assistant.back()
    go_to(assistant, 4)
    assert assistant.answers == before
    assert assistant._week.hours.value() == 14


def test_a_wrong_range_is_told_at_its_field_and_holds_the_step(assistant: WelcomeAssistant) -> None:
    go_to(assistant, 2)
    assistant._week.mode.set_value(WeekMode.DAYS)
    line = assistant._week.days[1].line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "19-25")
    press(assistant, Qt.Key.Key_Return)
    assert assistant.step == 2
    assert assistant._week.days[1].problem() == "A day has 24 hours: a range lies between 00:00 and 24:00."
    assert line.hasFocus()
    line.selectAll()
    QTest.keyClicks(line, "19-22:30")
    assert assistant._week.days[1].problem() == ""
    assert assistant.answers.pattern().minutes == 690
    press(assistant, Qt.Key.Key_Return)
    assert assistant.step == 3


@pytest.mark.parametrize("typed", ["0", "60", "100"])
def test_a_number_that_no_week_has_is_told_and_never_turned_into_another(
    assistant: WelcomeAssistant, typed: str
) -> None:
    go_to(assistant, 2)
    QTest.keyClicks(assistant._week.hours, typed)
    assert assistant.answers.hours_per_week == int(typed)
    assert "above 0 and up to 50" in assistant._week._problem.text()
    press(assistant, Qt.Key.Key_Return)
    assert assistant.step == 2
    assert QApplication.focusWidget() is assistant._week.hours


def test_the_arrows_of_the_hours_stay_within_a_week(assistant: WelcomeAssistant) -> None:
    go_to(assistant, 2)
    hours = assistant._week.hours
    hours.setValue(50)
    press(assistant, Qt.Key.Key_Up)
    assert hours.value() == 50
    hours.setValue(1)
    press(assistant, Qt.Key.Key_Down)
    assert hours.value() == 1


def test_a_search_leads_into_the_list_and_not_to_the_next_step(assistant: WelcomeAssistant) -> None:
    go_to(assistant, 1)
    known = assistant._known
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        known.search.start()
        QTest.keyClicks(known.search, "git")
        QTest.keyClick(known.search, key)
        assert assistant.step == 1
        assert known.tree.hasFocus()
        assert known.tree.currentIndex().isValid()
    known.search.start()
    QTest.keyClicks(known.search, "no such thing")
    QTest.keyClick(known.search, Qt.Key.Key_Down)
    assert known.search.hasFocus()


def test_a_start_in_the_past_is_told(assistant: WelcomeAssistant) -> None:
    go_to(assistant, 2)
    assistant._week.start.set_day(date(2026, 11, 1))
    assistant.forward()
    assert assistant.step == 2
    assert assistant._week.start.hasFocus()
    assistant._week.start.set_day(date(2026, 11, 30))
    assistant.forward()
    assert assistant.answers.start == date(2026, 11, 30)
    assert assistant.step == 3


def test_painting_the_week_changes_the_days(assistant: WelcomeAssistant) -> None:
    go_to(assistant, 2)
    assistant._week.painter.painted.emit(PaintWish((5, 6), 600, 630, Brush.AVAILABLE))
    assert assistant.answers.week is WeekMode.DAYS
    assert [field.line.text() for field in assistant._week.days[5:]] == ["10:00-10:30"] * 2
    assert assistant._week.mode.value() == WeekMode.DAYS


def test_a_stroke_says_what_it_would_make_of_the_week(assistant: WelcomeAssistant) -> None:
    go_to(assistant, 2)
    grid = assistant._week.painter.grid
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    press(assistant, Qt.Key.Key_Up)
    press(assistant, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert grid.tip.lines[-1] == "11 h a week"
    assert assistant.answers.hours_per_week == 10


def test_the_effect_of_the_hours_is_told_at_once(assistant: WelcomeAssistant) -> None:
    go_to(assistant, 2)
    said = assistant._week.sum
    assert said.accessibleName().startswith("With 10 h a week, the whole roadmap is finished on")
    before = said.accessibleName()
    assistant._week.hours.setValue(20)
    assert said.accessibleName() != before
    assistant._week.hours.setValue(0)
    assert said.isHidden()


def test_every_step_tells_what_the_dates_come_to(assistant: WelcomeAssistant) -> None:
    choose(assistant, "gcp-pmle")
    assistant.show_step(2)
    assert "Google PMLE: On track." in assistant._week.sum.accessibleName()
    assistant._week.hours.setValue(5)
    assert "Google PMLE: Not feasible." in assistant._week.sum.accessibleName()
    assistant.back()
    assert "Google PMLE: Not feasible." in assistant._known.sum.accessibleName()
    for phase in assistant._known._phases:
        assistant._known.model.ticked.emit(phase, True)
    assert "Google PMLE: On track." in assistant._known.sum.accessibleName()
    assistant.show_step(2)
    assistant._week.hours.setValue(0)
    assistant.back()
    assert "PMLE" not in assistant._known.sum.accessibleName()


def test_the_same_hours_fill_the_days(assistant: WelcomeAssistant) -> None:
    go_to(assistant, 2)
    assistant._week.mode.set_value(WeekMode.DAYS)
    assistant._week.same.line.setText("18 to 20")
    assistant._week.same.fill.click()
    assert [field.line.text() for field in assistant._week.days] == ["18 to 20"] * 5 + ["", ""]
    assert assistant.answers.pattern().minutes == 10 * 60


def test_a_calendar_is_planned_around_and_kept_by_its_path(
    assistant: WelcomeAssistant, kept: KeptAnswers, qtbot: QtBot, now: datetime, tmp_path: Path
) -> None:
    file = write_calendar(tmp_path / "work.ics", meeting("Choir", "20261126T190000", "20261126T210000"))
    first = another(assistant, kept, qtbot, now)
    go_to(first, 2)
    with qtbot.waitSignal(first._week.calendars.changed):
        first._week.calendars.read(str(file))
    qtbot.waitUntil(lambda: "work.ics, 1 busy time" in words_in(first._week.calendars))
    shown = first._week.painter.grid.week
    assert shown is not None
    assert [row.title for row in shown.busy] == ["Choir"]
    go_to(first, 4)
    assert first._preview is not None
    assert 26 not in {session.start.day for session in first._preview.schedule.sessions[:6]}
    first.reject()
    again = another(assistant, kept, qtbot, now)
    again.show_step(2)
    qtbot.waitUntil(lambda: again.answers == first.answers)
    again.forward()
    again.forward()
    again.forward()
    assert again.result_plan is not None
    assert [each.title for each in again.result_plan.calendars.values()] == ["work"]
    assert [each.title for each in again.result_plan.busy_times.values()] == ["Choir"]


def test_a_file_that_is_no_calendar_is_told_and_one_can_be_let_go(
    assistant: WelcomeAssistant, qtbot: QtBot, tmp_path: Path
) -> None:
    go_to(assistant, 2)
    calendars = assistant._week.calendars
    (tmp_path / "other.ics").write_text("nothing of the kind", encoding="utf-8")
    with qtbot.waitSignal(calendars.changed):
        calendars.read(str(tmp_path / "other.ics"))
    assert "other.ics" in words_in(calendars)
    assert assistant.answers.calendars == ()
    file = write_calendar(tmp_path / "work.ics", meeting("Choir", "20261126T190000", "20261126T210000"))
    with qtbot.waitSignal(calendars.changed):
        calendars.read(str(file))
    leave = next(
        each for each in calendars.findChildren(QAbstractButton) if "Leave out" in each.accessibleName()
    )
    leave.click()
    assert assistant.answers.calendars == ()
    assert "work.ics" not in words_in(calendars)


def test_steps_are_skipped_in_the_rail_as_far_as_the_answers_can_be_planned(
    assistant: WelcomeAssistant, qtbot: QtBot
) -> None:
    QTest.mouseClick(assistant._rail._rows[4], Qt.MouseButton.LeftButton)
    assert assistant.step == 4
    assert assistant.next_button.text() == "Create plan"
    QTest.mouseClick(assistant._rail._rows[0], Qt.MouseButton.LeftButton)
    assert assistant.step == 0
    assistant.show_step(2)
    assistant._week.hours.setValue(0)
    QTest.mouseClick(assistant._rail._rows[4], Qt.MouseButton.LeftButton)
    assert assistant.step == 2


def test_keys_go_on_and_back_and_never_make_the_plan(assistant: WelcomeAssistant, qtbot: QtBot) -> None:
    assistant.activateWindow()
    with qtbot.assertNotEmitted(assistant.plan_created):
        for expected in (1, 2, 3, 4, 4):
            press(assistant, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
            assert assistant.step == expected
    press(assistant, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert assistant.step == 3


def start_test(assistant: WelcomeAssistant, id: str) -> QuickTest:
    """Begin a quick test at a row of the tree."""
    go_to(assistant, 1)
    known = assistant._known
    is_phase = id in {phase.id for phase in known._phases}
    known.tree.setCurrentIndex(known._shown.mapFromSource(known.model.index_of(id, above=is_phase)))
    known.test_button.click()
    assert known.test.isVisible()
    return known.test


def asked(test: QuickTest) -> str:
    assert test.item is not None
    return test.item.id


def test_a_quick_test_is_answered_with_keys_and_takes_hours_off(assistant: WelcomeAssistant) -> None:
    assistant.activateWindow()
    test = start_test(assistant, "course-python")
    assert asked(test) == "course-python"
    assert "finished the exercises" in words_in(test)
    before = assistant._known.sum.accessibleName()
    press(assistant, Qt.Key.Key_Y)
    assert asked(test) == "python-standards"
    assert "course-python" in assistant.answers.known
    assert assistant._known.sum.accessibleName() != before
    press(assistant, Qt.Key.Key_Left)
    assert asked(test) == "course-python"
    assert ", marked as known" in words_in(test)
    press(assistant, Qt.Key.Key_N)
    assert assistant._known.sum.accessibleName() == before
    press(assistant, Qt.Key.Key_Right)
    assert asked(test) not in ("course-python", "python-standards")
    press(assistant, Qt.Key.Key_Escape)
    assert assistant.isVisible()
    assert assistant._known.tree.isVisible()
    assert assistant._known.tree.hasFocus()
    assert assistant.step == 1


def test_a_quick_test_goes_through_a_phase_and_on_to_the_next(assistant: WelcomeAssistant) -> None:
    assistant.activateWindow()
    go_to(assistant, 1)
    first, second = assistant._known._phases[:2]
    test = start_test(assistant, first.id)
    for item in first.items:
        assert asked(test) == item.id
        press(assistant, Qt.Key.Key_Return)  # on "Yes"
    assert assistant.step == 1
    assert test.item is None
    assert {item.id for item in first.items} <= assistant.answers.known
    assert f"{len(first.items)} of {len(first.items)} known" in words_in(test)
    press(assistant, Qt.Key.Key_Return)
    assert asked(test) == second.items[0].id
    test.end.click()
    assert assistant._known.tree.isVisible()


def test_the_last_phase_leads_back_to_the_list(assistant: WelcomeAssistant) -> None:
    go_to(assistant, 1)
    last = assistant._known._phases[-1]
    test = start_test(assistant, last.items[-1].id)
    test.no.click()
    assert test.item is None
    test.yes.click()
    assert assistant._known.tree.isVisible()


def test_knowledge_takes_hours_off_at_once(assistant: WelcomeAssistant) -> None:
    go_to(assistant, 1)
    assert "402.6 h" in assistant._known.sum.accessibleName()
    model = assistant._known.model
    model.setData(model.index_of("linear-algebra"), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert "423.6 h" in assistant._known.sum.accessibleName()
    model.setData(model.index_of("linear-algebra"), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert "402.6 h" in assistant._known.sum.accessibleName()


def test_a_whole_phase_can_be_ticked(assistant: WelcomeAssistant) -> None:
    go_to(assistant, 1)
    model = assistant._known.model
    math = model.index_of("math", above=True)
    model.setData(math, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert {"linear-algebra", "calculus", "prob-stats"} <= assistant.answers.known
    assert Qt.CheckState(math.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked


def test_search_says_when_nothing_matches_and_escape_clears_it(assistant: WelcomeAssistant) -> None:
    go_to(assistant, 1)
    press(assistant, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = assistant._known.search
    assert search.hasFocus()
    QTest.keyClicks(search, "zzz")
    assert not assistant._known._nothing.isHidden()
    press(assistant, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert assistant.isVisible()
    assert assistant._known._nothing.isHidden()


def choose(assistant: WelcomeAssistant, id: str) -> None:
    go_to(assistant, 3)
    model = assistant._goal.model
    model.setData(model.index_of(id, above=True), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)


def test_a_second_search_begins_anew(assistant: WelcomeAssistant) -> None:
    go_to(assistant, 1)
    for text in ("python", "git"):
        press(assistant, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(assistant._known.search, text)
    assert assistant._known.search.text() == "git"


def test_what_is_wrong_with_a_date_cuts_nothing_off(assistant: WelcomeAssistant) -> None:
    assistant.resize(960, 600)
    go_to(assistant, 3)
    assistant._add_exam("gcp-pmle")
    fields = assistant._goal.fields
    fields.day.set_day(date(2026, 3, 1))
    for _turn in range(4):
        QApplication.processEvents()
    assert fields._problem.isVisible()
    assert fields.month.height() >= fields.month.sizeHint().height()


def test_an_exam_gets_a_day_that_can_be_changed(assistant: WelcomeAssistant) -> None:
    choose(assistant, "gcp-pmle")
    fields = assistant._goal.fields
    assert fields.isVisible()
    assert fields.day.day().weekday() == 5
    assert assistant._goal.verdicts.rows()[0].title == "On track"
    QTest.keyClick(fields.month.days, Qt.Key.Key_Right)
    (exam,) = assistant.answers.exams
    assert exam.due.date() == fields.day.day()
    assert exam.due.weekday() == 6
    fields.day.set_day(date(2027, 3, 6))
    assert assistant._goal.verdicts.rows()[0].title == "Not feasible"


def test_an_exam_of_ones_own_is_named_and_planned(assistant: WelcomeAssistant, now: datetime) -> None:
    assistant.activateWindow()
    go_to(assistant, 3)
    goal = assistant._goal
    goal.search.setText("google")
    goal.own_button.click()
    assert goal.search.text() == ""
    assert goal.fields.name.hasFocus()
    QTest.keyClicks(goal.fields.name, "Alpine guide")  # in the place of what is offered
    goal.fields.hours.setValue(12)
    (own,) = assistant.answers.exams
    assert (own.title, own.minutes) == ("Alpine guide", 12 * 60)
    assert goal.verdicts.rows()[0].title == "On track"
    goal.fields.name.clear()
    goal.fields.name.textEdited.emit("")
    assistant.forward()
    assert assistant.step == 3
    assert goal.fields.name.hasFocus()
    QTest.keyClicks(goal.fields.name, "Alpine guide")
    go_to(assistant, 4)
    assistant.forward()
    assert assistant.result_plan is not None
    exam = assistant.result_plan.goals["alpine-guide"]
    assert (exam.title, exam.is_exam, exam.due) == ("Alpine guide", True, own.due)


def test_a_track_has_a_day_and_no_time(assistant: WelcomeAssistant) -> None:
    choose(assistant, "list:seed-five-courses")
    fields = assistant._goal.fields
    assert not fields.time.isVisible()
    assert not fields.name.isVisible()
    assert fields.day.day().weekday() == 5
    fields.day.set_day(date(2028, 2, 29))
    (track,) = assistant.answers.exams
    assert (track.due, track.day) == (datetime(2028, 3, 1), date(2028, 2, 29))
    choose(assistant, "gcp-pmle")
    assert fields.time.isVisible()


def test_the_search_leads_to_an_exam_and_keeps_what_is_chosen(assistant: WelcomeAssistant) -> None:
    assistant.activateWindow()
    choose(assistant, "aws-aif-c01")
    goal = assistant._goal
    press(assistant, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert goal.search.hasFocus()
    goal.search.setText("google machine")
    shown = [goal.model.index(row, 0).data(ROW_ROLE).id for row in range(goal.model.rowCount())]
    assert shown == ["gcp-pmle", "aws-aif-c01"]
    press(assistant, Qt.Key.Key_Down)
    assert goal.list.hasFocus()
    assert assistant.step == 3


def test_several_exams_each_have_their_day(assistant: WelcomeAssistant) -> None:
    choose(assistant, "gcp-pmle")
    choose(assistant, "aws-aif-c01")
    assert assistant._goal.fields.answer.id == "aws-aif-c01"
    assistant._goal.fields.day.set_day(date(2027, 2, 6))
    assistant._goal.show_exam("gcp-pmle")
    assert assistant._goal.fields.answer.id == "gcp-pmle"
    assert assistant.answers.exam("aws-aif-c01") == ExamAnswer("aws-aif-c01", datetime(2027, 2, 6, 9))
    choose(assistant, "")
    assert assistant.answers.exams == ()
    assert not assistant._goal.fields.isVisible()


def test_a_retired_exam_is_warned_of_and_asks_for_its_hours(assistant: WelcomeAssistant) -> None:
    choose(assistant, "azure-dp-100")
    warnings = [row.title for row in assistant._goal.warnings.rows()]
    assert warnings == ["Retired on 1 Jun 2026", "Not in the roadmap"]
    fields = assistant._goal.fields
    assert (fields.hours.isVisible(), fields.hours.value(), fields._problem.text()) == (True, 40, "")
    fields.hours.setValue(0)
    assistant.forward()
    assert assistant.step == 3
    assert fields.hours.hasFocus()
    assert "say how many hours it needs" in fields._problem.text()
    fields.hours.setValue(40)
    assistant.forward()
    assert assistant.step == 4
    assistant.forward()
    assert assistant.result_plan is not None
    assert assistant.result_plan.items["exam-azure-dp-100"].effort.likely == 40 * 60


def test_beside_an_exam_the_roadmap_has_its_verdict_below_its_own_day(assistant: WelcomeAssistant) -> None:
    choose(assistant, "gcp-pmle")
    goal = assistant._goal
    assert goal.roadmap_verdict.rows() == ()
    goal.has_day.setChecked(True)
    (note,) = goal.roadmap_verdict.rows()
    assert note.title == "The whole roadmap: Not feasible"
    assert len(goal.verdicts.rows()) == 1
    goal.roadmap_verdict.buttons()[0].click()
    assert goal.roadmap_verdict.buttons() == []
    assert goal.day.hasFocus()
    assert assistant.answers.goal_day == goal.day.day() > date(2028, 1, 1)


def test_areas_title_and_date_of_the_roadmap_reach_the_plan(assistant: WelcomeAssistant) -> None:
    go_to(assistant, 3)
    goal = assistant._goal
    goal.chips["nlp"].click()
    QTest.keyClicks(goal.goal_title, "A new job")
    goal.has_day.click()
    goal.day.set_day(date(2029, 6, 30))
    go_to(assistant, 4)
    assistant.forward()
    plan = assistant.result_plan
    assert plan is not None
    assert plan.items["nlp"].core
    assert plan.goals["a-new-job"].due == datetime(2029, 7, 1)


def test_a_goal_in_the_past_holds_the_step(assistant: WelcomeAssistant) -> None:
    go_to(assistant, 3)
    assistant._goal.has_day.click()
    assistant._goal.day.set_day(date(2026, 11, 1))
    assistant.forward()
    assert assistant.step == 3
    assert assistant._goal.day.hasFocus()


def test_what_does_not_fit_leads_back_to_the_step_that_helps(assistant: WelcomeAssistant) -> None:
    choose(assistant, "gcp-pmle")
    assistant._goal.fields.day.set_day(date(2027, 3, 6))
    go_to(assistant, 4)
    (note,) = assistant._plan.notes.rows()
    assert note.kind == "danger"
    buttons = {button.text(): button for button in assistant._plan.notes.findChildren(QAbstractButton)}
    buttons["Change the hours"].click()
    assert assistant.step == 2
    assistant._week.hours.setValue(29)
    go_to(assistant, 4)
    assert assistant._plan.notes.rows() == ()


def test_the_rail_goes_back_and_only_forward_over_sound_answers(assistant: WelcomeAssistant) -> None:
    go_to(assistant, 4)
    rail = assistant._rail
    rail.step_requested.emit(2)
    assert assistant.step == 2
    assistant._week.mode.set_value(WeekMode.USUAL)
    for row in assistant._week.usual:
        row.setChecked(False)
    rail.step_requested.emit(1)
    rail.step_requested.emit(4)
    assert assistant.step == 2
    assistant._week.usual[0].setChecked(True)
    rail.step_requested.emit(4)
    assert assistant.step == 4


def test_the_preview_is_laid_out_only_when_it_is_shown_and_changed(
    assistant: WelcomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Answers] = []

    def counted(answers: Answers, catalogue: Catalogue, now: datetime) -> Preview:
        made.append(answers)
        return make_preview(answers, catalogue, now)

    monkeypatch.setattr("planner.ui.welcome.assistant.make_preview", counted)
    go_to(assistant, 3)
    assistant._goal.chips["nlp"].click()
    assert made == []
    go_to(assistant, 4)
    assistant.back()
    go_to(assistant, 4)
    assert len(made) == 1


def test_each_answer_is_looked_at_once(assistant: WelcomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Answers] = []

    def counted(answers: Answers, catalogue: Catalogue, now: datetime) -> Look:
        looked.append(answers)
        return take_look(answers, catalogue, now)

    choose(assistant, "gcp-pmle")
    monkeypatch.setattr("planner.ui.welcome.assistant.take_look", counted)
    for day in range(1, 11):
        assistant._goal.fields.day.set_day(date(2027, 6, day))
    assert len(looked) == 10


def focusable(widget: QWidget) -> Iterator[QWidget]:
    for each in widget.findChildren(QWidget):
        if (
            each.isVisibleTo(widget)
            and each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not each.focusProxy()
        ):
            yield each


@pytest.mark.parametrize("step", range(5))
def test_every_control_has_a_name_and_can_be_reached(assistant: WelcomeAssistant, step: int) -> None:
    if step >= 3:
        choose(assistant, "azure-dp-100")
        assistant._goal.fields.hours.setValue(40)
    go_to(assistant, step)
    controls = list(focusable(assistant))
    assert controls
    for control in controls:
        text = control.text() if isinstance(control, QAbstractButton) else ""
        inner = control.parent()
        if isinstance(control, QLineEdit) and isinstance(inner, QAbstractSpinBox):
            control = inner
        assert control.accessibleName() or text, control
    visited: set[QWidget] = set()
    assistant.activateWindow()
    for _press in range(4 * len(controls)):
        focused = QApplication.focusWidget()
        assert focused is not None
        visited.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)  # within a date it goes from part to part
    exclusive = {
        control
        for control in controls
        if isinstance(control, QAbstractButton) and control.isCheckable() and control.autoExclusive()
    }
    segments = {control for control in controls if control.property("kind") == "segment"}
    lines = {
        control for control in controls if isinstance(control, QLineEdit) and control.parent() in controls
    }
    missed = {
        control
        for control in controls
        if control.isEnabled() and control not in visited | exclusive | segments | lines
    }
    assert not missed


def test_the_focus_is_seen(assistant: WelcomeAssistant, qtbot: QtBot) -> None:
    go_to(assistant, 3)
    view = assistant.findChild(QAbstractItemView)
    assert view is not None
    assistant.activateWindow()
    assistant._goal.list.setFocus()
    qtbot.waitUntil(assistant._goal.list.hasFocus)
    focused = assistant._goal.list.grab().toImage()
    assistant._goal.goal_title.setFocus()
    assert assistant._goal.list.grab().toImage() != focused


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_step_is_drawn_at_every_text_size(
    qapp: QApplication, qtbot: QtBot, catalogue: Catalogue, now: datetime, scale: float, name: str
) -> None:
    apply_theme(qapp, load_theme("dark" if name == "dark" else "light", scale=scale))
    assistant = WelcomeAssistant(catalogue.roadmap, catalogue.certifications, now)
    qtbot.addWidget(assistant)
    assistant.resize(960, 600)
    assistant.show()
    shots = []
    for step in range(5):
        assistant.show_step(step)
        shots.append(assistant.grab().toImage())
    assert all(one != other for one, other in pairwise(shots))
    assert (
        shots[0].pixelColor(700, 580).name()
        == load_theme("dark" if name == "dark" else "light").hex("bg.window").lower()
    )


def test_a_roadmap_without_backgrounds_works(
    themed: None, qtbot: QtBot, catalogue: Catalogue, now: datetime
) -> None:
    roadmap = replace(catalogue.roadmap, backgrounds=(), choice_groups=())
    assistant = WelcomeAssistant(roadmap, {"gcp-pmle": certification("gcp-pmle")}, now)
    qtbot.addWidget(assistant)
    go_to(assistant, 4)
    assistant.forward()
    assert assistant.result_plan is not None
    assert assistant.result_plan.settings.background is None
    assert len(certifications()) > 1


def test_limits_count_in_every_sentence_and_go_into_the_plan(assistant: WelcomeAssistant) -> None:
    assistant.show_step(2)
    week = assistant._week
    week.most.lineEdit().setFocus()
    week.most.lineEdit().selectAll()
    QTest.keyClicks(week.most, "8 h")
    week.free.setValue(15)
    assert week.most.value() == 8 * 60
    assert "With 8 h a week" in week.sum.accessibleName()
    week.free.setValue(30)
    assert "With 7 h a week" in week.sum.accessibleName()
    assert assistant.answers.limits == Limits(most_per_week=8 * 60, percent_free=30)
    week.most.set_value(10)
    assistant.forward()
    assert (assistant.step, week.most.hasFocus()) == (2, True)
    week.most.set_value(0)
    week.free.setValue(99)
    assistant.forward()
    assert (assistant.step, week.free.hasFocus()) == (2, True)
    week.free.setValue(20)
    assistant.forward()
    assistant.forward()
    figures = [each.accessibleName() for each in assistant._plan.figures]
    assert "8 h, a week planned" in figures
    assistant.forward()
    assert assistant.result_plan is not None
    assert assistant.result_plan.settings.limits == Limits(percent_free=20)


def test_the_tab_key_takes_the_ways_at_the_foot_of_the_rail_as_they_stand(
    assistant: WelcomeAssistant,
) -> None:
    assistant.offer_sample()
    QApplication.processEvents()  # it is shown a moment later
    texts = []
    assistant.open_button.setFocus()
    for _time in range(2):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPushButton)
        texts.append(focused.text())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert texts == ["Open a plan...", "See a sample plan"]

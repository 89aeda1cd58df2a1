from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.goal import Goal
from planner.domain.item import ItemStatus
from planner.domain.plan import Plan
from planner.scheduling.engine import make_schedule
from planner.scheduling.ordinary_hours import current_pattern
from planner.scheduling.remedies.remedy import RemedyKind
from planner.services import goals
from planner.services.catalog import certification
from planner.services.workspace import Workspace
from planner.ui.exams.card_parts import WayList
from planner.ui.performer import Performer
from planner.ui.style import apply_theme
from planner.ui.theme import load_theme
from planner.ui.what_if.compare_view import CompareView
from planner.ui.what_if.dialog import WhatIfDialog
from planner.ui.what_if.fields import TickLine
from planner.ui.widgets.date_field import DateField
from tests.support.mouse import NOTCH, turn_wheel
from tests.support.workspaces import Clock
from tests.ui.availability.hands import press, retype, words_in
from tests.ui.conftest import NOW
from tests.ui.what_if.conftest import Open

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def said(dialog: WhatIfDialog) -> str:
    return dialog.findChild(CompareView).accessibleDescription()  # type: ignore[union-attr]


def wait_until_laid_out(dialog: WhatIfDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.attempt.is_laid_out)


def tick_line(dialog: WhatIfDialog, title: str) -> TickLine:
    return next(line for line in dialog.fields.ticks if line.row and line.row.title == title)


def type_day(field: DateField, text: str) -> None:
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field, text)


def move(dialog: WhatIfDialog, steps: int) -> None:
    """Press an arrow key on the slider of the date."""
    key = Qt.Key.Key_Right if steps > 0 else Qt.Key.Key_Left
    for _step in range(abs(steps)):
        QTest.keyClick(dialog.fields.day_slider.slider, key)


def way_button(dialog: WhatIfDialog, kind: RemedyKind) -> QPushButton:
    ways = dialog.attempt.ways()
    place = next(place for place, way in enumerate(ways) if way.kind is kind)
    return dialog.findChild(WayList).buttons[place]  # type: ignore[union-attr]


# -- what is tried


def test_it_begins_with_the_plan_as_it_is(dialog: WhatIfDialog, workspace: Workspace) -> None:
    assert dialog.fields.goal.currentText() == "Google PMLE"
    assert dialog.fields.day.day() == date(2027, 12, 11)
    assert dialog.fields.hours.text() == "10 h"
    assert dialog.foot.text() == "Nothing changes until you apply."
    assert "Verdict: On track" in said(dialog)
    assert not dialog.apply_button.isEnabled()
    assert not dialog.reset_button.isEnabled()


def test_without_a_wish_it_begins_with_the_next_date(open_dialog: Open, impossible: Goal) -> None:
    assert open_dialog("").fields.goal.currentText() == impossible.title


def test_a_step_of_a_slider_is_judged_at_once_and_laid_out_when_the_hand_rests(
    dialog: WhatIfDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out: list[datetime] = []

    def count(plan: Plan, now: datetime, network: object) -> object:
        laid_out.append(now)
        return make_schedule(plan, now)

    monkeypatch.setattr("planner.ui.what_if.trial.make_schedule", count)
    QTest.keyClick(dialog.fields.hours_slider.slider, Qt.Key.Key_PageUp)
    QTest.keyClick(dialog.fields.hours_slider.slider, Qt.Key.Key_Right)

    assert dialog.fields.hours.text() == "12.5 h"
    assert "Slack: now 13 weeks, with these changes" in said(dialog)
    assert "with these changes ..." in said(dialog)
    assert laid_out == []
    assert dialog.foot.text() == "Nothing changes until you apply."

    wait_until_laid_out(dialog, qtbot)
    qtbot.waitUntil(lambda: "would move" in dialog.foot.text())
    assert len(laid_out) == 1
    assert "days earlier" in said(dialog)
    assert "Becoming a Machine Learning Engineer: now " in said(dialog)


def test_date_field_and_slider_go_together(dialog: WhatIfDialog) -> None:
    move(dialog, -3)
    assert dialog.fields.day.day() == date(2027, 12, 8)

    type_day(dialog.fields.day, "1 Nov 2027")
    assert dialog.fields.day_slider.slider.value() == date(2027, 11, 1).toordinal()
    assert dialog.fields.day_slider.slider.accessibleDescription() == "Mon 1 Nov 2027"
    assert dialog.attempt.changes.days == {"gcp-pmle": date(2027, 11, 1)}


def test_half_hours_can_be_typed_and_stepped(dialog: WhatIfDialog) -> None:
    retype(dialog.fields.hours.lineEdit(), "12.25")
    assert dialog.attempt.changes.minutes_per_week == 735
    QTest.keyClick(dialog.fields.hours, Qt.Key.Key_Up)
    assert dialog.fields.hours.text() == "12.5 h"
    QTest.keyClick(dialog.fields.hours, Qt.Key.Key_Down)
    assert dialog.fields.hours.text() == "12 h"


def test_days_off_are_a_span(dialog: WhatIfDialog) -> None:
    line = dialog.fields.days_off
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(60, 12))
    assert dialog.attempt.changes.days_off == (date(2026, 11, 30), date(2026, 12, 6))
    assert dialog.fields.last.isVisible()

    type_day(dialog.fields.first, "24 Dec 2026")
    assert dialog.attempt.changes.days_off == (date(2026, 12, 24), date(2026, 12, 24))
    type_day(dialog.fields.last, "2 Jan 2027")
    assert "10 days" in words_in(line)

    line.box.click()
    assert dialog.attempt.changes.is_empty
    assert not dialog.fields.last.isVisible()


def choose_item(dialog: WhatIfDialog, title: str) -> None:
    """Search for an item to leave out by its words, and tick the first that is found."""
    picker = dialog.fields.picker
    assert picker is not None
    picker.search.setFocus()
    retype(picker.search, title)
    QTest.keyClick(picker.search, Qt.Key.Key_Down)
    QTest.keyClick(picker.tree, Qt.Key.Key_Down)
    QTest.keyClick(picker.tree, Qt.Key.Key_Space)


def test_any_single_item_can_be_left_out(dialog: WhatIfDialog, workspace: Workspace, qtbot: QtBot) -> None:
    dialog.fields.items.box.click()
    assert QApplication.focusWidget() is dialog.fields.picker.search  # type: ignore[union-attr]
    choose_item(dialog, "functional programming")
    choose_item(dialog, "attention is all")
    assert dialog.attempt.changes.left_out == ("functional", "paper-attention")
    assert "2 items, 9 h 30" in words_in(dialog.fields.items)
    assert not dialog.problem.isVisible()

    wait_until_laid_out(dialog, qtbot)
    assert "Becoming a Machine Learning Engineer: now " in said(dialog)
    choose_item(dialog, "functional programming")
    press(qtbot, dialog, "Apply to plan")
    assert [id for id, said in workspace.plan.progress.items() if said.status is ItemStatus.LEFT_OUT] == [
        "paper-attention"
    ]


def test_an_item_that_a_kept_one_needs_is_refused_with_who_needs_it(dialog: WhatIfDialog) -> None:
    dialog.fields.items.box.click()
    choose_item(dialog, "calculus")
    assert dialog.problem.text.startswith("Calculus cannot be left out: ")
    assert dialog.problem.text.endswith("need it.")

    choose_item(dialog, "calculus")
    assert not dialog.problem.isVisible()
    assert dialog.fields.picker.isVisible()  # type: ignore[union-attr]


def test_without_the_box_no_item_is_left_out(dialog: WhatIfDialog) -> None:
    dialog.fields.items.box.click()
    choose_item(dialog, "functional programming")
    dialog.fields.items.box.click()
    assert dialog.attempt.changes.is_empty
    assert not dialog.fields.picker.isVisible()  # type: ignore[union-attr]

    dialog.fields.items.box.click()
    choose_item(dialog, "functional programming")
    dialog.reset_button.click()
    assert dialog.attempt.changes.is_empty
    assert not dialog.fields.items.box.isChecked()


def test_a_goal_can_be_let_go_and_taken_back(dialog: WhatIfDialog, qtbot: QtBot) -> None:
    title = "Without Becoming a Machine Learning Engineer"
    tick_line(dialog, title).box.click()
    wait_until_laid_out(dialog, qtbot)
    assert [dialog.fields.goal.itemText(row) for row in range(dialog.fields.goal.count())] == ["Google PMLE"]
    assert dialog.apply_button.isEnabled()

    tick_line(dialog, title).box.click()
    assert dialog.fields.goal.count() == 2
    assert not dialog.apply_button.isEnabled()


def test_another_goal_has_its_own_fields_and_keeps_what_is_tried(dialog: WhatIfDialog) -> None:
    move(dialog, 5)
    dialog.fields.goal.setCurrentIndex(1)

    assert dialog.fields.goal.itemText(0) == "Google PMLE, changed"
    assert dialog.fields.has_date.isVisible()
    assert not dialog.fields.day.isEnabled()
    assert "Verdict: No date" in said(dialog)
    assert dialog.attempt.changes.days == {"gcp-pmle": date(2027, 12, 16)}


def test_a_goal_without_a_date_can_be_given_one(dialog: WhatIfDialog, qtbot: QtBot) -> None:
    dialog.fields.goal.setCurrentIndex(1)
    dialog.fields.has_date.click()

    assert dialog.fields.day.isEnabled()
    assert list(dialog.attempt.changes.days) == ["becoming-a-machine-learning-engineer"]
    assert "Verdict: now No date, with these changes" in said(dialog)
    dialog.fields.has_date.click()
    assert dialog.attempt.changes.is_empty


def test_reset_forgets_everything(dialog: WhatIfDialog, qtbot: QtBot) -> None:
    move(dialog, -30)
    dialog.fields.hours.setValue(14)
    press(qtbot, dialog, "Reset")

    assert dialog.fields.day.day() == date(2027, 12, 11)
    assert dialog.fields.hours.text() == "10 h"
    assert "Slack: 13 weeks" in said(dialog)
    assert not dialog.reset_button.isEnabled()


# -- ways out


def test_ways_out_are_offered_while_the_date_cannot_be_met(dialog: WhatIfDialog, qtbot: QtBot) -> None:
    ways = dialog.findChild(WayList)
    assert ways is not None
    assert not ways.isVisible()
    dialog.fields.hours.setValue(5)
    assert "Not feasible" in said(dialog)
    qtbot.waitUntil(ways.isVisible)
    assert all(button.text() == "Try" for button in ways.buttons)

    dialog.fields.hours.setValue(10)
    qtbot.waitUntil(lambda: not ways.isVisible())


@pytest.mark.parametrize("kind", [RemedyKind.MORE_HOURS, RemedyKind.LATER_DATE, RemedyKind.KNOWN])
def test_trying_a_way_out_fills_the_fields_and_the_date_holds(
    open_dialog: Open, impossible: Goal, workspace: Workspace, qtbot: QtBot, kind: RemedyKind
) -> None:
    dialog = open_dialog(impossible.id)
    assert "Verdict: Not feasible" in said(dialog)
    before = workspace.plan
    qtbot.mouseClick(way_button(dialog, kind), Qt.MouseButton.LeftButton)

    assert "Verdict: now Not feasible, with these changes" in said(dialog)
    assert workspace.plan is before
    changed = dialog.attempt.changes
    assert {
        RemedyKind.MORE_HOURS: dialog.fields.hours.value() == 10.5,
        RemedyKind.LATER_DATE: impossible.id in changed.days
        and dialog.fields.day.day() == changed.days[impossible.id],
        RemedyKind.KNOWN: any(line.row and line.row.kind == "known" for line in dialog.fields.ticks),
    }[kind]
    qtbot.waitUntil(lambda: not dialog.answer.ways.isVisible())


def test_a_way_out_without_room_leads_to_its_field(
    open_dialog: Open, impossible: Goal, workspace: Workspace, qtbot: QtBot
) -> None:
    dialog = open_dialog(impossible.id)
    dialog.fields.day.set_day(date(2026, 12, 15))
    dialog.fields.days_off.box.click()
    dialog.fields.first.set_day(date(2026, 11, 25))
    dialog.fields.last.set_day(date(2026, 12, 24))
    wait_until_laid_out(dialog, qtbot)
    button = next(each for each in dialog.answer.ways.buttons if each.text() == "Change")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert QApplication.focusWidget() is dialog.fields.hours


# -- applied


def test_apply_is_one_step_that_undo_takes_back(
    dialog: WhatIfDialog, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    before = workspace.plan
    move(dialog, -7)
    dialog.fields.hours.setValue(12)
    with qtbot.waitSignal(performer.performed) as performed:
        press(qtbot, dialog, "Apply to plan")

    assert dialog.result() == QDialog.DialogCode.Accepted
    assert performed.args[0].label == "Applied 2 changes"
    assert workspace.plan.goals["gcp-pmle"].due == datetime(2027, 12, 4, 9)
    assert current_pattern(workspace.plan, NOW).minutes == 720
    assert workspace.plan.revision == before.revision + 1

    performer.undo()
    assert (workspace.plan.goals, workspace.plan.patterns) == (before.goals, before.patterns)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_applies_and_escape_cancels(dialog: WhatIfDialog, workspace: Workspace, key: Qt.Key) -> None:
    before = workspace.plan
    move(dialog, -7)
    QTest.keyClick(dialog.fields.day_slider.slider, key)

    assert dialog.isHidden()
    assert (workspace.plan is before) is (key == Qt.Key.Key_Escape)


def test_what_cannot_be_is_a_sentence_and_nothing_is_applied(
    dialog: WhatIfDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    before = workspace.plan
    retype(dialog.fields.hours.lineEdit(), "168")
    assert dialog.problem.text == "Your days have no room for so many hours as they are."
    press(qtbot, dialog, "Apply to plan")

    assert dialog.isVisible()
    assert dialog.problem.isVisible()
    assert workspace.plan is before
    retype(dialog.fields.hours.lineEdit(), "12")
    assert not dialog.problem.isVisible()


# -- a plan that changes underneath


def test_another_change_of_the_plan_is_taken_and_what_is_tried_is_kept(
    dialog: WhatIfDialog, workspace: Workspace
) -> None:
    dialog.fields.hours.setValue(12)
    workspace.perform(lambda plan, _schedule: goals.edit_goal(plan, "gcp-pmle", NOW, title="PMLE"))

    assert dialog.fields.goal.currentText() == "PMLE"
    assert dialog.fields.hours.text() == "12 h"
    assert dialog.attempt.is_laid_out


def test_a_goal_that_is_removed_elsewhere_makes_way_for_the_next(
    dialog: WhatIfDialog, workspace: Workspace
) -> None:
    move(dialog, -7)
    workspace.perform(lambda plan, _schedule: goals.remove_goal(plan, "gcp-pmle"))
    assert dialog.fields.goal.currentText() == "Becoming a Machine Learning Engineer"
    assert dialog.attempt.changes.is_empty

    workspace.perform(lambda plan, _schedule: goals.remove_goal(plan, "becoming-a-machine-learning-engineer"))
    assert "No exam or goal has anything left to study." in words_in(dialog.answer)
    assert not dialog.fields.goal.isEnabled()
    assert not dialog.fields.day.isVisible()


def test_time_alone_is_no_change(dialog: WhatIfDialog, workspace: Workspace, clock: Clock) -> None:
    dialog.fields.hours.setValue(12)
    clock.now = datetime(2026, 11, 26, 0, 1)
    workspace.move_time()

    assert dialog.attempt.now == clock.now
    assert dialog.fields.hours.text() == "12 h"


# -- looks, names and keys


def test_tab_goes_from_top_to_bottom(dialog: WhatIfDialog, qtbot: QtBot) -> None:
    dialog.fields.days_off.box.click()
    wait_until_laid_out(dialog, qtbot)
    fields = dialog.fields
    fields.goal.setFocus()
    stops: list[QWidget | None] = [QApplication.focusWidget()]
    for _step in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is stops[0]:
            break
        if QApplication.focusWidget() is not stops[-1]:  # Tab goes through the parts of a day
            stops.append(QApplication.focusWidget())
    expected = [fields.goal, fields.day, fields.day_slider.slider, fields.hours, fields.hours_slider.slider]
    expected += [fields.days_off.box, fields.first, fields.last, fields.items.box]
    expected += [*(line.box for line in fields.ticks)]

    assert stops[: len(expected)] == expected
    assert [each.text() for each in stops[len(expected) :] if isinstance(each, QPushButton)] == [
        "Hours",
        "Reset",
        "Cancel",
        "Apply to plan",
    ]


def test_the_wheel_scrolls_and_changes_nothing(dialog: WhatIfDialog) -> None:
    next(each for each in dialog.findChildren(QPushButton) if each.text() == "Cancel").setFocus()
    fields = dialog.fields
    sliders = (fields.day_slider.slider, fields.hours_slider.slider)
    for widget in (fields.goal, fields.day, fields.hours, *sliders):
        turn_wheel(widget, -NOTCH)

    assert dialog.attempt.changes.is_empty
    assert dialog.attempt.goal == "gcp-pmle"


def test_everything_has_a_name(dialog: WhatIfDialog) -> None:
    dialog.fields.days_off.box.click()
    for button in dialog.findChildren(QAbstractButton):
        assert button.text() or button.accessibleName() or not button.isVisible()
    assert dialog.fields.day.accessibleName() == "Exam date"
    assert dialog.fields.day_slider.slider.accessibleName() == "Exam date"
    assert dialog.fields.hours_slider.slider.accessibleDescription() == "10 h"
    assert dialog.answer.detail.chart.accessibleDescription().startswith("0 of ")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height", "scale"), [(1280, 800, 1.0), (1024, 640, 1.0), (1024, 640, 1.5)])
def test_it_fits_into_the_window_and_scrolls_what_does_not(
    qtbot: QtBot,
    qapp: QApplication,
    workspace: Workspace,
    performer: Performer,
    impossible: Goal,
    width: int,
    height: int,
    scale: float,
    theme: str,
) -> None:
    apply_theme(qapp, load_theme("dark" if theme == "dark" else "light", scale=scale))
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(width, height)
    window.show()
    dialog = WhatIfDialog(workspace, performer, impossible.id, window)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.fields.days_off.box.click()
    wait_until_laid_out(dialog, qtbot)
    QTest.qWait(10)

    assert dialog.width() < width
    assert dialog.height() < height
    for half in (dialog.fields, dialog.answer):
        inside = half.widget()
        assert inside is not None
        assert inside.width() <= half.viewport().width()
    for part in (dialog.apply_button, dialog.fields.goal, dialog.fields.day, dialog.fields.last):
        assert part.width() >= part.minimumSizeHint().width()
    bottom = dialog.fields.ticks[-1]
    dialog.fields.ensureWidgetVisible(bottom)
    assert bottom.visibleRegion().boundingRect().height() == bottom.height()


def test_changes_are_drawn_and_fade_until_they_are_laid_out(dialog: WhatIfDialog, qtbot: QtBot) -> None:
    chart = dialog.answer.detail.chart
    pictures = [chart.grab().toImage()]
    dialog.fields.hours.setValue(14)
    wait_until_laid_out(dialog, qtbot)
    pictures.append(chart.grab().toImage())
    move(dialog, -40)
    pictures.append(chart.grab().toImage())
    wait_until_laid_out(dialog, qtbot)
    pictures.append(chart.grab().toImage())

    assert all(one != other for place, one in enumerate(pictures) for other in pictures[place + 1 :])


# -- what moves


def test_the_sessions_that_would_move_are_listed_in_place_of_the_chart(
    dialog: WhatIfDialog, qtbot: QtBot
) -> None:
    detail = dialog.answer.detail
    QAbstractItemModelTester(detail.moves.model)
    detail.choice.button("hours").setFocus()
    QTest.keyClick(detail.choice.button("hours"), Qt.Key.Key_Right)
    assert detail.moves.nothing.text() == "Change something at the left to see what would move."
    assert not detail.moves.view.isVisible()

    dialog.fields.hours.setValue(14)
    assert not detail.moves.model.rowCount()
    qtbot.waitUntil(detail.moves.view.isVisible)
    assert detail.sentence.text().startswith("Until Tue 22 Dec: ")
    count = detail.moves.model.rowCount()
    assert count > 5
    assert f"{count} sessions of the next four weeks would move." in dialog.foot.text()

    move(dialog, -1)
    assert detail.moves.model.rowCount() == count  # kept until the next is laid out
    dialog.reset_button.click()
    qtbot.waitUntil(detail.moves.nothing.isVisible)

    detail.choice.set_value("hours")
    assert detail.chart.isVisible()
    assert not detail.moves.isVisible()


def test_a_change_that_moves_no_session_says_so(dialog: WhatIfDialog, qtbot: QtBot) -> None:
    dialog.answer.detail.choice.set_value("moves")
    move(dialog, 1)
    nothing = "No session until Tue 22 Dec would move."
    qtbot.waitUntil(lambda: dialog.answer.detail.moves.nothing.text() == nothing)


def test_what_cannot_be_is_said_in_place_of_its_sessions(dialog: WhatIfDialog, qtbot: QtBot) -> None:
    dialog.answer.detail.choice.set_value("moves")
    dialog.fields.hours.setValue(168)
    assert dialog.attempt.problem
    qtbot.waitUntil(lambda: dialog.answer.detail.moves.nothing.text() == dialog.attempt.problem)


def test_it_has_room_for_the_lines_of_other_goals(
    workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    other = goals.ExamWish(certification=certification("aws-mla-c01"), due=datetime(2027, 12, 4, 9))
    workspace.perform(lambda plan, _schedule: goals.add_exam(plan, other, NOW))
    dialog = WhatIfDialog(workspace, performer, "gcp-pmle", window)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.fields.hours.setValue(14)
    qtbot.waitUntil(lambda: len(dialog.answer.comparison.others) == 3)
    qtbot.waitUntil(lambda: dialog.height() > dialog.usual_size.height())

    qtbot.waitUntil(lambda: not dialog.answer.verticalScrollBar().isVisible())


def test_it_grows_where_more_is_said_and_never_shrinks(dialog: WhatIfDialog, qtbot: QtBot) -> None:
    height = dialog.height()
    dialog.fields.hours.setValue(5)  # leads to ways out
    qtbot.waitUntil(lambda: dialog.height() > height)
    qtbot.waitUntil(lambda: not dialog.answer.verticalScrollBar().isVisible())
    grown = dialog.height()
    dialog.reset_button.click()
    qtbot.waitUntil(lambda: dialog.sizeHint().height() < grown)
    assert dialog.height() == grown

    dialog.resize(dialog.width(), height)  # the learner's own wish stands
    dialog.fields.hours.setValue(5)
    qtbot.waitUntil(dialog.answer.ways.isVisible)
    assert dialog.height() == height

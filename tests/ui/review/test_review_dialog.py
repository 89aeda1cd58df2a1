"""The review as a whole: three steps, one change, and nothing before it is accepted."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.domain.session import SessionState
from planner.services.items import finish_item, log_time
from planner.services.sessions import accept_week, finish_session, sessions_of_week
from planner.services.weekly_review import ReviewAnswers, SessionAnswer, review_week
from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.review.dialog import ReviewDialog
from planner.ui.theme import load_theme
from tests.support.themes import wear
from tests.support.workspaces import Clock
from tests.ui.availability.hands import press, words_in
from tests.ui.review.conftest import SUNDAY, Open

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

COMING = date(2026, 11, 30)
TUESDAY = date(2026, 12, 1)


def key(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)
    QApplication.processEvents()


def test_it_begins_with_what_was(review: ReviewDialog) -> None:
    assert review.step == 0
    assert review.past.asks.hasFocus()
    assert any(words.startswith("Mon 23 Nov to Sun 29 Nov: 0 of 6 h done") for words in words_in(review))
    assert not review.back_button.isVisible()


def test_by_keys_alone_in_one_step_that_undo_takes_back(
    review: ReviewDialog, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    before = workspace.plan
    row = review.past.asks.current_row()
    assert row is not None
    key(Qt.Key.Key_D)
    dropped = review.past.asks.current_row()
    assert dropped is not None
    key(Qt.Key.Key_X)
    key(Qt.Key.Key_Return)
    assert review.hours.days.hasFocus()
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Space)
    key(Qt.Key.Key_Return)
    assert review.next_button.hasFocus()
    assert workspace.plan == before
    with qtbot.waitSignal(performer.performed) as told:
        key(Qt.Key.Key_Return)
    assert told.args[0].label == "Reviewed the week of Mon 30 Nov 2026"
    plan = workspace.plan
    assert plan.sessions[row.of].state is SessionState.DONE
    assert plan.sessions[dropped.of].state is SessionState.SKIPPED
    assert [(off.first, off.last) for off in plan.days_off.values()] == [(TUESDAY, TUESDAY)]
    week = sessions_of_week(workspace.schedule, COMING)
    assert week
    assert all(session.accepted and session.start.date() != TUESDAY for session in week)
    performer.undo()
    assert (workspace.plan.sessions, workspace.plan.days_off) == (before.sessions, before.days_off)
    assert workspace.plan.entries == before.entries


def test_three_clicks_accept_the_week_with_all_of_it_later(
    review: ReviewDialog, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    asked = [session.id for session in sessions_of_week(workspace.schedule, date(2026, 11, 23))]
    before = {id: workspace.plan.sessions[id] for id in asked}
    press(qtbot, review, "Next")
    press(qtbot, review, "Next")
    with qtbot.waitSignal(performer.performed):
        press(qtbot, review, "Accept week")
    assert {id: workspace.plan.sessions[id] for id in asked} == before
    assert all(session.accepted for session in sessions_of_week(workspace.schedule, COMING))


def test_with_nothing_to_answer_enter_goes_on(
    open_review: Open, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(performer.performed):
        wish = ReviewAnswers(
            sessions={
                session.id: SessionAnswer.DROP
                for session in sessions_of_week(workspace.schedule, date(2026, 11, 23))
            }
        )
        performer.perform(
            lambda plan, schedule: review_week(plan, schedule, date(2026, 11, 23), wish, workspace.now)
        )
    review = open_review()
    assert "Nothing to answer" in words_in(review)
    assert review.next_button.hasFocus()
    key(Qt.Key.Key_Return)
    assert review.step == 1


def test_closing_it_changes_nothing(review: ReviewDialog, workspace: Workspace, qtbot: QtBot) -> None:
    before = workspace.plan
    key(Qt.Key.Key_D)
    review.forward()
    key(Qt.Key.Key_Space)
    press(qtbot, review, "Not now")
    assert workspace.plan is before
    qtbot.waitUntil(lambda: not isValid(review))


def test_all_later_takes_the_answers_back_in_one_click(review: ReviewDialog, qtbot: QtBot) -> None:
    assert not review.past.later_button.isEnabled()
    key(Qt.Key.Key_D)
    key(Qt.Key.Key_X)
    assert len(review.answers.sessions) == 2
    press(qtbot, review, "All later")
    assert review.answers.sessions == {}


def test_the_verdicts_follow_a_day_at_once(review: ReviewDialog) -> None:
    review.forward()
    before = words_in(review.hours.effects)
    key(Qt.Key.Key_Space)
    after = words_in(review.hours.effects)
    assert after != before
    assert any(words.startswith("before: ") for words in after)
    key(Qt.Key.Key_Space)
    assert words_in(review.hours.effects) == before


def test_extra_hours_are_added_on_the_day_that_has_the_focus(review: ReviewDialog, qtbot: QtBot) -> None:
    review.forward()
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Plus)
    assert review.hours.form.hours.hasFocus()
    assert review.hours.form.day.day() == TUESDAY
    QTest.keyClicks(review.hours.form.hours, "6-7")
    key(Qt.Key.Key_Return)
    assert [extra.day for extra in review.answers.extra_hours] == [TUESDAY]
    assert "11 h to study, 10 h in an ordinary week." in words_in(review.hours)
    assert review.step == 1
    press(qtbot, review.hours.extra, "Remove Tue 1 Dec, 06:00 to 07:00")
    assert review.answers.extra_hours == ()


def test_what_is_typed_in_the_form_is_not_lost_by_next(review: ReviewDialog) -> None:
    review.forward()
    key(Qt.Key.Key_Plus)
    QTest.keyClicks(review.hours.form.hours, "6-7")
    review.forward()
    assert review.step == 2
    assert len(review.answers.extra_hours) == 1


def test_hours_that_cannot_be_read_keep_the_step(review: ReviewDialog) -> None:
    review.forward()
    key(Qt.Key.Key_Plus)
    QTest.keyClicks(review.hours.form.hours, "nine")
    review.forward()
    assert review.step == 1
    assert "not a range" in review.hours.form.problem.text
    review.hours.form.put_away()
    review.forward()
    assert review.step == 2


def test_back_and_the_rail_lead_back_with_the_answers(review: ReviewDialog, qtbot: QtBot) -> None:
    key(Qt.Key.Key_D)
    answers = review.answers
    review.forward()
    press(qtbot, review, "Back")
    assert review.step == 0
    QTest.keyClick(review, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert review.step == 0
    review.forward()
    assert (review.step, review.answers) == (1, answers)


def test_an_accepted_week_with_nothing_to_store_is_just_closed(
    open_review: Open, workspace: Workspace, performer: Performer, clock: Clock, qtbot: QtBot
) -> None:
    clock.now = SUNDAY
    workspace.move_time()
    workspace.perform(lambda plan, schedule: accept_week(plan, schedule, COMING, SUNDAY))
    review = open_review()
    before = workspace.plan
    review.forward()
    review.forward()
    assert "Nothing differs from what you accepted." in words_in(review)
    with qtbot.assertNotEmitted(performer.performed):
        press(qtbot, review, "Finish")
    assert workspace.plan is before
    assert not isValid(review) or not review.isVisible()


def test_what_came_into_an_accepted_week_with_a_change_since_is_told(
    open_review: Open, workspace: Workspace, clock: Clock
) -> None:
    clock.now = SUNDAY
    workspace.move_time()
    workspace.perform(lambda plan, schedule: accept_week(plan, schedule, COMING, SUNDAY))
    first = sessions_of_week(workspace.schedule, COMING)[0]
    workspace.perform(lambda plan, _schedule: finish_item(plan, first.item, SUNDAY))
    review = open_review()
    review.forward()
    review.forward()
    assert any(words.startswith("Since you accepted it: ") for words in words_in(review))


def test_a_refusal_is_said_and_the_answers_stay(
    review: ReviewDialog, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    row = review.past.asks.current_row()
    assert row is not None
    key(Qt.Key.Key_D)
    review.forward()
    review.forward()
    workspace.perform(lambda plan, schedule: finish_session(plan, schedule, row.of, SUNDAY))
    press(qtbot, review, "Accept week")
    assert review.isVisible()
    assert review.problem.text == "This session is done already."


def test_a_day_with_too_much_time_is_refused_where_it_is_answered(
    open_review: Open, workspace: Workspace
) -> None:
    first = sessions_of_week(workspace.schedule, date(2026, 11, 23))[0]
    workspace.perform(lambda plan, _schedule: log_time(plan, first.item, 1440, first.start.date(), SUNDAY))
    review = open_review()
    key(Qt.Key.Key_D)
    assert "more than 24 hours" in review.problem.text


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("scale", "size"), [(1.0, (1024, 640)), (1.5, (1024, 640)), (1.5, (1280, 800))])
def test_it_fits_its_window_and_no_word_is_cut(
    qapp: QApplication,
    qtbot: QtBot,
    workspace: Workspace,
    performer: Performer,
    theme: str,
    scale: float,
    size: tuple[int, int],
) -> None:
    wear(qapp, load_theme("dark" if theme == "dark" else "light", scale=scale, reduced_motion=True))
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    review = ReviewDialog(workspace, performer, window)
    review.open()
    for _step in range(3):
        QApplication.processEvents()
        assert review.width() < size[0]
        assert review.height() < size[1]
        for words in review.findChildren(QLabel):
            if words.isVisible() and words.wordWrap():
                assert words.height() >= words.heightForWidth(words.width()), words.text()
        assert review.next_button.visibleRegion().boundingRect().size() == review.next_button.size()
        if review.step < 2:
            review.forward()
    review.close()

"""The two lists of a review by keys and by mouse."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from planner.ui.review.ask_delegate import answer_places
from planner.ui.review.ask_list import AskList
from planner.ui.review.ask_model import AskModel
from planner.ui.review.day_list import DayList, DayModel
from planner.ui.review.hours_rows import StudyDay
from planner.ui.review.past_rows import AskRow, item_choices, session_choices
from planner.ui.shared.check_model import CHECK

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

WARN = QAbstractItemModelTester.FailureReportingMode.Warning


def ask(id: str, chosen: str = "later", *, is_item: bool = False) -> AskRow:
    return AskRow(
        id=id,
        of=id,
        is_item=is_item,
        title=id.title(),
        detail="Tue 24 Nov",
        subject="ml",
        choices=item_choices() if is_item else session_choices(),
        chosen=chosen,
    )


ASKS = (ask("one"), ask("two", "drop"), ask("three", "not-yet", is_item=True))


def study_day(number: int, **other: Any) -> StudyDay:
    facts: dict[str, Any] = {"is_study": True, "can_turn": True, "is_quiet": False, **other}
    return StudyDay(
        id=str(number),
        day=date(2026, 12, number),
        title=f"Day {number}",
        hours="19:00 to 21:00",
        length="2 h",
        **facts,
    )


DAYS = (study_day(1, can_turn=False, is_quiet=True), study_day(2), study_day(3, is_study=False))


@pytest.fixture
def asks(qtbot: QtBot) -> AskList:
    view = AskList()
    qtbot.addWidget(view)
    view.resize(700, 300)
    view.show_rows(ASKS)
    view.show()
    with qtbot.waitActive(view):
        view.activateWindow()
    view.setFocus()
    return view


@pytest.fixture
def days(qtbot: QtBot) -> DayList:
    view = DayList()
    qtbot.addWidget(view)
    view.show_days(DAYS)
    view.show()
    with qtbot.waitActive(view):
        view.activateWindow()
    view.setFocus()
    return view


@pytest.fixture
def ask_model(qtbot: QtBot) -> Iterator[AskModel]:
    model = AskModel()
    tester = QAbstractItemModelTester(model, WARN)
    yield model
    tester.deleteLater()


def test_the_model_of_questions_keeps_qts_rules(ask_model: AskModel) -> None:
    ask_model.show_rows(ASKS)
    ask_model.show_rows((ask("two", "done"), ask("four")))
    ask_model.show_rows(())
    ask_model.show_rows(ASKS)
    index = ask_model.index_of("two", above=True)
    assert index.data() == "Two"
    spoken = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert spoken == "Tue 24 Nov. Answer: drop. L later, X drop, D done after all"


def test_the_model_of_days_keeps_qts_rules(qtbot: QtBot) -> None:
    model = DayModel()
    tester = QAbstractItemModelTester(model, WARN)
    model.show_days(DAYS)
    model.show_days(DAYS[1:])
    model.show_days(DAYS)
    assert [model.index(row, 0).data(CHECK) for row in range(3)] == [
        *(Qt.CheckState.Unchecked, Qt.CheckState.Checked, Qt.CheckState.Unchecked)
    ]
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsUserCheckable
    with qtbot.assertNotEmitted(model.ticked):
        assert not model.setData(model.index(0, 0), Qt.CheckState.Checked, CHECK)
    spoken = model.index(2, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert spoken.endswith("Space puts it back.")
    tester.deleteLater()


@pytest.mark.parametrize(
    ("key", "answer"), [(Qt.Key.Key_L, "later"), (Qt.Key.Key_X, "drop"), (Qt.Key.Key_D, "done")]
)
def test_one_key_answers_and_goes_on(asks: AskList, qtbot: QtBot, key: Qt.Key, answer: str) -> None:
    with qtbot.waitSignal(asks.answered) as told:
        QTest.keyClick(asks, key)
    assert told.args == [ASKS[0], answer]
    assert asks.current_row() == ASKS[1]


def test_the_last_row_keeps_the_focus(asks: AskList, qtbot: QtBot) -> None:
    QTest.keyClick(asks, Qt.Key.Key_End)
    with qtbot.waitSignal(asks.answered) as told:
        QTest.keyClick(asks, Qt.Key.Key_C)
    assert told.args == [ASKS[2], "completed"]
    assert asks.current_row() == ASKS[2]


def test_left_and_right_change_the_answer_and_stop_at_the_ends(asks: AskList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(asks.answered):
        QTest.keyClick(asks, Qt.Key.Key_Left)
    with qtbot.waitSignal(asks.answered) as told:
        QTest.keyClick(asks, Qt.Key.Key_Right)
    assert told.args == [ASKS[0], "drop"]
    assert asks.current_row() == ASKS[0]


def test_other_letters_say_nothing(asks: AskList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(asks.answered):
        QTest.keyClick(asks, Qt.Key.Key_T)
    assert asks.current_row() == ASKS[0]


def test_one_click_answers(asks: AskList, qtbot: QtBot) -> None:
    row = asks.visualRect(asks.place_of("one"))
    place = answer_places(row, ASKS[0].choices)[2].center()
    with qtbot.waitSignal(asks.answered) as told:
        qtbot.mouseClick(asks.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [ASKS[0], "done"]


def test_a_click_beside_the_answers_only_selects(asks: AskList, qtbot: QtBot) -> None:
    place = asks.visualRect(asks.place_of("two")).topLeft() + QPoint(60, 10)
    with qtbot.assertNotEmitted(asks.answered):
        qtbot.mouseClick(asks.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asks.current_row() == ASKS[1]


def test_the_answer_under_the_pointer_is_seen(asks: AskList) -> None:
    row = asks.visualRect(asks.place_of("one"))
    before = asks.viewport().grab(row).toImage()
    QTest.mouseMove(asks.viewport(), answer_places(row, ASKS[0].choices)[1].center())
    assert asks.viewport().grab(row).toImage() != before


def test_space_and_a_click_turn_a_day(days: DayList, qtbot: QtBot) -> None:
    assert days.current_day() == DAYS[1].day
    with qtbot.waitSignal(days.day_turned) as told:
        QTest.keyClick(days, Qt.Key.Key_Space)
    assert told.args == [DAYS[1].day]
    place = days.visualRect(days.model().index(2, 0)).center()
    with qtbot.waitSignal(days.day_turned) as told:
        qtbot.mouseClick(days.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [DAYS[2].day]


def test_a_day_that_is_over_does_not_turn(days: DayList, qtbot: QtBot) -> None:
    QTest.keyClick(days, Qt.Key.Key_Home)
    assert days.currentIndex().row() == 0
    with qtbot.assertNotEmitted(days.day_turned):
        QTest.keyClick(days, Qt.Key.Key_Space)
    assert days.currentIndex().row() == 0


def test_plus_wishes_for_hours_on_the_day(days: DayList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(days.hours_wished) as told:
        QTest.keyClick(days, Qt.Key.Key_Plus)
    assert told.args == [DAYS[1].day]


def test_all_days_are_seen_without_scrolling(days: DayList) -> None:
    last = days.visualRect(days.model().index(2, 0))
    assert days.viewport().rect().contains(last)

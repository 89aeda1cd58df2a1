from datetime import date, datetime
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.availability import TimeRange
from planner.domain.painting import Brush
from planner.ui.availability.grid.stroke import PaintWish
from planner.ui.shared.day_field import DayField
from planner.ui.shared.day_hours import DayHours
from planner.ui.shared.hours_text import usual_times
from planner.ui.shared.step_rail import StepRail
from planner.ui.theme import current_theme
from planner.ui.welcome.answers import Answers
from planner.ui.welcome.choice_card import ChoiceCard
from planner.ui.welcome.goal_rows import NoteRow
from planner.ui.welcome.month_picker import MonthPicker
from planner.ui.welcome.note import NoteColumn, spans_of
from planner.ui.welcome.rows import week_rows
from planner.ui.welcome.same_hours import SameHours
from planner.ui.welcome.usual_time_row import UsualTimeRow
from planner.ui.welcome.week_painter import WeekPainter

pytestmark = [
    pytest.mark.usefixtures("themed"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


@pytest.fixture
def painter(qtbot: QtBot, answers: Answers, now: datetime) -> WeekPainter:
    widget = WeekPainter()
    qtbot.addWidget(widget)
    rows = week_rows(answers, now)
    widget.show_rows(rows, rows.plan, now)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def place_in(painter: WeekPainter, weekday: int, minute: int) -> QPoint:
    geometry = painter.grid.grid_geometry
    assert geometry is not None
    return geometry.column_rect(weekday, minute, minute + 30).center() - QPoint(0, painter.grid.top)


def drag(painter: WeekPainter, start: tuple[int, int], end: tuple[int, int]) -> PaintWish:
    told: list[object] = []
    ground = painter.grid.viewport()
    painter.painted.connect(told.append)
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, pos=place_in(painter, *start))
    QTest.mouseMove(ground, place_in(painter, *end))
    QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=place_in(painter, *end))
    return cast(PaintWish, told[-1])


def test_a_rectangle_over_hours_and_days_is_painted(painter: WeekPainter) -> None:
    wish = drag(painter, (3, 10 * 60), (5, 12 * 60))
    assert wish == PaintWish((3, 4, 5), 10 * 60, 12 * 60 + 30, Brush.AVAILABLE)


def test_hours_are_erased_with_the_other_brush(painter: WeekPainter) -> None:
    painter.brushes.set_value(Brush.ERASE)
    assert drag(painter, (0, 19 * 60), (0, 19 * 60)) == PaintWish((0,), 1140, 1170, Brush.ERASE)


def test_hours_are_painted_by_keys_alone(painter: WeekPainter) -> None:
    told: list[PaintWish] = []
    painter.painted.connect(told.append)
    painter.activateWindow()
    painter.grid.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(painter.grid, Qt.Key.Key_Right)
    QTest.keyClick(painter.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(painter.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(painter.grid, Qt.Key.Key_E)
    assert painter.brushes.value() == Brush.ERASE
    QTest.keyClick(painter.grid, Qt.Key.Key_Space)
    assert told == [PaintWish((1, 2), 19 * 60, 20 * 60, Brush.ERASE)]


def test_the_week_shows_and_tells_its_hours(painter: WeekPainter, answers: Answers, now: datetime) -> None:
    before = painter.grab().toImage()
    assert painter.grid.accessibleDescription().startswith("Monday 19:00 to 21:00; Tuesday 19:00 to 21:00")
    rows = week_rows(answers.with_hours([6], TimeRange(600, 720), Brush.AVAILABLE), now)
    painter.show_rows(rows, rows.plan, now)
    assert painter.grab().toImage() != before


def test_every_day_has_its_name_in_the_narrow_week(painter: WeekPainter) -> None:
    geometry = painter.grid.grid_geometry
    assert geometry is not None
    assert painter.grid.week is not None
    metrics = QFontMetrics(current_theme().font("body", 600))
    assert all(metrics.horizontalAdvance(day.short) < geometry.column for day in painter.grid.week.days)


def test_the_same_hours_are_told_with_a_key_or_the_button(qtbot: QtBot) -> None:
    same = SameHours()
    qtbot.addWidget(same)
    same.days.setCurrentIndex(1)
    QTest.keyClicks(same.line, "9 to 12")
    with qtbot.waitSignal(same.told) as told:
        QTest.keyClick(same.line, Qt.Key.Key_Return)
    assert told.args == [(5, 6), "9 to 12"]
    with qtbot.waitSignal(same.told) as told:
        same.fill.click()
    assert told.args == [(5, 6), "9 to 12"]


def test_a_day_tells_its_problem_only_when_it_is_left(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    field, other = DayField(DayHours("Mon", "19:00-21:00", "2 h", "")), QLineEdit()
    column = QVBoxLayout(holder)
    column.addWidget(field)
    column.addWidget(other)
    with qtbot.waitExposed(holder):
        holder.show()
    holder.activateWindow()
    field.line.setFocus()
    qtbot.waitUntil(field.line.hasFocus)
    with qtbot.waitSignal(field.edited) as told:
        QTest.keyClicks(field.line, "x")
    assert told.args == ["19:00-21:00x"]
    field.show_row(DayHours("Mon", "19:00-21:00x", "", "That is no range."))
    assert field.problem() == ""
    other.setFocus()
    assert field.problem() == "That is no range."
    assert field.line.property("invalid") is True
    field.show_row(DayHours("Mon", "19:00-21:00", "2 h", ""))
    assert field.problem() == ""


@pytest.fixture
def picker(qtbot: QtBot) -> MonthPicker:
    widget = MonthPicker(date(2026, 11, 25), "Exam date")
    qtbot.addWidget(widget)
    widget.resize(244, widget.sizeHint().height())
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_keys_move_the_chosen_day(picker: MonthPicker, qtbot: QtBot) -> None:
    days = picker.days
    for key, expected in (
        (Qt.Key.Key_Right, date(2026, 11, 26)),
        (Qt.Key.Key_Down, date(2026, 12, 3)),
        (Qt.Key.Key_PageDown, date(2027, 1, 3)),
        (Qt.Key.Key_PageUp, date(2026, 12, 3)),
        (Qt.Key.Key_Up, date(2026, 11, 26)),
    ):
        with qtbot.waitSignal(picker.day_chosen) as told:
            QTest.keyClick(days, key)
        assert told.args == [expected]
    assert days.accessibleDescription() == "Thursday, 26 November 2026"


def test_a_click_chooses_a_day_of_the_month_shown(picker: MonthPicker, qtbot: QtBot) -> None:
    days = picker.days
    forward = picker.turns[1]
    assert forward.accessibleName() == "Next month"
    QTest.mouseClick(forward, Qt.MouseButton.LeftButton)
    row, column = days.height() // 7, days.width() // 7
    with qtbot.waitSignal(picker.day_chosen) as told:
        # December 2026 begins on a Tuesday.
        QTest.mouseClick(days, Qt.MouseButton.LeftButton, pos=QPoint(column + column // 2, row + row // 2))
    assert told.args == [date(2026, 12, 1)]


def test_the_chosen_day_and_the_focus_are_seen(picker: MonthPicker) -> None:
    before = picker.grab().toImage()
    picker.show_day(date(2026, 11, 10))
    after = picker.grab().toImage()
    assert after != before


def test_a_card_grows_with_its_text_and_shows_its_choice(qtbot: QtBot) -> None:
    card = ChoiceCard("code", "Software engineer", "You program for a living. " * 4, "Takes 400 h off")
    qtbot.addWidget(card)
    assert card.heightForWidth(250) > card.heightForWidth(500)
    card.resize(320, card.heightForWidth(320))
    before = card.grab().toImage()
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert card.isChecked()
    assert card.grab().toImage() != before
    assert card.accessibleName() == "Software engineer"
    assert "Takes 400 h off" in card.accessibleDescription()


def test_a_usual_time_is_ticked_anywhere_on_its_row(qtbot: QtBot) -> None:
    row = UsualTimeRow(usual_times()[0])
    qtbot.addWidget(row)
    row.resize(row.sizeHint())
    before = row.grab().toImage()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    assert row.isChecked()
    assert row.grab().toImage() != before


def test_notes_lead_to_their_steps(qtbot: QtBot) -> None:
    column = NoteColumn()
    qtbot.addWidget(column)
    rows = (NoteRow("danger", "It does not fit", "Because.", (("Change the hours", 2),)),)
    column.show_notes(rows)
    assert column.rows() == rows
    (button,) = column.findChildren(QPushButton)
    column.show_notes(rows)
    assert column.findChildren(QPushButton) == [button]
    with qtbot.waitSignal(column.action_triggered) as told:
        button.click()
    assert told.args == [2]
    column.show_notes(())
    assert column.isHidden()


def test_a_sentence_is_cut_into_spans_in_any_order_of_its_places() -> None:
    spans = spans_of(
        "{left} of {whole} are left, {off} off.", {"left": "3 h", "off": "1 h"}, {"whole": "4 h"}
    )
    assert "".join(span.text for span in spans) == "3 h of 4 h are left, 1 h off."
    assert [span.text for span in spans if span.strong] == ["3 h", "1 h"]


def test_the_rail_goes_back_to_steps_already_seen(qtbot: QtBot) -> None:
    rail = StepRail(["Background", "Knowledge", "Week"])
    qtbot.addWidget(rail)
    rail.show_step(1, 1)
    first, second, third = rail.findChildren(QAbstractButton)
    assert first.accessibleName() == "Step 1 of 3: Background, done"
    assert second.accessibleName() == "Step 2 of 3: Knowledge, current step"
    assert not third.isEnabled()
    with qtbot.waitSignal(rail.step_requested) as told:
        QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert told.args == [0]

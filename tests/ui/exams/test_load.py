"""The hours planned for each exam against those available."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain.plan import Plan
from planner.scheduling.engine import make_schedule
from planner.ui.exams.load_chart import LoadCard
from planner.ui.exams.load_rows import LoadRow, load_row
from planner.ui.progress.table_dialog import TableDialog
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.style import apply_theme
from planner.ui.theme import current_theme, load_theme
from tests.support.plans import NOW, at, exam, goal, item, make_plan

ITEMS = [item("a", 600), item("b", 600), item("c", 300)]
EXAMS = [exam("first", "a", at(19, "10:00")), exam("second", "b", at(26, "10:00"), created=1)]


def row_of(plan: Plan) -> LoadRow | None:
    return load_row(plan, make_schedule(plan, NOW), NOW, LocaleDates())


def shown(plan: Plan) -> LoadRow:
    row = row_of(plan)
    assert row is not None
    return row


@pytest.fixture
def row() -> LoadRow:
    return shown(make_plan(ITEMS, [*EXAMS, goal("some day", "c")]))


def test_the_weeks_until_the_last_date_have_a_bar_each_with_a_part_for_each_exam(row: LoadRow) -> None:
    assert row.title == "Hours planned a week"
    assert row.goals == (
        ("First", "line.control"),
        ("Second", "accent.base"),
        ("Other work", "heat.1"),
    )
    assert [[part > 0 for part in bar.parts] for bar in row.bars] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
        [False, False, False],
    ]
    assert all(0 < bar.available < 1 for bar in row.bars)
    assert row.bars[0].parts[0] == row.bars[0].available


def test_what_is_planned_is_said_and_stands_in_a_table(row: LoadRow) -> None:
    assert row.bars[1].words == "Week of 30 Nov 2026: 10 h planned, 10 h available\nSecond 10 h"
    assert row.spoken == "25 h planned and 40 h available until 20 Dec 2026. First 10 h, Second 10 h."
    assert row.table.title == "Hours planned a week"
    assert row.table.columns == (
        *("Week of", "First, h", "Second, h", "Other work, h", "Planned, h", "Available, h"),
    )
    assert row.table.rows[2] == ("7 Dec 2026", "0", "0", "5", "5", "10")


def test_every_fourth_week_is_named(row: LoadRow) -> None:
    far = shown(make_plan(ITEMS, [exam("first", "a", at(100, "10:00"))]))
    assert [bar.name for bar in far.bars if bar.name] == ["23 Nov", "21 Dec", "18 Jan", "15 Feb"]
    assert [bar.name for bar in row.bars] == ["23 Nov", "", "", ""]


def test_of_many_weeks_the_months_are_told_and_of_many_months_three_years() -> None:
    year = shown(make_plan(ITEMS, [exam("first", "a", at(360, "10:00"))]))
    assert year.title == "Hours planned a month"
    assert len(year.bars) == 13
    assert [bar.name for bar in year.bars][:3] == ["Nov", "Dec", "Jan 2027"]
    assert year.bars[0].words.startswith("Nov 2026, from today on: 10 h planned, ")
    assert year.table.columns[0] == "Month"
    assert year.table.rows[2][0] == "Jan 2027"

    ages = shown(make_plan(ITEMS, [exam("first", "a", at(9_000, "10:00"))]))
    assert len(ages.bars) == 36
    assert [bar.name for bar in ages.bars if bar.name][:4] == ["Jan 2027", "Apr", "Jul", "Oct"]


def test_of_the_week_around_today_only_the_rest_is_counted() -> None:
    plan = make_plan(ITEMS, EXAMS)
    now = at(4, "08:00")
    row = load_row(plan, make_schedule(plan, now), now, LocaleDates())
    assert row is not None
    assert row.bars[0].words.startswith("Week of 23 Nov 2026, from today on: 2 h planned, 2 h available")
    assert row.table.rows[0][0] == "23 Nov 2026, from today on"
    assert row.table.rows[1][0] == "30 Nov 2026"


def test_the_fifth_date_and_later_ones_share_a_part_and_have_columns_of_their_own() -> None:
    items = [item(name, 300) for name in "abcdef"]
    exams = [
        exam(name, name, at(19 + number, "10:00"), created=number) for number, name in enumerate("abcdef")
    ]
    row = shown(make_plan(items, exams))
    assert [name for name, _role in row.goals] == ["A", "B", "C", "D", "Other work"]
    assert row.table.columns[5:8] == ("E, h", "F, h", "Other work, h")


def test_without_a_date_to_come_there_is_nothing_to_show() -> None:
    assert row_of(make_plan(ITEMS, [goal("some day", "a")])) is None
    assert row_of(make_plan(ITEMS, [exam("over", "a", at(-2, "10:00"))])) is None


# -- the card


@pytest.fixture
def card(qtbot: QtBot, row: LoadRow) -> LoadCard:
    made = LoadCard()
    qtbot.addWidget(made)
    made.show_load(row)
    made.resize(900, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_it_is_named_and_told_in_words_and_as_a_table(card: LoadCard, row: LoadRow) -> None:
    assert card.chart.accessibleName() == card.heading.text() == "Hours planned a week"
    assert card.chart.accessibleDescription() == row.spoken
    card.copy()
    assert QApplication.clipboard().text() == row.table.text


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_its_picture_is_saved(card: LoadCard, tmp_path: Path, qtbot: QtBot, suffix: str) -> None:
    path = tmp_path / f"hours.{suffix}"
    with qtbot.waitSignal(card.told) as told:
        card.save(path)
    assert told.args == [f"Saved {path}"]
    assert path.stat().st_size > 1_000


def test_the_mouse_is_told_of_the_week_below_it(card: LoadCard, row: LoadRow) -> None:
    width = card.chart.width()
    assert card.chart.words_at(QPoint(60, 50)) == row.bars[0].words
    assert card.chart.words_at(QPoint(width - 30, 50)) == row.bars[-1].words
    assert card.chart.words_at(QPoint(5, 50)) == ""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_its_parts_are_painted_in_every_size_and_theme(
    card: LoadCard, row: LoadRow, qapp: QApplication, theme: str, scale: float
) -> None:
    apply_theme(qapp, load_theme("dark" if theme == "dark" else "light", scale=scale))
    for width in (400, 900, 1_700):
        card.resize(width, 320)
        image = card.chart.grab().toImage()
        seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(20, 260, 8)}
        wanted = {QColor(current_theme().color(role)).name() for _name, role in row.goals}
        assert wanted <= seen


def test_a_card_without_a_row_stays_as_it_was(card: LoadCard, row: LoadRow) -> None:
    card.show_load(None)
    assert card.chart.row == row


def test_all_columns_of_the_table_are_seen_where_there_is_room(card: LoadCard, qtbot: QtBot) -> None:
    card.resize(1_200, 700)
    card.open_table()
    (shown,) = card.findChildren(TableDialog)
    qtbot.waitExposed(shown)
    assert shown.view.horizontalScrollBar().maximum() == 0
    assert shown.width() > 560
    shown.reject()


def test_numbers_of_the_table_stand_below_their_title(card: LoadCard, qtbot: QtBot) -> None:
    card.resize(1_200, 700)
    card.open_table()
    (shown,) = card.findChildren(TableDialog)
    qtbot.waitExposed(shown)
    ink = QColor(current_theme().color("text.primary"))
    image = shown.view.viewport().grab(QRect(0, 0, 60, 30)).toImage()
    first = min(x for x in range(60) for y in range(30) if image.pixelColor(x, y).lightness() < 120)
    assert ink.lightness() < 120
    assert 11 <= first <= 14  # as far from the edge as the words of the header
    shown.reject()

"""The time line of the exams over the months."""

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain.certification import Certification
from planner.domain.goal import ExamOutcome
from planner.domain.item import ItemStatus
from planner.domain.plan import Plan
from planner.scheduling.engine import make_schedule
from planner.services.remedies import all_remedies
from planner.ui.exams.rows import goal_rows
from planner.ui.exams.timeline import TimelineCard
from planner.ui.exams.timeline_rows import TimelineRow, timeline_row
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.style import apply_theme
from planner.ui.theme import current_theme, load_theme
from planner.values import replace
from tests.support.plans import NOW, at, day, exam, goal, item, make_plan

CATALOGUE = {"x": Certification(id="x", name="Certificate X", short_name="X", vendor="V", validity_months=12)}


def line(plan: Plan, now: datetime = NOW) -> TimelineRow | None:
    schedule, words = make_schedule(plan, now), LocaleDates()
    rows = goal_rows(plan, schedule, now, CATALOGUE, words, all_remedies(plan, schedule, now))
    return timeline_row(plan, schedule, rows, CATALOGUE, now, words)


def shown(plan: Plan, now: datetime = NOW) -> TimelineRow:
    row = line(plan, now)
    assert row is not None
    return row


ITEMS = [item("a", 600), item("b", 600, needs="a"), item("c", 6_000)]
EXAMS = [
    exam("first", "b", at(26, "10:00")),
    exam("second", "c", at(33, "10:00"), created=1),
    goal("some day", "a"),
]


@pytest.fixture
def row() -> TimelineRow:
    return shown(make_plan(ITEMS, EXAMS))


def test_dates_to_come_stand_in_their_order_with_the_colour_of_their_verdict(row: TimelineRow) -> None:
    assert [(span.id, span.icon, span.role) for span in row.spans] == [
        ("first", "flag", "ok.line"),
        ("second", "flag", "danger.line"),
    ]
    assert 0 < row.today < row.spans[0].at < row.spans[1].at < 1


def test_a_span_goes_from_the_first_session_to_the_last_of_all_that_is_needed(row: TimelineRow) -> None:
    first = row.spans[0]
    assert first.first is not None
    assert first.last is not None
    assert row.today <= first.first < first.last <= first.at
    assert first.words == ("First, Sat 19 Dec 2026, study from 23 Nov 2026 to 4 Dec 2026, on track")


def test_the_months_and_the_words_are_there_for_all(row: TimelineRow) -> None:
    assert [name for _part, name in row.months] == ["Dec", "Jan 2027", "Feb"]
    assert row.spoken.startswith("2 dates ahead. First, Sat 19 Dec 2026, study from")
    assert row.table.columns == ("Date of", "Day", "Study from", "Study to", "Verdict")
    assert row.table.rows[1][0] == "Second"
    assert row.table.rows[1][4] == "not feasible"


def test_an_expiry_within_a_year_is_marked_and_one_further_off_is_not() -> None:
    taken = replace(exam("taken", "a", at(0, "07:00")), certification="x")
    passed = replace(taken, outcome=ExamOutcome.PASSED, decided_on=day(-100))
    (mark,) = shown(make_plan(ITEMS, [passed])).spans
    assert (mark.name, mark.icon, mark.first) == ("X expires", "rotate-ccw", None)

    late = replace(CATALOGUE["x"], validity_months=36)
    assert late.valid_until(day(-100)) is not None
    assert line(make_plan(ITEMS, [replace(passed, certification="unknown")])) is None


def test_without_a_date_to_come_there_is_no_line() -> None:
    assert line(make_plan(ITEMS, [goal("some day", "a")])) is None
    assert line(make_plan(ITEMS, [exam("over", "a", at(-2, "10:00"))])) is None


def test_what_is_done_leaves_a_flag_alone() -> None:
    (span,) = shown(make_plan(ITEMS, [EXAMS[0]], status={"a": ItemStatus.DONE, "b": ItemStatus.DONE})).spans
    assert (span.first, span.role) == (None, "line.control")
    assert span.words.endswith("nothing left to study")


# -- the widget


@pytest.fixture
def card(qtbot: QtBot, row: TimelineRow) -> TimelineCard:
    made = TimelineCard()
    qtbot.addWidget(made)
    made.show_line(row)
    made.resize(900, 200)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_it_is_named_and_told_in_words_and_as_a_table(card: TimelineCard, row: TimelineRow) -> None:
    assert card.chart.accessibleName() == "Exams over the months"
    assert card.chart.accessibleDescription() == row.spoken
    assert [action.text() for action in card.menu().actions()][:2] == ["Show as table", "Copy as text"]
    card.copy()
    assert QApplication.clipboard().text() == row.table.text


def test_dates_that_stand_in_each_others_way_go_below_each_other(
    card: TimelineCard, row: TimelineRow, qtbot: QtBot
) -> None:
    two = card.chart.height()
    card.show_line(replace(row, spans=row.spans[:1]))
    assert card.chart.height() < two


def test_a_click_on_a_span_tells_its_goal_and_the_mouse_is_told_of_it(
    card: TimelineCard, row: TimelineRow, qtbot: QtBot
) -> None:
    span = row.spans[0]
    assert span.first is not None
    place = QPoint(round((span.first + span.at) / 2 * 0.9 * card.chart.width()), 24 + 10)
    assert card.chart.words_at(place) == span.words
    with qtbot.waitSignal(card.chosen) as chosen:
        qtbot.mouseClick(card.chart, Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["first"]
    assert card.chart.words_at(QPoint(5, 5)) == ""


def ground_colours(card: TimelineCard) -> set[str]:
    image = card.chart.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(24, image.height())}


def test_a_span_that_is_lit_stands_out_until_one_is_clicked(
    card: TimelineCard, row: TimelineRow, qtbot: QtBot
) -> None:
    lit = QColor(current_theme().color("bg.selected")).name()
    assert lit not in ground_colours(card)
    card.chart.light("second")
    assert lit in ground_colours(card)
    span = row.spans[0]
    place = QPoint(round(span.at * 0.5 * card.chart.width()), 24 + 10)
    qtbot.mouseClick(card.chart, Qt.MouseButton.LeftButton, pos=place)
    assert lit not in ground_colours(card)
    card.chart.light("gone meanwhile")
    assert lit not in ground_colours(card)


def test_no_line_of_a_month_goes_through_a_name(card: TimelineCard, row: TimelineRow) -> None:
    close = replace(row, months=((0.5, "September 2027"), (0.51, "October"), (0.52, "November")))
    card.show_line(replace(close, spans=()))
    image = card.chart.grab().toImage()
    grid = QColor(current_theme().color("line.grid"))
    above = [x for x in range(image.width()) if image.pixelColor(x, 2) == grid]
    below = [x for x in range(image.width()) if image.pixelColor(x, image.height() - 3) == grid]
    assert (len(above), len(below)) == (1, 3)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_is_painted_in_every_size_and_theme(
    card: TimelineCard, qapp: QApplication, theme: str, scale: float
) -> None:
    apply_theme(qapp, load_theme("dark" if theme == "dark" else "light", scale=scale))
    for width in (320, 900, 1_700):
        card.resize(width, 200)
        image = card.chart.grab().toImage()
        lane = round(24 * scale) + 10
        colours = {image.pixel(x, lane) for x in range(0, image.width(), 3)}
        assert len(colours) > 1


def test_nothing_to_come_hides_it(card: TimelineCard) -> None:
    card.show_line(None)
    assert card.isHidden()

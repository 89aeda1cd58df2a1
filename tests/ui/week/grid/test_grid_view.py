"""What the grid shows, and what it paints again when that changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.session import SessionState
from planner.ui.style import apply_theme
from planner.ui.theme import current_theme, load_theme
from planner.ui.week.grid.busy_block import BusyBlock
from planner.ui.week.grid.empty_week_card import EmptyWeekCard
from planner.ui.week.grid.header import fitting_hours
from planner.ui.week.grid.overlays import NowMarker
from planner.ui.week.grid.session_block import SessionBlock
from planner.ui.week.grid.values import AllDayEntry, EmptyAction, EmptyWeek, GridRows
from planner.ui.week.grid.view import WeekGridView
from planner.values import replace
from tests.ui.week.grid.conftest import MakeGrid
from tests.ui.week.grid.sample_week import NOW, block, sample_days, sample_rows, sample_sessions

HEAD = 72


def picture(grid: WeekGridView) -> QImage:
    return grid.grab().toImage()


def role(name: str) -> QColor:
    return current_theme().color(name)


def block_of(grid: WeekGridView, id: str) -> SessionBlock:
    found = grid.board.block(id)
    assert found is not None
    return found


def another_week(rows: GridRows) -> GridRows:
    days = sample_days(rows.first_day + timedelta(days=7))
    sessions = tuple(replace(row, id=f"next-{row.id}") for row in rows.sessions)
    return replace(rows, days=days, sessions=sessions)


class PaintWatch(QObject):
    """Collects what is painted again in some widgets."""

    def __init__(self, widgets: list[QWidget]) -> None:
        super().__init__()
        self.painted: dict[QWidget, QRegion] = {}
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if isinstance(event, QPaintEvent) and isinstance(watched, QWidget):
            self.painted[watched] = self.painted.get(watched, QRegion()).united(event.region())
        return False


@contextmanager
def watching(grid: WeekGridView, qapp: QApplication) -> Iterator[PaintWatch]:
    """Watch the grid's body, head and blocks; when it ends, everything asked for has been painted."""
    qapp.processEvents()
    watch = PaintWatch([grid.viewport(), grid.header, *grid.board.blocks])
    yield watch
    qapp.processEvents()


def test_every_session_has_its_block_in_its_place(grid: WeekGridView) -> None:
    assert [made.row for made in grid.board.blocks] == list(sample_sessions())
    # As measured in the design's picture at 1280 x 800, whose grid begins at (184, 128).
    picture_places = {
        "gaps": QRect(264, 553, 99, 58),
        "exam-NCA-GENL": QRect(582, 193, 99, 38),
        "4-17:45": QRect(476, 503, 99, 38),
        "6-09:30": QRect(688, 173, 99, 78),
        "0-20:45": QRect(52, 623, 99, 18),
    }
    for id, place in picture_places.items():
        assert block_of(grid, id).place().translated(0, HEAD) == place
    assert all(made.isVisible() for made in grid.board.blocks)


def test_it_says_what_it_is(grid: WeekGridView) -> None:
    assert grid.accessibleName() == "Week 23 to 29 November 2026"
    assert grid.accessibleDescription().startswith("13 sessions")
    busy = [made.accessibleName() for made in grid.findChildren(BusyBlock)]
    assert busy.count("Work") == 5
    assert "Dentist" in busy


def test_open_closed_and_todays_hours_have_their_grounds(grid: WeekGridView) -> None:
    shown = picture(grid)
    assert shown.pixelColor(100, 545 + HEAD) == role("bg.canvas")
    assert shown.pixelColor(60, 70 + HEAD) == role("bg.offhours")
    assert shown.pixelColor(270, 70 + HEAD) == role("bg.today")
    assert shown.pixelColor(60, 10) == role("bg.canvas")
    assert shown.pixelColor(60, 40 + HEAD) == role("line.grid")


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("size", [(968, 544), (792, 672), (1336, 952)])
def test_it_follows_the_theme(
    qapp: QApplication, make_grid: MakeGrid, name: str, size: tuple[int, int]
) -> None:
    grid = make_grid(None, *size)
    apply_theme(qapp, load_theme("dark" if name == "light" else "light"))
    before = picture(grid)
    apply_theme(qapp, load_theme("light" if name == "light" else "dark"))
    assert picture(grid) != before
    assert picture(grid).pixelColor(size[0] - 2, 2) == role("bg.canvas")


def test_bigger_text_makes_a_bigger_head_and_axis(qapp: QApplication, grid: WeekGridView) -> None:
    apply_theme(qapp, load_theme("light", scale=1.5))
    assert grid.header.height() == 69 + 39
    geometry = grid.grid_geometry
    assert geometry is not None
    assert geometry.axis > 60
    assert grid.viewport().height() == 672 - 108
    assert block_of(grid, "gaps").text.title_font.pointSizeF() == 13.5


def test_equal_rows_change_nothing(qapp: QApplication, grid: WeekGridView) -> None:
    with watching(grid, qapp) as watch:
        grid.show_rows(sample_rows())
    assert not watch.painted


def test_only_the_block_that_changed_is_painted_again(qapp: QApplication, grid: WeekGridView) -> None:
    rows = sample_rows()
    done = tuple(replace(row, state=SessionState.DONE) if row.id == "gaps" else row for row in rows.sessions)
    blocks = list(grid.board.blocks)
    with watching(grid, qapp) as watch:
        grid.show_rows(replace(rows, sessions=done))
    assert grid.board.blocks == blocks
    gaps = block_of(grid, "gaps")
    assert gaps in watch.painted
    # What lies under the block and beside it within its ring is painted with it, and nothing else.
    painted = watch.painted.get(grid.viewport(), QRegion())
    assert painted.subtracted(QRegion(gaps.geometry())).isEmpty()
    assert grid.header not in watch.painted


def test_sessions_come_and_go(grid: WeekGridView) -> None:
    rows = sample_rows()
    new = block(5, "18:00-19:00", "New", id="new")
    kept = block_of(grid, "4-17:45")
    grid.show_rows(replace(rows, sessions=(*rows.sessions[2:-2], new, *rows.sessions[-2:])))
    assert grid.board.block("0-19:00") is None
    assert block_of(grid, "4-17:45") is kept
    assert block_of(grid, "new").accessibleName() == new.name
    visible = [made for made in grid.findChildren(SessionBlock) if made.isVisible()]
    assert len(visible) == len(rows.sessions) - 1
    assert set(visible) == set(grid.board.blocks)


def test_a_widget_given_to_another_session_carries_nothing_over(grid: WeekGridView) -> None:
    grid.select("gaps")
    grid.show_rows(another_week(sample_rows()))
    assert grid.selected is None
    assert not any(made.is_selected for made in grid.board.blocks)
    assert [made.row.id for made in grid.board.blocks] == [f"next-{row.id}" for row in sample_sessions()]
    grid.show_rows(sample_rows())
    assert [made.accessibleName() for made in grid.board.blocks] == [row.name for row in sample_sessions()]


def test_a_moved_session_keeps_its_block(grid: WeekGridView) -> None:
    rows = sample_rows()
    made = block_of(grid, "gaps")
    moved = tuple(replace(row, start=600, end=660) if row.id == "gaps" else row for row in rows.sessions)
    grid.show_rows(replace(rows, sessions=moved))
    assert block_of(grid, "gaps") is made
    assert made.place().top() == 3 * 40 + 1


def test_overlapping_sessions_share_the_column(make_grid: MakeGrid) -> None:
    grid = make_grid(sample_rows((block(0, "09:00-11:00", id="one"), block(0, "10:00-12:00", id="two"))))
    one, two = block_of(grid, "one").place(), block_of(grid, "two").place()
    assert one.right() < two.left()
    assert one.width() == two.width()


@pytest.mark.parametrize("minutes", [5, 10, 15, 20, 24])
def test_short_sessions_can_be_read(make_grid: MakeGrid, minutes: int) -> None:
    times = f"09:00-09:{minutes:02}"
    sessions = (
        block(0, times, id="short"),
        block(0, f"{times[6:]}-11:00", id="next"),
        block(3, times, id="alone"),
    )
    grid = make_grid(sample_rows(sessions), 968, 492)
    short, following, alone = (block_of(grid, id).place() for id in ("short", "next", "alone"))
    assert alone.height() >= 13
    assert short.height() >= 10
    assert not short.intersects(following)


def test_the_line_of_now_lies_over_todays_sessions(make_grid: MakeGrid) -> None:
    grid = make_grid(sample_rows((block(2, "18:00-19:00"),)))
    line = picture(grid).pixelColor(320, 453 + HEAD)
    assert line == role("now.line")


def test_when_time_moves_only_strips_are_painted_again(qapp: QApplication, grid: WeekGridView) -> None:
    with watching(grid, qapp) as watch:
        grid.set_now(NOW + timedelta(minutes=30))
    painted = watch.painted[grid.viewport()]
    assert not painted.isEmpty()
    # Two thin lines across the days, and the labels beside them.
    untouched = QRect(60, 0, 700, 440)
    assert not painted.intersects(untouched)
    assert not painted.intersects(untouched.translated(0, 485))
    assert grid.header not in watch.painted
    assert picture(grid).pixelColor(320, 473 + HEAD) == role("now.line")
    assert picture(grid).pixelColor(320, 453 + HEAD) != role("now.line")


def test_at_midnight_today_moves(qapp: QApplication, grid: WeekGridView) -> None:
    grid.set_now(NOW + timedelta(days=1))
    shown = picture(grid)
    assert shown.pixelColor(376, 70 + HEAD) == role("bg.today")
    assert shown.pixelColor(270, 70 + HEAD) == role("bg.offhours")
    assert shown.pixelColor(369 + 6 + 2, 23) == role("accent.base")


def test_another_week_has_no_line_of_now(grid: WeekGridView) -> None:
    marker = grid.findChild(NowMarker)
    assert isinstance(marker, NowMarker)
    assert marker.isVisible()
    grid.show_rows(another_week(sample_rows()))
    assert not marker.isVisible()
    grid.set_now(NOW + timedelta(days=7))
    assert marker.isVisible()
    grid.set_now((NOW + timedelta(days=7)).replace(hour=23))
    assert not marker.isVisible()


def test_codes_are_shown_with_high_contrast(qapp: QApplication, grid: WeekGridView) -> None:
    made = block_of(grid, "6-09:30")

    def words() -> str:
        return " ".join(placed.text.text() for placed in (*made.text.title, *made.text.details))

    assert "DL" not in words()
    apply_theme(qapp, load_theme("light", high_contrast=True))
    assert "DL" in words()


def test_the_empty_weeks_card_offers_what_helps(qtbot: QtBot, make_grid: MakeGrid) -> None:
    sentence = "Say what you want to reach and when you can study. " * 3
    actions = ((EmptyAction.SET_UP, "Set up a plan"), (EmptyAction.SET_HOURS, "Set your hours"))
    empty = replace(sample_rows(()), empty=EmptyWeek("Nothing planned yet", sentence, actions))
    grid = make_grid(empty)
    buttons = [made for made in grid.findChildren(QPushButton) if made.isVisible()]
    assert [made.text() for made in buttons] == ["Set up a plan", "Set your hours"]
    for made, (action, _words) in zip(buttons, actions, strict=True):
        with qtbot.waitSignal(grid.empty_action_requested) as asked:
            QTest.mouseClick(made, Qt.MouseButton.LeftButton)
        assert asked.args == [action]
    card = grid.findChild(EmptyWeekCard)
    assert isinstance(card, EmptyWeekCard)
    assert card.height() >= card.body.heightForWidth(card.width())
    grid.show_rows(sample_rows())
    assert not any(made.isVisible() for made in buttons)


def test_the_card_changes_its_buttons(make_grid: MakeGrid) -> None:
    def rows(*actions: tuple[EmptyAction, str]) -> GridRows:
        return replace(sample_rows(()), empty=EmptyWeek("Nothing", "Nothing here.", actions))

    grid = make_grid(rows((EmptyAction.SET_UP, "Set up")))
    (before,) = [made for made in grid.findChildren(QPushButton) if made.isVisible()]
    grid.show_rows(rows((EmptyAction.SET_HOURS, "Hours")))
    assert before.parentWidget() is not None, "it may be the one that was clicked, and goes when that is over"
    assert [made.text() for made in grid.findChildren(QPushButton) if made.isVisible()] == ["Hours"]


def tip_at(widget: QWidget, place: QPoint) -> str:
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place)))
    return QToolTip.text()


def test_a_day_tells_all_that_concerns_it(qtbot: QtBot, make_grid: MakeGrid) -> None:
    entries = (
        AllDayEntry("clock", "Statistics due", "Statistics due"),
        AllDayEntry("flag", "Exam day", "", True),
    )
    days = tuple(replace(column, all_day=entries if column.day.day == 28 else ()) for column in sample_days())
    grid = make_grid(replace(sample_rows(), days=days))
    # The exam comes first, for it is drawn in ink.
    assert picture(grid).pixelColor(670, 52) == role("text.primary")
    assert tip_at(grid.header, QPoint(590, 20)) == days[5].tip
    assert tip_at(grid.header, QPoint(320, 20)) == days[2].tip


def test_the_body_is_painted_before_any_rows(qtbot: QtBot) -> None:
    grid = WeekGridView()
    qtbot.addWidget(grid)
    grid.resize(400, 300)
    assert not picture(grid).isNull()
    grid.set_now(NOW)
    grid.select("nothing")
    assert grid.selected is None
    assert grid.grid_geometry is None
    assert grid.childAt(QPoint(200, 200)) is grid.viewport()


def test_a_narrow_day_drops_the_word_before_its_hours_are_cut(make_grid: MakeGrid) -> None:
    past = replace(sample_days()[0], hours="20 min done", short_hours="20 min")
    ahead = replace(past, hours="1 h 30", short_hours="")
    paper = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(paper)
    painter.setFont(current_theme().font("caption"))
    room = painter.fontMetrics().horizontalAdvance("20 min done")
    assert fitting_hours(painter, past, room) == "20 min done"
    assert fitting_hours(painter, past, room - 1) == "20 min"
    assert fitting_hours(painter, ahead, 5) == "1 h 30"
    painter.end()


def test_a_weekend_is_folded_by_choice_but_never_today(make_grid: MakeGrid) -> None:
    grid = make_grid()
    grid.fold_weekend(True)
    assert grid.grid_geometry is not None
    assert grid.grid_geometry.folded == {5, 6}
    saturday = make_grid(sample_rows(now=datetime(2026, 11, 28, 12)))
    saturday.fold_weekend(True)
    assert saturday.grid_geometry is not None
    assert saturday.grid_geometry.folded == {6}
    grid.fold_weekend(False)
    assert not grid.grid_geometry.folded


def test_from_right_to_left_the_days_stand_over_their_columns(make_grid: MakeGrid) -> None:
    grid = make_grid(sample_rows())
    grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    grid.resize(grid.width(), 400)
    QApplication.processEvents()
    assert grid.viewport().x() > 0  # behind the scroll bar
    assert grid.header.x() == grid.viewport().x()
    assert grid.header.width() == grid.viewport().width()

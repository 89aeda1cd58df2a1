from datetime import date, datetime

import pytest

from planner.domain.availability import BusyTime, WeeklyPattern
from planner.scheduling.ordinary_hours import USUAL
from planner.services.study_weeks import add_week, week_on
from planner.ui.availability.grid.rows import PaintedWeek, Piece, painted_week
from planner.ui.week.grid.locale import GridLocale
from tests.support.plans import NOW, at, hours, item, make_plan

WORDS = GridLocale()
WEEK = hours("mon 19:00-21:00! 21:00-21:30, tue 07:00-08:00 19:00-20:00, wed 22:00-24:00")


def shown(week: WeeklyPattern = WEEK, first_weekday: int = 0) -> PaintedWeek:
    return painted_week(make_plan([item("a")], hours=week), week, NOW, WORDS, first_weekday)


def test_hours_that_touch_say_their_length_once() -> None:
    monday, tuesday = shown().days[:2]
    assert monday.pieces == (
        Piece(1140, 1260, True, "2 h 30", joins_after=True),
        Piece(1260, 1290, False, "", joins_before=True),
    )
    assert [piece.length for piece in tuesday.pieces] == ["1 h", "1 h"]
    assert (monday.length, tuesday.length, shown().days[3].length) == ("2 h 30", "2 h", "")


@pytest.mark.parametrize(("first", "names"), [(0, ["Monday", "Tuesday"]), (6, ["Sunday", "Monday"])])
def test_the_days_stand_as_the_learners_weeks_run(first: int, names: list[str]) -> None:
    week = shown(first_weekday=first)
    assert [day.name for day in week.days[:2]] == names
    assert week.weekdays[0] == first


def test_every_range_is_said() -> None:
    assert shown().name == "Hours of the week Usual week"
    assert shown().description == (
        "Monday 19:00 to 21:00 preferred, 21:00 to 21:30; Tuesday 07:00 to 08:00, 19:00 to 20:00; "
        "Wednesday 22:00 to 00:00"
    )
    assert shown(WeeklyPattern(USUAL)).description == "No study hours yet"


def test_the_earliest_hours_of_any_day_are_known() -> None:
    assert shown().earliest == 420
    assert shown(WeeklyPattern(USUAL)).earliest is None


BUSY = [
    BusyTime("work", at(1, "09:00"), at(1, "17:00"), "Work", "Work"),
    BusyTime("night", at(2, "22:00"), at(3, "02:00"), "", "Work"),
    BusyTime("next", at(8, "09:00"), at(8, "17:00"), "Work", "Work"),
]


def test_what_is_busy_this_week_is_shown_on_its_days() -> None:
    plan = make_plan([item("a")], busy=BUSY)
    week = painted_week(plan, plan.patterns[USUAL], NOW, WORDS, 0)
    assert [(row.day, row.start, row.end, row.title) for row in week.busy] == [
        (1, 540, 1020, "Work"),
        (2, 1320, 1440, "Busy"),
        (3, 0, 120, "Busy"),
    ]
    assert week.busy[0].name == "Busy: Work, Tuesday 09:00 to 17:00"


def test_a_week_to_come_shows_what_is_busy_when_it_begins_and_one_that_is_over_nothing() -> None:
    plan = make_plan([item("a")], busy=BUSY)
    plan = plan.after(add_week(plan, "Exam", date(2026, 12, 1)))
    coming = week_on(plan, date(2026, 12, 1))
    assert [row.day for row in painted_week(plan, coming, NOW, WORDS, 0).busy] == [1]
    later = datetime(2026, 12, 9, 8)
    assert painted_week(plan, plan.patterns[USUAL], later, WORDS, 0).busy == ()

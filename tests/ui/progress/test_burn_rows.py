from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.plan import Plan
from planner.scheduling.forecast import Forecast
from planner.services.past_work import WorkLevel
from planner.ui.progress.burn_rows import BurnRow, burn_row
from planner.values import replace
from tests.support.forecasts import forecast_of, goal_forecast
from tests.support.plans import NOW, at
from tests.ui.progress.small import WORDS, schedule_of, small_plan

LOGGED = {-21: 120, -20: 60, -7: 180}


def known(weeks_seen: int = 16, days: int = 42) -> Forecast:
    found = goal_forecast("test", NOW.date(), days=days, done=360, total=3_600)
    return forecast_of({"test": found}, NOW, weeks_seen=weeks_seen)


def chart(
    plan: Plan | None = None,
    forecast: Forecast | None = None,
    goal: str = "test",
    past: tuple[WorkLevel, ...] = (),
) -> BurnRow:
    plan = plan or small_plan(LOGGED)
    return burn_row(plan, schedule_of(plan), goal, forecast, NOW, WORDS, past)


def levels(*steps: tuple[datetime, int]) -> tuple[WorkLevel, ...]:
    return tuple(WorkLevel(since, minutes) for since, minutes in steps)


def test_the_line_rises_on_the_days_of_study_and_is_flat_between_them() -> None:
    row = chart()
    levels = [y for _x, y in row.done]

    assert row.done[0] == (0, 0)
    assert levels == sorted(levels)
    assert levels[-1] / row.total == pytest.approx(360 / 3_600)
    longest = max(pairwise(row.done), key=lambda step: step[1][0] - step[0][0])
    assert longest[0][1] == longest[1][1]
    assert row.today_words == "6 h today"


def test_the_plan_begins_where_the_work_done_ends_and_comes_to_all_of_it() -> None:
    row = chart()

    assert row.plan[0] == pytest.approx(row.done[-1])
    assert row.plan[-1][1] == pytest.approx(row.total)
    assert row.total_words == "Work to do, 60 h"


def test_the_work_of_other_goals_does_not_count() -> None:
    row = chart(goal="some-day")

    assert (row.done[-1][1], row.today_words, row.total_words) == (0, "0 h today", "Work to do, 10 h")
    assert (row.due, row.due_words) == (None, ("", ""))


def test_the_cone_widens_from_today_on_and_ends_at_the_work() -> None:
    row = chart(forecast=known())

    assert [band.percent for band in row.bands] == [95, 80, 50]
    for band in row.bands:
        assert band.outline[0] == row.done[-1]
        assert all(y <= row.total + 1e-9 for _x, y in band.outline)
    assert row.median[0] == row.done[-1]
    assert row.likely is not None
    assert row.likely_words == "likely 4 Jan"
    assert row.due_words == ("Exam", "25 Jan")
    assert row.note == ""


@pytest.mark.parametrize("forecast", [None, known(weeks_seen=1)])
def test_without_two_weeks_of_hours_there_is_no_cone(forecast: Forecast | None) -> None:
    row = chart(forecast=forecast)

    assert (row.bands, row.median, row.likely) == ((), (), None)
    assert row.note.startswith("" if forecast is None else "After 2 weeks of logged hours")
    assert bool(row.note) is (forecast is not None)


def test_a_cone_far_beyond_the_date_does_not_press_the_rest_together() -> None:
    row = chart(forecast=known(days=3_000))

    assert row.due is not None
    assert row.due > 0.6
    assert all(x <= 1 for band in row.bands for x, _y in band.outline)


def test_the_work_has_a_step_where_it_became_more_and_another_where_it_became_less() -> None:
    row = chart(past=levels((datetime.min, 3_000), (at(-14), 4_200), (at(-7, "12:00"), 3_600)))
    (x0, y0), *between, last = row.work

    assert (x0, last) == (0, (1, row.total))
    assert [round(y / row.total * 3_600) for _x, y in row.work] == [3_000] * 2 + [4_200] * 2 + [3_600] * 2
    assert y0 < row.total < max(y for _x, y in between) < 1
    assert [x for x, _y in row.work] == sorted(x for x, _y in row.work)
    assert [step.words for step in row.steps] == [
        "The work grew by 20 h on 9 Nov 2026.",
        "The work fell by 10 h on 16 Nov 2026.",
    ]
    assert [step.at for step in row.steps] == [row.work[2][0], row.work[4][0]]
    assert " ".join(step.words for step in row.steps) in row.spoken


def test_without_a_known_past_the_work_is_flat() -> None:
    row = chart()

    assert row.work == ((0, row.total), (1, row.total))
    assert (row.steps, "The work" in row.spoken) == ((), False)


def test_each_line_of_the_table_says_the_work_of_its_day_and_each_step_has_one() -> None:
    row = chart(past=levels((datetime.min, 3_000), (at(-10, "19:00"), 3_600)))
    column = row.table.columns.index("Work to do, h")
    said = {line[0]: line[column] for line in row.table.rows}

    assert said["2 Nov 2026"] == said["3 Nov 2026"] == "50"
    assert said["13 Nov 2026"] == said["16 Nov 2026"] == "60"
    assert set(list(said.values())[2:]) == {"60"}


@given(
    logged=st.dictionaries(st.integers(-400, 0), st.integers(1, 600), max_size=12),
    days=st.integers(1, 2_000),
    past=st.lists(st.tuples(st.integers(-400, 3).map(at), st.integers(0, 9_000)), max_size=5).map(sorted),
)
def test_all_that_is_drawn_lies_within_the_chart(
    logged: dict[int, int], days: int, past: list[tuple[datetime, int]]
) -> None:
    row = chart(small_plan(logged), known(days=days), past=levels(*past))
    outlines = [point for band in row.bands for point in band.outline]

    for x, y in (*row.done, *row.plan, *row.median, *row.work, *outlines):
        assert -1e-9 <= x <= 1 + 1e-9
        assert -1e-9 <= y <= 1 + 1e-9
    for line in (row.done, row.work):
        assert [x for x, _y in line] == sorted(x for x, _y in line)
    assert row.work[-1] == pytest.approx((1, row.total))


def test_the_words_and_the_table_say_what_is_drawn() -> None:
    row = chart(forecast=known())

    assert row.spoken.startswith("6 of 60 h are done. By the plan finished on ")
    assert "Likely finished on 4 Jan 2027. The exam is on 25 Jan 2027." in row.spoken
    assert row.table.title == "Test: hours done and forecast"
    assert row.table.rows[0] == ("2 Nov 2026", "2", "", "60", "", "", "", "", "")
    assert all(len(line) == len(row.table.columns) for line in row.table.rows)
    assert row.table.text.splitlines()[1].startswith("2 Nov 2026\t2\t")


def test_a_date_that_is_over_and_a_goal_without_work_are_drawn_as_well() -> None:
    plan = small_plan(LOGGED)
    over = replace(plan.goals["test"], due=at(-2))
    row = chart(replace(plan, goals={**plan.goals, "test": over}), known())
    assert row.due is not None
    assert 0 < row.due < row.done[-1][0]

    nothing = replace(plan, goals={"test": replace(plan.goals["test"], items=())})
    assert chart(nothing, known()).total == 0


def test_time_logged_today_is_there_at_once() -> None:
    late = NOW + timedelta(hours=12)
    plan = small_plan({0: 90})
    row = burn_row(plan, schedule_of(plan), "test", None, late, WORDS)

    assert row.done[-1][1] / row.total == pytest.approx(90 / 3_600)

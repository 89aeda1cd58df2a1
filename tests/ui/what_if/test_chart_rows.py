import pytest

from planner.ui.what_if.changes import Changes
from planner.ui.what_if.chart_rows import ChartRow, chart_row, path_of
from planner.ui.what_if.trial import Trial
from planner.values import replace
from tests.support.plans import NOW, at, day
from tests.ui.what_if.small import WORDS, laid_out, small_plan, trial


def chart(tried: Trial, changes: Changes | None, goal: str = "own") -> ChartRow:
    would_be = None if changes is None else path_of(laid_out(tried, changes), goal, NOW)
    return chart_row(path_of(tried.before, goal, NOW), would_be, NOW, WORDS)


def test_a_path_goes_from_what_is_done_to_all_there_is() -> None:
    tried = trial()
    path = path_of(tried.before, "own", NOW)

    assert path.points[0] == (NOW, 60)
    assert path.points[-1] == (path.finish, 300 + 240 + 300)
    assert [minutes for _at, minutes in path.points] == sorted(minutes for _at, minutes in path.points)
    assert (path.total, path.due) == (840, at(21))


def test_weeks_without_study_are_flat() -> None:
    tried = trial()
    changes = Changes().with_days_off((day(2), day(15)))
    path = path_of(laid_out(tried, changes), "own", NOW)

    assert path.points[1][1] == path.points[2][1]
    assert path.points[-1][0] > at(16)


def test_a_course_lies_within_the_chart() -> None:
    row = chart(trial(), None)

    assert row.after is None
    assert row.before.points[0][0] == 0
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in row.before.points)
    assert row.before.total == pytest.approx(row.before.points[-1][1])
    assert row.before.due is not None
    assert row.before.due < 1
    assert row.before.due_words == "13 Dec 2026"
    assert row.levels[0] == (0, "0")
    assert [words for _part, words in row.levels] == ["0", "5", "10"]
    assert [name for _part, name in row.months] == ["Dec"]


def test_both_courses_share_a_scale() -> None:
    tried = trial()
    changes = Changes().with_left_out(["extra"]).with_day(tried.before.plan, "own", day(40))
    row = chart(tried, changes)

    assert row.after is not None
    assert row.after.total < row.before.total
    assert row.before.due is not None
    assert row.after.due is not None
    assert row.after.due > row.before.due


def test_work_that_is_laid_out_beyond_the_date_stays_within_the_chart() -> None:
    plan = small_plan()
    soon = replace(plan.goals["own"], due=at(2))
    row = chart(trial(replace(plan, goals={**plan.goals, "own": soon})), None)

    assert all(x <= 1 for x, _y in row.before.points)


def test_the_words_say_when_it_is_finished_and_how_that_lies_to_the_date() -> None:
    tried = trial()
    assert chart(tried, None).spoken == (
        "1 of 14 h are studied. Now: finished 1 Dec 2026, 12 days before 13 Dec 2026."
    )

    later = chart(tried, Changes().with_day(tried.before.plan, "own", day(30)))
    assert "With these changes: 14 h in all, finished " in later.spoken
    assert "before 23 Dec 2026." in later.spoken
    assert "before" not in chart(tried, None, "some-day").spoken


def test_what_is_not_laid_out_yet_has_no_points_but_its_date() -> None:
    tried = trial()
    judged = tried.judged(Changes().with_day(tried.before.plan, "own", day(30)))
    path = path_of(judged, "own", NOW, done=60)

    assert path.points == ()
    assert (path.total, path.due) == (840, at(31))

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.item import Subject
from planner.domain.plan import Plan
from planner.ui.progress.track_rows import tracks_row
from planner.ui.progress.year_rows import WEEKS, YearRow, year_row
from planner.values import replace
from tests.support.plans import NOW
from tests.ui.progress.small import WORDS, small_plan


def year_of(plan: Plan, first_weekday: int = 0) -> YearRow:
    return year_row(plan, NOW, WORDS, first_weekday)


def test_a_year_ends_with_this_week_and_today_is_marked() -> None:
    row = year_of(small_plan())
    today = row.weeks[-1][0]

    assert len(row.weeks) == WEEKS
    assert {len(days) for days in row.weeks} == {7}
    assert today.is_today
    assert (today.step, today.words) == (0, "")
    assert [cell.step for cell in row.weeks[-1][1:]] == [None] * 6
    assert (row.total, row.sentence) == ("0 h", "nothing logged yet")


def test_more_study_is_darker_and_a_full_day_is_the_darkest() -> None:
    usual = dict.fromkeys(range(-40, -30), 120)
    row = year_of(small_plan({**usual, -7: 30, -6: 60, -5: 90, -4: 120, -3: 600}))

    assert [cell.step for cell in row.weeks[-2]] == [1, 2, 3, 4, 4, 0, 0]
    assert (row.least, row.most) == ("0 h", "2 h a day")
    assert row.weeks[-2][2].words == "Wed 18 Nov 2026: 1 h 30"
    assert (row.total, row.sentence) == ("35 h", "on 15 days")
    assert row.spoken == "35 h on 15 days."


def test_months_stand_over_the_week_in_which_they_begin_and_never_on_each_other() -> None:
    row = year_of(small_plan())
    weeks = [week for week, _name in row.months]

    assert [name for _week, name in row.months][:3] == ["Dec", "Jan", "Feb"]
    assert len(row.months) == 12
    assert min(after - before for before, after in pairwise(weeks)) >= 4


def test_a_week_may_begin_on_sunday() -> None:
    row = year_of(small_plan(), first_weekday=6)

    assert row.weekdays[0] == "Sun"
    assert row.weeks[-1][1].is_today


def test_what_is_older_than_a_year_does_not_count() -> None:
    row = year_of(small_plan({-400: 60, -300: 120}))

    assert (row.total, row.table.rows) == ("2 h", (("Tue 27 Jan 2026", "2"),))


@given(st.dictionaries(st.integers(-360, 0), st.integers(1, 1_440), max_size=40))
def test_every_studied_day_is_seen(logged: dict[int, int]) -> None:
    row = year_of(small_plan(logged))
    steps = [cell.step for days in row.weeks for cell in days if cell.step]

    assert len(steps) == len(logged)
    assert all(1 <= step <= 4 for step in steps)


def test_tracks_are_those_that_were_studied_in_the_year() -> None:
    plan = small_plan({-400: 600, -3: 90})
    plan = replace(plan, items={**plan.items, "a": replace(plan.items["a"], subject=Subject.MATHS)})
    row = tracks_row(plan, NOW)

    (track,) = row.tracks
    assert (track.id, track.name, track.hours, track.share) == ("maths", "Maths and stats", "1.5 h", 1)
    assert row.table.rows == (("Maths and stats", "1.5"),)
    assert tracks_row(small_plan(), NOW).sentence == "Nothing was logged in the last 12 months."


def test_time_of_an_item_that_is_gone_is_left_out_of_the_tracks() -> None:
    plan = small_plan({-3: 90})

    assert tracks_row(replace(plan, items={}), NOW).tracks == ()

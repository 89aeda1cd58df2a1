from hypothesis import given
from hypothesis import strategies as st

from planner.domain.plan import Plan
from planner.ui.progress.week_rows import WEEKS_AHEAD, WEEKS_BEHIND, WeeksRow, weeks_row
from tests.support.plans import NOW
from tests.ui.progress.small import WORDS, schedule_of, small_plan

LOGGED = {-14: 660, -7: 120, 0: 60}


def weeks_of(plan: Plan | None = None) -> WeeksRow:
    plan = plan or small_plan(LOGGED)
    return weeks_row(plan, schedule_of(plan), NOW, WORDS)


def test_weeks_behind_are_done_and_weeks_ahead_planned() -> None:
    row = weeks_of()
    behind, now, ahead = row.bars[:WEEKS_BEHIND], row.bars[WEEKS_BEHIND], row.bars[WEEKS_BEHIND + 1 :]

    assert len(ahead) == WEEKS_AHEAD
    assert [bar.done > 0 for bar in behind[-3:]] == [False, True, True]
    assert all(bar.planned == 0 for bar in behind)
    assert now.is_now
    assert 0 < now.done < now.planned
    assert all(bar.done == 0 for bar in ahead)
    assert ahead[0].planned == row.target


def test_a_week_under_the_target_is_told_apart_and_this_week_is_not() -> None:
    row = weeks_of()

    assert [bar.is_under for bar in row.bars[WEEKS_BEHIND - 2 : WEEKS_BEHIND + 1]] == [False, True, False]
    assert row.target_words == "target 10 h"


def test_every_fourth_week_has_its_day_and_this_one_its_word() -> None:
    names = [bar.name for bar in weeks_of().bars]

    assert [name for name in names if name] == [
        *("3 Aug", "31 Aug", "28 Sep", "26 Oct", "this week", "21 Dec", "18 Jan"),
    ]
    assert names.index("this week") == WEEKS_BEHIND


def test_each_week_says_its_hours() -> None:
    row = weeks_of()

    assert row.bars[WEEKS_BEHIND - 1].words == "Week of 16 Nov 2026: 2 h done"
    assert row.bars[WEEKS_BEHIND].words == "This week: 1 of 10 h done"
    assert row.bars[-1].words.startswith("Week of 18 Jan 2027: ")
    assert row.spoken.startswith("0.8 h a week done in the last 16 weeks. This week: 1 of 10 h done.")
    assert row.table.rows[WEEKS_BEHIND] == ("23 Nov 2026", "1", "10")
    assert row.table.rows[0] == ("3 Aug 2026", "0", "")


def test_weeks_begin_where_the_locale_begins_them() -> None:
    plan = small_plan({-1: 60})  # a Sunday
    row = weeks_row(plan, schedule_of(plan), NOW, WORDS, first_weekday=6)

    assert row.bars[WEEKS_BEHIND].done > 0
    assert row.bars[WEEKS_BEHIND - 1].done == 0


@given(st.dictionaries(st.integers(-150, 0), st.integers(1, 1_400), max_size=30))
def test_no_bar_leaves_the_chart(logged: dict[int, int]) -> None:
    row = weeks_of(small_plan(logged))

    assert len(row.bars) == WEEKS_BEHIND + 1 + WEEKS_AHEAD
    assert all(0 <= part <= 1 for bar in row.bars for part in (bar.done, bar.planned))
    assert all(0 <= part <= 1 for part, _words in row.levels)
    assert 0 < row.target < 1

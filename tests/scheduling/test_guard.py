"""The guard: how many minutes may go elsewhere before a date is lost."""

from math import inf

from hypothesis import given
from hypothesis import strategies as st

from planner.scheduling.demand import NEVER
from planner.scheduling.guard import SPARED_PERCENT, SPARED_WEEKS, Guard


def guard(*dates: tuple[int, int, int], week: int = 0, percent_kept: int = 100) -> Guard:
    """A guard over dates given as (due minute, position, work due exactly then)."""
    dues, positions, work = zip(*dates, strict=True) if dates else ((), (), ())
    return Guard(dues, positions, work, week, percent_kept)


def test_room_is_the_least_slack_of_the_dates_before() -> None:
    watch = guard((1000, 100, 60), (2000, 200, 130), (3000, 500, 10))
    assert [watch.room(0, rank) for rank in range(4)] == [inf, 40, 10, 10]
    assert watch.room(7, 2) == 3


def test_ranks_count_the_dates_before() -> None:
    watch = guard((1000, 100, 60), (2000, 200, 130))
    assert [watch.rank(due) for due in (500, 1000, 1001, 2000, 9999, NEVER)] == [0, 0, 1, 1, 2, 2]


def test_work_laid_out_makes_room_for_its_own_date_and_later_ones() -> None:
    watch = guard((1000, 100, 60), (2000, 200, 130))
    watch.give(1, 30)
    assert [watch.room(30, rank) for rank in (1, 2)] == [10, 10]
    watch.give(watch.rank(NEVER), 500)
    assert [watch.room(30, rank) for rank in (1, 2)] == [10, 10]


def test_a_date_counts_only_while_work_is_due_by_it() -> None:
    watch = guard((1000, 100, 60), (2000, 200, 40))
    watch.give(0, 60)
    assert watch.room(150, 1) == inf
    assert watch.room(150, 2) == 10


def test_a_promise_delays_the_earlier_dates_after_its_start_by_what_lies_before_them() -> None:
    watch = guard((1000, 100, 60), (2000, 200, 130))
    watch.promise(970, 2, 50)
    assert [watch.room(0, rank) for rank in (1, 2)] == [10, -40]
    watch.promise(970, 2, 50, sign=-1)
    assert [watch.room(0, rank) for rank in (1, 2)] == [40, 10]
    watch.promise(1500, 2, 5)
    assert [watch.room(0, rank) for rank in (1, 2)] == [40, 5]


def test_comfort_spares_a_share_of_the_work_and_some_ordinary_weeks() -> None:
    watch = guard((1000, 10_000, 4_000), week=600)
    assert watch.room(0, 1) == 6_000
    assert watch.comfortable_room(0, 1) == 6_000 - 4_000 * SPARED_PERCENT // 100 - SPARED_WEEKS * 600


def test_comfort_spares_more_where_fewer_of_the_hours_are_kept_and_a_date_is_met_as_before() -> None:
    """Of five hours four are kept: 4,000 minutes with a quarter more take 6,250 minutes of study time."""
    watch = guard((1000, 10_000, 4_000), week=100, percent_kept=80)
    assert watch.room(0, 1) == 6_000
    assert watch.comfortable_room(0, 1) == 10_000 - 6_250 - SPARED_WEEKS * 100


dates = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 100)), min_size=1, max_size=6)


@given(dates, st.lists(st.tuples(st.integers(0, 7), st.integers(1, 40)), max_size=12))
def test_room_is_what_the_definition_says_after_any_work(
    wanted: list[tuple[int, int]], given_work: list[tuple[int, int]]
) -> None:
    """Here due minutes and positions are the same: every minute can be studied."""
    dues = sorted({due for due, _minutes in wanted})
    work = [sum(minutes for other, minutes in wanted if other == due) for due in dues]
    watch, position = Guard(dues, dues, work, 0), 0
    for rank, minutes in given_work:
        if rank < len(dues):
            minutes = min(minutes, work[rank])
            work[rank] -= minutes
        watch.give(rank, minutes)
        position += minutes
        for before in range(len(dues) + 1):
            slacks = [
                dues[index] - sum(work[: index + 1]) - position
                for index in range(before)
                if sum(work[: index + 1])
            ]
            assert watch.room(position, before) == min(slacks, default=inf)


def test_what_is_begun_may_go_on_until_a_week_of_slack_is_left() -> None:
    watch = Guard([1_000], [1_000], [200], 300)
    assert watch.room(0, 1) == 800
    assert watch.room_to_finish(0, 1) == 500
    assert watch.room_to_finish(100, 0) == inf

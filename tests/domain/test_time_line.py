"""What passes between moments of a clock that is set forward and back."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from planner.domain.focus_timer import Blocks, FocusTimer, Phase
from planner.domain.time_line import later, time_between
from tests.support.zones import clock_of

SPRING = datetime(2027, 3, 28, 1, tzinfo=UTC)  # the clocks of Europe are set forward
AUTUMN = datetime(2027, 10, 31, 1, tzinfo=UTC)  # and back


@pytest.fixture(autouse=True)
def _in_berlin() -> Iterator[None]:
    with clock_of("Europe/Berlin"):
        yield


def shown(instant: datetime) -> datetime:
    """What the clock of the computer tells."""
    return datetime.fromtimestamp(instant.timestamp())


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


@pytest.mark.parametrize("change", [SPRING, AUTUMN])
@pytest.mark.parametrize("before", [0, 1, 59, 61, 600])
@pytest.mark.parametrize("after", [0, 1, 59, 61, 600])
def test_minutes_are_counted_on_the_time_line(change: datetime, before: int, after: int) -> None:
    start, end = shown(change - minutes(before)), shown(change + minutes(after))
    assert time_between(start, end) == minutes(before + after)
    assert time_between(end, start) == -minutes(before + after)
    ended = later(start, minutes(before + after))
    assert (ended, ended.fold) == (end, end.fold)


@pytest.mark.parametrize("change", [SPRING, AUTUMN])
@pytest.mark.parametrize("pause", [0.25, 4, 25])
def test_a_timer_that_runs_over_a_change_counts_what_was_studied(change: datetime, pause: float) -> None:
    instant = change - minutes(40)
    timer = FocusTimer(item="a", title="A", begun=shown(instant), since=shown(instant), seen=shown(instant))
    while instant < change + minutes(50):
        instant += minutes(pause)
        timer = timer.at(shown(instant))
        assert timer.phase is Phase.RUNNING
        assert timer.worked_at(shown(instant)) == instant - (change - minutes(40))


@pytest.mark.parametrize("change", [SPRING, AUTUMN])
def test_blocks_and_breaks_are_as_long_as_ever(change: datetime) -> None:
    begin = change - minutes(20)
    now = shown(begin)
    timer = FocusTimer(
        item="a", title="A", begun=now, since=now, seen=now, blocks=Blocks(25, 10), length=minutes(50)
    )
    phases = []
    for minute in range(1, 62):
        timer = timer.at(shown(begin + minutes(minute)))
        phases.append(timer.phase)
    assert phases.index(Phase.BREAK) == 24
    assert phases.index(Phase.RUNNING, 24) == 34
    assert phases.index(Phase.ENDED) == 59
    assert timer.worked == minutes(50)


def test_a_clock_that_was_set_back_takes_nothing_away() -> None:
    now = datetime(2027, 6, 1, 10)
    timer = FocusTimer(item="a", title="A", begun=now, since=now, seen=now).at(now + minutes(20))
    timer = timer.at(now - minutes(120))
    assert timer.worked_at(now - minutes(110)) == minutes(30)

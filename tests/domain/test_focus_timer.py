"""The rules of the focus timer: what counts as study, how it goes on by itself, and when it asks."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import Refusal
from planner.domain.focus_timer import GRACE, LONGER, MOST_UNSEEN, Blocks, FocusTimer, Phase
from planner.values import replace

START = datetime(2026, 11, 25, 19)
MINUTE = timedelta(minutes=1)
NOTHING = timedelta(0)


def timer(length: int | None = 90, blocks: Blocks | None = None) -> FocusTimer:
    """A timer that begins at seven, with a length in minutes."""
    return FocusTimer(
        item="trees",
        title="Decision trees",
        begun=START,
        since=START,
        seen=START,
        length=None if length is None else length * MINUTE,
        blocks=blocks,
    )


def at(minutes: float) -> datetime:
    return START + minutes * MINUTE


def watched(running: FocusTimer, minutes: int) -> FocusTimer:
    """The timer after so many minutes in which the program saw it run."""
    begun = running.seen
    for minute in range(5, minutes, 5):
        running = running.at(begun + minute * MINUTE)
    return running.at(begun + minutes * MINUTE)


def test_a_session_counts_down_and_study_by_itself_counts_up() -> None:
    assert watched(timer(90), 24).left_at(at(24)) == 66 * MINUTE
    assert watched(timer(None), 24).left_at(at(24)) is None
    assert watched(timer(None), 24).minutes_at(at(24)) == 24


def test_a_pause_counts_nothing_however_long_it_is() -> None:
    paused = watched(timer(), 24).paused(at(24))
    assert paused.phase is Phase.PAUSED
    assert paused.at(at(600)) is paused
    resumed = paused.resumed(at(600))
    assert resumed.minutes_at(at(610)) == 34


def test_it_ends_by_itself_when_its_length_is_studied() -> None:
    ended = watched(timer(30), 40)
    assert (ended.phase, ended.since, ended.worked) == (Phase.ENDED, at(30), 30 * MINUTE)
    assert ended.next_change() is None


def test_it_goes_on_a_while_longer_or_for_its_rest() -> None:
    assert watched(timer(30), 30).prolonged(at(32)).next_change() == at(32) + LONGER
    early = watched(timer(30), 10).ended(at(10))
    assert early.phase is Phase.ENDED
    assert early.prolonged(at(12)).next_change() == at(32)
    running = timer()
    assert running.prolonged(at(1)) is running


def test_a_break_that_is_paused_does_not_turn_into_study() -> None:
    in_break = watched(timer(None, Blocks(25, 5)), 26)
    paused = in_break.paused(at(26))
    assert (paused.phase, paused.minutes_at(at(50)), paused.at(at(50))) == (Phase.PAUSED, 25, paused)
    resumed = paused.resumed(at(50))
    assert (resumed.next_change(), resumed.minutes_at(at(60))) == (at(75), 35)


def test_it_goes_on_in_a_new_block_where_a_block_ended_with_its_time() -> None:
    ended = watched(timer(50, Blocks(25, 5)), 55)
    assert (ended.phase, ended.worked) == (Phase.ENDED, 50 * MINUTE)
    longer = ended.prolonged(at(55))
    assert longer.at(at(56)).phase is Phase.RUNNING
    assert watched(longer, 15).phase is Phase.ENDED


def test_blocks_and_breaks_take_turns_and_a_break_counts_nothing() -> None:
    blocks = timer(60, Blocks(25, 5))
    in_break = watched(blocks, 26)
    assert (in_break.phase, in_break.since) == (Phase.BREAK, at(25))
    assert in_break.minutes_at(at(29)) == 25
    second = watched(in_break, 10)
    assert (second.phase, second.since, second.in_block) == (Phase.RUNNING, at(30), NOTHING)
    ended = watched(second, 40)
    assert (ended.phase, ended.since) == (Phase.ENDED, at(70))  # 25 + 5 + 25 + 5 + 10


def test_a_break_is_skipped_by_going_on() -> None:
    going = watched(timer(60, Blocks(25, 5)), 26).resumed(at(26))
    assert going.next_change() == at(51)


def test_a_pause_inside_a_block_leaves_the_rest_of_the_block() -> None:
    paused = watched(timer(60, Blocks(25, 5)), 10).paused(at(10))
    assert paused.resumed(at(40)).next_change() == at(55)


def test_other_blocks_begin_anew_and_none_end_a_break() -> None:
    in_break = watched(timer(60, Blocks(25, 5)), 26)
    free = in_break.in_blocks(None, at(26))
    assert (free.phase, free.blocks, free.worked) == (Phase.RUNNING, None, 25 * MINUTE)
    blocks = watched(timer(60), 10).in_blocks(Blocks(25, 5), at(10))
    assert blocks.next_change() == at(35)


def test_a_short_while_unseen_is_believed() -> None:
    seen = watched(timer(90), 10)
    assert seen.at(seen.seen + MOST_UNSEEN).phase is Phase.RUNNING


def test_a_long_while_unseen_is_asked_about_and_each_answer_counts_what_it_says() -> None:
    seen = watched(timer(None), 24)
    unsure = seen.at(at(310))
    assert unsure.phase is Phase.UNSURE
    assert (unsure.worked, unsure.minutes_with_unseen) == (24 * MINUTE, 310)
    assert unsure.counted(at(311), with_unseen=False).worked == 24 * MINUTE
    assert unsure.counted(at(311), with_unseen=True).worked == 310 * MINUTE
    assert unsure.resumed(at(311)).minutes_at(at(321)) == 34


def test_what_nobody_saw_of_a_session_is_not_longer_than_the_session() -> None:
    unsure = watched(timer(90), 24).at(at(310))
    assert unsure.minutes_with_unseen == 90


def test_an_end_that_lies_back_for_long_was_not_seen_either() -> None:
    seen = watched(timer(30), 25)
    assert seen.at(at(30) + GRACE).phase is Phase.ENDED
    assert seen.at(at(30) + GRACE + MINUTE).phase is Phase.UNSURE


def test_nothing_is_asked_where_both_answers_are_nearly_the_same() -> None:
    assert watched(timer(30), 28).at(at(600)) == replace(watched(timer(30), 40), seen=at(600))
    in_break = watched(timer(90, Blocks(25, 60)), 26)
    assert in_break.at(at(84)).phase is Phase.BREAK


def test_a_clock_that_is_set_back_takes_nothing_away() -> None:
    seen = watched(timer(), 24)
    back = seen.at(at(24 - 60))
    assert back.minutes_at(at(24 - 60)) == 24
    assert back.minutes_at(at(30 - 60)) == 30


@pytest.mark.parametrize(("work", "rest"), [(4, 5), (181, 5), (25, 0), (25, 61)])
def test_blocks_that_nobody_studies_by_are_refused(work: int, rest: int) -> None:
    with pytest.raises(Refusal):
        Blocks(work, rest)


ACTS = st.sampled_from(["look", "pause", "resume", "end", "prolong", "all", "seen", "blocks", "free"])
STEPS = st.lists(st.tuples(ACTS, st.integers(-120, 400)), max_size=30)
BLOCKS = st.none() | st.builds(Blocks, st.integers(5, 60), st.integers(1, 30))
LENGTHS = st.none() | st.integers(1, 180)


@given(LENGTHS, BLOCKS, STEPS)
def test_minutes_never_shrink_and_never_come_from_a_pause_a_break_or_a_question(
    length: int | None, blocks: Blocks | None, steps: list[tuple[str, int]]
) -> None:
    now, running = START, timer(length, blocks)
    for act, minutes in steps:
        before, was = running.worked_at(now), running.phase
        now += minutes * MINUTE
        running = running.at(now)
        assert running.worked_at(now) >= before
        if not was.is_under_way:
            assert running.worked_at(now) == before
        assert running.worked_at(now) - before <= max(NOTHING, minutes * MINUTE)
        running = after(running, act, now)
        assert running.worked_at(now) >= before
        assert running.since <= running.seen
        change = running.next_change()
        assert change is None or change >= now


def after(running: FocusTimer, act: str, now: datetime) -> FocusTimer:
    return {
        "look": lambda: running,
        "pause": lambda: running.paused(now),
        "resume": lambda: running.resumed(now),
        "end": lambda: running.ended(now),
        "prolong": lambda: running.prolonged(now),
        "all": lambda: running.counted(now, with_unseen=True),
        "seen": lambda: running.counted(now, with_unseen=False),
        "blocks": lambda: running.in_blocks(Blocks(25, 5), now),
        "free": lambda: running.in_blocks(None, now),
    }[act]()


@given(LENGTHS, BLOCKS, st.lists(st.integers(1, 30), max_size=12))
def test_how_often_it_is_looked_at_changes_nothing(
    length: int | None, blocks: Blocks | None, looks: list[int]
) -> None:
    now, seen = START, timer(length, blocks)
    for minutes in looks:
        now += minutes * MINUTE
        seen = seen.at(now)
    closely, moment = timer(length, blocks), START
    while moment < now:
        moment += MINUTE
        closely = closely.at(moment)
    if seen.phase is not Phase.UNSURE:
        assert replace(seen, seen=now) == replace(closely, seen=now)

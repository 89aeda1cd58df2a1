"""What a learner would rather do next, rule by rule."""

from dataclasses import replace

from planner.domain.item import Subject
from planner.domain.settings import SessionLengths
from planner.scheduling.minutes import MINUTES_PER_DAY, midnight
from planner.scheduling.preference import Rhythm
from tests.support.plans import day

MATHS, ML, DATA, MLOPS = Subject.MATHS, Subject.ML, Subject.DATA, Subject.MLOPS
EVENING = 240  # minutes left today, when there are plenty
MONDAY = midnight(day(0))


def rhythm(*subjects: Subject, urgency: tuple[float, ...] = (), started: set[int] | None = None) -> Rhythm:
    """A rhythm on its first Monday; items have their place's number as urgency, if nothing else is said."""
    made = Rhythm(SessionLengths(), subjects, urgency or tuple(range(len(subjects))), started or set())
    made.turn_to(MONDAY)
    return made


def favourite(made: Rhythm, *choices: int, later: tuple[int, ...] = (), left: int = EVENING) -> int | None:
    return made.favourite(choices, later, left)


def test_nothing_to_choose_from() -> None:
    assert favourite(rhythm(ML)) is None


def test_what_must_begin_first_goes_first() -> None:
    assert favourite(rhythm(ML, MATHS, urgency=(50, 30)), 0, 1) == 1


def test_what_is_started_is_finished_before_something_new() -> None:
    assert favourite(rhythm(ML, MATHS, started={1}), 0, 1) == 1


def test_momentum_for_two_sessions_and_no_more() -> None:
    made = rhythm(ML, MATHS)
    made.note(1, 50)
    assert favourite(made, 0, 1) == 1
    made.note(1, 50)
    assert favourite(made, 0, 1) == 0


def test_not_one_item_all_day() -> None:
    made = rhythm(ML, MATHS)
    made.note(1, 50)
    assert favourite(made, 0, 1, left=60) == 0
    made.note(0, 50)
    made.note(0, 50)
    assert favourite(made, 0, 1, 0) == 1


def test_what_an_accepted_session_of_the_day_is_for_is_not_taken_twice() -> None:
    made = replace(rhythm(ML, MATHS), held={day(0).toordinal(): {0}})
    assert favourite(made, 0, 1) == 1
    made.turn_to(MONDAY + MINUTES_PER_DAY)
    assert favourite(made, 0, 1) == 0


def test_the_track_changes_after_two_sessions() -> None:
    made = rhythm(ML, ML, ML, MATHS)
    made.note(0, 50)
    made.note(1, 50)
    assert favourite(made, 2, 3) == 3


def test_the_week_is_shared_between_the_subjects() -> None:
    made = rhythm(ML, MATHS)
    made.note(0, 50)
    made.turn_to(MONDAY + MINUTES_PER_DAY)
    assert favourite(made, 0, 1) == 1


def test_three_subjects_a_week_are_enough() -> None:
    made = rhythm(ML, MATHS, DATA, MLOPS)
    for number in (0, 1, 2):
        made.note(number, 50)
        made.turn_to(MONDAY + (number + 1) * MINUTES_PER_DAY)
    assert favourite(made, 2, 3) == 2
    made.turn_to(MONDAY + 7 * MINUTES_PER_DAY)
    assert favourite(made, 2, 3) == 2
    made.note(2, 50)
    made.turn_to(MONDAY + 8 * MINUTES_PER_DAY)
    assert favourite(made, 2, 3) == 3


def test_a_later_date_comes_forward_only_for_variety() -> None:
    made = rhythm(ML, MATHS, urgency=(50, 30))
    assert favourite(made, 0, later=(1,)) == 0
    made.note(0, 50)
    assert favourite(made, 0, later=(1,)) == 0
    assert favourite(made, 0, later=(1,), left=60) == 1


def test_a_new_day_forgets_the_last_and_a_new_week_its_subjects() -> None:
    made = rhythm(ML)
    made.begin(0)
    made.note(0, 50)
    made.turn_to(MONDAY + 30)
    assert (made.item, made.today, made.week) == (0, {0}, {ML: 50})
    made.turn_to(MONDAY + 6 * MINUTES_PER_DAY)
    assert (made.item, made.today, made.week) == (None, set(), {ML: 50})
    made.turn_to(MONDAY + 7 * MINUTES_PER_DAY)
    assert made.week == {}
    assert made.started == {0}


def test_nothing_new_is_begun_while_three_items_are_open() -> None:
    made = rhythm(ML, MATHS, DATA, MLOPS, MLOPS, urgency=(9, 9, 9, 1, 1))
    for number in (0, 1):
        made.begin(number)
    made.note(0, 50)
    made.note(1, 50)
    made.turn_to(MONDAY + MINUTES_PER_DAY)
    assert favourite(made, 0, 1, 3) == 3
    made.begin(2)
    assert favourite(made, 0, 1, 3) == 0
    made.finish(2)
    assert favourite(made, 0, 1, 3) == 3


def test_something_new_is_better_than_the_same_all_day() -> None:
    made = rhythm(ML, MATHS, DATA, MLOPS)
    for number in (0, 1, 2):
        made.begin(number)
    made.note(0, 50)
    made.note(0, 50)
    assert favourite(made, 0, 3) == 3


def test_what_was_begun_comes_back_within_a_good_week() -> None:
    """Maths was begun for a later date, and the week has its three subjects without it."""
    made = rhythm(ML, MATHS, DATA, MLOPS)
    made.begin(1)
    made.turn_to(MONDAY + 7 * MINUTES_PER_DAY)
    for number in (0, 2, 3):
        made.note(number, 50)
    made.turn_to(MONDAY + 8 * MINUTES_PER_DAY)
    assert favourite(made, 0, later=(1,)) == 1
    made.begin(1)
    assert favourite(made, 0, later=(1,)) == 0


def test_when_nobody_knows_how_long_an_item_has_lain_it_comes_first() -> None:
    made = Rhythm(SessionLengths(), (ML, MATHS), (0, 1), {1}, {1})
    made.turn_to(MONDAY)
    assert favourite(made, 0, 1) == 1

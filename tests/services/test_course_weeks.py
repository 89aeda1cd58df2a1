"""The fixed weekly times of a course are found among all sessions."""

from datetime import timedelta

from planner.domain.session import PlacedBy, Session, SessionState
from planner.services.course_weeks import weekly_times
from planner.values import replace
from tests.support.plans import NOW, at, day, session


def own(start_day: int, clock: str = "18:00", minutes: int = 90, item: str = "ml") -> Session:
    made = session(item, at(start_day, clock), minutes, pinned=True)
    return replace(made, placed_by=PlacedBy.LEARNER)


def test_the_same_hour_of_several_weeks_is_one_time() -> None:
    lectures = [own(1 + 7 * week) for week in range(3)]
    (found,) = weekly_times(lectures, "ml", NOW)
    assert (found.weekday, found.start.hour, found.end.hour, found.end.minute) == (1, 18, 19, 30)
    assert (found.count, found.first, found.last) == (3, day(1), day(15))


def test_two_times_a_week_are_two() -> None:
    both = [own(start + 7 * week) for week in range(2) for start in (1, 3)]
    assert [each.weekday for each in weekly_times(both, "ml", NOW)] == [1, 3]


def test_one_session_is_no_weekly_time() -> None:
    assert weekly_times([own(1), own(2)], "ml", NOW) == ()


def test_what_is_past_answered_planned_by_the_program_or_of_another_item_does_not_count() -> None:
    past = [own(1), own(8), own(15)]
    assert weekly_times(past, "ml", NOW + timedelta(days=30)) == ()
    answered = [replace(each, state=SessionState.DONE) for each in past]
    assert weekly_times(answered, "ml", NOW) == ()
    planned = [replace(each, placed_by=PlacedBy.ORDER) for each in past]
    assert weekly_times(planned, "ml", NOW) == ()
    assert weekly_times(past, "other", NOW) == ()

from datetime import timedelta

from planner.domain.session import Session
from planner.scheduling.engine import make_schedule
from planner.scheduling.schedule import Schedule
from planner.services.differences import session_changes
from planner.values import replace
from tests.support.plans import NOW, at, exam, goal, item, make_plan, session
from tests.support.schedules import WrittenSchedule


def schedule_of(*sessions: Session) -> Schedule:
    return WrittenSchedule(NOW, sessions)


def test_a_schedule_differs_in_nothing_from_itself() -> None:
    plan = make_plan([item("a", 600), item("b", 300)], [goal("g", "a b", at(20))])
    changes = session_changes(make_schedule(plan, NOW), make_schedule(plan, NOW))

    assert changes.count == 0


def test_sessions_at_the_same_time_stay_whatever_they_are_called() -> None:
    before, after = session("a", at(1, "19:00"), id="x"), session("a", at(1, "19:00"), id="y")

    assert session_changes(schedule_of(before), schedule_of(after)).count == 0


def test_the_first_left_of_an_item_moved_to_where_its_first_is_now() -> None:
    stays = session("a", at(3, "19:00"))
    one, two = session("a", at(1, "19:00")), session("a", at(2, "19:00"))
    later = session("a", at(5, "19:00"))
    other = session("b", at(1, "19:00"))
    changes = session_changes(schedule_of(one, two, stays), schedule_of(other, stays, later))

    assert [(move.before, move.after) for move in changes.moved] == [(one, later)]
    assert changes.dropped == (two,)
    assert changes.added == (other,)
    assert changes.count == 3


def test_another_length_is_a_move() -> None:
    before, after = session("a", at(1, "19:00"), 60), session("a", at(1, "19:00"), 45)

    assert len(session_changes(schedule_of(before), schedule_of(after)).moved) == 1


def test_what_is_over_and_the_exams_are_not_compared() -> None:
    plan = make_plan([item("a", 60)], [exam("e", "a", at(9, "10:00"))])
    moved = replace(plan, goals={"e": replace(plan.goals["e"], due=at(10, "10:00"))})
    past = schedule_of(session("a", NOW - timedelta(hours=2)))

    assert session_changes(make_schedule(plan, NOW), make_schedule(moved, NOW)).count == 0
    assert session_changes(past, schedule_of()).count == 0


def test_a_limit_of_time_leaves_later_sessions_aside() -> None:
    late = session("a", at(9, "19:00"))

    assert session_changes(schedule_of(late), schedule_of(), at(9)).count == 0
    assert session_changes(schedule_of(late), schedule_of(), at(10)).count == 1


def test_what_comes_from_later_or_goes_there_counts_before_a_moment() -> None:
    soon, late, later = at(1, "19:00"), at(20, "19:00"), at(25, "19:00")
    before = schedule_of(session("a", soon), session("b", late), session("c", late), session("d", soon))
    after = schedule_of(session("a", late), session("b", soon), session("c", later), session("e", late))
    changes = session_changes(before, after).before(at(7))

    assert {move.before.item for move in changes.moved} == {"a", "b"}
    assert [each.item for each in changes.dropped] == ["d"]
    assert changes.added == ()

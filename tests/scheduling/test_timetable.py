"""The sessions of a schedule: their ids, goals and kinds, and which stored ones stand as facts."""

from planner.domain.goal import ExamOutcome
from planner.domain.session import PlacedBy, SessionKind, SessionState
from planner.scheduling.engine import make_schedule
from planner.values import replace
from tests.support.plans import NOW, at, exam, goal, item, make_plan, session


def test_ids_follow_from_item_date_and_a_running_number() -> None:
    plan = make_plan([item("a", 240)], [goal("g", "a")])
    assert [entry.id for entry in make_schedule(plan, NOW).sessions] == [
        "a-20261123-1",
        "a-20261123-2",
        "a-20261124-1",
        "a-20261124-2",
    ]


def test_an_id_already_given_is_not_given_again() -> None:
    taken = session("a", at(0, "19:00"), 60, id="a-20261123-1", state=SessionState.SKIPPED, accepted=True)
    plan = make_plan([item("a", 60)], [goal("g", "a")], sessions=[taken])
    ids = [entry.id for entry in make_schedule(plan, NOW).sessions]
    assert ids == ["a-20261123-1", "a-20261123-2"]


def test_a_session_serves_the_earliest_date_that_wants_its_item() -> None:
    items = [item("a"), item("b", needs="a"), item("c")]
    goals = [goal("all", "a b c", created=1), goal("late", "a", at(9), created=2), goal("soon", "b", at(5))]
    sessions = make_schedule(make_plan(items, goals), NOW).sessions
    assert {entry.item: entry.goal for entry in sessions} == {"a": "soon", "b": "soon", "c": "all"}


def test_the_exam_itself_stands_in_the_calendar() -> None:
    goals = [exam("x", "a", at(3, "09:00"), minutes=90), exam("y", "nowhere", at(4, "09:00"), minutes=0)]
    sessions = make_schedule(make_plan([item("a")], goals), NOW).sessions
    first, second = (entry for entry in sessions if entry.kind is SessionKind.EXAM)
    assert (first.id, first.item, first.goal, first.minutes) == ("exam-x", "a", "x", 90)
    assert (second.id, second.item, second.minutes) == ("exam-y", "y", 120)
    assert first.pinned
    assert first.placed_by is PlacedBy.EXAM


def test_an_exam_with_a_result_is_over() -> None:
    taken = replace(exam("x", "a", at(-3, "09:00")), outcome=ExamOutcome.FAILED)
    sessions = make_schedule(make_plan([item("a")], [taken]), NOW).sessions
    assert [(entry.kind, entry.state) for entry in sessions] == [(SessionKind.EXAM, SessionState.DONE)]


def test_facts_stand_as_they_are_stored() -> None:
    facts = [
        session("a", at(-3, "19:00"), state=SessionState.DONE, accepted=True),
        session("a", at(-2, "19:00"), accepted=True),  # missed by now
        session("a", at(0, "06:00"), accepted=True),  # not answered yet
        session("a", at(2, "12:00"), pinned=True),
        session("a", at(4, "19:00"), state=SessionState.SKIPPED, accepted=True),
    ]
    loose = session("a", at(1, "12:00"))
    plan = make_plan([item("a", 60)], [goal("g", "a")], sessions=[*facts, loose])
    sessions = make_schedule(plan, NOW).sessions
    assert [entry for entry in sessions if entry in facts] == facts
    assert loose not in sessions


def test_sessions_come_in_order_of_time() -> None:
    plan = make_plan(
        [item("a", 300)],
        [exam("x", "a", at(3, "19:30"))],
        sessions=[session("a", at(1, "12:00"), pinned=True)],
    )
    starts = [entry.start for entry in make_schedule(plan, NOW).sessions]
    assert starts == sorted(starts)


def test_some_days_of_it_are_the_sessions_that_begin_on_them() -> None:
    plan = make_plan([item("a", 600)], [goal("g", "a")])
    schedule = make_schedule(plan, NOW)
    first, last = at(1, "00:00").date(), at(3, "00:00").date()
    found = schedule.between(first, last)
    assert found == tuple(each for each in schedule.sessions if first <= each.start.date() < last)
    assert found
    assert schedule.between(last, first) == ()

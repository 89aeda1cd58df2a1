"""The layout case by case: guard, releases, crumbs, expiry, kept and skipped sessions, recurring items."""

from collections.abc import Iterable
from datetime import date, datetime
from math import inf

import pytest

from planner.domain.goal import Goal
from planner.domain.item import Item, ItemStatus, Recurrence, Subject
from planner.domain.plan import Plan
from planner.domain.session import PlacedBy, SessionKind, SessionState
from planner.domain.settings import SessionLengths, Settings
from planner.domain.time_entry import TimeEntry
from planner.scheduling.briefing import brief_for
from planner.scheduling.deadlines import admit
from planner.scheduling.engine import make_schedule
from planner.scheduling.minutes import minute_of, moment_of
from planner.scheduling.network import compile_network
from planner.scheduling.placement import Layout
from planner.scheduling.schedule import Schedule, UnplacedReason, Verdict
from planner.scheduling.workload import measure
from planner.values import replace
from tests.support.plans import NOW, at, day, exam, goal, hours, item, make_plan, session

MATHS, ML, DATA = Subject.MATHS, Subject.ML, Subject.DATA


def laid(plan: Plan, now: datetime = NOW) -> list[tuple[str, datetime, int]]:
    """Item, start and minutes of the sessions of study to come."""
    return in_short(make_schedule(plan, now), now)


def in_short(schedule: Schedule, now: datetime = NOW) -> list[tuple[str, datetime, int]]:
    return [
        (entry.item, entry.start, entry.minutes)
        for entry in schedule.sessions
        if entry.kind is SessionKind.STUDY and entry.start >= now and entry.state is SessionState.PLANNED
    ]


def plan_of(items: Iterable[Item], goals: Iterable[Goal] | None = None, **more: object) -> Plan:
    """A plan on these items; without goals, one undated goal on all of them."""
    made = list(items)
    wanted = [goal("g", " ".join(entry.id for entry in made))] if goals is None else goals
    return make_plan(made, wanted, **more)  # type: ignore[arg-type]


def test_prerequisites_first_and_an_evening_shared_evenly() -> None:
    plan = plan_of([item("a", 60), item("b", 120, needs="a")])
    assert laid(plan) == [
        ("a", at(0, "19:00"), 60),
        ("b", at(0, "20:00"), 60),
        ("b", at(1, "19:00"), 60),
    ]


def test_two_subjects_take_turns() -> None:
    plan = plan_of([item("a", 240, subject=ML), item("b", 240, subject=MATHS)])
    assert [id for id, _start, _minutes in laid(plan)] == ["a", "b"] * 4


def test_the_guard_lets_nothing_cost_a_date() -> None:
    """Variety would give the second session to maths, but the access ends and needs every minute."""
    items = [item("a", 240, subject=ML, closes=day(1)), item("b", 240, subject=MATHS)]
    plan = plan_of(items, [goal("g", "a b", at(9))])
    sessions = make_schedule(plan, NOW).sessions
    assert [entry.item for entry in sessions[:4]] == ["a"] * 4
    assert [entry.placed_by for entry in sessions[1:4:2]] == [PlacedBy.URGENT] * 2


def test_what_serves_a_later_date_waits_while_the_earlier_one_has_no_time_to_spare() -> None:
    items = [item("a", 240, subject=ML), item("b", 240, subject=MATHS)]
    plan = plan_of(items, [goal("g", "a", at(2)), goal("some day", "b")])
    assert [id for id, _start, _minutes in laid(plan)][:4] == ["a"] * 4


def test_a_piece_ends_at_a_release_and_the_question_is_asked_again() -> None:
    """What opens at midnight on Tuesday needs the whole evening from its first minute."""
    items = [item("late", 120, opens=day(1)), item("b", 300)]
    plan = plan_of(
        items,
        [goal("g", "late", at(2)), goal("some day", "b")],
        hours=hours("mon-fri 22:30-24:00 00:00-00:30"),
    )
    assert laid(plan)[:5] == [
        ("b", at(0, "22:30"), 45),
        ("b", at(0, "23:15"), 45),
        ("late", at(1, "00:00"), 30),
        ("late", at(1, "22:30"), 45),
        ("late", at(1, "23:15"), 45),
    ]


def test_a_release_in_mid_evening_cuts_the_piece_before_it() -> None:
    """Plans open items at midnights and after pinned sessions only; the layout does not rest on that."""
    plan = plan_of([item("a", 300), item("b", 45)], [goal("g", "b", at(0, "21:00")), goal("some day", "a")])
    workload = measure(plan, compile_network(plan.items), NOW)
    assert workload.network.number == {"a": 0, "b": 1}
    workload = replace(workload, release=(minute_of(NOW), minute_of(at(0, "20:15"))))
    layout = Layout(workload, brief_for(workload, admit(workload), NOW))
    layout.run_until(inf)
    pieces = layout.pieces
    assert [(piece.number, moment_of(piece.start), piece.end - piece.start) for piece in pieces[:3]] == [
        (0, at(0, "19:00"), 40),
        (0, at(0, "19:40"), 35),
        (1, at(0, "20:15"), 45),
    ]


def test_a_crumb_stays_empty_only_while_no_date_needs_it() -> None:
    week = hours("mon-fri 12:00-12:20 19:00-20:00")
    relaxed = plan_of([item("a", 100)], [goal("g", "a", at(7))], hours=week)
    assert [start.hour for _id, start, _minutes in laid(relaxed)] == [19, 19]
    pressed = plan_of([item("a", 160)], [goal("g", "a", at(2))], hours=week)
    assert [minutes for _id, _start, minutes in laid(pressed)] == [20, 60, 20, 60]


def test_a_crumb_finishes_the_session_before_it() -> None:
    plan = plan_of([item("a", 70)], hours=hours("mon 19:00-20:10"))
    assert laid(plan) == [("a", at(0, "19:00"), 70)]


def test_an_impossible_goal_is_studied_for_until_its_exam_and_not_longer() -> None:
    items = [item("a", 500), item("b", 100)]
    plan = plan_of(items, [exam("x", "a", at(2, "09:00")), goal("some day", "b")])
    schedule = make_schedule(plan, NOW)
    assert [id for id, _start, _minutes in in_short(schedule)] == ["a"] * 4 + ["b"] * 2
    assert [(entry.item, entry.minutes, entry.reason) for entry in schedule.unplaced] == [
        ("a", 260, UnplacedReason.OVERLOAD)
    ]
    assert schedule.items["a"].planned_finish is None
    assert schedule.goal("x") is not None
    assert schedule.goals[0].planned_finish is None


def test_a_date_that_passes_in_mid_evening_leaves_no_hole() -> None:
    """The first twenty minutes are shorter than a least session, but the hour they belong to is not."""
    items = [item("hopeless", 5_000), item("b", 100)]
    goals = [goal("x", "hopeless", at(0, "19:20")), goal("some day", "b")]
    plan = plan_of(items, goals, hours=hours("mon-fri 19:00-20:00"))
    assert laid(plan) == [
        ("hopeless", at(0, "19:00"), 20),
        ("b", at(0, "19:20"), 40),
        ("b", at(1, "19:00"), 60),
    ]


def test_work_for_a_missed_date_goes_on_where_another_goal_wants_it() -> None:
    plan = plan_of([item("a", 500)], [exam("x", "a", at(2, "09:00")), goal("some day", "a")])
    schedule = make_schedule(plan, NOW)
    assert schedule.unplaced == ()
    assert schedule.goals[0].verdict is Verdict.IMPOSSIBLE


def test_hours_that_end_leave_work_beyond_the_horizon() -> None:
    patterns = [hours("mon 19:00-20:00"), hours("", id="stop", valid_from=day(7))]
    schedule = make_schedule(plan_of([item("a", 100)], hours=patterns), NOW)
    assert [(entry.minutes, entry.reason) for entry in schedule.unplaced] == [
        (40, UnplacedReason.BEYOND_HORIZON)
    ]


def test_sessions_keep_to_the_longest_length() -> None:
    settings = Settings(lengths=SessionLengths(20, 40, 45))
    plan = plan_of([item("a", 500)], hours=hours("sat 08:00-16:20"), settings=settings)
    assert {minutes for _id, _start, minutes in laid(plan)} <= {40, 45, 20, 30, 35, 25}
    assert sum(minutes for _id, _start, minutes in laid(plan)) == 500


def test_an_accepted_session_stays_where_it_is() -> None:
    kept = session("a", at(3, "19:30"), 50, accepted=True)
    schedule = make_schedule(plan_of([item("a", 100), item("b", 300)], sessions=[kept]), NOW)
    assert replace(kept, goal="g") in schedule.sessions
    assert sum(minutes for id, _start, minutes in in_short(schedule) if id == "a") == 100


def test_an_accepted_session_gives_way_when_its_time_is_taken() -> None:
    kept = session("a", at(1, "19:30"), 50, accepted=True)
    pinned = session("b", at(1, "20:00"), 30, pinned=True)
    sessions = laid(plan_of([item("a", 50), item("b", 30)], sessions=[kept, pinned]))
    assert sessions == [("a", at(0, "19:00"), 50), ("b", at(1, "20:00"), 30)]


def test_an_accepted_session_outside_the_hours_holds_nothing_back() -> None:
    kept = session("a", at(5, "09:00"), 50, accepted=True)
    assert laid(plan_of([item("a", 50)], sessions=[kept])) == [("a", at(0, "19:00"), 50)]


def test_an_accepted_session_gives_way_to_a_date() -> None:
    kept = session("b", at(0, "19:00"), 60, accepted=True)
    plan = plan_of(
        [item("a", 240), item("b", 60)], [goal("g", "a", at(2)), goal("some day", "b")], sessions=[kept]
    )
    assert [id for id, _start, _minutes in laid(plan)] == ["a", "a", "a", "a", "b"]


def test_an_accepted_session_before_its_prerequisites_is_given_up() -> None:
    kept = session("b", at(0, "19:00"), 50, accepted=True)
    sessions = laid(plan_of([item("a", 60), item("b", 60, needs="a")], sessions=[kept]))
    assert sessions == [("a", at(0, "19:00"), 60), ("b", at(0, "20:00"), 60)]


def test_an_accepted_session_is_cut_when_less_is_left() -> None:
    kept = session("a", at(1, "19:00"), 60, accepted=True)
    plan = plan_of([item("a", 100)], sessions=[kept], logged={"a": 70})
    assert laid(plan) == [("a", at(1, "19:00"), 30)]


def test_accepted_sessions_stay_when_the_goal_behind_them_is_gone() -> None:
    """What no goal wants any longer is not laid out, but what was agreed is kept, and the rest placed."""
    kept = [session("gone", at(number, "19:00"), 60, accepted=True) for number in (0, 1, 2)]
    plan = plan_of([item("gone", 500), item("a", 200)], [goal("g", "a")], sessions=kept)
    sessions = laid(plan)
    assert [entry for entry in sessions if entry[0] == "gone"] == [
        ("gone", at(number, "19:00"), 60) for number in (0, 1, 2)
    ]
    assert sum(minutes for id, _start, minutes in sessions if id == "a") == 200


def test_accepted_sessions_stay_when_all_else_is_done() -> None:
    kept = session("gone", at(3, "19:00"), 60, accepted=True)
    assert laid(plan_of([item("gone", 500)], [], sessions=[kept])) == [("gone", at(3, "19:00"), 60)]


def test_of_two_accepted_sessions_at_the_same_time_one_stays() -> None:
    kept = [session(id, at(1, "19:00"), 60, accepted=True) for id in "ab"]
    sessions = laid(plan_of([item("a", 60), item("b", 60)], sessions=kept))
    assert sessions == [("b", at(0, "19:00"), 60), ("a", at(1, "19:00"), 60)]


def test_a_skipped_session_leaves_its_time_empty_and_gives_its_minutes_back() -> None:
    skipped = session("a", at(0, "19:00"), 60, state=SessionState.SKIPPED, accepted=True)
    sessions = laid(plan_of([item("a", 120)], sessions=[skipped]))
    assert sessions == [("a", at(0, "20:00"), 60), ("a", at(1, "19:00"), 60)]


def test_a_skipped_sessions_time_is_used_where_a_date_needs_it() -> None:
    skipped = session("a", at(0, "19:00"), 60, state=SessionState.SKIPPED, accepted=True)
    plan = plan_of([item("a", 240)], [goal("g", "a", at(2))], sessions=[skipped])
    assert sum(minutes for _id, _start, minutes in laid(plan)) == 240


def test_missed_work_comes_back_after_midnight() -> None:
    evening = session("a", at(0, "19:00"), 60, accepted=True)
    plan = plan_of([item("a", 60)], sessions=[evening])
    assert laid(plan, at(0, "23:00")) == []
    assert laid(plan, at(1, "00:00")) == [("a", at(1, "19:00"), 60)]


def test_a_recurring_item_has_one_session_a_period_and_not_as_the_days_first() -> None:
    again = item("again", recurring=Recurrence.WEEKLY, subject=DATA)
    schedule = make_schedule(plan_of([item("a", 2_400), again]), NOW)
    turns = [entry for entry in schedule.sessions if entry.item == "again"]
    assert {entry.minutes for entry in turns} == {50}
    assert {entry.placed_by for entry in turns} == {PlacedBy.RECURRING}
    assert [entry.start.isocalendar().week for entry in turns] == [48, 49, 50, 51, 52]
    firsts: dict[date, str] = {}
    for entry in schedule.sessions:
        firsts.setdefault(entry.start.date(), entry.item)
    assert set(firsts.values()) == {"a"}


def test_what_comes_round_again_waits_while_a_date_is_lost_for_want_of_time() -> None:
    """A date a minute short gets all the time until it comes; then the turns begin."""
    again = item("again", recurring=Recurrence.WEEKLY, subject=DATA)
    items, goals = (
        [item("a", 2_401), item("b", 2_400), again],
        [goal("near", "a", at(28)), goal("all", "b again")],
    )
    sessions = make_schedule(make_plan(items, goals), NOW).sessions
    assert min(entry.start for entry in sessions if entry.item == "again") >= at(28)
    assert sum(entry.minutes for entry in sessions if entry.item == "a") > 2_400 - SessionLengths().least


@pytest.mark.parametrize("how", ["entry", "done", "skipped", "pinned"])
def test_a_turn_already_had_is_not_asked_for_again_this_week(how: str) -> None:
    again = item("again", recurring=Recurrence.WEEKLY, subject=DATA)
    states = {"done": SessionState.DONE, "skipped": SessionState.SKIPPED}
    sessions = [session("again", at(0, "10:00"), 30, state=states[how])] if how in states else []
    if how == "pinned":
        sessions = [session("again", at(3, "10:00"), 30, pinned=True)]
    entries = [TimeEntry(id="1", item="again", day=day(0), minutes=30)] if how == "entry" else []
    plan = plan_of([item("a", 2_400), again], sessions=sessions, entries=entries)
    turns = [start for id, start, minutes in laid(plan, at(0, "12:00")) if id == "again" and minutes == 50]
    assert min(turns) >= at(7)


def test_a_recurring_item_waits_for_what_it_needs_and_for_its_opening() -> None:
    items = [
        item("a", 300),
        item("b", 3_000),
        item("weekly", recurring=Recurrence.WEEKLY, needs="a"),
        item("opens", recurring=Recurrence.MONTHLY, opens=day(16)),
    ]
    sessions = make_schedule(plan_of(items), NOW).sessions
    finished = max(entry.end for entry in sessions if entry.item == "a")
    assert min(entry.start for entry in sessions if entry.item == "weekly") >= finished
    assert min(entry.start for entry in sessions if entry.item == "opens") >= at(16)


def test_what_the_learner_began_goes_on_first() -> None:
    plan = plan_of([item("a", 60), item("b", 60)], status={"b": ItemStatus.IN_PROGRESS})
    assert laid(plan)[0] == ("b", at(0, "19:00"), 60)
    assert make_schedule(plan, NOW).sessions[0].placed_by is PlacedBy.STARTED


def test_an_item_begun_for_a_later_date_is_not_left_lying_when_the_ease_is_gone() -> None:
    """B was studied a week and a half ago; the nearer date keeps a week and a half of slack, not three."""
    items = [item("a", 900, subject=ML), item("c", 900, subject=DATA), item("b", 300, subject=MATHS)]
    goals = [goal("near", "a c", at(32)), goal("some day", "b")]
    begun = [TimeEntry(id="1", item="b", day=day(-11), minutes=60)]
    fresh, plan = plan_of(items, goals), plan_of(items, goals, entries=begun, logged={"b": 60})
    assert "b" not in {id for id, start, _minutes in laid(fresh) if start < at(14)}
    assert laid(plan)[0][0] == "b"
    near = make_schedule(plan, NOW).goal("near")
    assert near is not None
    assert near.verdict is Verdict.FEASIBLE


def test_nothing_is_begun_for_a_later_date_that_cannot_be_finished_at_ease() -> None:
    items = [item("a", 600, subject=ML), item("b", 3000, subject=MATHS), item("c", 100, subject=MATHS)]
    goals = [goal("near", "a", at(39)), goal("some day", "b c")]
    first_week = {id for id, start, _minutes in laid(plan_of(items, goals)) if start < at(7)}
    assert first_week == {"a", "c"}


@pytest.mark.parametrize(("weekly", "comes_first"), [(600, {"a", "b"}), (360, {"a"})])
def test_who_keeps_fewer_of_the_hours_begins_less_for_a_later_date(
    weekly: int, comes_first: set[str]
) -> None:
    """Ten hours a week; ten of the last weeks were full, or had six hours each."""
    items = [item("a", 2_400, subject=ML), item("b", 300, subject=MATHS), item("done", 6_000)]
    goals = [goal("near", "a", at(67)), goal("some day", "b")]
    past = [TimeEntry(id=str(n), item="done", day=day(-7 * n), minutes=weekly) for n in range(1, 11)]
    plan = plan_of(items, goals, entries=past, status={"done": ItemStatus.DONE})
    assert {id for id, start, _minutes in laid(plan) if start < at(7)} - {"done"} == comes_first
    near = make_schedule(plan, NOW).goal("near")
    assert near is not None
    assert near.verdict is Verdict.FEASIBLE


def test_a_plain_list_is_studied_in_its_order_and_not_the_longest_first() -> None:
    lengths = (60, 240, 120, 600, 60)
    items = [item(f"i{number}", minutes) for number, minutes in enumerate(lengths)]
    sessions = make_schedule(make_plan(items, [goal("g", " ".join(each.id for each in items))]), NOW).sessions
    begun = list(dict.fromkeys(entry.item for entry in sessions))
    assert begun == [each.id for each in items]

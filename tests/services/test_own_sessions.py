from datetime import timedelta

import pytest

from planner.domain.errors import Refusal
from planner.domain.item import ItemKind
from planner.domain.plan import Plan
from planner.scheduling.engine import judge, make_schedule
from planner.scheduling.schedule import Verdict
from planner.services.own_sessions import OwnSession, add_own_session
from tests.support.plans import NOW, all_done, at, day, exam, goal, item, make_plan, session


def with_session(plan: Plan, wish: OwnSession) -> Plan:
    return plan.after(add_own_session(plan, make_schedule(plan, NOW), wish, NOW))


def some_plan() -> Plan:
    return make_plan(
        [item("a", 300), item("b", 300, needs="a"), item("done"), item("m", 0, kind=ItemKind.MILESTONE)],
        [exam("e", "b", at(11, "10:00"))],
        status=all_done("done"),
        sessions=[session("a", at(1, "08:00"), 60, pinned=True)],
    )


def test_a_session_stands_where_the_learner_puts_it_also_outside_of_the_hours() -> None:
    wish = OwnSession(item="a", start=at(2, "12:30"), minutes=45)
    after = with_session(some_plan(), wish)
    laid = [each for each in make_schedule(after, NOW).sessions if each.start == at(2, "12:30")]

    assert [(each.item, each.end, each.pinned, each.goal) for each in laid] == [
        ("a", at(2, "13:15"), True, "e")
    ]
    assert make_schedule(after, NOW).items["a"].remaining == 300 - 60 - 45


def test_a_fixed_time_comes_in_every_week_until_its_last_day() -> None:
    wish = OwnSession(item="a", start=at(2, "12:30"), minutes=45, last_day=day(23))
    plan = some_plan()
    edit = add_own_session(plan, make_schedule(plan, NOW), wish, NOW)
    after = plan.after(edit)

    assert edit.label == "Put in 4 sessions of A"
    starts = sorted(each.start for each in after.sessions.values() if each.minutes == 45)
    assert starts == [at(2 + 7 * week, "12:30") for week in range(4)]
    assert after.after(edit.reverse).sessions == plan.sessions


def test_verdicts_count_it_exactly() -> None:
    plan = make_plan([item("a", 600)], [goal("g", "a", at(4))])  # eight hours free until then
    enough = with_session(plan, OwnSession(item="a", start=at(3, "08:00"), minutes=120))
    short = with_session(plan, OwnSession(item="a", start=at(3, "08:00"), minutes=119))

    assert judge(enough, NOW)["g"].verdict is not Verdict.IMPOSSIBLE
    assert judge(short, NOW)["g"].verdict is Verdict.IMPOSSIBLE


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        (OwnSession(item="a", start=NOW - timedelta(minutes=1), minutes=30), "now or later"),
        (OwnSession(item="a", start=at(2, "23:30"), minutes=31), "by midnight"),
        (OwnSession(item="a", start=at(2, "12:00"), minutes=4), "at least five minutes"),
        (OwnSession(item="a", start=at(2, "12:00"), minutes=30, last_day=day(1)), "before the first"),
        (OwnSession(item="a", start=at(2, "12:00"), minutes=30, last_day=day(900)), "two years"),
        (OwnSession(item="done", start=at(2, "12:00"), minutes=30), "nothing left to study of Done"),
        (OwnSession(item="m", start=at(2, "12:00"), minutes=30), "nothing left to study of M"),
        (OwnSession(item="x", start=at(2, "12:00"), minutes=30), "no item called x"),
        (OwnSession(item="b", start=at(1, "08:30"), minutes=30), "08:00 is taken: A is there"),
        (OwnSession(item="b", start=at(11, "09:30"), minutes=60), "10:00 is taken: E is there"),
        (OwnSession(item="b", start=at(4, "10:00"), minutes=60, last_day=day(20)), "E is there"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(wish: OwnSession, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        with_session(some_plan(), wish)


def test_in_an_accepted_week_it_is_accepted_with_the_others() -> None:
    plan = make_plan(
        [item("a", 600)], [goal("g", "a", at(20))], sessions=[session("a", at(1, "19:00"), accepted=True)]
    )
    wish = OwnSession(item="a", start=at(2, "12:30"), minutes=45, last_day=day(9))
    own = [each for each in with_session(plan, wish).sessions.values() if each.pinned]

    assert [each.accepted for each in sorted(own, key=lambda each: each.start)] == [True, False]


def test_a_session_that_ends_at_midnight_is_on_its_day() -> None:
    after = with_session(some_plan(), OwnSession(item="a", start=at(2, "23:30"), minutes=30))

    assert any(each.end == at(3) for each in after.sessions.values())

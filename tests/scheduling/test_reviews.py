"""Reviews in the layout: from the day they are due, under their share, and never at a date's cost."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pytest

from planner.domain.card import Card
from planner.domain.item import Item, ItemKind
from planner.domain.plan import Plan
from planner.domain.session import PlacedBy, Session, SessionKind, SessionState
from planner.domain.settings import Settings
from planner.scheduling.engine import judge, make_schedule
from planner.scheduling.reviews import exam_ahead, share_on
from planner.scheduling.schedule import Verdict
from planner.values import replace
from tests.support.plans import NOW, at, day, exam, goal, hours, item, make_plan, session

LONG_AGO = day(-30)
REVIEW = SessionKind.REVIEW


def done(count: int, prefix: str = "d") -> list[Item]:
    return [item(f"{prefix}{number}") for number in range(count)]


def finished(items: Iterable[Item], on: date = LONG_AGO) -> dict[str, date]:
    return {entry.id: on for entry in items}


def plan_with(count: int, *, on: date = LONG_AGO, work: int = 6_000, **more: object) -> Plan:
    """So many finished items, and one more to study."""
    old = done(count)
    items, goals = [*old, item("next", work)], more.pop("goals", [goal("g", "next")])
    return make_plan(items, goals, finished=finished(old, on), **more)  # type: ignore[arg-type]


def reviews(plan: Plan, now: datetime = NOW) -> list[Session]:
    """The reviews to come that nobody pinned."""
    sessions = make_schedule(plan, now).sessions
    return [
        entry
        for entry in sessions
        if entry.kind is REVIEW
        and entry.state is SessionState.PLANNED
        and entry.start >= now
        and not entry.pinned
    ]


def places(plan: Plan, now: datetime = NOW) -> list[tuple[str, datetime]]:
    return [(entry.item, entry.start) for entry in reviews(plan, now)]


def card(id: str, due: date, stability: float = 10.0, *, resting: bool = False) -> Card:
    return Card(
        id=id,
        due=due,
        stability=stability,
        difficulty=5.0,
        reviewed=due - timedelta(days=10),
        answers=1,
        resting=resting,
    )


def test_a_finished_item_comes_back_before_the_study_of_the_day_it_is_due_on() -> None:
    plan = plan_with(1, on=day(-6))
    (review,) = reviews(plan)
    assert (review.item, review.start, review.minutes) == ("d0", at(2, "19:00"), 15)
    assert review.placed_by is PlacedBy.REVIEW
    assert review.id == "d0-20261125-review-1"
    behind = next(entry for entry in make_schedule(plan, NOW).sessions if entry.start == review.end)
    assert behind.item == "next"


def test_without_a_finished_item_nothing_changes() -> None:
    plan = make_plan([item("a", 900), item("b", 400)], [goal("g", "a b", at(20))])
    off = replace(plan, settings=Settings(review_percent=0))
    assert make_schedule(plan, NOW) == make_schedule(off, NOW)


def test_two_stand_together_in_an_evening_and_a_fifth_of_the_week_is_theirs() -> None:
    """Ten hours: eight reviews of 15 min in a week, two on an evening of two hours."""
    starts = [entry.start for entry in reviews(plan_with(50))]
    in_week = Counter(start.date() - timedelta(days=start.weekday()) for start in starts)
    assert set(in_week.values()) == {8}
    assert starts[:8] == [at(number, clock) for number in range(4) for clock in ("19:00", "19:15")]
    assert max(starts) < NOW + timedelta(days=28)


def test_a_long_day_may_begin_with_more_of_them() -> None:
    plan = plan_with(20, hours=hours("sat 08:00-18:00"), settings=Settings(review_percent=20))
    assert len([start for _id, start in places(plan) if start < at(7)]) == 8


def test_a_crumb_that_study_leaves_empty_holds_a_review() -> None:
    plan = plan_with(1, hours=hours("mon 12:00-12:20, tue-wed 18:00-20:00"))
    assert places(plan) == [("d0", at(0, "12:00"))]


def test_time_that_nothing_else_wants_holds_reviews() -> None:
    old = done(10)
    plan = make_plan(old, [goal("g", "d0")], hours=hours("mon 19:00-21:00"), finished=finished(old))
    assert [start for _id, start in places(plan)][:2] == [at(0, "19:00"), at(7, "19:00")]


def test_an_item_comes_back_once_and_not_again_before_it_is_answered() -> None:
    assert Counter(id for id, _start in places(plan_with(3))) == {"d0": 1, "d1": 1, "d2": 1}


def test_what_has_been_due_longest_comes_first_then_what_is_forgotten_soonest() -> None:
    cards = [card("d0", day(-1)), card("d1", day(-3)), card("d2", day(-1), stability=2.0)]
    assert [id for id, _start in places(plan_with(3, cards=cards))] == ["d1", "d2", "d0"]


def test_nothing_further_than_four_weeks_ahead_is_laid_out() -> None:
    cards = [card("d0", day(24)), card("d1", day(29))]
    assert [id for id, _start in places(plan_with(2, cards=cards))] == ["d0"]


def test_resting_items_and_a_share_of_none_come_back_for_nothing() -> None:
    assert places(plan_with(1, cards=[card("d0", day(-1), resting=True)])) == []
    assert places(plan_with(5, settings=Settings(review_percent=0))) == []


def test_a_date_that_leaves_no_time_to_spare_gets_no_review() -> None:
    tight = plan_with(3, work=1_200, goals=[goal("g", "next", at(12))])
    assert make_schedule(tight, NOW).goals[0].margin == 0
    assert places(tight, NOW) == [(f"d{number}", start) for number, start in enumerate(after_work())]


def after_work() -> list[datetime]:
    return [at(14, "19:00"), at(14, "19:15"), at(14, "19:30")]


def test_reviews_take_what_a_date_can_spare_and_not_a_minute_more() -> None:
    plan = plan_with(5, work=1_170, goals=[goal("g", "next", at(12))])
    schedule = make_schedule(plan, NOW)
    assert [entry.start for entry in reviews(plan)][:2] == [at(0, "19:00"), at(0, "19:15")]
    assert sum(start < at(12) for _id, start in places(plan)) == 2
    finish = schedule.goals[0].planned_finish
    assert finish is not None
    assert finish <= at(12)


def test_verdicts_do_not_know_reviews() -> None:
    plan = plan_with(9, work=1_000, goals=[goal("g", "next", at(12))])
    without = replace(plan, settings=Settings(review_percent=0))
    assert judge(plan, NOW) == judge(without, NOW)
    items = make_schedule(plan, NOW).items
    assert items["d0"].planned_finish is None
    assert make_schedule(plan, NOW).goals[0].verdict is Verdict.FEASIBLE


def before_exam(percent: int = 20) -> Plan:
    old = [*done(12), *done(4, "asked")]
    prepares = item("exam", 300, kind=ItemKind.CERTIFICATION, needs="asked0 asked1 asked2 asked3")
    return make_plan(
        [*old, prepares],
        [exam("g", "exam", at(9, "09:00")), goal("all", "d0")],
        finished=finished(old[:12], LONG_AGO) | finished(old[12:], day(-8)),
        settings=Settings(review_percent=percent),
    )


def test_before_an_exam_the_share_doubles_and_its_own_items_come_first() -> None:
    first_week = [id for id, start in places(before_exam()) if start < at(7)]
    assert sorted(first_week[:4]) == ["asked0", "asked1", "asked2", "asked3"]
    assert len(first_week) > 8


@pytest.mark.parametrize(("percent", "raised"), [(0, 0), (20, 40), (25, 50), (40, 50), (60, 60)])
def test_the_doubled_share_ends_at_half_a_week(percent: int, raised: int) -> None:
    assert share_on(percent, is_before_exam=True) == raised
    assert share_on(percent, is_before_exam=False) == percent


def test_an_exam_raises_the_share_on_its_last_fourteen_days() -> None:
    plan = before_exam()
    assert [exam_ahead(plan, day(number)) for number in (-6, -5, 9, 10)] == [None, "g", "g", None]


def accepted(plan: Plan, now: datetime = NOW) -> Plan:
    week = [entry for entry in make_schedule(plan, now).sessions if entry.start < at(7) and not entry.pinned]
    return replace(plan, sessions={entry.id: replace(entry, accepted=True) for entry in week})


def test_agreed_reviews_stay_where_they_are() -> None:
    plan = plan_with(12)
    agreed = accepted(plan)
    assert places(agreed) == places(plan)
    tuesday = at(1, "08:00")
    stayed = [place for place in places(plan) if tuesday <= place[1] < at(7)]
    assert [place for place in places(agreed, tuesday) if place[1] < at(7)] == stayed


def test_an_agreed_review_goes_where_its_item_was_reviewed_meanwhile() -> None:
    agreed = accepted(plan_with(1))
    assert len(reviews(agreed)) == 1
    assert reviews(replace(agreed, cards={"d0": card("d0", day(40))})) == []


def test_agreed_reviews_beyond_a_smaller_share_go() -> None:
    agreed = accepted(plan_with(12))
    fewer = replace(agreed, settings=Settings(review_percent=5))
    assert [start for _id, start in places(fewer) if start < at(7)] == [at(0, "19:00"), at(0, "19:15")]


def test_an_agreed_review_gives_way_to_a_date_and_waits_for_another_place() -> None:
    agreed = accepted(plan_with(1, work=1_000, goals=[goal("g", "next", at(12))]))
    tight = replace(agreed, items={**agreed.items, "next": item("next", 1_200)})
    assert [start for _id, start in places(tight)] == [at(14, "19:00")]


def test_a_skipped_review_comes_back_on_a_later_day() -> None:
    skipped = session(
        "d0", at(0, "19:00"), 15, id="d0-20261123-review-1", kind=REVIEW, state=SessionState.SKIPPED
    )
    plan = plan_with(1, sessions=[skipped])
    assert places(plan) == [("d0", at(1, "19:00"))]


def test_a_missed_review_comes_back_the_next_day() -> None:
    missed = session("d0", at(0, "19:00"), 15, id="d0-20261123-review-1", kind=REVIEW, accepted=True)
    plan = plan_with(1, sessions=[missed])
    assert places(plan, at(0, "22:00")) == []
    assert places(plan, at(1, "08:00")) == [("d0", at(1, "19:00"))]


def test_what_is_pinned_or_done_counts_in_its_week() -> None:
    held = [
        session("d0", at(4, "10:00"), 30, id="p", kind=REVIEW, pinned=True),
        session("d1", at(0, "07:00"), 30, id="q", kind=REVIEW, state=SessionState.DONE),
    ]
    plan = plan_with(12, sessions=held, cards=[card("d1", day(60))])
    assert len([start for _id, start in places(plan) if start < at(7)]) == 4
    assert "d0" not in [id for id, _start in places(plan)]


def test_a_review_of_an_item_that_is_studied_again_takes_nothing_of_its_work() -> None:
    pinned = session("a", at(2, "19:00"), 15, kind=REVIEW, pinned=True)
    plan = make_plan([item("a", 300), item("b", 60, needs="a")], [goal("g", "b")], sessions=[pinned])
    schedule = make_schedule(plan, NOW)
    assert schedule.items["a"].remaining == 300
    assert schedule.items["a"].planned_finish != pinned.end

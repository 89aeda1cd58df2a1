"""A week of accepted sessions on an axis that is the clock itself: position and minute are one."""

from planner.domain.session import SessionKind
from planner.scheduling.brief import Kept
from planner.scheduling.claims import Claims
from planner.scheduling.demand import NEVER
from planner.scheduling.guard import Guard
from planner.scheduling.minutes import moment_of
from tests.support.plans import session

DUE, START = 1_000_000, 999_000
ROAD = 0  # the number of an item without a date; its rank lies behind the one date


def guard_with(work: int) -> Guard:
    return Guard([DUE], [DUE], [work], ordinary_week=0)


def kept(start: int, minutes: int, *, accepted: bool = True) -> Kept:
    stored = session("road", moment_of(start), minutes, id=str(start), accepted=accepted)
    return Kept(ROAD, start, start + minutes, stored)


def ranks(guard: Guard) -> list[int]:
    return [guard.rank(NEVER)]


def room(guard: Guard) -> float:
    return guard.room(START, guard.rank(NEVER))


def test_accepted_sessions_claim_their_time_and_foreseen_ones_do_not() -> None:
    guard = guard_with(100)
    assert room(guard) == 900
    Claims(guard, ranks(guard), [kept(START + 300, 60), kept(START + 500, 60, accepted=False)])
    assert room(guard) == 840


def test_a_claim_is_waived_once() -> None:
    guard, one = guard_with(100), kept(START + 300, 60)
    claims = Claims(guard, ranks(guard), [one])
    claims.waive(one)
    claims.waive(one)
    assert room(guard) == 900


def test_with_room_enough_nobody_gives_way() -> None:
    guard, later = guard_with(100), kept(START + 300, 60)
    claims = Claims(guard, ranks(guard), [later])
    assert claims.admit(kept(START, 60), 60, START, [later])
    assert room(guard) == 840


def test_the_last_session_gives_way_to_work_for_a_date() -> None:
    guard = guard_with(700)
    to_come = [kept(START + 200, 120), kept(START + 500, 120)]
    claims = Claims(guard, ranks(guard), to_come)
    assert room(guard) == 60
    assert claims.admit(kept(START, 120), 120, START, to_come)
    assert room(guard) == 180
    claims.waive(to_come[1])
    assert room(guard) == 180, "the last had no claim any more"
    claims.waive(to_come[0])
    assert room(guard) == 300


def test_what_would_not_help_keeps_its_claim() -> None:
    guard = guard_with(700)
    to_come = [kept(START + 200, 200), kept(START + 500, 10)]
    claims = Claims(guard, ranks(guard), to_come)
    assert claims.admit(kept(START, 120), 120, START, to_come)
    claims.waive(to_come[1])
    assert room(guard) == 300, "the short one was still claiming"


def test_where_nothing_helps_every_claim_stays() -> None:
    guard, later = guard_with(990), kept(START + 300, 5)
    claims = Claims(guard, ranks(guard), [later])
    assert not claims.admit(kept(START, 60), 60, START, [later])
    claims.waive(later)
    assert room(guard) == 10


def test_nobody_gives_way_to_what_was_only_foreseen() -> None:
    guard, later = guard_with(700), kept(START + 300, 280)
    claims = Claims(guard, ranks(guard), [later])
    assert not claims.admit(kept(START, 60, accepted=False), 60, START, [later])
    assert claims.admit(kept(START, 60), 60, START, [later])


def review(start: int) -> Kept:
    stored = session("road", moment_of(start), 15, id="review", accepted=True, kind=SessionKind.REVIEW)
    return Kept(ROAD, start, start + 15, stored)


def test_a_review_gives_way_before_any_session_does() -> None:
    guard = guard_with(700)
    to_come = [review(START + 200), kept(START + 500, 120)]
    claims = Claims(guard, ranks(guard), to_come)
    assert claims.admit(kept(START, 170), 170, START, to_come)
    claims.waive(to_come[0])
    assert room(guard) == 180, "the review had no claim any more"
    claims.waive(to_come[1])
    assert room(guard) == 300


def test_no_session_gives_way_to_a_review() -> None:
    guard, later = guard_with(700), kept(START + 300, 290)
    claims = Claims(guard, ranks(guard), [later])
    assert not claims.admit(review(START), 15, START, [later])


def test_a_review_is_work_for_no_date_though_its_item_was() -> None:
    guard = guard_with(100)
    one = review(START + 300)
    claims = Claims(guard, [guard.rank(DUE)], [one])
    assert room(guard) == 885
    claims.waive(one)
    assert room(guard) == 900

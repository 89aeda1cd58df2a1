"""Several sessions answered or held in one step."""

from datetime import timedelta

import pytest

from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.domain.session import SessionKind, SessionState
from planner.scheduling.engine import make_schedule
from planner.services.sessions import accept_week
from planner.services.several_sessions import finish_sessions, pin_sessions, skip_sessions
from tests.support.plans import NOW, at, exam, item, make_plan


def some_plan() -> Plan:
    return make_plan([item("a", 300), item("b", 120, needs="a")], [exam("e", "b", at(11, "10:00"))])


PLAN = some_plan()
SCHEDULE = make_schedule(PLAN, NOW)
IDS = [each.id for each in SCHEDULE.sessions if each.kind is SessionKind.STUDY][:3]
EXAM = next(each.id for each in SCHEDULE.sessions if each.kind is SessionKind.EXAM)


def test_sessions_are_done_together_with_their_minutes_and_undone_together() -> None:
    edit = finish_sessions(PLAN, SCHEDULE, [*IDS, EXAM], NOW)
    after = PLAN.after(edit)
    assert edit.label == "Did 3 sessions"
    assert {after.sessions[id].state for id in IDS} == {SessionState.DONE}
    minutes = sum(each.minutes for each in SCHEDULE.sessions if each.id in IDS)
    assert sum(entry.minutes for entry in after.entries.values()) == minutes
    assert len(after.entries) == 3
    assert after.after(edit.reverse).sessions == PLAN.sessions


def test_what_was_answered_is_passed_over_and_one_keeps_its_own_words() -> None:
    after = PLAN.after(skip_sessions(PLAN, SCHEDULE, IDS[:2], NOW))
    edit = skip_sessions(after, make_schedule(after, NOW), IDS, NOW)
    assert edit.label == "Skipped A"
    with pytest.raises(Refusal, match="None of these"):
        skip_sessions(after, make_schedule(after, NOW), IDS[:2], NOW)
    with pytest.raises(Refusal, match="None of these"):
        finish_sessions(PLAN, SCHEDULE, [EXAM], NOW)


def test_pinning_holds_all_and_then_lets_all_move() -> None:
    one = PLAN.after(pin_sessions(PLAN, SCHEDULE, IDS[:1]))
    edit = pin_sessions(one, make_schedule(one, NOW), IDS)
    assert edit.label == "Pinned 2 sessions"
    all_of_them = one.after(edit)
    assert all(all_of_them.sessions[id].pinned for id in IDS)
    back = pin_sessions(all_of_them, make_schedule(all_of_them, NOW), IDS)
    assert back.label == "Unpinned 3 sessions"
    assert not all_of_them.after(back).sessions


def test_a_session_that_is_over_keeps_no_others_from_being_pinned() -> None:
    plan = PLAN.after(accept_week(PLAN, SCHEDULE, NOW.date(), NOW))
    accepted = [each for each in make_schedule(plan, NOW).sessions if each.accepted and each.id in IDS]
    now = accepted[0].end + timedelta(hours=1)
    edit = pin_sessions(plan, make_schedule(plan, now), [each.id for each in accepted])
    after = plan.after(edit)
    to_come = [each.id for each in accepted if each.end > now]
    assert 0 < len(to_come) < len(accepted)
    assert [each.id for each in accepted if after.sessions[each.id].pinned] == to_come

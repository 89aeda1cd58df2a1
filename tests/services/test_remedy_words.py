"""What remedies do, in words: what is left out or known takes along what only it needed."""

from datetime import date

import pytest

from planner.domain.plan import Plan
from planner.scheduling.engine import judge, make_schedule
from planner.scheduling.remedies.remedy import RemedyKind
from planner.services.remedies import all_remedies, apply_remedy
from planner.services.remedy_words import RemedyWords, remedy_words
from planner.values import replace
from tests.support.plans import NOW, at, goal, item, make_plan


def short_plan() -> Plan:
    """Ten hours are free for 24 of work; "helper" is needed by "charlie" and "delta" alone."""
    items = [
        item("alpha", 480),
        replace(item("helper", 180), core=False),
        replace(item("charlie", 420, needs="helper"), core=False),
        replace(item("delta", 360, needs="helper"), core=False),
    ]
    return make_plan(items, [goal("own", "alpha charlie delta", at(7))])


def words_of(plan: Plan, kind: RemedyKind) -> RemedyWords:
    remedies = all_remedies(plan, make_schedule(plan, NOW), NOW)["own"]
    remedy = next(each for each in remedies if each.kind is kind)
    return remedy_words(plan, remedy, NOW, date.isoformat)


def test_what_is_left_out_tells_all_hours_that_go_with_it() -> None:
    plan = short_plan()
    proof = judge(plan, NOW)["own"].proof
    assert proof is not None
    assert proof.work_minutes - proof.free_minutes == 14 * 60
    words = words_of(plan, RemedyKind.LEAVE_OUT)

    assert words.title == "Leave out 2 optional items"
    assert words.detail == "Charlie and Delta, and what nothing else needs, 16 h less."


def test_what_is_known_tells_all_hours_that_go_with_it() -> None:
    items = [item("before", 240), item("echo", 720, needs="before"), item("foxtrot", 480)]
    plan = make_plan(items, [goal("own", "echo foxtrot", at(7))])
    words = words_of(plan, RemedyKind.KNOWN)

    assert words.title == "Mark 1 item as known"
    assert words.detail == "If you know it already: Echo, and what nothing else needs, 16 h less."


def test_items_that_take_nothing_along_tell_their_own_hours() -> None:
    items = [item("alpha", 480), replace(item("charlie", 300), core=False)]
    plan = make_plan(items, [goal("own", "alpha charlie", at(7))], logged={"charlie": 60})
    words = words_of(plan, RemedyKind.LEAVE_OUT)

    assert words.detail == "Charlie, 4 h less."


@pytest.mark.parametrize("kind", [RemedyKind.LEAVE_OUT, RemedyKind.KNOWN])
def test_the_hours_are_those_that_the_goal_has_less_once_it_is_applied(kind: RemedyKind) -> None:
    plan = short_plan()
    remedy = next(
        each for each in all_remedies(plan, make_schedule(plan, NOW), NOW)["own"] if each.kind is kind
    )
    after = plan.after(apply_remedy(plan, remedy, NOW))
    less = judge(plan, NOW)["own"].work - judge(after, NOW)["own"].work

    assert words_of(plan, kind).detail.endswith(f" {less // 60} h less.")

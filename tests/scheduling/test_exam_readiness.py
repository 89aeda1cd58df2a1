"""Readiness for an exam: weight x done share x predicted recall on the day."""

from datetime import date, timedelta

import pytest

from planner.domain.certification import ExamDomain
from planner.domain.item import ItemKind, ItemStatus
from planner.domain.plan import Plan
from planner.domain.session import SessionKind, SessionState
from planner.domain.time_entry import TimeEntry
from planner.scheduling.exam_readiness import ExamReadiness, exam_readiness
from planner.scheduling.memory import first_card, recall
from planner.values import replace
from tests.support.plans import at, day, exam, item, make_plan, session

EXAM = exam("x", "cert", at(30, "09:00"))
ON = day(30)


def ready(plan: Plan, *domains: ExamDomain) -> ExamReadiness:
    found = exam_readiness(plan, EXAM, domains, ON)
    assert found is not None
    return found


def plan(**more: object) -> Plan:
    items = [item("a", 100), item("b", 300), item("c", 200), item("cert", 50, kind=ItemKind.CERTIFICATION)]
    return make_plan(items, [EXAM], **more)  # type: ignore[arg-type]


def test_what_is_done_counts_by_its_minutes_and_as_far_as_it_is_remembered() -> None:
    finished: dict[str, date] = {"a": day(-10)}
    (part,) = ready(plan(finished=finished), ExamDomain("One", 40, 60, ("a", "b"))).domains
    assert part.done == 0.25
    assert part.recall == recall(first_card("a", day(-10)), ON)
    assert part.readiness == part.done * part.recall


def test_what_is_known_counts_in_full_and_what_is_begun_as_far_as_it_is_studied() -> None:
    begun = plan(status={"a": ItemStatus.SKIPPED}, logged={"b": 150, "c": 999})
    known, half, over = ready(begun, *(ExamDomain(id, 30, 30, (id,)) for id in ("a", "b", "c"))).domains
    assert (known.done, known.recall) == (1, 1)
    assert (half.done, half.recall) == (0.5, 1)
    assert over.done == 1


def test_time_of_reviews_is_no_progress() -> None:
    review = session("b", at(-1, "19:00"), 15, id="r", kind=SessionKind.REVIEW, state=SessionState.DONE)
    entry = TimeEntry(id="1", item="b", day=day(-1), minutes=150, session="r")
    (part,) = ready(
        plan(sessions=[review], entries=[entry], logged={"b": 150}), ExamDomain("One", 50, 50, ("b",))
    ).domains
    assert part.done == 0


def test_a_part_without_items_is_prepared_by_the_exam_s_own() -> None:
    done = replace(plan(), logged={"cert": 25})
    (part,) = ready(done, ExamDomain("Alone", 100, 100, ("nowhere",))).domains
    assert part.done == 0.5


def test_the_whole_is_the_weighted_sum() -> None:
    known = plan(status={"a": ItemStatus.SKIPPED})
    found = ready(known, ExamDomain("One", 20, 30, ("a",)), ExamDomain("Two", 70, 80, ("b",)))
    assert [part.weight for part in found.domains] == [0.25, 0.75]
    assert found.total == 0.25


def test_unknown_weights_share_what_is_left_and_are_not_told() -> None:
    known = plan(status={"b": ItemStatus.SKIPPED})
    parts = [ExamDomain("One", 40, 40, ("a",)), *(ExamDomain(id, items=(id,)) for id in ("b", "c"))]
    found = ready(known, *parts)
    assert [part.weight for part in found.domains] == [0.4, None, None]
    assert found.total == pytest.approx(0.3)


def test_weights_that_are_all_unknown_count_alike() -> None:
    known = plan(status={"a": ItemStatus.SKIPPED})
    assert ready(known, ExamDomain("One", items=("a",)), ExamDomain("Two", items=("b",))).total == 0.5


def test_without_domains_nothing_is_said() -> None:
    assert exam_readiness(plan(), EXAM, (), ON) is None


def test_without_any_item_nothing_is_done() -> None:
    nobody = exam("y", "unknown", at(30))
    found = exam_readiness(plan(), nobody, (ExamDomain("One", 100, 100),), ON)
    assert found is not None
    assert found.total == 0


def test_the_longer_until_the_exam_the_less_is_remembered() -> None:
    done = plan(finished={"a": day(-1)})
    part = ExamDomain("One", 100, 100, ("a",))
    totals = [
        found.total
        for days in (0, 30, 300)
        if (found := exam_readiness(done, EXAM, (part,), day(0) + timedelta(days=days)))
    ]
    assert totals == sorted(totals, reverse=True)
    assert len(set(totals)) == 3

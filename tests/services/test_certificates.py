"""What comes after an exam: the certificate and its renewal, or another try."""

from datetime import date, datetime

import pytest

from planner.domain.certification import Certification, RenewalBy
from planner.domain.errors import Refusal
from planner.domain.goal import ExamOutcome, GoalKind
from planner.domain.plan import Plan
from planner.scheduling.engine import make_schedule
from planner.services.certificates import (
    Certificate,
    can_be_renewed,
    certificate_of,
    certificates,
    is_tried_again,
    plan_renewal,
    retake_day,
    try_again,
    usual_renewal_day,
)
from planner.services.goals import record_result
from planner.services.items import finish_item
from planner.values import replace
from tests.support.plans import NOW, at, exam, item, make_plan

YEARLY = Certification(
    id="x",
    name="Certificate X",
    short_name="X",
    vendor="V",
    validity_months=12,
    renewal="Take it again.",
    renewal_by=RenewalBy.EXAM,
    retake_days=(14, 60),
)
ONLINE = replace(YEARLY, id="y", short_name="Y", renewal_by=RenewalBy.ASSESSMENT)
ENDLESS = Certification(id="z", name="Certificate Z", short_name="Z", vendor="V")
CATALOGUE = {each.id: each for each in (YEARLY, ONLINE, ENDLESS)}
RENEWED_BY = datetime(2027, 11, 9, 9)


def plan_with(certification: str | None, outcome: ExamOutcome | None) -> Plan:
    taken = replace(exam("first", "a", at(0, "07:00"), created=1), certification=certification)
    decided = NOW.date() if outcome else None
    return make_plan([item("a", 600)], [replace(taken, outcome=outcome, decided_on=decided)])


def passed(certification: str | None = "x") -> Plan:
    return plan_with(certification, ExamOutcome.PASSED)


def failed(certification: str | None = "x") -> Plan:
    return plan_with(certification, ExamOutcome.FAILED)


def earned(plan: Plan, goal: str = "first") -> Certificate:
    found = certificate_of(plan, goal, CATALOGUE)
    assert found is not None
    return found


def test_a_certificate_holds_for_the_months_of_the_catalogue() -> None:
    certificate = earned(passed())

    assert (certificate.passed_on, certificate.valid_until) == (NOW.date(), date(2027, 11, 23))
    assert certificate.days_left(date(2027, 11, 13)) == 10
    assert usual_renewal_day(certificate, NOW.date()) == date(2027, 11, 9)
    assert usual_renewal_day(certificate, date(2027, 11, 20)) == date(2027, 11, 21)


@pytest.mark.parametrize("certification", ["z", "gone", None])
def test_no_end_is_claimed_where_none_is_known(certification: str | None) -> None:
    certificate = earned(passed(certification))

    assert (certificate.valid_until, certificate.days_left(NOW.date())) == (None, None)
    assert not can_be_renewed(certificate, CATALOGUE.get(certification or ""))


def test_an_old_plan_has_the_day_of_the_exam() -> None:
    plan = passed()
    before = make_plan(plan.items.values(), [replace(plan.goals["first"], decided_on=None)])
    assert earned(before).passed_on == NOW.date()


def test_an_open_or_failed_exam_brought_nothing() -> None:
    for outcome in (None, ExamOutcome.FAILED):
        assert certificates(plan_with("x", outcome), CATALOGUE) == ()


def test_a_renewal_is_an_exam_before_the_expiry_with_study_that_comes_late() -> None:
    plan = passed()
    edit = plan_renewal(plan, earned(plan), YEARLY, NOW, due=RENEWED_BY, minutes=480)
    after = plan.after(edit)

    assert edit.label == "Planned the renewal of X"
    renewal = after.goals["x-renewal"]
    assert (renewal.kind, renewal.due, renewal.certification) == (GoalKind.EXAM, RENEWED_BY, "x")
    assert renewal.buffer_days == 2
    (id,) = renewal.items
    assert (after.items[id].effort.likely, after.items[id].opens) == (480, date(2027, 8, 11))
    starts = [s.start.date() for s in make_schedule(after, NOW).sessions if s.item == id]
    assert starts
    assert min(starts) >= date(2027, 8, 11)
    assert earned(after).renewal == "x-renewal"
    assert not can_be_renewed(earned(after), YEARLY)


def test_a_renewal_that_is_passed_takes_the_place_of_the_first_certificate() -> None:
    plan = passed()
    planned = plan.after(plan_renewal(plan, earned(plan), YEARLY, NOW, due=RENEWED_BY))
    again = planned.after(record_result(planned, "x-renewal", ExamOutcome.PASSED, RENEWED_BY))

    assert [each.goal for each in certificates(again, CATALOGUE)] == ["x-renewal"]
    assert certificate_of(again, "first", CATALOGUE) is None
    assert earned(again, "x-renewal").valid_until == date(2028, 11, 9)


def test_where_the_vendor_asks_for_no_exam_it_is_a_goal_and_adds_to_the_certificate() -> None:
    plan = passed("y")
    after = plan.after(plan_renewal(plan, earned(plan), ONLINE, NOW, due=RENEWED_BY))
    renewal = after.goals["y-renewal"]

    assert (renewal.kind, renewal.due) == (GoalKind.GOAL, datetime(2027, 11, 10))
    done = after.after(finish_item(after, renewal.items[0], NOW))
    assert earned(done).valid_until == date(2028, 11, 23)
    assert can_be_renewed(earned(done), ONLINE)


def test_renewals_that_cannot_be() -> None:
    plan = passed()
    with pytest.raises(Refusal, match="before the certificate expires"):
        plan_renewal(plan, earned(plan), YEARLY, NOW, due=datetime(2027, 11, 24, 9))
    with pytest.raises(Refusal, match="in the past"):
        plan_renewal(plan, earned(plan), YEARLY, NOW, due=NOW)
    endless = passed("z")
    with pytest.raises(Refusal, match="nothing to renew"):
        plan_renewal(endless, earned(endless), ENDLESS, NOW, due=RENEWED_BY)


def test_the_day_of_another_try_is_said_where_the_wait_is_known() -> None:
    for plan, day in (
        (failed(), date(2026, 12, 7)),
        (failed("z"), None),
        (failed(None), None),
        (passed(), None),
    ):
        assert retake_day(plan, plan.goals["first"], CATALOGUE) == day


def test_another_try_is_a_new_exam_with_the_same_items_that_is_not_booked_yet() -> None:
    plan = failed()
    plan = make_plan(
        plan.items.values(),
        [replace(plan.goals["first"], place="online", fee="200 USD", booked=True)],
    )
    due = datetime(2026, 12, 12, 10)
    edit = try_again(plan, "first", due, NOW)
    again = plan.after(edit).goals["x"]

    assert edit.label == "Planned First once more"
    assert (again.due, again.items, again.outcome, again.decided_on) == (due, ("a",), None, None)
    assert (again.place, again.fee, again.booked) == ("online", "200 USD", False)
    assert is_tried_again(plan.after(edit), plan.goals["first"])
    assert not is_tried_again(plan, plan.goals["first"])


def test_the_second_wait_is_longer() -> None:
    plan = failed()
    plan = plan.after(try_again(plan, "first", datetime(2026, 12, 12, 10), NOW))
    plan = plan.after(record_result(plan, "x", ExamOutcome.FAILED, datetime(2026, 12, 12, 14)))

    assert retake_day(plan, plan.goals["x"], CATALOGUE) == date(2027, 2, 10)
    assert retake_day(plan, plan.goals["first"], CATALOGUE) == date(2026, 12, 7)


def test_an_exam_of_ones_own_is_tried_again_by_its_items() -> None:
    plan = failed(None)
    after = plan.after(try_again(plan, "first", at(20, "10:00"), NOW))

    assert "first-2" in after.goals
    assert is_tried_again(after, after.goals["first"])


def test_only_a_failed_exam_is_tried_again_and_on_a_day_to_come() -> None:
    with pytest.raises(Refusal, match="was not failed"):
        try_again(passed(), "first", RENEWED_BY, NOW)
    with pytest.raises(Refusal, match="in the past"):
        try_again(failed(), "first", NOW, NOW)

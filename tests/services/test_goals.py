"""Goals and exams: added, changed, removed, with a result."""

from datetime import date, datetime

import pytest

from planner.domain.certification import Certification
from planner.domain.errors import Refusal, UnknownId
from planner.domain.goal import ExamOutcome, GoalKind
from planner.domain.item import ItemKind, ItemStatus, Subject
from planner.domain.plan import Plan
from planner.services.catalog import certification, certifications
from planner.services.goals import (
    ExamWish,
    add_exam,
    add_goal,
    book,
    edit_goal,
    preparation_minutes,
    project_warning,
    record_result,
    remove_goal,
    retirement_warning,
    skills_warning,
)
from planner.services.items import finish_item, leave_out
from planner.values import replace
from tests.support.plans import NOW, at, goal, item, make_plan

CERT = Certification(id="cert-x", name="Certificate X", short_name="X", vendor="V", item="prepare")
UNPREPARED = Certification(id="cert-y", name="Certificate Y", short_name="Y", vendor="V")
DUE = datetime(2027, 3, 12, 9)


@pytest.fixture
def plan() -> Plan:
    return make_plan(
        [item("ml"), item("prepare", needs="ml", subject=Subject.CERT)], [goal("own", "ml", created=1)]
    )


def test_an_exam_is_a_goal_on_the_item_that_prepares_for_it(plan: Plan) -> None:
    after = plan.after(add_exam(plan, ExamWish(certification=CERT, due=DUE), NOW))
    exam = after.goals["cert-x"]
    assert (exam.kind, exam.items, exam.due, exam.buffer_days) == (GoalKind.EXAM, ("prepare",), DUE, 2)
    assert (exam.title, exam.created, exam.exam_minutes) == ("X", 2, 120)


def test_a_retake_has_an_id_of_its_own(plan: Plan) -> None:
    wish = ExamWish(certification=CERT, due=DUE)
    once = plan.after(add_exam(plan, wish, NOW))
    assert set(once.after(add_exam(once, wish, NOW)).goals) == {"own", "cert-x", "cert-x-2"}


def test_an_exam_nobody_prepares_for_asks_for_hours(plan: Plan) -> None:
    with pytest.raises(Refusal, match="how many hours"):
        add_exam(plan, ExamWish(certification=UNPREPARED, due=DUE), NOW)
    after = plan.after(add_exam(plan, ExamWish(certification=UNPREPARED, due=DUE, minutes=600), NOW))
    (new,) = set(after.items) - set(plan.items)
    assert after.items[new].effort.likely == 600
    assert after.items[new].kind is ItemKind.CERTIFICATION
    assert after.goals["cert-y"].items == (new,)


def test_an_exam_in_the_past_is_refused(plan: Plan) -> None:
    with pytest.raises(Refusal, match="past"):
        add_exam(plan, ExamWish(certification=CERT, due=NOW), NOW)


def test_more_free_days_before_a_date_than_make_sense_are_refused(plan: Plan) -> None:
    words = "At most 365 days can be kept free before a date."
    with pytest.raises(Refusal, match=words):
        add_exam(plan, ExamWish(certification=CERT, due=DUE, buffer_days=366), NOW)
    with pytest.raises(Refusal, match=words):
        add_goal(plan, "Mine", ["ml"], NOW, due=DUE, buffer_days=366)
    with pytest.raises(Refusal, match=words):
        edit_goal(plan, "own", NOW, buffer_days=9_999)
    assert edit_goal(plan, "own", NOW, buffer_days=365).changes


def test_a_goal_that_has_more_free_days_can_be_changed_otherwise(plan: Plan) -> None:
    far = replace(plan.goals["own"], buffer_days=400)
    held = replace(plan, goals={"own": far})
    after = held.after(edit_goal(held, "own", NOW, title="Mine", buffer_days=400))
    assert (after.goals["own"].title, after.goals["own"].buffer_days) == ("Mine", 400)


def test_a_goal_says_which_left_out_items_are_wanted_again() -> None:
    plan = make_plan([item("a"), item("b"), item("c", needs="b"), item("d")], [goal("own", "a")])
    for id in ("d", "b"):
        plan = plan.after(leave_out(plan, id, NOW))
    added = add_goal(plan, "Mine", ["c", "d"], NOW)
    assert added.label == "Added the goal Mine; B and D are wanted again"
    changed = edit_goal(plan, "own", NOW, items=["a", "d"])
    assert changed.label == "Changed Own; D is wanted again"
    assert edit_goal(plan, "own", NOW, title="Other").label == "Changed Other"


def test_an_exam_says_which_left_out_items_are_wanted_again(plan: Plan) -> None:
    without = plan.after(remove_goal(plan, "own"))
    without = without.after(leave_out(without, "ml", NOW))
    edit = add_exam(without, ExamWish(certification=CERT, due=DUE), NOW)
    assert edit.label == "Added the exam X; Ml is wanted again"


def test_an_exam_may_have_a_last_day_to_register(plan: Plan) -> None:
    wish = ExamWish(certification=CERT, due=DUE, registration_closes=date(2027, 2, 26))
    after = plan.after(add_exam(plan, wish, NOW))
    assert after.goals["cert-x"].registration_closes == date(2027, 2, 26)
    moved = after.after(edit_goal(after, "cert-x", NOW, registration_closes=date(2027, 3, 1)))
    assert moved.goals["cert-x"].registration_closes == date(2027, 3, 1)
    kept = moved.after(edit_goal(moved, "cert-x", NOW, priority=2))
    assert kept.goals["cert-x"].registration_closes == date(2027, 3, 1)
    without = kept.after(edit_goal(kept, "cert-x", NOW, without_registration=True))
    assert without.goals["cert-x"].registration_closes is None


def test_a_registration_that_closes_after_the_exam_is_refused(plan: Plan) -> None:
    late = date(2027, 3, 13)
    with pytest.raises(Refusal, match="on its day at the latest"):
        add_exam(plan, ExamWish(certification=CERT, due=DUE, registration_closes=late), NOW)
    with pytest.raises(Refusal, match="on its day at the latest"):
        edit_goal(plan, "own", NOW, registration_closes=late)


def test_own_goals(plan: Plan) -> None:
    after = plan.after(add_goal(plan, "  Über Basics ", ["ml", "ml"], NOW, due=at(30), priority=2))
    made = after.goals["uber-basics"]
    assert (made.title, made.items, made.priority, made.due) == ("Über Basics", ("ml",), 2, at(30))


@pytest.mark.parametrize(
    ("title", "items", "due"), [("", ["ml"], None), ("a", [], None), ("a", ["mll"], None), ("a", ["ml"], NOW)]
)
def test_goals_that_cannot_be(plan: Plan, title: str, items: list[str], due: datetime | None) -> None:
    with pytest.raises(Refusal):
        add_goal(plan, title, items, NOW, due=due)


def test_only_what_is_given_changes(plan: Plan) -> None:
    after = plan.after(edit_goal(plan, "own", NOW, due=at(40), priority=3)).goals["own"]
    before = plan.goals["own"]
    assert (after.title, after.items, after.due, after.priority) == (before.title, before.items, at(40), 3)
    with pytest.raises(Refusal, match="Nothing changes"):
        edit_goal(plan, "own", NOW, title="Own")
    with pytest.raises(Refusal, match="from 1"):
        edit_goal(plan, "own", NOW, priority=0)


def test_an_exam_keeps_a_date(plan: Plan) -> None:
    after = plan.after(add_exam(plan, ExamWish(certification=CERT, due=DUE), NOW))
    with pytest.raises(Refusal, match="needs a date"):
        edit_goal(after, "cert-x", NOW, without_date=True)


def test_a_removed_goal_leaves_its_items(plan: Plan) -> None:
    after = plan.after(remove_goal(plan, "own"))
    assert after.goals == {}
    assert after.items == plan.items
    with pytest.raises(UnknownId):
        remove_goal(after, "own")


def test_passing_is_the_evidence_that_the_item_is_done(plan: Plan) -> None:
    after = plan.after(add_exam(plan, ExamWish(certification=CERT, due=DUE), NOW))
    passed = after.after(record_result(after, "cert-x", ExamOutcome.PASSED, NOW))
    assert passed.status("prepare") is ItemStatus.DONE
    failed = after.after(record_result(after, "cert-x", ExamOutcome.FAILED, NOW))
    assert failed.status("prepare") is ItemStatus.PLANNED
    with pytest.raises(Refusal, match="result already"):
        record_result(failed, "cert-x", ExamOutcome.PASSED, NOW)
    with pytest.raises(Refusal, match="not an exam"):
        record_result(failed, "own", ExamOutcome.PASSED, NOW)


def test_a_result_finds_the_newest_open_exam(plan: Plan) -> None:
    wish = ExamWish(certification=CERT, due=DUE)
    plan = plan.after(add_exam(plan, wish, NOW))
    plan = plan.after(record_result(plan, "cert-x", ExamOutcome.FAILED, NOW))
    plan = plan.after(add_exam(plan, wish, NOW))
    plan = plan.after(record_result(plan, "cert-x", ExamOutcome.PASSED, NOW))
    assert plan.goals["cert-x-2"].outcome is ExamOutcome.PASSED


def test_retired_certifications_name_the_one_in_force() -> None:
    catalogue = tuple(certifications().values())
    old = retirement_warning(certification("azure-ai-100"), catalogue)
    assert old is not None
    assert "2021-06-30" in old
    assert "AI-103" in old
    assert retirement_warning(certification("gcp-pmle"), catalogue) is None


def test_the_day_of_a_retirement_is_written_as_wished() -> None:
    catalogue = tuple(certifications().values())
    warning = retirement_warning(certification("azure-ai-102"), catalogue, "{:%d/%m/%Y}".format)
    assert warning == "Azure AI-102 is retired (30/06/2026); its successor is Azure AI-103."


def test_a_certificate_without_its_skills_is_warned_of(plan: Plan) -> None:
    warning = skills_warning(plan, CERT)
    assert warning is not None
    assert "1 item" in warning
    assert skills_warning(plan.after(finish_item(plan, "ml", NOW)), CERT) is None


@pytest.fixture
def with_exam(plan: Plan) -> Plan:
    return plan.after(add_exam(plan, ExamWish(certification=CERT, due=DUE), NOW))


def test_an_exam_is_booked_and_the_booking_taken_back(with_exam: Plan) -> None:
    edit = book(with_exam, "cert-x", is_booked=True)
    booked = with_exam.after(edit)
    assert (edit.label, booked.goals["cert-x"].booked) == ("Booked X", True)
    with pytest.raises(Refusal, match="Nothing changes"):
        book(booked, "cert-x", is_booked=True)
    assert not booked.after(book(booked, "cert-x", is_booked=False)).goals["cert-x"].booked


def test_only_an_exam_to_come_is_booked(with_exam: Plan) -> None:
    passed = with_exam.after(record_result(with_exam, "cert-x", ExamOutcome.PASSED, NOW))
    for plan, id in ((with_exam, "own"), (passed, "cert-x")):
        with pytest.raises(Refusal, match="no exam to come"):
            book(plan, id, is_booked=True)


def test_place_and_fee_are_kept_as_lines_of_text(with_exam: Plan) -> None:
    edit = edit_goal(with_exam, "cert-x", NOW, place=" Test centre\nWest ", fee="200 USD", booked=True)
    exam = with_exam.after(edit).goals["cert-x"]
    assert (exam.place, exam.fee, exam.booked) == ("Test centre West", "200 USD", True)
    with pytest.raises(Refusal, match="at most 200"):
        edit_goal(with_exam, "cert-x", NOW, place="x" * 201)


def test_a_result_has_the_day_on_which_it_came(with_exam: Plan) -> None:
    early = with_exam.after(record_result(with_exam, "cert-x", ExamOutcome.PASSED, NOW))
    assert early.goals["cert-x"].decided_on == NOW.date()
    later = datetime(2027, 4, 1, 8)
    usual = with_exam.after(record_result(with_exam, "cert-x", ExamOutcome.FAILED, later))
    assert usual.goals["cert-x"].decided_on == DUE.date()
    said = record_result(with_exam, "cert-x", ExamOutcome.PASSED, later, date(2027, 3, 20))
    after = with_exam.after(said)
    assert after.goals["cert-x"].decided_on == date(2027, 3, 20)
    assert after.progress["prepare"].on == date(2027, 3, 20)
    with pytest.raises(Refusal, match="future"):
        record_result(with_exam, "cert-x", ExamOutcome.PASSED, NOW, DUE.date())


def test_an_exam_is_set_beside_an_open_project_of_about_its_hours() -> None:
    items = [
        item("small", 300, kind=ItemKind.PROJECT),
        item("like", 2_500, kind=ItemKind.PROJECT),
        item("course", 2_400, kind=ItemKind.COURSE),
    ]
    words = project_warning(make_plan(items), 2_400)
    assert words == (
        "Preparing takes about 40 h. A project of your roadmap takes about as long and leaves something "
        "to show: Like, 42 h."
    )
    assert project_warning(make_plan(items), 900) is None
    assert project_warning(make_plan(items, status={"like": ItemStatus.DONE}), 2_400) is None


def test_the_hours_of_an_exam_are_those_of_the_item_that_prepares_for_it(plan: Plan) -> None:
    assert preparation_minutes(plan, CERT) == 60
    assert preparation_minutes(plan, UNPREPARED) is None

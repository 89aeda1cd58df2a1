"""Appointments that look like exams are found, and become exams in the step that links their calendar."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.exchange.calendar_reading import Appointment, CalendarFile
from planner.services.catalog import certifications
from planner.services.exam_appointments import (
    ExamAppointment,
    exams_among,
    exams_in,
    link_with_exams,
    take_exams,
)
from planner.values import replace
from tests.support.workspaces import MONDAY, first_plan

DAY = datetime(2027, 4, 15, 9)  # the plan's own exam is on another
PLAN = first_plan()


def at(title: str, start: datetime = DAY, minutes: int = 120) -> Appointment:
    return Appointment(start, start + timedelta(minutes=minutes), title)


def found(*appointments: Appointment, plan: Plan = PLAN) -> list[tuple[str, str | None]]:
    """The titles of what looks like an exam, and the ids of their certifications."""
    exams = exams_among(appointments, plan, certifications(), MONDAY)
    return [(each.title, each.certification.id if each.certification else None) for each in exams]


def file_of(*appointments: Appointment) -> CalendarFile:
    return CalendarFile(digest="d", title="Mine", appointments=appointments, events=len(appointments))


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("AI-103 at the test centre", "azure-ai-103"),
        ("Exam AI-103", "azure-ai-103"),
        ("Google Professional Machine Learning Engineer", "gcp-pmle"),
        ("PMLE exam (online)", "gcp-pmle"),
        ("AWS MLA-C01", "aws-mla-c01"),
        ("Google PCA", "gcp-pca"),
        ("Google Professional Cloud Architect", "gcp-pca"),
        ("Microsoft Azure AI Fundamentals", "azure-ai-901"),
        ("AWS Certified Data Engineer – Associate", "aws-dea-c01"),
        ("Pearson VUE: English C1", None),
        ("Klausur Statistik", None),
        ("Führerscheinprüfung", None),
    ],
)
def test_what_looks_like_an_exam_is_found(title: str, id: str | None) -> None:
    ((_title, certification),) = found(at(title))
    assert certification == id


@pytest.mark.parametrize(
    "title",
    [
        "AI-103 study group",
        "Exam preparation",
        "AI fundamentals",
        "Lecture on PCA",
        "PCA",
        "Mock exam",
        "Eye exam",
        "Dentist",
        "Register for the exam",
        "Team meeting about the exam",
        "",
    ],
)
def test_what_does_not_is_left_alone(title: str) -> None:
    assert found(at(title)) == []


def test_what_is_over_or_lasts_a_day_or_comes_round_is_no_exam_to_come() -> None:
    assert found(at("Exam", MONDAY - timedelta(days=1))) == []
    assert found(at("Exam", minutes=24 * 60)) == []
    assert found(at("Exam", minutes=10)) == []
    assert found(*(at("Exam", DAY + timedelta(weeks=week)) for week in range(3))) == []


def test_linking_adds_what_was_agreed_to_in_one_step() -> None:
    wanted, other = at("Exam AI-103"), at("Klausur Statistik", DAY + timedelta(days=7), 90)
    file = file_of(wanted, other, at("Choir", DAY + timedelta(days=1)))
    exams = exams_among(file.appointments, PLAN, certifications(), MONDAY)

    plan = PLAN.after(edit := link_with_exams(PLAN, Path("mine.ics"), file, exams, MONDAY))

    assert edit.label == "Linked mine.ics, 3 times"
    assert plan.goals["azure-ai-103"].due == DAY
    assert plan.goals["azure-ai-103"].booked
    own = plan.goals["klausur-statistik"]
    assert (own.due, own.exam_minutes) == (DAY + timedelta(days=7), 90)
    assert len(plan.busy_times) == 3
    assert plan.after(edit.reverse).at_revision(0) == PLAN.at_revision(0)
    assert exams_among(file.appointments, plan, certifications(), MONDAY) == ()


def test_without_any_it_links_as_ever() -> None:
    file = file_of(at("Exam AI-103"))
    plan = PLAN.after(link_with_exams(PLAN, Path("mine.ics"), file, (), MONDAY))
    assert plan.goals.keys() == PLAN.goals.keys()
    assert len(plan.calendars) == 1


def test_an_exam_of_the_plan_moves_to_its_appointment() -> None:
    before = PLAN.goals["gcp-pmle"]
    assert before.due is not None
    file = file_of(at("PMLE exam"))
    (exam,) = exams_among(file.appointments, PLAN, certifications(), MONDAY)
    assert exam.goal == "gcp-pmle"
    after = PLAN.after(link_with_exams(PLAN, Path("mine.ics"), file, [exam], MONDAY)).goals["gcp-pmle"]
    assert (after.due, after.booked, after.items) == (DAY, True, before.items)
    assert found(at("PMLE exam", before.due)) == []


def test_what_cannot_be_is_refused_as_a_whole() -> None:
    late = ExamAppointment(at("Exam AI-103", MONDAY - timedelta(days=1)), certifications()["azure-ai-103"])
    with pytest.raises(Refusal, match="in the past"):
        link_with_exams(PLAN, Path("mine.ics"), file_of(at("x")), [late], MONDAY)


def test_what_a_linked_calendar_got_later_is_found_in_the_plan() -> None:
    plan = PLAN.after(link_with_exams(PLAN, Path("mine.ics"), file_of(at("Exam AI-103")), (), MONDAY))
    (calendar,) = plan.calendars
    (exam,) = exams_in(plan, calendar, certifications(), MONDAY)
    assert exam.certification is not None
    assert exam.certification.id == "azure-ai-103"
    assert exams_in(plan, "another", certifications(), MONDAY) == ()
    after = plan.after(take_exams(plan, [exam], MONDAY))
    assert DAY in {goal.due for goal in after.goals.values()}
    assert exams_in(after, calendar, certifications(), MONDAY) == ()


def test_exams_are_taken_in_one_step_or_not_at_all() -> None:
    late = ExamAppointment(at("Exam B", MONDAY - timedelta(days=1)))
    with pytest.raises(Refusal):
        take_exams(PLAN, [ExamAppointment(at("Exam A")), late], MONDAY)
    with pytest.raises(Refusal, match="Tick what is to be added"):
        take_exams(PLAN, [], MONDAY)


def test_of_two_dates_of_one_exam_the_first_is_offered_and_none_where_one_is_in_the_plan() -> None:
    first, second = at("Exam AI-103", DAY), at("AI-103 again", DAY + timedelta(days=30))
    (exam,) = exams_among([second, first], PLAN, certifications(), MONDAY)
    assert exam.appointment == first
    plan = PLAN.after(take_exams(PLAN, [replace(exam, appointment=second)], MONDAY))
    assert exams_among([first, second], plan, certifications(), MONDAY) == ()


def test_an_exam_that_has_come_meanwhile_is_not_added_again() -> None:
    exam = ExamAppointment(at("Klausur Statistik"))
    plan = PLAN.after(take_exams(PLAN, [exam], MONDAY))
    with pytest.raises(Refusal, match="Nothing changes"):
        take_exams(plan, [exam], MONDAY)

"""What is done, put together for an application."""

from datetime import date

import pytest

from planner.domain.item import ItemStatus, Progress, Resource
from planner.domain.item_notes import Evidence, ItemNotes
from planner.domain.plan import Plan
from planner.domain.time_entry import TimeEntry
from planner.services.catalog import certifications
from planner.services.courses import choose_resource
from planner.services.portfolio import Portfolio, portfolio_of
from planner.services.portfolio_words import heading_of, parts_of, portfolio_markdown
from planner.values import replace
from tests.support.achievements import achieved_plan
from tests.support.workspaces import first_plan

TODAY = date(2026, 11, 23)


@pytest.fixture
def portfolio() -> Portfolio:
    return portfolio_of(achieved_plan(), certifications(), " Ada ")


def test_courses_projects_and_exams_stand_there_the_newest_first(portfolio: Portfolio) -> None:
    assert [each.title for each in portfolio.courses][-1] == "Course 1: Python"
    for achieved in (portfolio.courses, portfolio.projects):
        days = [each.on for each in achieved if each.on]
        assert days == sorted(days, reverse=True)
    (exam,) = portfolio.exams
    assert (exam.vendor, exam.on, exam.valid_until) == (
        "Google Cloud",
        date(2026, 11, 2),
        date(2028, 11, 2),
    )


def test_hours_are_those_that_were_logged_else_said_to_be_about() -> None:
    plan = achieved_plan()
    entry = TimeEntry(id="1", item="course-python", day=TODAY, minutes=90)
    plan = replace(plan, entries={"1": entry}, logged={"course-python": 90})
    part = parts_of(portfolio_of(plan, certifications()), TODAY)[-1]
    facts = {each.title: each.facts for each in part.entries}
    assert "1.5 h, completed on" in facts["Course 1: Python"]
    assert "About 18 h, completed on" in facts["Course 2: Data visualisation"]


def told_of(plan: Plan, id: str) -> tuple[str, str]:
    title = plan.items[id].title
    courses = portfolio_of(plan, certifications()).courses
    return next((each.course, each.provider) for each in courses if each.title == title)


def test_a_course_that_nobody_chose_is_not_named() -> None:
    plan = achieved_plan()
    assert plan.items["course-python"].resources
    assert told_of(plan, "course-python") == ("", "")
    assert "Kaggle" not in portfolio_markdown(portfolio_of(plan, certifications()), TODAY)


def test_the_course_that_was_chosen_is_named_with_its_provider() -> None:
    plan = achieved_plan()
    resource = plan.items["course-python"].resources[-1]
    plan = plan.after(choose_resource(plan, "course-python", resource.id))
    assert told_of(plan, "course-python") == (resource.title, resource.by)


def test_an_item_that_is_itself_the_course_has_its_provider() -> None:
    plan = achieved_plan()
    item = plan.items["course-python"]
    own = Resource(id="own", title=item.title, by="Open University")
    plan = replace(plan, items={**plan.items, item.id: replace(item, resources=(own,))})
    assert told_of(plan, "course-python") == (item.title, "Open University")


def test_what_was_known_or_is_begun_is_no_achievement() -> None:
    plan = first_plan()
    said = {"course-python": ItemStatus.SKIPPED, "project-capstone": ItemStatus.IN_PROGRESS}
    plan = replace(plan, progress={id: Progress(id, status) for id, status in said.items()})
    portfolio = portfolio_of(plan, certifications())
    assert portfolio.is_empty
    assert parts_of(portfolio, TODAY) == ()
    assert "will stand here" in portfolio_markdown(portfolio, TODAY)


def test_the_heading_is_the_name_where_it_is_told(portfolio: Portfolio) -> None:
    assert heading_of(portfolio) == ("Ada", "Becoming a Machine Learning Engineer")
    assert heading_of(replace(portfolio, name="")) == ("Becoming a Machine Learning Engineer", "")


def test_a_certificate_that_has_expired_is_told_so(portfolio: Portfolio) -> None:
    entry = parts_of(portfolio, date(2029, 1, 1))[0].entries[0]
    assert entry.facts.endswith("was valid until 2 Nov 2028")


def test_links_are_links_and_files_are_told_by_name_alone(portfolio: Portfolio) -> None:
    text = portfolio_markdown(portfolio, TODAY)
    assert "  - [Repository](<https://example.org/ada/churn>)" in text
    assert "  - Certificate of completion (course python.pdf)" in text
    assert "/home/ada" not in text


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("javascript:alert(1)", "  - Proof (javascript:alert\\(1\\))"),
        ("C:\\Users\\ada\\x.pdf", "  - Proof (x.pdf)"),
        ("https://a.org/<x>", "  - [Proof](<https://a.org/%3Cx%3E>)"),
        ("file:///etc/passwd", "  - Proof (passwd)"),
        ("", "  - Proof"),
    ],
)
def test_only_the_web_is_linked(place: str, shown: str) -> None:
    plan = achieved_plan(1, 0)
    evidence = Evidence(title="Proof", place=place, on=TODAY)
    plan = replace(plan, notes={"course-python": ItemNotes(id="course-python", evidence=(evidence,))})
    lines = portfolio_markdown(portfolio_of(plan, certifications()), TODAY).splitlines()
    assert shown.replace("\\(", "(").replace("\\)", ")") in [line.replace("\\(", "(") for line in lines]


def test_a_hostile_title_is_shown_as_it_is() -> None:
    plan = achieved_plan(1, 0)
    hostile = "](javascript:x) <img src=x onerror=y>\n# Hired\u202e"
    course = replace(plan.items["course-python"], title=hostile)
    plan = replace(plan, items={**plan.items, course.id: course})
    text = portfolio_markdown(portfolio_of(plan, certifications(), "<b>"), TODAY)
    assert "# \\<b\\>" in text
    assert "\n# Hired" not in text
    assert "\u202e" not in text
    assert "<img" not in text.replace("\\<", "")

"""What the panel says of a course, and of several."""

from datetime import datetime, timedelta

from planner.domain.item import ItemStatus
from planner.domain.plan import Plan
from planner.scheduling.engine import make_schedule
from planner.services.access import set_access
from planner.services.courses import choose_resource, set_units
from planner.services.items import finish_item
from planner.services.own_sessions import OwnSession, add_own_session
from planner.ui.courses.acts import Act
from planner.ui.courses.details import CourseDetails, all_details, chosen_details, course_details
from planner.ui.courses.rows import Group
from planner.ui.shared.locale_dates import LocaleDates
from planner.values import replace
from tests.ui.courses.small_courses import ANDREW, TORCH_PAGE, small_plan, small_road, small_rows
from tests.ui.roadmap.small_road import NOW


def details(id: str, plan: Plan | None = None) -> CourseDetails:
    return course_details(small_road(plan), id, LocaleDates())


def facts(id: str, plan: Plan | None = None) -> dict[str, str]:
    return {fact.name: fact.value for fact in details(id, plan).facts}


def test_a_course_that_is_begun() -> None:
    torch = details("torch")
    assert (torch.state_words, torch.group, torch.fraction) == ("In progress", Group.IN_PROGRESS, 0.25)
    assert (torch.units_done, torch.units, torch.estimate, torch.spent) == (12, 48, 1440, "6 h spent")
    assert torch.url == TORCH_PAGE
    assert torch.pace.startswith("At your pace of 2 units an hour, 18 h are left. The plan gives it ")
    assert "Planned finish" in facts("torch")
    assert {Act.COMPLETE, Act.LOG, Act.MORE, Act.LESS, Act.PAGE, Act.PAUSE} <= torch.acts
    assert not {Act.REOPEN, Act.TAKE_UP} & torch.acts
    assert (torch.choices, torch.covers) == ((), ())


def test_a_slot_offers_its_courses_and_says_what_it_completes() -> None:
    ml = details("ml")
    assert [(each.id, each.title, each.url) for each in ml.choices] == [
        ("andrew", "Machine Learning Specialization", ANDREW.url),
        ("geron", "Hands-On Machine Learning", ""),
    ]
    assert ml.choices[0].facts == "Andrew Ng, 49 € a month"
    assert ml.chosen == ""
    assert [line.title for line in ml.covers] == ["Trees"]
    assert ml.price_hint == "", "nobody chose one of them yet"
    assert ml.note == "Pick one of the two."
    assert facts("ml")["Needs first"] == "Torch"
    plan = small_plan()
    chosen = details("ml", plan.after(choose_resource(plan, "ml", "geron")))
    assert (chosen.chosen, chosen.price_hint) == ("geron", "")
    assert chosen.provider == "Hands-On Machine Learning, A. Géron"
    assert chosen.url == ANDREW.url, "the one page that there is"
    assert details("ml", plan.after(choose_resource(plan, "ml", "andrew"))).price_hint == "49 € a month"


def test_a_price_that_nobody_read_at_its_source_is_not_claimed() -> None:
    plan = small_plan()
    ml = replace(plan.items["ml"], resources=(replace(ANDREW, checked=False),))
    assert details("ml", replace(plan, items={**plan.items, "ml": ml})).price_hint == ""


def test_what_is_done_says_when_it_was_finished() -> None:
    python = details("python")
    assert (python.state_words, facts("python")) == ("Done 18 Oct", {"Finished": "Sun 18 Oct"})
    assert python.pace == ""
    assert python.acts & {Act.REOPEN, Act.COMPLETE, Act.PAUSE, Act.WEEKLY} == {Act.REOPEN}


def test_of_what_is_completed_nothing_is_left_to_count() -> None:
    plan = small_plan()
    torch = details("torch", plan.after(finish_item(plan, "torch", NOW)))
    assert (torch.units_done, torch.units) == (48, 48)
    assert not {Act.MORE, Act.LESS} & torch.acts


def test_what_is_paused_can_be_taken_up_again() -> None:
    flask = details("flask")
    assert (flask.state_words, flask.group, flask.price) == ("Paused", Group.PAUSED, "30 €")
    assert Act.TAKE_UP in flask.acts
    assert not {Act.COMPLETE, Act.PAUSE, Act.LOG} & flask.acts
    assert facts("flask") == {}


def test_a_book_in_no_goal_says_why_it_has_no_day() -> None:
    assert facts("book")["Planned finish"].startswith("No goal asks for it")


def test_when_all_units_are_done_it_is_asked_whether_it_is_completed() -> None:
    plan = small_plan()
    plan = plan.after(set_units(plan, "torch", 48, NOW))
    torch = details("torch", plan)
    assert torch.pace.startswith("All units are done.")
    assert Act.MORE not in torch.acts
    done = plan.after(finish_item(plan, "torch", NOW))
    assert "All units" not in details("torch", done).pace


def test_a_cohort_shows_its_fixed_weeks_and_its_last_day() -> None:
    plan = small_plan()
    lecture = OwnSession(
        item="torch",
        start=datetime(2026, 12, 1, 18),
        minutes=90,
        last_day=datetime(2027, 1, 19).date(),
    )
    plan = plan.after(add_own_session(plan, make_schedule(plan, NOW), lecture, NOW))
    end = NOW.date() + timedelta(days=180)
    plan = plan.after(set_access(plan, "torch", NOW.date() + timedelta(days=1), end, NOW))
    said = facts("torch", plan)
    assert said["Weekly time"] == "Tuesday 18:00 to 19:30, 8 more until 19 Jan 2027"
    assert said["Opens"] == "Thu 26 Nov"
    assert said["Access ends"] == "Mon 24 May 2027"


def test_an_access_that_ends_too_early_says_so_in_words() -> None:
    plan = small_plan()
    plan = plan.after(set_access(plan, "torch", None, NOW.date() + timedelta(days=3), NOW))
    assert facts("torch", plan)["Access ends"] == "Sat 28 Nov, before it is finished"


def test_several_say_their_sum_and_what_can_be_said_of_them() -> None:
    road = small_road()
    rows = [row for row in small_rows().courses if row.id in ("torch", "ml", "python", "flask")]
    several = chosen_details(road, rows)
    assert several.title == "4 courses chosen"
    assert several.facts == "Python, Torch, Ml, …"
    assert several.hours == "36.5 of 75 h"
    assert several.fraction == 36.5 / 75, "the bar says what the words say"
    assert dict(several.acts) == {Act.COMPLETE: 2, Act.PAUSE: 2, Act.TAKE_UP: 1}


def test_where_none_is_chosen_the_whole_is_told() -> None:
    whole = all_details(small_road(), small_rows())
    assert (whole.title, whole.facts, whole.hours) == (
        "Courses and books",
        "2 of 5 completed",
        "35.5 of 72 h",
    )
    assert [line.title for line in whole.begun] == ["Torch"]
    assert whole.acts == ()
    assert small_road().plan.status("torch") is ItemStatus.IN_PROGRESS

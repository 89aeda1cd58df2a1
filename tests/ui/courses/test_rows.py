"""What the table says of a course, in every state that there is."""

from datetime import date, timedelta

import pytest

from planner.domain.course_work import CourseWork
from planner.domain.item import ItemStatus
from planner.scheduling.engine import make_schedule
from planner.scheduling.schedule import Unplaced, UnplacedReason
from planner.services.courses import choose_resource, take_up
from planner.services.item_notes import add_evidence
from planner.services.items import finish_item
from planner.ui.courses.finish import finish_of
from planner.ui.courses.rows import Group, make_rows
from planner.ui.roadmap.road import road_of
from planner.ui.roadmap.rows import Tone
from planner.values import replace
from tests.support import plans
from tests.support.schedules import rewritten
from tests.ui.courses.small_courses import row_of, small_plan, small_road, small_rows
from tests.ui.roadmap.small_road import NOW, PlainDays


def test_every_course_stands_in_its_group() -> None:
    groups = {row.id: row.group for row in small_rows().courses}
    assert groups == {
        "python": Group.COMPLETED,
        "torch": Group.IN_PROGRESS,
        "ml": Group.PLANNED,
        "book": Group.PLANNED,
        "sql": Group.COMPLETED,
        "flask": Group.PAUSED,
        "excel": Group.PAUSED,
    }


def test_a_course_that_is_begun_says_how_far_it_is() -> None:
    row = row_of("torch")
    assert (row.units_words, row.units_told) == ("12 / 48", "12 of 48 units done")
    assert row.hours_words == "6 / 24 h"
    assert row.fraction == 0.25
    assert row.started == date(2026, 10, 12)
    assert row.started_words == "12 Oct"
    assert row.provider == "Daniel Bourke"
    assert row.finish.day is not None
    assert row.finish.words == PlainDays().day(row.finish.day)
    assert row.finish.tone is Tone.PLAIN


def test_what_is_done_says_when() -> None:
    row = row_of("python")
    assert (row.finish.words, row.finish.tone, row.fraction) == ("Done 18 Oct", Tone.GOOD, 1.0)
    assert row.hours_words == "29.5 / 33 h"
    assert row.is_done
    plan = small_plan()
    today = row_of("ml", plan.after(finish_item(plan, "ml", NOW)))
    assert today.finish.words == "Done today"


def test_what_is_done_and_was_never_counted_has_all_its_units() -> None:
    plan = small_plan()
    plan = replace(plan, courses={})
    assert row_of("python", plan).units_words == "33 / 33"


def test_what_is_completed_before_all_was_counted_has_all_its_units_and_goes_back_to_those_counted() -> None:
    plan = small_plan()
    done = plan.after(finish_item(plan, "torch", NOW))
    row = row_of("torch", done)
    assert (row.units_words, row.units_told, row.fraction) == ("48 / 48", "48 of 48 units done", 1.0)
    assert row_of("torch", done.after(take_up(done, "torch", NOW))).units_words == "12 / 48"


def test_of_what_was_known_before_nothing_is_counted() -> None:
    plan = small_plan()
    plan = replace(plan, items={**plan.items, "sql": replace(plan.items["sql"], units=9)})
    assert (row_of("sql", plan).units_words, row_of("sql", plan).units_told) == ("", "")


def test_what_was_known_or_put_aside_says_so() -> None:
    assert row_of("sql").finish.words == "Known"
    assert row_of("sql").hours_words == ""
    assert row_of("flask").finish.words == "Paused"
    assert row_of("excel").finish.words == "Left out"
    assert not row_of("flask").can_tick
    assert row_of("sql").can_tick


def test_a_book_that_no_goal_asks_for_has_no_day() -> None:
    finish = row_of("book").finish
    assert (finish.day, finish.words, finish.tone) == (None, "In no goal", Tone.QUIET)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (UnplacedReason.BEYOND_HORIZON, "Later"),
        (UnplacedReason.OVERLOAD, "No room yet"),
        (UnplacedReason.NO_FREE_TIME, "No room yet"),
    ],
)
def test_work_without_a_place_says_why(reason: UnplacedReason, words: str) -> None:
    plan = small_plan()
    schedule = make_schedule(plan, NOW)
    nowhere = replace(schedule.items["ml"], planned_finish=None)
    schedule = rewritten(
        schedule, items={**schedule.items, "ml": nowhere}, unplaced=(Unplaced("ml", 600, reason),)
    )
    assert finish_of(road_of(plan, schedule, PlainDays()), plan.items["ml"]).words == words


def test_a_finish_after_the_access_ends_is_marked() -> None:
    plan = small_plan()
    closes = NOW.date() + timedelta(days=1)
    torch = replace(plan.items["torch"], closes=closes)
    schedule = make_schedule(plan, NOW)
    for days, is_late in ((1, False), (2, True)):
        end = replace(schedule.items["torch"], planned_finish=NOW + timedelta(days=days))
        late = rewritten(schedule, items={**schedule.items, "torch": end})
        finish = finish_of(road_of(plan, late, PlainDays()), torch)
        assert finish.is_late is is_late
        assert ("the access ends before, on Thu 26 Nov" in finish.told) is is_late


def test_a_slot_says_how_many_there_are_until_one_is_chosen() -> None:
    plan = small_plan()
    assert row_of("ml", plan).provider == "2 to choose from"
    assert row_of("ml", plan).providers == {"Andrew Ng", "A. Géron"}
    plan = plan.after(choose_resource(plan, "ml", "geron"))
    assert row_of("ml", plan).provider == "Hands-On Machine Learning, A. Géron"
    assert row_of("ml", plan).providers == {"A. Géron"}
    done = replace(small_plan(), courses={})
    assert row_of("ml", done.after(finish_item(done, "ml", NOW))).provider == ""


def test_units_that_nobody_counts_are_told_by_hours() -> None:
    plan = small_plan()
    assert (row_of("book", plan).units_words, row_of("book", plan).fraction) == ("", 0.0)
    plan = replace(plan, logged={**plan.logged, "book": 75})
    assert row_of("book", plan).units_words == "25%"
    assert row_of("book", plan).group is Group.IN_PROGRESS
    plan = replace(plan, courses={"book": CourseWork(id="book", units_done=3)})
    assert (row_of("book", plan).units_words, row_of("book", plan).units_told) == ("3 done", "3 units done")


def test_price_and_evidence_have_their_words() -> None:
    plan = small_plan()
    assert (row_of("flask", plan).price, row_of("ml", plan).price) == ("30 €", "")
    plan = plan.after(choose_resource(plan, "ml", "andrew"))
    plan = plan.after(add_evidence(plan, "ml", "Certificate", "", NOW.date()))
    assert (row_of("ml", plan).price, row_of("ml", plan).evidence) == ("49 € a month", "Certificate")


def test_the_sums_leave_out_what_is_paused() -> None:
    # 6 and 29.5 h of 24, 33, 10 and 5 h; what is known has no hours.
    assert small_rows().facts == "7 in all, 35.5 of 72 h"
    empty = plans.make_plan([plans.item("topic")])
    rows = make_rows(road_of(empty, make_schedule(empty, NOW), PlainDays()))
    assert rows.courses == ()


def test_a_status_alone_makes_it_begun() -> None:
    plan = small_plan()
    plan = replace(plan, courses={}, logged={}, entries={})
    assert plan.status("torch") is ItemStatus.IN_PROGRESS
    assert row_of("torch", plan).group is Group.IN_PROGRESS
    assert small_road(plan).spent(plan.items["torch"]) == 0

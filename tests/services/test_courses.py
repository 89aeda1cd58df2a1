"""Units, alternatives, start, price and pauses of a course; each change is a step that knows its reverse."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.course_work import CourseWork
from planner.domain.edit import as_one
from planner.domain.errors import Refusal, UnknownId
from planner.domain.item import Effort, ItemKind, ItemStatus, Progress, Recurrence, Resource, Subject
from planner.domain.plan import Plan
from planner.domain.roadmap import Phase
from planner.domain.time_entry import TimeEntry
from planner.services.courses import (
    add_course,
    add_units,
    alternatives,
    are_all_units_done,
    choose_resource,
    chosen_resource,
    days_started,
    is_course,
    pause_course,
    pause_courses,
    set_estimate,
    set_price,
    set_started,
    set_unit_count,
    set_units,
    started_on,
    take_up,
    take_up_courses,
)
from planner.services.item_notes import finish_with_evidence
from planner.services.item_removal import remove_item
from planner.services.items import log_time
from planner.services.own_items import ItemWish
from planner.values import replace
from tests.support.plans import NOW, goal, item, make_plan

TODAY = NOW.date()
ANDREW = Resource(id="andrew", title="Machine Learning {Specialization}", by="Andrew Ng", type="course")
GERON = Resource(id="geron", title="Hands-On", by="A. Géron", type="book")
FORUM = Resource(id="forum", title="Forum", type="community")


@pytest.fixture
def plan() -> Plan:
    course = replace(
        item("ml", 600, kind=ItemKind.COURSE), units=12, resources=(ANDREW, GERON), covers=("trees",)
    )
    return make_plan([course, item("trees"), item("book", 300, kind=ItemKind.BOOK)])


def test_courses_books_and_what_has_units_are_worked_through() -> None:
    kinds = [kind for kind in ItemKind if is_course(item("x", kind=kind))]
    assert kinds == [ItemKind.COURSE, ItemKind.BOOK, ItemKind.POST, ItemKind.PAPER]
    practice = item("x", kind=ItemKind.PRACTICE)
    assert is_course(replace(practice, resources=(ANDREW,)))
    assert not is_course(replace(practice, resources=(FORUM,)))
    assert is_course(replace(item("x"), units=3))
    assert not is_course(item("x", kind=ItemKind.PAPER, recurring=Recurrence.WEEKLY))
    assert not is_course(replace(item("x", kind=ItemKind.MILESTONE), units=3))


def test_the_first_unit_begins_the_course(plan: Plan) -> None:
    edit = add_units(plan, "ml", 1, NOW)
    after = plan.after(edit)
    assert edit.label == "1 of 12 units done of Ml"
    assert after.course_of("ml") == CourseWork(id="ml", units_done=1, started=TODAY)
    assert after.status("ml") is ItemStatus.IN_PROGRESS
    assert after.after(edit.reverse).courses == {}
    assert after.after(edit.reverse).status("ml") is ItemStatus.PLANNED


def test_a_course_that_only_a_unit_began_is_not_begun_without_it(plan: Plan) -> None:
    begun = plan.after(set_units(plan, "ml", 2, NOW))
    edit = set_units(begun, "ml", 0, NOW)
    assert edit.label == "0 of 12 units done of Ml"
    assert begun.after(edit).courses == {}
    assert begun.after(edit).progress == {}
    back = begun.after(edit).after(edit.reverse)
    assert (back.courses, back.progress) == (begun.courses, begun.progress)


def test_a_course_that_more_than_a_unit_began_stays_begun(plan: Plan) -> None:
    said = plan.after(set_started(plan, "ml", TODAY - timedelta(days=3), NOW))
    said = said.after(set_units(said, "ml", 1, NOW))
    said = said.after(set_units(said, "ml", 0, NOW))
    assert started_on(said, "ml") == TODAY - timedelta(days=3)
    assert said.status("ml") is ItemStatus.IN_PROGRESS
    studied = plan.after(set_units(plan, "ml", 1, NOW))
    studied = studied.after(log_time(studied, "ml", 30, TODAY, NOW))
    studied = studied.after(set_units(studied, "ml", 0, NOW))
    assert studied.status("ml") is ItemStatus.IN_PROGRESS


def test_the_first_logged_minute_begins_it_too(plan: Plan) -> None:
    yesterday = TODAY - timedelta(days=1)
    plan = plan.after(log_time(plan, "ml", 50, yesterday, NOW))
    assert started_on(plan, "ml") == yesterday
    plan = plan.after(set_units(plan, "ml", 2, NOW))
    assert plan.course_of("ml").started is None
    assert days_started(plan) == {"ml": yesterday}


def test_what_was_said_of_the_start_goes_first(plan: Plan) -> None:
    said = TODAY - timedelta(days=30)
    plan = plan.after(log_time(plan, "ml", 50, TODAY, NOW)).after(set_started(plan, "ml", said, NOW))
    assert started_on(plan, "ml") == said
    assert days_started(plan) == {"ml": said}
    with pytest.raises(Refusal, match="today or earlier"):
        set_started(plan, "ml", TODAY + timedelta(days=1), NOW)


def test_the_last_unit_completes_nothing_by_itself(plan: Plan) -> None:
    plan = plan.after(set_units(plan, "ml", 12, NOW))
    assert are_all_units_done(plan, "ml")
    assert plan.status("ml") is ItemStatus.IN_PROGRESS
    with pytest.raises(Refusal, match="All 12 units of Ml are done"):
        add_units(plan, "ml", 1, NOW)


def test_units_stay_between_none_and_all(plan: Plan) -> None:
    with pytest.raises(Refusal, match="No unit of Ml is done yet"):
        add_units(plan, "ml", -1, NOW)
    with pytest.raises(Refusal, match="Ml has 12 units"):
        set_units(plan, "ml", 13, NOW)
    with pytest.raises(Refusal, match="Nothing changes"):
        set_units(plan, "ml", 0, NOW)
    with pytest.raises(Refusal, match="not worked through"):
        set_units(plan, "trees", 1, NOW)
    with pytest.raises(UnknownId):
        set_units(plan, "nothing", 1, NOW)


def test_a_book_whose_chapters_nobody_counted_takes_any_number(plan: Plan) -> None:
    edit = set_units(plan, "book", 3, NOW)
    assert edit.label == "3 units done of Book"
    assert not are_all_units_done(plan.after(edit), "book")


def test_several_presses_are_one_step(plan: Plan) -> None:
    first = add_units(plan, "ml", 1, NOW)
    second = add_units(plan.after(first), "ml", 1, NOW)
    assert first.goes_on == second.goes_on
    whole = as_one(first, second)
    assert whole.label == "2 of 12 units done of Ml"
    assert plan.after(whole).course_of("ml").units_done == 2
    assert plan.after(whole).after(whole.reverse).progress == {}


def test_the_learner_counts_the_units_anew(plan: Plan) -> None:
    plan = plan.after(set_unit_count(plan, "ml", 14))
    assert plan.units_of("ml") == 14
    plan = plan.after(set_units(plan, "ml", 13, NOW))
    with pytest.raises(Refusal, match="13 units are done already"):
        set_unit_count(plan, "ml", 12)
    with pytest.raises(Refusal, match="13 units are done already"):
        set_unit_count(plan, "ml", None)
    plan = plan.after(set_units(plan, "ml", 0, NOW))
    plan = plan.after(set_unit_count(plan, "ml", 12))
    assert plan.course_of("ml").units is None, "the roadmap's own count is not kept twice"


def test_one_of_the_alternatives_is_chosen(plan: Plan) -> None:
    assert alternatives(plan.items["ml"]) == (ANDREW, GERON)
    assert alternatives(plan.items["book"]) == ()
    assert chosen_resource(plan, "ml") == ANDREW
    edit = choose_resource(plan, "ml", "geron")
    assert edit.label == "Chose Hands-On for Ml"
    assert chosen_resource(plan.after(edit), "ml") == GERON
    named = choose_resource(plan, "ml", "andrew")
    assert named.label == "Chose Machine Learning {Specialization} for Ml"
    assert plan.after(edit).after(choose_resource(plan.after(edit), "ml", "")).courses == {}
    with pytest.raises(Refusal, match="not among"):
        choose_resource(plan, "ml", "other")


def test_alternatives_that_are_walked_along_are_one_step(plan: Plan) -> None:
    first = choose_resource(plan, "ml", "andrew")
    second = choose_resource(plan.after(first), "ml", "geron")
    assert first.goes_on == second.goes_on != ""
    assert plan.after(as_one(first, second)).course_of("ml").resource == "geron"
    assert plan.after(as_one(first, second)).after(as_one(first, second).reverse).courses == {}


def test_a_price_is_one_line(plan: Plan) -> None:
    edit = set_price(plan, "ml", " 49 €\n a month ")
    assert edit.label == "Noted the price of Ml"
    assert plan.after(edit).course_of("ml").price == "49 € a month"
    assert plan.after(edit).after(set_price(plan.after(edit), "ml", "  ")).courses == {}


def test_an_estimate_keeps_its_proportions(plan: Plan) -> None:
    ml = replace(plan.items["ml"], effort=Effort(300, 600, 1200))
    plan = make_plan([ml])
    edit = set_estimate(plan, "ml", 900)
    assert plan.after(edit).items["ml"].effort == Effort(450, 900, 1800)
    assert edit.label == "Changed the estimate of Ml"
    with pytest.raises(Refusal, match="Nothing changes"):
        set_estimate(plan, "ml", 600)
    unknown = make_plan([item("book", 0, kind=ItemKind.BOOK)])
    assert unknown.after(set_estimate(unknown, "book", 60)).items["book"].effort == Effort(60, 60, 60)


def test_a_pause_keeps_what_was_done(plan: Plan) -> None:
    plan = plan.after(set_units(plan, "ml", 4, NOW))
    pause = pause_course(plan, "ml", NOW)
    paused = plan.after(pause)
    assert (pause.label, paused.status("ml")) == ("Paused Ml", ItemStatus.LEFT_OUT)
    again = take_up(paused, "ml", NOW)
    assert again.label == "Took up Ml again"
    assert paused.after(again).status("ml") is ItemStatus.IN_PROGRESS
    assert paused.after(again).course_of("ml").units_done == 4
    with pytest.raises(Refusal, match="Nothing changes"):
        take_up(plan, "ml", NOW)


def test_what_others_wait_for_is_not_paused_but_can_wait(plan: Plan) -> None:
    plan = make_plan([*plan.items.values(), item("torch", needs="ml")], [goal("road", "torch")])
    with pytest.raises(Refusal, match=r"^Torch needs Ml\. To let it wait, set its days of access\.$"):
        pause_course(plan, "ml", NOW)
    two = make_plan(
        [*plan.items.values(), item("jax", needs="ml")], [goal("road", "torch"), goal("side", "jax")]
    )
    with pytest.raises(Refusal, match=r"^2 items need Ml\. To let it wait"):
        pause_course(two, "ml", NOW)
    paused = plan.after(pause_course(plan, "book", NOW))
    with pytest.raises(Refusal, match=r"^Nothing changes: Book stands like that already\.$"):
        pause_course(paused, "book", NOW)


def test_several_are_paused_and_taken_up_as_one_step(plan: Plan) -> None:
    paused = plan.after(pause_courses(plan, ["ml", "book"], NOW))
    assert pause_courses(plan, ["ml", "book"], NOW).label == "Paused 2 courses"
    assert pause_courses(plan, ["ml"], NOW).label == "Paused Ml"
    again = take_up_courses(paused, ["ml", "book", "trees"], NOW)
    assert again.label == "Took up 2 courses again"
    assert paused.after(again).progress == {}
    assert take_up_courses(paused, ["book"], NOW).label == "Took up Book again"
    with pytest.raises(Refusal, match="Nothing changes"):
        take_up_courses(plan, ["ml"], NOW)
    with pytest.raises(Refusal, match="Nothing changes"):
        pause_courses(paused, ["ml", "book"], NOW)


def test_several_of_which_one_is_needed_say_how_it_can_wait_and_none_is_paused(plan: Plan) -> None:
    torch = item("torch", kind=ItemKind.COURSE, needs="ml")
    plan = make_plan([*plan.items.values(), torch], [goal("road", "torch")])
    with pytest.raises(Refusal, match=r"^Torch needs Ml\. To let it wait"):
        pause_courses(plan, ["ml", "book"], NOW)
    together = plan.after(pause_courses(plan, ["ml", "torch"], NOW))
    assert together.status("ml") is together.status("torch") is ItemStatus.LEFT_OUT


def test_a_new_course_comes_with_its_price(plan: Plan) -> None:
    plan = replace(plan, phases={"phase": Phase("phase", "Phase")})
    wish = ItemWish(
        title="Kubernetes", kind=ItemKind.COURSE, phase="phase", subject=Subject.MLOPS, covers=("trees",)
    )
    edit = add_course(plan, wish, " 19 €")
    after = plan.after(edit)
    assert after.items["kubernetes"].covers == ("trees",)
    assert after.course_of("kubernetes").price == "19 €"
    assert edit.label == "Added Kubernetes"
    assert after.after(edit.reverse).courses == {}
    assert plan.after(add_course(plan, wish)).courses == {}
    with pytest.raises(Refusal, match="one line of at most 100"):
        add_course(plan, wish, "9" * 101)


def test_what_was_never_begun_is_planned_again(plan: Plan) -> None:
    paused = plan.after(pause_course(plan, "book", NOW))
    assert paused.after(take_up(paused, "book", NOW)).progress == {}


def test_completing_marks_what_it_covers(plan: Plan) -> None:
    edit = finish_with_evidence(plan, "ml", "Certificate", "https://example.org/c", NOW)
    after = plan.after(edit)
    assert (after.status("ml"), after.status("trees")) == (ItemStatus.DONE, ItemStatus.DONE)
    assert after.notes_of("ml").evidence[0].title == "Certificate"


def test_a_course_of_which_units_are_done_is_not_removed(plan: Plan) -> None:
    plan = plan.after(set_units(plan, "book", 1, NOW))
    with pytest.raises(Refusal, match=r"Time, units, notes or a tick of yours belong to Book"):
        remove_item(plan, "book")


def test_the_price_of_a_course_goes_and_comes_back_with_it(plan: Plan) -> None:
    plan = plan.after(set_price(plan, "book", "30 €"))
    edit = remove_item(plan, "book")
    gone = plan.after(edit)
    assert (gone.courses, "book" in gone.items) == ({}, False)
    assert gone.after(edit.reverse).course_of("book").price == "30 €"


steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from((-1, 1))),
        st.tuples(st.just("set"), st.integers(-1, 14)),
        st.tuples(st.just("count"), st.none() | st.integers(1, 14)),
    ),
    max_size=8,
)


@given(steps)
def test_units_never_leave_their_range_and_every_step_can_be_undone(
    steps: list[tuple[str, int | None]],
) -> None:
    plan = make_plan([replace(item("ml", kind=ItemKind.COURSE), units=12)])
    for what, value in steps:
        try:
            if what == "count":
                edit = set_unit_count(plan, "ml", value)
            else:
                edit = {"add": add_units, "set": set_units}[what](plan, "ml", value or 0, NOW)
        except Refusal:
            continue
        after = plan.after(edit)
        assert after.after(edit.reverse).courses == plan.courses
        assert after.after(edit.reverse).progress == plan.progress
        plan = after
        units = plan.units_of("ml")
        assert units is not None
        assert 0 <= plan.course_of("ml").units_done <= units


def test_the_day_of_the_first_entry_counts(plan: Plan) -> None:
    entries = [
        TimeEntry(id=str(number), item="ml", day=date(2026, 11, day), minutes=30)
        for number, day in enumerate((20, 12, 16), 1)
    ]
    plan = make_plan(plan.items.values(), entries=entries)
    assert started_on(plan, "ml") == date(2026, 11, 12)
    assert days_started(plan) == {"ml": date(2026, 11, 12)}
    assert plan.progress.get("ml") != Progress("ml", ItemStatus.IN_PROGRESS)

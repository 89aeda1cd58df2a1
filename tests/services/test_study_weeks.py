"""The hours of a week are painted and copied, and several weeks hold one after the other."""

from datetime import date

import pytest

from planner.domain.availability import TimeRange, WeeklyPattern
from planner.domain.edit import Edit, as_one
from planner.domain.errors import Refusal, UnknownId
from planner.domain.painting import Brush
from planner.domain.plan import Plan
from planner.scheduling.ordinary_hours import USUAL
from planner.services.availability import set_hours
from planner.services.study_weeks import (
    ALL_DAYS,
    WORKING_DAYS,
    add_week,
    change_week,
    clear_day,
    copy_day,
    paint,
    remove_week,
    set_day,
    week_of,
    week_on,
    week_title,
    weeks_in_order,
)
from tests.support.plans import EVENINGS, NOW, hours

JULY, AUGUST, SEPTEMBER = date(2027, 7, 1), date(2027, 8, 1), date(2027, 9, 1)
NINE, TEN, NOON = 540, 600, 720


def plan_with(week: str) -> Plan:
    return Plan(patterns={USUAL: hours(week)})


@pytest.fixture
def plan() -> Plan:
    """Two hours on every weekday evening."""
    return plan_with(EVENINGS)


def days_after(plan: Plan, edit: Edit, week: str = USUAL) -> tuple[tuple[TimeRange, ...], ...]:
    return plan.after(edit).patterns[week].days


@pytest.mark.parametrize(
    ("weekdays", "start", "end", "brush", "label"),
    [
        ((1,), NINE, TEN, Brush.AVAILABLE, "Added 1 h on Tuesday"),
        ((5, 6), NINE, NOON, Brush.AVAILABLE, "Added 6 h on Saturday, Sunday"),
        (ALL_DAYS, NINE, TEN, Brush.AVAILABLE, "Added 7 h on all days"),
        ((2, 1, 3), NINE, TEN, Brush.AVAILABLE, "Added 3 h on Tuesday to Thursday"),
        ((1,), 1110, 1170, Brush.AVAILABLE, "Added 30 min on Tuesday"),
        ((5,), NINE, NOON, Brush.PREFERRED, "Added 3 h on Saturday, preferred"),
        ((0,), 1140, 1200, Brush.PREFERRED, "Preferred 1 h on Monday"),
        ((0, 5), 1140, 1200, Brush.ERASE, "Erased 1 h on Monday, Saturday"),
    ],
)
def test_a_stroke_says_what_it_did(
    plan: Plan, weekdays: tuple[int, ...], start: int, end: int, brush: Brush, label: str
) -> None:
    edit = paint(plan, USUAL, weekdays, start, end, brush)
    assert edit.label == label
    assert plan.after(edit).after(edit.reverse).patterns == plan.patterns


def test_strokes_on_one_week_go_on_with_each_other_under_a_name_for_all(plan: Plan) -> None:
    one = paint(plan, USUAL, (5,), NINE, TEN, Brush.AVAILABLE)
    two = paint(plan.after(one), USUAL, (6,), NINE, TEN, Brush.PREFERRED)
    assert one.goes_on == two.goes_on != ""
    assert as_one(one, two).label == "Changed the study hours"
    summer = add_week(plan, "Summer", JULY)
    (week,) = set(plan.after(summer).patterns) - {USUAL}
    assert paint(plan.after(summer), week, (5,), NINE, TEN, Brush.AVAILABLE).goes_on != one.goes_on


def test_hours_that_are_preferred_no_longer_are_said_to_be_so() -> None:
    plan = plan_with("mon 19:00-21:00!")
    edit = paint(plan, USUAL, (0,), 1140, 1200, Brush.AVAILABLE)
    assert edit.label == "Made 1 h on Monday no longer preferred"
    assert days_after(plan, edit)[0] == (TimeRange(1140, 1200), TimeRange(1200, 1260, True))


@pytest.mark.parametrize(("weekday", "brush"), [(0, Brush.AVAILABLE), (5, Brush.ERASE)])
def test_a_stroke_that_changes_nothing_is_refused(plan: Plan, weekday: int, brush: Brush) -> None:
    with pytest.raises(Refusal, match="Nothing changes"):
        paint(plan, USUAL, (weekday,), 1140, 1200, brush)


def test_a_plan_without_any_week_gets_its_usual_one_with_the_first_stroke() -> None:
    plan = Plan()
    edit = paint(plan, USUAL, (2,), NINE, TEN, Brush.AVAILABLE)
    assert days_after(plan, edit)[2] == (TimeRange(NINE, TEN),)


def test_a_day_is_copied_to_others_and_not_to_itself(plan: Plan) -> None:
    edit = copy_day(plan, USUAL, 0, ALL_DAYS)
    assert edit.label == "Copied Monday to all other days"
    some = copy_day(plan, USUAL, 0, (0, 5, 6))
    assert some.label == "Copied Monday to Saturday, Sunday"
    assert set(days_after(plan, edit)) == {(TimeRange(1140, 1260),)}
    with pytest.raises(Refusal, match="Choose a day"):
        copy_day(plan, USUAL, 0, (0,))
    with pytest.raises(Refusal, match="Nothing changes"):
        copy_day(plan, USUAL, 0, WORKING_DAYS)


def test_a_day_is_cleared_once(plan: Plan) -> None:
    edit = clear_day(plan, USUAL, 3)
    assert edit.label == "Cleared Thursday"
    assert days_after(plan, edit)[3] == ()
    with pytest.raises(Refusal, match="Nothing changes"):
        clear_day(plan, USUAL, 6)


def test_typed_hours_keep_what_was_preferred_where_it_stays() -> None:
    plan = plan_with("mon 07:00-08:00! 19:00-21:00!")
    edit = set_day(plan, USUAL, 0, (TimeRange(1140, 1260), TimeRange(NINE, TEN)))
    assert edit.label == "Changed the hours of Monday"
    assert days_after(plan, edit)[0] == (TimeRange(NINE, TEN), TimeRange(1140, 1260, True))
    longer = set_day(plan, USUAL, 0, (TimeRange(420, 480), TimeRange(1080, 1200)))
    assert days_after(plan, longer)[0] == (
        TimeRange(420, 480, True),
        TimeRange(1080, 1140),
        TimeRange(1140, 1200, True),
    )


# -- several weeks


def with_summer(plan: Plan, last: date | None = None) -> Plan:
    return plan.after(add_week(plan, "Summer", JULY, last))


def test_a_new_week_begins_as_a_copy_and_holds_from_its_day(plan: Plan) -> None:
    edit = add_week(plan, " Summer\n", JULY)
    after = plan.after(edit)
    assert edit.label == "Added the week Summer"
    assert [week_title(week) for week in weeks_in_order(after)] == ["Usual week", "Summer"]
    assert week_on(after, JULY).days == week_on(plan, JULY).days
    assert week_on(after, date(2027, 6, 30)).id == USUAL
    assert week_on(after, JULY).title == "Summer"


def test_a_new_week_may_begin_as_a_copy_of_another_one(plan: Plan) -> None:
    summer = with_summer(plan)
    painted = summer.after(paint(summer, week_on(summer, JULY).id, (5,), NINE, NOON, Brush.AVAILABLE))
    after = painted.after(add_week(painted, "Exam month", date(2027, 3, 1), like=week_on(painted, JULY).id))
    assert week_on(after, date(2027, 3, 1)).days[5] == (TimeRange(NINE, NOON),)


def test_after_its_last_day_the_week_before_it_holds_again(plan: Plan) -> None:
    after = with_summer(plan, date(2027, 8, 31))
    assert [week_title(week_on(after, day)) for day in (JULY, date(2027, 8, 31), SEPTEMBER)] == [
        "Summer",
        "Summer",
        "Usual week",
    ]
    assert week_on(after, SEPTEMBER).days == plan.patterns[USUAL].days
    assert len(after.patterns) == 3


def test_the_week_after_the_last_day_is_left_as_it_is_where_there_is_one(plan: Plan) -> None:
    autumn = plan.after(add_week(plan, "Autumn", SEPTEMBER))
    after = with_summer(autumn, date(2027, 8, 31))
    assert len(after.patterns) == 3
    assert week_on(after, SEPTEMBER).title == "Autumn"


def test_a_week_that_returns_is_painted_with_itself(plan: Plan) -> None:
    plan = with_summer(plan, date(2027, 8, 31))
    after = plan.after(paint(plan, USUAL, (5,), NINE, NOON, Brush.AVAILABLE))
    assert week_on(after, SEPTEMBER).days == after.patterns[USUAL].days
    assert week_on(after, JULY).days == plan.patterns[USUAL].days
    typed = plan.after(set_hours(plan, hours("mon 07:00-08:00"), NOW))
    assert week_on(typed, SEPTEMBER).minutes == 60


def test_a_week_that_is_renamed_is_the_same_where_it_returns(plan: Plan) -> None:
    plan = with_summer(plan, date(2027, 8, 31))
    edit = change_week(plan, USUAL, "Term", None)
    assert edit.label == "Renamed the week Usual week to Term"
    renamed = plan.after(edit)
    assert [week_title(week) for week in weeks_in_order(renamed)] == ["Term", "Summer", "Term"]
    after = renamed.after(paint(renamed, USUAL, (5,), NINE, NOON, Brush.AVAILABLE))
    assert week_on(after, SEPTEMBER).days == after.patterns[USUAL].days
    assert renamed.after(edit.reverse).patterns == plan.patterns


def test_painting_where_a_week_returns_leaves_what_was_before(plan: Plan) -> None:
    plan = with_summer(plan, date(2027, 8, 31))
    autumn = week_on(plan, SEPTEMBER).id
    after = plan.after(paint(plan, autumn, (5,), NINE, NOON, Brush.AVAILABLE))
    assert after.patterns[USUAL] == plan.patterns[USUAL]
    # From now on they are two.
    apart = after.after(paint(after, USUAL, (6,), NINE, NOON, Brush.AVAILABLE))
    assert week_on(apart, SEPTEMBER).days == after.patterns[autumn].days


def test_a_week_of_another_name_is_another_week(plan: Plan) -> None:
    plan = with_summer(plan, date(2027, 8, 31))
    autumn = week_on(plan, SEPTEMBER).id
    plan = plan.after(change_week(plan, autumn, "Autumn", SEPTEMBER))
    after = plan.after(paint(plan, USUAL, (5,), NINE, NOON, Brush.AVAILABLE))
    assert week_on(after, SEPTEMBER).days == plan.patterns[autumn].days


def test_two_weeks_never_begin_on_one_day(plan: Plan) -> None:
    summer = with_summer(plan)
    with pytest.raises(Refusal, match="The week Summer begins on Thu 1 Jul 2027 already"):
        add_week(summer, "Holidays", JULY)
    other = summer.after(add_week(summer, "August", AUGUST))
    with pytest.raises(Refusal, match="begins on Thu 1 Jul 2027 already"):
        change_week(other, week_on(other, AUGUST).id, "August", JULY)


@pytest.mark.parametrize(
    ("title", "first", "last", "said"),
    [
        (" ", JULY, None, "Give the week a name"),
        ("Summer", JULY, date(2027, 6, 1), "lies before the first"),
        ("Summer", date(2027, 6, 1), SEPTEMBER, "begins on Sun 1 Aug 2027, before the last day"),
    ],
)
def test_a_week_that_cannot_be_is_refused(
    plan: Plan, title: str, first: date, last: date | None, said: str
) -> None:
    plan = plan.after(add_week(plan, "August", AUGUST))
    with pytest.raises(Refusal, match=said):
        add_week(plan, title, first, last)


def test_a_week_is_renamed_and_moved(plan: Plan) -> None:
    plan = with_summer(plan)
    id = week_on(plan, JULY).id
    renamed = change_week(plan, id, "Long days", JULY)
    assert renamed.label == "Renamed the week Summer to Long days"
    moved = change_week(plan, id, "Summer", AUGUST)
    assert moved.label == "Moved the week Summer to Sun 1 Aug 2027"
    assert week_on(plan.after(moved), JULY).id == USUAL
    with pytest.raises(Refusal, match="Nothing changes"):
        change_week(plan, id, "Summer", JULY)


def test_the_first_week_may_be_renamed_but_has_no_date(plan: Plan) -> None:
    assert plan.after(change_week(plan, USUAL, "Term", None)).patterns[USUAL].title == "Term"
    with pytest.raises(Refusal, match="no date of its own"):
        change_week(plan, USUAL, "Term", JULY)
    with pytest.raises(Refusal, match="Nothing changes"):
        change_week(plan, USUAL, "Usual week", None)


def test_a_week_that_is_removed_gives_way_to_the_one_before(plan: Plan) -> None:
    plan = with_summer(plan)
    edit = remove_week(plan, week_on(plan, JULY).id)
    assert edit.label == "Removed the week Summer"
    assert week_on(plan.after(edit), JULY).id == USUAL
    with pytest.raises(Refusal, match="The first week stays"):
        remove_week(plan, USUAL)


def test_an_unknown_week_is_refused(plan: Plan) -> None:
    with pytest.raises(UnknownId):
        week_of(plan, "winter")


def test_a_week_without_a_name_goes_by_what_it_is() -> None:
    assert week_title(WeeklyPattern("x")) == "Usual week"
    assert week_title(WeeklyPattern("x", valid_from=JULY)) == "Week"

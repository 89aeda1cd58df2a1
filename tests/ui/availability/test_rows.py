"""What the page says beside the grid."""

from datetime import date, timedelta

from planner.domain.availability import DayOff, Limits
from planner.domain.edit import Change, Edit
from planner.domain.goal import ExamOutcome
from planner.domain.item import ItemStatus
from planner.domain.painting import Brush
from planner.domain.plan import Plan
from planner.scheduling.engine import judge, make_schedule
from planner.scheduling.network import compile_network
from planner.scheduling.ordinary_hours import USUAL
from planner.services.availability import add_day_off, add_extra_hours, set_limits
from planner.services.study_weeks import add_week, paint, week_on
from planner.ui.availability.effects import EffectRow, changes_in_short, effect_rows
from planner.ui.availability.prospect import Prospect
from planner.ui.availability.rows import (
    ListRow,
    cost_words,
    extra_rows,
    off_rows,
)
from planner.ui.availability.week_rows import shown_week, sum_words, week_choices
from planner.ui.shared.locale_dates import LocaleDates
from planner.values import replace
from tests.support.plans import NOW, at, clock_range, day, exam, goal, hours, item, make_plan

WORDS = LocaleDates()
JULY = date(2027, 7, 1)


def plan_of() -> Plan:
    plan = make_plan([item("a")])
    plan = plan.after(add_day_off(plan, day(31), day(40), NOW, "Winter holidays"))
    return plan.after(add_extra_hours(plan, day(5), clock_range("09:00-12:00"), NOW))


# -- weeks


def test_weeks_stand_by_their_dates_and_the_one_in_force_is_marked() -> None:
    plan = plan_of()
    assert [choice.words for choice in week_choices(plan, NOW, WORDS)] == ["Usual week"]

    plan = plan.after(add_week(plan, "Summer", JULY, date(2027, 8, 31)))
    assert [choice.words for choice in week_choices(plan, NOW, WORDS)] == [
        "Usual week (now)",
        "Summer, from 1 Jul 2027",
        "Usual week, from 1 Sep 2027",
    ]
    in_july = NOW.replace(year=2027, month=7)
    now = [choice.words.endswith(" (now)") for choice in week_choices(plan, in_july, WORDS)]
    assert now == [False, True, False]


def test_the_week_that_was_chosen_is_shown_as_long_as_there_is_one() -> None:
    plan = plan_of()
    summer = plan.after(add_week(plan, "Summer", JULY))
    id = week_on(summer, JULY).id
    assert shown_week(summer, NOW, id).title == "Summer"
    assert shown_week(plan, NOW, id).id == USUAL
    assert shown_week(Plan(), NOW, "").minutes == 0


def test_a_week_says_what_it_comes_to() -> None:
    plan = make_plan([item("a")], hours=hours("mon 19:00-21:30!, sat 09:00-10:00"))
    assert sum_words(plan, plan.patterns[USUAL]) == ("3 h 30 a week", "2 h 30 preferred")

    plan = plan.after(set_limits(plan, Limits(most_per_week=180)))
    assert sum_words(plan, plan.patterns[USUAL])[2] == "limit 3 h"
    assert sum_words(Plan(), shown_week(Plan(), NOW, "")) == ("0 min a week",)


# -- what differs from them


def test_days_off_stand_by_date_as_short_as_they_can_be_told() -> None:
    plan = plan_of()
    plan = plan.after(add_day_off(plan, day(3), day(3), NOW))
    plan = plan.after(add_day_off(plan, date(2028, 1, 3), date(2028, 1, 4), NOW, "Trip"))

    assert off_rows(plan, NOW, WORDS) == (
        ListRow("off-20261126-1", "Days off", "26 Nov"),
        ListRow("off-20261224-1", "Winter holidays", "24 Dec to 2 Jan"),
        ListRow("off-20280103-1", "Trip", "3 Jan 2028 to 4 Jan 2028"),
    )


def test_what_is_over_is_not_told() -> None:
    later = NOW + timedelta(days=60)
    assert off_rows(plan_of(), later, WORDS) == ()
    assert extra_rows(plan_of(), later, WORDS) == ()
    assert cost_words(plan_of(), later, WORDS) == ""


def test_extra_hours_stand_by_date() -> None:
    plan = plan_of()
    plan = plan.after(add_extra_hours(plan, day(4), clock_range("08:00-09:30"), NOW))

    assert extra_rows(plan, NOW, WORDS) == (
        ListRow("extra-20261127-480", "Fri 27 Nov", "08:00 to 09:30"),
        ListRow("extra-20261128-540", "Sat 28 Nov", "09:00 to 12:00"),
    )


def test_days_off_cost_the_study_days_among_them_once() -> None:
    plan = plan_of()
    overlapping = plan.after(add_day_off(plan, day(38), day(41), NOW))

    # Thu 24 Dec to Sat 2 Jan holds seven weekdays from Monday to Friday; Sunday 3 January has no hours.
    assert cost_words(plan, NOW, WORDS) == "7 study days fewer, 14 h."
    assert cost_words(overlapping, NOW, WORDS) == "7 study days fewer, 14 h."
    assert cost_words(make_plan([item("a")]), NOW, WORDS) == ""


def test_days_off_that_have_begun_cost_what_is_to_come() -> None:
    plan = make_plan([item("a")], days_off=[DayOff("off", day(-7), day(1))])

    assert cost_words(plan, NOW, WORDS) == "2 study days fewer, 4 h."


def test_days_off_are_counted_until_the_next_date() -> None:
    off = [DayOff("near", day(1), day(1)), DayOff("far", day(14), day(18))]
    dates = [exam("pmle", "a", at(10, "10:00")), exam("over", "a", at(-1)), goal("own", "a")]
    plan = make_plan([item("a")], dates, days_off=off)

    assert cost_words(plan, NOW, WORDS) == "1 study day fewer before Thu 3 Dec, 2 h."
    only_far = make_plan([item("a")], dates, days_off=off[1:])
    assert cost_words(only_far, NOW, WORDS) == "5 study days fewer, 10 h."


def test_days_off_cost_the_hours_of_the_week_that_then_holds() -> None:
    plan = make_plan([item("a")], hours=[hours("mon-fri 19:00-21:00"), hours("", id="x", valid_from=day(7))])
    plan = plan.after(add_day_off(plan, day(4), day(9), NOW))

    assert cost_words(plan, NOW, WORDS) == "1 study day fewer, 2 h."


# -- effects


def effects(plan: Plan, after: Plan) -> tuple[EffectRow, ...]:
    network = compile_network(plan.items)
    return effect_rows(plan, judge(plan, NOW, network), judge(after, NOW, network), NOW, WORDS)


def judged() -> Plan:
    return make_plan(
        [item("a", 300), item("b", 300)], [goal("own", "b"), exam("pmle", "a", at(5, "10:00"), created=1)]
    )


def test_verdicts_are_those_of_the_engine() -> None:
    plan = judged()
    quick = judge(plan, NOW, compile_network(plan.items))

    for outlook in make_schedule(plan, NOW).goals:
        assert quick[outlook.goal] == replace(outlook, planned_finish=None)


def test_of_a_day_only_the_day_is_said_again() -> None:
    plan = judged()
    row = effects(plan, plan.after(paint(plan, USUAL, (0, 1, 2, 3), 1140, 1260, Brush.ERASE)))[-1]
    assert row.number.startswith("earliest ready ")
    assert row.was == "Wed 25 Nov 2026"


def test_where_nothing_changes_nothing_is_said_of_before() -> None:
    assert effects(judged(), judged()) == (
        EffectRow("pmle", "Pmle", "on_track", "5 h to spare"),
        EffectRow("own", "Own", "", "earliest ready Wed 25 Nov 2026"),
    )


def test_what_changes_is_said_with_how_it_was() -> None:
    plan = judged()
    fewer = plan.after(paint(plan, USUAL, (0, 1, 2), 0, 1440, Brush.ERASE))
    some = plan.after(paint(plan, USUAL, (0,), 1200, 1260, Brush.ERASE))

    assert effects(plan, fewer)[0] == EffectRow(
        "pmle", "Pmle", "not_feasible", "1 h short", "on_track", "5 h to spare"
    )
    assert effects(plan, some)[0] == EffectRow(
        "pmle", "Pmle", "on_track", "4 h to spare", "on_track", "5 h to spare"
    )


def test_without_any_hours_no_end_is_in_sight() -> None:
    plan = judged()
    none = plan.after(paint(plan, USUAL, range(5), 0, 1440, Brush.ERASE))

    assert effects(plan, none)[1].number == "no end in sight"


def test_goals_that_are_closed_finished_or_over_are_left_out() -> None:
    plan = make_plan(
        [item("a"), item("b")],
        [
            replace(exam("taken", "a", at(5)), outcome=ExamOutcome.FAILED),
            goal("finished", "b"),
            exam("over", "a", NOW - timedelta(days=1)),
        ],
        status={"b": ItemStatus.DONE},
    )

    assert effects(plan, plan) == ()


def test_the_first_change_is_told_in_short() -> None:
    plan = judged()
    some = plan.after(paint(plan, USUAL, (0,), 1200, 1260, Brush.ERASE))

    assert changes_in_short(effects(plan, some)) == "Pmle: 4 h to spare, before 5 h to spare"
    assert changes_in_short(effects(plan, plan)) == ""


# -- before and after


def test_a_prospect_judges_what_could_be_and_tells_what_was_done() -> None:
    plan = judged()
    prospect = Prospect(plan, make_schedule(plan, NOW))
    edit = paint(plan, USUAL, (0,), 1200, 1260, Brush.ERASE)
    tried = prospect.after(edit, WORDS)
    assert (tried.heading, tried.rows[0].number, tried.rows[0].was) == (
        "What it would do to your dates",
        "4 h to spare",
        "5 h to spare",
    )
    assert all(not row.was for row in prospect.now(WORDS).rows)

    done = plan.after(edit)
    prospect.move_on(done, make_schedule(done, NOW), by_edit=True)
    prospect.note = "Saved"
    assert prospect.now(WORDS).rows == tried.rows
    assert prospect.now(WORDS).note == "Saved"

    prospect.move_on(done, make_schedule(done, NOW), by_edit=False)
    assert all(not row.was for row in prospect.now(WORDS).rows)
    assert prospect.now(WORDS).note == ""


def test_a_goal_that_is_new_was_as_it_is() -> None:
    plan = make_plan([item("a", 300), item("b", 300)], [exam("pmle", "a", at(5, "10:00"))])
    prospect = Prospect(plan, make_schedule(plan, NOW))
    more = judged()
    prospect.move_on(more, make_schedule(more, NOW), by_edit=True)

    assert [row.title for row in prospect.now(WORDS).rows] == ["Pmle", "Own"]


def test_a_goal_that_would_be_new_is_judged_with_its_items() -> None:
    plan, more = make_plan([item("a", 300)]), judged()
    edit = Edit("More", tuple(Change(None, each) for each in (more.item("b"), more.goal("own"))))
    rows = Prospect(plan, make_schedule(plan, NOW)).after(edit, WORDS).rows
    after = plan.after(edit)
    assert rows == effect_rows(after, {}, judge(after, NOW), NOW, WORDS)
    assert [row.title for row in rows] == ["Own"]
    assert rows[0].number.startswith("earliest ready")

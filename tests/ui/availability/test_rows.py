from dataclasses import replace
from datetime import timedelta

from planner.domain.availability import DayOff, Limits
from planner.domain.goal import ExamOutcome
from planner.domain.item import ItemStatus
from planner.domain.plan import Plan
from planner.scheduling.engine import judge, make_schedule
from planner.scheduling.network import compile_network
from planner.services.availability import add_day_off, add_extra_hours
from planner.ui.availability.draft import NewDaysOff, NewHours, draft_of, plan_after
from planner.ui.availability.effects import EffectRow, effect_rows
from planner.ui.availability.rows import (
    ListRow,
    cost_words,
    day_rows,
    extra_rows,
    lengths_problem,
    off_rows,
    place_in_draft,
    problems,
    stored_id,
    week_words,
)
from planner.ui.shared.locale_dates import LocaleDates
from tests.support.plans import NOW, at, clock_range, day, exam, goal, item, make_plan

WORDS = LocaleDates()


def plan_of() -> Plan:
    plan = make_plan([item("a")])
    plan = plan.after(add_day_off(plan, day(31), day(40), NOW, "Winter holidays"))
    return plan.after(add_extra_hours(plan, day(5), clock_range("09:00-12:00"), NOW))


def test_days_show_their_hours_and_what_is_wrong() -> None:
    rows = day_rows(draft_of(plan_of(), NOW).with_text(1, "soon"))

    assert [row.name for row in rows] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert (rows[0].text, rows[0].length, rows[0].problem) == ("19:00-21:00", "2 h", "")
    assert (rows[1].text, rows[1].length) == ("soon", "")
    assert "not a range" in rows[1].problem
    assert (rows[5].text, rows[5].length) == ("", "")


def test_problems_are_told_in_the_order_of_the_fields() -> None:
    draft = draft_of(plan_of(), NOW)
    assert problems(draft) == ()
    assert lengths_problem(draft) == ""

    wrong = replace(draft.with_text(3, "soon").with_text(1, "22-1"), least=100)

    assert [problem.split()[0] for problem in problems(wrong)] == ["A", "soon", "Session"]


def test_the_sum_says_how_long_the_week_is() -> None:
    draft = draft_of(plan_of(), NOW)
    assert week_words(draft, plan_of(), NOW) == "10 h a week"

    limited = replace(draft, limits=Limits(most_per_week=8 * 60 + 30))
    assert week_words(limited, plan_after(limited, plan_of(), NOW), NOW) == "10 h a week, 8 h 30 of it used"


def test_days_off_stored_and_new_stand_by_date() -> None:
    draft = replace(draft_of(plan_of(), NOW), days_off=(NewDaysOff(day(3), day(3)),))

    assert off_rows(draft, plan_of(), NOW, WORDS) == (
        ListRow("new:0", "Days off", "Thu 26 Nov"),
        ListRow("off-20261224-1", "Winter holidays", "Thu 24 Dec to Sat 2 Jan 2027"),
    )


def test_extra_hours_stored_and_new_stand_by_date() -> None:
    draft = replace(draft_of(plan_of(), NOW), extra_hours=(NewHours(day(4), clock_range("08:00-09:30")),))

    assert extra_rows(draft, plan_of(), NOW, WORDS) == (
        ListRow("new:0", "Fri 27 Nov", "08:00 to 09:30"),
        ListRow("extra-20261128-540", "Sat 28 Nov", "09:00 to 12:00"),
    )


def test_a_key_names_what_is_stored_or_a_place_in_the_draft() -> None:
    assert (stored_id("new:3"), place_in_draft("new:3")) == (frozenset(), 3)
    assert (stored_id("off-1"), place_in_draft("off-1")) == (frozenset(("off-1",)), None)


def test_days_off_cost_the_study_days_among_them_once() -> None:
    plan = plan_of()
    draft = draft_of(plan, NOW)
    overlapping = replace(draft, days_off=(NewDaysOff(day(38), day(41)),))

    # Thu 24 Dec to Sat 2 Jan holds seven weekdays from Monday to Friday; Sunday 3 January has no hours.
    assert cost_words(draft, plan, NOW) == "7 study days fewer, 14 h."
    assert cost_words(overlapping, plan_after(overlapping, plan, NOW), NOW) == "7 study days fewer, 14 h."
    assert cost_words(draft, make_plan([item("a")]), NOW) == ""


def test_days_off_that_have_begun_cost_what_is_to_come() -> None:
    plan = make_plan([item("a")], days_off=[DayOff("off", day(-7), day(1))])

    assert cost_words(draft_of(plan, NOW), plan, NOW) == "2 study days fewer, 4 h."


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


def test_where_nothing_changes_nothing_is_said_of_before() -> None:
    assert effects(judged(), judged()) == (
        EffectRow("pmle", "Pmle", "on_track", "5 h to spare"),
        EffectRow("own", "Own", "", "earliest ready Wed 25 Nov 2026"),
    )


def test_what_changes_is_said_with_how_it_was() -> None:
    plan = judged()
    draft = draft_of(plan, NOW)
    fewer = plan_after(draft.with_text(0, "").with_text(1, "").with_text(2, ""), plan, NOW)
    some = plan_after(draft.with_text(0, "19-20"), plan, NOW)

    assert effects(plan, fewer)[0] == EffectRow(
        "pmle", "Pmle", "not_feasible", "1 h short", "on_track", "5 h to spare"
    )
    assert effects(plan, some)[0] == EffectRow(
        "pmle", "Pmle", "on_track", "4 h to spare", "on_track", "5 h to spare"
    )


def test_without_any_hours_no_end_is_in_sight() -> None:
    plan = judged()
    draft = draft_of(plan, NOW)
    for weekday in range(5):
        draft = draft.with_text(weekday, "")

    assert effects(plan, plan_after(draft, plan, NOW))[1].number == "no end in sight"


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

from datetime import datetime

import pytest

from planner.domain.availability import DayOff
from planner.domain.certification import Certification, ExamDomain
from planner.domain.goal import ExamOutcome, Goal
from planner.domain.item import ItemKind, ItemStatus
from planner.domain.plan import Plan
from planner.scheduling.engine import make_schedule
from planner.services.remedies import all_remedies, apply_remedy
from planner.ui.exams.catalogue_rows import catalogue_entries
from planner.ui.exams.numbers import Fact
from planner.ui.exams.rows import GoalRow, goal_rows, summary
from planner.ui.shared.locale_dates import LocaleDates
from planner.values import replace
from tests.support.plans import NOW, at, day, exam, goal, hours, item, make_plan, session

CATALOGUE = {
    "pmle": Certification(
        id="pmle",
        name="Professional Machine Learning Engineer",
        short_name="Google PMLE",
        vendor="Google",
        unconfirmed=("The price.",),
        unconfirmed_fields=("price_usd",),
        domains=(ExamDomain("Models", 60, 80, ("a",)), ExamDomain("Getting the data", 30, 30, short="Data")),
    ),
    "paid": Certification(
        id="paid", name="Paid", short_name="Paid", vendor="V", price_usd=200, retake_days=(14,)
    ),
    "old": Certification(
        id="old", name="Old exam", short_name="Old", vendor="Azure", retired=True, successor="pmle"
    ),
}


def rows_of(plan: Plan, now: datetime = NOW) -> dict[str, GoalRow]:
    schedule = make_schedule(plan, now)
    rows = goal_rows(plan, schedule, now, CATALOGUE, LocaleDates(), all_remedies(plan, schedule, now))
    return {row.id: row for row in rows}


def only_row(*goals: Goal, minutes: int = 600, now: datetime = NOW, **plan: object) -> GoalRow:
    made = make_plan([item("a", minutes)], goals, **plan)  # type: ignore[arg-type]
    return rows_of(made, now)[goals[0].id]


def exam_of(certification: str) -> Goal:
    return replace(exam("exam", "a", at(26, "10:00")), certification=certification)


def taken_exam(outcome: ExamOutcome) -> Goal:
    return replace(exam("taken", "a", at(2, "10:00")), outcome=outcome)


def test_an_exam_on_track_says_what_is_planned_and_needed() -> None:
    row = only_row(exam("pmle", "a", at(26, "10:00")))

    assert row.verdict == "on_track"
    assert row.sentence == "10 h a week planned, 2.5 h needed."
    assert row.countdown == ("26", "days")
    assert row.when == "Sat 19 Dec 2026, 10:00"
    assert row.spoken == "10 h a week planned, 2.5 h needed, 26 days"
    assert not row.ways


def test_a_date_that_a_later_one_makes_tight_names_it() -> None:
    """Five hours are due in two weeks of twenty, but all that is left over is due a week later."""
    items = [item("a", 300), item("b", 1_490)]
    plan = make_plan(items, [goal("near", "a", at(14)), goal("term", "b", at(21), created=1)])
    rows = rows_of(plan)
    assert (rows["near"].verdict, rows["term"].verdict) == ("tight", "tight")
    assert rows["near"].sentence == "10 h a week planned, 2.5 h needed; the rest goes to Term."
    assert "rest" not in rows["term"].sentence


def test_a_proof_names_the_last_day_or_the_pin_on_which_it_rests() -> None:
    closing = replace(item("a", 600), closes=day(1))
    plan = make_plan([closing, item("b", 60, needs="a")], [goal("g", "b", at(28))])
    assert rows_of(plan)["g"].sentence == (
        "4 h free until Tue 24 Nov, 10 h of work due by then. Access to A ends then."
    )
    pin = session("b", at(2, "19:00"), 60, pinned=True)
    plan = make_plan([item("a", 600), item("b", 60, needs="a")], [goal("g", "b", at(28))], sessions=[pin])
    assert rows_of(plan)["g"].sentence.endswith("10 h of work due by then. B is pinned then.")
    plan = make_plan([item("a", 6_000)], [goal("g", "a", at(28))])
    assert rows_of(plan)["g"].sentence.endswith("of work due by then.")


def test_a_pinned_session_is_still_to_go() -> None:
    """It was not studied; that it has its place already takes nothing from the work, nor from the hours."""
    pinned = session("a", at(2, "19:00"), 60, pinned=True)
    free, held = (
        {fact.name: fact.value for fact in only_row(goal("g", "a", at(28)), sessions=sessions).facts}
        for sessions in ([], [pinned])
    )
    assert (free["To go"], free["Free until then"]) == (held["To go"], held["Free until then"])
    assert free["Slack"] == held["Slack"]


def test_what_is_done_is_no_cause_of_a_proof() -> None:
    """Both last days are the same; the done item comes first by its id."""
    items = [item("a", closes=day(1)), item("z", 600, needs="a", closes=day(1))]
    plan = make_plan(items, [goal("g", "z", at(28))], status={"a": ItemStatus.DONE})
    assert rows_of(plan)["g"].sentence.endswith("Access to Z ends then.")


def test_days_off_before_the_date_count_in_what_is_planned() -> None:
    """Otherwise a date could be impossible while more seems planned than needed."""
    off = DayOff("off", day(0), day(9))
    row = only_row(goal("g", "a", at(14)), minutes=600, days_off=[off])

    assert row.week is not None
    assert row.verdict == "not_feasible"
    assert row.week.planned < row.week.needed


def test_facts_are_what_is_left_and_how_much_room_there_is() -> None:
    facts = {fact.name: fact.value for fact in only_row(exam("pmle", "a", at(26, "10:00"))).facts}

    assert facts == {
        "To go": "10 h",
        "Free until then": "40 h",
        "Planned finish": "Fri 27 Nov",
        "Earliest ready": "Fri 27 Nov",
        "Chance": "...",
        "Slack": "3 weeks",
    }


def test_a_goal_whose_date_leaves_nothing_to_lose_is_tight() -> None:
    row = only_row(goal("g", "a", at(5)))

    slack = row.facts[-1]
    assert row.verdict == "tight"
    assert (slack.name, slack.value, slack.tone) == ("Slack", "none", "tight")
    assert row.week is not None
    assert row.week.needed == row.week.planned


def test_a_date_that_cannot_be_met_shows_the_proof_and_what_would_help() -> None:
    row = only_row(exam("pmle", "a", at(4, "10:00")))

    assert row.verdict == "not_feasible"
    assert row.sentence == "8 h free until Fri 27 Nov, 10 h of work due by then."
    assert row.facts[-1].value == "2 h short"
    assert row.facts[-1].tone == "bad"
    move, more = row.ways
    assert (more.title, more.detail) == ("Study 12.5 h a week", "2.5 h more than now.")
    assert (move.title, move.detail) == ("Move the exam to Sat 28 Nov", "1 day later.")
    assert {move.action, more.action} == {"Apply"}


def test_the_earliest_date_keeps_the_buffer_and_the_hour_of_the_exam() -> None:
    late = exam("pmle", "a", at(4, "22:00"), buffer_days=2)

    # Study ends Friday at 21:00, two days before.
    assert "Move the exam to Sun 29 Nov" in [way.title for way in only_row(late).ways]


def test_every_way_out_makes_the_exam_possible() -> None:
    plan = make_plan([item("a", 600)], [exam("pmle", "a", at(3, "10:00"), buffer_days=1)])
    ways = rows_of(plan)["pmle"].ways

    assert len(ways) == 2
    for way in ways:
        assert way.remedy is not None
        after = plan.after(apply_remedy(plan, way.remedy, NOW))
        assert rows_of(after)["pmle"].verdict != "not_feasible"


def test_studying_as_much_as_is_named_makes_the_exam_possible() -> None:
    row = only_row(exam("pmle", "a", at(11, "10:00")), minutes=1_500)
    assert row.week is not None

    # The hours of every day scaled alike, as the number is meant.
    longer = 120 * row.week.needed // row.week.planned + 1
    end = f"{19 + longer // 60}:{longer % 60:02}"
    scaled = only_row(exam("pmle", "a", at(11, "10:00")), minutes=1_500, hours=hours(f"mon-fri 19:00-{end}"))

    assert row.verdict == "not_feasible"
    assert scaled.verdict != "not_feasible"


def test_a_way_out_says_which_other_dates_it_opens() -> None:
    plan = make_plan(
        [item("a", 600), item("b", 600)],
        [exam("first", "a", at(4, "10:00")), exam("second", "b", at(4, "11:00"), created=1)],
    )
    ways = {way.title: way.detail for way in rows_of(plan)["second"].ways}

    assert ways["Study 25 h a week"] == "15 h more than now. First can be met then, too."


def test_without_any_hours_the_way_out_is_to_add_some() -> None:
    row = only_row(goal("g", "a", at(4)), hours=hours(""))

    assert [(way.title, way.action) for way in row.ways] == [
        ("Mark 1 item as known", "Apply"),
        ("Add study hours", "Hours..."),
    ]
    assert row.week is None


def test_an_own_goal_counts_its_last_day_whole() -> None:
    row = only_row(goal("g", "a", at(8)))

    assert row.when == "Mon 30 Nov 2026"
    assert row.countdown == ("7", "days")
    assert row.subtitle == "Own goal, 1 item"


def test_a_goal_that_ends_with_today_says_so() -> None:
    assert only_row(goal("g", "a", at(1)), minutes=30).countdown == ("Today", "")


def test_a_goal_without_a_date_says_when_it_is_finished() -> None:
    row = only_row(goal("g", "a"))

    assert (row.when, row.verdict, row.countdown) == ("No date", "", ("", ""))
    assert row.sentence == "10 h to go, finished by Fri 27 Nov 2026."
    assert row.week is None


def test_a_finished_goal_has_nothing_left() -> None:
    row = only_row(goal("g", "a", at(8)), status={"a": ItemStatus.DONE})

    assert (row.verdict, row.sentence, row.facts) == ("done", "Nothing is left to study.", ())


def test_an_exam_that_is_over_asks_how_it_went() -> None:
    row = only_row(exam("pmle", "a", at(4, "10:00")), now=at(5))

    assert row.asks_result
    assert row.sentence == "The exam is over. How did it go?"
    assert (row.verdict, row.facts, row.ways, row.countdown) == ("", (), (), ("", ""))


def test_an_own_goal_whose_date_is_over_says_what_is_left() -> None:
    row = only_row(goal("g", "a", at(4)), now=at(5))

    assert row.sentence == "The date is over, with 10 h to go."
    assert not row.asks_result


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (ExamOutcome.PASSED, "Passed on Wed 25 Nov."),
        (ExamOutcome.FAILED, "Not passed on Wed 25 Nov."),
    ],
)
def test_an_exam_with_a_result_says_it(outcome: ExamOutcome, sentence: str) -> None:
    row = only_row(taken_exam(outcome))

    assert (row.sentence, row.is_closed, row.facts) == (sentence, True, ())


def test_changes_can_be_tried_while_something_is_left_and_the_date_is_to_come() -> None:
    test, some_day = exam("test", "a", at(26, "10:00")), goal("some-day", "a")

    assert only_row(test).can_be_tried
    assert only_row(some_day).can_be_tried
    assert not only_row(test, now=at(27)).can_be_tried
    assert not only_row(some_day, status={"a": ItemStatus.DONE}).can_be_tried
    assert not only_row(taken_exam(ExamOutcome.FAILED)).can_be_tried


def test_what_should_be_known_of_a_certification_stands_on_its_card() -> None:
    checked, retired = only_row(exam_of("pmle")), only_row(exam_of("old"))

    assert checked.subtitle == "Professional Machine Learning Engineer"
    assert checked.note == "Check before booking: price"
    assert retired.note == "Old is retired; its successor is Google PMLE."


def test_the_hours_a_week_that_would_do_are_the_same_wherever_a_card_says_them() -> None:
    row = only_row(goal("g", "a", at(2)), minutes=24 * 60)

    assert row.week is not None
    assert row.week.needed == 24 * 60 * row.week.planned // (4 * 60) == 60 * 60
    assert [way.title for way in row.ways if way.icon == "clock"] == ["Study 60 h a week"]


def test_what_is_asked_for_and_what_is_planned_are_rounded_alike() -> None:
    row = only_row(goal("g", "a", at(7)), minutes=606, hours=hours("mon 10:00-20:03"))

    assert row.sentence == "10 h 03 free until Sun 29 Nov, 10 h 06 of work due by then."
    (more,) = (way for way in row.ways if way.icon == "clock")
    assert (more.title, more.detail) == ("Study 10.5 h a week", "0.4 h more than now.")


def test_a_failed_exam_is_not_called_done() -> None:
    assert only_row(taken_exam(ExamOutcome.FAILED)).verdict == ""
    assert only_row(taken_exam(ExamOutcome.PASSED)).verdict == "done"


def test_an_exam_with_a_result_asks_for_no_look_before_booking() -> None:
    passed = replace(exam_of("pmle"), outcome=ExamOutcome.PASSED)

    assert only_row(passed).note == ""


def test_cards_go_by_date_then_undated_then_those_with_a_result() -> None:
    by_date = [goal("late", "a", at(9)), goal("soon", "a", at(8))]
    plan = make_plan([item("a")], [taken_exam(ExamOutcome.FAILED), goal("undated", "a"), *by_date])

    assert list(rows_of(plan)) == ["soon", "late", "undated", "taken"]


def test_the_head_counts_exams_and_goals() -> None:
    open_ones = make_plan([item("a")], [exam("e", "a", at(9)), goal("g", "a")])
    closed = make_plan([item("a")], [taken_exam(ExamOutcome.FAILED)])

    passed = make_plan([item("a")], [taken_exam(ExamOutcome.PASSED), goal("g", "a")])

    assert summary(tuple(rows_of(open_ones).values())) == "2 in the plan"
    assert summary(tuple(rows_of(closed).values())) == "0 in the plan, 1 not passed"
    assert summary(tuple(rows_of(passed).values())) == "1 in the plan, 1 passed"


def booking_of(row: GoalRow) -> dict[str, str]:
    return {fact.name: fact.value for fact in row.booking}


def test_a_card_says_whether_its_exam_is_booked_and_where_and_what_it_costs() -> None:
    plain = exam("pmle", "a", at(26, "10:00"))
    noted = replace(plain, booked=True, place="online", fee="180 EUR", registration_closes=day(20))

    assert booking_of(only_row(plain)) == {"Booked": "not yet"}
    assert booking_of(only_row(noted)) == {
        "Booked": "yes",
        "Place": "online",
        "Fee": "180 EUR",
        "Register by": "Sun 13 Dec",
    }
    assert booking_of(only_row(exam_of("paid")))["Fee"] == "200 USD"
    assert booking_of(only_row(goal("g", "a", at(8)))) == {}


@pytest.mark.parametrize(
    ("months", "words"), [(24, "2 years"), (12, "1 year"), (18, "18 months"), (None, None)]
)
def test_an_exam_says_for_how_long_its_certificate_is_valid(
    monkeypatch: pytest.MonkeyPatch, months: int | None, words: str | None
) -> None:
    monkeypatch.setitem(CATALOGUE, "paid", replace(CATALOGUE["paid"], validity_months=months))
    assert booking_of(only_row(exam_of("paid"))).get("Valid for") == words


def test_a_registration_that_is_over_is_said_while_nothing_is_booked() -> None:
    late = replace(exam("pmle", "a", at(26, "10:00")), registration_closes=day(-1))

    assert only_row(late).booking[-1] == Fact("Registration closed", "Sun 22 Nov", "tight")
    assert booking_of(only_row(replace(late, booked=True))) == {"Booked": "yes"}
    assert only_row(late, now=at(27)).booking == ()


def test_a_failed_exam_says_from_when_it_may_be_taken_again_where_that_is_known() -> None:
    failed = replace(exam_of("paid"), outcome=ExamOutcome.FAILED, decided_on=day(0))

    row = only_row(failed)
    assert row.sentence == "Not passed on Mon 23 Nov. It may be taken again from Mon 7 Dec."
    assert only_row(failed, now=at(30)).sentence.endswith("It may be taken again.")
    assert (row.can_try_again, row.is_card) == (True, True)


def test_a_wait_that_is_not_confirmed_is_said_to_be_so(monkeypatch: pytest.MonkeyPatch) -> None:
    unsure = replace(CATALOGUE["paid"], unconfirmed_fields=("retake_days",))
    monkeypatch.setitem(CATALOGUE, "paid", unsure)
    failed = replace(taken_exam(ExamOutcome.FAILED), certification="paid", decided_on=day(0))
    note = "This wait is not confirmed; check with V."
    assert only_row(failed).sentence.endswith(f"It may be taken again from Mon 7 Dec. {note}")
    assert only_row(failed, now=at(30)).sentence.endswith(f"It may be taken again. {note}")
    (entry,) = catalogue_entries({"paid": unsure}, LocaleDates())
    assert Fact("After a failed try", f"14 days until the next. {note}") in entry.facts


def test_an_exam_that_is_tried_again_has_one_card() -> None:
    failed = replace(exam_of("paid"), outcome=ExamOutcome.FAILED, decided_on=day(0))
    again = replace(exam("again", "a", at(40, "10:00"), created=1), certification="paid")
    rows = rows_of(make_plan([item("a")], [failed, again]))

    assert [id for id, row in rows.items() if row.is_card] == ["again"]


def test_an_exam_of_ones_own_says_so() -> None:
    assert only_row(exam("exam", "a", at(26, "10:00"))).subtitle == "Own exam"
    given = replace(item("a"), extra={"vendor": "Open University"})
    plan = make_plan([given], [exam("exam", "a", at(26, "10:00"))])
    assert rows_of(plan)["exam"].subtitle == "Own exam, Open University"


def test_what_speaks_against_an_exam_is_told() -> None:
    project = item("show", 660, kind=ItemKind.PROJECT)
    plan = make_plan([item("a", 600), project], [exam_of("pmle")])

    assert rows_of(plan)["exam"].warning.endswith("leaves something to show: Show, 11 h.")
    assert only_row(exam_of("pmle")).warning == ""


def test_the_parts_of_an_exam_are_told_with_weight_and_readiness() -> None:
    row = only_row(exam_of("pmle"), logged={"a": 300})
    assert row.domains is not None
    assert row.domains.total == "50%"
    assert [(line.name, line.weight, line.readiness) for line in row.domains.lines] == [
        ("Models", "70%", "50%"),
        ("Data", "30%", "50%"),
    ]
    assert row.domains.lines[0].tip == (
        "Models: 50% of its items done, of which 100% is remembered on the day of the exam"
    )


def test_no_parts_are_told_of_an_exam_that_is_over_or_that_nobody_described() -> None:
    assert only_row(exam_of("old")).domains is None
    assert only_row(exam("exam", "a", at(26, "10:00"))).domains is None
    assert only_row(exam_of("pmle"), now=at(30)).domains is None
    assert only_row(replace(exam_of("pmle"), outcome=ExamOutcome.PASSED)).domains is None

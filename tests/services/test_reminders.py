"""Reminders: when a session and a week are told, and when not."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.availability import BusyTime, DayOff
from planner.domain.goal import ExamOutcome
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.scheduling.engine import make_schedule
from planner.services.reminders import (
    Reminder,
    ReminderKind,
    ReminderWishes,
    ToldBefore,
    due,
    next_after,
    reminders,
    tomorrow,
)
from planner.services.silence import silence_of
from planner.values import replace
from tests.support.plans import at, exam, goal, item, make_plan, session
from tests.support.schedules import rewritten

EVENING = session("a", at(2, "19:00"), 90, pinned=True)
USUAL, NOTHING = ReminderWishes(), ToldBefore()
LOOSE = replace(ReminderWishes(), quiet=(0, 0))


class Words:
    """Plain words for moments."""

    def clock(self, moment: datetime) -> str:
        return f"{moment:%H:%M}"

    def weekday(self, day: date) -> str:
        return f"{day:%A}"

    def short_day(self, day: date) -> str:
        return f"{day:%a} {day.day}"


def plan_of(*sessions: Session, **more: object) -> Plan:
    """A plan of nothing but these sessions."""
    plan = make_plan([item("a", 600), item("b", 600)], [goal("g", "a b")], hours=(), sessions=sessions)
    return replace(plan, **more)


def planned(*sessions: Session) -> Plan:
    """A plan that lays out its weeks by itself."""
    return make_plan([item("a", 600), item("b", 600)], [goal("g", "a b")], sessions=sessions)


def found(
    plan: Plan, now: datetime, wishes: ReminderWishes = USUAL, before: ToldBefore = NOTHING
) -> tuple[Reminder, ...]:
    return reminders(plan, make_schedule(plan, now), now, wishes, Words(), before)


def of_sessions(
    plan: Plan, now: datetime, wishes: ReminderWishes = USUAL, before: ToldBefore = NOTHING
) -> list[Reminder]:
    return [each for each in found(plan, now, wishes, before) if each.kind is ReminderKind.SESSION]


def test_a_session_is_told_ten_minutes_before() -> None:
    (reminder,) = of_sessions(plan_of(EVENING), at(2, "08:00"))
    assert reminder.at == at(2, "18:50")
    assert (reminder.title, reminder.sentence) == ("A", "At 19:00, 1 h 30.")
    assert reminder.subject == EVENING.id


@pytest.mark.parametrize(("lead", "clock"), [(0, "19:00"), (5, "18:55"), (30, "18:30")])
def test_the_learner_says_how_long_before(lead: int, clock: str) -> None:
    (reminder,) = of_sessions(plan_of(EVENING), at(2, "08:00"), ReminderWishes(lead=lead))
    assert reminder.at == at(2, clock)


def test_sessions_may_be_left_out_and_all_switched_off() -> None:
    assert of_sessions(plan_of(EVENING), at(2, "08:00"), ReminderWishes(lead=None)) == []
    assert found(plan_of(EVENING), at(2, "08:00"), ReminderWishes(is_on=False)) == ()


@pytest.mark.parametrize("state", [SessionState.DONE, SessionState.PARTLY, SessionState.SKIPPED])
def test_what_was_answered_is_not_told(state: SessionState) -> None:
    assert of_sessions(plan_of(replace(EVENING, state=state)), at(2, "08:00")) == []


def test_an_exam_itself_needs_no_reminder() -> None:
    plan = make_plan([item("a", 60)], [exam("e", "a", at(2, "10:00"))], hours=())
    assert all(each.subject != "exam-e" for each in found(plan, at(2, "08:00")))


def test_a_review_is_called_so() -> None:
    review = replace(EVENING, kind=SessionKind.REVIEW)
    plan = plan_of(review)
    schedule = rewritten(make_schedule(plan, at(2, "08:00")), sessions=(review,))
    (reminder,) = reminders(plan, schedule, at(2, "08:00"), ReminderWishes(), Words())
    assert reminder.title == "Review: A"


@pytest.mark.parametrize(
    ("day", "words"),
    [(2, "E is today."), (3, "E is tomorrow."), (5, "E is on Saturday."), (8, "E is on Tuesday.")],
)
def test_an_exam_that_is_near_is_named(day: int, words: str) -> None:
    plan = make_plan(
        [item("a", 600)], [exam("e", "a", at(day, "22:00"))], hours=(), sessions=[replace(EVENING, goal="e")]
    )
    (reminder,) = of_sessions(plan, at(2, "08:00"))
    assert reminder.sentence == f"At 19:00, 1 h 30. {words}"


def test_an_exam_that_is_far_is_not_named() -> None:
    far = exam("e", "a", at(9, "22:00"))
    plan = make_plan([item("a", 600)], [far], hours=(), sessions=[replace(EVENING, goal="e")])
    assert of_sessions(plan, at(2, "08:00"))[0].sentence == "At 19:00, 1 h 30."


def test_what_is_late_is_due_while_it_is_of_use() -> None:
    plan = plan_of(EVENING)
    assert [each.at for each in of_sessions(plan, at(2, "18:57"))] == [at(2, "18:57")]
    assert of_sessions(plan, at(2, "19:09"))
    assert of_sessions(plan, at(2, "19:10")) == []


def test_a_session_is_told_once_a_day() -> None:
    plan = plan_of(EVENING)
    (reminder,) = of_sessions(plan, at(2, "18:50"))
    told = ToldBefore(frozenset({reminder.key}))
    later = replace(EVENING, start=at(2, "20:00"), end=at(2, "21:00"))
    next_day = replace(EVENING, start=at(3, "20:00"), end=at(3, "21:00"))
    assert of_sessions(plan, at(2, "18:51"), before=told) == []
    assert of_sessions(plan_of(later), at(2, "18:51"), before=told) == []
    assert len(of_sessions(plan_of(next_day), at(2, "18:51"), before=told)) == 1


def test_what_was_asked_for_again_comes_then_also_in_quiet_hours() -> None:
    plan = plan_of(EVENING)
    (first,) = of_sessions(plan, at(2, "18:50"))
    again = ToldBefore(later={first.key: at(2, "19:05")})
    (reminder,) = of_sessions(plan, at(2, "18:51"), ReminderWishes(quiet=(18 * 60, 23 * 60)), again)
    assert (reminder.at, reminder.sentence) == (at(2, "19:05"), "From 19:00 to 20:30.")


def test_appointments_keep_a_reminder_back_until_they_end() -> None:
    busy = BusyTime("b", at(2, "18:00"), at(2, "18:55"))
    (reminder,) = of_sessions(plan_of(EVENING, busy_times={"b": busy}), at(2, "08:00"))
    assert reminder.at == at(2, "18:55")


def test_what_is_of_no_use_after_the_quiet_hours_is_never_told() -> None:
    early = replace(EVENING, start=at(2, "05:00"), end=at(2, "06:00"))
    assert of_sessions(plan_of(early), at(1, "08:00")) == []
    assert [each.at for each in of_sessions(plan_of(early), at(1, "08:00"), LOOSE)] == [at(2, "04:50")]


def test_days_off_and_a_pause_are_silent() -> None:
    off = DayOff("o", at(2).date(), at(2).date())
    pinned = replace(EVENING, pinned=True)
    assert of_sessions(plan_of(pinned, days_off={"o": off}), at(2, "08:00")) == []
    paused = ReminderWishes(paused_until=tomorrow(at(2, "08:00")))
    assert of_sessions(plan_of(EVENING), at(2, "08:00"), paused) == []


def test_the_coming_week_is_told_on_sunday_evening() -> None:
    (reminder,) = found(planned(), at(6, "12:00"), ReminderWishes(lead=None))
    assert (reminder.at, reminder.subject) == (at(6, "18:00"), "2026-11-30")
    assert reminder.title == "The week of Mon 30 is ready for a look."


def test_else_it_is_told_on_monday_morning_and_not_after_noon() -> None:
    wishes = ReminderWishes(lead=None)
    (reminder,) = found(planned(), at(6, "23:00"), wishes)
    assert reminder.at == at(7, "07:00")
    assert found(planned(), at(7, "11:59"), wishes)
    assert all(each.subject != "2026-11-30" for each in found(planned(), at(7, "12:00"), wishes))


def test_a_week_that_is_accepted_or_not_wanted_is_not_told() -> None:
    monday = session("a", at(7, "19:00"), accepted=True)
    assert found(planned(monday), at(6, "12:00"), ReminderWishes(lead=None)) == ()
    assert found(planned(), at(6, "12:00"), ReminderWishes(lead=None, of_week=False)) == ()


def with_registration(**more: object) -> Plan:
    fields = {"registration_closes": at(9).date(), **more}
    taken = replace(exam("e", "a", at(40, "10:00")), **fields)
    return make_plan([item("a", 600)], [taken], hours=())


def test_a_registration_is_told_a_week_and_a_day_before_it_closes() -> None:
    plan = with_registration()
    week_before, day_before = found(plan, at(2, "08:00"))
    assert (week_before.at, day_before.at) == (at(2, "09:00"), at(8, "09:00"))
    assert (week_before.title, week_before.sentence) == ("E", "Registration closes on Wed 2.")
    assert week_before.key != day_before.key
    assert week_before.subject == "e"


def test_a_registration_is_remembered_by_the_day_on_which_it_closes() -> None:
    """Those who keep what was told forget a key some days after the day that it ends with."""
    keys = [each.key for each in found(with_registration(), at(2, "08:00"))]
    assert [key[-10:] for key in keys] == [at(9).date().isoformat()] * 2


def test_a_registration_is_told_until_its_last_day_is_over() -> None:
    plan = with_registration()
    assert [each.at for each in found(plan, at(5, "12:00"))] == [at(5, "12:00"), at(8, "09:00")]
    assert [each.at for each in found(plan, at(9, "21:00"))] == [at(9, "21:00")]
    assert found(plan, at(10, "07:00")) == ()


def test_a_registration_that_matters_no_more_is_not_told() -> None:
    now = at(2, "08:00")
    assert found(with_registration(outcome=ExamOutcome.PASSED), now) == ()
    assert found(with_registration(booked=True), now) == ()
    assert found(with_registration(), now, ReminderWishes(of_registration=False)) == ()
    assert found(with_registration(registration_closes=date.min), now) == ()


def test_without_a_plan_there_is_nothing_to_tell() -> None:
    assert found(Plan(), at(6, "18:00")) == ()


def test_a_clock_wakes_for_the_next_and_tells_what_is_due() -> None:
    after = session("b", at(2, "21:00"), 30, pinned=True)
    both = tuple(of_sessions(plan_of(EVENING, after), at(2, "18:50")))
    assert [each.subject for each in due(both, at(2, "18:50"))] == [EVENING.id]
    assert next_after(both, at(2, "18:50")) == both[1]
    assert next_after((), at(2)) is None


moments = st.integers(0, 7 * 24 * 12).map(lambda step: at(0) + timedelta(minutes=5 * step))
spans = st.tuples(moments, st.integers(1, 200)).map(
    lambda pair: (pair[0], pair[0] + timedelta(minutes=pair[1]))
)
minutes = st.integers(0, 24 * 60 - 1)


@st.composite
def stories(draw: st.DrawFn) -> tuple[Plan, ReminderWishes]:
    """A plan with sessions and appointments anywhere, and wishes."""
    starts = draw(st.lists(moments, max_size=5, unique=True))
    held = [
        session("a", start, draw(st.integers(5, 120)), id=f"s{n}", pinned=True)
        for n, start in enumerate(starts)
    ]
    busy = {f"b{n}": BusyTime(f"b{n}", *span) for n, span in enumerate(draw(st.lists(spans, max_size=3)))}
    wishes = ReminderWishes(
        lead=draw(st.sampled_from((0, 5, 10, 15, 30))), quiet=(draw(minutes), draw(minutes))
    )
    return plan_of(*held, busy_times=busy), wishes


@given(stories(), moments)
def test_nothing_is_told_in_silence_in_the_past_or_when_it_is_of_no_use(
    story: tuple[Plan, ReminderWishes], now: datetime
) -> None:
    plan, wishes = story
    silence = silence_of(plan, now, at(20), wishes.quiet, None)
    for reminder in found(plan, now, wishes):
        assert now <= reminder.at < reminder.until
        assert silence.first_open(reminder.at) == reminder.at


@given(stories(), st.lists(moments, max_size=8))
def test_nothing_is_told_twice_however_often_one_looks(
    story: tuple[Plan, ReminderWishes], looks: list[datetime]
) -> None:
    plan, wishes = story
    told: list[str] = []
    for now in sorted(looks):
        told += [each.key for each in due(found(plan, now, wishes, ToldBefore(frozenset(told))), now)]
    assert len(told) == len(set(told))

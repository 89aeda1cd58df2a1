"""What the menu of the tray and the notifications say."""

from datetime import date, datetime

import pytest

from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.scheduling.engine import make_schedule
from planner.services.items import log_time
from planner.services.reminders import Reminder, ReminderKind
from planner.ui.tray.rows import Message, TrayRows, hidden_message, message_of, session_at_hand, tray_rows
from planner.values import replace
from tests.support.plans import at, day, exam, goal, item, make_plan, session

EVENING = session("a", at(2, "19:00"), 90, pinned=True)


class Words:
    """Plain words for days and times."""

    def short_day(self, day: date) -> str:
        return f"{day:%a} {day.day} {day:%b}"

    def full_day(self, day: date) -> str:
        return f"{self.short_day(day)} {day.year}"

    def weekday(self, day: date) -> str:
        return f"{day:%A}"

    def month(self, day: date) -> str:
        return f"{day:%b %Y}"

    def clock(self, moment: datetime) -> str:
        return f"{moment:%H:%M}"


def plan_of(*sessions: Session) -> Plan:
    return make_plan([item("a", 600)], [goal("g", "a")], hours=(), sessions=sessions)


def rows(plan: Plan, now: datetime) -> TrayRows:
    return tray_rows(plan, make_schedule(plan, now), day(0), now, Words())


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (at(2, "08:00"), "Next: 19:00, A"),
        (at(1, "08:00"), "Next: tomorrow 19:00, A"),
        (at(0, "08:00"), "Next: Wed 25 Nov 19:00, A"),
        (at(2, "19:00"), "Until 20:30: A"),
        (at(2, "20:30"), "Nothing is planned."),
    ],
)
def test_the_first_line_names_what_is_next(now: datetime, words: str) -> None:
    assert rows(plan_of(EVENING), now).next == words


def test_the_second_line_tells_the_week() -> None:
    assert rows(plan_of(EVENING), at(0, "08:00")).week == "0 min of 1 h 30 done this week"


def test_what_was_studied_beyond_the_plan_of_the_week_is_told_beside_it() -> None:
    now = at(1, "08:00")
    plan = plan_of(EVENING)
    plan = plan.after(log_time(plan, "a", 120, day(0), now))
    assert rows(plan, now).week == "0 min of 1 h 30 done this week, 2 h beyond the plan"


def test_without_a_plan_that_is_said() -> None:
    assert rows(Plan(), at(0, "08:00")) == TrayRows("There is no plan yet.", "")


def test_what_is_answered_and_an_exam_are_not_next() -> None:
    done = replace(EVENING, state=SessionState.SKIPPED)
    plan = make_plan([item("a", 600)], [exam("e", "a", at(2, "12:00"))], hours=(), sessions=[done])
    schedule = make_schedule(plan, at(0, "08:00"))
    assert any(each.kind is SessionKind.EXAM for each in schedule.sessions)
    assert session_at_hand(schedule, at(0, "08:00")) is None


def reminder(kind: ReminderKind = ReminderKind.SESSION) -> Reminder:
    return Reminder(
        key="k", kind=kind, subject="s", at=at(2), until=at(3), title="A", sentence="At 19:00, 1 h 30."
    )


def test_a_session_can_be_put_off_or_left_out_and_started_where_there_is_a_timer() -> None:
    without, with_timer = (message_of(reminder(), has_timer=has_timer) for has_timer in (False, True))
    assert (without.title, without.text) == ("A", "At 19:00, 1 h 30.")
    assert [answer.text for answer in without.answers] == ["In 15 min", "Not today"]
    assert [answer.text for answer in with_timer.answers] == ["Start", "In 15 min", "Not today"]


def test_other_messages_have_no_answers() -> None:
    assert message_of(reminder(ReminderKind.WEEK), has_timer=True).answers == ()
    assert hidden_message().answers == ()


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("A", "A. At 19:00."),
        ("The week is ready.", "The week is ready. At 19:00."),
        ("Why?", "Why? At 19:00."),
    ],
)
def test_in_one_line_each_of_both_is_one_sentence(title: str, words: str) -> None:
    assert Message("k", title, "At 19:00.").in_one_line == words

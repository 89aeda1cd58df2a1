"""An hour studied and logged without its session is told alike everywhere, also when the day is over."""

from datetime import datetime

import pytest
from PySide6.QtCore import QLocale

from planner.cli.texts import week_text
from planner.domain.item import Subject
from planner.domain.plan import Plan
from planner.domain.session import SessionState
from planner.domain.time_entry import TimeEntry
from planner.services.plan_weeks import planned_weeks
from planner.services.week_summary import summarize_week
from planner.services.weekly_review import ReviewAnswers
from planner.ui.printing.rows import printed_week
from planner.ui.progress.week_rows import WEEKS_BEHIND, weeks_row
from planner.ui.review.past_rows import past_rows
from planner.ui.tray.rows import tray_rows
from planner.ui.week.grid.locale import GridLocale
from planner.ui.week.page_rows import minutes_by_track
from planner.ui.week.panel.hours_rows import hours_row
from tests.support.plans import at, day, item, make_plan, session
from tests.support.schedules import WrittenSchedule
from tests.ui.progress.small import WORDS as CHART_WORDS

ON_EVERY_DAY = pytest.mark.parametrize("now", [at(1, "23:00"), at(2, "08:00"), at(6, "20:00")])


def plan_of_two() -> Plan:
    """Two agreed hours of one item: one ticked, the other studied and logged without its session."""
    return make_plan(
        [item("a", 600)],
        sessions=[
            session("a", at(0, "10:00"), id="ticked", accepted=True, state=SessionState.DONE),
            session("a", at(1, "10:00"), id="silent", accepted=True),
        ],
        entries=[
            TimeEntry(id="1", item="a", day=day(0), minutes=60, session="ticked"),
            TimeEntry(id="2", item="a", day=day(1), minutes=60),
        ],
    )


def schedule_of(plan: Plan, now: datetime) -> WrittenSchedule:
    return WrittenSchedule(as_of=now, sessions=tuple(plan.sessions.values()))


@ON_EVERY_DAY
def test_the_page_tells_it_as_planned(now: datetime) -> None:
    plan = plan_of_two()
    week = summarize_week(plan, schedule_of(plan, now), day(0), now)
    row = hours_row(week)
    assert (row.done_words, row.planned_words) == ("2 h done", "2 h planned")
    assert row.sessions_words == "1 of 2 sessions"
    assert minutes_by_track(plan, week) == {Subject.ML: 120}


@ON_EVERY_DAY
def test_terminal_tray_print_and_review_say_the_same(now: datetime) -> None:
    plan = plan_of_two()
    schedule, words = schedule_of(plan, now), GridLocale(QLocale("en_GB"))
    week = summarize_week(plan, schedule, day(0), now)
    review = past_rows(plan, schedule, day(7), ReviewAnswers(), now, words)
    printed = printed_week(plan, schedule, day(0), now, words)

    assert list(week_text(plan, week, now))[1].startswith("2 of 2 h done, ")
    assert tray_rows(plan, schedule, day(0), now, words).week == "2 h of 2 h done this week"
    assert printed.head.sums.startswith("2 h planned, ")
    assert review.sentence.endswith(": 2 of 2 h done.")


@ON_EVERY_DAY
def test_so_do_the_table_of_all_weeks_and_the_chart_of_hours(now: datetime) -> None:
    plan = plan_of_two()
    schedule = schedule_of(plan, now)
    first, *_later = planned_weeks(plan, schedule, day(0), now)

    assert (first.planned, first.studied) == (120, (("A", 120),))
    assert weeks_row(plan, schedule, now, CHART_WORDS).bars[WEEKS_BEHIND].words == "This week: 2 of 2 h done"

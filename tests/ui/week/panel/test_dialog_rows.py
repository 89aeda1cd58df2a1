from datetime import date, datetime

import pytest

from planner.domain.session import SessionState
from planner.domain.time_entry import TimeEntry
from planner.scheduling.schedule import ItemOutlook, ItemState
from planner.ui.week.dialogs.questions import (
    completion_question,
    done_question,
    left_words,
    log_question,
    partly_question,
)
from planner.values import replace
from tests.support.plans import at, item, make_plan, session
from tests.support.schedules import WrittenSchedule
from tests.ui.week.panel.plain_dates import PlainDates

NOW = datetime(2026, 11, 25, 18, 20)
EVENING = session("trees", at(1, "19:00"), 120, id="s", accepted=True)


def test_partly_done_suggests_half_of_the_session() -> None:
    plan = make_plan([item("trees")], sessions=[EVENING])
    question = partly_question(plan, EVENING, NOW, PlainDates())
    assert question.sentence == "Trees, Tue 24 Nov, planned 2 h"
    assert (question.planned, question.suggested) == (120, 60)
    short = replace(EVENING, end=at(1, "19:07"))
    assert partly_question(plan, short, NOW, PlainDates()).suggested == 5


def test_what_was_logged_before_is_suggested_again() -> None:
    entry = TimeEntry(id="1", item="trees", day=at(1).date(), minutes=75, session="s")
    plan = make_plan([item("trees")], sessions=[EVENING], entries=[entry])
    assert partly_question(plan, EVENING, NOW, PlainDates()).suggested == 75
    assert done_question(plan, EVENING, NOW, PlainDates()).suggested == 75


def test_a_done_session_suggests_its_length() -> None:
    assert done_question(make_plan([item("trees")]), EVENING, NOW, PlainDates()).suggested == 120


@pytest.mark.parametrize(
    ("spent", "words"),
    [
        (75, "45 min go back to the item and are planned again."),
        (120, "All the planned time is used."),
        (150, "30 min longer than planned."),
    ],
)
def test_what_becomes_of_the_rest_is_said(spent: int, words: str) -> None:
    assert left_words(120, spent) == words


def test_logging_time_suggests_a_usual_session_and_ends_today() -> None:
    trees = item("trees", 240)
    question = log_question(make_plan([trees], logged={"trees": 90}), trees, NOW)
    assert question.sentence == "1.5 of 4 h are logged."
    assert (question.suggested, question.today) == (50, date(2026, 11, 25))


def test_completing_says_what_it_unlocks_completes_and_frees() -> None:
    trees = replace(item("trees", 240), covers=("stumps",), done_when="You can draw one.")
    plan = make_plan(
        [
            trees,
            item("stumps"),
            item("forests", needs="trees stumps"),
            item("boosting", needs="trees maths"),
            item("maths"),
        ]
    )
    states = {"trees": ItemState.READY, "stumps": ItemState.READY, "maths": ItemState.READY}
    outlooks = {id: ItemOutlook(id, states.get(id, ItemState.LOCKED), 60, None, None) for id in plan.items}
    ahead = [session("trees", at(day, "19:00"), 90) for day in (2, 3)]
    over = [
        session("trees", at(0, "19:00"), 90, state=SessionState.DONE),
        session("trees", at(2, "08:00"), 90),
    ]
    schedule = WrittenSchedule(as_of=NOW, sessions=(*over, *ahead), items=outlooks)
    question = completion_question(plan, schedule, trees, NOW)
    assert question.title == "Complete Trees?"
    assert question.done_when == "You can draw one."
    assert question.effects == (
        ("check-check", "Also completes Stumps."),
        ("lock-open", "Unlocks Forests."),
        ("calendar-sync", "2 planned sessions, 3 h, become free."),
    )


def test_many_unlocked_items_are_counted() -> None:
    others = [item(name, needs="trees") for name in ("a", "b", "c", "d", "e")]
    plan = make_plan([item("trees"), *others])
    outlooks = {id: ItemOutlook(id, ItemState.LOCKED, 60, None, None) for id in plan.items}
    schedule = WrittenSchedule(as_of=NOW, items=outlooks)
    question = completion_question(plan, schedule, plan.items["trees"], NOW)
    assert question.effects == (("lock-open", "Unlocks A, B and 3 more."),)

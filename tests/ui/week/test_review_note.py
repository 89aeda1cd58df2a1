"""When the week offers its review, and which of the banners is seen."""

from datetime import date

import pytest

from planner.scheduling.engine import make_schedule
from planner.services.sessions import accept_week
from planner.ui.week.review_note import review_note
from tests.support.plans import at, day, goal, item, make_plan
from tests.ui.week.panel.plain_dates import PlainDates

WORDS = PlainDates()
PLAN = make_plan([item("a", 6000)], [goal("g", "a")])


@pytest.mark.parametrize(
    ("today", "week"),
    [(0, day(0)), (1, None), (3, None), (4, day(7)), (5, day(7)), (6, day(7)), (7, day(7)), (8, None)],
    ids=str,
)
def test_it_is_offered_from_friday_to_monday(today: int, week: date | None) -> None:
    now = at(today, "12:00")
    note = review_note(make_schedule(PLAN, now), now, WORDS)
    assert (note.week if note else None) == (week.isoformat() if week else None)


def test_it_names_the_week_in_calm_words() -> None:
    now = at(4, "12:00")
    note = review_note(make_schedule(PLAN, now), now, WORDS)
    assert note is not None
    assert note.title == "The week of Mon 30 Nov is ready for a look."


def test_an_accepted_week_and_one_without_sessions_are_not_offered() -> None:
    now = at(4, "12:00")
    accepted = PLAN.after(accept_week(PLAN, make_schedule(PLAN, now), day(7), now))
    assert review_note(make_schedule(accepted, now), now, WORDS) is None
    empty = make_plan([item("a")])
    assert review_note(make_schedule(empty, now), now, WORDS) is None

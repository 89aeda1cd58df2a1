"""What the panel says while a session is moved."""

from datetime import timedelta

from planner.domain.availability import BusyTime
from planner.domain.plan import Plan
from planner.domain.session import Session
from planner.scheduling.engine import make_schedule
from planner.services.week_summary import summarize_week
from planner.ui.week.grid.drag_values import Drag, DragKind, Landing
from planner.ui.week.moving.effects import Effect
from planner.ui.week.moving.rows import MovingRows, moving_rows, place_words
from planner.values import field_names
from tests.support.plans import NOW, at, day, exam, item, make_plan
from tests.ui.what_if.small import WORDS

KEEPS = Effect("keeps E", "circle-check", "E stays on track.")


def some_plan() -> Plan:
    items = [item("a", 300), item("b", 300, needs="a")]
    busy = {"w": BusyTime("w", at(3, "09:00"), at(3, "17:00"), "Work")}
    plan = make_plan(items, [exam("e", "b", at(20, "10:00"))])
    return Plan(**{**{name: getattr(plan, name) for name in field_names(Plan)}, "busy_times": busy})


PLAN = some_plan()
SCHEDULE = make_schedule(PLAN, NOW)


def of_item(name: str) -> Session:
    return next(each for each in SCHEDULE.sessions if each.item == name)


def moved(session: Session, days: int, start: int, *, copy: bool = False) -> Drag:
    on = session.start.date() + timedelta(days=days)
    return Drag(DragKind.MOVE, (Landing(session.id, on, start, start + session.minutes),), copy)


def said(drag: Drag, effect: Effect | None = KEEPS) -> MovingRows:
    week = summarize_week(PLAN, SCHEDULE, NOW.date(), NOW)
    session = next((each for each in SCHEDULE.sessions if each.id == drag.first.id), None)
    return moving_rows(PLAN, SCHEDULE, drag, session, effect, week, WORDS)


def test_a_session_says_from_where_to_where_and_what_changes() -> None:
    session = of_item("a")
    drag = moved(session, 1, 6 * 60)
    rows = said(drag)
    assert rows.heading == "Moving A"
    assert rows.way == "from Mon 23 Nov, 19:00 to Tue 24 Nov, 06:00"
    assert rows.lines == (
        ("circle-check", "E stays on track."),
        ("info", "Tuesday has no study hours at 06:00. The session is pinned there."),
    )
    assert place_words(drag, WORDS) == "Tue 06:00"


def test_a_copy_is_called_one() -> None:
    drag = moved(of_item("a"), 1, 6 * 60, copy=True)
    assert said(drag).heading == "Copying A"
    assert place_words(drag, WORDS) == "Copy to Tue 06:00"


def test_a_calendar_s_time_is_named() -> None:
    icon, words = said(moved(of_item("a"), 3, 9 * 60)).lines[1]
    assert (icon, words) == ("triangle-alert", "Your calendar has Work then. The session is pinned there.")


def test_within_the_study_hours_nothing_is_said_of_them() -> None:
    assert said(moved(of_item("a"), 1, 19 * 60)).lines == (("circle-check", "E stays on track."),)


def test_what_it_needs_and_is_not_finished_by_then_is_named() -> None:
    lines = said(moved(of_item("b"), -20, 8 * 60), None).lines
    assert lines == (("triangle-alert", "It needs A, which is not finished by then."),)


def test_lengths_and_new_sessions_are_told_as_spans() -> None:
    session = of_item("a")
    pulled = Drag(DragKind.RESIZE, (Landing(session.id, day(0), 480, 570),))
    assert (said(pulled).heading, said(pulled).way) == ("Resizing A", "Mon 23 Nov, 08:00 to 09:30")
    assert place_words(pulled, WORDS) == "08:00 to 09:30, 1 h 30"
    drawn = Drag(DragKind.DRAW, (Landing("", day(2), 1380, 1440),))
    assert (said(drawn).heading, said(drawn).way) == ("New session", "Wed 25 Nov, 23:00 to 00:00")


def test_several_are_counted() -> None:
    first, second = (Landing(each.id, day(1), 480, 540) for each in SCHEDULE.sessions[:2])
    assert said(Drag(DragKind.MOVE, (first, second))).heading == "Moving 2 sessions"
    assert said(Drag(DragKind.MOVE, (first, second), is_copy=True)).heading == "Copying 2 sessions"

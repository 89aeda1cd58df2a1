"""The learner pins a session where its item cannot be studied: one sentence says so, and the pin stands."""

from datetime import date

from planner.app import Application
from planner.services.access import set_access
from planner.services.own_sessions import OwnSession, add_own_session
from tests.features.conftest import moment, said


def put_in(program: Application, item: str, day: int, hour: int) -> None:
    wish = OwnSession(item=item, start=moment(day, hour), minutes=60)
    now = program.workspace.now
    program.performer.perform(lambda plan, schedule: add_own_session(plan, schedule, wish, now))


def test_a_pin_before_the_pin_of_what_it_needs_is_told(program: Application) -> None:
    put_in(program, "course-python", 29, 10)
    assert "needs" not in said(program)
    put_in(program, "python-standards", 28, 10)
    assert said(program).endswith(
        "Python standards, typing and packaging is pinned to Sat 28 Nov 2026, 10:00 and needs "
        "Course 1: Python, which is pinned to Sun 29 Nov 2026, 10:00."
    )
    assert [s.item for s in program.workspace.plan.sessions.values() if s.start == moment(28, 10)] == [
        "python-standards"
    ]


def test_a_pin_before_all_that_it_needs_is_told(program: Application) -> None:
    put_in(program, "python-standards", 28, 10)
    assert said(program).endswith("and needs Course 1: Python, which is not finished by then.")


def test_a_first_day_behind_a_pin_is_told(program: Application) -> None:
    put_in(program, "course-python", 28, 10)
    now, opens = program.workspace.now, date(2027, 1, 4)
    program.performer.perform(lambda plan, _schedule: set_access(plan, "course-python", opens, None, now))
    sentence = "Course 1: Python is pinned to Sat 28 Nov 2026, 10:00 and opens on Mon 4 Jan 2027."
    assert sentence in said(program)

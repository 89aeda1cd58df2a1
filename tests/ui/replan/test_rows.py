"""What replanning says: the sessions that move, and when each goal is finished."""

from datetime import datetime

from planner.domain.edit import Edit
from planner.domain.plan import Plan
from planner.scheduling.engine import make_schedule
from planner.scheduling.schedule import Schedule, Verdict
from planner.services.difference_words import change_counts
from planner.services.differences import Move, SessionChanges
from planner.services.replanning import Replanned
from planner.ui.replan.rows import KEEP, MOVE, ReplanRows, choice_words, replan_rows
from planner.ui.shared.difference_rows import ChangeKind, change_lines
from planner.values import replace
from tests.support.plans import NOW, at, day, goal, item, make_plan, session
from tests.support.schedules import rewritten
from tests.ui.week.grid.test_grid_rows import PlainWords

WORDS = PlainWords()
PLAN = make_plan([item("a", 600), item("b", 600)], [goal("exam", "a", at(40)), goal("all", "a b")])
NOTHING = SessionChanges((), (), ())
DIFFERENCES = SessionChanges(
    moved=(
        Move(session("a", at(1, "19:00")), session("a", at(3, "20:00"))),
        Move(session("a", at(4, "19:00"), 60), session("a", at(4, "19:00"), 90)),
        Move(session("b", at(30, "19:00")), session("b", at(45, "19:00"))),
    ),
    added=(session("b", at(2, "19:00")),),
    dropped=(),
)


def rows(differences: SessionChanges, after: Schedule | None = None, plan: Plan = PLAN) -> ReplanRows:
    schedule = make_schedule(plan, NOW)
    weeks = Replanned(
        edit=Edit("", ()),
        plan=plan,
        schedule=schedule if after is None else after,
        differences=differences,
        until=day(35),
    )
    return replan_rows(plan, schedule, weeks, NOW, WORDS)


def finished(schedule: Schedule, on: datetime, verdict: Verdict) -> Schedule:
    goals = tuple(replace(each, planned_finish=on, verdict=verdict) for each in schedule.goals)
    return rewritten(schedule, goals=goals)


def test_the_differences_are_counted_and_listed_by_kind() -> None:
    shown = rows(DIFFERENCES)
    assert shown.sentence == "Until Sun 27 Dec: 3 moved, 1 added. What comes later follows from it."
    assert [(line.kind, line.word, line.title, line.when) for line in shown.lines] == [
        (ChangeKind.MOVED, "moved", "A", "Tue 24 Nov 19:00 → Thu 26 Nov 20:00"),
        (ChangeKind.MOVED, "moved", "A", "Fri 27 Nov 19:00, 1 h → 1 h 30"),
        (ChangeKind.MOVED, "moved", "B", "Wed 23 Dec 19:00 → Thu 7 Jan 2027 19:00"),
        (ChangeKind.ADDED, "added", "B", "Wed 25 Nov 19:00"),
    ]
    assert len({line.id for line in shown.lines}) == 4
    assert not shown.nothing


def test_where_nothing_changes_one_sentence_says_so() -> None:
    shown = rows(NOTHING)
    assert shown.nothing == "Nothing would change: the weeks to come are laid out like that already."
    assert (shown.sentence, shown.lines) == ("", ())
    assert all(not row.was for row in shown.effects)


def test_each_goal_has_the_day_of_its_finish_and_how_it_was() -> None:
    before = make_schedule(PLAN, NOW)
    was = before.outlooks["exam"].planned_finish
    assert was is not None
    later = finished(before, at(39, "20:00"), Verdict.TIGHT)
    exam, everything = rows(DIFFERENCES, later).effects
    assert (exam.title, exam.verdict, exam.number) == ("Exam", "tight", "Fri 1 Jan 2027")
    assert (exam.was_verdict, exam.was) == ("on_track", WORDS.full_day(was.date()))
    assert everything.id == "all"


def test_a_goal_that_never_ends_says_so() -> None:
    schedule = make_schedule(PLAN, NOW)
    endless = rewritten(schedule, goals=tuple(replace(each, planned_finish=None) for each in schedule.goals))
    assert {row.number for row in rows(DIFFERENCES, endless).effects} == {"no end in sight"}


def test_one_accepted_week_or_several_are_kept_or_moved() -> None:
    assert choice_words(1) == {KEEP: "Keep the accepted week", MOVE: "Move the accepted week too"}
    assert choice_words(2)[MOVE] == "Move the accepted weeks too"


def test_what_is_dropped_is_said_last() -> None:
    differences = SessionChanges((), (session("a", at(1, "19:00")),), (session("b", at(0, "19:00")),))
    assert change_counts(differences) == "1 added, 1 dropped"
    assert [line.word for line in change_lines(PLAN, differences, day(0), WORDS)] == ["added", "dropped"]
    assert change_counts(NOTHING) == ""

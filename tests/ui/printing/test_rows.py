"""What a printed week says."""

from PySide6.QtCore import QLocale

from planner.scheduling.schedule import Verdict
from planner.ui.printing.rows import DayLines
from planner.ui.week.grid.locale import GridLocale
from planner.ui.week.panel.checklist_rows import RowMark, Tick
from tests.ui.printing.sample_plans import empty_plan, full_plan, ordinary_plan, week_of


def test_the_head_names_the_week_its_hours_and_the_day_of_printing(words: GridLocale) -> None:
    head = week_of(ordinary_plan(), words).head
    assert head.title == "Week 48, 23 to 29 November 2026"
    planned, available, done, printed = head.sums.split(", ")
    assert planned.endswith(" planned")
    assert available.endswith(" available")
    assert done == "2 h done"
    assert printed == "printed Wed 25 Nov"


def test_every_goal_has_its_verdict_also_where_there_are_many(words: GridLocale) -> None:
    verdicts = week_of(full_plan(), words).head.verdicts
    assert len(verdicts) == 14
    assert all(line.words and line.distance for line in verdicts)
    exam, course = week_of(ordinary_plan(), words).head.verdicts
    assert (exam.title, exam.distance) == ("Nca-Genl", "3 days")
    assert exam.verdict is Verdict.IMPOSSIBLE
    assert exam.words.startswith("Not feasible: ")
    assert course.distance == "4 days"


def test_each_day_stands_by_itself_also_those_that_are_over(words: GridLocale) -> None:
    days = week_of(ordinary_plan(), words).days
    assert [each.title for each in days][:3] == ["Monday 23", "Tuesday 24", "Wednesday 25"]
    assert len(days) == 7
    assert days[4].meta.startswith("Concert")


def test_boxes_are_ticked_where_something_is_done_and_dashed_where_a_part_is(words: GridLocale) -> None:
    monday, tuesday, wednesday = week_of(ordinary_plan(), words).days[:3]
    assert [each.tick for each in monday.sessions] == [Tick.ON, Tick.OFF]
    assert tuesday.sessions[0].tick is Tick.PARTLY
    assert tuesday.sessions[0].length == "30 min of 2 h"
    assert wednesday.sessions[0].clock == "19:00 to 20:30"
    assert wednesday.sessions[0].length == "1 h 30"


def test_an_exam_has_its_hour_and_no_box_and_what_is_due_stands_on_its_day(words: GridLocale) -> None:
    saturday, sunday = week_of(ordinary_plan(), words).days[5:]
    exam = next(each for each in saturday.sessions if each.mark is RowMark.EXAM)
    assert (exam.title, exam.length, exam.tick, exam.track) == ("Exam: Nca-Genl", "10:00", Tick.NONE, "")
    assert sunday.notes == ("Course 2 due",)


def test_an_empty_week_has_its_days_and_no_goals(words: GridLocale) -> None:
    week = week_of(empty_plan(), words)
    assert week.head.verdicts == ()
    assert week.days[0] == DayLines(title="Monday 23", meta="free", notes=(), sessions=())


def test_dates_are_written_as_the_locale_does(words: GridLocale) -> None:
    german = week_of(ordinary_plan(), GridLocale(QLocale("de_DE")))
    assert german.days[0].title == "Montag 23"
    assert german.head.sums.endswith("printed Mi 25. Nov.")
    american = week_of(ordinary_plan(), GridLocale(QLocale("en_US")))
    assert "7:00" in american.days[2].sessions[0].clock
    assert "PM" in american.days[2].sessions[0].clock

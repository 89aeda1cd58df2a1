"""What the printed table of the plan says."""

from PySide6.QtCore import QLocale

from planner.ui.printing.plan_rows import WeekLine
from planner.ui.week.grid.locale import GridLocale
from planner.ui.week.session_words import UNBREAKABLE
from tests.support.plans import at, day, exam, goal, item, make_plan
from tests.ui.printing.sample_plans import empty_plan, table_of

NOW = at(0, "08:00")


def test_weeks_stand_under_their_months(words: GridLocale) -> None:
    plan = make_plan([item("a", 900), item("b", 300, needs="a")], [exam("cert", "b", at(23, "09:00"))])
    table = table_of(plan, words, NOW)
    assert table.head.title == "Study plan, 23 November to 20 December 2026"
    assert table.head.sums == "4 weeks, 20 h planned, printed Mon 23 Nov"
    assert [month.title for month in table.months] == ["Nov 2026", "Dec 2026"]
    assert table.months[0].weeks[0] == WeekLine(
        number="48",
        days="23 Nov to 29 Nov",
        hours="10 h of 10 h",
        exams=(),
        due=(),
        studied=f"A{UNBREAKABLE}10{UNBREAKABLE}h",
    )
    assert table.months[-1].weeks[-1].exams == ("Exam: Cert, Wed 16 Dec, 09:00",)


def test_what_is_due_has_its_day_with_the_year_where_that_is_another(words: GridLocale) -> None:
    plan = make_plan([item("a", 60)], [goal("far", "a", at(50, "24:00"))])
    last = table_of(plan, words, NOW).months[-1].weeks[-1]
    assert last.due == ("Far due, Tue 12 Jan 2027",)
    assert last.studied == "free"


def test_a_stretch_without_anything_has_all_its_numbers(words: GridLocale) -> None:
    plan = make_plan([item("a", 60, opens=day(49))], [goal("later", "a", at(51, "24:00"))])
    stretch = table_of(plan, words, NOW).months[0].weeks[0]
    assert (stretch.number, stretch.days, stretch.hours) == ("48 to 1", "23 Nov to 10 Jan", "")


def test_nothing_at_all_is_one_free_week(words: GridLocale) -> None:
    (month,) = table_of(empty_plan(), words, NOW).months
    assert [week.studied for week in month.weeks] == ["free"]


def test_german_days(words: GridLocale) -> None:
    plan = make_plan([item("a", 60)], [goal("a", "a")])
    table = table_of(plan, GridLocale(QLocale("de_DE")), NOW)
    assert table.months[0].weeks[0].days == "23. Nov. to 29. Nov."

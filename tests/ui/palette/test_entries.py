"""What a plan offers in the palette."""

from planner.domain.goal import ExamOutcome
from planner.domain.item import Resource
from planner.domain.plan import Plan
from planner.scheduling.engine import make_schedule
from planner.ui.palette.entries import Entry, Section, Target, day_entry, plan_entries
from planner.ui.palette.results import results
from planner.values import replace
from tests.support.plans import NOW, at, day, exam, goal, item, make_plan
from tests.ui.what_if.small import WORDS


class Days:
    def day(self, value: object) -> str:
        return f"{value:%-d %b}"

    day_of_week = day


def small() -> Plan:
    items = [item("a", 300), item("b", 300, needs="a")]
    return make_plan(items, [exam("test", "a", at(9, "10:00")), goal("own", "b", created=1)])


def entries(plan: Plan) -> tuple[Entry, ...]:
    return plan_entries(plan, make_schedule(plan, NOW), NOW, WORDS, Days(), 0)


def titles(found: tuple[Entry, ...], section: Section) -> list[tuple[str, str]]:
    return [(entry.title, entry.detail) for entry in found if entry.section is section]


def test_goals_come_with_their_date_and_verdict_the_next_date_first() -> None:
    assert titles(entries(small()), Section.GOALS) == [("Test", "Wed 2 Dec, on track"), ("Own", "no date")]


def test_of_each_goal_something_can_be_asked() -> None:
    assert titles(entries(small()), Section.COMMANDS) == [
        ("What if: Test", ""),
        ("Show what Test needs", ""),
        ("Go to the week of Test", "Mon 30 Nov to Sun 6 Dec"),
        ("What if: Own", ""),
        ("Show what Own needs", ""),
    ]


def test_items_come_with_their_state_their_hours_and_when_they_are_planned() -> None:
    found = entries(small())
    assert titles(found, Section.ITEMS) == [
        ("A", "Topic, 5 h, planned until 25 Nov"),
        ("B", "Topic, 5 h, planned until 27 Nov"),
    ]
    assert all(entry.state is not None for entry in found if entry.target is Target.ITEM)
    assert len({entry.id for entry in found}) == len(found)


def test_a_goal_with_a_result_is_no_longer_offered() -> None:
    plan = small()
    passed = replace(plan.goals["test"], outcome=ExamOutcome.PASSED)
    after = replace(plan, goals={**plan.goals, "test": passed})
    assert [title for title, _detail in titles(entries(after), Section.GOALS)] == ["Own"]


def test_a_day_leads_to_its_week() -> None:
    entry = day_entry(day(9), NOW.date(), WORDS, 6)
    assert (entry.title, entry.detail) == ("Wed 2 Dec", "Go to the week of Sun 29 Nov to Sat 5 Dec")
    assert entry.of == "2026-12-02"


def test_words_with_accents_are_found_with_and_without_them() -> None:
    plan = small()
    book = Resource(id="r", title="Hands-on", by="Aurélien Géron")
    items = {**plan.items, "a": replace(plan.items["a"], resources=(book,))}
    offered = entries(replace(plan, items=items))
    for typed in ("aurélien", "Aurelien", "géron", "GERON"):
        found = [row.entry for row in results(offered, typed, ()).rows]
        assert [each.of for each in found if each.target is Target.ITEM] == ["a"], typed

"""What the list says, without any window."""

import subprocess
import sys
from datetime import date

import pytest

from planner.domain.item import ItemStatus, Progress
from planner.domain.plan import Plan
from planner.scheduling.schedule import ItemState
from planner.ui.roadmap.rows import ItemRow, Tone
from planner.values import replace
from tests.ui.roadmap.small_road import small_plan, small_rows


def row(id: str, plan: Plan | None = None) -> ItemRow:
    return next(each for each in small_rows(plan).items if each.id == id)


def with_item(id: str, **changes: object) -> Plan:
    plan = small_plan()
    return replace(plan, items={**plan.items, id: replace(plan.items[id], **changes)})


@pytest.mark.parametrize(
    ("id", "words", "tone"),
    [
        ("python", "Done 18 Oct", Tone.GOOD),
        ("git", "Known", Tone.QUIET),
        ("stats", "In progress", Tone.PLAIN),
        ("extra", "Ready", Tone.OPEN),
        ("tools", "Left out", Tone.QUIET),
        ("pytorch", "Needs Stats", Tone.QUIET),
        ("reached", "Needs Stats and 1 more", Tone.QUIET),
    ],
)
def test_states_are_said_in_words(id: str, words: str, tone: Tone) -> None:
    assert (row(id).state_words, row(id).tone) == (words, tone)


def test_a_milestone_is_reached_and_not_done() -> None:
    plan = small_plan()
    said = {id: Progress(id, ItemStatus.DONE, date(2025, 2, 3)) for id in ("stats", "pytorch")}
    plan = replace(plan, progress={**plan.progress, **said})
    assert row("reached", plan).state_words == "Reached"
    assert row("pytorch", plan).state_words == "Done 3 Feb 2025"


def test_an_item_that_opens_later_says_when() -> None:
    plan = with_item("extra", opens=date(2027, 1, 3))
    assert row("extra", plan).state_words == "Opens 3 Jan 2027"


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("python", "4 of 5 h"),
        ("stats", "5 of 10 h"),
        ("pytorch", "20 h"),
        ("git", ""),
        ("reached", ""),
        ("news", "each week"),
    ],
)
def test_hours_are_those_done_of_those_estimated(id: str, words: str) -> None:
    assert row(id).hours_words == words


def test_only_a_done_item_is_all_the_way() -> None:
    assert row("python").fraction == 1
    assert row("stats").fraction == 0.5
    plan = replace(small_plan(), logged={"stats": 6000})
    assert row("stats", plan).fraction < 1


def test_what_it_is_needed_for_is_the_most_urgent_goal() -> None:
    assert row("pytorch").goals == ("pmle", "road")
    assert row("pytorch").needed_for == "Pmle"
    assert row("python").needed_for == "Pmle"
    assert row("git").goals == ()
    assert row("extra").needed_for == "Optional"


def test_an_item_outside_the_road_is_optional_until_a_goal_wants_it() -> None:
    assert row("extra").is_optional
    plan = small_plan()
    goal = replace(plan.goals["road"], items=("extra",))
    wanted = row("extra", replace(plan, goals={**plan.goals, "road": goal}))
    assert (wanted.is_optional, wanted.needed_for) == (False, "Road")


def test_the_source_is_the_first_resource_without_saying_a_name_twice() -> None:
    assert row("stats").source == "A. Downey"
    assert row("pytorch").source == "PyTorch"
    assert row("python").source == ""
    plan = with_item("stats", title="Probability")
    assert row("stats", plan).source == "Think Stats, A. Downey"


def test_settled_items_have_no_planned_finish() -> None:
    assert row("stats").finish is not None
    assert row("stats").finish_words
    assert (row("python").finish, row("python").finish_words) == (None, "")


def test_phases_count_what_counts() -> None:
    base, dl, lost = small_rows().groups
    assert (base.number, base.title, base.count_words) == (1, "Foundations", "2 of 3 done")
    # Python counts in full although less was logged, Git without hours, Tools not at all.
    assert base.hours_words == "10 of 15 h"
    assert base.fraction == pytest.approx(2 / 3)
    assert base.explained.splitlines() == [
        "1 optional item counts once it is done.",
        "1 known item counts as done, without hours.",
    ]
    assert (dl.count_words, dl.hours_words, dl.explained) == ("0 of 2 done", "0 of 20 h", "")
    assert (lost.id, lost.title, lost.hours_words) == ("lost", "lost", "")


def test_a_phase_is_finished_with_the_last_item_that_counts() -> None:
    rows = small_rows()
    assert rows.groups[1].finish_words == row("pytorch").finish_words
    assert rows.groups[2].finish_words == ""


def test_themes_join_phases() -> None:
    themes = {theme.id: theme for theme in small_rows().themes}
    assert list(themes) == ["Software", "Models"]
    assert themes["Software"].percent_words == "66%"
    assert themes["Software"].words == "Software: 10 of 15 h done. Optional items never lower it."


def test_the_facts_are_counts_and_hours() -> None:
    assert small_rows().facts == "9 items, 1 done, 1 known, 10 of 35 h"
    assert small_rows().title == "Small road"
    assert small_rows().goals == (("pmle", "Pmle"), ("road", "Road"))


def test_every_shipped_item_has_a_row(shipped_plan: Plan) -> None:
    rows = small_rows(shipped_plan)
    assert [each.id for each in rows.items] == sorted(
        shipped_plan.items, key=lambda id: shipped_plan.items[id].position
    )
    assert len(rows.groups) == len(shipped_plan.phases)
    assert all(each.state_words and each.search for each in rows.items)
    assert any(each.state is ItemState.LOCKED for each in rows.items)


def test_rows_know_no_qt() -> None:
    modules = ("rows", "filters", "details", "group_details", "group_rows", "progress", "acts", "lines")
    names = ", ".join(f"planner.ui.roadmap.{each}" for each in modules)
    check = f"import sys, {names}; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0

"""The guard of the speed that is not a clock: what is counted here is the same on every machine.

Each ceiling stands about a tenth above what was counted when it was set. Who goes above one looks first at
what the failure names; where the growth is worth its price, the ceiling is set anew. Who has made something
faster sets it lower.
"""

import os
from collections.abc import Callable
from dataclasses import astuple, fields
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from planner.domain.plan import Plan
from planner.scheduling.engine import make_schedule
from planner.services.workspace import Workspace
from planner.ui.row_model import RowModel
from planner.ui.week.grid.session_block import SessionBlock
from tests.benchmarks.bench_engine import YEARS, in_sight, laid_out, layered_plan
from tests.benchmarks.counted_window import CountedWindow, Counts
from tests.benchmarks.counting import StartCounts, lines_run, widgets_moved
from tests.benchmarks.worked_window import opened
from tests.support.plans import NOW

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

# Up to the first painted week. All modules, those of Python and of libraries included.
MOST_MODULES = 575
# SQL statements: 14 that set the connection up, the checks of the file, one for each table, and what the
# window asks of the history.
MOST_STATEMENTS_AT_START = 57
# Lines of the program that are run, in units of a thousand; no more than the weeks in sight is laid out.
MOST_LINES_AT_START = 217
# Widgets that Qt goes through as parts are put into others while the window is made and each page shown. One
# that is made in its place counts once at most.
MOST_MOVED = 6_300

# What one action may do until all is painted; lines in units of a thousand.
CEILINGS = {
    "done": Counts(statements=21, lines=74, blocks=2, rows=0, spans=2, resets=0),
    "tick in the checklist": Counts(statements=21, lines=76, blocks=2, rows=0, spans=2, resets=0),
    # It is planned twice, for what cannot stay beside the dropped session moves. All blocks are painted: the
    # dropped one is another session's then, and the drag's shades go.
    "drop": Counts(statements=21, lines=112, blocks=12, rows=2, spans=2, resets=0),
    "log time": Counts(statements=20, lines=65, blocks=2, rows=0, spans=0, resets=0),
    "undo": Counts(statements=21, lines=68, blocks=2, rows=0, spans=2, resets=0),
    # Nothing is read, and nothing planned.
    "select": Counts(statements=0, lines=9, blocks=4, rows=0, spans=0, resets=0),
    "next week": Counts(statements=0, lines=40, blocks=12, rows=38, spans=0, resets=0),
    # Whether another program has changed the plan; asked whenever the window comes to the front.
    "other program?": Counts(statements=4, lines=1, blocks=0, rows=0, spans=0, resets=0),
}
_WHERE = {
    "statements": "what planner/storage/store.py is asked for, and how often",
    "lines": "a profile of the action: python -m cProfile, or tests.benchmarks click",
    "blocks": "SessionBlock.show_row and forget_text, and who calls update()",
    "rows": "planner/ui/row_model.py, and whether rows keep their ids",
    "spans": "what the rows of planner/ui/week/panel hold that changes though it looks the same",
    "resets": "who resets a model in place of showing rows",
}

# Lines run for each item while a plan is laid out whose hours grow with its items.
SMALL, LARGE = 150, 1_000
MOST_LINES_AN_ITEM = 2_760
MOST_LINES_IN_SIGHT = 235
MOST_GROWTH = 1.2  # of the lines for each item, from the small plan to the large one


def check(what: str, found: float, most: float, where: str) -> None:
    """Fail where more was counted than may be, and say by how much and where to look."""
    assert found <= most, (
        f"{what}: {found:,.0f}, which is {found - most:,.0f} more than the {most:,.0f} that may be. "
        f"Look at {where}."
    )


def check_action(name: str, found: Counts, most: Counts) -> None:
    """Compare all that was counted of an action."""
    for field in fields(Counts):
        unit = 1_000 if field.name == "lines" else 1
        counted, ceiling = getattr(found, field.name), unit * getattr(most, field.name)
        check(f"{field.name} of {name!r}", counted, ceiling, _WHERE[field.name])


def settled_count(window: CountedWindow, name: str) -> Counts:
    """Count an action twice and take the less of each: the first fills caches, and a note may go in any."""
    first, second = astuple(window.count(name)), astuple(window.count(name))
    return Counts(*map(min, first, second))


def lines_an_item(size: int, lay_out: Callable[[Plan, datetime], object] = laid_out) -> float:
    """Return how many lines are run for each item of a plan of this size."""
    plan = layered_plan(size, YEARS * size / LARGE)
    return lines_run(lambda: lay_out(plan, NOW)) / size


# -- the start


def test_the_start_imports_no_more_than_it_did(start: StartCounts) -> None:
    check("modules imported", len(start.modules), MOST_MODULES, "python -X importtime -m planner")


def test_the_start_asks_the_file_no_more_than_it_did(start: StartCounts) -> None:
    check("SQL statements", start.statements, MOST_STATEMENTS_AT_START, "planner/storage/store.py")


def test_the_start_runs_no_more_than_it_did(start: StartCounts) -> None:
    where = "a profile of the start: python -m cProfile -m planner"
    check("lines run", start.lines, 1_000 * MOST_LINES_AT_START, where)


def test_no_part_of_the_window_is_moved_more_than_it_was(qapp: QApplication, usual_folder: Path) -> None:
    def show_all() -> None:
        with opened(qapp, usual_folder) as application:
            for page in application._pages.makers:
                application.window.show_page(page)

    check("widgets moved", widgets_moved(qapp, show_all), MOST_MOVED, "which parts are made without a parent")


# -- what is done often


@pytest.mark.parametrize("name", CEILINGS)
def test_an_action_does_no_more_than_it_did(window: CountedWindow, name: str) -> None:
    check_action(name, settled_count(window, name), CEILINGS[name])


def test_every_action_has_its_ceilings(window: CountedWindow) -> None:
    assert set(window.actions) == set(CEILINGS)


# -- the engine


def test_the_engine_runs_no_more_for_an_item_than_it_did() -> None:
    small, large = lines_an_item(SMALL), lines_an_item(LARGE)
    where = "a profile of bench_engine: python -m cProfile -m tests.benchmarks.bench_engine"
    check("lines run for each item", large, MOST_LINES_AN_ITEM, where)
    check("lines for an item in a large plan, in per cent", 100 * large / small, 100 * MOST_GROWTH, where)


def test_what_is_in_sight_runs_a_fraction_of_that() -> None:
    large = lines_an_item(LARGE, in_sight)
    check("lines run for each item, in sight", large, MOST_LINES_IN_SIGHT, "who asks for the whole layout")


def test_no_action_waits_for_the_whole_layout(window: CountedWindow) -> None:
    for name in ("done", "tick in the checklist", "drop", "log time", "undo", "next week"):
        window.begin(name)
        window.do(name)
        assert not window.application.workspace.schedule.is_whole, name
        window.end()


# -- growth is found


def test_a_statement_more_is_found(window: CountedWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    is_outdated = Workspace._is_outdated

    def ask_twice(workspace: Workspace) -> bool:
        return is_outdated(workspace) or is_outdated(workspace)

    monkeypatch.setattr(Workspace, "_is_outdated", ask_twice)
    with pytest.raises(AssertionError, match=r"statements of .* more than .* Look at what planner/storage"):
        check_action("other program?", settled_count(window, "other program?"), CEILINGS["other program?"])


def test_painting_all_again_is_found(window: CountedWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    show_row = SessionBlock.show_row

    def forget(block: SessionBlock, row: object) -> None:
        show_row(block, row)  # type: ignore[arg-type]
        block.forget_text()

    monkeypatch.setattr(SessionBlock, "show_row", forget)
    with pytest.raises(AssertionError, match="blocks of 'done'"):
        check_action("done", settled_count(window, "done"), CEILINGS["done"])


def test_a_reset_is_found(window: CountedWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RowModel, "_steps", lambda *_arguments: 1)
    show = RowModel.show
    monkeypatch.setattr(
        RowModel, "show", lambda model, branches, **_more: show(model, branches, most_steps=0)
    )
    with pytest.raises(AssertionError, match="resets of 'next week'"):
        check_action("next week", settled_count(window, "next week"), CEILINGS["next week"])


def test_planning_twice_is_found(window: CountedWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    once = Workspace._schedule_of

    def twice(workspace: Workspace, plan: Plan, now: datetime) -> object:
        in_sight(plan, now)
        return once(workspace, plan, now)

    monkeypatch.setattr(Workspace, "_schedule_of", twice)
    with pytest.raises(AssertionError, match="lines of 'done'"):
        check_action("done", settled_count(window, "done"), CEILINGS["done"])


def test_growth_with_the_square_is_found() -> None:
    def quadratic(plan: Plan, now: datetime) -> None:
        laid_out(plan, now)
        # What the compiler is told is the program's, runs once for each pair of items.
        code = compile("for one in items:\n for other in items:\n  pass", _a_file_of_the_program(), "exec")
        exec(code, {"items": range(len(plan.items))})

    small, large = lines_an_item(SMALL, quadratic), lines_an_item(LARGE, quadratic)
    with pytest.raises(AssertionError, match="in per cent"):
        check("lines for an item, in per cent", 100 * large / small, 100 * MOST_GROWTH, "the engine")


def _a_file_of_the_program() -> str:
    return os.fspath(make_schedule.__code__.co_filename)

"""Whether dues can be met under true precedence, found by an integer model of every single minute.

Nothing is inherited here: each item has its own window, and between an item and what it needs stands the
plain rule that all minutes of the one come before the first of the other. So agreement with the test by pairs
says that handing dates down the graph loses nothing. Only for plans of a few dozen minutes.
"""

from collections.abc import Collection

from ortools.sat.python import cp_model

from planner.domain.goal import Goal
from tests.support.oracle.minutes import first_minute, is_held_fast, to_minute, to_minute_up
from tests.support.oracle.verdicts import Oracle
from tests.support.oracle.work import study_due


def admitted_by_model(oracle: Oracle) -> set[str]:
    """The goals that admission in order lets in, every question answered by the model."""
    dated = [
        goal
        for goal in oracle.plan.goals.values()
        if goal.due is not None and goal.outcome is None and oracle.work.has_work(goal)
    ]
    admitted: list[Goal] = []
    for goal in sorted(dated, key=lambda goal: (goal.priority, goal.due, goal.created)):
        if _can_meet(oracle, [*admitted, goal]):
            admitted.append(goal)
    return {goal.id for goal in admitted}


def _can_meet(oracle: Oracle, goals: Collection[Goal]) -> bool:
    work = oracle.work
    held = set[str]().union(*(work.members(goal) for goal in goals))
    windows = {id: _own_window(oracle, id, goals) for id in held}
    last = max(closes for _opens, closes in windows.values())
    minutes = [minute for minute in oracle.minutes if minute < last]
    model = cp_model.CpModel()
    studied = {
        id: {
            minute: model.new_bool_var(f"{id} at {minute}")
            for minute in minutes
            if windows[id][0] <= minute < windows[id][1]
        }
        for id in sorted(held)
        if work.remaining(id)
    }
    for id, at in studied.items():
        model.add(sum(at.values()) == work.remaining(id))
    for minute in minutes:
        model.add_at_most_one(at[minute] for at in studied.values() if minute in at)
    for id in sorted(held):
        for before in sorted(work.needed_by(id) & held):
            _come_after(model, oracle, studied, windows, before, id)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    assert status in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.INFEASIBLE)
    return bool(status != cp_model.INFEASIBLE)


def _own_window(oracle: Oracle, id: str, goals: Collection[Goal]) -> tuple[int, int]:
    """From when and until when the item itself may be studied, whatever it needs or what needs it."""
    item = oracle.plan.items[id]
    opens = oracle.now if item.opens is None else max(oracle.now, first_minute(item.opens))
    dues = [study_due(goal) for goal in goals if id in oracle.work.members(goal)]
    if item.closes is not None:
        dues.append(first_minute(item.closes) + 24 * 60)
    return opens, min(due for due in dues if due is not None)


def _come_after(
    model: cp_model.CpModel,
    oracle: Oracle,
    studied: dict[str, dict[int, cp_model.IntVar]],
    windows: dict[str, tuple[int, int]],
    before: str,
    after: str,
) -> None:
    """All of one item, its held sessions too, comes before the first minute of another."""
    earliest, latest = windows[before][0], windows[after][1]
    for session in oracle.plan.sessions.values():
        if is_held_fast(session, oracle.work.now):
            if session.item == before:
                earliest = max(earliest, to_minute_up(session.end))
            elif session.item == after:
                latest = min(latest, to_minute(session.start))
    early, late = studied.get(before, {}), studied.get(after, {})
    model.add(sum(early[minute] for minute in early if minute >= latest) == 0)
    model.add(sum(late[minute] for minute in late if minute < earliest) == 0)
    whole = oracle.work.remaining(before)
    for minute, variable in late.items():
        model.add(whole * variable <= sum(early[other] for other in early if other < minute))

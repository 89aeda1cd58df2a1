"""The engine beside TaskJuggler on the same plans: `python -m tests.benchmarks.bench_taskjuggler [RUNS]`.

TaskJuggler (Debian package `tj3`) is a planner of whole projects that knows prerequisites and working hours.
It is asked twice: as it is, and with a priority for each item from the first date that needs it. Compared are
the time of its process with that of the verdicts, of the engine with all sessions laid out and of the whole
`plan` command, and the dates that each misses where all can be met. Where it isn't installed, nothing is
measured.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median

from planner.domain.plan import Plan
from planner.scheduling.engine import judge, make_schedule
from tests.benchmarks.bench_engine import laid_out
from tests.benchmarks.results import Result, tell, tell_skipped, times_wanted
from tests.support.dated_plans import MINUTES_A_DAY, STUDY_DAYS_A_WEEK, dated_plan
from tests.support.plans import NOW
from tests.support.taskjuggler import COMMAND, ends_of, is_installed, missed, project_of
from tests.support.workspaces import Clock, workspace_at

SIZES = (50, 200, 1_000)
MANY, MANY_SIZE = 25, 60  # plans of which only the dates are compared
RUNS = 7
LEAST_FACTORS = 500, 15  # at the greatest size, for the engine and for the whole command


def main(runs: int = RUNS) -> None:
    """Print the table."""
    if not is_installed():
        tell_skipped(
            "S6", "the engine beside TaskJuggler", f"{COMMAND} is not installed (Debian package tj3)"
        )
        return
    print(
        f"{'items':>6} {'dates':>6} {'tj3':>9} {'verdicts':>9} {'factor':>7} {'engine':>9} {'factor':>7} "
        f"{'plan':>8} {'factor':>7} "
        f"{'tj3 misses':>11} {'by date':>8} {'engine':>7}"
    )
    for size in SIZES:
        _compare(dated_plan(size), runs)
    _compare_dates()


def _compare(plan: Plan, runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        theirs, ends = _theirs(plan, Path(folder), by_date=True)
        _seconds_plain, plain = _theirs(plan, Path(folder), by_date=False)
        command = _plan_command(plan, Path(folder) / "data", runs)
    verdicts = median(_seconds(partial(judge, plan, NOW)) for _run in range(runs))
    ours = median(_seconds(partial(laid_out, plan, NOW)) for _run in range(runs))
    dates = sum(goal.due is not None for goal in plan.goals.values())
    print(
        f"{len(plan.items):6} {dates:6} {theirs:7.2f} s {1000 * verdicts:6.1f} ms {theirs / verdicts:7.0f} "
        f"{1000 * ours:6.1f} ms {theirs / ours:7.0f} "
        f"{command:6.2f} s {theirs / command:7.1f} {missed(plan, plain):11} "
        f"{missed(plan, ends):8} {missed(plan, our_ends(plan)):7}"
    )
    size = len(plan.items)
    least = LEAST_FACTORS if size == SIZES[-1] else (None, None)
    tell(Result("S6", f"engine, {size:,} items", theirs / ours, "x faster than tj3", least[0], True))
    tell(Result("S6", f"plan command, {size:,} items", theirs / command, "x faster than tj3", least[1], True))
    tell(Result("S6", f"dates missed by the engine, {size:,} items", missed(plan, our_ends(plan)), "", 0))


def _compare_dates() -> None:
    """Count, over many plans, where each of the two meets all dates."""
    theirs = ours = lost = 0
    for seed in range(1, MANY + 1):
        plan = dated_plan(MANY_SIZE, seed)
        with tempfile.TemporaryDirectory() as folder:
            meets = not missed(plan, _theirs(plan, Path(folder), by_date=True)[1])
        we_meet = not missed(plan, our_ends(plan))
        theirs += meets
        ours += we_meet
        lost += meets and not we_meet
    print(f"{MANY} plans of {MANY_SIZE} items: tj3 meets all dates of {theirs}, the engine of {ours};")
    tell(Result("S6", "plans whose dates tj3 meets and the engine does not", lost, "", 0))


def our_ends(plan: Plan) -> dict[str, datetime | None]:
    """When the last session of each item ends."""
    return {id: outlook.planned_finish for id, outlook in make_schedule(plan, NOW).items.items()}


def _theirs(plan: Plan, folder: Path, *, by_date: bool) -> tuple[float, dict[str, datetime]]:
    minutes = sum(item.effort.likely for item in plan.items.values())
    weeks = minutes // (MINUTES_A_DAY * STUDY_DAYS_A_WEEK)
    project = project_of(plan, NOW, timedelta(weeks=weeks + weeks // 4 + 8), by_date=by_date)
    begun = time.perf_counter()
    ends = ends_of(plan, project, folder)
    return time.perf_counter() - begun, ends


def _plan_command(plan: Plan, folder: Path, runs: int) -> float:
    """Return the median seconds of the whole `plan` command, from spawn to exit."""
    workspace_at(folder, Clock(NOW), plan).close()
    command = [sys.executable, "-m", "planner", "--data-dir", str(folder), "--now", NOW.isoformat(), "plan"]
    run = partial(subprocess.run, command, check=True, stdout=subprocess.DEVNULL)
    run()  # fills the caches
    return median(_seconds(run) for _run in range(runs))


def _seconds(task: Callable[[], object]) -> float:
    begun = time.perf_counter()
    task()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main(times_wanted(RUNS))

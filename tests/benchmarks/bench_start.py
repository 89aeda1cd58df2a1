"""How long the start takes and what memory it needs, as ratios to the floors of the design.

Run as `python -m tests.benchmarks.bench_start [RUNS]`. Every number is the median of processes started one
after another, in turns, so that a busy machine slows them alike. Times count from the moment before spawn.
"""

import tempfile
from pathlib import Path

from tests.benchmarks.results import Result, tell, times_wanted
from tests.benchmarks.starts import CHANGE, floors, measure, program
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at

RUNS = 7
_FLOORS = {
    "F0": "an empty window",
    "F1": "a window with the rows by sqlite3",
    "F3": "a window with the rows by SQLAlchemy's ORM",
}
_WEEK, _CHANGE = "first painted week", "first change saved"


def main(runs: int = RUNS) -> None:
    """Tell the times, the memory and their ratios to the floors."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workspace_at(folder, Clock(), first_plan(MONDAY)).close()
        programs = [program(_WEEK, folder), program(_CHANGE, folder, CHANGE)]
        taken = measure([*floors(folder / "planner.db"), *programs], runs)
    ids = {_WEEK: "S1", _CHANGE: "S2"}
    for name, each in taken.items():
        id, words = ids.get(name, name), _FLOORS.get(name, name)
        tell(Result(id, f"spawn to: {words}", 1000 * each.seconds, "ms"))
        tell(Result(id, f"peak memory: {words}", each.peak, "MiB"))
    week, change, f1, f3 = taken[_WEEK], taken[_CHANGE], taken["F1"], taken["F3"]
    tell(Result("S1", "spawn to the first painted week", week.seconds / f1.seconds, "x F1", 1.5))
    tell(Result("S2", "spawn to the first change saved", change.seconds / f3.seconds, "x F3", 1.15))


if __name__ == "__main__":
    main(times_wanted(RUNS))

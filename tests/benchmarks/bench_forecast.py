"""How long the forecast takes: `python -m tests.benchmarks.bench_forecast [REPEATS]`.

Beside it stands its floor, the bare sampling: a lognormal number for each item in each run, and their sums.
Both are measured in the same run, so the ratio means the same on any machine.
"""

from datetime import timedelta
from functools import partial

import numpy as np

from planner.domain.item import ItemStatus, Progress
from planner.domain.plan import Plan
from planner.domain.time_entry import TimeEntry
from planner.scheduling.engine import make_schedule
from planner.scheduling.forecast import RUNS, forecast
from planner.scheduling.network import compile_network
from planner.values import replace
from tests.benchmarks.bench_engine import REPEATS, layered_plan, milliseconds
from tests.benchmarks.results import Result, tell, times_wanted
from tests.support.plans import NOW

SIZES = (150, 1_000)
YEARS = 2 * 0.9  # the hours of two years, a tenth of them to spare
DONE = 30  # items, in so many weeks
USUAL = 150  # items, of which the target speaks
TARGET_MS = 100


def with_history(plan: Plan) -> Plan:
    """The plan with its first items finished, one a week, a tenth slower than estimated."""
    done = list(plan.items)[:DONE]
    minutes = {id: min(round(1.1 * plan.items[id].effort.likely), 24 * 60) for id in done}
    entries = {}
    for place, id in enumerate(done):
        on = (NOW - timedelta(weeks=DONE - place)).date()
        entries[id] = TimeEntry(id=f"finished-{place}", item=id, day=on, minutes=minutes[id])
    progress = {id: Progress(id, ItemStatus.DONE) for id in done}
    return replace(plan, progress=progress, entries=entries, logged=minutes)


def bare_sampling(items: int) -> float:
    """Draw how long each item takes in each run, and add it up."""
    generator = np.random.Generator(np.random.PCG64(1))
    drawn = generator.standard_normal((items, RUNS), dtype=np.float32)
    return float(np.exp(drawn * np.float32(0.4)).sum(axis=0).mean())


def main(repeats: int = REPEATS) -> None:
    """Print the table, and tell what it takes."""
    print(f"{'items':>6} {'floor':>8} {'forecast':>9} {'ratio':>6}")
    for size in SIZES:
        plan = with_history(layered_plan(size, YEARS))
        network = compile_network(plan.items)
        schedule = make_schedule(plan, NOW, network)
        least = milliseconds(partial(bare_sampling, size), repeats)
        whole = milliseconds(partial(forecast, plan, schedule, NOW, network), repeats)
        print(f"{size:6} {least:8.2f} {whole:9.2f} {whole / least:6.1f}")
        target = TARGET_MS if size == USUAL else None
        tell(Result("S7", f"forecast of {RUNS:,} runs, {size:,} items", whole, "ms", target))
        tell(Result("S7", f"forecast, {size:,} items", whole / least, "x sampling"))


if __name__ == "__main__":
    main(times_wanted(REPEATS))

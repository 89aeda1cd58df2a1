"""How long the engine takes, and how that grows: `python -m tests.benchmarks.bench_engine [REPEATS]`.

Beside the engine stands its floor: earliest-due-date order with a plain day layout, nothing else. Both are
measured in the same run, so the ratios mean the same on any machine."""

import gc
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from heapq import heapify, heappop, heappush
from math import log
from random import Random
from statistics import median
from time import perf_counter

from planner.domain.goal import Goal
from planner.domain.item import Effort, Item, ItemKind, Subject
from planner.domain.plan import Plan
from planner.scheduling.deadlines import admit
from planner.scheduling.engine import make_schedule
from planner.scheduling.network import compile_network
from planner.scheduling.outlooks import goal_outlooks
from planner.scheduling.workload import measure
from planner.services.weeks_in_sight import WEEKS_IN_SIGHT
from tests.benchmarks.results import Result, tell, times_wanted
from tests.support.plans import NOW, make_plan

SIZES = (150, 1_000, 10_000)
YEARS = 10
MINUTES_A_YEAR = 52 * 600  # ten hours a week
LOAD = 0.9  # share of the years' hours that the items take together
GOALS = 5
REPEATS = 9
MOST_FLOORS, MOST_EXPONENT = 6.0, 1.2


def layered_plan(size: int, load_years: float = YEARS * LOAD) -> Plan:
    """A roadmap in layers of about ten items, each needing one to three of the layer before."""
    rng = Random(size)
    mean = load_years * MINUTES_A_YEAR / size
    items: list[Item] = []
    for number in range(size):
        layer = number // 10
        before = range(max(0, (layer - 1) * 10), layer * 10)
        minutes = max(20, round(mean * rng.uniform(0.4, 1.6)))
        items.append(
            Item(
                id=f"item-{number}",
                title=f"Item {number}",
                kind=ItemKind.TOPIC,
                phase=f"phase-{layer}",
                subject=rng.choice(list(Subject)),
                position=number,
                effort=Effort(minutes, minutes, minutes),
                requires=tuple(
                    f"item-{other}" for other in rng.sample(before, min(len(before), rng.randint(1, 3)))
                ),
            )
        )
    return make_plan(items, _goals(items, load_years))


def _goals(items: list[Item], load_years: float) -> list[Goal]:
    """One goal on everything without a date, and some dated ones along the way that can be met."""
    goals = [Goal(id="all", title="All", items=tuple(item.id for item in items))]
    for number in range(1, GOALS + 1):
        share = number / (GOALS + 1)
        last = int(share * len(items))
        days = round(365 * load_years * share * 1.2) + 28
        due = NOW + timedelta(days=days)
        wanted = tuple(item.id for item in items[max(0, last - 5) : last])
        goals.append(Goal(id=f"goal-{number}", title=f"Goal {number}", items=wanted, due=due, created=number))
    return goals


def floor(plan: Plan, now: datetime) -> int:
    """Earliest-due-date order over inherited dues, cut into evenings; return the number of pieces."""
    items = list(plan.items.values())
    number = {item.id: index for index, item in enumerate(items)}
    requires = [[number[id] for id in item.requires] for item in items]
    due = [float("inf")] * len(items)
    for goal in plan.goals.values():
        if goal.due is not None:
            for id in goal.items:
                due[number[id]] = min(due[number[id]], goal.due.timestamp())
    unlocks: list[list[int]] = [[] for _item in items]
    for index in range(len(items) - 1, -1, -1):  # the layers come in order
        for before in requires[index]:
            unlocks[before].append(index)
            due[before] = min(due[before], due[index])
    waiting = [len(before) for before in requires]
    ready = [(due[index], index) for index, count in enumerate(waiting) if not count]
    heapify(ready)
    order: list[int] = []
    while ready:
        _due, index = heappop(ready)
        order.append(index)
        for after in unlocks[index]:
            waiting[after] -= 1
            if not waiting[after]:
                heappush(ready, (due[after], after))
    return len(_day_layout([items[index].effort.likely for index in order], now))


def _day_layout(efforts: list[int], now: datetime) -> list[tuple[int, int, int]]:
    """Fill two hours every evening from Monday to Friday."""
    pieces: list[tuple[int, int, int]] = []
    day, start, end = now.toordinal(), 19 * 60, 21 * 60
    cursor = start
    for place, effort in enumerate(efforts):
        left = effort
        while left:
            if cursor == end:
                day += 3 if day % 7 == 5 else 1
                cursor = start
            minutes = min(left, end - cursor)
            pieces.append((place, day * 1440 + cursor, day * 1440 + cursor + minutes))
            cursor += minutes
            left -= minutes
    return pieces


def milliseconds(task: Callable[[], object], repeats: int = REPEATS) -> float:
    """The median time of a task, after one run that warms it up."""
    task()
    times = []
    for _repeat in range(repeats):
        gc.collect()
        begin = perf_counter()
        task()
        times.append(1000 * (perf_counter() - begin))
    return median(times)


def exponent(points: list[tuple[float, float]]) -> float:
    """The slope of a straight line through the logarithms, by least squares."""
    logs = [(log(size), log(time)) for size, time in points]
    mean_x = sum(x for x, _y in logs) / len(logs)
    mean_y = sum(y for _x, y in logs) / len(logs)
    return sum((x - mean_x) * (y - mean_y) for x, y in logs) / sum((x - mean_x) ** 2 for x, _y in logs)


def verdicts(plan: Plan, now: datetime) -> int:
    """Judge every goal without laying anything out."""
    workload = measure(plan, compile_network(plan.items), now)
    return len(list(goal_outlooks(workload, admit(workload))))


def laid_out(plan: Plan, now: datetime) -> object:
    """Ask for all that a schedule can tell."""
    schedule = make_schedule(plan, now)
    return schedule.sessions, schedule.goals, schedule.items


def in_sight(plan: Plan, now: datetime) -> object:
    """Ask for what a window shows first: every verdict, and the sessions of the next weeks."""
    schedule = make_schedule(plan, now)
    return schedule.verdicts, schedule.between(now.date(), now.date() + timedelta(weeks=WEEKS_IN_SIGHT))


def main(repeats: int = REPEATS) -> None:
    """Print the table, and tell ratios and exponent."""
    print(
        f"{'items':>6} {'sessions':>8} {'floor':>8} {'verdicts':>9} "
        f"{'engine':>8} {'in sight':>9} {'ratio':>6}"
    )
    points: list[tuple[float, float]] = []
    floors: list[tuple[float, float]] = []
    near: list[tuple[float, float]] = []
    for size in SIZES:
        plan = layered_plan(size)
        sessions = len(make_schedule(plan, NOW).sessions)
        least = milliseconds(partial(floor, plan, NOW), repeats)
        judged = milliseconds(partial(verdicts, plan, NOW), repeats)
        whole = milliseconds(partial(laid_out, plan, NOW), repeats)
        seen = milliseconds(partial(in_sight, plan, NOW), repeats)
        points.append((size, whole))
        near.append((size, seen))
        floors.append((size, least))
        print(
            f"{size:6} {sessions:8} {least:8.2f} {judged:9.2f} {whole:8.2f} {seen:9.2f} {whole / least:6.1f}"
        )
    print(f"fitted exponent of the floor: {exponent(floors):.2f}")
    for size, (_points, whole), (_near, seen), (_floors, least) in zip(
        SIZES, points, near, floors, strict=True
    ):
        tell(Result("F4", f"earliest due date with a day layout, {size:,} items", least, "ms"))
        tell(Result("S5", f"plan laid out, {size:,} items", whole, "ms"))
        tell(Result("S5", f"plan laid out, {size:,} items", whole / least, "x F4", MOST_FLOORS))
        tell(Result("S5", f"verdicts and weeks in sight, {size:,} items", seen / least, "x F4", MOST_FLOORS))
    tell(Result("S5", "fitted exponent of the engine", exponent(points), "", MOST_EXPONENT))
    tell(Result("S5", "fitted exponent of what is in sight", exponent(near), "", MOST_EXPONENT))


if __name__ == "__main__":
    main(times_wanted(REPEATS))

"""R9: clocks that are set forward and back, in every zone and by anybody's hand.

At every change of every zone's clock from 1900 to 2300 the focus timer counts the minutes that pass; sessions
around some of them are exported and read back as the same instants, none laid over another. And a plan is
lived with while the computer's clock jumps about by years: no minute is lost or counted twice, no session
lies over another, and every step can be taken back.
"""

import math
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Final

from planner.domain.errors import Refusal
from planner.domain.focus_timer import FocusTimer, Phase
from planner.domain.item import ItemStatus
from planner.domain.plan import Plan
from planner.domain.session import SessionState
from planner.exchange.calendar_events import PRODUCT, CalendarContent
from planner.exchange.calendar_ics import read_content
from planner.exchange.calendar_reading import CalendarFile, PlanningWindow
from planner.exchange.calendar_writing import calendar_file
from planner.paths import Paths
from planner.scheduling.engine import make_schedule
from planner.services.calendar_export import calendar_content
from planner.services.export_kinds import CalendarWish
from planner.services.items import know_item, log_time
from planner.services.opening import open_workspace
from planner.services.sessions import accept_week
from planner.services.workspace import Workspace
from planner.values import replace
from tests.reliability.harness import Harness, Numbers, Wish, main, quick_folder
from tests.reliability.planted_faults import planted
from tests.reliability.transitions import transitions, zones
from tests.support.plans import NOW, exam, goal, item, make_plan, session
from tests.support.zones import clock_of

_MINUTE: Final = timedelta(minutes=1)
_PIECE: Final = timedelta(minutes=30)
_EXPORTED: Final = 10  # changes of each zone around which sessions are exported
_JUMPS: Final = 40
_JUMPS_OF: Final = (1, 5, 60, -60, 1_440, -1_440, 60_000, -60_000, 525_600)  # minutes


def run(wish: Wish, numbers: Numbers) -> None:
    """Go through so many zones, and live with as many jumping clocks."""
    with planted(wish.plant):
        _go_through_zones(wish, numbers)
        with quick_folder() as folder:
            for life in range(math.ceil(wish.runs / 20)):
                _live_with_jumps(folder / str(life), Random(f"{wish.seed} {life}"), numbers)


def _go_through_zones(wish: Wish, numbers: Numbers) -> None:
    chance, known = Random(wish.seed), zones()
    chosen = known if wish.runs >= len(known) else chance.sample(known, wish.runs)
    for name in chosen:
        numbers.next_run()
        with clock_of(name):
            changes = list(transitions(name))
            for change in changes:
                _time_over(name, change, chance, numbers)
            _export_around(name, changes, chance, numbers)


def _shown(instant: datetime) -> datetime:
    """What the clock of the computer tells at an instant."""
    return datetime.fromtimestamp((instant - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(seconds=1))


# -- the focus timer


def _time_over(name: str, change: datetime, chance: Random, numbers: Numbers) -> None:
    """Study from a while before a change until a while after it, seen every few minutes."""
    begin = instant = change - chance.randint(1, 50) * _MINUTE
    end = change + chance.randint(1, 50) * _MINUTE
    now = _shown(begin)
    timer = FocusTimer(item="a", title="A", begun=now, since=now, seen=now)
    while instant < end:
        instant = min(end, instant + chance.randint(3, 25) * _MINUTE)
        timer = timer.at(_shown(instant))
    counted = timer.worked_at(_shown(end))
    numbers.add("changes of clocks")
    if timer.phase is not Phase.RUNNING or counted != end - begin:
        numbers.lose(1, f"{name}, {change}: {counted} counted of {end - begin}, {timer.phase}")


# -- export and import


def _export_around(name: str, changes: list[datetime], chance: Random, numbers: Numbers) -> None:
    in_reach = [each for each in changes if 1971 <= each.year <= 2198]
    some = chance.sample(in_reach, min(_EXPORTED, len(in_reach)))
    pieces = sorted({piece for each in some for piece in _pieces(each)})
    apart = [piece for piece, after in pairwise([*pieces, datetime.max]) if piece + _PIECE <= after]
    halves = [
        session("a", start, 30, id=f"s{number}", state=SessionState.DONE)
        for number, start in enumerate(apart)
    ]
    plan = make_plan([item("a", 60)], [goal("g", "a")], status={"a": ItemStatus.DONE}, sessions=halves)
    content = calendar_content(plan, make_schedule(plan, NOW), {}, CalendarWish(), NOW, calendar_id="x")
    spans = sorted(_span(content, number) for number in range(len(content.events)))
    numbers.add("exported", len(spans))
    for before, after in pairwise(spans):
        if before[1] > after[0] and after[0] - before[0] > timedelta(0):
            numbers.spoil(f"{name}: {before} lies over {after}")
    for start, end in spans:
        if end - start != _PIECE:
            numbers.spoil(f"{name}: {start} to {end} is not half an hour")
    _import(name, content, apart, numbers)
    for change in some[:1]:
        _export_over(name, change, numbers)


def _export_over(name: str, change: datetime, numbers: Numbers) -> None:
    """Export a session that begins well before a change and ends well after it."""
    begin, end = change - timedelta(hours=26), change + timedelta(hours=26)
    over = [replace(session("a", _shown(begin), 1, state=SessionState.DONE), end=_shown(end))]
    plan = make_plan([item("a", 60)], [goal("g", "a")], status={"a": ItemStatus.DONE}, sessions=over)
    content = calendar_content(plan, make_schedule(plan, NOW), {}, CalendarWish(), NOW, calendar_id="x")
    numbers.add("exported over a change")
    if _span(content, 0) != (begin, end):
        numbers.spoil(f"{name}: {begin} to {end} is exported as {_span(content, 0)}")


def _pieces(change: datetime) -> Iterator[datetime]:
    """Yield the begins of half hours on the clock's face around a change, wholly before or after it."""
    for number in (-3, -2, -1, 0, 1, 2):
        start = _shown(change + number * _PIECE)
        ends = _shown(change + (number + 1) * _PIECE - timedelta(seconds=1))
        if ends - start < _PIECE and start.fold == 0 and ends.fold == 0:
            yield start


def _span(content: CalendarContent, number: int) -> tuple[datetime, datetime]:
    event = content.events[number]
    assert isinstance(event.start, datetime)
    assert isinstance(event.end, datetime)
    return event.start, event.end


def _import(name: str, content: CalendarContent, starts: list[datetime], numbers: Numbers) -> None:
    window = PlanningWindow(datetime(1970, 1, 1).date(), datetime(2199, 12, 31).date())
    # As from another program: one's own calendar is not planned around.
    file = calendar_file(content).replace(PRODUCT.encode(), b"Another program")
    read = read_content(file, window)
    if not isinstance(read, CalendarFile):
        numbers.spoil(f"{name}: what was exported is not read: {read}")
        return
    found = [each.start for each in read.appointments]
    if found != starts:
        numbers.spoil(f"{name}: {sorted(set(found) ^ set(starts))} are not where they were")


# -- jumping clocks


class _Clock:
    """A clock that anybody may set."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


def _live_with_jumps(folder: Path, chance: Random, numbers: Numbers) -> None:
    clock = _Clock()
    with closing(open_workspace(Paths(folder), clock)) as workspace:
        items = [item(f"i{number}", 300) for number in range(6)]
        goals = [exam("exam", "i1 i2", NOW + timedelta(weeks=9)), goal("all", "i3 i4 i5")]
        workspace.begin(make_plan(items, goals))
        first, logged = workspace.plan, 0
        for _jump in range(_JUMPS):
            clock.now += chance.choice(_JUMPS_OF) * _MINUTE
            clock.now = max(clock.now, datetime(2020, 1, 1))
            workspace.move_time()
            logged += _do_something(workspace, chance)
            numbers.add("steps under jumping clocks")
            _look(workspace, logged, numbers)
        _take_all_back(workspace, first, numbers)


def _do_something(workspace: Workspace, chance: Random) -> int:
    """Do what a learner does; return the minutes that were logged and saved."""
    now, id = workspace.now, f"i{chance.randrange(6)}"
    acts: tuple[Callable[[], int], ...] = (
        lambda: _log(workspace, id, chance.randint(1, 90)),
        lambda: _nothing(workspace.change(lambda plan: know_item(plan, id, now))),
        lambda: _nothing(
            workspace.perform(lambda plan, schedule: accept_week(plan, schedule, now.date(), now))
        ),
    )
    try:
        return chance.choice(acts)()
    except Refusal:
        return 0


def _log(workspace: Workspace, id: str, minutes: int) -> int:
    now = workspace.now
    workspace.change(lambda plan: log_time(plan, id, minutes, now.date(), now))
    return minutes


def _nothing(_edit: object) -> int:
    return 0


def _look(workspace: Workspace, logged: int, numbers: Numbers) -> None:
    kept = sum(workspace.plan.logged.values())
    numbers.acknowledged = max(numbers.acknowledged, logged)
    if kept != logged:
        numbers.lose(abs(logged - kept), f"{kept} minutes are kept of {logged} at {workspace.now}")
    ahead = [each for each in workspace.schedule.sessions if each.end > workspace.now]
    for before, after in pairwise(sorted(ahead, key=lambda each: each.start)):
        if before.end > after.start:
            numbers.spoil(f"{before.id} lies over {after.id} at {workspace.now}")


def _take_all_back(workspace: Workspace, first: Plan, numbers: Numbers) -> None:
    while workspace.undo() is not None:
        pass
    if (workspace.plan.at_revision(0).progress, workspace.plan.sessions) != (first.progress, first.sessions):
        numbers.spoil("not every step could be taken back")
    if sum(workspace.plan.logged.values()):
        numbers.spoil("minutes were left when every step was taken back")


HARNESS: Final = Harness(
    run,
    full=600,  # zones; there are not quite so many
    quick=8,
    plants={"minutes-of-the-clock-face": 4, "always-winter-time": 4},
)

if __name__ == "__main__":
    main(HARNESS)

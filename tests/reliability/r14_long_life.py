"""R14: three years of use, with a clock that is sometimes set back and sometimes far ahead.

Backups are thinned as is ruled, after each that is made; each that is left restores the plan of its moment;
and neither memory nor open files grow. A run is one change.
"""

import gc
import os
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from unittest.mock import patch

from planner.paths import Paths
from planner.services import backups as services
from planner.services.opening import open_workspace
from planner.services.workspace import Workspace
from planner.storage.backups import Backup, back_up, backups_in
from tests.reliability.harness import CannotRun, EndOfRuns, Harness, Numbers, Wish, main, quick_folder
from tests.reliability.planted_faults import planted
from tests.reliability.scripted_session import (
    LIFELONG,
    RevisionClock,
    begin,
    digest,
    restored_digest,
    take_step,
)
from tests.support.plans import NOW

_DAYS = 3 * 365
_JUMP_EVERY = 90  # days
_STAYS = 4  # days that a wrong clock stays wrong
_LOOKS_EVERY = timedelta(minutes=30)
_MOST_GROWTH = 1.15  # of memory, from the first quarter to the end, and from the first restore to the last
_LEAST_TO_JUDGE = 5_000  # changes, before which memory settles


@dataclass
class _Clock(RevisionClock):
    """Tells what the computer's clock says, whatever the revision is."""

    now: datetime = field(default=NOW)

    def __call__(self) -> datetime:
        return self.now


def run(wish: Wish, numbers: Numbers) -> None:
    """Live so many changes, spread over the three years."""
    if not Path("/proc/self/statm").exists():
        raise CannotRun("memory and open files are counted in /proc")
    clock = _Clock()
    with quick_folder() as folder, planted(wish.plant), _dated_by(clock):
        begin(lambda _line: None, folder=folder)
        with closing(open_workspace(Paths(folder), clock)) as workspace:
            life = _Life(numbers, workspace, Paths(folder), clock, wish)
            with suppress(EndOfRuns):  # however short it was, its end is judged
                for moment in _moments(wish):
                    life.live_at(moment)
            life.end()


def _moments(wish: Wish) -> Iterator[datetime]:
    """Yield when each change is made: some an evening, by a clock that is wrong from time to time."""
    chance, made = Random(wish.seed), 0
    jump = timedelta()
    for day in range(_DAYS):
        if day % _JUMP_EVERY == _JUMP_EVERY // 2:
            jump = timedelta(days=chance.choice((-400, -40, -1, 1, 30, 2_000)))
        if day % _JUMP_EVERY == _JUMP_EVERY // 2 + _STAYS:
            jump = timedelta()
        evening = NOW.replace(hour=18) + timedelta(days=day) + jump
        due = wish.runs * (day + 1) // _DAYS - made
        for number in range(due):
            yield evening + timedelta(hours=4) * number / due
        made += due


@contextmanager
def _dated_by(clock: _Clock) -> Iterator[None]:
    """Let backups have the time of a clock, as their files would."""

    def dated(path: Path, folder: Path, *, reason: str) -> Path:
        made = back_up(path, folder, reason=reason)
        os.utime(made, (clock.now.timestamp(),) * 2)
        return made

    with patch.object(services, "back_up", dated):
        yield


class _Life:
    """One life, and what was seen of it."""

    def __init__(
        self, numbers: Numbers, workspace: Workspace, paths: Paths, clock: _Clock, wish: Wish
    ) -> None:
        self._numbers, self._workspace, self._paths, self._clock = numbers, workspace, paths, clock
        self._seed, self._runs = wish.seed, wish.runs
        self._looked: datetime | None = None
        self._digests: dict[str, str] = {}
        self._first: tuple[int, int] | None = None

    def live_at(self, moment: datetime) -> None:
        """Make a change; before that a backup, where half an hour has passed, or the clock was set."""
        self._numbers.next_run()
        self._clock.now = moment
        if self._looked is None or not timedelta() <= moment - self._looked < _LOOKS_EVERY:
            self._looked = moment
            self._back_up()
        take_step(self._workspace, self._clock, self._seed, LIFELONG)
        self._numbers.acknowledged += 1
        if self._first is None and self._numbers.runs >= self._runs // 4:
            self._first = _used()

    def end(self) -> None:
        """Compare what is used now with what was; restore all backups that are left, and compare again."""
        self._compare("of a long life", self._first or _used(), _used())
        found = backups_in(self._paths.backups)
        self._restore(found[:1])  # the first one loads what restores need
        before = _used()
        self._restore(found)
        self._compare("of restores", before, _used())
        self._numbers.more["backups left, each restored"] = len(found)
        self._workspace.verify()

    def _restore(self, backups: Iterable[Backup]) -> None:
        for backup in backups:
            found = restored_digest(backup.path, self._paths.database)
            if found != self._digests[backup.path.name]:
                self._numbers.spoil(f"{backup.path.name}: {found}")

    def _compare(self, what: str, before: tuple[int, int], after: tuple[int, int]) -> None:
        """Say whether memory and open files have stayed."""
        (memory, files), (memory_then, files_then) = after, before
        self._numbers.more |= {f"MiB before {what}": memory_then >> 20, f"MiB after {what}": memory >> 20}
        self._numbers.most("files open", files)
        if files > files_then:
            self._numbers.broken.append(
                f"{files_then} files were open, and {files} are, in the course {what}"
            )
        if self._runs >= _LEAST_TO_JUDGE and memory > _MOST_GROWTH * memory_then:
            self._numbers.broken.append(f"memory grows from {memory_then} to {memory} in the course {what}")

    def _back_up(self) -> None:
        before = services.kept_backups(self._paths)
        made = services.back_up_if_changed(self._paths, self._workspace.plan.revision, self._clock.now)
        if made is None:
            return
        self._numbers.add("backups made")
        self._digests[made.name] = digest(self._workspace.plan)
        after = services.kept_backups(self._paths)
        candidates = (*after[:1], *before)
        if {backup.number for backup in after} != _ruled(candidates, self._clock.now):
            kept = [backup.number for backup in after]
            self._numbers.broken.append(f"kept at {self._clock.now}: {kept}")


def _ruled(backups: tuple[Backup, ...], now: datetime) -> set[int]:
    """Return the numbers of the backups that are to be kept, as the page on reliability rules it."""
    numbers = sorted((backup.number for backup in backups), reverse=True)
    made = {backup.number: backup.dates_from for backup in backups}
    kept = {*numbers[:3]} | {number for number in numbers if made[number] >= now - timedelta(days=2)}
    spans: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
        (14, lambda at: at.date()),
        (8, lambda at: at.strftime("%G %V")),
        (12, lambda at: at.strftime("%Y %m")),
    )
    for most, span_of in spans:
        newest = {span_of(made[number]): number for number in reversed(numbers)}
        kept |= set(sorted(newest.values(), reverse=True)[:most])
    return kept


def _used() -> tuple[int, int]:
    """Return the bytes of memory and the number of open files of this process."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE"), len(os.listdir("/proc/self/fd"))


HARNESS = Harness(run, full=100_000, quick=48, plants={"keeps-all-backups": 150})

if __name__ == "__main__":
    main(HARNESS)

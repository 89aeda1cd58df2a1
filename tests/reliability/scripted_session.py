"""A session that goes by a script: what is done at each revision hangs on nothing but that and a seed.

So whoever is killed anywhere in it and goes on comes by the same plans as one who never was.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic

from planner.domain.availability import BusyTime
from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal
from planner.domain.item import Item, ItemKind, Subject
from planner.domain.plan import Plan
from planner.paths import Paths
from planner.services.backups import back_up_now
from planner.services.items import finish_item, log_time
from planner.services.opening import open_workspace
from planner.services.sessions import accept_week
from planner.services.weeks import monday_of
from planner.services.workspace import Workspace
from planner.storage.backups import backups_in
from planner.storage.restore import FreshCopy
from planner.storage.store import StorageRefusal, Store
from planner.values import field_names, replace
from tests.reliability.fork_server import Tell, mark
from tests.reliability.planted_faults import planted
from tests.support.plans import NOW, exam, goal, item, make_plan

Step = Callable[[Workspace, Random], None]
STEPS = 240  # then the plan has grown so far that another session is begun
_BETWEEN = timedelta(minutes=37)
_BACKUP_EVERY = 23


@dataclass
class RevisionClock:
    """Tells the moment of a revision."""

    revision: int = 0

    def __call__(self) -> datetime:
        return NOW + self.revision * _BETWEEN


def begin(tell: Tell, *, folder: Path) -> None:
    """Make the plan at which every session begins."""
    items = [item(f"i{number}", 90, needs=f"i{number - 1}" if number % 3 else "") for number in range(12)]
    goals = [exam("exam", "i5", NOW + timedelta(weeks=9)), goal("road", " ".join(each.id for each in items))]
    workspace = open_workspace(Paths(folder), RevisionClock())
    workspace.begin(make_plan(items, goals))
    workspace.close()
    tell("begun")


def undisturbed(tell: Tell, *, folder: Path, seed: int, steps: int = STEPS) -> None:
    """Go through the whole script and tell the plan at each revision."""
    workspace, clock = _opened(folder)
    tell(f"{workspace.plan.revision} {digest(workspace.plan)}")
    for _step in range(steps):
        take_step(workspace, clock, seed)
        tell(f"{workspace.plan.revision} {digest(workspace.plan)}")
    workspace.close()


def live(tell: Tell, *, folder: Path, seed: int, steps: int = STEPS, plant: str = "") -> None:
    """Go on from where the plan is; a step is told when it is saved, as is each backup."""
    with planted(plant):
        workspace, clock = _opened(folder)
        tell(f"open {workspace.plan.revision}")
        for _step in range(steps):
            if workspace.plan.revision >= STEPS:
                break
            take_step(workspace, clock, seed)
            acknowledge(tell, f"saved {workspace.plan.revision}")
            if workspace.plan.revision % _BACKUP_EVERY == 0:
                kept = back_up_now(Paths(folder))
                acknowledge(tell, f"kept {kept.name} {workspace.plan.revision}")
        workspace.close()


def acknowledge(tell: Tell, words: str) -> None:
    """Say that something is safe from now on."""
    mark(words)
    tell(words)


def look(tell: Tell, *, folder: Path) -> None:
    """Start after a fault: tell what is there, whether it is whole, and how long that took."""
    began = monotonic()
    try:
        workspace, _clock = _opened(folder)
        workspace.schedule.work_out()
        tell(f"seconds {monotonic() - began:.3f}")
        workspace.verify()
    except Refusal as refusal:
        tell(f"refused {refusal}")
        return
    tell(f"revision {workspace.plan.revision}")
    tell(f"digest {digest(workspace.plan)}")
    workspace.close()


def look_at_backups(tell: Tell, *, folder: Path) -> None:
    """Tell of each backup the plan that comes of restoring it."""
    with TemporaryDirectory() as room:  # the file system of the plan may be small, and full of backups
        for backup in backups_in(Paths(folder).backups):
            tell(f"{backup.path.name} {restored_digest(backup.path, Paths(Path(room)).database)}")


def restored_digest(backup: Path, path: Path) -> str:
    """Return the digest of the plan that a restore would make of a backup, or why it cannot be restored."""
    try:
        with closing(FreshCopy(backup, path)) as fresh:
            file = fresh.mark(above=0, at=NOW)
            with closing(Store.open(file, backups=file.parent)) as store:
                return digest(store.load())
    except Refusal as refusal:
        return f"refused {refusal}"


def digest(plan: Plan) -> str:
    """Return a word that is the same for equal plans alone; it leaves the revision out."""
    parts = []
    for name in field_names(Plan):
        value = getattr(plan, name)
        parts.append(sorted(map(repr, value.items())) if isinstance(value, Mapping) else repr(value))
    at = field_names(Plan).index("revision")
    del parts[at]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]


def take_step(
    workspace: Workspace, clock: RevisionClock, seed: int, kinds: Sequence[Step] | None = None
) -> None:
    """Do what is due at the plan's revision."""
    clock.revision = workspace.plan.revision
    workspace.move_time()  # as the window does each minute; one that was opened anew has the time of now, too
    chance = Random(f"{seed} {clock.revision}")
    kind = chance.choice(_KINDS if kinds is None else kinds)
    before = workspace.plan.revision
    try:
        kind(workspace, chance)
    except StorageRefusal:
        raise
    except Refusal:
        pass  # there is nothing of the kind to do
    if workspace.plan.revision == before:
        _rename(workspace, chance)


def _opened(folder: Path) -> tuple[Workspace, RevisionClock]:
    clock = RevisionClock()
    workspace = open_workspace(Paths(folder), clock)
    clock.revision = workspace.plan.revision
    return workspace, clock


def _an_item(plan: Plan, chance: Random) -> str:
    return chance.choice([id for id, each in plan.items.items() if each.phase != "many"])


def _log(workspace: Workspace, chance: Random) -> None:
    id, now = _an_item(workspace.plan, chance), workspace.now
    minutes = chance.randint(5, 120)
    workspace.change(lambda plan: log_time(plan, id, minutes, now.date(), now))


def _finish(workspace: Workspace, chance: Random) -> None:
    id, now = _an_item(workspace.plan, chance), workspace.now
    workspace.perform(lambda plan, _schedule: finish_item(plan, id, now))


def _note(workspace: Workspace, chance: Random) -> None:
    id = _an_item(workspace.plan, chance)
    text = f"{chance.random()} 線 " * chance.choice((1, 20, 600))

    def write(plan: Plan) -> Edit:
        before = plan.notes.get(id)
        return Edit("Note", (Change(before, replace(plan.notes_of(id), note=text)),))

    workspace.change(write)


def _busy(workspace: Workspace, chance: Random) -> None:
    start = workspace.now.replace(second=0) + timedelta(hours=chance.randint(1, 200))
    busy = BusyTime(f"busy-{workspace.plan.revision}", start, start + timedelta(hours=1), "Busy", "life")
    workspace.perform(lambda _plan, _schedule: Edit("Busy", (Change(None, busy),)))


def _many(workspace: Workspace, chance: Random) -> None:
    """Add many items, or take them out again: a change of many pages."""
    mine = [each for each in workspace.plan.items.values() if each.phase == "many"]
    if mine:
        changes = tuple(Change(each, None) for each in mine)
    else:
        changes = tuple(Change(None, _one_of_many(number, chance)) for number in range(90))
    workspace.change(lambda _plan: Edit("Many", changes))


def _one_of_many(number: int, chance: Random) -> Item:
    return Item(
        id=f"many-{number}",
        title=f"Item {number}",
        kind=ItemKind.TOPIC,
        phase="many",
        subject=Subject.ML,
        note="x" * chance.randint(0, 1_500),
        core=False,
    )


def _accept(workspace: Workspace, _chance: Random) -> None:
    now = workspace.now
    workspace.perform(lambda plan, schedule: accept_week(plan, schedule, monday_of(now.date()), now))


def _undo(workspace: Workspace, _chance: Random) -> None:
    workspace.undo()


def _redo(workspace: Workspace, _chance: Random) -> None:
    workspace.redo()


def _rename(workspace: Workspace, chance: Random) -> None:
    before = workspace.plan.settings
    after = replace(before, title=f"My plan {chance.random()}")
    workspace.change(lambda _plan: Edit("Name", (Change(before, after),)))


_KINDS: tuple[Step, ...] = (
    *(_log, _log, _finish, _note, _note, _busy, _many, _accept),
    *(_undo, _undo, _redo, _rename),
)
# Of a long life, after which the plan is about as long as before.
LIFELONG: tuple[Step, ...] = (*(_note, _rename) * 30, *(_undo, _redo) * 15, _log, _many)

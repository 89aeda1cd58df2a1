"""R6: the file of a plan comes to harm, or a wrong one lies in its place.

Each time the program says so in one sentence and leaves the file as it is, or the plan can be used; where it
cannot, a backup is offered, takes the place, and what was there is kept byte for byte. The same is done to
backups, of which those that cannot be restored are told. Nothing but a refusal ever comes out.
"""

import shutil
from collections.abc import Callable
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from random import Random
from typing import Final

from planner.cli.main import run as run_command
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.paths import Paths
from planner.services.backups import back_up_now, copy_of_backup, fault_of, kept_backups
from planner.services.items import know_item
from planner.services.opening import open_workspace
from planner.services.rescue import copy_for_rescue, is_damaged, rescue, whole_backups
from planner.services.salvage import SalvagedCopy
from planner.services.workspace import Workspace
from planner.storage.header import journal_of
from tests.reliability.damages import DAMAGES, journal_beside
from tests.reliability.harness import Harness, Numbers, Wish, main, quick_folder
from tests.reliability.planted_faults import planted
from tests.storage.samples import NOW, sample_plan

_COMMANDS: Final = (("check",), ("week",), ("undo",))


class Broken(Exception):  # noqa: N818 - what the harness is there to find
    """A promise was broken; the text says how."""


@dataclass(frozen=True)
class WholeFolder:
    """Data folders with a plan, of which copies come to harm.

    Attributes:
        folder: the whole one.
        plan: what is in it.
        backed_up: what is in its newest backup.
    """

    folder: Path
    plan: Plan
    backed_up: Plan

    def copied(self, to: Path) -> Paths:
        """Return a copy to be harmed."""
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(self.folder, to)
        return Paths(to)


def whole_folder(folder: Path) -> WholeFolder:
    """Make a plan with steps and two backups."""
    workspace = open_workspace(Paths(folder), lambda: NOW)
    workspace.begin(sample_plan())
    back_up_now(Paths(folder))
    workspace.change(lambda plan: know_item(plan, "probability", NOW))
    back_up_now(Paths(folder))
    backed_up = workspace.plan
    workspace.change(lambda plan: know_item(plan, "papers", NOW))
    workspace.close()
    return WholeFolder(folder, workspace.plan, backed_up)


def run(wish: Wish, numbers: Numbers) -> None:
    """Harm a plan, and a backup, so many times."""
    names = list(DAMAGES)
    with quick_folder() as room, planted(wish.plant):
        home = whole_folder(room / "whole")
        for number in range(wish.runs):
            numbers.next_run()
            chance = Random(f"{wish.seed} {number}")
            name = names[number % len(names)]
            try:
                _harm_plan(home, room / "harmed", name, chance, numbers)
                _harm_backup(home, room / "harmed", name, chance, numbers)
            except Broken as broken:
                numbers.spoil(f"{name}, run {number}: {broken}")
            except Exception as error:
                numbers.spoil(f"{name}, run {number}: {type(error).__name__} came out: {error}")


def _harm_plan(home: WholeFolder, folder: Path, name: str, chance: Random, numbers: Numbers) -> None:
    paths = home.copied(folder)
    DAMAGES[name](paths.database, chance)
    before = _contents(paths)
    refusal = _opened(paths, home, name, numbers)
    if refusal is None:
        numbers.add("opened")
    else:
        _one_sentence(str(refusal), paths)
        if _contents(paths) != before:
            raise Broken(f"it was refused, and yet touched: {refusal}")
        numbers.add("refused at the start")
    _ask_in_a_terminal(home.copied(folder), name, chance)
    if refusal is not None:
        _come_back(paths, home, refusal, before, numbers)


def _opened(paths: Paths, home: WholeFolder, name: str, numbers: Numbers) -> Refusal | None:
    """Open and use a plan; return the refusal where it cannot be opened."""
    try:
        workspace = open_workspace(paths, lambda: NOW)
    except Refusal as refusal:
        return refusal
    try:
        if not workspace.has_plan:
            numbers.add("gone")
            return None
        if not _is_alike(workspace.plan, home.plan):
            if DAMAGES[name] is journal_beside:
                raise Broken("the journal of nobody was played back")
            numbers.add("with another value")
        _use(workspace)
    finally:
        workspace.close()
    return None


def _is_alike(plan: Plan, other: Plan) -> bool:
    """Whether two plans say the same; one of which a part cannot be read, says something else."""
    try:
        return plan.at_revision(0) == other.at_revision(0)
    except Refusal as refusal:  # what is read when it is first asked for
        _one_sentence(str(refusal), None)
        return False


def _use(workspace: Workspace) -> None:
    """Do what a learner does; each may be refused, in one sentence."""
    acts: tuple[Callable[[], object], ...] = (
        workspace.history,
        lambda: workspace.schedule.work_out(),
        workspace.undo,
        workspace.redo,
        workspace.verify,
        lambda: workspace.saved_at,
        lambda: workspace.change(lambda plan: know_item(plan, next(iter(plan.items)), NOW)),
    )
    for act in acts:
        try:
            act()
        except Refusal as refusal:
            _one_sentence(str(refusal), None)
        except StopIteration:  # a plan without items
            pass


def _ask_in_a_terminal(paths: Paths, name: str, chance: Random) -> None:
    DAMAGES[name](paths.database, chance)
    for words in _COMMANDS:
        told, said = StringIO(), StringIO()
        with redirect_stdout(told), redirect_stderr(said):
            code = run_command(["--data-dir", str(paths.data_dir), *words], _no_window, lambda: NOW)
        if code not in (0, 1) or "failed" in said.getvalue() or paths.log.exists():
            raise Broken(f"{words[0]} ended with {code}: {said.getvalue()}")
        for line in said.getvalue().splitlines():
            _one_sentence(line, paths)


def _come_back(
    paths: Paths, home: WholeFolder, refusal: Refusal, before: dict[str, bytes], numbers: Numbers
) -> None:
    """Go the way that is told: restore the backup, or move the journal away."""
    _put_back(paths, before)
    if not is_damaged(refusal):
        journal_of(paths.database).unlink(missing_ok=True)
        numbers.add("refused otherwise")
        return
    _look_at_it(paths, before, numbers)
    offered = whole_backups(paths)
    if len(offered) != 2:
        raise Broken(f"{len(offered)} of 2 backups are offered")
    with closing(copy_for_rescue(paths, offered[0].path)) as copy:
        kept = rescue(paths, copy, NOW)
    if (kept / paths.database.name).read_bytes() != before[paths.database.name]:
        raise Broken("what was there is not kept as it was")
    if _plan_in(paths) != home.backed_up.at_revision(0):
        raise Broken("the restored plan is not the one that was backed up")
    numbers.add("restored")


def _look_at_it(paths: Paths, before: dict[str, bytes], numbers: Numbers) -> None:
    """Copy what can be read and work with that, and touch nothing."""
    try:
        copy = SalvagedCopy(paths, lambda: NOW)
    except Refusal as refusal:
        _one_sentence(str(refusal), paths)
        numbers.add("nothing left to look at")
    else:
        with closing(copy.open(lambda: NOW)) as workspace:
            workspace.verify()
            _use(workspace)
        copy.remove()
        numbers.add("looked at in a copy")
    if _contents(paths) != before:
        raise Broken("what was looked at in a copy was touched")


def _harm_backup(home: WholeFolder, folder: Path, name: str, chance: Random, numbers: Numbers) -> None:
    paths = home.copied(folder)
    backup = kept_backups(paths)[0]
    DAMAGES[name](backup.path, chance)
    harmed = backup.path.read_bytes()
    before = _contents(paths)
    fault = fault_of(backup)
    with closing(open_workspace(paths, lambda: NOW)) as workspace:
        try:
            with closing(copy_of_backup(workspace, paths, backup.path)) as copy:
                workspace.restore(copy)
            numbers.add("backups restored")
            _use(workspace)
        except Refusal as refusal:
            _one_sentence(str(refusal), paths)
            numbers.add("backups refused")
            if _contents(paths) != before:
                raise Broken("a backup was refused, and yet something was touched") from refusal
        else:
            if fault:
                raise Broken(f"a backup was restored of which was said: {fault}")
    if backup.path.read_bytes() != harmed:
        raise Broken("a backup was touched")


def _plan_in(paths: Paths) -> Plan:
    with closing(open_workspace(paths, lambda: NOW)) as workspace:
        return workspace.plan.at_revision(0)


def _contents(paths: Paths) -> dict[str, bytes]:
    files = (each for each in paths.data_dir.rglob("*") if each.is_file())
    left_out = (".turn", paths.lock.name)
    return {
        str(each.relative_to(paths.data_dir)): each.read_bytes()
        for each in files
        if not each.name.endswith(left_out)
    }


def _put_back(paths: Paths, contents: dict[str, bytes]) -> None:
    shutil.rmtree(paths.data_dir)
    for name, content in contents.items():
        file = paths.data_dir / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _one_sentence(told: str, paths: Paths | None) -> None:
    words = told if paths is None else told.replace(str(paths.data_dir), "X")
    technical = any(each in words for each in ("sqlite3", "SQL", "Error", "Traceback", "  "))
    if not words.endswith((".", "?")) or ". " in words or "\n" in words or technical:
        raise Broken(f"no plain sentence: {told}")


def _no_window(*_arguments: object) -> int:
    raise Broken("a window was opened")


HARNESS: Final = Harness(
    run, full=3_000, quick=20, plants={"any-journal": 20, "nothing-kept": 20, "no-plain-words": 20}
)

if __name__ == "__main__":
    main(HARNESS)

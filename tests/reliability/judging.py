"""What is there after a fault in a scripted session, held against what was called saved."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.reliability.fork_server import Ended, ForkServer
from tests.reliability.harness import Numbers
from tests.reliability.scripted_session import STEPS

Plans = dict[str, str]  # the digest of the plan at each revision


def scripted_plans(server: ForkServer, folder: Path, seed: int, steps: int = STEPS) -> Plans:
    """Make a folder with the first plan, and return the plan at each revision that a session makes of it."""
    trial = folder / "whole"
    trial.mkdir(parents=True)
    assert server.run("scripted_session:begin", folder=trial).lines == ("begun",)
    shutil.copytree(trial, folder, dirs_exist_ok=True)
    ended = server.run("scripted_session:undisturbed", folder=trial, seed=seed, steps=steps)
    assert not ended.trace, ended.trace
    shutil.rmtree(trial)
    return ended.words


def check(numbers: Numbers, ended: Ended, after: Ended, expected: Plans) -> int | None:
    """Compare what was called saved with what is there; return the revision, or None for no plan."""
    words = after.words
    if after.trace or "refused" in words or "revision" not in words:
        numbers.spoil(after.trace or str(after.lines))
        return None
    numbers.started(float(words["seconds"]))
    first, revision = int(ended.words.get("open", "0")), int(words["revision"])
    told = int(ended.words.get("saved", first))
    numbers.acknowledged += told - first
    if revision < told:
        numbers.lose(told - revision, f"{told} was called saved, and {revision} is there")
    elif revision > told + 1 and "open" in ended.words:
        numbers.broken.append(f"{revision} is there, and only {told} was called saved")
    elif words["digest"] != expected[str(revision)]:
        numbers.spoil(f"the plan at {revision} is another one")
    return revision


def check_kept(
    numbers: Numbers, server: ForkServer, folder: Path, told: Iterable[str], expected: Plans
) -> None:
    """Restore each backup of which was told that it is kept, and compare."""
    kept = [line.split()[1:] for line in told if line.startswith("kept")]
    found = server.run("scripted_session:look_at_backups", folder=folder).words if kept else {}
    for name, revision in kept:
        numbers.add("backups")
        if found.get(name) != expected[revision]:
            numbers.spoil(f"{name}: {found.get(name)}")


def check_backups(numbers: Numbers, server: ForkServer, folder: Path, expected: Plans) -> None:
    """Restore each backup that is there: it is a whole plan of the session."""
    for line in server.run("scripted_session:look_at_backups", folder=folder).lines:
        name, _blank, found = line.partition(" ")
        numbers.add("backups")
        if found not in expected.values():
            numbers.spoil(f"{name}: {found}")

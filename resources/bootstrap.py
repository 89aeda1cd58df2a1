#!/usr/bin/env python3
"""Starts, tests or checks Study Planner from a fresh checkout.

    python3 resources/bootstrap.py run [arguments of study-planner]
    python3 resources/bootstrap.py test [arguments of pytest]
    python3 resources/bootstrap.py check

Makes the environment .venv in the project folder, installs the project there with what the command
needs, and installs the system libraries that Qt needs on Debian and Ubuntu. When nothing changed since
the last time, all of that is skipped. What it says goes to stderr: stdout belongs to the program.
"""

# Python 3.8 must be able to read this file, to refuse in a plain sentence.
from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

import bootstrap_machine as machine

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
STAMP = "study-planner.stamp"
UNFINISHED = "study-planner.unfinished"

# What each command needs: the package and its extras, and groups of system libraries.
NEEDS = {
    "run": frozenset({"package", "qt", "window"}),
    "test": frozenset({"package", "test", "qt"}),
    "check": frozenset({"package", "test", "dev"}),
}
EXTRAS = frozenset({"test", "dev"})
PACKAGES = EXTRAS | {"package"}

CHECKS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "import contracts": ["-c", "from importlinter.cli import lint_imports_command as run; run()"],
}


def main(arguments: Sequence[str]) -> int:
    """Do the command and give the exit code; ``run`` and ``test`` become the program they start."""
    if not arguments or arguments[0] not in NEEDS:
        print(__doc__, file=sys.stderr)
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    try:
        return obey(arguments[0], arguments[1:])
    except machine.BootstrapError as refusal:
        machine.say(str(refusal))
        return 1
    except OSError as error:
        machine.say(f"{error.filename or ROOT}: {error.strerror}")
        return 1
    except KeyboardInterrupt:
        return 130


def obey(command: str, rest: Sequence[str]) -> int:
    """Prepare what ``command`` needs, then do it."""
    if sys.version_info < OLDEST:
        return continue_with_newer_python()
    # Set on some servers; every start would compile the program anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    prepare(ROOT, NEEDS[command])
    python = str(python_of(ROOT / ".venv"))
    if command == "check":
        return check(python)
    if command == "run":
        # -P: a folder "planner" where the person happens to stand is not ours.
        return machine.become([python, "-P", "-m", "planner", *rest])
    os.chdir(ROOT)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return machine.become([python, "-m", "pytest", *parallel(rest), *rest])


def check(python: str) -> int:
    """Run every check, also after one failed; only the failed ones show what they print."""
    failed = 0
    for name, command in CHECKS.items():
        machine.say("Checking: " + name)
        result = machine.run([python, *command], cwd=ROOT)
        if result.returncode:
            machine.say(result.stdout.rstrip())
            failed += 1
    machine.say("All checks passed." if not failed else f"{failed} of {len(CHECKS)} checks failed.")
    return 1 if failed else 0


def parallel(arguments: Sequence[str]) -> list[str]:
    """The options that spread the tests over the cores, unless the person chose how they run."""
    chosen = ("-n", "--numprocesses", "--dist", "-d", "--pdb", "-pno:xdist", "no:xdist")
    own = any(argument.startswith(chosen) for argument in arguments)
    # A crash ends the run with the name of its test; a worker in its place would only crash again.
    return [] if own else ["-n", "auto", "--dist", "worksteal", "--max-worker-restart=0"]


def prepare(root: Path, needs: frozenset[str]) -> None:
    """Bring the environment and the system to where ``needs`` are met, doing only what is not done."""
    venv = root / ".venv"
    done = stamped(root)
    if needs <= done:
        return
    missing = needs - done
    makes_venv = bool(missing & PACKAGES) and not is_whole(venv)
    machine.provide_system(missing, needs_ensurepip=makes_venv)
    if missing & PACKAGES:
        require_writable(root, venv)
        if makes_venv:
            make_venv(venv)
        install(root, EXTRAS & (needs | done))
    write_stamp(root, done | needs)


def fingerprint(root: Path) -> str:
    """Changes when the project wants something else, the environment is another, or the folder moved."""
    parts = [root / "pyproject.toml", root / ".venv" / "pyvenv.cfg"]
    digest = hashlib.sha256(bytes(root))
    for part in parts:
        digest.update(part.read_bytes())
    return digest.hexdigest()


def stamped(root: Path) -> frozenset[str]:
    """The needs that an earlier run settled, and that still hold."""
    venv = root / ".venv"
    try:
        known, *settled = (venv / STAMP).read_text(encoding="utf-8").split()
        holds = known == fingerprint(root) and python_of(venv).exists()
    except (OSError, ValueError):
        return frozenset()
    return frozenset(settled) if holds else frozenset()


def write_stamp(root: Path, settled: Iterable[str]) -> None:
    """Remember what is settled, for the next run to skip."""
    text = "\n".join([fingerprint(root), *sorted(settled)]) + "\n"
    (root / ".venv" / STAMP).write_text(text, encoding="utf-8")


def python_of(venv: Path) -> Path:
    """The environment's own interpreter."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def is_whole(venv: Path) -> bool:
    """Whether an environment is there, made in this place, with a Python new enough and pip.

    One in which an installation was cut short may hold half a package that pip takes for a whole one.
    """
    if (venv / UNFINISHED).exists():
        return False
    try:
        made_for = (venv / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return False
    # Its commands name the folder they were made in; after a move they start nothing.
    commands = [line for line in made_for.splitlines() if line.startswith("command = ")]
    if not all(line.endswith(f" {venv}") for line in commands):
        return False
    test = f"import sys, pip; sys.exit(sys.version_info < {OLDEST})"
    return machine.succeeds([str(python_of(venv)), "-c", test])


def make_venv(venv: Path) -> None:
    """Make the environment, anew where a half-made or moved one lies."""
    machine.say(f"Making the environment {venv.name}{' again' if venv.exists() else ''}.")
    command = [real_python(), "-m", "venv", "--clear", str(venv)]
    machine.require(command, f"The environment {venv} could not be made.")


def real_python() -> str:
    """The interpreter itself: not a version manager's shim, nor that of an environment we run in."""
    return str(Path(getattr(sys, "_base_executable", "") or sys.executable).resolve())


def install(root: Path, extras: Collection[str]) -> None:
    """Install the project into its environment, as editable, with the packages it names."""
    # An interrupted installation must not pass for a finished one.
    (root / ".venv" / STAMP).unlink(missing_ok=True)
    (root / ".venv" / UNFINISHED).touch()
    machine.say("Installing what Study Planner needs. The first time takes a few minutes.")
    target = f"{root}[{','.join(sorted(extras))}]" if extras else str(root)
    pip = [str(python_of(root / ".venv")), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    # --no-user: "user = true" in someone's pip settings makes no sense in an environment.
    command = [*pip, "install", "--no-user", "--editable", target]
    machine.require(command, "The packages could not be installed." + machine.NETWORK_HINT)
    (root / ".venv" / UNFINISHED).unlink(missing_ok=True)


def require_writable(root: Path, venv: Path) -> None:
    """Refuse a folder that cannot hold the environment."""
    for folder in (root, venv):
        if folder.exists() and not os.access(folder, os.W_OK):
            raise machine.BootstrapError(
                f"The folder {folder} cannot be written, and the environment has to live there. "
                "Copy the project to a folder of your own, or change the permissions, then try again."
            )


def continue_with_newer_python() -> int:
    """Start this file again with the oldest Python that will do, or refuse."""
    python = newer_python(shutil.which, executable_of)
    if python is None:
        wanted, ours = (".".join(map(str, version[:2])) for version in (OLDEST, sys.version_info))
        raise machine.BootstrapError(
            f"Study Planner needs Python {wanted} or newer, and this is Python {ours}. "
            "Install a newer one, with its venv module, then try again."
        )
    return machine.become([python, *sys.argv])


def newer_python(which: Callable[[str], str | None], executable: Callable[[str], str | None]) -> str | None:
    """An interpreter on the PATH that is new enough, by its own true path."""
    found = (which(f"python{OLDEST[0]}.{minor}") for minor in range(OLDEST[1], OLDEST[1] + 10))
    return next((true for name in found if name and (true := executable(name))), None)


def executable_of(python: str) -> str | None:
    """The path of the interpreter behind ``python``; None if it starts none, as an idle shim does."""
    result = machine.run([python, "-c", "import sys; print(sys.executable)"])
    return None if result.returncode else result.stdout.strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

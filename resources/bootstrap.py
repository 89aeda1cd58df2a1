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

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from importlib import invalidate_caches
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
STAMP = "study-planner.stamp"
UNFINISHED = "study-planner.unfinished"
NETWORK_HINT = " Their download needs the network: check the connection, then try again."

# What each command needs: the package and its extras, and groups of system libraries.
NEEDS = {
    "run": frozenset({"package", "qt", "window"}),
    "test": frozenset({"package", "test", "qt"}),
    "check": frozenset({"package", "test", "dev"}),
}
EXTRAS = frozenset({"test", "dev"})
PACKAGES = EXTRAS | {"package"}

# The file that Qt loads, and the Debian package that brings it. Without "qt" nothing starts, not even
# offscreen; "window" is for an X11 session, and a Wayland session does without.
LIBRARIES = {
    "qt": {
        "libglib-2.0.so.0": "libglib2.0-0",
        "libEGL.so.1": "libegl1",
        "libGL.so.1": "libgl1",
        "libfontconfig.so.1": "libfontconfig1",
        "libdbus-1.so.3": "libdbus-1-3",
        "libxkbcommon.so.0": "libxkbcommon0",
    },
    "window": {
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-shape.so.0": "libxcb-shape0",
    },
}

CHECKS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "import contracts": ["-c", "from importlinter.cli import lint_imports_command as run; run()"],
}


class BootstrapError(Exception):
    """Something the person has to mend; the message is the sentence that says so."""


def main(arguments: Sequence[str]) -> int:
    """Do the command and give the exit code; ``run`` and ``test`` become the program they start."""
    if not arguments or arguments[0] not in NEEDS:
        print(__doc__, file=sys.stderr)
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    try:
        return obey(arguments[0], arguments[1:])
    except BootstrapError as refusal:
        say(str(refusal))
        return 1
    except OSError as error:
        say(f"{error.filename or ROOT}: {error.strerror}")
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
        return become([python, "-P", "-m", "planner", *rest])
    os.chdir(ROOT)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return become([python, "-m", "pytest", *parallel(rest), *rest])


def check(python: str) -> int:
    """Run every check, also after one failed; only the failed ones show what they print."""
    failed = 0
    for name, command in CHECKS.items():
        say("Checking: " + name)
        result = run([python, *command], cwd=ROOT)
        if result.returncode:
            say(result.stdout.rstrip())
            failed += 1
    say("All checks passed." if not failed else f"{failed} of {len(CHECKS)} checks failed.")
    return 1 if failed else 0


def parallel(arguments: Sequence[str]) -> list[str]:
    """The options that spread the tests over the cores, unless the person chose how they run."""
    chosen = ("-n", "--numprocesses", "--dist", "-d", "--pdb", "-pno:xdist", "no:xdist")
    own = any(argument.startswith(chosen) for argument in arguments)
    # A crash ends the run with the name of its test; a worker in its place would only crash again.
    return [] if own else ["-n", "auto", "--dist", "loadfile", "--max-worker-restart=0"]


def prepare(root: Path, needs: frozenset[str]) -> None:
    """Bring the environment and the system to where ``needs`` are met, doing only what is not done."""
    venv = root / ".venv"
    done = stamped(root)
    if needs <= done:
        return
    missing = needs - done
    makes_venv = bool(missing & PACKAGES) and not is_whole(venv)
    provide_system(missing, needs_ensurepip=makes_venv)
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
    return succeeds([str(python_of(venv)), "-c", test])


def make_venv(venv: Path) -> None:
    """Make the environment, anew where a half-made or moved one lies."""
    say(f"Making the environment {venv.name}{' again' if venv.exists() else ''}.")
    require([real_python(), "-m", "venv", "--clear", str(venv)], f"The environment {venv} could not be made.")


def real_python() -> str:
    """The interpreter itself: not a version manager's shim, nor that of an environment we run in."""
    return str(Path(getattr(sys, "_base_executable", "") or sys.executable).resolve())


def install(root: Path, extras: Collection[str]) -> None:
    """Install the project into its environment, as editable, with the packages it names."""
    # An interrupted installation must not pass for a finished one.
    (root / ".venv" / STAMP).unlink(missing_ok=True)
    (root / ".venv" / UNFINISHED).touch()
    say("Installing what Study Planner needs. The first time takes a few minutes.")
    target = f"{root}[{','.join(sorted(extras))}]" if extras else str(root)
    pip = [str(python_of(root / ".venv")), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    # --no-user: "user = true" in someone's pip settings makes no sense in an environment.
    command = [*pip, "install", "--no-user", "--editable", target]
    require(command, "The packages could not be installed." + NETWORK_HINT)
    (root / ".venv" / UNFINISHED).unlink(missing_ok=True)


def require_writable(root: Path, venv: Path) -> None:
    """Refuse a folder that cannot hold the environment."""
    for folder in (root, venv):
        if folder.exists() and not os.access(folder, os.W_OK):
            raise BootstrapError(
                f"The folder {folder} cannot be written, and the environment has to live there. "
                "Copy the project to a folder of your own, or change the permissions, then try again."
            )


def provide_system(needs: Collection[str], needs_ensurepip: bool) -> None:
    """Install the system packages that are missing, if we may, or say what to type.

    Refuses if something stays missing without which nothing starts; the rest is said once.
    """
    groups = [group for group in LIBRARIES if group in needs]
    packages = missing_packages(groups, needs_ensurepip)
    if packages:
        install_system(packages)
    if needs_ensurepip and not has_ensurepip():
        raise BootstrapError("Without its venv package this Python cannot make an environment.")
    if "qt" in groups and missing_libraries(["qt"]):
        raise BootstrapError("Without these libraries Study Planner cannot start.")
    if missing_libraries(groups):
        say("Going on without these libraries; under X11 the window may not open.")


def missing_packages(groups: Iterable[str], needs_ensurepip: bool) -> list[str]:
    """The Debian names of what is missing."""
    packages = list(missing_libraries(groups).values())
    if needs_ensurepip and not has_ensurepip():
        packages.append(f"python3.{sys.version_info[1]}-venv")
    return packages


def missing_libraries(groups: Iterable[str]) -> dict[str, str]:
    """The libraries of ``groups`` that cannot be loaded, with their Debian packages. Only Linux lacks any."""
    if sys.platform != "linux":
        return {}
    wanted = {file: package for group in groups for file, package in LIBRARIES[group].items()}
    return {file: package for file, package in wanted.items() if not can_load(file)}


def can_load(library: str) -> bool:
    """Whether the system's loader finds ``library``; the same on every distribution."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_ensurepip() -> bool:
    """Whether this Python can put pip into an environment; Debian packs that separately."""
    invalidate_caches()  # it may have been installed a moment ago
    return find_spec("ensurepip") is not None


def install_system(packages: Sequence[str]) -> None:
    """Install Debian packages as administrator; without the right to, say what to type."""
    if not shutil.which("apt-get"):
        say("These system packages are missing, here by their Debian names: " + " ".join(packages))
        return
    rights = administrator()
    if rights is None:
        names = " ".join(names_offered(packages, apt_policy))
        say(f"Some system packages are missing. Please type:\n\n    sudo apt-get install -y {names}\n")
        return
    say("Installing system packages: " + " ".join(packages))
    # A bare machine has no lists yet. If only some could be fetched, those may be enough.
    run([*rights, "apt-get", "update"])
    quietly = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y"]
    result = run([*quietly, "--no-install-recommends", *names_offered(packages, apt_policy)])
    if result.returncode:
        say(result.stdout.rstrip())
        say("The system packages could not be installed." + NETWORK_HINT)


def administrator() -> list[str] | None:
    """What to put before a command that changes the system; None if we may not change it."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def names_offered(packages: Iterable[str], policy: Callable[[Sequence[str]], str]) -> list[str]:
    """The names under which this release offers ``packages``; newer ones end some in t64."""
    wanted = list(packages)
    offered = candidates(policy([name + end for name in wanted for end in ("", "t64")]))
    return [f"{name}t64" if name not in offered and f"{name}t64" in offered else name for name in wanted]


def candidates(policy: str) -> set[str]:
    """The packages that the answer of ``apt-cache policy`` offers a version of."""
    offered, name = set(), ""
    for line in policy.splitlines():
        if not line.startswith(" "):
            name = line.rstrip(":")
        elif line.lstrip().startswith("Candidate:") and not line.endswith("(none)"):
            offered.add(name)
    return offered


def apt_policy(names: Sequence[str]) -> str:
    """What apt knows about ``names``, in English."""
    return run(["apt-cache", "policy", *names], environment={**os.environ, "LC_ALL": "C"}).stdout


def continue_with_newer_python() -> int:
    """Start this file again with the oldest Python that will do, or refuse."""
    python = newer_python(shutil.which, executable_of)
    if python is None:
        wanted, ours = (".".join(map(str, version[:2])) for version in (OLDEST, sys.version_info))
        raise BootstrapError(
            f"Study Planner needs Python {wanted} or newer, and this is Python {ours}. "
            "Install a newer one, with its venv module, then try again."
        )
    return become([python, *sys.argv])


def newer_python(which: Callable[[str], str | None], executable: Callable[[str], str | None]) -> str | None:
    """An interpreter on the PATH that is new enough, by its own true path."""
    found = (which(f"python{OLDEST[0]}.{minor}") for minor in range(OLDEST[1], OLDEST[1] + 10))
    return next((true for name in found if name and (true := executable(name))), None)


def executable_of(python: str) -> str | None:
    """The path of the interpreter behind ``python``; None if it starts none, as an idle shim does."""
    result = run([python, "-c", "import sys; print(sys.executable)"])
    return None if result.returncode else result.stdout.strip()


def become(command: list[str]) -> int:
    """Go on as ``command``; where a process cannot be replaced, wait for it and give its exit code."""
    if os.name == "nt":
        return subprocess.call(command)
    os.execv(command[0], command)


def require(command: Sequence[str], failure: str) -> None:
    """Run ``command`` in silence; if it fails show what it said and refuse with the sentence ``failure``."""
    result = run(command)
    if result.returncode:
        say(result.stdout.rstrip())
        raise BootstrapError(failure)


def succeeds(command: Sequence[str]) -> bool:
    """Whether ``command`` can be started and ends well."""
    return run(command).returncode == 0


def run(
    command: Sequence[str], environment: dict[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """The finished ``command`` with all it printed; one that cannot be started has failed."""
    try:
        return subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env=environment,
            cwd=cwd,
            check=False,
        )
    except OSError as error:
        return subprocess.CompletedProcess(command, 127, stdout=f"{command[0]}: {error.strerror}")


def say(text: str) -> None:
    """One calm line to the person."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

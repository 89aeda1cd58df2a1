"""The machine that Study Planner is set up on: the libraries Qt needs, Debian packages, and other programs.

Used by bootstrap.py alone, and like it readable to Python 3.8 with nothing but the standard library.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from importlib import invalidate_caches
from importlib.util import find_spec
from pathlib import Path

NETWORK_HINT = " Their download needs the network: check the connection, then try again."

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


class BootstrapError(Exception):
    """Something the person has to mend; the message is the sentence that says so."""


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

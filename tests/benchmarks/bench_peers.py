"""The program beside what a learner would open instead: `python -m tests.benchmarks.bench_peers [RUNS]`.

Both are started in turns on a screen of their own (Xvfb), until their main window is mapped; their memory is
that of all their processes a little later. Anki is the peer for start and memory: a Qt program over SQLite
that is opened every day. It is measured where the command `anki` is found, from PyPI's package aqt.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from tests.benchmarks.results import Result, tell, tell_skipped, times_wanted
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at

RUNS = 7
_TOOLS: Final = {"Xvfb": "xvfb", "xdotool": "xdotool"}
_REST_SECONDS = 2.0
_MOST_SECONDS = 60.0
_PROFILE = "User 1"
_MAKE_PROFILE: Final = """
import sys
from pathlib import Path
from aqt.profiles import ProfileManager
manager = ProfileManager(Path(sys.argv[1]))
manager.setupMeta()
manager.meta["firstRun"] = False
manager.meta["defaultLang"] = "en_US"
manager.create(sys.argv[2])
manager.load(sys.argv[2])
manager.save()
"""
_PLANNER, _ANKI = "Study Planner", "Anki"


@dataclass(frozen=True)
class Peer:
    """A program: its command, and what stands in the title of its window."""

    name: str
    command: Sequence[str]
    title: str


@dataclass(frozen=True)
class Seen:
    """Seconds until the first window, and mebibytes of all processes."""

    seconds: float
    memory: float


def main(runs: int = RUNS) -> None:
    """Tell both, and the ratio where there are both."""
    missing = [f"no {tool} (Debian package {package})" for tool, package in _TOOLS.items() if not _has(tool)]
    if missing:
        tell_skipped("P1", "first window under X, beside Anki", ", ".join(missing))
        return
    with tempfile.TemporaryDirectory() as folder, _screen() as display:
        peers = list(_peers(Path(folder)))
        seen: dict[str, list[Seen]] = {peer.name: [] for peer in peers}
        for turn in range(runs + 1):
            for peer in peers:
                found = _start(peer, display, Path(folder))
                if turn:  # the first turn fills the caches, and lets a new profile be made
                    seen[peer.name].append(found)
    _tell(seen)


def _has(tool: str) -> bool:
    return shutil.which(tool) is not None


def _peers(folder: Path) -> Iterator[Peer]:
    data = folder / "planner"
    workspace_at(data, Clock(), first_plan(MONDAY)).close()
    yield Peer(_PLANNER, (sys.executable, "-m", "planner", "--data-dir", str(data)), "Study Planner")
    anki = shutil.which("anki")
    if anki is None:
        tell_skipped("P1", "Anki: first window and memory", "no anki (PyPI package aqt)")
        return
    base = folder / "anki"
    _make_profile(anki, base)
    yield Peer(_ANKI, (anki, "-b", str(base), "-p", _PROFILE, "-l", "en"), f"{_PROFILE} - Anki")


def _make_profile(anki: str, base: Path) -> None:
    """Make a profile with Anki's own code, so that it asks nothing when it is started."""
    base.mkdir()
    python = Path(anki).read_text(encoding="utf-8").splitlines()[0].removeprefix("#!").strip()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [python, "-c", _MAKE_PROFILE, str(base), _PROFILE]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextlib.contextmanager
def _screen() -> Iterator[str]:
    """Yield the display of a screen that is there for as long as this lasts."""
    reader, writer = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writer),
        "-screen",
        "0",
        "1280x800x24",
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    process = subprocess.Popen(command, pass_fds=(writer,), stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as told:
        display = f":{told.readline().strip()}"
    try:
        yield display
    finally:
        process.terminate()
        process.wait()


def _start(peer: Peer, display: str, folder: Path) -> Seen:
    """Start a program, wait for its window and its rest, and end it."""
    environment = _environment(display, folder)
    begun = time.monotonic()
    process = subprocess.Popen(
        peer.command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(peer.title, environment)
        seconds = time.monotonic() - begun
        time.sleep(_REST_SECONDS)
        return Seen(seconds, sum(map(_resident, _family(process.pid))))
    finally:
        _end(process)


def _wait_for(title: str, environment: dict[str, str]) -> None:
    """Wait until a window with words in its title is mapped. Raises TimeoutError."""
    search = ["xdotool", "search", "--onlyvisible", "--name", title]
    end = time.monotonic() + _MOST_SECONDS
    while time.monotonic() < end:
        # It fails also where another window goes while it looks.
        found = subprocess.run(search, env=environment, capture_output=True, check=False)
        if found.stdout.strip():
            return
        time.sleep(0.005)
    raise TimeoutError(f"no window is called {title}")


def _environment(display: str, folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    home = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "QTWEBENGINE_DISABLE_SANDBOX": "1"}
    return {**kept, **home, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_LOGGING_RULES": "*=false"}


def _family(root: int) -> list[int]:
    """Return a process and all below it."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                words = (entry / "stat").read_text().rpartition(")")[2].split()
                parents[int(entry.name)] = int(words[1])
    family = [root]
    for process in family:  # grows while it is gone through
        family += [child for child, parent in parents.items() if parent == process]
    return family


def _resident(process: int) -> float:
    """Return the memory of a process in mebibytes, 0 where it is gone."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
    return 0.0


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End what was started here with all below it, by their numbers."""
    for each in reversed(_family(process.pid)):
        with contextlib.suppress(OSError):
            os.kill(each, signal.SIGKILL)
    process.wait()


def _tell(seen: dict[str, list[Seen]]) -> None:
    for name, all_ in seen.items():
        tell(
            Result("P1", f"{name}: first window under X", 1000 * median(each.seconds for each in all_), "ms")
        )
        tell(Result("P2", f"{name}: memory of all processes", median(each.memory for each in all_), "MiB"))
    if _ANKI in seen:
        ours, theirs = (median(each.seconds for each in seen[name]) for name in (_PLANNER, _ANKI))
        tell(Result("P1", "first window under X", ours / theirs, "x Anki"))


if __name__ == "__main__":
    main(times_wanted(RUNS))

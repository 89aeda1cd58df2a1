"""A process that has the program loaded and forks children, each of which meets one fault.

A fork is there in a hundredth of the time of a start, so a thousand kills take a minute. What a child does is
a function of this folder's modules, named as "module:function"; it gets `tell`, by which it says a line, and
the arguments of `ForkServer.run`.
"""

import atexit
import ctypes
import errno
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic
from typing import Any, Final

from tests.reliability.harness import CannotRun

CHECKOUT: Final = Path(__file__).resolve().parents[2]
_MODES: Final = ("nothing", "count", "kill", "torn", "fail", "record")  # as faults.c counts them
_PRELOADED: Final = "LD_PRELOAD"
_LONGEST_SECONDS: Final = 60.0
_FAILED: Final = 70

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Fault:
    """What happens to a child.

    Attributes:
        mode: "kill" before the call, "torn" in the middle of it, "fail" with an error, "record" all calls,
            "count" them, or "nothing".
        at: the number of the call, from 1.
        error: the name of the error, such as "ENOSPC".
        for_good: whether every call after it fails too.
        after: seconds to a kill from outside; None for none.
        log: where calls are written down.
    """

    mode: str = "nothing"
    at: int = 0
    error: str = "EIO"
    for_good: bool = False
    after: float | None = None
    log: str = ""


@dataclass(frozen=True)
class Ended:
    """How a child ended.

    Attributes:
        lines: what it told.
        killed: whether it was killed.
        trace: "", or the trace of the error that ended it.
    """

    lines: tuple[str, ...]
    killed: bool
    trace: str

    @property
    def words(self) -> dict[str, str]:
        """What was told as "name value", the last of each name."""
        return {line.partition(" ")[0]: line.partition(" ")[2] for line in self.lines}


class ForkServer:
    """The process. One serves all harnesses; `end` ends it."""

    def __init__(self) -> None:
        """Start it. Raises CannotRun where no faults can be met."""
        environment = {**os.environ, _PRELOADED: str(_library())}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.fork_server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=CHECKOUT,
            env=environment,
            text=True,
        )

    def end(self) -> None:
        """End the process, which waits for no child any more."""
        self._process.communicate()

    def run(self, job: str, fault: Fault | None = None, *, folder: Path, **more: Any) -> Ended:
        """Let a child do a job in a folder, and wait for its end. Calls below the folder meet the fault."""
        wish = {
            "job": job,
            "fault": asdict(fault or Fault()),
            "watched": str(folder),
            "arguments": {"folder": str(folder), **more},
        }
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(wish) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        return Ended(tuple(answer["lines"]), answer["killed"], answer["trace"])


@cache
def the_fork_server() -> ForkServer:
    """Return the one of this process, which ends with it. Raises CannotRun."""
    server = ForkServer()
    atexit.register(server.end)
    return server


@cache
def _library() -> Path:
    """Make the library that stands between a child and the disk. Raises CannotRun."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if sys.platform != "linux" or compiler is None:
        raise CannotRun("faults at a chosen call need Linux and a C compiler")
    made = Path(mkdtemp()) / "faults.so"
    source = Path(__file__).with_name("faults.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", made, source, "-ldl"], check=True)
    return made


def mark(words: str) -> None:
    """Write a word of one's own among the calls that are recorded."""
    ctypes.CDLL(None).planner_mark(os.fsencode(words))


def heal() -> int:
    """Let nothing fail any more; return how many calls were counted."""
    library = ctypes.CDLL(None)
    count = int(library.planner_calls())
    library.planner_faults(0, ctypes.c_long(0), 0, 0, b"/", b"")
    return count


def _meet(fault: dict[str, Any], watched: str) -> None:
    """Let the faults of this process begin."""
    if fault["mode"] != "nothing":
        ctypes.CDLL(None).planner_faults(
            _MODES.index(fault["mode"]),
            ctypes.c_long(fault["at"]),
            getattr(errno, fault["error"]),
            int(fault["for_good"]),
            os.fsencode(watched),
            os.fsencode(fault["log"]),
        )


def _live(wish: dict[str, Any], pipe: int) -> int:
    """Be the child; return the code with which it ends."""

    def tell(line: str) -> None:
        os.write(pipe, f"{line}\n".encode())

    module, _colon, name = wish["job"].partition(":")
    arguments = wish["arguments"] | {"folder": Path(wish["arguments"]["folder"])}
    job = getattr(import_module(f"tests.reliability.{module}"), name)
    try:
        _meet(wish["fault"], wish["watched"])
        job(tell, **arguments)
    except BaseException:
        tell("trace " + json.dumps(traceback.format_exc()))
        return _FAILED
    return 0


def _raise_child(wish: dict[str, Any]) -> dict[str, Any]:
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        os.close(ours)
        os._exit(_live(wish, theirs))
    os.close(theirs)
    after = wish["fault"]["after"]
    told = _heard(ours, child, _LONGEST_SECONDS if after is None else after)
    os.close(ours)
    _child, status = os.waitpid(child, 0)
    lines = told.decode().splitlines()
    traces = [json.loads(line[6:]) for line in lines if line.startswith("trace ")]
    return {
        "lines": [line for line in lines if not line.startswith("trace ")],
        "killed": os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL,
        "trace": traces[0] if traces else "",
    }


def _heard(pipe: int, child: int, seconds: float) -> bytes:
    """Return what a child tells until it ends, or is killed after some seconds."""
    told, end, is_doomed = b"", monotonic() + seconds, True
    while True:
        ready, _w, _x = select.select([pipe], [], [], max(0.0, end - monotonic()) if is_doomed else None)
        if not ready:
            os.kill(child, signal.SIGKILL)
            is_doomed = False
            continue
        part = os.read(pipe, 65_536)
        if not part:
            return told
        told += part


def _serve() -> None:
    # The last is loaded by the export of a calendar alone, which takes longer than all the rest.
    for module in ("tests.reliability.scripted_session", "tests.reliability.file_tasks", "icalendar"):
        import_module(module)
    for line in sys.stdin:
        print(json.dumps(_raise_child(json.loads(line))), flush=True)


if __name__ == "__main__":
    _serve()

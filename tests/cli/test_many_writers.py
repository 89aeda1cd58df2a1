"""Many programs write one plan at once, and some are killed: what one of them called done is there."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.terminal import MONDAY, Terminal

CHECKOUT = Path(__file__).resolve().parents[2]

# The writers are forked from one process that has loaded the program, so they meet at the plan itself.
HERD = """
import json, os, signal, sys, time
from datetime import datetime
from planner.cli import dispatch, main
folder, moment, deadlines = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
writers = []
for _deadline in deadlines:
    writer = os.fork()
    if not writer:
        words = ["--data-dir", folder, "--now", moment, "log", "a", "--minutes", "1"]
        os._exit(main.run(words, None, datetime.now))
    writers.append(writer)
begun = time.monotonic()
doomed = [(when, writer) for when, writer in zip(deadlines, writers) if when is not None]
for deadline, writer in sorted(doomed):
    time.sleep(max(0.0, begun + deadline - time.monotonic()))
    os.kill(writer, signal.SIGKILL)  # one that has ended already waits to be asked for its code
print("codes", [os.waitpid(writer, 0)[1] for writer in writers])
"""


ROADMAP = """
schema_version: 1
id: small
title: Small
items:
- {id: a, title: A, hours: 2}
- {id: b, title: B, hours: 3, requires: [a]}
"""


@pytest.fixture
def small(terminal: Terminal, tmp_path: Path) -> Terminal:
    """A plan that is quickly planned, so that the writers meet at the file."""
    file = tmp_path / "small.yaml"
    file.write_text(ROADMAP, encoding="utf-8")
    assert terminal("new", "--roadmap", str(file)).code == 0
    return terminal


def codes_of(data: Path, deadlines: list[float | None]) -> list[int]:
    """Let so many programs log a minute; those with a deadline are killed then. Return how each ended."""
    command = [sys.executable, "-c", HERD, str(data), MONDAY, json.dumps(deadlines)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=CHECKOUT)
    assert told.stderr == ""
    codes: list[int] = json.loads(told.stdout.splitlines()[-1].removeprefix("codes "))
    return codes


@pytest.mark.skipif(sys.platform == "win32", reason="the writers are forked")
def test_every_writer_comes_through(small: Terminal, data: Path, thorough: bool) -> None:
    count = 50 if thorough else 8
    assert codes_of(data, [None] * count) == [0] * count
    assert small("check", "--json").document["logged_minutes"] == count
    assert len(small("history", "--json").document["history"]) == count


@pytest.mark.skipif(sys.platform == "win32", reason="the writers are forked")
def test_what_was_called_done_survives_kills_among_the_writers(
    small: Terminal, data: Path, thorough: bool
) -> None:
    chance = random.Random(9)
    done = killed = 0
    for _round in range(20 if thorough else 1):
        deadlines = [
            chance.uniform(0, 0.3) if number % 3 == 0 else None for number in range(50 if thorough else 6)
        ]
        codes = codes_of(data, deadlines)
        assert all(code == 0 for code, when in zip(codes, deadlines, strict=True) if when is None)
        done += codes.count(0)
        killed += sum(code != 0 for code in codes)
    kept = small("check", "--json").document["logged_minutes"]
    assert done <= kept <= done + killed
    assert len(small("history", "--json").document["history"]) == kept

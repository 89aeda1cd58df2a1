"""What the window does while nobody does anything: `python -m tests.benchmarks.bench_idle [SECONDS]`.

The whole program, offscreen, with its event loop running as always. What is made in the background after
the start is waited for; then the time of the processor and the waits that ended are counted for a minute. The
line of now moves once in each minute, which is the one reason to wake up.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.benchmarks.results import Result, tell, times_wanted
from tests.benchmarks.starts import environment
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at

SECONDS = 60
MOST_PER_CENT = 0.2
MOST_WAKE_UPS = 0.1  # a second: the minute, and what the system itself asks
_SETTLED_MS: Final = 8_000  # the roadmap is made after 2.5 s, the first round of what follows a little later

# The whole way of `python -m planner`; two timers of its own wake it, at the beginning and at the end.
_IDLE: Final = """
import json, os, sys, time
from planner import __main__ as program
seconds, data = float(sys.argv[1]), sys.argv[2]
def so_far():
    waits = forced = 0
    for thread in os.listdir("/proc/self/task"):
        with open(f"/proc/self/task/{{thread}}/status") as status:
            for line in status:
                if line.startswith("voluntary_ctxt_switches"):
                    waits += int(line.split()[1])
                elif line.startswith("nonvoluntary_ctxt_switches"):
                    forced += int(line.split()[1])
    return time.process_time(), waits, forced, time.monotonic(), len(os.listdir("/proc/self/task"))
def resident():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024
def begin():
    from PySide6.QtCore import QTimer
    begun = so_far()
    QTimer.singleShot(round(1000 * seconds), lambda: end(begun))
def end(begun):
    ended = so_far()
    told = [late - early for early, late in zip(begun, ended)]
    print(json.dumps([*told[:4], ended[4], resident()]), flush=True)
    os._exit(0)
def open_window(paths, clock, is_named):
    from PySide6.QtCore import QTimer
    from planner import start
    run = start.Program.begin
    def run_and_wait(self):
        run(self)
        QTimer.singleShot({settled}, begin)
    start.Program.begin = run_and_wait
    return start.open_window(paths, clock, is_named=is_named)
program._open_window = open_window
sys.argv[1:] = ["--data-dir", data]
program.main()
"""


def main(seconds: int = SECONDS) -> None:
    """Tell processor time, wake-ups and memory of the idle window."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workspace_at(folder, Clock(), first_plan(MONDAY)).close()
        processor, waits, _forced, passed, threads, resident = _idle(folder, seconds)
    for_how_long = f"idle for {passed:.0f} s"
    tell(Result("S10", f"{for_how_long}: one core's time", 100 * processor / passed, "%", MOST_PER_CENT))
    wake_ups = max(waits - 1, 0) / passed  # one is the end of the count
    tell(Result("S10", f"{for_how_long}: wake-ups", wake_ups, "a second", MOST_WAKE_UPS))
    tell(Result("S10", f"{for_how_long}: threads", threads, ""))
    tell(Result("S9", "memory at rest, the roadmap made ahead", resident, "MiB"))


def _idle(folder: Path, seconds: int) -> list[float]:
    code = _IDLE.format(settled=_SETTLED_MS)
    command = [sys.executable, "-c", code, str(seconds), str(folder)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    if not done.stdout:
        raise RuntimeError(done.stderr)
    told: list[float] = json.loads(done.stdout.splitlines()[-1])
    return told


if __name__ == "__main__":
    main(times_wanted(SECONDS))

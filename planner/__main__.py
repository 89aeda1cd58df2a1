"""Starts the program: `python -m planner`, and the command `study-planner`."""

import sys
from datetime import datetime

from planner.cli.main import Clock, run
from planner.paths import Paths


def main() -> int:
    """Run the program with the arguments of the process; return its exit code."""
    return run(sys.argv[1:], _open_window, datetime.now)


def _open_window(paths: Paths, clock: Clock) -> int:
    from planner.app import open_window  # Qt is loaded for the window alone: the terminal answers without

    return open_window(paths, clock)


if __name__ == "__main__":
    sys.exit(main())

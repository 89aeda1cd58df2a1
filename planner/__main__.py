"""Starts the program: `python -m planner`, and the command `study-planner`."""

import gc
import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.cli.main import Clock
    from planner.paths import Paths
    from planner.services.printing import PdfOrder
    from planner.services.workspace import Workspace


def main() -> int:
    """Run the program with the arguments of the process; return its exit code."""
    # A command is over before collecting would find anything; the window turns it on when it is there.
    gc.disable()
    _fill_closed_streams()
    try:
        from planner.cli.main import run  # within reach of an interrupt from the keyboard

        return run(sys.argv[1:], _open_window, datetime.now, _write_pdf)
    except KeyboardInterrupt:
        return 130
    finally:
        gc.freeze()  # nor does the interpreter have to look through everything as it ends


def _open_window(paths: "Paths", clock: "Clock", is_named: bool) -> int:
    from planner.ui.unwatched_imports import imports_unwatched

    with imports_unwatched():  # those that come later too
        from planner.start import open_window  # Qt is loaded for the window alone: the terminal does without

        return open_window(paths, clock, is_named=is_named)


def _write_pdf(workspace: "Workspace", order: "PdfOrder") -> int:
    from planner.ui.printing.terminal import write_pdf  # the same: of all commands this one alone needs Qt

    return write_pdf(workspace, order)


def _fill_closed_streams() -> None:
    """Let a closed input or output lead nowhere, or the next file opened would take its number."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


if __name__ == "__main__":
    sys.exit(main())

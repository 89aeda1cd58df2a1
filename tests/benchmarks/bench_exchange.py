"""How long files come in and go out: `python -m tests.benchmarks.bench_exchange [RUNS]`.

Files are read in a process of its own with limits, so the start of that is in it; beside it stands the floor,
what the parser alone takes in this process. Then comes what the preview takes, and what it takes until all is
saved. Exports are of a plan with 2,000 items.
"""

import csv
import io
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "*=false")

from icalendar import Calendar
from markdown_it import MarkdownIt

from planner.domain.errors import Refusal
from planner.exchange.calendar_reading import read_calendar
from planner.exchange.file_reading import ReadingWish, read_files
from planner.exchange.incoming import IncomingRoadmap
from planner.services.calendars import link_calendar, planning_window
from planner.services.export_kinds import Export, ExportWish
from planner.services.exporting import export
from planner.services.import_preview import ImportChoices
from planner.services.importing import import_roadmap, preview_import
from planner.services.printing import PdfOrder, Printout
from planner.services.workspace import Workspace
from planner.ui.printing.terminal import write_pdf
from tests.benchmarks.bench_roadmap_list import ITEMS, big_plan
from tests.benchmarks.results import Result, tell, times_wanted
from tests.support.big_files import EVENTS, LINES, NODES, ROADMAPS, ROWS, calendar
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at

RUNS = 7
MOST_SPENT_MS = 20_000
_NAMES: Final = {
    "road.json": f"roadmap.sh, {NODES} nodes",
    "road.md": f"Markdown, {LINES:,} lines",
    "road.csv": f"CSV, {ROWS:,} rows",
}
_PARSERS: Final[dict[str, Callable[[str], object]]] = {
    "road.json": json.loads,
    "road.md": MarkdownIt("commonmark").enable("table").parse,
    "road.csv": lambda text: list(csv.reader(io.StringIO(text))),
}
MOST_MS = {"road.json": 1_000}  # what the issue of imports asks for


def main(runs: int = RUNS) -> None:
    """Tell what each import and export takes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workspace = workspace_at(folder / "usual", Clock(), first_plan(MONDAY))
        for file in ROADMAPS:
            _tell_roadmap(workspace, folder / file, runs)
        _tell_calendar(workspace, folder / "busy.ics", runs)
        workspace.close()
        workspace = workspace_at(folder / "big", Clock(), big_plan())
        _tell_exports(workspace, folder, runs)
        workspace.close()


def _tell_roadmap(workspace: Workspace, file: Path, runs: int) -> None:
    text, words, choices = ROADMAPS[file.name](), _NAMES[file.name], ImportChoices()
    file.write_text(text, encoding="utf-8")
    wish = ReadingWish((str(file),))
    incoming = read_files(wish)
    assert isinstance(incoming, IncomingRoadmap)
    parser = _milliseconds(lambda: _PARSERS[file.name](text), runs)
    tell(Result("", f"{words}: the parser alone", parser, "ms"))
    reading = _milliseconds(lambda: read_files(wish), runs)
    tell(Result("", f"{words}: read", reading, "ms", MOST_MS.get(file.name)))
    preview = _milliseconds(lambda: preview_import(workspace.plan, incoming, choices), runs)
    tell(Result("", f"{words}: preview", preview, "ms"))

    def take_in() -> None:
        workspace.perform(lambda plan, _schedule: import_roadmap(plan, incoming, choices, file.name, MONDAY))

    taken = _milliseconds(take_in, runs, lambda: workspace.undo())
    tell(Result("", f"{words}: planned and saved", taken, "ms"))


def _tell_calendar(workspace: Workspace, file: Path, runs: int) -> None:
    words, content = f"calendar, {EVENTS:,} events", calendar().encode()
    file.write_bytes(content)
    window = planning_window(MONDAY)
    read = read_calendar(file, window)
    assert read is not None
    tell(
        Result(
            "", f"{words}: the parser alone", _milliseconds(lambda: Calendar.from_ical(content), runs), "ms"
        )
    )
    tell(Result("", f"{words}: read", _milliseconds(lambda: read_calendar(file, window), runs), "ms"))

    def link() -> None:
        workspace.perform(lambda plan, _schedule: link_calendar(plan, file, read, MONDAY))

    taken = _milliseconds(link, runs, lambda: workspace.undo())
    tell(Result("", f"{words}: linked, planned and saved", taken, "ms"))


def _tell_exports(workspace: Workspace, folder: Path, runs: int) -> None:
    snapshot = workspace.snapshot
    for each in Export:
        wish = ExportWish(export=each, name="Ada", calendar_id="benchmark")
        taken = _milliseconds(lambda wish=wish: export(snapshot, wish), runs)  # type: ignore[misc]
        tell(Result("", f"export of {ITEMS:,} items: {each.value}", taken, "ms"))
    for printout in Printout:
        order = PdfOrder(path=folder / "printed.pdf", first=MONDAY.date(), printout=printout)
        try:
            taken = _milliseconds(lambda order=order: write_pdf(workspace, order), runs)  # type: ignore[misc]
        except Refusal as refusal:
            print(f"  {printout.value}: {refusal}")
            continue
        tell(Result("", f"PDF of {ITEMS:,} items: {printout.value}", taken, "ms"))


def _milliseconds(act: Callable[[], object], runs: int, after: Callable[[], object] | None = None) -> float:
    """Return the median of some runs, after one that warms up; `after` each comes what is not timed.

    What is slow is measured less often, but once at least.
    """
    times: list[float] = []
    for run in range(runs + 1):
        begun = perf_counter()
        act()
        taken = 1000 * (perf_counter() - begun)
        if run:
            times.append(taken)
        if after is not None:
            after()
        if sum(times) > MOST_SPENT_MS or taken > MOST_SPENT_MS:
            return median(times or [taken])
    return median(times)


if __name__ == "__main__":
    main(times_wanted(RUNS))

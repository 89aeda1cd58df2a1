"""The command `export`: writes the plan to a file, which is told by its ending."""

import re
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from planner.cli.inputs import read_day
from planner.cli.output import Answer
from planner.domain.errors import Refusal, shown
from planner.formats import one_line
from planner.i18n import _, ngettext
from planner.services.printing import Paper, PdfOrder, Printout
from planner.services.weeks import monday_of
from planner.services.workspace import Workspace

WritePdf = Callable[[Workspace, PdfOrder], int]
"""Writes a plan to a file as ordered and returns how many pages it has; raises Refusal where it cannot."""

_WEEK: Final = re.compile("([0-9]{4})-W([0-9]{2})")


def export_file(typed: Namespace, workspace: Workspace, write_pdf: WritePdf) -> Answer:
    """Write the file that was named and say so."""
    path = Path(typed.file)
    if path.suffix.lower() != ".pdf":
        raise _no_such_ending(path.suffix)
    order = _order(typed, path, workspace)
    pages = write_pdf(workspace, order)
    line = ngettext("Saved {file} with {count} page.", "Saved {file} with {count} pages.", pages)
    document = {"file": str(path), "week": order.first.isoformat(), "pages": pages}
    return Answer(document=document, lines=(line.format(file=one_line(str(path)), count=pages),))


def _order(typed: Namespace, path: Path, workspace: Workspace) -> PdfOrder:
    return PdfOrder(
        path=path,
        first=monday_of(workspace.now.date()) if typed.week is None else _read_week(typed.week),
        printout=Printout(typed.what),
        paper=None if typed.paper is None else Paper(typed.paper),
        saves_ink=typed.save_ink,
        has_notes=typed.notes,
    )


def _read_week(text: str) -> date:
    """Read a week such as 2026-W48, or a day in it, as its Monday."""
    week = _WEEK.fullmatch(text)
    if week is None:
        return monday_of(read_day(text))
    try:
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
    except ValueError:
        raise Refusal(_("There is no week {week}; write it as 2026-W48.").format(week=text)) from None
    return monday_of(read_day(monday.isoformat()))


def _no_such_ending(ending: str) -> Refusal:
    if not ending:
        return Refusal(_("Give the file an ending that says what it shall be: .pdf is the week to print."))
    words = _("No files that end in {ending} are written yet; .pdf is the week to print.")
    return Refusal(words.format(ending=shown(ending)))

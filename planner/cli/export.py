"""The command `export`: writes the plan to a file, which is told by its ending."""

import os
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
from planner.paths import Paths
from planner.services.export_kinds import CalendarWish, Export, ExportWish
from planner.services.kept_calendar import (
    KeptCalendar,
    check_not_kept_elsewhere,
    forget_calendar,
    keep_calendar,
    kept_calendar,
)
from planner.services.printing import Paper, PdfOrder, Printout
from planner.services.weeks import monday_of
from planner.services.workspace import Workspace

WritePdf = Callable[[Workspace, PdfOrder], int]
"""Writes a plan to a file as ordered and returns how many pages it has; raises Refusal where it cannot."""

_WEEK: Final = re.compile("([0-9]{4})-W([0-9]{2})")


def export_file(typed: Namespace, workspace: Workspace, paths: Paths, write_pdf: WritePdf) -> Answer:
    """Write the file that was named and say so."""
    if typed.stop_keeping:
        return _stop_keeping(paths, typed.file)
    if typed.file is None:
        raise Refusal(_("Name the file to write, such as plan.ics."))
    path = Path(typed.file)
    if path.suffix.lower() != ".pdf":
        return _export_data(typed, path, workspace, paths)
    order = _order(typed, path, workspace)
    pages = write_pdf(workspace, order)
    line = ngettext("Saved {file} with {count} page.", "Saved {file} with {count} pages.", pages)
    document = {"file": str(path), "week": order.first.isoformat(), "pages": pages}
    return Answer(document=document, lines=(line.format(file=one_line(str(path)), count=pages),))


def _export_data(typed: Namespace, path: Path, workspace: Workspace, paths: Paths) -> Answer:
    # The libraries that write files are dearer than most commands.
    from planner.services.calendar_id import calendar_id
    from planner.services.exporting import export_for, save_export

    what = export_for(path, typed.what)
    if typed.keep and what is not Export.CALENDAR:
        raise Refusal(_("Only a calendar (.ics) is kept up to date with every change."))
    if typed.keep:
        check_not_kept_elsewhere(paths, path)
    calendar = CalendarWish(alarm=typed.alarm)
    wish = ExportWish(
        export=what,
        calendar=calendar,
        with_personal=typed.with_personal,
        name=typed.name,
        calendar_id=calendar_id(paths) if what is Export.CALENDAR else "",
    )
    exported = save_export(workspace.snapshot, wish, path)
    lines = [_("Saved {file} with {content}.").format(file=one_line(str(path)), content=exported.words)]
    if what is Export.EVERYTHING and any(each.is_personal for each in workspace.plan.followed.values()):
        lines.append(_("It holds the texts of your own copies of roadmaps, too."))
    if typed.keep:
        kept = KeptCalendar(
            path=path, wish=calendar, with_personal=typed.with_personal, written_at=workspace.now
        )
        keep_calendar(paths, kept)
        lines.append(_("It is kept up to date with every change."))
    document = {"file": str(path), "what": what.value, "count": exported.count, "kept": typed.keep}
    return Answer(document=document, lines=tuple(lines))


def _stop_keeping(paths: Paths, file: str | None) -> Answer:
    """Keep the calendar no more; a file that is named besides is to be that one."""
    kept = kept_calendar(paths)
    if kept is None:
        raise Refusal(_("No calendar file is kept up to date."))
    if file is not None and os.path.realpath(file) != os.path.realpath(kept.path):
        words = _("{file} is not kept up to date; {kept} is.")
        raise Refusal(words.format(file=one_line(file), kept=one_line(str(kept.path))))
    forget_calendar(paths)
    line = _("{file} is kept up to date no more; it stays as it is.")
    path = str(kept.path)
    return Answer(document={"file": path, "kept": False}, lines=(line.format(file=one_line(path)),))


def _printout(what: str | None) -> Printout:
    """Return what is printed, the week where nothing is said. Raises Refusal for what is no printout."""
    if what is None:
        return Printout.WEEK
    found = next((each for each in Printout if each.value == what), None)
    if found is None:
        raise Refusal(_("A file that ends in .pdf does not hold {what}.").format(what=shown(what)))
    return found


def _order(typed: Namespace, path: Path, workspace: Workspace) -> PdfOrder:
    return PdfOrder(
        path=path,
        first=monday_of(workspace.now.date()) if typed.week is None else _read_week(typed.week),
        printout=_printout(typed.what),
        paper=None if typed.paper is None else Paper(typed.paper),
        saves_ink=typed.save_ink,
        has_notes=typed.notes,
        name=typed.name,
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

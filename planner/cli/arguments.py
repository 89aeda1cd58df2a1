"""What can be typed: the commands, their options and their help."""

import argparse
from typing import TypeAlias

from planner import __version__
from planner.domain.card import Rating
from planner.i18n import _
from planner.services.export_kinds import MOST_ALARM, Export
from planner.services.printing import Paper, Printout

_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


class _Parsers:
    """Makes the parsers of commands, each with the options that stand before or after any command."""

    def __init__(self) -> None:
        self._common = _common_options()
        self.main = argparse.ArgumentParser(
            prog="study-planner",
            description=_("Plans your study weeks. Without a command it opens the window."),
            parents=[self._common],
            allow_abbrev=False,
        )
        self._commands = self.main.add_subparsers(dest="command", metavar=_("command"))

    def add(self, name: str, help: str, among: "_Commands | None" = None) -> argparse.ArgumentParser:
        """Add a command, or one `among` those of a command, and return its parser."""
        return (among or self._commands).add_parser(
            name, help=help, description=help, parents=[self._common], allow_abbrev=False
        )


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parsers = _Parsers()
    _add_new(parsers)
    _add_answers(parsers)
    _add_catalog(parsers)
    _add_progress(parsers)
    _add_goals(parsers)
    _add_hours_and_weeks(parsers)
    _add_import(parsers)
    _add_export(parsers)
    _add_safety(parsers)
    return parsers.main


def _common_options() -> argparse.ArgumentParser:
    # An option that is not given leaves no trace, so that neither of its two places overrides the other.
    options = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    options.add_argument("--data-dir", metavar="DIR", help=_("the folder that holds the plan"))
    options.add_argument("--now", metavar="MOMENT", help=_("pretend the time, such as 2026-11-23T08:00"))
    options.add_argument("--json", action="store_true", help=_("answer as one JSON document"))
    options.add_argument("--version", action="version", version=f"study-planner {__version__}")
    return options


def _add_new(parsers: _Parsers) -> None:
    new = parsers.add("new", _("make the first plan"))
    new.add_argument("--background", metavar="ID", help=_("where you come from; see catalog roadmaps"))
    new.add_argument("--roadmap", metavar="ID|FILE", help=_("the roadmap to follow"))
    new.add_argument("--known", metavar="ITEM", action="append", default=[], help=_("an item you know"))
    hours = new.add_mutually_exclusive_group()
    hours.add_argument("--hours-per-week", metavar="H", type=float, help=_("study hours a week"))
    hours.add_argument(
        "--availability", metavar="HOURS", help=_('such as "mon 19:00-21:00, sat 09:00-13:00"')
    )
    new.add_argument("--start", metavar="DATE", help=_("the first day of study"))
    new.add_argument("--goal", metavar="TITLE=DATE", help=_("name and date of the goal of all core items"))
    new.add_argument("--exam", metavar="CERT=DATETIME", action="append", default=[], help=_("an exam date"))


def _add_answers(parsers: _Parsers) -> None:
    parsers.add("week", _("show a week")).add_argument("date", nargs="?", metavar="DATE")
    plan = parsers.add("plan", _("show the whole schedule and every verdict"))
    plan.add_argument("--weeks", metavar="N", type=int, help=_("sessions of the next N weeks only"))
    parsers.add("why", _("say why a session stands where it stands")).add_argument(
        "session", metavar="SESSION"
    )
    parsers.add("today", _("show what to do today"))
    parsers.add("history", _("show every change"))
    parsers.add("check", _("verify the plan's file and its backups"))
    tried = parsers.add("what-if", _("show what changes would do, and save nothing"))
    tried.add_argument(
        "--exam", metavar="CERT=DATETIME", action="append", default=[], help=_("an exam on another date")
    )
    tried.add_argument(
        "--hours", metavar="H", type=float, help=_("hours to prepare for a new exam, where no item does")
    )
    tried.add_argument("--hours-per-week", metavar="H", type=float, help=_("study hours a week"))
    tried.add_argument(
        "--day-off",
        metavar=("FROM", "TO"),
        nargs="+",
        action="append",
        default=[],
        help=_("days off, as day-off takes them or as FROM..TO"),
    )
    tried.add_argument("--without", metavar="ITEM", action="append", default=[], help=_("an item left out"))
    tried.add_argument(
        "--without-goal", metavar="GOAL", action="append", default=[], help=_("a goal or an exam let go")
    )
    odds = parsers.add("forecast", _("show how likely each goal is ready by its date"))
    odds.add_argument("goal", nargs="?", metavar="GOAL", help=_("this goal only"))
    odds.add_argument("--seed", metavar="N", type=_seed, help=_("begin the drawing of chances elsewhere"))


def _add_catalog(parsers: _Parsers) -> None:
    catalog = parsers.add("catalog", _("show what ships, or check a roadmap of your own"))
    found = catalog.add_subparsers(dest="what", required=True, metavar=_("what"))
    parsers.add("roadmaps", _("show the roadmaps"), found)
    parsers.add("items", _("show the items of the roadmaps"), found)
    parsers.add("certifications", _("show the certifications"), found)
    validate = parsers.add("validate", _("show every fault of a roadmap file, with line and column"), found)
    validate.add_argument("file", metavar="FILE")
    parsers.add("schema", _("write the JSON Schema of roadmap files, for editors"), found)


def _add_progress(parsers: _Parsers) -> None:
    done = parsers.add("done", _("mark an item completed"))
    done.add_argument("item", metavar="ITEM")
    done.add_argument("--minutes", metavar="N", type=int, help=_("minutes studied today, to be logged"))
    for name, help in (
        ("skip", _("mark an item as known")),
        ("leave-out", _("take an item out of the plan")),
        ("start", _("mark an item as begun")),
    ):
        parsers.add(name, help).add_argument("item", metavar="ITEM")
    log = parsers.add("log", _("log time for an item"))
    log.add_argument("item", metavar="ITEM")
    log.add_argument("--minutes", metavar="N", type=int, required=True)
    log.add_argument("--on", metavar="DATE", help=_("the day; today when not given"))
    review = parsers.add("review", _("say how well you remembered an item that came back"))
    review.add_argument("session", metavar="SESSION")
    review.add_argument("answer", choices=[rating.value for rating in Rating])
    review.add_argument("--minutes", metavar="N", type=int, help=_("its real minutes"))


def _add_goals(parsers: _Parsers) -> None:
    exam = parsers.add("add-exam", _("add the exam of a certification"))
    exam.add_argument("certification", metavar="CERT")
    exam.add_argument("due", metavar="DATETIME")
    exam.add_argument("--hours", metavar="H", type=float, help=_("hours to prepare, where no item does"))
    goal = parsers.add("add-goal", _("add a goal"))
    goal.add_argument("title", metavar="TITLE")
    goal.add_argument("--items", metavar="ID", nargs="+", required=True)
    edit = parsers.add("edit-goal", _("change a goal"))
    edit.add_argument("goal", metavar="ID")
    edit.add_argument("--title", metavar="TITLE")
    edit.add_argument("--items", metavar="ID", nargs="+")
    date = edit.add_mutually_exclusive_group()
    date.add_argument("--no-date", action="store_true", help=_("take its date away"))
    for parser in (goal, date):
        parser.add_argument("--date", metavar="DATE", help=_("its last day; for an exam its moment"))
    for parser in (exam, edit):
        parser.add_argument("--registration-closes", metavar="DATE", help=_("last day to register for it"))
    for parser in (exam, goal, edit):
        parser.add_argument("--priority", metavar="N", type=int, help=_("1 is the highest"))
        parser.add_argument("--buffer-days", metavar="N", type=int, help=_("days kept free before the date"))
    parsers.add("remove-goal", _("remove a goal")).add_argument("goal", metavar="ID")
    result = parsers.add("exam-result", _("record how an exam went"))
    result.add_argument("certification", metavar="CERT")
    result.add_argument("outcome", choices=["passed", "failed"])


def _add_hours_and_weeks(parsers: _Parsers) -> None:
    hours = parsers.add("availability", _("set the study hours of the week"))
    hours.add_argument("hours", metavar="HOURS", help=_('such as "mon 19:00-21:00, sat 09:00-13:00"'))
    off = parsers.add("day-off", _("take days off"))
    off.add_argument("first", metavar="FROM")
    off.add_argument("last", metavar="TO", nargs="?")
    accept = parsers.add("accept", _("accept a week, so that it stands still"))
    accept.add_argument("date", metavar="DATE", nargs="?")
    parsers.add("pin", _("hold a session where it is")).add_argument("session", metavar="SESSION")
    parsers.add("unpin", _("let a session move again")).add_argument("session", metavar="SESSION")
    replan = parsers.add("replan", _("lay the weeks to come out anew, and show what differs"))
    replan.add_argument("--all", action="store_true", help=_("move the sessions of accepted weeks too"))
    replan.add_argument("--dry-run", action="store_true", help=_("show it, and save nothing"))
    parsers.add("undo", _("take back the newest change"))
    parsers.add("redo", _("make the change again"))


def _add_import(parsers: _Parsers) -> None:
    imported = parsers.add("import", _("add a roadmap, or plan around a calendar file (.ics)"))
    imported.add_argument(
        "files", metavar="FILE", nargs="+", help=_("one file, or those that belong together")
    )
    imported.add_argument("--dry-run", action="store_true", help=_("show what would come, and save nothing"))
    imported.add_argument(
        "--merge",
        action="store_true",
        help=_("join what the plan has already, and take in what a new version tells otherwise"),
    )
    imported.add_argument(
        "--column",
        metavar="FIELD=NAME",
        action="append",
        default=[],
        help=_("the column of a table that tells a field, such as title=Topic"),
    )


def _add_export(parsers: _Parsers) -> None:
    export = parsers.add(
        "export",
        _(
            "write a file, by its ending: .ics the calendar, .csv a table, .md the checklist, .pdf the week "
            "to print, .yaml the roadmap, .json everything"
        ),
    )
    export.add_argument("file", metavar="FILE", nargs="?", help=_("not with --stop-keeping"))
    export.add_argument("--week", metavar="WEEK", help=_("such as 2026-W48, or a day in it; else this week"))
    whats = dict.fromkeys(each.value for kind in (Printout, Export) for each in kind)
    papers = [each.value for each in Paper]
    export.add_argument("--what", choices=list(whats), help=_("of what the ending can hold; else the first"))
    export.add_argument("--paper", choices=papers, help=_("that of your country when not given"))
    export.add_argument("--save-ink", action="store_true", help=_("fill no block"))
    export.add_argument("--notes", action="store_true", help=_("room to write beside the checklist"))
    export.add_argument("--alarm", metavar="N", type=_minutes, help=_("remind N minutes before, in the .ics"))
    export.add_argument("--keep", action="store_true", help=_("keep the .ics up to date with every change"))
    export.add_argument("--stop-keeping", action="store_true", help=_("keep it up to date no more"))
    export.add_argument("--name", metavar="NAME", default="", help=_("your name, on the portfolio"))
    export.add_argument(
        "--with-personal",
        action="store_true",
        help=_("with the texts of roadmaps that are your own copy, which .json always holds"),
    )


def _add_safety(parsers: _Parsers) -> None:
    backup = parsers.add("backup", _("make a verified copy of the plan"))
    backup.add_argument("file", metavar="FILE", nargs="?", help=_("else in the folder of the backups"))
    restore = parsers.add("restore", _("put back a backup, or everything that was exported as .json"))
    restore.add_argument("file", metavar="FILE")


def _minutes(text: str) -> int:
    if not text.isdecimal() or not text.isascii() or int(text[:9]) > MOST_ALARM:
        raise argparse.ArgumentTypeError(_("it is a whole number of minutes, at most four weeks"))
    return int(text)


def _seed(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(_("it is a whole number from 0 on"))
    return int(text)

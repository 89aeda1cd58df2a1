"""Runs the command line: reads what was typed, does it, prints, and returns the exit code."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from planner.cli.answers import ANSWERS, catalog
from planner.cli.arguments import build_parser
from planner.cli.commands import MAKERS, make_plan, step_back, step_forward, warnings_for
from planner.cli.inputs import read_moment
from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.i18n import _
from planner.log_file import log_fault
from planner.paths import Paths, default_data_dir
from planner.services.opening import open_plan, open_workspace
from planner.services.workspace import Clock, Workspace

DONE, REFUSED = 0, 1

OpenWindow = Callable[[Paths, Clock], int]


def run(arguments: list[str], open_window: OpenWindow, clock: Clock) -> int:
    """Do what the arguments ask for and return the exit code.

    0 done; 1 refused, with one sentence on the error output and nothing changed; 2 wrong usage (argparse
    leaves with it). `open_window` is called when no command is given.
    """
    typed = build_parser().parse_args(arguments)
    try:
        return _run(typed, open_window, _clock(typed, clock))
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone; there is nobody left to tell
        return DONE
    except Exception as error:
        return _our_fault(_paths(typed), error)


def _run(typed: Namespace, open_window: OpenWindow, clock: Clock) -> int:
    paths = _paths(typed)
    if typed.command is None:
        return open_window(paths, clock)
    if typed.command == "catalog":
        _print_answer(typed, *catalog(typed))
        return DONE
    if typed.command == "new":
        _new(typed, paths, clock)
        return DONE
    workspace = open_plan(paths, clock)
    try:
        if typed.command in ANSWERS:
            _print_answer(typed, *ANSWERS[typed.command](typed, workspace))
        else:
            _print_edit(typed, _change(typed, workspace))
    finally:
        workspace.close()
    return DONE


def _new(typed: Namespace, paths: Paths, clock: Clock) -> None:
    plan, warnings = make_plan(typed, clock())
    workspace = open_workspace(paths, clock)
    try:
        workspace.begin(plan)
        for warning in warnings:
            print(warning, file=sys.stderr)
        shown = Namespace(**{**vars(typed), "date": None, "weeks": 1})
        document, _lines = ANSWERS["plan"](shown, workspace)
        _document, lines = ANSWERS["today"](shown, workspace)
        _print_answer(typed, document, lines)
    finally:
        workspace.close()


def _change(typed: Namespace, workspace: Workspace) -> Edit:
    if typed.command == "undo":
        return step_back(workspace)
    if typed.command == "redo":
        return step_forward(workspace)
    for warning in warnings_for(typed, workspace.plan):
        print(warning, file=sys.stderr)
    make = MAKERS[typed.command]
    return workspace.perform(lambda plan, schedule: make(typed, plan, schedule, workspace.now))


def _print_answer(typed: Namespace, document: Any, lines: Iterable[str]) -> None:
    if getattr(typed, "json", False):
        print(json.dumps(document, ensure_ascii=False, indent=1))
    else:
        for line in lines:
            print(line)


def _print_edit(typed: Namespace, edit: Edit) -> None:
    label = _("Undone: {label}").format(label=edit.label) if typed.command == "undo" else edit.label
    _print_answer(typed, {"done": edit.label}, [label])


def _clock(typed: Namespace, clock: Clock) -> Clock:
    pretended = getattr(typed, "now", None)
    if pretended is None:
        return clock
    moment: datetime = read_moment(pretended)
    return lambda: moment


def _paths(typed: Namespace) -> Paths:
    folder = getattr(typed, "data_dir", None)
    return Paths(Path(folder).expanduser() if folder else default_data_dir())


def _our_fault(paths: Paths, error: Exception) -> int:
    """Tell a fault of the program in one sentence; what went wrong goes to the log beside the plan."""
    log_fault(paths.log, "the command failed", error)
    words = _("The program failed and the plan is as it was; what happened is in {log}.")
    print(words.format(log=paths.log), file=sys.stderr)
    return REFUSED

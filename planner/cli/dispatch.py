"""Does the commands of the terminal and prints their answers."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable
from typing import Any

from planner.cli.answers import ANSWERS, catalog
from planner.cli.commands import MAKERS, make_plan, step_back, step_forward, warnings_for
from planner.domain.edit import Edit
from planner.i18n import _
from planner.paths import Paths
from planner.services.opening import open_plan, open_workspace
from planner.services.workspace import Clock, Workspace


def run_command(typed: Namespace, paths: Paths, clock: Clock) -> None:
    """Do a command and print its answer. Raises Refusal when it cannot be done; then nothing has changed."""
    if typed.command == "catalog":
        _print_answer(typed, *catalog(typed))
        return
    if typed.command == "new":
        _new(typed, paths, clock)
        return
    workspace = open_plan(paths, clock)
    try:
        if typed.command in ANSWERS:
            _print_answer(typed, *ANSWERS[typed.command](typed, workspace))
        else:
            _print_edit(typed, _change(typed, workspace))
    finally:
        workspace.close()


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

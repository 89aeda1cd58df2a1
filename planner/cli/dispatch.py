"""Does the commands of the terminal and returns their answers; imports what the command at hand needs."""

from argparse import Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from planner.cli.answers import ANSWERS, catalog
from planner.cli.output import Answer
from planner.cli.recovery import open_or_advise
from planner.domain.edit import Edit
from planner.formats import day
from planner.i18n import _
from planner.paths import Paths
from planner.services.opening import open_workspace
from planner.services.workspace import Clock, Workspace
from planner.values import replace

if TYPE_CHECKING:
    from planner.cli.export import WritePdf


def run_command(typed: Namespace, paths: Paths, clock: Clock, write_pdf: "WritePdf") -> Answer:
    """Do a command and return its answer. Raises Refusal when it cannot be done; nothing has changed then."""
    if typed.command == "catalog":
        return _catalog(typed)
    if typed.command == "new":
        return _new(typed, paths, clock)
    if typed.command == "restore":
        return _restored(typed, paths, clock)
    named_folder: str | None = getattr(typed, "data_dir", None)
    if typed.command == "check":
        from planner.cli.check import check

        return check(paths, clock, named_folder)
    workspace = open_or_advise(paths, clock, named_folder)
    try:
        answer = _answer_of(typed, workspace, paths, write_pdf)
        return _with_calendar(answer, workspace, paths) if answer.is_change else answer
    finally:
        workspace.close()


def _catalog(typed: Namespace) -> Answer:
    from planner.cli.authoring import COMMANDS, author_answer

    return author_answer(typed) if typed.what in COMMANDS else _answer(*catalog(typed))


def _restored(typed: Namespace, paths: Paths, clock: Clock) -> Answer:
    """Go over to another plan, and let the calendar that is kept follow."""
    from planner.cli.safety import restore

    answer = restore(typed, paths, clock)
    workspace = open_workspace(paths, clock)
    try:
        return _with_calendar(answer, workspace, paths)
    finally:
        workspace.close()


def _answer_of(typed: Namespace, workspace: Workspace, paths: Paths, write_pdf: "WritePdf") -> Answer:
    if typed.command == "export":
        from planner.cli.export import export_file

        return export_file(typed, workspace, paths, write_pdf)
    if typed.command == "backup":
        from planner.cli.safety import back_up

        return back_up(typed, paths)
    if typed.command == "import":
        from planner.cli.import_file import import_file

        return import_file(typed, workspace)
    if typed.command in ANSWERS:
        return _answer(*ANSWERS[typed.command](typed, workspace))
    return _change(typed, workspace)


def _with_calendar(answer: Answer, workspace: Workspace, paths: Paths) -> Answer:
    """Let the calendar file that is kept follow a change, which is made also where the file cannot be."""
    if not paths.kept_calendar.is_file():
        return answer
    from planner.services.kept_calendar import behind_words, write_kept_calendar

    kept = write_kept_calendar(paths, workspace.snapshot, workspace.now)
    if kept is None or not kept.problem:
        return answer
    return replace(answer, warnings=(*answer.warnings, behind_words(kept)))


def _new(typed: Namespace, paths: Paths, clock: Clock) -> Answer:
    from planner.cli.commands import make_plan

    plan, warnings = make_plan(typed, clock())
    workspace = open_workspace(paths, clock)
    try:
        workspace.begin(plan)
        shown = Namespace(**{**vars(typed), "date": None, "weeks": 1})
        document, _lines = ANSWERS["plan"](shown, workspace)
        _document, lines = ANSWERS["today"](shown, workspace)
    finally:
        workspace.close()
    return Answer(document=document, lines=tuple(lines), warnings=tuple(warnings), is_change=True)


def _change(typed: Namespace, workspace: Workspace) -> Answer:
    from planner.cli.commands import make_change, step_back, step_forward, warnings_for

    if typed.command == "undo":
        edit = step_back(workspace)
        return _done(edit, _("Undone: {label}").format(label=edit.label))
    if typed.command == "redo":
        edit = step_forward(workspace)
        return _done(edit, edit.label)
    if typed.command == "replan":
        from planner.cli.replan import replan_weeks

        return replan_weeks(typed, workspace)
    warnings = tuple(warnings_for(typed, workspace.plan))
    edit = make_change(typed, workspace)
    return _done(edit, edit.label, warnings, _news(workspace))


def _news(workspace: Workspace) -> tuple[str, ...]:
    """Say what a change did besides what was wished."""
    from planner.services.step_news import step_news

    return step_news(workspace, day)


def _done(edit: Edit, line: str, warnings: tuple[str, ...] = (), news: tuple[str, ...] = ()) -> Answer:
    return Answer(document={"done": edit.label}, lines=(line, *news), warnings=warnings, is_change=True)


def _answer(document: Any, lines: Iterable[str]) -> Answer:
    # The lines are made while the plan is open, and a fault in making them leaves no half answer.
    return Answer(document=document, lines=tuple(lines))

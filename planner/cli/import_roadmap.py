"""The command `import` on a roadmap: adds its items, or with --merge joins and merges them."""

from argparse import Namespace
from collections.abc import Iterator, Sequence

from planner.cli.documents import Document
from planner.cli.output import Answer, dry_run_lines
from planner.domain.errors import shown
from planner.exchange.incoming import IncomingRoadmap
from planner.formats import study_length
from planner.i18n import _, ngettext
from planner.services.import_preview import ImportChoices, ImportPreview, ImportRow, RowState
from planner.services.importing import BEFORE_IMPORT, AsItWas, import_roadmap, preview_import
from planner.services.workspace import Workspace

_MOST_SHOWN = 5


def import_roadmap_file(
    typed: Namespace, incoming: IncomingRoadmap, name: str, workspace: Workspace
) -> Answer:
    """Take a roadmap in; with --dry-run only say what would come."""
    seen, now = workspace.plan, workspace.now
    choices = ImportChoices(joins=typed.merge, retells=typed.merge)
    preview = preview_import(seen, incoming, choices)
    document, advice = _document(preview), tuple(_advice(preview, merges=typed.merge))
    if not typed.merge and _left_alone(preview) and not _new(preview):
        words = _("Nothing in {title} is new.").format(title=shown(preview.title))
        return Answer(document=document, lines=(words, *advice))
    try:
        would = import_roadmap(seen, incoming, choices, name, now)
    except AsItWas as nothing:
        return Answer(document=document, lines=(str(nothing), *advice))
    lines = (*preview.news, *preview.skipped, *advice)
    if typed.dry_run:
        return Answer(
            document={"label": would.label, **document},
            lines=dry_run_lines(would.label, (*lines, *_new_items(preview), *_changed_items(preview))),
        )
    workspace.back_up(BEFORE_IMPORT)
    edit = workspace.change(  # another program may have changed it meanwhile
        lambda plan: would if plan is seen else import_roadmap(plan, incoming, choices, name, now)
    )
    return Answer(document={"done": edit.label, **document}, lines=(edit.label, *lines), is_change=True)


def _document(preview: ImportPreview) -> Document:
    new = _new(preview)
    states = {state.value: sum(row.state is state for row in preview.rows) for state in RowState}
    return {
        "title": preview.title,
        **states,
        "new": len(new),
        "minutes": sum(row.minutes for row in new),
        "skipped": list(preview.skipped),
        "items": [_item(row) for row in preview.rows],
    }


def _item(row: ImportRow) -> Document:
    return {
        "key": row.key,
        "title": row.title,
        "state": row.state.value,
        "item": row.item,
        "suggested": row.suggested,
        "because": row.because,
        "changes": list(row.changes),
        "minutes": row.minutes,
        "estimated": row.is_estimate,
        "taken": row.is_taken,
    }


def _new(preview: ImportPreview) -> list[ImportRow]:
    return [row for row in preview.rows if row.state is RowState.NEW and row.is_taken]


def _left_alone(preview: ImportPreview) -> int:
    """Return how many items the file tells anew and the plan keeps as they are."""
    return sum(row.state is RowState.CHANGED and not row.is_taken for row in preview.rows)


def _advice(preview: ImportPreview, *, merges: bool) -> Iterator[str]:
    if merges:
        return
    changed = _left_alone(preview)
    if changed:
        yield ngettext(
            "{count} changed item was left alone; --merge takes its changes.",
            "{count} changed items were left alone; --merge takes their changes.",
            changed,
        ).format(count=changed)
    if any(row.suggested is not None for row in preview.rows):
        yield _("--merge joins those that are surely items of your plan.")


def _new_items(preview: ImportPreview) -> Iterator[str]:
    """Name the first of the items that would come."""
    yield from _first([f"{shown(row.title)}, {study_length(row.minutes)}" for row in _new(preview)])


def _changed_items(preview: ImportPreview) -> Iterator[str]:
    """Name the first of the items of the plan that would change, and what would."""
    changed = [row for row in preview.rows if row.state is RowState.CHANGED and row.is_taken]
    yield from _first([f"{shown(row.title)}: {'; '.join(row.changes)}" for row in changed])


def _first(named: Sequence[str]) -> Iterator[str]:
    for each in named[:_MOST_SHOWN]:
        yield f"  {each}"
    rest = len(named) - _MOST_SHOWN
    if rest > 0:
        yield "  " + ngettext("and {count} more", "and {count} more", rest).format(count=rest)

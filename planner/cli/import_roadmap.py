"""The command `import` on a roadmap: adds its items, or with --merge joins and merges them."""

from argparse import Namespace
from collections.abc import Iterator

from planner.cli.documents import Document
from planner.cli.output import Answer
from planner.domain.errors import shown
from planner.domain.plan import Plan
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
    plan, now = workspace.plan, workspace.now
    preview = preview_import(plan, incoming, _choices(plan, incoming, merges=typed.merge))
    document, lines = _document(preview), tuple(_lines(plan, incoming, preview, merges=typed.merge))
    try:
        would = import_roadmap(plan, incoming, _choices(plan, incoming, merges=typed.merge), name, now)
    except AsItWas as nothing:
        return Answer(document=document, lines=(str(nothing), *_advice(preview, merges=typed.merge)))
    if typed.dry_run:
        shown_items = tuple(_new_items(preview))
        return Answer(
            document={"label": would.label, **document},
            lines=(would.label, *lines, *shown_items, _("Nothing is saved.")),
        )
    workspace.back_up(BEFORE_IMPORT)
    edit = workspace.change(
        lambda plan: import_roadmap(plan, incoming, _choices(plan, incoming, merges=typed.merge), name, now)
    )
    return Answer(document={"done": edit.label, **document}, lines=(edit.label, *lines), is_change=True)


def _choices(plan: Plan, incoming: IncomingRoadmap, *, merges: bool) -> ImportChoices:
    """Return what is asked for: without --merge, items come in and nothing that is there changes."""
    if merges:
        return ImportChoices()
    apart = ImportChoices(joins=False)
    rows = preview_import(plan, incoming, apart).rows
    return ImportChoices(joins=False, taken={row.key: False for row in rows if row.state is RowState.CHANGED})


def _document(preview: ImportPreview) -> Document:
    new = [row for row in preview.rows if row.state is RowState.NEW and row.is_taken]
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


def _lines(plan: Plan, incoming: IncomingRoadmap, preview: ImportPreview, *, merges: bool) -> Iterator[str]:
    yield from preview.news
    yield from preview.skipped
    yield from _advice(preview, merges=merges)
    if merges:
        return
    joined = preview_import(plan, incoming, ImportChoices())
    alike = sum(row.state is RowState.MATCHED for row in joined.rows)
    if alike:
        yield ngettext(
            "{count} of them looks like an item that you have; --merge joins the two.",
            "{count} of them look like items that you have; --merge joins them.",
            alike,
        ).format(count=alike)


def _advice(preview: ImportPreview, *, merges: bool) -> Iterator[str]:
    changed = sum(row.state is RowState.CHANGED for row in preview.rows)
    if changed and not merges:
        yield ngettext(
            "What is told otherwise of {count} item stays out; --merge takes it in.",
            "What is told otherwise of {count} items stays out; --merge takes it in.",
            changed,
        ).format(count=changed)


def _new_items(preview: ImportPreview) -> Iterator[str]:
    """Name the first of the items that would come."""
    new = [row for row in preview.rows if row.state is RowState.NEW and row.is_taken]
    for row in new[:_MOST_SHOWN]:
        yield f"  {shown(row.title)}, {study_length(row.minutes)}"
    rest = len(new) - _MOST_SHOWN
    if rest > 0:
        yield "  " + ngettext("and {count} more", "and {count} more", rest).format(count=rest)

"""Taking out what a plan holds: as which kinds of files, and what each says."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from planner.domain.errors import Refusal, shown
from planner.exchange.calendar_writing import calendar_file
from planner.exchange.markdown_writing import write_markdown
from planner.exchange.roadmap_writing import roadmap_yaml
from planner.exchange.table_writing import item_rows, write_table
from planner.exchange.text_file import write_file
from planner.i18n import _, ngettext
from planner.services.calendar_export import calendar_content
from planner.services.catalog import certifications
from planner.services.export_kinds import ENDINGS, Export, ExportWish
from planner.services.handed_on import roadmap_to_hand_on
from planner.services.item_export import (
    roadmap_of,
    session_rows,
    states_of,
    time_rows,
    without_personal_texts,
)
from planner.services.portfolio import portfolio_of
from planner.services.portfolio_words import portfolio_markdown
from planner.services.workspace import Snapshot
from planner.storage.archive import archive_text
from planner.values import Value


class Exported(Value):
    """The content of a file, and in words what is in it: "1,155 events"."""

    content: bytes
    words: str
    count: int


def export(state: Snapshot, wish: ExportWish) -> Exported:
    """Return what a file says of a plan as it stands. It may run in any thread. Raises Refusal."""
    return _MAKERS[wish.export](state, wish)


def save_export(state: Snapshot, wish: ExportWish, file: Path) -> Exported:
    """Write a file, whole or not at all, and return what is in it. Raises Refusal."""
    exported = export(state, wish)
    write_file(file, exported.content)
    return exported


def export_for(file: Path, what: str | None) -> Export:
    """Return what a file is to hold, by its ending and what is wished. Raises Refusal if they do not fit."""
    suffix = file.suffix.lower()
    able = ENDINGS.get(suffix)
    if able is None:
        raise Refusal(_no_such_ending(file.suffix))
    if what is None:
        return able[0]
    found = next((each for each in able if each.value == what), None)
    if found is None:
        words = _("A file that ends in {ending} holds {able}, and not {what}.")
        named = _(" or ").join(each.value for each in able)
        raise Refusal(words.format(ending=suffix, able=named, what=shown(what)))
    return found


def _no_such_ending(ending: str) -> str:
    endings = _(
        ".ics is the calendar, .csv a table, .md the checklist, .pdf the week to print, .yaml the roadmap, "
        ".json everything"
    )
    if not ending:
        return _("Give the file an ending that says what it shall be: {endings}.").format(endings=endings)
    return _("Nothing is written as {ending}: {endings}.").format(ending=shown(ending), endings=endings)


def _calendar(state: Snapshot, wish: ExportWish) -> Exported:
    plan = state.plan if wish.with_personal else without_personal_texts(state.plan)
    if not wish.calendar_id:
        raise ValueError("without an id the events of two plans would have one name")
    known, id = certifications(), wish.calendar_id
    content = calendar_content(plan, state.schedule, known, wish.calendar, state.saved_at, calendar_id=id)
    count = len(content.events)
    words = ngettext("{count} event", "{count} events", count).format(count=count)
    return Exported(calendar_file(content), words, count)


def _checklist(state: Snapshot, wish: ExportWish) -> Exported:
    plan = state.plan if wish.with_personal else without_personal_texts(state.plan)
    return _of_items(write_markdown(roadmap_of(plan), states_of(plan)).encode(), len(plan.items))


def _items(state: Snapshot, wish: ExportWish) -> Exported:
    plan = state.plan if wish.with_personal else without_personal_texts(state.plan)
    return _of_items(_table(write_table(item_rows(roadmap_of(plan), states_of(plan)))), len(plan.items))


def _roadmap(state: Snapshot, wish: ExportWish) -> Exported:
    plan = state.plan if wish.with_personal else without_personal_texts(state.plan)
    return _of_items(roadmap_yaml(roadmap_to_hand_on(plan)).encode(), len(plan.items))


def _sessions(state: Snapshot, _wish: ExportWish) -> Exported:
    count = len(state.schedule.sessions)
    words = ngettext("{count} session", "{count} sessions", count).format(count=count)
    return Exported(_table(write_table(session_rows(state.plan, state.schedule))), words, count)


def _time(state: Snapshot, _wish: ExportWish) -> Exported:
    count = len(state.plan.entries)
    words = ngettext("{count} entry", "{count} entries", count).format(count=count)
    return Exported(_table(write_table(time_rows(state.plan))), words, count)


def _portfolio(state: Snapshot, wish: ExportWish) -> Exported:
    plan = without_personal_texts(state.plan)  # as in print: an application is always handed on
    portfolio = portfolio_of(plan, certifications(), wish.name)
    count = len(portfolio.exams) + len(portfolio.projects) + len(portfolio.courses)
    words = ngettext("{count} achievement", "{count} achievements", count).format(count=count)
    text = portfolio_markdown(portfolio, state.schedule.as_of.date())
    return Exported(text.encode(), words, count)


def _everything(state: Snapshot, _wish: ExportWish) -> Exported:
    return _of_items(archive_text(state.plan).encode(), len(state.plan.items))


def _of_items(content: bytes, count: int) -> Exported:
    return Exported(content, ngettext("{count} item", "{count} items", count).format(count=count), count)


def _table(text: str) -> bytes:
    return text.encode("utf-8-sig")  # the mark by which spreadsheets know the encoding


_MAKERS: Final[Mapping[Export, Callable[[Snapshot, ExportWish], Exported]]] = {
    Export.CALENDAR: _calendar,
    Export.CHECKLIST: _checklist,
    Export.ITEMS: _items,
    Export.SESSIONS: _sessions,
    Export.TIME: _time,
    Export.PORTFOLIO: _portfolio,
    Export.ROADMAP: _roadmap,
    Export.EVERYTHING: _everything,
}

"""R12: hard texts in every text field of every record, through every way on which a plan is kept.

One field after the other is given one hard text after the other: it is saved, read, undone and redone, and
is letter by letter what was written, or is refused and nothing has changed. With one text in all fields that
take it, the plan is backed up and restored, and written as everything and read back.
"""

from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from typing import Any, Final

from planner.domain.edit import Change, Edit, Record
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.exchange.archive_file import read_archive_file
from planner.storage.archive import archive_text, plan_of
from planner.storage.backups import back_up
from planner.storage.errors import StorageRefusal
from planner.storage.mapping import row_of, table_name
from planner.storage.records import records_of
from planner.storage.store import Store
from planner.values import replace
from tests.reliability.hard_strings import HARD, IMPOSSIBLE
from tests.reliability.harness import Harness, Numbers, Wish, main, quick_folder
from tests.reliability.planted_faults import planted
from tests.reliability.text_fields import Place, texts, with_text
from tests.storage.samples import NOW, new_store, sample_plan

_LABEL: Final = "Changed a text"


def run(wish: Wish, numbers: Numbers) -> None:
    """Try so many pairs of a field and a text."""
    plan = sample_plan()
    pairs = [(record, place, text) for record, place in _fields(plan) for text in (*HARD, *IMPOSSIBLE)]
    Random(wish.seed).shuffle(pairs)
    with quick_folder() as folder, planted(wish.plant):
        with closing(new_store(folder / "each", plan)) as store:
            for record, place, text in pairs[: wish.runs]:
                numbers.next_run()
                _try_one(store, record, place, text, numbers)
        some = HARD if wish.runs >= len(pairs) else Random(wish.seed).sample(HARD, 3)
        for number, text in enumerate(some):
            _try_all(folder / str(number), plan, text, numbers)
    numbers.add("fields", len(list(_fields(plan))))


def _fields(plan: Plan) -> Iterator[tuple[Record, Place]]:
    """Yield each place in each record where a text stands, one record of a kind that has it."""
    seen: set[tuple[str, Place]] = set()
    for record in records_of(plan):
        for place, _text in texts(row_of(record)):
            kind = table_name(record), tuple(part for part in place if isinstance(part, str))
            if kind not in seen:
                seen.add(kind)
                yield record, place


def _without_rules(record: Record, place: Place, text: str) -> Record | None:
    """Return a record with a text that no file can hold in one of its own fields, as a faulty part might."""
    if len(place) != 1 or not isinstance(getattr(record, str(place[0]), None), str) or place[0] == "id":
        return None
    make: Any = replace
    with suppress(ValueError, TypeError, Refusal):
        changed: Record = make(record, **{str(place[0]): text})
        return changed
    return None


def _try_one(store: Store, record: Record, place: Place, text: str, numbers: Numbers) -> None:
    is_impossible = text in IMPOSSIBLE
    changed = _without_rules(record, place, text) if is_impossible else with_text(record, place, text)
    where = f"{table_name(record)} {place} {text[:40]!a}"
    if changed is None or changed == record:
        numbers.add("not taken by its rules")
        return
    before = store.load()
    label = _LABEL if is_impossible or not text else text
    edit = Edit(label, (Change(record, changed),))
    try:
        store.save(edit, expected_revision=before.revision, at=NOW)
    except StorageRefusal:
        if store.load() != before:
            numbers.spoil(f"{where}: refused, and yet changed")
        numbers.add("refused")
        return
    except Exception as error:
        numbers.spoil(f"{where}: {type(error).__name__} came out")
        return
    numbers.acknowledged += 1
    if is_impossible:
        numbers.lose(1, f"{where}: taken, and no file can hold it")
    if store.load() != before.after(edit).at_revision(before.revision + 1) or store.next_undo() != label:
        numbers.lose(1, f"{where}: not what was written")
    store.undo(expected_revision=before.revision + 1, at=NOW)
    if store.load().at_revision(0) != before.at_revision(0):
        numbers.spoil(f"{where}: undo did not take it back")
    store.redo(expected_revision=before.revision + 2, at=NOW)
    if store.load().at_revision(0) != before.after(edit).at_revision(0):
        numbers.lose(1, f"{where}: redo did not bring it again")
    store.undo(expected_revision=before.revision + 3, at=NOW)


def _try_all(folder: Path, plan: Plan, text: str, numbers: Numbers) -> None:
    """Keep a plan with a text in every field that takes it in every way there is."""
    full = plan
    for record, place in _fields(plan):
        table: Any = getattr(full, table_name(record))
        there: Record = table if record is plan.settings else table[record.id]
        changed = with_text(there, place, text)
        if changed is None or changed == there:
            continue
        candidate = full.after(Edit(_LABEL, (Change(there, changed),))).at_revision(0)
        with suppress(Refusal), closing(new_store(folder / "trial", candidate)) as store:
            store.verify()  # a prerequisite has to be an item
            full = candidate
        for left in (folder / "trial").iterdir():
            left.unlink()
    with closing(new_store(folder, full)) as store:
        kept = back_up(folder / "planner.db", folder / "backups", reason="by-hand")
        (folder / "everything.json").write_text(archive_text(full), "utf-8")
        for source in (kept, plan_of(read_archive_file(folder / "everything.json"))):
            with closing(store.copy_of(source)) as copy:
                store.restore(copy, at=NOW)
            if store.load().at_revision(0) != full:
                numbers.lose(1, f"{text[:40]!a}: not what was kept, from {type(source).__name__}")
            numbers.add("restored")


HARNESS: Final = Harness(
    run,
    full=100_000,  # more pairs than there are
    quick=150,
    plants={"tidied-texts": 40},
)

if __name__ == "__main__":
    main(HARNESS)

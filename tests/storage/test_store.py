import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest

from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.item import ItemStatus, Progress
from planner.domain.plan import Plan
from planner.domain.session import SessionState
from planner.storage.errors import StaleRevision, StorageRefusal
from planner.storage.store import HistoryEntry, Place, Store
from planner.values import replace
from tests.storage.samples import (
    NOW,
    TODAY,
    a_session,
    adding,
    an_entry,
    an_item,
    changing,
    new_store,
    removing,
    sample_plan,
)


def reopened(store: Store, tmp_path: Path) -> Plan:
    """The plan as another start of the program finds it."""
    again = new_store(tmp_path)
    plan = again.load()
    again.close()
    return plan


def test_a_new_store_holds_no_plan(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    assert not store.has_plan()
    assert store.revision() == 0
    assert store.history() == ()
    assert store.next_undo() is None
    assert store.next_redo() is None
    for call in (store.load, lambda: store.save(adding(an_item()), expected_revision=0, at=NOW)):
        with pytest.raises(Refusal, match="no plan here yet"):
            call()
    store.close()


def test_a_plan_comes_back_as_it_was_made_and_in_its_order(store: Store, plan: Plan, tmp_path: Path) -> None:
    assert store.has_plan()
    assert store.load() == plan
    loaded = reopened(store, tmp_path)
    assert loaded == plan
    for name in ("phases", "items", "goals", "sessions", "entries"):
        assert list(getattr(loaded, name)) == list(getattr(plan, name))


def test_a_second_plan_is_refused(store: Store, plan: Plan) -> None:
    with pytest.raises(Refusal, match="a plan here already"):
        store.create(Plan(), at=NOW)
    assert store.load() == plan


def test_a_plan_without_its_older_entries_is_not_stored(tmp_path: Path, plan: Plan) -> None:
    store = new_store(tmp_path)
    with pytest.raises(ValueError, match="all its time entries"):
        store.create(replace(plan, entries={}), at=NOW)
    assert not store.has_plan()
    store.close()


def test_making_a_plan_is_no_step_to_undo(store: Store, plan: Plan) -> None:
    assert store.undo(expected_revision=0, at=NOW) is None
    assert store.redo(expected_revision=0, at=NOW) is None
    assert store.load() == plan


def test_a_saved_edit_is_there_after_a_restart(store: Store, plan: Plan, tmp_path: Path) -> None:
    edit = Edit(
        "Mark done",
        (
            *changing(plan.sessions["s1"], replace(plan.sessions["s1"], state=SessionState.DONE)).changes,
            *adding(an_entry(3), Progress("papers", ItemStatus.DONE, TODAY)).changes,
            *removing(plan.days_off["holiday"]).changes,
            *changing(plan.settings, replace(plan.settings, title="Renamed")).changes,
        ),
    )
    assert store.save(edit, expected_revision=0, at=NOW).revision == 1
    assert store.revision() == 1
    assert reopened(store, tmp_path) == plan.after(edit)


def test_an_edit_may_change_its_records_in_any_order(store: Store, plan: Plan) -> None:
    adds = adding(a_session("s9", item="new"), an_entry(9, item="new"), an_item("new"))
    assert store.save(adds, expected_revision=0, at=NOW).revision == 1
    removes = removing(an_item("new"), an_entry(9, item="new"), a_session("s9", item="new"))
    assert store.save(removes, expected_revision=1, at=NOW).revision == 2
    assert store.load() == plan.after(adds).after(removes)


def test_numbers_of_time_entries_are_never_given_twice(store: Store, plan: Plan) -> None:
    store.save(adding(an_entry(7)), expected_revision=0, at=NOW)
    store.undo(expected_revision=1, at=NOW)
    assert "7" not in store.load().entries
    assert store.load().last_entry == 7


def test_a_time_entry_with_the_highest_number_that_can_be_kept_leaves_the_plan_readable(store: Store) -> None:
    store.save(adding(an_entry(10**18 - 1)), expected_revision=0, at=NOW)
    assert store.load().last_entry == 10**18 - 1


def test_undo_and_redo_go_back_and_forth_and_name_their_steps(
    store: Store, plan: Plan, tmp_path: Path
) -> None:
    first, second = adding(an_entry(3), label="Log 50 min"), adding(an_item("new"), label="Add item")
    store.save(first, expected_revision=0, at=NOW)
    store.save(second, expected_revision=1, at=NOW)
    assert (store.next_undo(), store.next_redo()) == ("Add item", None)

    assert store.undo(expected_revision=2, at=NOW) == second.reverse
    assert (store.next_undo(), store.next_redo()) == ("Log 50 min", "Add item")
    assert store.undo(expected_revision=3, at=NOW) == first.reverse
    assert store.undo(expected_revision=4, at=NOW) is None
    assert store.load() == replace(plan, revision=4, last_entry=3)
    store.close()

    again = new_store(tmp_path)
    assert (again.next_undo(), again.next_redo()) == (None, "Log 50 min")
    assert again.redo(expected_revision=4, at=NOW) == first
    assert again.redo(expected_revision=5, at=NOW) == second
    assert again.redo(expected_revision=6, at=NOW) is None
    assert again.load() == replace(plan.after(first).after(second), revision=6)
    again.close()


def test_a_new_step_ends_what_could_be_redone(store: Store) -> None:
    store.save(adding(an_item("one"), label="One"), expected_revision=0, at=NOW)
    store.undo(expected_revision=1, at=NOW)
    store.save(adding(an_item("two"), label="Two"), expected_revision=2, at=NOW)
    assert store.redo(expected_revision=3, at=NOW) is None
    assert [step.label for step in store.history()] == ["Two"]


def test_the_history_lists_the_newest_first_with_its_moments(store: Store) -> None:
    later = NOW + timedelta(minutes=5)
    store.save(adding(an_item("one"), label="One"), expected_revision=0, at=NOW)
    store.save(adding(an_item("two"), label="Two"), expected_revision=1, at=later)
    store.undo(expected_revision=2, at=later + timedelta(hours=1))
    assert store.history() == (
        HistoryEntry(2, later, "Two", undone=True),
        HistoryEntry(1, NOW, "One", undone=False),
    )
    assert [step.label for step in store.history(limit=1)] == ["Two"]


def test_the_history_keeps_a_thousand_steps_and_not_many_more(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.storage.writing.KEPT", 30)
    monkeypatch.setattr("planner.storage.writing._TRIM_EVERY", 10)
    for revision in range(75):
        store.save(Edit(f"step {revision + 1}", ()), expected_revision=revision, at=NOW)
    numbers = [step.number for step in store.history()]
    assert numbers == list(range(75, 40, -1))
    for revision in range(75, 110):
        assert store.undo(expected_revision=revision, at=NOW) is not None
    assert store.undo(expected_revision=110, at=NOW) is None


def test_an_edit_for_an_older_plan_is_refused(store: Store, other: Store, plan: Plan) -> None:
    mine, theirs = adding(an_item("mine")), adding(an_item("theirs"))
    assert other.save(theirs, expected_revision=0, at=NOW).revision == 1
    assert store.revision() == 1
    for call in (
        lambda: store.save(mine, expected_revision=0, at=NOW),
        lambda: store.undo(expected_revision=0, at=NOW),
        lambda: store.redo(expected_revision=0, at=NOW),
    ):
        with pytest.raises(StaleRevision):
            call()
    assert store.load() == other.load() == plan.after(theirs)
    assert store.save(mine, expected_revision=1, at=NOW).revision == 2
    assert other.load() == plan.after(theirs).after(mine)


@pytest.mark.parametrize(
    "edit",
    [
        adding(an_item("new"), an_item("linear-algebra")),
        adding(an_item("new"), an_entry(1)),
        Edit("", (*adding(an_item("new")).changes, *changing(an_entry(8), an_entry(8, minutes=9)).changes)),
        Edit("", (*adding(an_item("new")).changes, *removing(a_session("nowhere")).changes)),
        Edit("", (*adding(an_item("new")).changes, *adding(sample_plan().settings).changes)),
    ],
)
def test_an_edit_that_does_not_find_its_records_changes_nothing(store: Store, plan: Plan, edit: Edit) -> None:
    with pytest.raises(StaleRevision):
        store.save(edit, expected_revision=0, at=NOW)
    assert store.load() == plan
    assert store.history() == ()


def test_the_settings_are_never_removed(store: Store, plan: Plan) -> None:
    with pytest.raises(ValueError, match="never removed"):
        store.save(removing(plan.settings), expected_revision=0, at=NOW)
    assert store.load() == plan


@pytest.mark.parametrize(
    "edit",
    [
        adding(an_item("new"), an_entry(3, item="nowhere")),
        removing(sample_plan().items["linear-algebra"]),
        adding(an_item("new"), a_session("s9", state=SessionState.MISSED)),
    ],
    ids=["unknown item", "item still in use", "state never stored"],
)
def test_an_edit_that_contradicts_the_plan_changes_nothing(store: Store, plan: Plan, edit: Edit) -> None:
    with pytest.raises(StorageRefusal, match="does not fit"):
        store.save(edit, expected_revision=0, at=NOW)
    assert store.load() == plan
    assert store.save(adding(an_item("new")), expected_revision=0, at=NOW).revision == 1


@pytest.mark.parametrize("text", ["half a pair \ud800", "a\0b"])
def test_hard_texts_are_refused_and_change_nothing(store: Store, plan: Plan, text: str) -> None:
    for edit in (
        adding(an_item("new"), an_item("hard", note=text)),
        adding(an_item("new"), label=text),
        changing(plan.goals["some-day"], replace(plan.goals["some-day"], title=text)),
    ):
        with pytest.raises(StorageRefusal, match="cannot be stored"):
            store.save(edit, expected_revision=0, at=NOW)
    assert store.load() == plan
    assert store.history() == ()


def test_a_save_that_fails_midway_leaves_everything_as_it_was_and_can_be_repeated(
    store: Store, path: Path, plan: Plan
) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "CREATE TRIGGER fault BEFORE INSERT ON edits BEGIN SELECT RAISE(ABORT, 'planted'); END"
        )
    before = path.read_bytes()
    edit = adding(an_item("new"), an_entry(3, item="new"))
    with pytest.raises(StorageRefusal):
        store.save(edit, expected_revision=0, at=NOW)
    assert path.read_bytes() == before
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER fault")
    assert store.save(edit, expected_revision=0, at=NOW).revision == 1
    assert store.load() == plan.after(edit)


def test_a_step_that_no_longer_fits_is_not_undone_by_halves(store: Store, path: Path) -> None:
    store.save(adding(an_item("one"), an_item("two"), label="Add two"), expected_revision=0, at=NOW)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM items WHERE id = 'one'")
        connection.commit()
    with pytest.raises(StorageRefusal, match='"Add two" no longer fits'):
        store.undo(expected_revision=1, at=NOW)
    assert "two" in store.load().items
    assert store.next_undo() == "Add two"


def test_several_threads_and_programs_take_turns_and_lose_nothing(store: Store, other: Store) -> None:
    saved: list[int] = []

    def save_five(store: Store, name: str) -> None:
        for number in range(5):
            while True:
                try:
                    edit = adding(an_item(f"{name}{number}"))
                    saved.append(store.save(edit, expected_revision=store.revision(), at=NOW).revision)
                    break
                except StaleRevision:
                    continue

    hands = [(store, "a"), (store, "b"), (other, "c"), (other, "d")]
    threads = [Thread(target=save_five, args=hand) for hand in hands]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(saved) == list(range(1, 21))
    assert len(store.load().items) == len(other.load().items) == 3 + 20


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(ValueError, match="closed"):
        store.load()


def test_the_moment_of_the_newest_write_is_kept(store: Store, other: Store, tmp_path: Path) -> None:
    assert store.saved_at() == NOW
    later = NOW + timedelta(days=1)
    revision = other.save(adding(an_item("new")), expected_revision=other.revision(), at=later).revision
    assert store.saved_at() == later
    store.undo(expected_revision=revision, at=later + timedelta(hours=1))
    assert other.saved_at() == later + timedelta(hours=1)


def test_the_place_on_the_line_of_steps(store: Store) -> None:
    assert store.place() == Place(0, 0)
    for number, item in enumerate(("first", "second")):
        store.save(adding(an_item(item)), expected_revision=number, at=NOW)
    assert store.place() == Place(2, 2)
    store.undo(expected_revision=2, at=NOW)
    assert store.place() == Place(1, 2)
    store.undo(expected_revision=3, at=NOW)
    assert store.place() == Place(0, 2)


def test_without_a_plan_the_line_is_empty(tmp_path: Path) -> None:
    empty = new_store(tmp_path)
    assert empty.place() == Place()
    empty.close()

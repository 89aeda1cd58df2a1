"""Edits of one kind that follow each other within a second are one step."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from planner.domain.edit import Edit
from planner.domain.plan import Plan
from planner.domain.session import Session
from planner.storage.errors import StaleRevision, StorageRefusal
from planner.storage.store import HistoryEntry, Saved, Store
from planner.values import replace
from tests.storage.samples import NOW, adding, an_entry, an_item, changing, new_store

SECOND = timedelta(seconds=1)
MOMENT = timedelta(microseconds=1)


def later(session: Session, hours: int) -> Session:
    by = timedelta(hours=hours)
    return replace(session, start=session.start + by, end=session.end + by)


def nudge(plan: Plan, begin: int, end: int, goes_on: str = "move s1") -> Edit:
    """Move the session from so many hours behind its first place to so many."""
    first = plan.sessions["s1"]
    return replace(changing(later(first, begin), later(first, end), f"Moved to {end}"), goes_on=goes_on)


def save(store: Store, edit: Edit, at: datetime = NOW) -> Saved:
    return store.save(edit, expected_revision=store.revision(), at=at)


def undo(store: Store) -> Edit | None:
    return store.undo(expected_revision=store.revision(), at=NOW)


def redo(store: Store) -> Edit | None:
    return store.redo(expected_revision=store.revision(), at=NOW)


def labels(store: Store) -> list[str]:
    return [step.label for step in store.history()]


def test_edits_that_go_on_with_each_other_are_one_step(store: Store, plan: Plan, tmp_path: Path) -> None:
    save(store, adding(an_item("one"), label="One"))
    saves = [save(store, nudge(plan, hour, hour + 1), NOW + hour * SECOND) for hour in range(4)]
    whole = changing(plan.sessions["s1"], later(plan.sessions["s1"], 4), "Moved to 4")

    assert [saved.goes_on for saved in saves] == [False, True, True, True]
    assert [saved.revision for saved in saves] == [2, 3, 4, 5]
    assert saves[-1].step == replace(whole, goes_on="move s1")
    assert store.history() == (
        HistoryEntry(5, NOW + 3 * SECOND, "Moved to 4", undone=False),
        HistoryEntry(1, NOW, "One", undone=False),
    )
    store.close()
    with closing(new_store(tmp_path)) as again:
        assert undo(again) == whole.reverse
        assert again.load().sessions == plan.sessions
        assert again.next_undo() == "One"
        assert redo(again) == whole
        assert again.load().sessions["s1"] == later(plan.sessions["s1"], 4)


@pytest.mark.parametrize("gap", [SECOND + MOMENT, -MOMENT, -timedelta(hours=1)])
def test_after_more_than_a_second_or_with_a_clock_set_back_it_is_another_step(
    store: Store, plan: Plan, gap: timedelta
) -> None:
    save(store, nudge(plan, 0, 1))
    assert not save(store, nudge(plan, 1, 2), NOW + gap).goes_on
    assert labels(store) == ["Moved to 2", "Moved to 1"]


@pytest.mark.parametrize(("first", "second"), [("move s1", "resize s1"), ("", ""), ("move s1", "")])
def test_what_is_of_another_kind_or_of_none_is_another_step(
    store: Store, plan: Plan, first: str, second: str
) -> None:
    save(store, nudge(plan, 0, 1, first))
    assert not save(store, nudge(plan, 1, 2, second)).goes_on
    assert len(labels(store)) == 2


def test_an_edit_between_them_ends_it(store: Store, plan: Plan) -> None:
    save(store, nudge(plan, 0, 1))
    save(store, adding(an_item("one"), label="One"))
    assert not save(store, nudge(plan, 1, 2)).goes_on
    assert labels(store) == ["Moved to 2", "One", "Moved to 1"]


def test_undo_and_redo_end_it(store: Store, plan: Plan) -> None:
    save(store, nudge(plan, 0, 1))
    undo(store)
    assert not save(store, nudge(plan, 0, 2)).goes_on
    assert labels(store) == ["Moved to 2"]
    undo(store)
    redo(store)
    assert not save(store, nudge(plan, 2, 3)).goes_on
    assert labels(store) == ["Moved to 3", "Moved to 2"]


def test_what_was_undone_is_gone_with_the_first_of_them(store: Store, plan: Plan) -> None:
    save(store, adding(an_item("one"), label="One"))
    undo(store)
    save(store, nudge(plan, 0, 1))
    assert save(store, nudge(plan, 1, 2)).goes_on
    assert store.next_redo() is None
    assert labels(store) == ["Moved to 2"]


def test_another_program_is_not_gone_on_with_and_ends_it(store: Store, other: Store, plan: Plan) -> None:
    save(store, nudge(plan, 0, 1))
    assert not save(other, nudge(plan, 1, 2)).goes_on
    with pytest.raises(StaleRevision):
        store.save(nudge(plan, 1, 2), expected_revision=1, at=NOW)
    assert not save(store, nudge(plan, 2, 3)).goes_on
    assert labels(store) == ["Moved to 3", "Moved to 2", "Moved to 1"]


def test_another_start_of_the_program_ends_it(store: Store, plan: Plan, tmp_path: Path) -> None:
    save(store, nudge(plan, 0, 1))
    store.close()
    with closing(new_store(tmp_path)) as again:
        assert not save(again, nudge(plan, 1, 2)).goes_on
        assert len(labels(again)) == 2


def test_another_file_under_the_name_ends_it(store: Store, path: Path, plan: Plan) -> None:
    save(store, adding(an_item("one"), label="One"))
    copy = path.read_bytes()
    save(store, nudge(plan, 0, 1))
    path.rename(path.with_name("old"))
    path.write_bytes(copy)
    with closing(new_store(path.parent)) as other:
        save(other, adding(an_item("two"), label="Two"))  # which makes the same revision
    assert store.revision() == 2
    assert not save(store, nudge(plan, 0, 1)).goes_on
    assert labels(store) == ["Moved to 1", "Two", "One"]


def test_there_and_back_leaves_no_step_and_undo_takes_the_one_before(store: Store, plan: Plan) -> None:
    save(store, adding(an_item("one"), label="One"))
    save(store, nudge(plan, 0, 1))
    back = save(store, nudge(plan, 1, 0))
    assert back == Saved(3, replace(nudge(plan, 1, 0), changes=()), goes_on=True)
    assert store.revision() == 3
    assert labels(store) == ["One"]
    assert (store.next_undo(), store.next_redo()) == ("One", None)
    undo(store)
    assert store.load() == replace(plan, revision=4)


def test_what_follows_there_and_back_is_a_step_of_its_own(store: Store, plan: Plan) -> None:
    save(store, replace(adding(an_item("one"), label="One"), goes_on="move s1"), NOW - 2 * SECOND)
    for begin, end in ((0, 1), (1, 0), (0, 2), (2, 3)):
        save(store, nudge(plan, begin, end))
    assert labels(store) == ["Moved to 3", "One"]
    undo(store)
    assert store.load().sessions == plan.sessions
    assert "one" in store.load().items


def test_there_and_back_at_the_very_beginning_leaves_nothing(store: Store, plan: Plan) -> None:
    save(store, nudge(plan, 0, 1))
    save(store, nudge(plan, 1, 0))
    assert store.history() == ()
    assert undo(store) is None


def test_a_label_for_several_together_is_taken_when_there_are_several(store: Store, plan: Plan) -> None:
    for hour in range(2):
        save(store, replace(nudge(plan, hour, hour + 1), together="Moved on"))
        assert labels(store) == ["Moved to 1" if hour == 0 else "Moved on"]


def test_numbers_of_time_entries_that_came_and_went_are_never_given_again(store: Store) -> None:
    entry = adding(an_entry(7))
    save(store, replace(entry, goes_on="log"))
    save(store, replace(entry.reverse, goes_on="log"))
    assert store.load().last_entry == 7
    assert store.history() == ()


def test_a_save_that_fails_midway_leaves_the_step_as_it_was_and_can_be_repeated(
    store: Store, path: Path, plan: Plan
) -> None:
    save(store, nudge(plan, 0, 1))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "CREATE TRIGGER fault BEFORE INSERT ON edits BEGIN SELECT RAISE(ABORT, 'planted'); END"
        )
    before = path.read_bytes()
    with pytest.raises(StorageRefusal):
        save(store, nudge(plan, 1, 2))
    assert path.read_bytes() == before
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER fault")
    assert save(store, nudge(plan, 1, 2)).goes_on
    assert labels(store) == ["Moved to 2"]
    undo(store)
    assert store.load().sessions == plan.sessions


def test_the_history_is_still_cut_to_what_is_kept(
    store: Store, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.storage.writing.KEPT", 3)
    monkeypatch.setattr("planner.storage.writing._TRIM_EVERY", 2)
    for hour in range(20):
        save(store, nudge(plan, hour, hour + 1), NOW + hour // 2 * 2 * SECOND)
    assert labels(store) == ["Moved to 20", "Moved to 18", "Moved to 16"]

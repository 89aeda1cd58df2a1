"""The store: the plan on disk behind load() and save(edit), with undo that survives a restart."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.domain.edit import Edit, Record, as_one
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.domain.telling import Tell, untold
from planner.i18n import _
from planner.storage import history
from planner.storage.backup_file import revision_of
from planner.storage.backups import back_up, backups_in
from planner.storage.database import Database, check_everything
from planner.storage.errors import StaleRevision, StorageRefusal, Unsure
from planner.storage.history import HistoryEntry, PastStep, Place
from planner.storage.kinds import moment
from planner.storage.mapping import CODECS, readable
from planner.storage.newest_step import NewestStep
from planner.storage.plan_file import PlanFile
from planner.storage.reader import Reader
from planner.storage.records import (
    State,
    check_followed,
    check_names,
    check_order,
    minutes_by_item,
    read_all,
    state_in,
)
from planner.storage.restore import FreshCopy
from planner.storage.start_up import open_checked
from planner.values import Value

if TYPE_CHECKING:
    from planner.storage.writing import Changing

__all__ = ["HistoryEntry", "PastStep", "Place", "Saved", "StaleRevision", "StorageRefusal", "Store", "Unsure"]


class Saved(Value):
    """What a save has made.

    Attributes:
        revision: the number of the plan as it is stored now.
        step: all that the newest step changes; none where going on with it has left nothing of it, and then
            the history has no such step any more.
        goes_on: whether the step was there before and was gone on with.
    """

    revision: int
    step: Edit
    goes_on: bool = False


class Store:
    """The plan's file, open. Every call is one transaction; calls from several threads take turns.

    Any call may raise StorageRefusal, whose text is one sentence for the learner; the file is then as it
    was, and the call may be made again. Only after Unsure, one of its kinds, the change may be there.
    """

    def __init__(self, database: Database, *, backups: Path) -> None:
        """Take an open database; `Store.open` is the way to one."""
        self._file = PlanFile(database, backups=backups, on_other_file=self._forget_newest)
        self._backups = backups
        self._newest: NewestStep | None = None

    @classmethod
    def open(cls, path: Path, *, backups: Path) -> "Store":
        """Open the plan at `path`, made empty if there is none; `backups` takes a copy before a migration."""
        return cls(open_checked(path, backups), backups=backups)

    def close(self) -> None:
        """Give the file free."""
        self._file.close()

    def prepare_to_save(self) -> None:
        """Load and make what the first change would wait for. Takes a tenth of a second; any thread may."""
        import planner.storage.writing  # noqa: F401 - SQLAlchemy, which reading does without

        with self._file.turn():
            self._file.prepare_to_write()

    def has_plan(self) -> bool:
        """Whether a plan was made here."""
        with self._file.reading() as connection:
            return state_in(connection) is not None

    def revision(self) -> int:
        """Return how many edits the stored plan has seen, 0 without a plan. Cheap enough to ask often."""
        with self._file.reading() as connection:
            state = state_in(connection)
            return state.revision if state else 0

    def saved_at(self) -> datetime | None:
        """Return when the stored plan was changed last, in local time; None without a plan."""
        with self._file.reading() as connection:
            at = connection.exec_driver_sql("SELECT changed_at FROM meta").scalar()
        try:
            return None if at is None else moment.read(at)
        except ValueError:  # written by another hand; no plan rests on it
            return None

    def create(self, plan: Plan, *, at: datetime) -> None:
        """Store the first plan, which is no step that could be undone. Raises Refusal where one exists."""
        from planner.storage.writing import insert_plan  # with SQLAlchemy, which reading does without

        totals: dict[str, int] = {}
        for entry in plan.entries.values():
            totals[entry.item] = totals.get(entry.item, 0) + entry.minutes
        if totals != plan.logged:
            raise ValueError("a plan is stored with all its time entries")
        with self._file.committing() as connection:
            if state_in(connection) is not None:
                raise Refusal(_("There is a plan here already; choose another data folder for a new one."))
            insert_plan(connection, plan, at)

    def load(self) -> Plan:
        """Return the plan. Raises Refusal where there is none."""
        with self._file.reading() as connection:
            state = _state(connection)
            tables = {name: read_all(connection, name) for name in CODECS}
            with readable():
                (settings,) = tables.pop("settings").values()
            return Plan(
                settings=settings,
                **tables,
                logged=minutes_by_item(connection),
                last_entry=state.last_entry,
                revision=state.revision,
            )

    def save(self, edit: Edit, *, expected_revision: int, at: datetime) -> Saved:
        """Store an edit; what was undone before can't be redone any more.

        It becomes the newest step, or part of it where it goes on with what this store saved a moment ago.
        Raises StaleRevision when the stored plan is not the one the edit was made for; load again then.
        """
        with self._changing(expected_revision) as changing:
            saved = self._saved(edit, changing.state, at)
            applied = changing.make(edit, step=saved.step, goes_on=saved.goes_on, at=at)
        # Not before it is on disk. A step that is gone from the history cannot be gone on with.
        self._newest = NewestStep(saved.step, saved.revision, at) if applied == saved.revision else None
        return saved

    def _saved(self, edit: Edit, state: State, at: datetime) -> Saved:
        newest, revision = self._newest, state.revision + 1
        if newest is None or not newest.is_continued_by(edit, on=state.revision, at=at):
            return Saved(revision, edit)
        return Saved(revision, as_one(newest.edit, edit), goes_on=True)

    def undo(self, *, expected_revision: int, at: datetime) -> Edit | None:
        """Take back the newest step and return the edit that did it, or None when there is nothing to undo.

        Raises StaleRevision as `save` does.
        """
        with self._changing(expected_revision) as changing:
            step = history.applied(changing.connection, changing.state.applied)
            if step is None:
                return None
            edit = step.edit.reverse
            changing.repeat(edit, applied=history.place_below(changing.connection, step.number), at=at)
        return edit

    def redo(self, *, expected_revision: int, at: datetime) -> Edit | None:
        """Take the step that was undone last again and return its edit, or None when there is none.

        Raises StaleRevision as `save` does.
        """
        with self._changing(expected_revision) as changing:
            step = history.undone(changing.connection, changing.state.applied)
            if step is None:
                return None
            changing.repeat(step.edit, applied=step.number, at=at)
        return step.edit

    def next_undo(self) -> str | None:
        """Return the label of the step that `undo` would take back, or None."""
        with self._file.reading() as connection:
            state = state_in(connection)
            return history.label_of_applied(connection, state.applied) if state else None

    def next_redo(self) -> str | None:
        """Return the label of the step that `redo` would take again, or None."""
        with self._file.reading() as connection:
            state = state_in(connection)
            return history.label_of_undone(connection, state.applied) if state else None

    def history(self, limit: int | None = 200) -> tuple[HistoryEntry, ...]:
        """Return the newest steps (None: all), newest first, the undone ones included."""
        with self._file.reading() as connection:
            state = state_in(connection)
            return history.entries(connection, state.applied, limit) if state else ()

    def place(self) -> Place:
        """Return where on the line of its steps the plan stands."""
        with self._file.reading() as connection:
            state = state_in(connection)
            return history.place_at(connection, state.applied) if state else Place()

    def past_steps(self, kinds: Iterable[type[Record]], *, expected_revision: int) -> tuple[PastStep, ...]:
        """Return the steps that have led to a revision and changed records of some kinds, newest first.

        The undone ones are not among them. Raises StaleRevision when the stored plan is another one by now.
        """
        return tuple(self.steps_back(kinds, expected_revision=expected_revision))

    def steps_back(self, kinds: Iterable[type[Record]], *, expected_revision: int) -> Iterator[PastStep]:
        """Yield the same, reading no further than is asked for.

        It takes several turns, so that another thread need not wait for the end of it.
        """
        wanted, place = tuple(kinds), None
        while place != 0:
            with self._file.reading() as connection:
                state = state_in(connection)
                if state is None or state.revision != expected_revision:
                    raise StaleRevision
                place = state.applied if place is None else place
                found, place = history.past_steps(connection, place, wanted)
            yield from found

    def verify(self) -> int:
        """Check the file more closely than opening does; return how many steps it keeps for undo.

        What stands in it counts, not what was read of it before.
        """
        with self._file.reading() as connection:
            check_everything(connection, self._file.path)
            items = read_all(connection, "items")
            check_order(items)
            check_names(items, read_all(connection, "goals"))
            check_followed(read_all(connection, "followed"))
            return history.count_readable(connection)

    def back_up(self, *, reason: str) -> Path | None:
        """Copy the plan as it is, for a reason in small letters and hyphens; None where a backup holds it."""
        with self._file.turn():
            before = backups_in(self._backups)
            if before and revision_of(before[0].path) == self.revision():
                return None
            return back_up(self._file.path, self._backups, reason=reason)

    def copy_of(self, source: Path | Plan, tell: Tell = untold) -> FreshCopy:
        """Copy a backup through every check, or write a plan, for `restore`; what is here is left alone."""
        return FreshCopy(source, self._file.path, tell)

    def restore(self, fresh: FreshCopy, *, at: datetime) -> Path | None:
        """Go back to a copied backup; return the copy of what is given up, None where there was no plan.

        The steps kept for undo belong to the file, so they come back with it; a plan brings none.
        """
        with self._file.alone() as state:
            marked = fresh.mark(above=state.revision if state else 0, at=at)
            kept = back_up(self._file.path, self._backups, reason="before-restore") if state else None
            self._file.replace(marked)
        return kept

    def one_reading(self) -> AbstractContextManager[None]:
        """Let all that is asked meanwhile be answered from one state of the file, in one transaction."""
        return self._file.one_reading()

    @contextmanager
    def _changing(self, expected_revision: int) -> "Iterator[Changing]":
        from planner.storage.writing import Changing

        with self._file.committing() as connection:
            state = _state(connection)
            if state.revision != expected_revision:
                raise StaleRevision
            yield Changing(connection, state)

    def _forget_newest(self) -> None:
        self._newest = None


def _state(reader: Reader) -> State:
    state = state_in(reader)
    if state is None:
        raise Refusal(_("There is no plan here yet; make one first."))
    return state

"""A copy of what can be read of a damaged plan, to be looked at; the damaged file is left as it is."""

import atexit
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.domain.telling import Tell, untold
from planner.i18n import _
from planner.paths import Paths
from planner.scheduling.engine import make_schedule
from planner.services.opening import open_workspace
from planner.services.sample_folder import make_sample_folder, remove_sample_folder
from planner.services.workspace import Clock, Workspace
from planner.storage.errors import Foreign, Unusable, nothing_left, plain_words
from planner.storage.store import Store

__all__ = ["SalvagedCopy", "may_be_salvaged"]


def may_be_salvaged(refusal: Refusal) -> bool:
    """Whether something of a plan that was refused may still be read."""
    return isinstance(refusal, Unusable) and not isinstance(refusal, Foreign)


class SalvagedCopy:
    """A plan in a folder of its own, which is gone at the end of the program at the latest.

    Attributes:
        paths: where it lies.
        source: the data folder of the damaged plan.
    """

    def __init__(self, source: Paths, clock: Clock, tell: Tell = untold) -> None:
        """Copy what can be read. It may be made in any thread, and tells how far it is.

        Raises Refusal where that is nothing, and then leaves nothing behind.
        """
        from planner.storage.salvage import salvaged_plan  # with SQLAlchemy, which few commands need

        self.source = source
        plan = salvaged_plan(source.database, tell)
        _check(plan, source, clock)
        self.paths = make_sample_folder(_("Copy of what can be read"))
        atexit.register(self.remove)
        try:
            self._write(plan, clock)
        except Refusal:
            self.remove()
            raise

    def open(self, clock: Clock) -> Workspace:
        """Open it to be looked at: every change of it is refused."""
        store = Store.open(self.paths.database, backups=self.paths.backups)
        try:
            return Workspace(store, clock, _no_turn)
        except BaseException:
            store.close()
            raise

    def remove(self) -> None:
        """Remove it with its folder."""
        remove_sample_folder(self.paths)
        atexit.unregister(self.remove)

    def _write(self, plan: Plan, clock: Clock) -> None:
        workspace = open_workspace(self.paths, clock)
        try:
            workspace.begin(plan)
        finally:
            workspace.close()
        with plain_words(self.paths.data_dir):
            if self.source.window.is_file():  # with the choices for the window
                shutil.copyfile(self.source.window, self.paths.window)


def _check(plan: Plan, source: Paths, clock: Clock) -> None:
    """Refuse what was read where no weeks can be planned with it, for then no page could be shown."""
    try:
        make_schedule(plan, clock()).work_out()
    except (LookupError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
        raise nothing_left(source.database) from error


@contextmanager
def _no_turn() -> Iterator[None]:
    raise Refusal(_("This is a copy to look at, in which nothing can be changed."))
    yield

"""A schedule that is written down as a whole, for tests of what is shown of one."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType

from planner.domain.session import Session, SessionKind
from planner.scheduling.estimates import AS_ESTIMATED, Estimates
from planner.scheduling.schedule import GoalOutlook, ItemOutlook, Schedule, Unplaced


class WrittenSchedule(Schedule):
    """A schedule of given parts."""

    is_whole = True
    sessions: tuple[Session, ...] = ()
    goals: tuple[GoalOutlook, ...] = ()
    items: Mapping[str, ItemOutlook] = MappingProxyType({})
    unplaced: tuple[Unplaced, ...] = ()

    def __init__(
        self,
        as_of: datetime,
        sessions: Sequence[Session] = (),
        *,
        goals: Sequence[GoalOutlook] = (),
        items: Mapping[str, ItemOutlook] | None = None,
        unplaced: Sequence[Unplaced] = (),
        estimates: Estimates = AS_ESTIMATED,
    ) -> None:
        self.as_of, self.estimates = as_of, estimates
        self.sessions = tuple(sorted(sessions, key=lambda session: (session.start, session.id)))
        self.goals, self.items, self.unplaced = tuple(goals), items or {}, tuple(unplaced)

    @property
    def verdicts(self) -> Mapping[str, GoalOutlook]:
        return self.outlooks

    @property
    def standings(self) -> Mapping[str, ItemOutlook]:
        return self.items

    @property
    def exams(self) -> Sequence[Session]:
        return [session for session in self.sessions if session.kind is SessionKind.EXAM]

    def between(self, first: date, last: date) -> Sequence[Session]:
        return [session for session in self.sessions if first <= session.start.date() < last]

    def since(self, first: date) -> Iterator[Session]:
        return (session for session in self.sessions if first <= session.start.date())

    def session(self, id: str) -> Session | None:
        return next((session for session in self.sessions if session.id == id), None)

    def finish_of_item(self, id: str) -> datetime | None:
        return self.items[id].planned_finish if id in self.items else None

    def lay_out_more(self) -> None:
        raise AssertionError("it is whole")


def rewritten(
    schedule: Schedule,
    *,
    sessions: Sequence[Session] | None = None,
    goals: Sequence[GoalOutlook] | None = None,
    items: Mapping[str, ItemOutlook] | None = None,
    unplaced: Sequence[Unplaced] | None = None,
) -> WrittenSchedule:
    """Return a schedule with some of its parts written anew."""
    return WrittenSchedule(
        schedule.as_of,
        schedule.sessions if sessions is None else sessions,
        goals=schedule.goals if goals is None else goals,
        items=schedule.items if items is None else items,
        unplaced=schedule.unplaced if unplaced is None else unplaced,
        estimates=schedule.estimates,
    )

"""Records of the domain <-> rows of the tables, and edits <-> the JSON in which they are kept for undo.

A row is a plain mapping from column to value. Reading goes through the domain's own rules: a row that no
record accepts is refused, never repaired.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from operator import attrgetter
from typing import Any, Generic, TypeVar

from planner.domain.availability import BusyTime, DayOff, ExtraHours, Limits, TimeRange, WeeklyPattern
from planner.domain.busy_calendar import BusyCalendar, CalendarColor
from planner.domain.card import Card
from planner.domain.course_work import CourseWork
from planner.domain.edit import Change, Edit, Record
from planner.domain.errors import Refusal
from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.goal import ExamOutcome, Goal, GoalKind
from planner.domain.item import Effort, Item, ItemKind, ItemStatus, Progress, Recurrence, Resource, Subject
from planner.domain.item_notes import Evidence, ItemNotes, Step
from planner.domain.plan import TABLES
from planner.domain.roadmap import Phase
from planner.domain.session import PlacedBy, Session, SessionKind, SessionState
from planner.domain.settings import SessionLengths, Settings
from planner.domain.time_entry import TimeEntry
from planner.i18n import _
from planner.storage import kinds
from planner.storage.errors import StorageRefusal, Unusable
from planner.storage.json_text import Undecoded, decoded
from planner.storage.kinds import Kind, choice, day, flag, moment, number, perhaps, several, text, whole
from planner.storage.later import LaterMapping

T = TypeVar("T")
Row = dict[str, Any]


class Codec(Generic[T]):
    """How one type of value becomes a row and comes back.

    Attributes:
        columns: the names of the columns, in order.
        decoders: what decodes the text in those that hold JSON, by their names.
    """

    def __init__(self, make: type[T], fields: Mapping[str, Kind], **parts: Callable[..., Any]) -> None:
        """Take the kind of each field; "effort.low" is the field of a part, made by `parts["effort"]`."""
        self._make = make
        self._parts = parts
        self._values = attrgetter(*fields)
        self._fields = [
            (path, path.replace(".", "_"), kind.write, kind.read) for path, kind in fields.items()
        ]
        self._reads = [kind.read for kind in fields.values()]
        self.columns = tuple(column for _path, column, _write, _read in self._fields)
        self.decoders = {
            path.replace(".", "_"): kind.decode for path, kind in fields.items() if kind.decode is not None
        }

    def write(self, value: T) -> Row:
        """Return the row. Raises ValueError for a value that cannot be kept exactly."""
        values = zip(self._fields, self._values(value), strict=True)
        return {column: write(each) for (_path, column, write, _read), each in values}

    def read(self, row: Mapping[str, Any]) -> T:
        """Return the value. A column that an older row lacks takes the field's default.

        Raises ValueError, TypeError, LookupError or Refusal for a row that is none.
        """
        values = {path: read(row[column]) for path, column, _write, read in self._fields if column in row}
        for part, make in self._parts.items():
            inner = [path for path in values if path.startswith(part + ".")]
            values[part] = make(**{path.partition(".")[2]: values.pop(path) for path in inner})
        return self._make(**values)

    def read_stored(self, stored: Sequence[Any]) -> T:
        """Return the value of what stands in the columns. Raises as `read` does, also where it is no JSON."""
        if self.decoders or self._parts:
            row = dict(zip(self.columns, stored, strict=True))
            for column, decode in self.decoders.items():
                row[column] = decode(row[column])
            return self.read(row)
        # The same for what has many rows, in half the time.
        values = [read(each) for read, each in zip(self._reads, stored, strict=True)]
        return self._make(**dict(zip(self.columns, values, strict=True)))


_RESOURCE = Codec(
    Resource,
    {
        "id": text,
        "title": text,
        "by": text,
        "url": text,
        "type": text,
        "cost": text,
        "checked": flag,
        "hours": perhaps(kinds.three_numbers),
        "note": text,
    },
)

_SETTINGS = Codec(
    Settings,
    {
        "id": text,
        "title": text,
        "roadmap": text,
        "background": perhaps(text),
        "start": perhaps(day),
        "lengths.least": whole,
        "lengths.default": whole,
        "lengths.most": whole,
        "limits.most_per_day": perhaps(whole),
        "limits.most_per_week": perhaps(whole),
        "limits.percent_free": whole,
        "tight_percent": whole,
        "learn_estimates": flag,
        "review_percent": whole,
    },
    lengths=SessionLengths,
    limits=Limits,
)

_ITEM = Codec(
    Item,
    {
        "id": text,
        "title": text,
        "kind": choice(ItemKind),
        "phase": text,
        "subject": choice(Subject),
        "position": whole,
        "core": flag,
        "effort.low": whole,
        "effort.likely": whole,
        "effort.high": whole,
        "requires": several(text),
        "after": several(text),
        "covers": several(text),
        "choice_group": perhaps(text),
        "recurring": perhaps(choice(Recurrence)),
        "certifications": several(text),
        "resources": several(kinds.record(_RESOURCE.write, _RESOURCE.read)),
        "done_when": text,
        "note": text,
        "opens": perhaps(day),
        "closes": perhaps(day),
        "units": perhaps(whole),
        "skip_for": several(text),
        "refresh_for": kinds.mapping_to(number),
        "extra": kinds.mapping,
    },
    effort=Effort,
)

_STEP = Codec(Step, {"title": text, "is_done": flag})
_EVIDENCE = Codec(Evidence, {"title": text, "place": text, "on": day})

_NOTES = Codec(
    ItemNotes,
    {
        "id": text,
        "note": text,
        "steps": several(kinds.record(_STEP.write, _STEP.read)),
        "evidence": several(kinds.record(_EVIDENCE.write, _EVIDENCE.read)),
    },
)

_COURSE = Codec(
    CourseWork,
    {
        "id": text,
        "units_done": whole,
        "units": perhaps(whole),
        "resource": text,
        "started": perhaps(day),
        "price": text,
    },
)

_GOAL = Codec(
    Goal,
    {
        "id": text,
        "title": text,
        "items": several(text),
        "kind": choice(GoalKind),
        "priority": whole,
        "due": perhaps(moment),
        "buffer_days": whole,
        "created": whole,
        "certification": perhaps(text),
        "exam_minutes": whole,
        "outcome": perhaps(choice(ExamOutcome)),
        "registration_closes": perhaps(day),
        "booked": flag,
        "place": text,
        "fee": text,
        "decided_on": perhaps(day),
    },
)

_EXTRA_HOURS = Codec(
    ExtraHours,
    {"id": text, "day": day, "hours.start": whole, "hours.end": whole, "hours.preferred": flag},
    hours=TimeRange,
)

_SESSION = Codec(
    Session,
    {
        "id": text,
        "item": text,
        "start": moment,
        "end": moment,
        "state": choice(SessionState),
        "kind": choice(SessionKind),
        "pinned": flag,
        "accepted": flag,
        "goal": perhaps(text),
        "placed_by": choice(PlacedBy),
    },
)

_ENTRY = Codec(
    TimeEntry,
    {
        "id": kinds.running_number,
        "item": text,
        "day": day,
        "minutes": whole,
        "session": perhaps(text),
        "note": text,
    },
)

_CARD = Codec(
    Card,
    {
        "id": text,
        "due": day,
        "stability": number,
        "difficulty": number,
        "reviewed": day,
        "answers": whole,
        "resting": flag,
    },
)

_PATTERN = Codec(
    WeeklyPattern,
    {"id": text, "days": kinds.week_of_ranges, "valid_from": perhaps(day), "title": text},
)
_CALENDAR = Codec(
    BusyCalendar,
    {
        "id": text,
        "title": text,
        "path": text,
        "color": choice(CalendarColor),
        "read_at": moment,
        "digest": text,
        "events": whole,
        "skipped": whole,
    },
)
_BUSY_TIME = Codec(BusyTime, {"id": text, "start": moment, "end": moment, "title": text, "calendar": text})

_PHASE = Codec(Phase, {"id": text, "title": text, "position": whole, "theme": text})


def _later(codec: Codec[Any]) -> Kind:
    """A mapping from texts to records, which is read from its table when it is first asked for."""
    now = kinds.mapping_to(kinds.record(codec.write, codec.read))

    def read_undecoded(undecoded: Undecoded) -> Mapping[str, Any]:
        with readable():
            return dict(now.read(decoded(undecoded)))

    def read(value: Any) -> Mapping[str, Any]:
        if not isinstance(value, Undecoded):
            return dict(now.read(value))
        return LaterMapping(lambda: read_undecoded(value))

    return Kind(now.write, read, Undecoded)


_FOLLOWED = Codec(
    FollowedRoadmap,
    {
        "id": text,
        "title": text,
        "version": text,
        "form": text,
        "file": text,
        "taken_at": moment,
        "names": kinds.mapping_to(text),
        "items": _later(_ITEM),
        "phases": _later(_PHASE),
        "phase_names": kinds.mapping_to(text),
        "estimated": kinds.a_set_of(text),
        "is_personal": flag,
    },
)

# Under the name of the table, which is the name of the plan's mapping too.
CODECS: Mapping[str, Codec[Any]] = {
    "settings": _SETTINGS,
    "phases": _PHASE,
    "items": _ITEM,
    "progress": Codec(Progress, {"id": text, "status": choice(ItemStatus), "on": perhaps(day)}),
    "notes": _NOTES,
    "courses": _COURSE,
    "goals": _GOAL,
    "patterns": _PATTERN,
    "days_off": Codec(DayOff, {"id": text, "first": day, "last": day, "title": text}),
    "extra_hours": _EXTRA_HOURS,
    "calendars": _CALENDAR,
    "busy_times": _BUSY_TIME,
    "sessions": _SESSION,
    "entries": _ENTRY,
    "cards": _CARD,
    "followed": _FOLLOWED,
}

_TABLE_NAMES: Mapping[type[Any], str] = {Settings: "settings", **TABLES}


def table_name(record: Record) -> str:
    """Return the name of the table that keeps such records."""
    return table_of(type(record))


def table_of(kind: type[Record]) -> str:
    """Return the name of the table that keeps records of a kind."""
    return _TABLE_NAMES[kind]


def row_of(record: Record) -> Row:
    """Return the row of a record. Raises StorageRefusal for a value that cannot be kept exactly."""
    with storable():
        return CODECS[table_name(record)].write(record)


def changes_as_json(changes: Sequence[Change]) -> list[Row]:
    """Return the changes of an edit as JSON can hold them. Raises StorageRefusal as `row_of` does."""
    return [
        {
            "table": table_name(change.record),
            "before": None if change.before is None else row_of(change.before),
            "after": None if change.after is None else row_of(change.after),
        }
        for change in changes
    ]


def edit_from_json(label: str, changes: Any) -> Edit:
    """Return the edit that was kept. Raises StorageRefusal for one that cannot be read."""
    with readable():
        return Edit(label, tuple(change_from_json(each) for each in changes))


def change_from_json(row: Row) -> Change:
    """Return one change of an edit that was kept; what it raises for one that is none, `readable` refuses."""
    codec = CODECS[row["table"]]
    before, after = row["before"], row["after"]
    return Change(
        None if before is None else codec.read(before), None if after is None else codec.read(after)
    )


def checked_label(label: str) -> str:
    """Return the label of an edit. Raises StorageRefusal for one that cannot be kept exactly."""
    with storable():
        return str(text.write(label))


@contextmanager
def storable() -> Iterator[None]:
    """Refuse a value that cannot be kept exactly. A value of a wrong type stays the program's own fault."""
    try:
        yield
    except ValueError as error:
        raise StorageRefusal(
            _("A text or number in this change cannot be stored, so nothing was saved; write it differently.")
        ) from error


@contextmanager
def readable() -> Iterator[None]:
    """Refuse a row that no record accepts."""
    try:
        yield
    except StorageRefusal:
        raise
    except (ValueError, TypeError, LookupError, RecursionError, Refusal) as error:
        raise Unusable(
            _("The plan holds a value that cannot be read; put a backup in its place to go on.")
        ) from error

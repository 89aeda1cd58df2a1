"""Edits: every change to a plan, as a value that knows its reverse."""

from collections.abc import Iterable

from planner.domain.availability import BusyTime, DayOff, ExtraHours, WeeklyPattern
from planner.domain.busy_calendar import BusyCalendar
from planner.domain.card import Card
from planner.domain.course_work import CourseWork
from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.goal import Goal
from planner.domain.item import Item, Progress
from planner.domain.item_notes import ItemNotes
from planner.domain.roadmap import Phase
from planner.domain.session import Session
from planner.domain.settings import Settings
from planner.domain.time_entry import TimeEntry
from planner.values import Value, replace

Record = (
    Settings
    | Phase
    | Item
    | Progress
    | ItemNotes
    | CourseWork
    | Goal
    | WeeklyPattern
    | DayOff
    | ExtraHours
    | BusyCalendar
    | BusyTime
    | Session
    | TimeEntry
    | Card
    | FollowedRoadmap
)


class Change(Value):
    """One record before and after; None before means added, None after means removed."""

    before: Record | None
    after: Record | None

    def __post_init__(self) -> None:
        """Refuse a change of nothing, or one that turns a record into another."""
        if self.before is None and self.after is None:
            raise ValueError("a change needs a record")
        if self.before is None or self.after is None:
            return
        if type(self.before) is not type(self.after) or self.before.id != self.after.id:
            raise ValueError("a change keeps the kind and the id of its record")

    @property
    def record(self) -> Record:
        """The record after the change, or the one that it removes."""
        record = self.after if self.after is not None else self.before
        assert record is not None
        return record

    @property
    def reverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.after, self.before)


class Edit(Value):
    """A named step: what the learner reads in "Undo ...", and the changes it makes together or not at all.

    Attributes:
        goes_on: what it does with which records, such as "move s1". It goes on with an edit that says the
            same and was made a moment before, so that undo takes both back; "" goes on with none.
        together: the label once it has gone on with another; "" for its own, which then tells of both.
    """

    label: str
    changes: tuple[Change, ...]
    goes_on: str = ""
    together: str = ""

    @property
    def reverse(self) -> "Edit":
        """The step that takes this one back, under the same label."""
        return replace(self, changes=tuple(change.reverse for change in reversed(self.changes)))


def as_one(earlier: Edit, later: Edit) -> Edit:
    """Return two edits that follow each other as one step; it may be left without changes."""
    changes = merged_changes((*earlier.changes, *later.changes))
    return replace(later, label=later.together or later.label, changes=changes)


def merged_changes(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return changes that follow each other as one for each record: from its first state to its last."""
    merged: dict[tuple[type[Record], str], Change] = {}
    for change in changes:
        key = (type(change.record), change.record.id)
        earlier = merged.pop(key, None)
        before = change.before if earlier is None else earlier.before
        if before != change.after:
            merged[key] = Change(before, change.after)
    return tuple(merged.values())

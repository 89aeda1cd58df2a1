"""The plan: one immutable snapshot of everything the learner has told the program."""

from collections.abc import Mapping
from typing import Any

from planner.domain.availability import BusyTime, DayOff, ExtraHours, WeeklyPattern
from planner.domain.busy_calendar import BusyCalendar
from planner.domain.card import Card
from planner.domain.course_work import CourseWork, untouched
from planner.domain.edit import Change, Edit, Record
from planner.domain.errors import UnknownId
from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.goal import Goal
from planner.domain.item import Item, ItemStatus, Progress
from planner.domain.item_notes import ItemNotes
from planner.domain.roadmap import Phase
from planner.domain.session import Session, SessionKind
from planner.domain.settings import Settings
from planner.domain.time_entry import TimeEntry
from planner.i18n import _
from planner.values import Value, field, replace

# The field of a plan that holds records of a type.
TABLES: Mapping[type[Any], str] = {
    Phase: "phases",
    Item: "items",
    Progress: "progress",
    ItemNotes: "notes",
    CourseWork: "courses",
    Goal: "goals",
    WeeklyPattern: "patterns",
    DayOff: "days_off",
    ExtraHours: "extra_hours",
    BusyCalendar: "calendars",
    BusyTime: "busy_times",
    Session: "sessions",
    TimeEntry: "entries",
    Card: "cards",
    FollowedRoadmap: "followed",
}


class Plan(Value, kw_only=True):
    """A study plan. Every mapping goes from id to record and is never changed in place.

    Attributes:
        notes: what is kept with items, by item id; most items have none.
        courses: what is said of items as courses, by item id; most have nothing.
        followed: the roadmaps that its items came from.
        logged: the minutes of all entries, by item id.
        last_entry: highest number ever given to a time entry.
        revision: how many edits the stored plan has seen.
    """

    settings: Settings = Settings()
    phases: Mapping[str, Phase] = field(default_factory=dict)
    items: Mapping[str, Item] = field(default_factory=dict)
    progress: Mapping[str, Progress] = field(default_factory=dict)
    notes: Mapping[str, ItemNotes] = field(default_factory=dict)
    courses: Mapping[str, CourseWork] = field(default_factory=dict)
    goals: Mapping[str, Goal] = field(default_factory=dict)
    patterns: Mapping[str, WeeklyPattern] = field(default_factory=dict)
    days_off: Mapping[str, DayOff] = field(default_factory=dict)
    extra_hours: Mapping[str, ExtraHours] = field(default_factory=dict)
    calendars: Mapping[str, BusyCalendar] = field(default_factory=dict)
    busy_times: Mapping[str, BusyTime] = field(default_factory=dict)
    sessions: Mapping[str, Session] = field(default_factory=dict)
    entries: Mapping[str, TimeEntry] = field(default_factory=dict)
    cards: Mapping[str, Card] = field(default_factory=dict)
    followed: Mapping[str, FollowedRoadmap] = field(default_factory=dict)
    logged: Mapping[str, int] = field(default_factory=dict)
    last_entry: int = 0
    revision: int = 0

    def item(self, id: str) -> Item:
        """Return the item, or refuse with the nearest ids."""
        try:
            return self.items[id]
        except KeyError:
            raise UnknownId(_("item"), id, tuple(self.items)) from None

    def goal(self, id: str) -> Goal:
        """Return the goal, or refuse with the nearest ids."""
        try:
            return self.goals[id]
        except KeyError:
            raise UnknownId(_("goal"), id, tuple(self.goals)) from None

    def status(self, id: str) -> ItemStatus:
        """Return what the learner said of an item."""
        said = self.progress.get(id)
        return said.status if said else ItemStatus.PLANNED

    def notes_of(self, id: str) -> ItemNotes:
        """Return what is kept with an item, which may be nothing."""
        return self.notes.get(id) or ItemNotes(id=id)

    def course_of(self, id: str) -> CourseWork:
        """Return what is said of an item as a course, which may be nothing."""
        return self.courses.get(id) or untouched(id)

    def units_of(self, id: str) -> int | None:
        """Return how many units an item has, by the learner's own count before the roadmap's, if any."""
        return self.course_of(id).units or self.item(id).units

    def title_of(self, session: Session) -> str:
        """Return what a session is called: the exam by its goal, study by its item; the id without them."""
        goal = self.goals.get(session.goal or "") if session.kind is SessionKind.EXAM else None
        named = goal or self.items.get(session.item)
        return named.title if named else session.item

    def minutes_by_session(self) -> dict[str, int]:
        """Return the minutes logged with each session, by its id."""
        minutes: dict[str, int] = {}
        for entry in self.entries.values():
            if entry.session is not None:
                minutes[entry.session] = minutes.get(entry.session, 0) + entry.minutes
        return minutes

    def study_minutes(self) -> Mapping[str, int]:
        """Return the minutes logged by item id, without those of reviews: what the study itself took."""
        reviews = {session.id for session in self.sessions.values() if session.is_review}
        if not reviews:
            return self.logged
        minutes = dict(self.logged)
        for entry in self.entries.values():
            if entry.session in reviews:
                minutes[entry.item] -= entry.minutes
        return {item: left for item, left in minutes.items() if left}

    def find(self, record: Record) -> Record | None:
        """Return the record of the same kind and id as it stands now, or None."""
        if isinstance(record, Settings):
            return self.settings
        found: Record | None = getattr(self, TABLES[type(record)]).get(record.id)
        return found

    def after(self, edit: Edit) -> "Plan":
        """Return the plan after an edit. The plan itself is left as it is."""
        fields: dict[str, Any] = {"revision": self.revision + 1}
        for change in edit.changes:
            if isinstance(change.record, Settings):
                # There is no plan without settings: taking them away leaves the ordinary ones.
                fields["settings"] = change.after or Settings()
                continue
            name = TABLES[type(change.record)]
            table = fields.setdefault(name, dict(getattr(self, name)))
            if change.after is None:
                table.pop(change.record.id, None)
            else:
                table[change.record.id] = change.after
        return replace(self, **fields, **self._logged_after(edit))

    def at_revision(self, revision: int) -> "Plan":
        """Return the same plan, counted as a stored revision."""
        return replace(self, revision=revision)

    def _logged_after(self, edit: Edit) -> dict[str, Any]:
        changes = [change for change in edit.changes if isinstance(change.record, TimeEntry)]
        if not changes:
            return {}
        logged = dict(self.logged)
        for change in changes:
            _count(logged, change)
        numbers = [int(change.record.id) for change in changes]
        return {"logged": logged, "last_entry": max(self.last_entry, *numbers)}


def _count(logged: dict[str, int], change: Change) -> None:
    for entry, sign in ((change.before, -1), (change.after, 1)):
        if isinstance(entry, TimeEntry):
            total = logged.get(entry.item, 0) + sign * entry.minutes
            logged[entry.item] = total
            if total == 0:
                del logged[entry.item]

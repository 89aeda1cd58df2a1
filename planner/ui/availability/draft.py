"""What is being changed in the dialog for hours and days off, as one immutable value. Knows no Qt."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from planner.domain.availability import DayOff, ExtraHours, Limits, TimeRange, WeeklyPattern
from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.domain.settings import SessionLengths, Settings
from planner.i18n import _
from planner.scheduling.ordinary_hours import current_pattern
from planner.services import availability
from planner.services.reviews import set_review_share
from planner.services.several_edits import MakeEdit, joined
from planner.ui.shared.hours_text import read_day, write_day


@dataclass(frozen=True, slots=True)
class NewDaysOff:
    """Days off that are to be taken, both ends included."""

    first: date
    last: date
    title: str = ""


@dataclass(frozen=True, slots=True)
class NewHours:
    """Study hours that are to be added on one day."""

    day: date
    hours: TimeRange


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursDraft:
    """The hours as they would be.

    Attributes:
        pattern, settings: the week in force and the settings as they were; only what differs from them is
            changed, whatever another program may have written meanwhile.
        texts: the ranges of each weekday as typed, Monday first.
        dropped: ids of the days off and extra hours that are taken back.
        least, usual, most: session lengths in minutes, which may be out of order while they are typed.
        review_percent: the most of a week that reviews may take.
    """

    pattern: WeeklyPattern
    settings: Settings
    texts: tuple[str, ...]
    days_off: tuple[NewDaysOff, ...] = ()
    extra_hours: tuple[NewHours, ...] = ()
    dropped: frozenset[str] = frozenset()
    limits: Limits
    least: int
    usual: int
    most: int
    review_percent: int

    def with_text(self, weekday: int, text: str) -> "HoursDraft":
        """Return the draft with other hours on a weekday (0 is Monday)."""
        texts = (text if number == weekday else other for number, other in enumerate(self.texts))
        return replace(self, texts=tuple(texts))

    def day(self, weekday: int) -> tuple[TimeRange, ...]:
        """Return the ranges of a weekday; those that stay are as preferred as they were.

        Raises Refusal where the text cannot be read.
        """
        before = self.pattern.days[weekday]
        if self.texts[weekday] == write_day(before):
            return before
        preferred = {(hours.start, hours.end) for hours in before if hours.preferred}
        return tuple(
            replace(hours, preferred=(hours.start, hours.end) in preferred)
            for hours in read_day(self.texts[weekday])
        )

    def week(self) -> WeeklyPattern:
        """Return the week as typed. Raises Refusal where a day cannot be read."""
        return replace(self.pattern, days=tuple(self.day(weekday) for weekday in range(7)))

    def lengths(self) -> SessionLengths:
        """Return the session lengths. Raises Refusal where they are out of order."""
        return SessionLengths(self.least, self.usual, self.most)

    def edit(self, plan: Plan, now: datetime) -> Edit:
        """Return the whole change as one edit. Raises Refusal where a part of it cannot be."""
        return joined(plan, _("Changed the study hours"), self.parts(plan, now))

    def parts(self, plan: Plan, now: datetime) -> Iterator[MakeEdit]:
        """Yield what makes the edits that lead from a plan to the draft; Refusal where it is not readable."""
        week, lengths = self.week(), self.lengths()
        if week.days != self.pattern.days:
            yield partial(availability.set_hours, pattern=week, now=now)
        for id in sorted(self.dropped & plan.days_off.keys()):
            yield partial(availability.remove_day_off, id=id)
        for id in sorted(self.dropped & plan.extra_hours.keys()):
            yield partial(availability.remove_extra_hours, id=id)
        for off in self.days_off:
            yield partial(availability.add_day_off, first=off.first, last=off.last, now=now, title=off.title)
        for extra in self.extra_hours:
            yield partial(availability.add_extra_hours, on=extra.day, hours=extra.hours, now=now)
        if self.limits != self.settings.limits:
            yield partial(availability.set_limits, limits=self.limits)
        if lengths != self.settings.lengths:
            yield partial(availability.set_session_lengths, lengths=lengths)
        if self.review_percent != self.settings.review_percent:
            yield partial(set_review_share, percent=self.review_percent)


def draft_of(plan: Plan, now: datetime) -> HoursDraft:
    """Return the draft that changes nothing."""
    pattern, lengths = current_pattern(plan, now), plan.settings.lengths
    return HoursDraft(
        pattern=pattern,
        settings=plan.settings,
        texts=tuple(write_day(day) for day in pattern.days),
        limits=plan.settings.limits,
        least=lengths.least,
        usual=lengths.default,
        most=lengths.most,
        review_percent=plan.settings.review_percent,
    )


def has_changed(draft: HoursDraft, plan: Plan, now: datetime) -> bool:
    """Whether the draft leads away from the plan; one that cannot be read does."""
    try:
        return any(True for _part in draft.parts(plan, now))
    except Refusal:
        return True


def plan_after(draft: HoursDraft, plan: Plan, now: datetime) -> Plan:
    """Return the plan as the draft would make it. Raises Refusal where it cannot be."""
    for make in draft.parts(plan, now):
        plan = plan.after(make(plan))
    return plan


def kept_days_off(draft: HoursDraft, plan: Plan, now: datetime) -> tuple[DayOff, ...]:
    """Return the stored days off that are not over and stay, by date."""
    kept = (off for off in plan.days_off.values() if off.id not in draft.dropped and off.last >= now.date())
    return tuple(sorted(kept, key=lambda off: (off.first, off.last, off.id)))


def kept_extra_hours(draft: HoursDraft, plan: Plan, now: datetime) -> tuple[ExtraHours, ...]:
    """Return the stored extra hours that are not over and stay, by date."""
    kept = (
        extra
        for extra in plan.extra_hours.values()
        if extra.id not in draft.dropped and extra.day >= now.date()
    )
    return tuple(sorted(kept, key=lambda extra: (extra.day, extra.hours)))


def take_days_off(draft: HoursDraft, plan: Plan, new: NewDaysOff, now: datetime) -> HoursDraft:
    """Return the draft with more days off. Raises Refusal where they cannot be taken."""
    availability.add_day_off(plan, new.first, new.last, now, new.title)
    return replace(draft, days_off=(*draft.days_off, new))


def add_hours(draft: HoursDraft, plan: Plan, day: date, text: str, now: datetime) -> HoursDraft:
    """Return the draft with more hours on one day. Raises Refusal where they cannot be read or added."""
    ranges = read_day(text)
    if not ranges:
        raise Refusal(_("Write the hours like 09:00-12:00."))
    only = replace(
        draft_of(plan, now),
        dropped=draft.dropped,
        extra_hours=(*draft.extra_hours, *(NewHours(day, hours) for hours in ranges)),
    )
    plan_after(only, plan, now)
    return replace(draft, extra_hours=only.extra_hours)

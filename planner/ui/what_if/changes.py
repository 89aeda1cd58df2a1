"""The changes that the learner tries, as they stand in the fields; knows no Qt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar

from planner.domain.goal import Goal, end_of_day
from planner.domain.plan import Plan
from planner.formats import last_day
from planner.scheduling.ordinary_hours import current_pattern
from planner.scheduling.remedies.remedy import Remedy, RemedyKind
from planner.services.remedies import longer_week, practical_date
from planner.services.what_if import WhatIf

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, kw_only=True)  # one field does not count when two are compared
class Changes:
    """What is tried. Every `with_...` gives the changes with one more, or with one taken back.

    Attributes:
        days: by goal id, another last day.
        minutes_per_week: the study minutes of an ordinary week, None for those of the plan.
        later_weeks: by id, those of weeks that are not in force yet, as a way out has them grow too.
        days_off: the first and the last day off, None for no days off.
        left_out: items to leave out.
        known: items to mark as known.
        known_offered: items that a way out named; they stay in the fields also when they are not tried.
        without_goals: goals to let go.
    """

    days: Mapping[str, date] = field(default_factory=dict)
    minutes_per_week: int | None = None
    later_weeks: Mapping[str, int] = field(default_factory=dict)
    days_off: tuple[date, date] | None = None
    left_out: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    known_offered: tuple[str, ...] = field(default=(), compare=False)
    without_goals: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is tried."""
        return self == Changes()

    def touches(self, goal: str) -> bool:
        """Whether something is tried with a goal's own date."""
        return goal in self.days

    def with_day(self, plan: Plan, goal: str, day: date | None) -> "Changes":
        """Return them with another last day of a goal; with its own or none, the date stays as it is."""
        due = plan.goals[goal].due
        is_same = day is None or (due is not None and last_day(due) == day)
        return replace(self, days=_with(self.days, goal, None if is_same else day))

    def with_minutes(self, plan: Plan, minutes: int, now: datetime) -> "Changes":
        """Return them with other study minutes a week, as set by hand: later weeks keep those of the plan."""
        return self.with_weeks(plan, minutes, {}, now)

    def with_weeks(self, plan: Plan, minutes: int, later: Mapping[str, int], now: datetime) -> "Changes":
        """Return them with other study minutes in an ordinary week and in weeks that are not in force yet."""
        current = current_pattern(plan, now)
        known = {id: plan.patterns[id].minutes for id in later if id in plan.patterns and id != current.id}
        others = {id: later[id] for id, minutes_now in known.items() if later[id] != minutes_now}
        is_same = minutes == current.minutes
        return replace(self, minutes_per_week=None if is_same else minutes, later_weeks=others)

    def with_days_off(self, span: tuple[date, date] | None) -> "Changes":
        """Return them with other days off, or none."""
        return replace(self, days_off=span)

    def with_left_out(self, items: Iterable[str]) -> "Changes":
        """Return them with other items left out, or none."""
        return replace(self, left_out=tuple(items))

    def with_known(self, items: Iterable[str]) -> "Changes":
        """Return them with other items tried as known, or none."""
        known = tuple(items)
        return replace(self, known=known, known_offered=known or self.known_offered)

    def with_goal(self, goal: str, is_kept: bool) -> "Changes":
        """Return them with a goal kept, or let go."""
        others = tuple(id for id in self.without_goals if id != goal)
        return replace(self, without_goals=others if is_kept else (*others, goal))

    def with_remedy(self, before: Plan, after: Plan, remedy: Remedy, now: datetime) -> "Changes":
        """Return them with a way out as well, which was found for the plan `after` these changes.

        Raises Refusal where the plan has no room for it.
        """
        goal = remedy.goal
        if remedy.kind is RemedyKind.MORE_HOURS:
            week = longer_week(after, remedy, now)
            return self.with_weeks(before, week.minutes, week.later, now)
        if remedy.kind is RemedyKind.LATER_DATE:
            return self.with_day(before, goal, last_day(practical_date(after, remedy, now)))
        if remedy.kind is RemedyKind.LEAVE_OUT:
            return self.with_left_out(_joined(self.left_out, remedy.items))
        if remedy.kind is RemedyKind.KNOWN:
            return self.with_known(_joined(self.known, remedy.items))
        return self if remedy.let_go is None else self.with_goal(remedy.let_go, False)

    def still_possible(self, plan: Plan, now: datetime) -> "Changes":
        """Return what of them can be tried with a plan that has changed meanwhile."""
        goals = {id for id, goal in plan.goals.items() if goal.outcome is None}
        made = Changes(
            days_off=self.days_off,
            left_out=_open(plan, self.left_out),
            known=_open(plan, self.known),
            known_offered=_open(plan, self.known_offered),
            without_goals=tuple(goal for goal in self.without_goals if goal in goals),
        )
        usual = current_pattern(plan, now).minutes
        minutes = usual if self.minutes_per_week is None else self.minutes_per_week
        made = made.with_weeks(plan, minutes, self.later_weeks, now)
        for goal in goals & self.days.keys():
            made = made.with_day(plan, goal, self.days[goal])
        return made

    def wish(self, plan: Plan) -> WhatIf:
        """Return them as the planner takes them."""
        kept = [goal for goal in plan.goals if goal not in self.without_goals]
        return WhatIf(
            dates={goal: _due(plan.goals[goal], self.days[goal]) for goal in kept if goal in self.days},
            minutes_per_week=self.minutes_per_week,
            later_weeks=self.later_weeks,
            days_off=() if self.days_off is None else (self.days_off,),
            without_items=self.left_out,
            known_items=self.known,
            without_goals=self.without_goals,
        )


def _due(goal: Goal, day: date) -> datetime:
    """Return the moment of a goal on another day: an exam keeps its hour, other goals have the whole day."""
    if goal.is_exam and goal.due is not None:
        return datetime.combine(day, goal.due.time())
    return end_of_day(day)


def _open(plan: Plan, items: Iterable[str]) -> tuple[str, ...]:
    return tuple(id for id in items if id in plan.items and not plan.status(id).is_settled)


def _joined(*groups: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for group in groups for id in group))


def _with(mapping: Mapping[str, _Value], key: str, value: _Value | None) -> dict[str, _Value]:
    others = {each: kept for each, kept in mapping.items() if each != key}
    return others if value is None else {**others, key: value}

"""What the fields of "What if" offer and say; knows no Qt."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.formats import duration, hours, last_day, study_length
from planner.i18n import _, ngettext
from planner.scheduling.estimates import learn
from planner.scheduling.ordinary_hours import current_pattern, ordinary_week
from planner.scheduling.schedule import GoalOutlook, Verdict
from planner.scheduling.workload import minutes_to_study
from planner.services.difference_words import would_move
from planner.services.optional_work import needed_items
from planner.ui.shared.date_words import DateWords
from planner.ui.what_if.changes import Changes
from planner.values import Value

HALF_HOUR: Final = 30
DAYS_OFF, ITEMS, OPTIONAL, KNOWN, WITHOUT = "days-off", "items", "optional", "known", "without"
_LEAST_REACH, _MOST_REACH = timedelta(weeks=6), timedelta(weeks=26)
_USUAL_DISTANCE: Final = timedelta(weeks=26)
_FIRST_HOURS: Final = 20 * 60  # where there are none yet


class GoalChoice(Value):
    """A goal that changes can be tried with."""

    id: str
    title: str


class Ends(Value):
    """From where to where a slider goes, in its own steps, and the words at its ends."""

    least: int
    most: int
    least_words: str
    most_words: str


class DateFieldRow(Value, kw_only=True):
    """The date of a goal.

    Attributes:
        is_asked: whether the goal has no date of its own, so that one is tried or not.
        is_tried: whether there is a date, of the plan or tried.
        day_now: the day in the plan; None where there is none.
        words: the day in words.
        first: the first day that can be.
        ends: the slider's days, as ordinal numbers.
    """

    name: str
    is_asked: bool
    is_tried: bool
    day: date
    words: str
    day_now: date | None
    first: date
    ends: Ends


class HoursFieldRow(Value, kw_only=True):
    """The study minutes of an ordinary week.

    Attributes:
        ends: the slider's half hours.
        note: where the week has other hours than these, or the limits leave not all of them; else "".
    """

    minutes: int
    minutes_now: int
    ends: Ends
    note: str

    def minutes_at(self, step: int) -> int:
        """Return the minutes at a half hour; at that of today's hours, they are exactly today's."""
        return self.minutes_now if step == self.step_of(self.minutes_now) else step * HALF_HOUR

    def step_of(self, minutes: int) -> int:
        """Return the half hour that is nearest to some minutes."""
        return round(minutes / HALF_HOUR)


class TickRow(Value):
    """Days off, items to leave out or to know, or a goal to let go: `kind` says which, `id` which goal."""

    kind: str
    id: str
    title: str
    detail: str
    is_on: bool


class ItemsRow(Value):
    """Items to leave out.

    Attributes:
        tick: the box that opens the choice.
        offered: by id the items to choose from, with a word where one cannot go.
        chosen: ids of those that are left out.
    """

    tick: TickRow
    offered: Mapping[str, str]
    chosen: tuple[str, ...]


def goal_choices(
    plan: Plan, outlooks: Mapping[str, GoalOutlook], now: datetime, changes: Changes, chosen: str
) -> tuple[GoalChoice, ...]:
    """Return the goals with something left to study and a date to come, by date, then those without one.

    Goals that are tried to be let go are none of them. Those that something is tried with say so, but for
    the chosen one, whose fields show it.
    """
    goals = (goal for goal in _open_goals(plan, outlooks, now) if goal.id not in changes.without_goals)
    return tuple(GoalChoice(goal.id, _choice_title(goal, changes, chosen)) for goal in goals)


def date_field(
    changes: Changes, goal: Goal, outlook: GoalOutlook, now: datetime, words: DateWords
) -> DateFieldRow:
    """Return the date of a goal, with a slider around its day, or around its finish where it has none."""
    today = now.date()
    day_now = None if goal.due is None else last_day(goal.due)
    finish = today + _USUAL_DISTANCE if outlook.planned_finish is None else last_day(outlook.planned_finish)
    tried = changes.days.get(goal.id)
    day = tried or day_now or finish
    first = today if not goal.is_exam or goal.due is None or goal.due.time() > now.time() else _after(today)
    return DateFieldRow(
        name=_("Exam date") if goal.is_exam else _("Last day") if day_now else _("Finished by"),
        is_asked=day_now is None,
        is_tried=tried is not None or day_now is not None,
        day=day,
        words=words.full_day(day),
        day_now=day_now,
        first=first,
        ends=_days_around(day_now or finish, day, first, words),
    )


def hours_field(plan: Plan, changes: Changes, after: Plan | None, now: datetime) -> HoursFieldRow:
    """Return the hours of a week; `after` is the plan as changed, where it can be."""
    minutes_now = current_pattern(plan, now).minutes
    minutes = minutes_now if changes.minutes_per_week is None else changes.minutes_per_week
    middle = minutes_now or _FIRST_HOURS // 2
    least = max(min(middle // 2, minutes) // (2 * HALF_HOUR) * 2, 1)
    most = -(-max(2 * middle, minutes) // (2 * HALF_HOUR)) * 2
    ends = Ends(least, most, _hours_words(least * HALF_HOUR), _hours_words(most * HALF_HOUR))
    note = "" if after is None else _hours_note(changes, after, minutes, now)
    return HoursFieldRow(minutes=minutes, minutes_now=minutes_now, ends=ends, note=note)


def tick_rows(
    plan: Plan,
    outlooks: Mapping[str, GoalOutlook],
    now: datetime,
    changes: Changes,
    goal: str,
    optional: Mapping[str, int],
) -> tuple[TickRow, ...]:
    """Return what else can be tried with a goal; `optional` are its items that may be left out."""
    return (
        *_optional_row(changes.left_out, optional),
        *_known_row(plan, changes),
        *_other_goals(plan, outlooks, now, changes, goal),
    )


def foot_words(changes: Changes, moved: int | None) -> str:
    """Return what applying would do; `moved` is None while that is not known."""
    nothing = _("Nothing changes until you apply.")
    if changes.is_empty or moved is None:
        return nothing
    return f"{nothing} {would_move(moved)}"


def days_off_row(span: tuple[date, date] | None) -> TickRow:
    """Return the days that are tried off, or none."""
    if span is None:
        return TickRow(DAYS_OFF, "", _("Days off"), "", False)
    count = (span[1] - span[0]).days + 1
    words = ngettext("{count} day", "{count} days", count).format(count=count)
    return TickRow(DAYS_OFF, "", _("Days off"), words, True)


def items_row(plan: Plan, wanted: Collection[str], changes: Changes, is_open: bool) -> ItemsRow:
    """Return the wanted items, of which some are left out; that is told where the choice is open."""
    chosen = changes.left_out
    detail = ""
    if is_open and chosen:
        template = ngettext("{count} item, {length}", "{count} items, {length}", len(chosen))
        detail = template.format(count=len(chosen), length=study_length(_minutes_left(plan, chosen)))
    needed = needed_items(plan, chosen, changes.without_goals) if is_open else ()
    offered = {id: _("needed") if id in needed else "" for id in wanted}
    return ItemsRow(items_tick(is_open, detail), offered, chosen)


def items_tick(is_open: bool = False, detail: str = "") -> TickRow:
    """Return the box that opens the choice of items to leave out."""
    return TickRow(ITEMS, "", _("Leave out items"), detail, is_open)


def usual_days_off(now: datetime) -> tuple[date, date]:
    """Return the days off to begin with: the next week, Monday to Sunday."""
    monday = now.date() + timedelta(days=7 - now.weekday())
    return monday, monday + timedelta(days=6)


def _open_goals(plan: Plan, outlooks: Mapping[str, GoalOutlook], now: datetime) -> list[Goal]:
    goals = [
        goal
        for goal in plan.goals.values()
        if goal.outcome is None
        and outlooks[goal.id].verdict is not Verdict.DONE
        and (goal.due is None or goal.due > now)
    ]
    return sorted(goals, key=lambda goal: (goal.due or datetime.max, goal.created))


def _choice_title(goal: Goal, changes: Changes, chosen: str) -> str:
    is_changed = goal.id != chosen and changes.touches(goal.id)
    return _("{title}, changed").format(title=goal.title) if is_changed else goal.title


def _after(day: date) -> date:
    return day + timedelta(days=1)


def _days_around(middle: date, day: date, first: date, words: DateWords) -> Ends:
    """Return half of the time until a date before it and after it; a day beyond that is an end itself."""
    reach = min(max((middle - first) / 2, _LEAST_REACH), _MOST_REACH)
    least, most = min(max(middle - reach, first), day), max(middle + reach, day)
    return Ends(least.toordinal(), most.toordinal(), words.month(least), words.month(most))


def _hours_note(changes: Changes, after: Plan, minutes: int, now: datetime) -> str:
    """Say where a week would not have or not use the hours that were asked for, or where later ones grow."""
    given, used = current_pattern(after, now).minutes, ordinary_week(after, now)
    if used < given:
        return _("{count} h of it are used, for there are limits.").format(count=hours(used))
    if given != minutes:
        return _("Days go by five minutes, so it becomes {length}.").format(length=duration(given))
    return _("Your weeks to come grow, too.") if changes.later_weeks else ""


def _hours_words(minutes: int) -> str:
    return _("{count} h").format(count=hours(minutes))


def _optional_row(all_left_out: tuple[str, ...], optional: Mapping[str, int]) -> Iterator[TickRow]:
    if not optional:
        return
    left_out = [id for id in all_left_out if id in optional]
    is_part = 0 < len(left_out) < len(optional)
    minutes = sum(optional.get(id, 0) for id in (left_out if is_part else optional))
    template = ngettext("{count} item, {length}", "{count} items, {length}", len(optional))
    if is_part:
        template = _("{part} of {count} items, {length}")
    detail = template.format(part=len(left_out), count=len(optional), length=study_length(minutes))
    yield TickRow(OPTIONAL, "", _("Leave out optional items"), detail, bool(left_out))


def _known_row(plan: Plan, changes: Changes) -> Iterator[TickRow]:
    items = changes.known_offered
    if not items:
        return
    if len(items) == 1:
        title = _("Know {title}").format(title=plan.items[items[0]].title)
    else:
        title = ngettext("Know {count} item", "Know {count} items", len(items)).format(count=len(items))
    yield TickRow(KNOWN, "", title, study_length(_minutes_left(plan, items)), bool(changes.known))


def _minutes_left(plan: Plan, items: Iterable[str]) -> int:
    estimates = learn(plan)
    return sum(minutes_to_study(plan, estimates, plan.items[id]) for id in items)


def _other_goals(
    plan: Plan, outlooks: Mapping[str, GoalOutlook], now: datetime, changes: Changes, chosen: str
) -> Iterator[TickRow]:
    for goal in _open_goals(plan, outlooks, now):
        if goal.id != chosen:
            title = _("Without {title}").format(title=goal.title)
            detail = study_length(outlooks[goal.id].work)
            yield TickRow(WITHOUT, goal.id, title, detail, goal.id in changes.without_goals)

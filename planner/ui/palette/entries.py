"""What the palette offers: commands, goals and items, with what is said of each; knows no Qt."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum

from planner.domain.goal import Goal
from planner.domain.plan import Plan
from planner.formats import last_day
from planner.i18n import _
from planner.scheduling.schedule import ItemState, Schedule
from planner.services.open_goals import open_goals, open_goals_judged
from planner.services.weeks import first_of_week
from planner.services.words import verdict_word
from planner.ui.palette.matching import folded
from planner.ui.roadmap.road import road_of
from planner.ui.roadmap.rows import ItemRow, item_rows
from planner.ui.roadmap.words import DayWords
from planner.ui.shared.date_words import DateWords, near_day, near_days
from planner.ui.shared.kind_icons import KIND_ICONS
from planner.values import Value

_WEEK = timedelta(days=6)


class Target(StrEnum):
    """What an entry leads to."""

    ACTION = "action"
    ITEM = "item"
    GOAL = "goal"
    WHAT_IF = "what-if"
    EXAM_WEEK = "exam-week"
    NEEDS = "needs"
    DAY = "day"
    PLAN = "plan"


class Section(StrEnum):
    """The groups of the list, in the order that they have where nothing else tells them apart."""

    RECENT = "recent"
    DAYS = "days"
    GOALS = "goals"
    COMMANDS = "commands"
    ITEMS = "items"


class Entry(Value, kw_only=True):
    """Something that can be done or shown.

    Attributes:
        target, of: what it leads to, by the id of an action, an item or a goal, an ISO day, or a folder.
        icon: of what has no state.
        state, fraction: of an item, as the roadmap's list shows them.
        keys: the shortcut that does the same.
        search: more words by which it is found, folded as what is typed.
        is_asked_for: whether it is only shown where something was typed.
    """

    target: Target
    of: str
    section: Section
    title: str
    detail: str = ""
    icon: str = ""
    state: ItemState | None = None
    fraction: float = 0.0
    keys: str = ""
    search: str = ""
    is_asked_for: bool = False

    @property
    def id(self) -> str:
        """What it is remembered by."""
        return f"{self.target}:{self.of}"


class Command(Value):
    """An action of the window as the palette offers it.

    `about` says what it would act on; `search` has more words by which it is found.
    """

    id: str
    text: str
    icon: str
    keys: str
    about: str = ""
    search: str = ""


def section_words(section: Section) -> str:
    """Return the heading of a group."""
    return {
        Section.RECENT: _("Recent"),
        Section.DAYS: _("Days"),
        Section.GOALS: _("Exams and goals"),
        Section.COMMANDS: _("Commands"),
        Section.ITEMS: _("Roadmap"),
    }[section]


def plan_entries(
    plan: Plan, schedule: Schedule, now: datetime, words: DateWords, days: DayWords, first_weekday: int
) -> tuple[Entry, ...]:
    """Return what a plan has to offer: its goals, what can be asked of them, and its items."""
    return (
        *_goal_entries(plan, schedule, now, words),
        *_goal_commands(plan, now, words, first_weekday),
        *_item_entries(plan, schedule, days),
    )


def command_entries(commands: Iterable[Command]) -> tuple[Entry, ...]:
    """Return the entries of the window's actions, in their order."""
    return tuple(
        Entry(
            target=Target.ACTION,
            of=command.id,
            section=Section.COMMANDS,
            title=command.text,
            detail=command.about,
            icon=command.icon,
            keys=command.keys,
            search=folded(command.search),
        )
        for command in commands
    )


def other_plan_entries(plans: Iterable[tuple[str, str]], search: str) -> tuple[Entry, ...]:
    """Return the ways to other plans, each given by its folder and its name; `search` finds them all."""
    return tuple(
        Entry(
            target=Target.PLAN,
            of=folder,
            section=Section.COMMANDS,
            title=_("Open plan: {title}").format(title=title),
            icon="folder-open",
            search=folded(f"{title} {search}"),
            is_asked_for=True,
        )
        for folder, title in plans
    )


def day_entry(day: date, today: date, words: DateWords, first_weekday: int) -> Entry:
    """Return the way to the week of a day."""
    first = first_of_week(day, first_weekday)
    return Entry(
        target=Target.DAY,
        of=day.isoformat(),
        section=Section.DAYS,
        title=near_day(words, day, today),
        detail=_("Go to the week of {days}").format(days=near_days(words, first, first + _WEEK, today)),
        icon="calendar-days",
    )


def _goal_entries(plan: Plan, schedule: Schedule, now: datetime, words: DateWords) -> Iterator[Entry]:
    for goal, outlook in open_goals_judged(plan, schedule.verdicts):
        parts = [verdict_word(outlook.verdict).lower()]
        if goal.due is not None:
            parts.insert(0, near_day(words, last_day(goal.due), now.date()))
        yield Entry(
            target=Target.GOAL,
            of=goal.id,
            section=Section.GOALS,
            title=goal.title,
            detail=", ".join(parts),
            icon="flag" if goal.is_exam else "target",
        )


def _goal_commands(plan: Plan, now: datetime, words: DateWords, first_weekday: int) -> Iterator[Entry]:
    for goal in open_goals(plan):
        yield _command(Target.WHAT_IF, goal, _("What if: {title}"), "sliders-horizontal")
        yield _command(Target.NEEDS, goal, _("Show what {title} needs"), "route")
        if goal.is_exam and goal.due is not None and goal.due > now:
            first = first_of_week(goal.due, first_weekday)
            days = near_days(words, first, first + _WEEK, now.date())
            yield _command(Target.EXAM_WEEK, goal, _("Go to the week of {title}"), "calendar-days", days)


def _command(target: Target, goal: Goal, words: str, icon: str, detail: str = "") -> Entry:
    return Entry(
        target=target,
        of=goal.id,
        section=Section.COMMANDS,
        title=words.format(title=goal.title),
        detail=detail,
        icon=icon,
        is_asked_for=True,
    )


def _item_entries(plan: Plan, schedule: Schedule, days: DayWords) -> Iterator[Entry]:
    for row in item_rows(road_of(plan, schedule, days)):
        yield Entry(
            target=Target.ITEM,
            of=row.id,
            section=Section.ITEMS,
            title=row.title,
            detail=_item_detail(row),
            icon=KIND_ICONS[row.kind],
            state=row.state,
            fraction=row.fraction,
            search=folded(row.search),
            is_asked_for=True,
        )


def _item_detail(row: ItemRow) -> str:
    when = _("planned until {day}").format(day=row.finish_words) if row.finish_words else row.state_words
    return ", ".join(filter(None, (row.kind_word, row.hours_words, when)))

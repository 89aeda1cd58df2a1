"""The first three steps as the learner reads them: background, knowledge and week. Knows no Qt."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from planner.domain.availability import NO_HOURS, WeeklyPattern
from planner.domain.errors import Refusal
from planner.domain.item import Item, ItemKind
from planner.domain.plan import Plan
from planner.domain.settings import SessionLengths, Settings
from planner.formats import duration, hours, weekday_names
from planner.i18n import _, ngettext
from planner.scheduling.ordinary_hours import USUAL, ordinary_week
from planner.services.calendars import link_calendar
from planner.ui.shared.day_hours import DayHours, day_hours
from planner.ui.shared.hours_text import longest_stretch, read_day
from planner.ui.welcome.answers import Answers, Catalogue, WeekMode
from planner.ui.welcome.look import knowledge_plan, roadmap_minutes, whole_roadmap_minutes
from planner.values import Value, replace

WEEK: Final = "week"
START: Final = "start"
LIMITS: Final = "limits"
_LEAST: Final = SessionLengths().least
_ICONS: Final = {
    "software-engineer": "code",
    "data-scientist": "chart-scatter",
    "data-engineer": "workflow",
    "academic": "microscope",
    "beginner": "sprout",
}


class BackgroundRow(Value):
    """A background to choose; None as its id is none of them."""

    id: str | None
    title: str
    summary: str
    saving: str
    icon: str


class ItemRow(Value):
    """An item that may be known already. `hours` is what is left of it to study if it is not."""

    id: str
    title: str
    done_when: str
    subject: str
    hours: str
    is_known: bool


class PhaseRow(Value):
    """A phase with the items in it that may be known."""

    id: str
    title: str
    summary: str
    items: tuple[ItemRow, ...]

    @property
    def known_count(self) -> int:
        """How many of the items are known."""
        return sum(item.is_known for item in self.items)


class KnowledgeRows(Value):
    """Step two: the phases, and the sums over the whole roadmap."""

    phases: tuple[PhaseRow, ...]
    hours_off: str
    hours_left: str
    hours_whole: str


class WeekRows(Value):
    """Step three: the days, what can be drawn of them, and what is wrong.

    Attributes:
        plan: what is busy in a week, and how much of it may be used.
        pattern: the readable ranges of each weekday, Monday first.
        total: how long the week is.
        problem: what is wrong with the week as a whole, "" for nothing.
    """

    days: tuple[DayHours, ...]
    pattern: WeeklyPattern
    plan: Plan
    total: str
    problem: str


def background_rows(answers: Answers, catalogue: Catalogue, now: datetime) -> tuple[BackgroundRow, ...]:
    """Return the backgrounds, beginners last, and below them the choice of none."""
    whole = sum(whole_roadmap_minutes(answers, catalogue, now).values())
    savings = {id: _saving(replace(answers, background=id), whole, catalogue, now) for id in _ids(catalogue)}
    backgrounds = sorted(catalogue.roadmap.backgrounds, key=lambda background: background.id == "beginner")
    return (
        *(
            BackgroundRow(
                background.id,
                background.title,
                background.summary,
                savings[background.id],
                _ICONS.get(background.id, "graduation-cap"),
            )
            for background in backgrounds
        ),
        BackgroundRow(
            None,
            _("Everything"),
            _("Every item counts in full. What you know already can be ticked in the next step."),
            savings[None],
            "route",
        ),
    )


def knowledge_rows(answers: Answers, catalogue: Catalogue, now: datetime) -> KnowledgeRows:
    """Return what may be known, by phase, and what it takes off the roadmap."""
    plan = knowledge_plan(answers, catalogue, now)
    unshaped = {item.id: item for item in catalogue.roadmap.items}
    by_phase: dict[str, list[ItemRow]] = {phase.id: [] for phase in catalogue.roadmap.phases}
    for item in plan.items.values():
        if can_be_known(item):
            row = _item_row(item, unshaped[item.id], answers.knows(unshaped[item.id]))
            by_phase.setdefault(item.phase, []).append(row)
    whole = whole_roadmap_minutes(answers, catalogue, now)
    left = roadmap_minutes(plan, now)
    off = {id: minutes - left.get(id, 0) for id, minutes in whole.items()}
    return KnowledgeRows(
        phases=tuple(_phase_row(plan, id, tuple(items), off) for id, items in by_phase.items() if items),
        hours_off=_hours_text(sum(off.values())),
        hours_left=_hours_text(sum(left.values())),
        hours_whole=_hours_text(sum(whole.values())),
    )


def can_be_known(item: Item) -> bool:
    """Whether an item is something to know: no milestone, no exam, nothing that comes round again."""
    return not item.is_milestone and item.kind is not ItemKind.CERTIFICATION and item.recurring is None


def week_rows(answers: Answers, now: datetime) -> WeekRows:
    """Return the week as it stands, with a sentence beside each day that cannot be read."""
    days = tuple(day_hours(name, text) for name, text in zip(weekday_names(), answers.texts(), strict=True))
    pattern, problem = _pattern(answers, days)
    plan = Plan(settings=Settings(limits=answers.limits), patterns={pattern.id: pattern})
    for calendar in answers.calendars:
        if calendar.file is not None:
            plan = plan.after(link_calendar(plan, calendar.path, calendar.file, now))
    return WeekRows(days, pattern, plan, duration(pattern.minutes), problem)


def week_problems(answers: Answers, rows: WeekRows, now: datetime) -> dict[str, str]:
    """Return what keeps step three from being left: sentences by field, which is a weekday's number too."""
    problems = {str(number): day.problem for number, day in enumerate(rows.days) if day.problem}
    if answers.week is not WeekMode.DAYS:
        problems = {}
    if rows.problem:
        problems[WEEK] = rows.problem
    elif not problems and ordinary_week(rows.plan, now) < _LEAST:
        problems[LIMITS] = _too_little()
    if answers.start is not None and answers.start < now.date():
        problems[START] = _("The first day of study lies in the past; give today or a day to come.")
    return problems


def _ids(catalogue: Catalogue) -> tuple[str | None, ...]:
    return (*(background.id for background in catalogue.roadmap.backgrounds), None)


def _saving(answers: Answers, whole: int, catalogue: Catalogue, now: datetime) -> str:
    """Say what a background alone takes off, whatever else is ticked as known."""
    alone = Answers(background=answers.background, chosen=answers.chosen)
    left = sum(roadmap_minutes(knowledge_plan(alone, catalogue, now), now).values())
    if left == whole:
        return _("The whole roadmap: {hours} h").format(hours=hours(whole))
    return _("Takes {off} h off the roadmap of {whole} h").format(off=hours(whole - left), whole=hours(whole))


def _item_row(item: Item, unshaped: Item, is_known: bool) -> ItemRow:
    own, full = hours(item.effort.likely), hours(unshaped.effort.likely)
    text = _hours_text(item.effort.likely)
    if own != full:
        text = _("{part} of {full} h").format(part=own, full=full)
    if not item.core:
        text = _("optional, {hours}").format(hours=text)
    return ItemRow(item.id, item.title, item.done_when, item.subject.value, text, is_known)


def _phase_row(plan: Plan, id: str, items: tuple[ItemRow, ...], off: Mapping[str, int]) -> PhaseRow:
    """Return a phase with what it takes off the roadmap; all phases add up to the sum below them."""
    known = sum(row.is_known for row in items)
    minutes = sum(off.get(row.id, 0) for row in items)
    summary = ngettext("{count} item", "{count} items", len(items)).format(count=len(items))
    if known:
        summary = _("{known} of {count} known").format(known=known, count=len(items))
    if minutes:
        summary = _("{summary}, {hours} h off").format(summary=summary, hours=hours(minutes))
    return PhaseRow(id, plan.phases[id].title, summary, items)


def _hours_text(minutes: int) -> str:
    return _("{hours} h").format(hours=hours(minutes))


def _pattern(answers: Answers, days: tuple[DayHours, ...]) -> tuple[WeeklyPattern, str]:
    """Return what can be drawn of the week, and what is wrong with it as a whole."""
    try:
        pattern = answers.pattern()
        return pattern, _too_short(pattern)
    except Refusal as refusal:
        if answers.week is not WeekMode.DAYS:
            return WeeklyPattern(USUAL, NO_HOURS), str(refusal)
        readable = tuple("" if day.problem else day.text for day in days)
        wrong_day = any(day.problem for day in days)
        pattern = WeeklyPattern(USUAL, tuple(read_day(text) for text in readable))
        return pattern, "" if wrong_day else str(refusal)


def _too_short(pattern: WeeklyPattern) -> str:
    """Return a sentence for a week in which not even the shortest session has room, "" for any other."""
    if longest_stretch(pattern) >= _LEAST:
        return ""
    return _(
        "The shortest session is {least}, and no range is as long: give more hours, or longer ranges on "
        "fewer days."
    ).format(least=duration(_LEAST))


def _too_little() -> str:
    """Return a sentence for limits that leave no room for even the shortest session in a week."""
    sentence = _("The shortest session is {least}, and the limits leave less of a week.")
    return sentence.format(least=duration(_LEAST))

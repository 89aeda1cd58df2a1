"""What the panel says of a session while it is moved, copied, resized or drawn; knows no Qt."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from planner.domain.plan import Plan
from planner.domain.session import Session
from planner.formats import duration
from planner.i18n import _, ngettext
from planner.scheduling.schedule import Schedule
from planner.services.week_summary import DaySummary, WeekSummary
from planner.services.words import session_title
from planner.ui.shared.date_words import DateWords, clock_span, near_day
from planner.ui.week.grid.drag_values import Drag, DragKind, Landing
from planner.ui.week.moving.effects import Effect
from planner.values import Value


class MovingRows(Value):
    """The heading, from where to where, and (icon, sentence) of what changes; `note` tells the keys."""

    heading: str
    way: str
    lines: tuple[tuple[str, str], ...]
    note: str


def moment(landing: Landing, minute: int) -> datetime:
    """Return a moment of a landing's day; 24:00 is the next midnight."""
    return datetime.combine(landing.day, time.min) + timedelta(minutes=minute)


def place_words(drag: Drag, words: DateWords) -> str:
    """Return where the hand is: "Sun 14:00", or while the length changes "19:00 to 20:30, 1 h 30"."""
    first = drag.first
    start, end = moment(first, first.start), moment(first, first.end)
    if drag.kind is DragKind.MOVE:
        place = _("{day} {time}").format(day=_weekday(words, first.day), time=words.clock(start))
        return _("Copy to {place}").format(place=place) if drag.is_copy else place
    return _("{span}, {length}").format(
        span=clock_span(words, start, end), length=duration(first.end - first.start)
    )


def moving_rows(
    plan: Plan,
    schedule: Schedule,
    drag: Drag,
    session: Session | None,
    effect: Effect | None,
    week: WeekSummary | None,
    words: DateWords,
) -> MovingRows:
    """Return what the panel says.

    `session` is that under the hand, None for a new one; `week` the week it would land in, where it is shown.
    """
    today = schedule.as_of.date()
    lines = [] if effect is None else [(effect.icon, effect.sentence)]
    lines += _place_lines(drag, week, words)
    if session is not None and drag.kind is DragKind.MOVE:
        lines += _needs_line(plan, schedule, session, moment(drag.first, drag.first.start), today, words)
    return MovingRows(
        _heading(plan, drag, session), _way(drag, session, today, words), tuple(lines), _note(drag)
    )


def _heading(plan: Plan, drag: Drag, session: Session | None) -> str:
    if session is None:
        return _("New session")
    if len(drag.landings) > 1:
        template = (
            ngettext("Copying {count} session", "Copying {count} sessions", len(drag.landings))
            if drag.is_copy
            else ngettext("Moving {count} session", "Moving {count} sessions", len(drag.landings))
        )
        return template.format(count=len(drag.landings))
    template = _("Copying {title}") if drag.is_copy else _("Moving {title}")
    if drag.kind is DragKind.RESIZE:
        template = _("Resizing {title}")
    return template.format(title=session_title(plan, session))


def _way(drag: Drag, session: Session | None, today: date, words: DateWords) -> str:
    first = drag.first
    start, end = moment(first, first.start), moment(first, first.end)
    if session is None or drag.kind is not DragKind.MOVE:
        day = near_day(words, first.day, today)
        return _("{day}, {span}").format(day=day, span=clock_span(words, start, end))
    return _("from {before} to {after}").format(
        before=_day_and_clock(session.start, today, words), after=_day_and_clock(start, today, words)
    )


def _place_lines(drag: Drag, week: WeekSummary | None, words: DateWords) -> Iterator[tuple[str, str]]:
    """Say where it would lie on a calendar's time or outside of the study hours."""
    first = drag.first
    day = None if week is None else next((each for each in week.days if each.day == first.day), None)
    if week is None or day is None:
        return
    start, end = moment(first, first.start), moment(first, first.end)
    busy = next((each for each in day.busy if each.start < end and start < each.end), None)
    if busy is not None:
        title = busy.title or _("something")
        yield (
            "triangle-alert",
            _("Your calendar has {title} then. The session is pinned there.").format(title=title),
        )
    elif not _is_open(day, start, end):
        yield (
            "info",
            _("{weekday} has no study hours at {time}. The session is pinned there.").format(
                weekday=words.weekday(first.day), time=words.clock(start)
            ),
        )


def _is_open(day: DaySummary, start: datetime, end: datetime) -> bool:
    """Whether study hours, one after the other, hold all of a time."""
    for span in day.available:
        if span.start <= start < span.end:
            start = span.end
    return end <= start


def _needs_line(
    plan: Plan, schedule: Schedule, session: Session, start: datetime, today: date, words: DateWords
) -> Iterator[tuple[str, str]]:
    item = plan.items.get(session.item)
    for id in item.requires if item is not None else ():
        outlook = schedule.standings.get(id)
        if outlook is None or outlook.state.is_settled:
            continue
        finish = schedule.finish_of_item(id)
        if finish is None or finish > start:
            title = plan.items[id].title
            yield "triangle-alert", _("It needs {title}, which is not finished by then.").format(title=title)
            return


def _note(drag: Drag) -> str:
    if drag.kind is DragKind.MOVE:
        return _("Esc puts it back. Ctrl copies. Alt goes by 5 minutes.")
    return _("Esc cancels. Alt goes by 5 minutes.")


def _day_and_clock(at: datetime, today: date, words: DateWords) -> str:
    return _("{day}, {time}").format(day=near_day(words, at.date(), today), time=words.clock(at))


def _weekday(words: DateWords, day: date) -> str:
    """Return the day's name as short as the locale has it."""
    return words.short_day(day).split(" ")[0]

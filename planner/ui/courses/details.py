"""What the learner reads in the panel of a course, or of several. Knows no Qt."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from planner.domain.item import Item, Resource, Subject
from planner.formats import full_weekday_names, hours
from planner.i18n import _, ngettext
from planner.scheduling.schedule import ItemState
from planner.services.course_pace import pace_sentence
from planner.services.course_weeks import WeeklyTime, weekly_times
from planner.services.courses import alternatives, are_all_units_done, started_on
from planner.services.words import subject_name
from planner.ui.courses.acts import SEVERAL, Act, acts_on
from planner.ui.courses.finish import finish_of
from planner.ui.courses.pages import page_address
from planner.ui.courses.rows import (
    CourseRow,
    CourseRows,
    Group,
    group_of,
    known_price,
    provider_words,
    sum_words,
    units_done,
    units_fraction,
)
from planner.ui.item_notes.rows import NotesRows, notes_rows
from planner.ui.roadmap.facts import Fact
from planner.ui.roadmap.lines import ItemLine, item_lines, resource_line
from planner.ui.roadmap.road import Road
from planner.ui.roadmap.words import joined, kind_word
from planner.ui.shared.date_words import DateWords, clock_span
from planner.values import Value


class Choice(Value):
    """One of several courses for the same thing; its id is that of the resource.

    Attributes:
        facts: whose it is and what is known of it, in one line.
        url: the address of its page, "" for none.
    """

    id: str
    title: str
    facts: str
    url: str


class CourseDetails(Value, kw_only=True):
    """Everything about one course.

    Attributes:
        state_words: of the badge at the top.
        fraction: what the badge shows of a course that is begun.
        url: where it is found, "" for nowhere.
        remarks: short words beside its track.
        units: how many there are, if anybody counted them.
        estimate: minutes; `spent` are words.
        started: the day on which it was begun; `is_start_said` whether the learner or a unit said it, and
            not the first logged minute.
        price_hint: what is known of the price where the learner said nothing.
        chosen: the id of the chosen one of the choices, "" for none.
        pace: a sentence or two; "" for nothing to say.
        today: the last day on which it may have been begun.
    """

    id: str
    state: ItemState
    state_words: str
    group: Group
    fraction: float
    title: str
    provider: str
    url: str
    subject: Subject
    subject_name: str
    remarks: str
    acts: frozenset[Act]
    units_done: int
    units: int | None
    estimate: int
    spent: str
    started: date | None
    is_start_said: bool
    price: str
    price_hint: str
    facts: tuple[Fact, ...]
    pace: str
    choices: tuple[Choice, ...]
    chosen: str
    covers: tuple[ItemLine, ...]
    note: str
    notes: NotesRows
    today: date


class SeveralDetails(Value, kw_only=True):
    """About several chosen courses, or about all where none is chosen.

    Attributes:
        acts: what can be said of them, and of how many of them each.
        begun: those in progress, where none is chosen.
    """

    title: str
    facts: str
    hours: str
    fraction: float
    acts: tuple[tuple[Act, int], ...] = ()
    begun: tuple[ItemLine, ...] = ()


def course_details(road: Road, id: str, words: DateWords) -> CourseDetails:
    """Return everything about the course with an id."""
    plan, item = road.plan, road.plan.items[id]
    course, state, now = plan.course_of(id), road.state(item), road.schedule.as_of
    choices = alternatives(item)
    spent = road.spent(item)
    return CourseDetails(
        id=id,
        state=state,
        state_words=_state_words(road, item),
        group=group_of(road, item),
        fraction=units_fraction(road, item),
        title=item.title,
        provider=provider_words(road, item),
        url=page_address(plan, item),
        subject=item.subject,
        subject_name=subject_name(item.subject),
        remarks=joined((kind_word(item.kind), _("Optional") if road.is_optional(item) else "")),
        acts=acts_on(plan, item, state),
        units_done=units_done(road, item),
        units=plan.units_of(id),
        estimate=item.effort.likely,
        spent=_("{hours} h spent").format(hours=hours(spent)) if spent else "",
        started=started_on(plan, id),
        is_start_said=course.started is not None,
        price=course.price,
        price_hint=known_price(road, item),
        facts=tuple(_facts(road, item, words)),
        pace=joined_sentences(_pace(road, item)),
        choices=tuple(map(_choice, choices)),
        chosen=course.resource if any(each.id == course.resource for each in choices) else "",
        covers=tuple(item_lines(road, item.covers)),
        note=item.note,
        notes=notes_rows(plan, item, now.date(), road.say.day),
        today=now.date(),
    )


def chosen_details(road: Road, rows: Sequence[CourseRow]) -> SeveralDetails:
    """Return the sum of several chosen courses, and what can be said of them at once."""
    items = [road.plan.items[row.id] for row in rows]
    counts = {
        act: sum(act in acts_on(road.plan, item, road.state(item)) for item in items) for act in SEVERAL
    }
    count = ngettext("{count} course chosen", "{count} courses chosen", len(rows)).format(count=len(rows))
    return SeveralDetails(
        title=count,
        facts=joined(row.title for row in rows[:3]) + (", …" if len(rows) > 3 else ""),
        hours=sum_words(rows),
        fraction=_sum_fraction(rows),
        acts=tuple((act, many) for act, many in counts.items() if many),
    )


def all_details(road: Road, rows: CourseRows) -> SeveralDetails:
    """Return how far all courses are, and which are begun."""
    counted = [row for row in rows.courses if row.group is not Group.PAUSED]
    done = sum(row.group is Group.COMPLETED for row in counted)
    begun = (row.id for row in counted if row.group is Group.IN_PROGRESS)
    return SeveralDetails(
        title=_("Courses and books"),
        facts=_("{done} of {count} completed").format(done=done, count=len(counted)),
        hours=sum_words(counted),
        fraction=_sum_fraction(counted),
        begun=tuple(item_lines(road, begun)),
    )


def joined_sentences(sentences: Iterator[str]) -> str:
    """Return sentences one after the other, without those that say nothing."""
    return " ".join(filter(None, sentences))


def _state_words(road: Road, item: Item) -> str:
    group = group_of(road, item)
    if group in (Group.COMPLETED, Group.PAUSED):
        return finish_of(road, item).words
    return _("In progress") if group is Group.IN_PROGRESS else _("Planned")


def _pace(road: Road, item: Item) -> Iterator[str]:
    if are_all_units_done(road.plan, item.id) and not road.state(item).is_settled:
        yield _("All units are done. Mark it completed when you are through.")
    yield pace_sentence(road.plan, road.schedule, item.id)


def _choice(resource: Resource) -> Choice:
    line = resource_line(resource)
    return Choice(resource.id, resource.title, line.facts or line.host, line.url)


def _facts(road: Road, item: Item, words: DateWords) -> Iterator[Fact]:
    finish = finish_of(road, item)
    state, now = road.state(item), road.schedule.as_of
    if state is ItemState.DONE:
        day = road.say.day_of_week(finish.day) if finish.day else finish.words
        yield Fact(_("Finished"), day)
    elif finish.day is not None:
        yield Fact(_("Planned finish"), road.say.day_of_week(finish.day), is_pressing=finish.is_late)
    elif finish.told and not state.is_settled:
        yield Fact(_("Planned finish"), finish.told)
    needs = [each.title for each in road.open_needs(item)]
    if needs and not state.is_settled:
        yield Fact(_("Needs first"), joined(needs))
    for weekly in weekly_times(road.schedule.sessions, item.id, now):
        yield Fact(_("Weekly time"), _weekly_words(road, weekly, words))
    if item.opens is not None and item.opens > now.date():
        yield Fact(_("Opens"), road.say.day_of_week(item.opens))
    if item.closes is not None and not state.is_settled:
        is_pressing = item.closes <= now.date() or finish.is_late
        late = _("{day}, before it is finished")
        day = road.say.day_of_week(item.closes)
        ends = late.format(day=day) if finish.is_late else day
        yield Fact(_("Access ends"), ends, is_pressing=is_pressing)


def _weekly_words(road: Road, weekly: WeeklyTime, words: DateWords) -> str:
    """Write "Tuesday 18:00 to 19:30, 8 more until 12 Jan"."""
    start, end = (datetime.combine(weekly.first, each) for each in (weekly.start, weekly.end))
    template = ngettext(
        "{weekday} {span}, {count} more until {day}",
        "{weekday} {span}, {count} more until {day}",
        weekly.count,
    )
    return template.format(
        weekday=full_weekday_names()[weekly.weekday],
        span=clock_span(words, start, end),
        count=weekly.count,
        day=road.say.day(weekly.last),
    )


def _sum_fraction(rows: Sequence[CourseRow]) -> float:
    """Return the share of the hours that is spent, as `sum_words` says it."""
    spent, estimate = sum(row.spent for row in rows), sum(row.estimate for row in rows)
    return min(1.0, spent / estimate) if estimate else 0.0

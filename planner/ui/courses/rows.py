"""What the learner reads of courses and books in their table. Knows no Qt."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from planner.domain.item import Item, ItemKind, Resource, Subject
from planner.formats import hours
from planner.i18n import _, ngettext
from planner.scheduling.schedule import ItemState
from planner.services.courses import alternatives, chosen_resource, days_started, is_course
from planner.services.words import subject_name
from planner.ui.courses.finish import Finish, finish_of, is_begun
from planner.ui.roadmap.road import Road, part_words
from planner.ui.roadmap.rows import fraction_of
from planner.ui.roadmap.words import joined, kind_word, resource_words
from planner.values import Value


class Group(StrEnum):
    """The groups of the table, in their order."""

    IN_PROGRESS = "in-progress"
    PLANNED = "planned"
    PAUSED = "paused"
    COMPLETED = "completed"


class CourseRow(Value, kw_only=True):
    """A course as the table shows it.

    Attributes:
        provider: what it is studied by and whose that is, or how many there are to choose from.
        providers: all whose courses or books it may be.
        is_done: whether it is done by the learner's word.
        can_tick: whether its box can be ticked, or the tick be taken back.
        fraction: how far it is, 0 to 1: by units, or by hours where nobody counts them.
        units_words: "12 / 48"; `units_told` says the same in a sentence.
        started, finish: days; the finish is the planned one, or the real one of what is done.
        price: as the learner noted it, or as it was read at its source.
        evidence: what shows that it is done, such as a certificate.
        search: all that a search looks at, in small letters.
    """

    id: str
    position: int
    group: Group
    title: str
    provider: str
    providers: frozenset[str]
    kind: ItemKind
    kind_word: str
    subject: Subject
    subject_name: str
    is_done: bool
    can_tick: bool
    fraction: float
    units_words: str
    units_told: str
    spent: int
    estimate: int
    hours_words: str
    started: date | None
    started_words: str
    finish: Finish
    price: str
    evidence: str
    search: str


class CourseRows(Value):
    """The whole table, in the order of the road; `facts` are its sums in one line."""

    facts: str
    courses: tuple[CourseRow, ...]


def make_rows(road: Road) -> CourseRows:
    """Return the rows of a plan's courses."""
    started, names = days_started(road.plan), _names()
    items = sorted(filter(is_course, road.plan.items.values()), key=lambda item: item.position)
    courses = tuple(_course_row(road, item, started.get(item.id), names) for item in items)
    return CourseRows(_facts(courses), courses)


def group_of(road: Road, item: Item) -> Group:
    """Return where a course stands in the table."""
    state = road.state(item)
    if state.is_achieved:
        return Group.COMPLETED
    if state is ItemState.LEFT_OUT:
        return Group.PAUSED
    return Group.IN_PROGRESS if is_begun(road, item) else Group.PLANNED


def provider_words(road: Road, item: Item) -> str:
    """Return what a course is studied by; with several of which none is chosen, how many there are.

    Nobody knows by which of them one that is done was studied.
    """
    choices = alternatives(item)
    if choices and not road.plan.course_of(item.id).resource:
        if road.state(item).is_achieved:
            return ""
        return ngettext("{count} to choose from", "{count} to choose from", len(choices)).format(
            count=len(choices)
        )
    resource = chosen_resource(road.plan, item.id)
    return resource_words(item, resource) if resource is not None else ""


def known_price(road: Road, item: Item) -> str:
    """Return what a course costs, as far as that was read at the source of the one that is chosen."""
    is_open = alternatives(item) and not road.plan.course_of(item.id).resource
    resource = None if is_open else chosen_resource(road.plan, item.id)
    return resource.cost if resource is not None and resource.checked else ""


def units_fraction(road: Road, item: Item) -> float:
    """Return how far a course is by its units, or by its hours where nobody counts units."""
    units, done = road.plan.units_of(item.id), road.plan.course_of(item.id).units_done
    if road.state(item) is ItemState.DONE:
        return 1.0
    return min(1.0, done / units) if units else fraction_of(road, item)


def units_done(road: Road, item: Item) -> int:
    """Return how many units are done; of what is completed all, though nobody counted to the end."""
    units, done = road.plan.units_of(item.id), road.plan.course_of(item.id).units_done
    return units if units is not None and road.state(item) is ItemState.DONE else done


class _Names(NamedTuple):
    """What kinds and tracks are called, looked up once for all rows."""

    kinds: Mapping[ItemKind, str]
    subjects: Mapping[Subject, str]


def _names() -> _Names:
    return _Names(
        {each: kind_word(each) for each in ItemKind}, {each: subject_name(each) for each in Subject}
    )


def _course_row(road: Road, item: Item, started: date | None, names: _Names) -> CourseRow:
    state = road.state(item)
    words, told = _units(road, item)
    provider = provider_words(road, item)
    return CourseRow(
        id=item.id,
        position=item.position,
        group=group_of(road, item),
        title=item.title,
        provider=provider,
        providers=frozenset(_providers(road, item)),
        kind=item.kind,
        kind_word=names.kinds[item.kind],
        subject=item.subject,
        subject_name=names.subjects[item.subject],
        is_done=state.is_achieved,
        can_tick=state is not ItemState.LEFT_OUT,
        fraction=units_fraction(road, item),
        units_words=words,
        units_told=told,
        spent=road.spent(item),
        estimate=0 if state is ItemState.SKIPPED else road.minutes(item),
        hours_words=_hours_words(road, item),
        started=started,
        started_words=road.say.day(started) if started else "",
        finish=finish_of(road, item),
        price=road.plan.course_of(item.id).price or known_price(road, item),
        evidence=joined(each.title for each in road.plan.notes_of(item.id).evidence),
        search=_search_text(item, names.kinds[item.kind], names.subjects[item.subject]),
    )


def _units(road: Road, item: Item) -> tuple[str, str]:
    """Return how many units are done, short and in a sentence."""
    units, done = road.plan.units_of(item.id), units_done(road, item)
    if units is None:
        return _uncounted(road, item, done)
    if road.state(item) is ItemState.SKIPPED and not done:
        return "", ""  # nobody asks how much of it is studied
    told = ngettext("{done} of {count} unit done", "{done} of {count} units done", units)
    return _("{done} / {count}").format(done=done, count=units), told.format(done=done, count=units)


def _uncounted(road: Road, item: Item, done: int) -> tuple[str, str]:
    if done:
        told = ngettext("{count} unit done", "{count} units done", done).format(count=done)
        return _("{count} done").format(count=done), told
    fraction = fraction_of(road, item)
    if not 0 < fraction < 1:
        return "", _("Its units are not counted")
    percent = _("{percent}%").format(percent=int(100 * fraction))
    return percent, _("{percent} of the hours; its units are not counted").format(percent=percent)


def _hours_words(road: Road, item: Item) -> str:
    if road.state(item) is ItemState.SKIPPED:
        return ""
    spent, estimate = hours(road.spent(item)), hours(road.minutes(item))
    if not road.spent(item):
        return _("{hours} h").format(hours=estimate)
    return _("{spent} / {estimate} h").format(spent=spent, estimate=estimate)


def _providers(road: Road, item: Item) -> Iterator[str]:
    """Yield whose a course is: of the chosen one alone, if one is chosen."""
    chosen = chosen_resource(road.plan, item.id) if road.plan.course_of(item.id).resource else None
    resources: tuple[Resource, ...] = (chosen,) if chosen else alternatives(item) or item.resources[:1]
    yield from (each.by for each in resources if each.by)


def _search_text(item: Item, kind: str, subject: str) -> str:
    sources = (each for resource in item.resources for each in (resource.title, resource.by))
    return " ".join((item.title, *sources, kind, subject, item.id)).casefold()


def sum_words(rows: Iterable[CourseRow]) -> str:
    """Return the hours spent on some courses, of those that they take: "103.5 of 462 h"."""
    rows = list(rows)
    return part_words(sum(row.spent for row in rows), sum(row.estimate for row in rows))


def _facts(courses: tuple[CourseRow, ...]) -> str:
    """Sum up what is studied or was: "21 in all, 103.5 of 462 h"."""
    counted = [row for row in courses if row.group is not Group.PAUSED]
    of = sum_words(counted) if any(row.estimate for row in counted) else ""
    return joined((_("{count} in all").format(count=len(courses)), of))

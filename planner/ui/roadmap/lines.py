"""Lines of the panel: places to study, other items, and time that was logged."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from planner.domain.item import Item, Resource
from planner.domain.time_entry import TimeEntry
from planner.domain.web_address import is_web_address
from planner.formats import duration
from planner.i18n import _
from planner.scheduling.schedule import ItemState
from planner.ui.roadmap.road import Road
from planner.ui.roadmap.rows import fraction_of
from planner.ui.roadmap.words import joined
from planner.values import Value


class ResourceLine(Value):
    """A place to study.

    Attributes:
        facts: who provides it; what it costs and how long it takes only where that was read at its source.
        url: an http or https address, or "".
        host: the site of that address.
    """

    title: str
    facts: str
    url: str
    host: str
    note: str


class ItemLine(Value):
    """Another item: how it stands, and a word beside it."""

    id: str
    title: str
    state: ItemState
    fraction: float
    aside: str


class EntryLine(Value):
    """Time that was logged."""

    day: str
    words: str
    length: str


def resource_line(resource: Resource) -> ResourceLine:
    """Return the line of a resource."""
    url = resource.url if is_web_address(resource.url) else ""
    return ResourceLine(
        title=resource.title,
        facts=joined(_resource_facts(resource)),
        url=url,
        host=(urlsplit(url).hostname or "").removeprefix("www."),
        note=resource.note if resource.checked else "",
    )


def _resource_facts(resource: Resource) -> Iterator[str]:
    """Say of a resource only what was read at its source."""
    yield resource.by
    if resource.checked:
        yield resource.cost
        if resource.hours is not None:
            yield _("about {length}").format(length=duration(round(resource.hours[1] * 60)))


def item_lines(road: Road, ids: Iterable[str]) -> Iterator[ItemLine]:
    """Yield the lines of the items with these ids, as far as the plan has them."""
    for id in ids:
        if id in road.plan.items:
            item = road.plan.items[id]
            yield ItemLine(id, item.title, road.state(item), fraction_of(road, item), _aside(road, item))


def _aside(road: Road, item: Item) -> str:
    words = {ItemState.DONE: _("done"), ItemState.SKIPPED: _("known"), ItemState.LEFT_OUT: _("left out")}
    said = words.get(road.state(item))
    if said is not None:
        return said
    minutes = road.minutes(item)
    return duration(minutes) if minutes and item.recurring is None else ""


def entry_line(road: Road, entry: TimeEntry) -> EntryLine:
    """Return the line of a time entry."""
    words = entry.note or (_("Session") if entry.session else "")
    return EntryLine(road.say.day_of_week(entry.day), words, duration(entry.minutes))

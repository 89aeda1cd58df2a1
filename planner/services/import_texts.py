"""Files that hold texts and links alone: they come to the roadmap that knows their ids."""

from collections.abc import Container, Iterator

from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.exchange.incoming import DRAWINGS, FileForm, IncomingRoadmap, SkipCause, Skipped
from planner.services.drawn_notes import drawn_note, note_of_both
from planner.services.import_renaming import items_in_file_order
from planner.values import replace


def with_known_road(plan: Plan, incoming: IncomingRoadmap) -> IncomingRoadmap:
    """Return what a file of texts and links brings to the roadmap that knows their ids.

    One that no roadmap of the plan knows stays a roadmap of its own, and so do files of another form.
    """
    if incoming.form is not FileForm.CONTENT:
        return incoming
    texts = {item.id: item for item in incoming.roadmap.items}
    followed = max(
        plan.followed.values(), key=lambda each: sum(key in texts for key in each.items), default=None
    )
    if followed is None or followed.form == FileForm.CONTENT:
        return incoming
    known = sum(key in texts for key in followed.items)
    if 2 * known < len(texts):
        return incoming
    before = items_in_file_order(followed)
    drawn = _drawn(followed, texts)
    items = tuple(
        _with_text(item, texts[key], drawn.get(key, "")) if key in texts else item for key, item in before
    )
    roadmap = replace(
        incoming.roadmap,
        id=followed.id,
        title=followed.title,
        version=followed.version,
        phases=tuple(followed.phases.values()),
        items=items,
    )
    estimated = frozenset(followed.estimated)
    return replace(
        incoming,
        roadmap=roadmap,
        states={},
        estimated=estimated,
        drawn=drawn,
        skipped=(*incoming.skipped, *_without_node(len(texts) - known)),
    )


def _without_node(count: int) -> Iterator[Skipped]:
    if count:
        yield Skipped(SkipCause.WITHOUT_NODE, count)


def _drawn(followed: FollowedRoadmap, texts: Container[str]) -> dict[str, str]:
    """Return what the drawing of a roadmap says of the items that get a text now."""
    if followed.form not in DRAWINGS:
        return {}
    return {key: drawn_note(item) for key, item in followed.items.items() if key in texts}


def _with_text(item: Item, text: Item, drawn: str) -> Item:
    note = note_of_both(drawn, text.note) if text.note else item.note
    return replace(item, note=note, resources=text.resources or item.resources)

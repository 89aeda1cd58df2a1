"""The parts of a roadmap file around its items: phases, resources, backgrounds, choices, lists, rules."""

from collections.abc import Collection

from planner.domain.errors import Refusal
from planner.domain.item import ItemKind, Resource, Subject
from planner.domain.roadmap import Background, ChoiceGroup, ListKind, Phase, ReadingList, Rule
from planner.exchange.fields import Fields
from planner.i18n import _

MOST_HOURS = 10_000  # for one item or resource, as the format's schema has it
LONGEST_ADDRESS = 2_048

Hours = tuple[float, float, float]


def read_phases(fields: Fields, title: str) -> tuple[dict[str, Phase], dict[str, Subject]]:
    """Return the phases and their usual subjects by id; without any, one that holds the whole road."""
    phases: dict[str, Phase] = {}
    subjects: dict[str, Subject] = {}
    for position, entry in enumerate(fields.entries("phases", _("Phase {name}"))):
        order = entry.whole_number("order")
        id = entry.identifier()
        phases[id] = Phase(
            id, entry.line("title"), position if order is None else order, entry.line("theme", "")
        )
        subjects[id] = entry.choice("subject", Subject, Subject.ML)
    if not phases:
        return {"all": Phase("all", title)}, {"all": Subject.ML}
    return phases, subjects


def read_hours(fields: Fields) -> Hours:
    """Read hours given as one number, or as low, likely and high, of which the outer two may be missing."""
    if not isinstance(fields.raw("hours"), dict):
        hours = fields.number("hours", most=MOST_HOURS)
        return hours, hours, hours
    parts = Fields(fields.raw("hours"), _("{place}, hours").format(place=fields.place))
    likely = parts.number("likely", most=MOST_HOURS)
    low, high = parts.number("low", likely, MOST_HOURS), parts.number("high", likely, MOST_HOURS)
    if not low <= likely <= high:
        raise Refusal(_("{place} must run from low to likely to high.").format(place=parts.place))
    return low, likely, high


def read_resource(fields: Fields) -> Resource:
    """Read a place to study. One without an id, inside an item, goes by its title."""
    title = fields.line("title")
    return Resource(
        id=fields.identifier() if "id" in fields else title,
        title=title,
        by=fields.line("by", ""),
        url=fields.text("url", "", LONGEST_ADDRESS),
        type=fields.line("type", ""),
        cost=fields.line("cost", ""),
        checked=fields.truth("checked", False),
        hours=read_hours(fields) if "hours" in fields else None,
        note=fields.text("note", ""),
    )


def read_background(fields: Fields) -> Background:
    """Read a background that a learner may come from."""
    return Background(fields.identifier(), fields.line("title"), fields.text("summary", ""))


def read_choice_group(fields: Fields, items: Collection[str]) -> ChoiceGroup:
    """Read a group of items of which some are chosen; `items` are the ids that it may name."""
    id = fields.identifier()
    members = fields.references("items", _("item"), items)
    at_least = fields.whole_number("at_least", 1, max(len(members), 1))
    return ChoiceGroup(
        id,
        fields.line("title", id),
        tuple(dict.fromkeys(members)),
        1 if at_least is None else at_least,
        fields.reference("default", _("item"), members),
        fields.text("text", ""),
    )


def read_reading_list(fields: Fields, items: Collection[str]) -> ReadingList:
    """Read a list of items, which may name one twice; `items` are the ids that it may name."""
    ids, labels = fields.references("items", _("item"), items), fields.words("labels")
    if labels and len(labels) != len(ids):
        raise Refusal(_("{place} needs one label for each item, or none.").format(place=fields.place))
    return ReadingList(
        fields.identifier(),
        fields.line("title"),
        ids,
        fields.text("note", ""),
        labels,
        fields.choice("kind", ListKind, ListKind.TRACK),
        fields.line("seed_ref", "").partition(" ")[0],
    )


def read_rule(fields: Fields, items: Collection[str]) -> Rule:
    """Read a principle of the road; `items` are the ids that it may name."""
    beside = fields.references("items", _("item"), items)
    kinds = fields.choices("kinds", ItemKind)
    return Rule(fields.identifier(), fields.text("text"), fields.line("title", ""), beside, kinds)

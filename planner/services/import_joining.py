"""Which items of a plan those of a file are: by an earlier version of it, or by what they are called."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.exchange.incoming import FileForm, IncomingRoadmap, SkipCause, Skipped
from planner.services.import_phases import old_phases
from planner.services.import_preview import ImportChoices
from planner.services.matching import Match, Reason, Topic, match_topics, may_be_renamed, topic_of
from planner.services.topic_names import topic_name

_WITHOUT_IDS = (FileForm.MARKDOWN, FileForm.TABLE)  # their ids come from titles, and change with them


Renamed = tuple[str, tuple[str, Reason]]  # an item's id in the file, its id before, and why it is the same


@dataclass(frozen=True, slots=True)
class Joining:
    """How the items of a file and those of a plan belong together.

    Attributes:
        names: the plan's item for each of the file's that is in the plan.
        old_keys: for those that came from an earlier version of the file, their id in that.
        renamed: why some of these are known again, though their id is another one.
        matches: for those that are other items of the plan, why; with a likely one that is not joined too.
        declined: ids of those that the learner did not want, or has removed.
        removed: ids in the earlier version of items of the plan that the file no longer has.
    """

    names: Mapping[str, str]
    old_keys: Mapping[str, str]
    renamed: Mapping[str, Reason]
    matches: Mapping[str, Match]
    declined: frozenset[str]
    removed: tuple[str, ...]


def join(
    plan: Plan, incoming: IncomingRoadmap, followed: FollowedRoadmap | None, choices: ImportChoices
) -> Joining:
    """Compare a file with a plan; `followed` is the earlier version that the plan has, if any.

    Raises UnknownId where an item was chosen that the plan has not.
    """
    keys = [item.id for item in incoming.roadmap.items]
    old_names = _names_in_plan(plan, followed)
    old_keys = {key: key for key in keys if key in old_names}
    old_items = followed.items if followed else {}
    declined = frozenset(key for key in keys if key in old_items and key not in old_names)
    renamed = dict(_renamed(incoming, followed, old_names)) if followed else {}
    old_keys.update((key, old) for key, (old, _reason) in renamed.items())
    names = {key: old_names[old] for key, old in old_keys.items()}
    unknown = [key for key in keys if key not in names and key not in declined]
    matches = _matched(plan, incoming, unknown, {*names.values(), *old_names.values()})
    if choices.joins:
        names.update((key, match.id) for key, match in matches.items() if match.is_sure)
    for key, chosen in choices.joined.items():
        if chosen is not None and key in keys:
            names[key] = plan.item(chosen).id
        else:
            names.pop(key, None)
        if names.get(key) != old_names.get(old_keys.get(key, "")):
            old_keys.pop(key, None)
    kept = set(old_keys.values())
    removed = tuple(key for key, name in old_names.items() if key not in kept and name not in names.values())
    return Joining(
        names={key: names[key] for key in keys if key in names},
        old_keys={key: old_keys[key] for key in keys if key in old_keys},
        renamed={key: reason for key, (_old, reason) in renamed.items() if key in old_keys},
        matches=matches,
        declined=declined - set(names),
        removed=removed,
    )


def _names_in_plan(plan: Plan, followed: FollowedRoadmap | None) -> dict[str, str]:
    if followed is None:
        return {}
    return {key: name for key, name in followed.names.items() if name in plan.items}


# -- other items of the plan


def _matched(
    plan: Plan, incoming: IncomingRoadmap, keys: Collection[str], taken: Collection[str]
) -> dict[str, Match]:
    """Return which other items of the plan are, or may be, the same topics."""
    wanted = set(keys)
    headings = _headings(incoming)
    theirs = [
        topic_of(item, headings.get(item.phase, "")) for item in incoming.roadmap.items if item.id in wanted
    ]
    ours = [
        topic_of(item, plan.phases[item.phase].title if item.phase in plan.phases else "")
        for item in sorted(plan.items.values(), key=lambda item: (item.position, item.id))
        if item.id not in taken
    ]
    return match_topics(theirs, ours)


def _headings(incoming: IncomingRoadmap) -> dict[str, str]:
    return {phase.id: phase.title for phase in incoming.roadmap.phases}


# -- the same items under other ids


def _renamed(
    incoming: IncomingRoadmap, followed: FollowedRoadmap, old_names: Mapping[str, str]
) -> Iterator[Renamed]:
    """Yield items of the file that are items of its earlier version under another id: its id and why.

    They are known again by their titles and pages; where ids are made from titles, also by their place.
    """
    now = {item.id for item in incoming.roadmap.items}
    fresh = [item for item in incoming.roadmap.items if item.id not in followed.items]
    gone = [item for key, item in _in_order(followed) if key not in now and key in old_names]
    if not fresh or not gone:
        return
    found = dict(_renamed_alike(incoming, followed, fresh, gone))
    yield from found.items()
    if incoming.form in _WITHOUT_IDS:
        given = {old for old, _reason in found.values()}
        places = _Places(incoming, followed, {key: old for key, (old, _reason) in found.items()})
        yield from places.renamed(
            [item for item in fresh if item.id not in found], [item for item in gone if item.id not in given]
        )


def _in_order(followed: FollowedRoadmap) -> list[tuple[str, Item]]:
    return sorted(followed.items.items(), key=lambda each: each[1].position)


def _renamed_alike(
    incoming: IncomingRoadmap, followed: FollowedRoadmap, fresh: Sequence[Item], gone: Sequence[Item]
) -> Iterator[Renamed]:
    headings = _headings(incoming)
    old_headings = {phase.id: phase.title for phase in followed.phases.values()}
    theirs = [topic_of(item, headings.get(item.phase, "")) for item in fresh]
    ours = [topic_of(item, old_headings.get(item.phase, "")) for item in gone]
    given: set[str] = set()
    known: set[str] = set()
    for key, old in _called_the_same(theirs, ours):
        given.add(old)
        known.add(key)
        yield key, (old, Reason.TITLE)
    theirs = [topic for topic in theirs if topic.id not in known]
    ours = [topic for topic in ours if topic.id not in given]
    for key, match in match_topics(theirs, ours).items():
        if match.is_sure and match.id not in given:
            given.add(match.id)
            yield key, (match.id, match.reason)


def _called_the_same(theirs: Iterable[Topic], ours: Iterable[Topic]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of one title that stands on each side once, whatever title it is."""
    by_title = [Counter(topic.name.plain for topic in topics) for topics in (theirs, ours)]
    old = {topic.name.plain: topic.id for topic in ours}
    for topic in theirs:
        plain = topic.name.plain
        if plain and by_title[0][plain] == by_title[1][plain] == 1:
            yield topic.id, old[plain]


class _Places:
    """Beside which other items, and in which phase, the items of two versions of a file stand."""

    def __init__(
        self, incoming: IncomingRoadmap, followed: FollowedRoadmap, old_keys: Mapping[str, str]
    ) -> None:
        items = incoming.roadmap.items
        same = {item.id: item.id for item in items if item.id in followed.items}
        phases = old_phases(incoming.roadmap, followed, {**same, **old_keys})
        now = [(old_keys.get(item.id, item.id), phases.get(item.phase, "")) for item in items]
        self._now = dict(zip((item.id for item in items), _beside(now), strict=True))
        before = [(key, item.phase) for key, item in _in_order(followed)]
        self._before = dict(zip((key for key, _phase in before), _beside(before), strict=True))

    def renamed(self, fresh: Sequence[Item], gone: Sequence[Item]) -> Iterator[Renamed]:
        """Yield what stands where something that is gone stood, under a title much like it."""
        there: dict[_Beside, list[Item]] = {}
        for item in gone:
            for place in self._before[item.id]:
                there.setdefault(place, []).append(item)
        given: set[str] = set()
        for item in fresh:
            name = topic_name(item.title)
            for old in (each for place in self._now[item.id] for each in there.get(place, ())):
                if old.id not in given and may_be_renamed(name, topic_name(old.title)):
                    given.add(old.id)
                    yield item.id, (old.id, Reason.SPELLING)
                    break


_Beside = tuple[str, str, bool]  # phase, neighbour, and whether that comes before


def _beside(items: Sequence[tuple[str, str]]) -> Iterator[tuple[_Beside, _Beside]]:
    """Yield the two places of each item, given with its phase: behind one neighbour, before the other."""
    keys = ["", *(key for key, _phase in items), ""]
    for number, (_key, phase) in enumerate(items):
        yield (phase, keys[number], True), (phase, keys[number + 2], False)


# -- texts and links without a road


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
    items = tuple(_with_text(item, texts[key]) if key in texts else item for key, item in _in_order(followed))
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
        skipped=(*incoming.skipped, *_without_node(len(texts) - known)),
    )


def _without_node(count: int) -> Iterator[Skipped]:
    if count:
        yield Skipped(SkipCause.WITHOUT_NODE, count)


def _with_text(item: Item, text: Item) -> Item:
    return replace(item, note=text.note or item.note, resources=text.resources or item.resources)

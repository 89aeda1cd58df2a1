"""Which items of a plan those of a file are: by an earlier version of it, or by what they are called."""

from collections.abc import Collection, Mapping, Sequence

from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.plan import Plan
from planner.exchange.incoming import IncomingRoadmap
from planner.services.import_preview import ImportChoices
from planner.services.import_renaming import headings_of, renamed_items
from planner.services.matching import Match, Reason, match_topics, topic_of
from planner.values import Value


class Joining(Value):
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
    old_items = followed.items if followed else {}
    declined = frozenset(key for key in keys if key in old_items and key not in old_names)
    renamed = dict(renamed_items(incoming, followed, old_names)) if followed else {}
    known = {key: key for key in keys if key in old_names}
    known.update((key, old) for key, (old, _reason) in renamed.items())
    names = {key: old_names[old] for key, old in known.items()}
    unknown = [key for key in keys if key not in names and key not in declined]
    matches = _matched(plan, incoming, unknown, {*names.values(), *old_names.values()})
    if choices.joins:
        names.update((key, match.id) for key, match in matches.items() if match.is_sure)
    names = _as_chosen(names, keys, choices, plan)
    old_keys = {key: known[key] for key in keys if key in known and names.get(key) == old_names[known[key]]}
    return Joining(
        names=names,
        old_keys=old_keys,
        renamed={key: reason for key, (_old, reason) in renamed.items() if key in old_keys},
        matches=matches,
        declined=declined - set(names),
        removed=_removed(old_names, old_keys, names),
    )


def _names_in_plan(plan: Plan, followed: FollowedRoadmap | None) -> dict[str, str]:
    if followed is None:
        return {}
    return {key: name for key, name in followed.names.items() if name in plan.items}


def _as_chosen(
    names: Mapping[str, str], keys: Sequence[str], choices: ImportChoices, plan: Plan
) -> dict[str, str]:
    """Return the plan's items for those of the file as the learner chose them, in the file's order."""
    found = {key: choices.joined.get(key, names.get(key)) for key in keys}
    return {key: plan.item(id).id for key, id in found.items() if id is not None}


def _removed(
    old_names: Mapping[str, str], old_keys: Mapping[str, str], names: Mapping[str, str]
) -> tuple[str, ...]:
    """Return what the file no longer has; what another of its items is now stays out of this."""
    kept, still_named = set(old_keys.values()), set(names.values())
    return tuple(key for key, name in old_names.items() if key not in kept and name not in still_named)


# -- other items of the plan


def _matched(
    plan: Plan, incoming: IncomingRoadmap, keys: Collection[str], taken: Collection[str]
) -> dict[str, Match]:
    """Return which other items of the plan are, or may be, the same topics."""
    wanted = set(keys)
    headings = headings_of(incoming)
    theirs = [
        topic_of(item, headings.get(item.phase, "")) for item in incoming.roadmap.items if item.id in wanted
    ]
    ours = [
        topic_of(item, plan.phases[item.phase].title if item.phase in plan.phases else "")
        for item in sorted(plan.items.values(), key=lambda item: (item.position, item.id))
        if item.id not in taken
    ]
    return match_topics(theirs, ours)

"""Taking the items of a file into a plan: what each becomes, where it stands, and what it needs."""

from collections.abc import Collection, Mapping
from functools import cached_property

from planner.domain.circles import without_circles
from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.domain.roadmap import Phase
from planner.exchange.incoming import DRAWINGS, FileForm, IncomingRoadmap
from planner.services.drawn_notes import retold_note
from planner.services.followed_roadmaps import as_studied, named_as_in_plan, own_share, with_share
from planner.services.import_joining import Joining
from planner.services.import_order import Line, out_of_order, positions
from planner.services.import_phases import JoinedPhases
from planner.services.import_preview import ImportChoices
from planner.services.item_export import without_personal_texts
from planner.services.item_ids import ids_in_plan
from planner.services.kept_back import with_kept_back
from planner.services.own_items import items_in_order
from planner.services.three_way import Merged, merge
from planner.services.told_fields import as_far_as_told
from planner.values import Value, replace


class ImportMerge(Value, dict=True):
    """What a file makes of a plan, by what was chosen.

    Attributes:
        followed: the earlier version that the plan has, if any.
        is_own: whether the file is an export of this very plan.
    """

    plan: Plan
    incoming: IncomingRoadmap
    followed: FollowedRoadmap | None
    joining: Joining
    phases: JoinedPhases
    choices: ImportChoices
    is_own: bool = False

    @cached_property
    def told(self) -> dict[str, Item]:
        """What the file says of its items, by their ids in it."""
        return {item.id: self._as_far_as_told(item) for item in self.incoming.roadmap.items}

    def _as_far_as_told(self, item: Item) -> Item:
        """Return an item with all that its earlier version said and a file of its form cannot say."""
        before = self.before(item.id)
        if before is None:
            return item
        ours = self.plan.items[self.joining.names[item.id]]
        has_share = own_share(self.plan, ours) < 1
        if has_share and item.effort == ours.effort:  # as lists and tables of the plan have the hours
            item = replace(item, effort=before.effort)
        return self._with_texts(as_far_as_told(self.incoming, item, before))

    def _with_texts(self, item: Item) -> Item:
        """Return an item with the text and links that it had, where the file came without them.

        A drawing alone holds none, and an export keeps those of one's own copy back.
        """
        before = self.before(item.id)
        if before is None or item.id in self.incoming.drawn:
            return item
        if self.incoming.form in DRAWINGS:
            return replace(item, note=retold_note(item.note, before), resources=before.resources)
        if self.incoming.is_personal or self.followed is None or not self.followed.is_personal:
            return item
        ours = self.joining.names[item.id]
        return with_kept_back(item, before, self.plan.items[ours], self._handed_on[ours])

    @cached_property
    def _handed_on(self) -> Mapping[str, Item]:
        """The plan's items as its exports have them."""
        return without_personal_texts(self.plan).items

    @cached_property
    def drawn(self) -> dict[str, str]:
        """What the drawing itself says of items that have a text beside it, from this file or one before."""
        if self.incoming.form not in DRAWINGS:
            return dict(self.incoming.drawn)
        alone = {item.id: item.note for item in self.incoming.roadmap.items}
        kept = {
            key: alone[key] for key, item in self.told.items() if item.resources or item.note != alone[key]
        }
        return {**kept, **self.incoming.drawn}

    def before(self, key: str) -> Item | None:
        """Return what the earlier version of the file said of an item."""
        old = self.joining.old_keys.get(key)
        return self.followed.items.get(old) if self.followed and old is not None else None

    # -- which items come

    def is_taken(self, key: str) -> bool:
        """Whether an item of the file comes in, or what it says anew of one that is there."""
        return self.choices.taken.get(key, key not in self.joining.declined)

    @cached_property
    def new_names(self) -> dict[str, str]:
        """The ids under which new items come into the plan."""
        new = (
            item for key, item in self.told.items() if key not in self.joining.names and self.is_taken(key)
        )
        return ids_in_plan(new, self.plan.items)

    @cached_property
    def names(self) -> dict[str, str]:
        """The plan's item for each of the file's that is in the plan afterwards.

        One that is another item of the plan, but is not taken, does not count as that.
        """
        joining = self.joining
        joined = {
            key: name for key, name in joining.names.items() if key in joining.old_keys or self.is_taken(key)
        }
        return {**joined, **self.new_names}

    # -- what they become

    def as_in_plan(self, item: Item, names: Mapping[str, str], told: Mapping[str, Item]) -> Item:
        """Return an item of the file, or of its earlier version, as it is in the plan."""
        named = named_as_in_plan(item, names, told, self._phase_names(told is self.told))
        if self.is_own:
            return self._as_exported(named) if told is self.told else named
        return as_studied(self.plan, self.incoming.roadmap.id, named)

    def _as_exported(self, item: Item) -> Item:
        """Return an item of an export of this plan as it stands in it.

        Lists and tables have the hours as they are, and so had roadmaps of earlier versions of the program.
        """
        ours = self.plan.items.get(item.id)
        if self.incoming.form is not FileForm.ROADMAP or ours is None or ours.effort == item.effort:
            return item
        return with_share(item, own_share(self.plan, replace(item, refresh_for=ours.refresh_for)))

    def _phase_names(self, is_now: bool) -> Mapping[str, str]:
        if is_now:
            return self.phases.names
        return self.followed.phase_names if self.followed else {}

    @cached_property
    def merged(self) -> dict[str, Merged]:
        """What becomes of the plan's items that came from an earlier version, by the file's id.

        Where several ids of the file are one item of the plan, each goes on from what the one before made.
        """
        followed = self.followed
        if followed is None:
            return {}
        old_names = {key: name for key, name in followed.names.items() if name in self.plan.items}
        merged: dict[str, Merged] = {}
        so_far: dict[str, Item] = {}
        for key, old in self.joining.old_keys.items():
            name = self.joining.names[key]
            ours = so_far.get(name, self.plan.items[name])
            base = followed.items.get(old)
            if base is not None:
                before = self.as_in_plan(base, old_names, followed.items)
                now = self.as_in_plan(self.told[key], self.names, self.told)
                kept = self.plan.course_of(ours.id).resource
                merged[key] = merge(ours, before, now, kept)
                if self.is_taken(key):
                    so_far[name] = merged[key].item
        return merged

    @cached_property
    def moved(self) -> frozenset[str]:
        """The ids of items that the file has at another place now, and the learner has not moved."""
        if self.followed is None:
            return frozenset()
        before = sorted(self.followed.items.values(), key=lambda item: item.position)
        old_order = [item.id for item in before]
        now = [self.joining.old_keys[key] for key in self.told if key in self.joining.old_keys]
        here = {name: key for key, name in self.joining.names.items()}
        ours = [here[item.id] for item in items_in_order(self.plan) if item.id in here]
        by_learner = out_of_order([self.joining.old_keys.get(key, key) for key in ours], old_order)
        by_file = out_of_order(now, old_order)
        return frozenset(
            key
            for key, old in self.joining.old_keys.items()
            if (old in by_file and old not in by_learner) or self._is_in_another_phase(key)
        )

    def _is_in_another_phase(self, key: str) -> bool:
        merged = self.merged.get(key)
        return merged is not None and "phase" in merged.follows

    def changed(self, key: str) -> bool:
        """Whether the file would change the plan's item that came from it."""
        merged = self.merged.get(key)
        return key in self.moved or (merged is not None and bool(merged.follows))

    # -- the items afterwards

    @cached_property
    def _placed(self) -> dict[str, Item]:
        """Return the items that are new or otherwise, by the plan's ids; not yet at their places."""
        new = {
            name: replace(self.as_in_plan(self.told[key], self.names, self.told), id=name)
            for key, name in self.new_names.items()
        }
        otherwise = {  # the last of several ids of one item holds what all of them made of it
            merged.item.id: merged.item
            for key, merged in self.merged.items()
            if merged.follows and self.is_taken(key)
        }
        return {**otherwise, **new}

    @cached_property
    def items(self) -> dict[str, Item]:
        """All items of the plan afterwards, but those that go are still there."""
        items = {**self.plan.items, **self._placed}
        items = _without_circles(items, self.plan.items)
        moved = {self.names[key] for key in self.moved if self.is_taken(key)}
        coming = moved | set(self.new_names.values())
        if not coming:
            return items
        phase_of = {id: item.phase for id, item in items.items()}
        staying = [item for item in items_in_order(self.plan) if item.id not in coming]
        line = Line([item.id for item in staying], [phase.id for phase in self.phases.order], phase_of)
        file_order = list(dict.fromkeys(self.names[key] for key in self.told if key in self.names))
        line.put(file_order, coming)
        places = positions(line.ids(), {item.id: item.position for item in staying})
        return {
            id: item if item.position == places[id] else replace(item, position=places[id])
            for id, item in items.items()
        }

    @cached_property
    def left_out_edges(self) -> int:
        """How many prerequisites are left out because they would close a circle."""
        wanted = sum(len(item.requires) for item in self._placed.values())
        return wanted - sum(len(self.items[id].requires) for id in self._placed)

    @cached_property
    def phases_after(self) -> tuple[Phase, ...]:
        """The phases afterwards; new ones only where something stands in them."""
        held = {item.phase for item in self.items.values()}
        kept = [each for each in self.phases.order if each.id in self.plan.phases or each.id in held]
        if kept == sorted(kept, key=lambda each: (each.position, each.id)) and _are_known(kept, self.plan):
            return tuple(kept)
        return tuple(replace(phase, position=number) for number, phase in enumerate(kept, 1))

    @cached_property
    def retold_phases(self) -> tuple[tuple[Phase, Phase], ...]:
        """The plan's phases that get another title or other words, each as it is and as it will be."""
        pairs = ((self.plan.phases.get(now.id), now) for now in self.phases_after)
        return tuple(
            (before, now)
            for before, now in pairs
            if before is not None and (before.title, before.theme) != (now.title, now.theme)
        )


def _are_known(phases: Collection[Phase], plan: Plan) -> bool:
    return all(phase.id in plan.phases for phase in phases)


def _without_circles(items: dict[str, Item], before: Mapping[str, Item]) -> dict[str, Item]:
    """Return items without those new prerequisites that would close a circle with the plan's own."""
    needed = {id: item.requires for id, item in items.items()}
    left_out = set(without_circles(needed, {id: item.requires for id, item in before.items()}))
    opened = {id: items[id] for id, _needed in left_out}
    freed = {
        id: replace(item, requires=tuple(each for each in item.requires if (id, each) not in left_out))
        for id, item in opened.items()
    }
    return {**items, **freed}

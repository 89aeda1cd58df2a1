"""Taking a roadmap into a plan: what it would do, and the step that does it.

Everything of the learner's stays: what they did, wrote, logged and planned, and what they changed of an item.
"""

from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import chain, count

from planner.domain.edit import Change, Edit, merged_changes
from planner.domain.errors import Refusal
from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.goal import Goal
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.exchange.incoming import IncomingRoadmap
from planner.formats import slug, unused_id
from planner.i18n import _
from planner.services import catalog
from planner.services.exam_terms import next_number
from planner.services.followed_roadmaps import first_followed, followed_version
from planner.services.goals import wanted_again
from planner.services.import_joining import join
from planner.services.import_merge import ImportMerge
from planner.services.import_phases import join_phases
from planner.services.import_preview import NEW_GOAL, ImportChoices, ImportPreview
from planner.services.import_record import record_of, taken_note
from planner.services.import_removal import going
from planner.services.import_rows import make_rows
from planner.services.import_states import row_states, said, said_anew
from planner.services.import_texts import with_known_road
from planner.services.import_words import news, skipped_sentences
from planner.services.item_removal import without_items
from planner.services.items_added import with_phases_as_before
from planner.services.open_goals import own_open_goals
from planner.services.own_exports import exported_from
from planner.values import replace

BEFORE_IMPORT = "before-import"  # why a backup is made


class AsItWas(Refusal):
    """A file that brings nothing to the plan."""


def preview_import(plan: Plan, incoming: IncomingRoadmap, choices: ImportChoices) -> ImportPreview:
    """Return what taking a roadmap in would do, by what is chosen. Raises UnknownId for a chosen stranger."""
    merge = _merge(plan, incoming, choices)
    after = _without_states(merge)
    rows = make_rows(merge, row_states(merge, after))
    return ImportPreview(
        title=merge.incoming.roadmap.title,
        is_known=merge.followed is not None,
        rows=rows,
        news=tuple(news(merge, rows, said_anew(merge, after).values())),
        skipped=tuple(skipped_sentences(merge.incoming.skipped)),
        goals={goal.id: goal.title for goal in own_open_goals(plan)},
        goal=_goal_that_asks(merge),
        new_goal=_new_goal_title(merge),
        phases=len(merge.retold_phases),
    )


def import_roadmap(
    plan: Plan, incoming: IncomingRoadmap, choices: ImportChoices, file: str, now: datetime
) -> Edit:
    """Take a roadmap in, as one step. `file` is the name of its file, without the folder.

    Raises AsItWas where that would change nothing, and UnknownId for a chosen item or goal that is none.
    """
    merge = _merge(plan, incoming, choices)
    title = merge.incoming.roadmap.title
    after = _without_states(merge)
    after = after.after(Edit("", tuple(said(merge, after, now.date()))))
    changes = merged_changes((*_differences(plan, after), *_remembered(merge, file, now)))
    if not changes:
        raise AsItWas(_("{title} is as it was, so there is nothing to do.").format(title=title))
    template = _("Imported {title}") if merge.followed is None else _("Brought {title} up to date")
    return Edit(template.format(title=title), changes)


def _merge(plan: Plan, incoming: IncomingRoadmap, choices: ImportChoices) -> ImportMerge:
    incoming = with_known_road(plan, incoming)
    followed = followed_version(plan, incoming.roadmap) or _unrecorded(plan, incoming)
    exported = exported_from(plan, incoming, followed)
    followed = exported or followed
    joining = join(plan, incoming, followed, choices)
    if not choices.retells:
        incoming = with_phases_as_before(incoming, followed, joining.old_keys)
        choices = replace(choices, taken={**dict.fromkeys(joining.old_keys, False), **choices.taken})
    phases = join_phases(plan, incoming.roadmap, followed, joining.old_keys)
    return ImportMerge(plan, incoming, followed, joining, phases, choices, is_own=exported is not None)


def _unrecorded(plan: Plan, incoming: IncomingRoadmap) -> FollowedRoadmap | None:
    """Return what the plan's own roadmap said, for a plan that was made before that was remembered.

    What ships tells it nearly always. For a roadmap of one's own nobody knows: what stands in the plan then
    stays, and only what it lacks comes from the file.
    """
    roadmap = incoming.roadmap
    if not roadmap.id or plan.settings.roadmap != roadmap.id:
        return None
    ships = roadmap.id in catalog.roadmap_ids()
    before = catalog.shipped_roadmap(roadmap.id) if ships else roadmap
    told = (item for item in before.items if item.id in plan.items)
    items = (item if ships else _as_far_as_told(plan.items[item.id], item) for item in told)
    return first_followed(replace(before, items=tuple(items)), datetime.min)


def _as_far_as_told(ours: Item, theirs: Item) -> Item:
    """Return what a file says of an item, without what the plan's item lacks."""
    return replace(
        theirs,
        done_when=ours.done_when and theirs.done_when,
        note=ours.note and theirs.note,
        opens=ours.opens and theirs.opens,
        closes=ours.closes and theirs.closes,
        units=ours.units and theirs.units,
        resources=theirs.resources if ours.resources else (),
    )


def _remembered(merge: ImportMerge, file: str, now: datetime) -> Collection[Change]:
    """Return what is remembered of the file; of an export of the plan nothing, for no roadmap tells it."""
    if merge.is_own:
        return ()
    record = record_of(merge, file, now)
    return taken_note(merge.plan.followed.get(record.id), record, merge.plan.items)


# -- the step


def _without_states(merge: ImportMerge) -> Plan:
    """Return the plan with all that the file brings, but for what it says is done."""
    after = merge.plan.after(Edit("", tuple(_of_road(merge))))
    for step in (_asked_for, _gone):
        after = after.after(Edit("", tuple(step(merge, after))))
    return after


def _of_road(merge: ImportMerge) -> Iterator[Change]:
    """Yield what happens to phases and items; none of them goes."""
    plan = merge.plan
    for phase in merge.phases_after:
        if plan.phases.get(phase.id) != phase:
            yield Change(plan.phases.get(phase.id), phase)
    for id, item in merge.items.items():
        if plan.items.get(id) != item:
            yield Change(plan.items.get(id), item)


def _asked_for(merge: ImportMerge, plan: Plan) -> Iterator[Change]:
    """Yield what lets a goal ask for what is new and belongs to the core."""
    new = [id for id in merge.new_names.values() if plan.items[id].core]
    chosen = _goal_that_asks(merge)
    if chosen is None or not new:
        return
    if chosen == NEW_GOAL:
        goal = _new_goal(merge, plan)
        yield Change(None, goal)
    else:
        before = plan.goal(chosen)
        goal = replace(before, items=tuple(dict.fromkeys((*before.items, *new))))
        yield Change(before, goal)
    yield from wanted_again(plan, new)


def _new_goal(merge: ImportMerge, plan: Plan) -> Goal:
    """Return the goal of all core items of a roadmap, also of those that were in the plan before."""
    title = _new_goal_title(merge)
    core = (merge.names[key] for key, item in merge.told.items() if item.core and key in merge.names)
    return Goal(
        id=unused_id(slug(title, "goal"), plan.goals),
        title=title,
        items=tuple(dict.fromkeys(core)),
        created=next_number(plan),
    )


def _new_goal_title(merge: ImportMerge) -> str:
    """Return the title of the roadmap, or that with a number, where another one's goal is called the same."""
    title = merge.incoming.roadmap.title
    taken = {goal.title for goal in own_open_goals(merge.plan)}
    numbered = (f"{title} ({number})" for number in count(2))
    return next(each for each in chain((title,), numbered) if each not in taken)


def _goal_that_asks(merge: ImportMerge) -> str | None:
    """Return the goal that asks for what is new: an open one of the same roadmap rather than a second one."""
    if merge.choices.goal != NEW_GOAL:
        return merge.choices.goal
    goals = own_open_goals(merge.plan)
    title = merge.incoming.roadmap.title
    ours = set(merge.joining.names.values())
    named = next((goal for goal in goals if goal.title == title and ours.intersection(goal.items)), None)
    if named is not None:  # one of another roadmap may be called the same: many lists are called "export"
        return named.id
    known = set(merge.joining.old_keys.values())
    names = {merge.joining.names[key] for key in merge.joining.old_keys}
    best = max(goals, key=lambda goal: len(names.intersection(goal.items)), default=None)
    if best is None or not known or 2 * len(names.intersection(best.items)) < len(names):
        return NEW_GOAL
    return best.id


def _gone(merge: ImportMerge, plan: Plan) -> Iterator[Change]:
    """Yield what takes out of the plan what the file no longer has, where the learner said so."""
    yield from without_items(plan, going(merge))


def _differences(plan: Plan, after: Plan) -> Iterator[Change]:
    """Yield the changes that lead from one plan to another, in the tables that an import touches."""
    names = ("phases", "items", "progress", "goals", "sessions", "notes", "courses", "cards")
    for name in names:
        before, now = getattr(plan, name), getattr(after, name)
        for id in dict.fromkeys((*before, *now)):
            if before.get(id) != now.get(id):
                yield Change(before.get(id), now.get(id))

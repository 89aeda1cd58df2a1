"""What is remembered of an import, so that the next version of its file can be merged."""

from collections.abc import Collection, Container, Iterator
from datetime import datetime

from planner.domain.edit import Change
from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.item import Item
from planner.exchange.incoming import FileForm
from planner.formats import unused_id
from planner.services.drawn_notes import with_drawn_note
from planner.services.import_merge import ImportMerge
from planner.services.import_removal import going
from planner.services.told_texts import with_older_texts
from planner.values import replace


def record_of(merge: ImportMerge, file: str, now: datetime) -> FollowedRoadmap:
    """Return what is remembered for the next version of the file.

    What was not taken of a changed item is remembered as it was, so that it is told again, and so is an item
    that went out of the file and stays in the plan.
    """
    roadmap, followed = merge.incoming.roadmap, merge.followed
    told = [*_told(merge), *_removed(merge)]
    items = {key: item for key, item, _name, _is_estimate in told}
    phases = {**(followed.phases if followed else {}), **{phase.id: phase for phase in roadmap.phases}}
    phase_names = {**(followed.phase_names if followed else {}), **merge.phases.names}
    is_text = merge.incoming.form is FileForm.CONTENT
    held = {item.phase for item in items.values()}
    return FollowedRoadmap(
        id=followed.id if followed else unused_id(roadmap.id or "roadmap", merge.plan.followed),
        title=roadmap.title,
        version=roadmap.version,
        form=followed.form if followed and is_text else merge.incoming.form.value,
        file=file,
        taken_at=now,
        names={key: name for key, _item, name, _is_estimate in told if name},
        items=items,
        phases={key: phase for key, phase in phases.items() if key in held},
        phase_names={key: name for key, name in phase_names.items() if key in held},
        estimated=frozenset(key for key, _item, _name, is_estimate in told if is_estimate),
        is_personal=is_text or merge.incoming.is_personal or (followed is not None and followed.is_personal),
    )


def taken_note(
    before: FollowedRoadmap | None, record: FollowedRoadmap, items: Container[str]
) -> Collection[Change]:
    """Return the change of what is remembered; `items` are those of the plan.

    None where the same items are told by another file, or in another form, or the learner has removed an
    item meanwhile.
    """
    if before is None:
        return (Change(None, record),)
    names = {key: name for key, name in before.names.items() if key in record.names or name in items}
    # In other forms than our own the title is often the name of the file, and nothing tells a version.
    says_itself = record.form == FileForm.ROADMAP
    is_same = record.version in ("", before.version) and (record.title == before.title or not says_itself)
    if is_same and _essence(record) == _essence(replace(before, names=names)):
        return ()
    return (Change(before, record),)


def _essence(record: FollowedRoadmap) -> tuple[object, ...]:
    """Return what is told of the items, whatever the file calls their phases and itself."""
    named = record.phase_names
    items = {
        key: replace(item, phase=named.get(item.phase, item.phase)) for key, item in record.items.items()
    }
    return items, record.names, record.estimated, record.is_personal


Told = tuple[str, Item, str, bool]  # id in the file, what that says, the plan's item or "", whether estimated


def _told(merge: ImportMerge) -> Iterator[Told]:
    followed = merge.followed
    for key, item in merge.told.items():
        name = merge.names.get(key, "")
        before = merge.before(key)
        if followed is not None and before is not None and not merge.is_taken(key):
            # Its place is the new one all the same: places are told by those of all others.
            yield before.id, replace(before, position=item.position), name, before.id in followed.estimated
        else:
            told = with_older_texts(item, before, merge.items.get(name))
            told = with_drawn_note(told, merge.drawn.get(key))
            yield key, told, name, key in merge.incoming.estimated


def _removed(merge: ImportMerge) -> Iterator[Told]:
    followed, gone = merge.followed, set(going(merge))
    if followed is None:
        return
    for key in merge.joining.removed:
        name = followed.names[key]
        if key in followed.items and key not in merge.told and name not in gone:
            yield key, followed.items[key], name, key in followed.estimated

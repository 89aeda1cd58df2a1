"""The rows of an import's preview: what each item of the file is to the plan."""

from collections.abc import Iterator, Mapping

from planner.domain.item import Item, ItemStatus
from planner.services.import_merge import ImportMerge
from planner.services.import_preview import ImportRow, RowState
from planner.services.import_removal import can_go, going
from planner.services.import_words import change_words, reason_words, status_words
from planner.services.matching import Match


def make_rows(merge: ImportMerge, anew: Mapping[str, ItemStatus]) -> tuple[ImportRow, ...]:
    """Return the rows, those of the file in its order and behind them those that it no longer has.

    `anew` is what it says of items of the plan, by its own ids, and the learner has not.
    """
    phases = {phase.id: phase.title for phase in merge.incoming.roadmap.phases}
    rows = [_row(merge, key, item, phases, anew.get(key)) for key, item in merge.told.items()]
    return (*rows, *_removed_rows(merge))


def _row(
    merge: ImportMerge, key: str, item: Item, phases: Mapping[str, str], anew: ItemStatus | None
) -> ImportRow:
    id = merge.joining.names.get(key)
    state = _state(merge, key, anew)
    match = merge.joining.matches.get(key)
    likely = match if match is not None and id != match.id and state is RowState.NEW else None
    return ImportRow(
        key=key,
        title=item.title,
        phase=phases.get(item.phase, ""),
        kind=item.kind,
        subject=item.subject,
        state=state,
        item=id,
        item_title=merge.plan.items[id].title if id is not None else "",
        suggested=likely.id if likely is not None else None,
        because=_because(merge, key, likely),
        changes=(*change_words(merge, key), *status_words(anew)),
        minutes=item.effort.likely,
        is_estimate=key in merge.incoming.estimated,
        status=merge.incoming.states.get(key),
        is_taken=merge.is_taken(key),
    )


def _state(merge: ImportMerge, key: str, anew: ItemStatus | None) -> RowState:
    if key not in merge.joining.names:
        return RowState.NEW
    if key not in merge.joining.old_keys:
        return RowState.MATCHED
    merged = merge.merged.get(key)
    stays = merged is not None and bool(merged.stays)
    return RowState.CHANGED if merge.changed(key) or stays or anew else RowState.SAME


def _because(merge: ImportMerge, key: str, likely: Match | None) -> str:
    joining = merge.joining
    if likely is not None:
        return reason_words(likely.reason, merge.plan.items[likely.id].title)
    if key in joining.renamed:
        return reason_words(joining.renamed[key])
    match = joining.matches.get(key)
    is_match = match is not None and joining.names.get(key) == match.id
    return reason_words(match.reason) if match is not None and is_match else ""


def _removed_rows(merge: ImportMerge) -> Iterator[ImportRow]:
    followed = merge.followed
    if followed is None:
        return
    go, may_go = set(going(merge)), can_go(merge)
    for key in merge.joining.removed:
        item = merge.plan.items[followed.names[key]]
        phase = merge.plan.phases.get(item.phase)
        yield ImportRow(
            key=key,
            title=item.title,
            phase=phase.title if phase is not None else "",
            kind=item.kind,
            subject=item.subject,
            state=RowState.REMOVED,
            item=item.id,
            item_title=item.title,
            minutes=item.effort.likely,
            is_estimate=key in followed.estimated,
            is_taken=item.id in go,
            can_go=item.id in may_go,
        )

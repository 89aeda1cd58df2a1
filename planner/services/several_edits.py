"""Several edits as one step for undo."""

from collections.abc import Callable, Iterable

from planner.domain.edit import Change, Edit, merged_changes
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.i18n import _

MakeEdit = Callable[[Plan], Edit]


def joined(plan: Plan, label: str, makers: Iterable[MakeEdit]) -> Edit:
    """Make edits one after the other, each on the plan that the last one leaves; all of them or none.

    A single one keeps its own label. Raises Refusal where one of them does, and where nothing changes.
    """
    labels: list[str] = []
    changes: list[Change] = []
    growing = plan
    for make in makers:
        edit = make(growing)
        growing = growing.after(edit)
        labels.append(edit.label)
        changes += edit.changes
    merged = merged_changes(changes)
    if not merged:
        raise Refusal(_("Nothing changes: all of it stands like that already."))
    return Edit(labels[0] if len(labels) == 1 else label, merged)

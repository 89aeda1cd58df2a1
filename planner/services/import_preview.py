"""What taking in a roadmap would do to a plan, as values for the preview, and what was chosen there."""

from collections.abc import Mapping
from enum import StrEnum

from planner.domain.item import ItemKind, ItemStatus, Subject
from planner.values import Value, field

NEW_GOAL = "\n"  # no id of a goal


class RowState(StrEnum):
    """How an item of the file stands to the plan."""

    NEW = "new"
    SAME = "same"  # it came from this roadmap and is as it was
    CHANGED = "changed"  # it came from this roadmap, which tells it otherwise now: renamed, done
    MATCHED = "matched"  # another item of the plan is the same topic
    REMOVED = "removed"  # it came from this roadmap, which no longer has it


class ImportRow(Value, kw_only=True):
    """One item of the file, or one of the plan that the file no longer has.

    Attributes:
        key: its id in the file.
        title, phase: the file's title of the item, and that of its phase.
        item: id of the plan's item that it is joined with, or None.
        item_title: that item's title, "" without one.
        because: why the two are taken for the same, in words ("same link"); "" where there is no question.
        suggested: id of a plan's item that is likely the same, where the two are joined only if the learner
            says so; `because` tells of it then.
        changes: what would change on the plan's item, each in words ("12 h instead of 8 h", "is left out"),
            and what stays because the learner has changed it.
        minutes: the estimated study time.
        is_estimate: whether the hours were estimated by kind.
        status: what the file says of it, or None.
        is_taken: whether it comes in as things stand; for a removed one, whether it goes out of the plan.
        can_go: whether a removed one can go; what holds time, notes or a tick of the learner stays.
    """

    key: str
    title: str
    phase: str
    kind: ItemKind
    subject: Subject
    state: RowState
    item: str | None = None
    item_title: str = ""
    suggested: str | None = None
    because: str = ""
    changes: tuple[str, ...] = ()
    minutes: int = 0
    is_estimate: bool = False
    status: ItemStatus | None = None
    is_taken: bool = True
    can_go: bool = False


class ImportChoices(Value, kw_only=True):
    """What the learner chose in the preview; everything else is as it is proposed.

    Attributes:
        joined: for an id in the file, the plan's item that is the same topic, or None for none at all.
        taken: for an id in the file, whether it comes in, or for a removed one, whether it goes out.
        goal: id of the goal that asks for what is new, `NEW_GOAL` for one named after the roadmap, which is
            made where there is none yet, or None: it is kept in the roadmap and not planned.
        takes_states: whether what the file says is done counts as done.
        joins: whether items that are likely the same are joined, where `joined` says nothing.
        retells: whether what the file says anew of what came from it earlier changes that, where `taken`
            says nothing. Without it items are only added.
    """

    joined: Mapping[str, str | None] = field(default_factory=dict)
    taken: Mapping[str, bool] = field(default_factory=dict)
    goal: str | None = NEW_GOAL
    takes_states: bool = True
    joins: bool = True
    retells: bool = True


class ImportPreview(Value, kw_only=True):
    """The whole preview.

    Attributes:
        title: what the roadmap is called.
        is_known: whether an earlier version of it is in the plan.
        rows: its items in the file's order, and behind them those that it no longer has.
        news: what would happen, a sentence each: "24 new items, 210 h", "3 are in your plan already".
        skipped: what was passed over and why, a sentence each.
        goals: the goals that can ask for what is new, by id, with their titles.
        goal: that which the choices come to: the id of one, `NEW_GOAL`, or None.
        new_goal: what a new one would be called.
        phases: how many of the plan's phases get another title or description.
    """

    title: str
    is_known: bool
    rows: tuple[ImportRow, ...]
    news: tuple[str, ...]
    skipped: tuple[str, ...] = ()
    goals: Mapping[str, str] = field(default_factory=dict)
    goal: str | None = NEW_GOAL
    new_goal: str = ""
    phases: int = 0

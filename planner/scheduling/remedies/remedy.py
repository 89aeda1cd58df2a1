"""Remedies, as immutable values."""

from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from planner.values import Value


class RemedyKind(StrEnum):
    """What a remedy changes."""

    MORE_HOURS = "more-hours"
    LATER_DATE = "later-date"
    LEAVE_OUT = "leave-out"
    KNOWN = "known"
    LET_GO = "let-go"


class Remedy(Value, kw_only=True):
    """One change that, alone, makes a goal's date hold.

    Attributes:
        goal: the goal whose date it saves.
        cost: what it takes from the learner, as a share: of the hours a week, of the time until the date, or
            of the goal's work. What is known costs 1 besides, for it is no choice but true or not; a whole
            goal 2, and one of higher standing 3.
        is_exact: whether nothing less would do; else none of its items can be spared.
        minutes_per_week: study minutes a week to add, every hour being scaled alike.
        due: the earliest date that can be kept, every other goal being met as before.
        items: ids of the items to leave out or to mark as known, in the study order.
        let_go: id of the goal to give up.
        admits: ids of other goals whose dates hold with it and do not without.
        refuses: ids of other goals whose dates hold without it and do not with it.
    """

    kind: RemedyKind
    goal: str
    cost: Fraction
    is_exact: bool = True
    minutes_per_week: int | None = None
    due: datetime | None = None
    items: tuple[str, ...] = ()
    let_go: str | None = None
    admits: tuple[str, ...] = ()
    refuses: tuple[str, ...] = ()

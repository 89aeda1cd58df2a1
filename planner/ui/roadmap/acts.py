"""What can be said of the items of a roadmap."""

from enum import StrEnum

from planner.domain.card import Card
from planner.domain.item import Item
from planner.scheduling.schedule import ItemState


class Act(StrEnum):
    """What the learner can say of an item or several."""

    FINISH = "finish"
    LOG = "log"
    START = "start"
    BOOK = "book"
    ACCESS = "access"
    KNOW = "know"
    LEAVE_OUT = "leave-out"
    PUT_BACK = "put-back"
    REST = "rest"
    WAKE = "wake"
    EDIT = "edit"
    REMOVE = "remove"


_ALWAYS = frozenset({Act.EDIT, Act.REMOVE})


def acts_on(item: Item, state: ItemState, card: Card | None = None) -> frozenset[Act]:
    """Return what can be said of an item in a state; `card` is its memory, where it has one."""
    if state in (ItemState.SKIPPED, ItemState.LEFT_OUT):
        return frozenset({Act.PUT_BACK}) | _ALWAYS
    if item.is_milestone:
        return _ALWAYS
    if state is ItemState.DONE:
        reviews = () if card is None else (Act.WAKE if card.resting else Act.REST,)
        return frozenset({Act.LOG, Act.PUT_BACK, *reviews}) | _ALWAYS
    if item.recurring is not None:
        return frozenset({Act.LOG, Act.LEAVE_OUT}) | _ALWAYS
    acts = {Act.FINISH, Act.LOG, Act.BOOK, Act.ACCESS, Act.KNOW, Act.LEAVE_OUT}
    return frozenset(acts | {Act.START} if state is ItemState.READY else acts) | _ALWAYS

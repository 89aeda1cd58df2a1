"""What is remembered of a finished item, by the memory model FSRS-6 (Ye et al. 2022).

What the start of the program needs is written out here, with the default numbers of the `fsrs` package; an
answer is worked out by the package itself, in `planner.services.reviews`.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from planner.domain.card import Card
from planner.domain.item import Item, ItemKind, ItemStatus, Progress
from planner.domain.plan import Plan
from planner.values import replace

RETENTION = 0.9  # a review is due when the chance to remember has sunk to this

# After a first answer "easy": whoever has finished an item has exercised it well.
FIRST_STABILITY = 8.2956
FIRST_DIFFICULTY = 1.0
FIRST_DAYS = round(FIRST_STABILITY)

_DECAY = -0.1542
_FACTOR = RETENTION ** (1 / _DECAY) - 1


def cards(plan: Plan) -> dict[str, Card]:
    """Return the cards of the finished items by item id, in the order they were stored or finished.

    Resting ones are among them.
    """
    return {said.id: card_when_finished(plan, said.id, on) for said, on in finished(plan)}


def card_of(plan: Plan, id: str) -> Card | None:
    """Return the card of one item; None where there is nothing to review."""
    said = plan.progress.get(id)
    if said is None or said.on is None or not _is_reviewable(plan, said):
        return None
    if id not in plan.cards and id in _covered(plan, _studied(plan)):
        return None
    return card_when_finished(plan, id, said.on)


def finished(plan: Plan) -> Iterator[tuple[Progress, date]]:
    """Return the items that can be reviewed, with the day they were finished.

    What was finished with an item that covers it is remembered with that item, unless it has its own card.
    """
    studied = list(_studied(plan))
    covered = _covered(plan, studied)
    return ((said, on) for said, on in studied if said.id not in covered or said.id in plan.cards)


def card_when_finished(plan: Plan, id: str, finished: date) -> Card:
    """Return the card of an item that was finished on a day: as it was stored, or a fresh one.

    An item finished anew since its last review was gone over by that, and its memory is at least a fresh one.
    """
    card, first = plan.cards.get(id), first_card(id, finished)
    if card is None:
        return first
    if finished <= card.reviewed:
        return card
    stability = max(card.stability, first.stability)
    due = finished + timedelta(days=round(stability))
    return replace(card, due=due, stability=stability, reviewed=finished)


def first_card(id: str, finished: date) -> Card:
    """Return the card of an item that was never reviewed, from the day it was finished."""
    return Card(
        id=id,
        due=finished + timedelta(days=FIRST_DAYS),
        stability=FIRST_STABILITY,
        difficulty=FIRST_DIFFICULTY,
        reviewed=finished,
    )


def recall(card: Card, on: date) -> float:
    """Return the chance, from 0 to 1, that an item is remembered on a day if it is not reviewed before."""
    days = max(0, (on - card.reviewed).days)
    return float((1 + _FACTOR * days / card.stability) ** _DECAY)


def _studied(plan: Plan) -> Iterator[tuple[Progress, date]]:
    for said in plan.progress.values():
        if said.on is not None and _is_reviewable(plan, said):
            yield said, said.on


def _covered(plan: Plan, studied: Iterable[tuple[Progress, date]]) -> set[str]:
    """Return the ids of the items that are remembered with one of those studied, which covers them."""
    return {id for said, _on in studied for id in plan.items[said.id].covers}


def _is_reviewable(plan: Plan, said: Progress) -> bool:
    if said.status is not ItemStatus.DONE:
        return False
    item = plan.items.get(said.id)
    return item is not None and can_be_forgotten(item)


def can_be_forgotten(item: Item) -> bool:
    """Whether an item holds something to remember: real study, that ends, and is not the exam itself."""
    is_study = item.kind not in (ItemKind.MILESTONE, ItemKind.CERTIFICATION)
    return is_study and item.recurring is None and item.effort.likely > 0

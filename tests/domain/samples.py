"""Small values to test with, and random graphs and edits."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from planner.domain.card import Card
from planner.domain.item import Effort, Item, ItemKind, Subject


def an_item(id: str, *requires: str, **fields: Any) -> Item:
    values: dict[str, Any] = {
        "id": id,
        "title": id.title(),
        "kind": ItemKind.TOPIC,
        "phase": "all",
        "subject": Subject.ML,
        "effort": Effort(60, 60, 60),
        "requires": requires,
    }
    return Item(**values | fields)


def a_card(id: str = "calculus", **fields: Any) -> Card:
    values: dict[str, Any] = {
        "id": id,
        "due": date(2026, 12, 1),
        "stability": 8.0,
        "difficulty": 5.0,
        "reviewed": date(2026, 11, 23),
    }
    return Card(**values | fields)


def by_id(*items: Item) -> dict[str, Item]:
    return {item.id: item for item in items}


@st.composite
def graphs(draw: st.DrawFn, *, circles: bool) -> dict[str, Item]:
    """Up to twelve items in file order; hard edges may run in circles or not, soft ones always may."""
    ids = [f"i{number}" for number in range(draw(st.integers(1, 12)))]
    ranks = draw(st.permutations(range(len(ids))))
    items = []
    for number, id in enumerate(ids):
        earlier = [other for rank, other in zip(ranks, ids, strict=True) if rank < ranks[number]]
        allowed = ids if circles else earlier
        requires = draw(st.lists(st.sampled_from(allowed), max_size=3, unique=True)) if allowed else []
        after = draw(st.lists(st.sampled_from(ids), max_size=2, unique=True))
        position = draw(st.integers(0, 3))
        items.append(an_item(id, *requires, after=tuple(after), position=position))
    return by_id(*items)

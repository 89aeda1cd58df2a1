"""How long the learner's work takes against its estimates."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.domain.item import Item, ItemKind, ItemStatus, Subject
from planner.domain.plan import Plan


@dataclass(frozen=True, slots=True)
class Pace:
    """How many times the estimate some items took, and how many items that rests on."""

    ratio: float
    items: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimates:
    """The learner's pace, and whether the plan counts with it."""

    overall: Pace
    by_kind: Mapping[ItemKind, Pace]
    by_subject: Mapping[Subject, Pace]
    is_used: bool

    def factor(self, item: Item) -> float:
        """Return by how much the estimate of an item is stretched."""
        return self.by_kind.get(item.kind, self.overall).ratio if self.is_used else 1.0

    def minutes(self, item: Item) -> int:
        """Return the minutes that an item is counted with."""
        return round(item.effort.likely * self.factor(item))


def learn(plan: Plan) -> Estimates:
    """Return the pace that the finished items of a plan show."""
    done = [
        item
        for item in plan.items.values()
        if plan.status(item.id) is ItemStatus.DONE and item.effort.likely and plan.logged.get(item.id)
    ]

    def pace(items: list[Item]) -> Pace:
        estimated = sum(item.effort.likely for item in items)
        return Pace(sum(plan.logged[item.id] for item in items) / estimated if items else 1.0, len(items))

    return Estimates(
        overall=pace(done),
        by_kind={kind: pace([item for item in done if item.kind is kind]) for kind in {i.kind for i in done}},
        by_subject={s: pace([item for item in done if item.subject is s]) for s in {i.subject for i in done}},
        is_used=plan.settings.learn_estimates,
    )

"""How ready a learner would be for an exam by its parts: weight x done share x recall on the day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from planner.domain.card import Card
from planner.domain.certification import ExamDomain
from planner.domain.goal import Goal
from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.scheduling.memory import cards, recall
from planner.values import Value


class DomainReadiness(Value):
    """One part of an exam. All shares lie between 0 and 1.

    Attributes:
        brief_name: its name where there is little room.
        weight: its share of the exam, the middle of its range; None where that is not known.
        done: how much of its items is done or known, by their estimated minutes.
        recall: how much of what is done will be remembered on the day, without a review until then.
    """

    name: str
    brief_name: str
    weight: float | None
    done: float
    recall: float

    @property
    def readiness(self) -> float:
        """How much of it is there on the day."""
        return self.done * self.recall


class ExamReadiness(Value):
    """An exam as a whole and its parts, in the order of the exam."""

    domains: tuple[DomainReadiness, ...]
    total: float


def exam_readiness(plan: Plan, goal: Goal, domains: Sequence[ExamDomain], on: date) -> ExamReadiness | None:
    """Return how ready an exam's goal would be on a day; None where nothing is known of its parts.

    A part without an item of its own in the plan is prepared by what the goal itself names. Where only some
    weights are known, the others share what is left of the exam.
    """
    if not domains:
        return None
    known, logged = cards(plan), plan.study_minutes()
    shares = _weights(domains)
    parts = tuple(
        DomainReadiness(
            domain.name,
            domain.brief_name,
            share if domain.weight_low is not None else None,
            *_done_and_recall(plan, _items_of(plan, goal, domain), known, logged, on),
        )
        for domain, share in zip(domains, shares, strict=True)
    )
    total = sum(share * part.readiness for share, part in zip(shares, parts, strict=True))
    return ExamReadiness(parts, total)


def _items_of(plan: Plan, goal: Goal, domain: ExamDomain) -> list[Item]:
    own = [plan.items[id] for id in domain.items if id in plan.items]
    return own or [plan.items[id] for id in goal.items if id in plan.items]


def _weights(domains: Sequence[ExamDomain]) -> list[float]:
    """Return what each part counts; together they are 1."""
    middles = [
        None
        if domain.weight_low is None or domain.weight_high is None
        else (domain.weight_low + domain.weight_high) / 2
        for domain in domains
    ]
    known = [middle for middle in middles if middle is not None]
    unknown = len(middles) - len(known)
    rest = max(0.0, 100.0 - sum(known)) / unknown if unknown else 0.0
    weights = [rest if middle is None else middle for middle in middles]
    whole = sum(weights) or 1.0
    return [weight / whole for weight in weights]


def _done_and_recall(
    plan: Plan, items: Iterable[Item], known: Mapping[str, Card], logged: Mapping[str, int], on: date
) -> tuple[float, float]:
    """Return the done share of some items, and the mean recall of what is done of them.

    What was known before counts as remembered: the learner has said so. So does what is being studied.
    """
    whole = done = remembered = 0.0
    for item in items:
        minutes = max(1, item.effort.likely)
        share = 1.0 if plan.status(item.id).is_achieved else min(1.0, logged.get(item.id, 0) / minutes)
        whole += minutes
        done += minutes * share
        card = known.get(item.id)
        remembered += minutes * share * (1.0 if card is None else recall(card, on))
    return (done / whole if whole else 0.0), (remembered / done if done else 1.0)

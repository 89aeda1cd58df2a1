"""Estimates that learn: how long work takes this learner, told from the items that are finished.

The model of it is in `pace_model`. Here it becomes whole minutes that the plan counts with, and the paces
that the learner is shown, which are the plan's own.
"""

from collections.abc import Iterable, Mapping
from math import exp

from planner.domain.item import Item, ItemKind, Subject
from planner.domain.plan import Plan
from planner.scheduling.pace_model import Effect, Posterior, posterior
from planner.values import Value, field

STEPS = 20  # the plan counts in twentieths, so that it stands still for small news


class Pace(Value):
    """How long work takes the learner, as a multiple of the estimate, and how many finished items say so."""

    ratio: float = 1.0
    items: int = 0


class Estimates(Value, kw_only=True):
    """What the finished items say of the learner's pace.

    Attributes:
        effects: the logarithms that make up the factor of an item: of all work (None), and what its kind and
            its subject add. Those missing are nothing.
        overall: by how much the estimates of all work to come are multiplied altogether, and how many
            finished items that rests on.
        by_kind: the same for the kinds that finished items tell of, each over its own work to come.
        by_subject: the same for the subjects.
        is_used: whether the plan counts with it, by the learner's choice.
    """

    effects: Mapping[Effect, float] = field(default_factory=dict)
    overall: Pace = Pace()
    by_kind: Mapping[ItemKind, Pace] = field(default_factory=dict)
    by_subject: Mapping[Subject, Pace] = field(default_factory=dict)
    is_used: bool = True

    def factor(self, item: Item) -> float:
        """Return what the plan multiplies the estimate of an item with, in steps of 0.05."""
        return self._steps(item) / STEPS

    def minutes(self, item: Item) -> int:
        """Return the whole minutes that the plan counts for an item; at least one where any is estimated."""
        likely, steps = item.effort.likely, self._steps(item)
        if steps == STEPS or not likely:
            return likely
        return max((likely * steps + STEPS // 2) // STEPS, 1)

    def _steps(self, item: Item) -> int:
        if not self.is_used or not self.effects:
            return STEPS
        return _steps(self.effects, item.kind, item.subject)


AS_ESTIMATED = Estimates()


def learn(plan: Plan) -> Estimates:
    """Return what the finished items of a plan say of the learner's pace."""
    known = posterior(plan)
    is_used = plan.settings.learn_estimates
    if not known.effects:
        return AS_ESTIMATED if is_used else Estimates(is_used=False)
    effects = dict(zip(known.effects, known.mean, strict=True))
    paces = _paces(known, effects, _minutes_to_come(plan))
    return Estimates(
        effects=effects,
        overall=paces[None],
        by_kind={effect: pace for effect, pace in paces.items() if isinstance(effect, ItemKind)},
        by_subject={effect: pace for effect, pace in paces.items() if isinstance(effect, Subject)},
        is_used=is_used,
    )


def counted_ratio(estimates: Estimates, items: Iterable[Item]) -> float:
    """Return by how much the plan multiplies the estimates of some items altogether; 1 without any work."""
    counted = estimated = 0.0
    for item in items:
        counted += estimates.factor(item) * item.effort.likely
        estimated += item.effort.likely
    return counted / estimated if estimated else 1.0


def counts_with_pace(plan: Plan, item: Item) -> bool:
    """Whether an item is work to come that the plan counts at the learner's pace."""
    return not item.is_milestone and item.recurring is None and not plan.status(item.id).is_settled


_Group = tuple[ItemKind, Subject]


def _steps(effects: Mapping[Effect, float], kind: ItemKind, subject: Subject) -> int:
    return round(STEPS * exp(effects.get(None, 0.0) + effects.get(kind, 0.0) + effects.get(subject, 0.0)))


def _minutes_to_come(plan: Plan) -> dict[_Group, int]:
    """Return the estimated minutes of the items not settled, by kind and subject."""
    minutes: dict[_Group, int] = {}
    for item in plan.items.values():
        if item.effort.likely and counts_with_pace(plan, item):
            group = item.kind, item.subject
            minutes[group] = minutes.get(group, 0) + item.effort.likely
    return minutes


def _paces(
    known: Posterior, effects: Mapping[Effect, float], to_come: Mapping[_Group, int]
) -> dict[Effect, Pace]:
    """Return the pace of each effect as the plan counts it.

    An effect alone is not what the plan multiplies with: work of a kind has subjects too, with effects of
    their own. So the pace of a kind is the mean factor of its work to come, weighted by the estimates. Where
    nothing of it is to come, it is what a new item of that kind would be counted with in no known subject.
    """
    counted: dict[Effect, int] = {}
    estimated: dict[Effect, int] = {}
    for (kind, subject), minutes in to_come.items():
        at_pace = minutes * _steps(effects, kind, subject)
        for effect in (None, kind, subject):
            counted[effect] = counted.get(effect, 0) + at_pace
            estimated[effect] = estimated.get(effect, 0) + minutes
    paces: dict[Effect, Pace] = {}
    for effect, items in zip(known.effects, known.items, strict=True):
        ratio = _alone(effects, effect)
        if effect in counted:
            ratio = counted[effect] / (STEPS * estimated[effect])
        paces[effect] = Pace(ratio, items)
    return paces


def _alone(effects: Mapping[Effect, float], effect: Effect) -> float:
    own = 0.0 if effect is None else effects[effect]
    return round(STEPS * exp(effects[None] + own)) / STEPS

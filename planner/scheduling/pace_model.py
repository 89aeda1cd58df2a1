"""The model behind estimates that learn: what the finished items say of a learner's pace, and how surely.

log(actual / estimate) of a finished item is an overall effect, plus one of its kind, plus one of its
subject, plus noise of its own. The effects are normal around nothing with fixed spreads, so their best linear
unbiased predictions shrink towards the estimate while few items speak for another pace (Henderson 1975).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import fsum, log

from planner.domain.item import Effort, Item, ItemKind, ItemStatus, Subject
from planner.domain.plan import Plan
from planner.values import Value

Effect = ItemKind | Subject | None  # None: what all work has in common

OVERALL_SPREAD = 0.25
GROUP_SPREAD = 0.15  # of a kind or a subject around what all work has in common
LEAST_NOISE = 0.2
USUAL_NOISE = 0.35  # where an estimate has no range
TENTH_TO_TENTH = 2 * 1.2816  # the spreads between the low and the high estimate, which one in ten pass each

# Who is through with a 10-hour item after 90 logged minutes knew it before, or forgot to log. In the model a
# true quarter of the estimate is three spreads away, so hardly any true pace is lost with it.
LEAST_SHARE_LOGGED = 1 / 4
# What lies beyond is more likely a wrong entry or a wrong estimate than a pace; it speaks for another pace as
# much as a single item may, and no more (the influence of an observation is bounded: Huber 1964).
MOST_LOG_RATIO = log(2.5)


class Posterior(Value):
    """What is known of the effects after the finished items.

    Attributes:
        effects: the effects that these items tell of, the overall one first; none without such items.
        mean: the expectation of each.
        precision: the inverse of their covariance.
        items: how many of the items tell of each.
    """

    effects: tuple[Effect, ...]
    mean: tuple[float, ...]
    precision: tuple[tuple[float, ...], ...]
    items: tuple[int, ...]


def posterior(plan: Plan) -> Posterior:
    """Return what the finished items of a plan say of the effects, by the mixed model equations."""
    evidence = _evidence(plan)
    if not evidence:
        return Posterior((), (), (), ())
    kinds = sorted({kind for kind, _subject in evidence})
    subjects = sorted({subject for _kind, subject in evidence})
    effects: tuple[Effect, ...] = (None, *kinds, *subjects)
    place = {effect: index for index, effect in enumerate(effects)}
    size = len(effects)
    precision = [[0.0] * size for _effect in effects]
    right = [0.0] * size
    counts = [0] * size
    for index, effect in enumerate(effects):
        precision[index][index] = prior_spread(effect) ** -2
    for kind, subject in sorted(evidence):
        told = evidence[kind, subject]
        weight, weighted = fsum(told.weights), fsum(told.weighted)
        touched = (0, place[kind], place[subject])
        for row in touched:
            right[row] += weighted
            counts[row] += len(told.weights)
            for column in touched:
                precision[row][column] += weight
    mean = _solved(precision, right)
    return Posterior(effects, tuple(mean), tuple(map(tuple, precision)), tuple(counts))


def prior_spread(effect: Effect) -> float:
    """Return the standard deviation of an effect before anything is finished."""
    return OVERALL_SPREAD if effect is None else GROUP_SPREAD


def noise_spread(effort: Effort) -> float:
    """Return the standard deviation of log(actual / estimate) of one item, from its own low and high."""
    if not 0 < effort.low < effort.high:
        return USUAL_NOISE
    return max(log(effort.high / effort.low) / TENTH_TO_TENTH, LEAST_NOISE)


def tells_of_pace(item: Item, studied: int) -> bool:
    """Whether the minutes of study logged for a finished item are a measure of how long it took.

    Recurring items are never through, milestones have no hours, and with too little logged the item was
    known, or studied without the clock.
    """
    likely = item.effort.likely
    has_own_time = likely > 0 and not item.is_milestone and item.recurring is None
    return has_own_time and studied >= likely * LEAST_SHARE_LOGGED


@dataclass(slots=True)
class _Told:
    """What the finished items of one kind and subject say: the weight of each, and its weighted log ratio.

    They are summed at the end and exactly, so that their order is of no matter.
    """

    weights: list[float] = field(default_factory=list)
    weighted: list[float] = field(default_factory=list)


def _evidence(plan: Plan) -> Mapping[tuple[ItemKind, Subject], _Told]:
    """Gather what the finished items say; what only another one covered has no time of its own to tell of."""
    evidence: dict[tuple[ItemKind, Subject], _Told] = {}
    items, progress = plan.items, plan.progress
    for id, studied in plan.study_minutes().items():
        said = progress.get(id)
        if said is None or said.status is not ItemStatus.DONE or id not in items:
            continue
        item = items[id]
        if not tells_of_pace(item, studied):
            continue
        told = evidence.get((item.kind, item.subject))
        if told is None:
            told = evidence[item.kind, item.subject] = _Told()
        weight = noise_spread(item.effort) ** -2
        ratio = log(studied / item.effort.likely)
        told.weights.append(weight)
        told.weighted.append(weight * max(-MOST_LOG_RATIO, min(ratio, MOST_LOG_RATIO)))
    return evidence


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a symmetric, positive definite system by Cholesky's method."""
    lower: list[list[float]] = []
    half: list[float] = []
    for row, value in zip(matrix, right, strict=True):
        entries: list[float] = []
        for other in lower:
            index = len(entries)
            known = sum(map(_product, entries, other))
            entries.append((row[index] - known) / other[index])
        diagonal = (row[len(entries)] - sum(entry * entry for entry in entries)) ** 0.5
        half.append((value - sum(map(_product, entries, half))) / diagonal)
        lower.append([*entries, diagonal])
    result = half
    for index in range(len(lower) - 1, -1, -1):
        below = sum(lower[row][index] * result[row] for row in range(index + 1, len(lower)))
        result[index] = (half[index] - below) / lower[index][index]
    return result


def _product(one: float, other: float) -> float:
    return one * other

"""The work that is really left, in many runs at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp, log, sqrt
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from planner.domain.item import Item, ItemKind, Subject
from planner.domain.plan import Plan
from planner.domain.time_entry import TimeEntry
from planner.scheduling.forecasting.numbers import Runs, above, normals
from planner.scheduling.pace_model import (
    MOST_LOG_RATIO,
    Effect,
    Posterior,
    noise_spread,
    posterior,
    prior_spread,
)
from planner.scheduling.workload import Workload, minutes_to_study
from planner.values import Value

Weights = tuple[float, ...]
Weight: TypeAlias = NDArray[np.float64]

FAINTEST = np.float32(1e-30)  # the chance below which all chances are alike
LEAST_LEFT = 0.05  # of the runs, by which a pace is still told well
TRIES = 4  # how often a length is drawn anew that the time spent already rules out


def open_numbers(workload: Workload) -> list[int]:
    """Return the numbers of the items that goals hold and that have work of their own."""
    return [
        number
        for number, (item, held) in enumerate(zip(workload.network.items, workload.holders, strict=True))
        if held and not item.is_milestone and item.recurring is None
    ]


def sampled_work(
    workload: Workload, weights: Mapping[int, Weights], generator: np.random.Generator, runs: int
) -> list[Runs]:
    """Return sums of the minutes left, one for each place of the weights: item by item, weight x minutes."""
    paces = _Paces(posterior(workload.plan), generator, runs)
    paces.heed(_begun(workload))
    sums: list[Runs] = [np.zeros(runs, np.float32) for _place in next(iter(weights.values()), ())]
    for portion in _portions(workload, weights):
        minutes = _minutes(portion, paces, generator, runs)
        for place, weight in enumerate(portion.weights):
            if weight:
                sums[place] += minutes if weight == 1 else minutes * np.float32(weight)
    return sums


def _begun(workload: Workload) -> Iterator[tuple[Item, int]]:
    """Yield the open items that were surely not done after so many minutes, with these.

    When the learner last sat down to one, it was not done; whether it is since then was perhaps not said yet.
    """
    newest = _newest_entries(workload.plan)
    for number in open_numbers(workload):
        item = workload.network.items[number]
        logged = workload.plan.logged.get(item.id, 0)
        if item.id in newest:
            logged -= newest[item.id].minutes
        if logged > 0 and item.effort.likely:
            yield item, logged


def _newest_entries(plan: Plan) -> dict[str, TimeEntry]:
    """Return the last time entry by item id; of one day, the one that was made last."""
    newest: dict[str, TimeEntry] = {}
    for entry in plan.entries.values():
        if entry.item not in newest or newest[entry.item].day <= entry.day:
            newest[entry.item] = entry
    return newest


class _Portion(Value):
    """Items of one kind and subject that count alike, or one that is begun.

    Attributes:
        logged: minutes spent on it already; 0 for items that are not begun.
        held: minutes of it that sessions hold which stand fast.
        least: what is left where nothing is estimated, before what is held; 0 for items that count alike.
    """

    items: Sequence[Item]
    weights: Weights
    logged: int = 0
    held: int = 0
    least: int = 0


def _portions(workload: Workload, weights: Mapping[int, Weights]) -> Iterator[_Portion]:
    plan, estimates = workload.plan, workload.estimates
    together: dict[tuple[ItemKind, Subject, Weights], list[Item]] = {}
    for number, places in weights.items():
        item = workload.network.items[number]
        logged = plan.logged.get(item.id, 0)
        held = minutes_to_study(plan, estimates, item) - workload.remaining[number]
        if not any(places):
            continue
        if logged or held or not item.effort.likely:
            yield _Portion((item,), places, logged, held, plan.settings.lengths.least)
        else:
            together.setdefault((item.kind, item.subject, places), []).append(item)
    for (_kind, _subject, places), items in together.items():
        yield _Portion(items, places)


def _minutes(portion: _Portion, paces: "_Paces", generator: np.random.Generator, runs: int) -> Runs:
    item = portion.items[0]
    pace = paces.of(item)
    if not portion.logged and not portion.least:
        middle, spread = _sum_of_lognormals(portion.items)
        minutes: Runs = np.exp(normals(generator, runs) * np.float32(spread) + (pace + np.float32(middle)))
        return minutes
    if not item.effort.likely:
        return np.full(runs, max(portion.least - portion.held, 0), np.float32)
    whole = _longer_than(portion.logged, item, pace, generator)
    # The plan sets a least session aside for what is overdue; what is really left may be less.
    free: Runs = np.maximum(whole - np.float32(portion.logged + portion.held), np.float32(0))
    return free


def _sum_of_lognormals(items: Iterable[Item]) -> tuple[float, float]:
    """Return log median and spread of the lognormal with mean and variance of the sum (Fenton 1960)."""
    mean = variance = 0.0
    for item in items:
        square = noise_spread(item.effort) ** 2
        part = item.effort.likely * exp(square / 2)
        mean += part
        variance += part * part * (exp(square) - 1)
    square = log(1 + variance / (mean * mean))
    return log(mean) - square / 2, sqrt(square)


def _longer_than(logged: int, item: Item, pace: Runs, generator: np.random.Generator) -> Runs:
    """Draw how long an item takes, given that it was not done after the minutes logged."""
    spread = np.float32(noise_spread(item.effort))
    middle = pace + np.float32(log(item.effort.likely))
    noise = normals(generator, len(pace))
    if logged:
        least = (np.float32(log(logged)) - middle) / spread
        for _try in range(TRIES):
            (short,) = np.nonzero(noise < least)
            noise[short] = normals(generator, len(short))
        (short,) = np.nonzero(noise < least)
        # Far out, the normal distribution falls off like an exponential one.
        far = np.maximum(least[short], 1)
        noise[short] = least[short] + generator.standard_exponential(len(short), dtype=np.float32) / far
    return np.exp(noise * spread + middle)


def _tempered(evidence: Weight) -> Weight:
    """Return weights of the runs from the logarithms of how well each agrees with what is known.

    Where only few runs would be left, all differences are halved until there are enough: a few runs drawn
    again and again would pass for certainty. The size of the sample left is Kong's (1992).
    """
    while True:
        weight: Weight = np.exp(evidence - evidence.max())
        if weight.sum() ** 2 >= LEAST_LEFT * len(weight) * (weight**2).sum():
            return weight
        evidence = evidence / 2


class _Paces:
    """Draws the learner's paces, alike for all items of a run."""

    def __init__(self, known: Posterior, generator: np.random.Generator, runs: int) -> None:
        """Draw the effects that finished items tell of; the others follow when they are wanted."""
        self._generator = generator
        self._runs = runs
        self._effects: dict[Effect, Runs] = dict(zip(known.effects, self._draw(known), strict=True))

    def of(self, item: Item) -> Runs:
        """Return the logarithm of the pace of an item."""
        return self._effect(None) + self._effect(item.kind) + self._effect(item.subject)

    def heed(self, begun: Iterable[tuple[Item, int]]) -> None:
        """Let the items count that are not done after so many minutes: a quick learner would be through.

        The runs are drawn anew from among themselves, each as often as it agrees with these items. Beyond
        the ratio that a finished item may tell nothing more is told: perhaps nobody called it done.
        """
        evidence = np.zeros(self._runs)
        for item, logged in begun:
            spread = np.float32(noise_spread(item.effort))
            ratio = np.float32(min(log(logged / item.effort.likely), MOST_LOG_RATIO))
            evidence += np.log(np.maximum(above((ratio - self.of(item)) / spread), FAINTEST))
        reached = np.cumsum(_tempered(evidence))
        places = (np.arange(self._runs) + self._generator.random()) / self._runs * reached[-1]
        chosen = np.minimum(np.searchsorted(reached, places), self._runs - 1)
        self._effects = {effect: drawn[chosen] for effect, drawn in self._effects.items()}

    def _draw(self, known: Posterior) -> list[Runs]:
        if not known.effects:
            return []
        # With the precision P = L L', the effects are mean + L'^-1 z.
        root = np.linalg.inv(np.linalg.cholesky(np.asarray(known.precision))).T.astype(np.float32)
        drawn = np.einsum("ij,jr->ir", root, normals(self._generator, (len(known.effects), self._runs)))
        return list(drawn + np.asarray(known.mean, np.float32)[:, np.newaxis])

    def _effect(self, effect: Effect) -> Runs:
        if effect not in self._effects:
            drawn = normals(self._generator, self._runs)
            self._effects[effect] = drawn * np.float32(prior_spread(effect))
        return self._effects[effect]

"""Numbers of many runs at once: half as wide as Python's, for they are drawn and sorted by the million."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Runs: TypeAlias = NDArray[np.float32]


def normals(generator: np.random.Generator, shape: int | tuple[int, int]) -> Runs:
    """Draw standard normal numbers."""
    return generator.standard_normal(shape, dtype=np.float32)


def order_statistics(values: Runs, shares: tuple[float, ...]) -> list[float]:
    """Return the values that the given shares of all values do not exceed; they may be infinite."""
    ranks = [max(-int(-share * len(values) // 1) - 1, 0) for share in shares]
    ordered = np.partition(values, sorted(set(ranks)))
    return [float(ordered[rank]) for rank in ranks]


def above(limits: Runs) -> Runs:
    """Return the chance of a standard normal number above each limit (Abramowitz and Stegun 26.2.17)."""
    size: Runs = np.abs(limits)
    part: Runs = np.reciprocal(np.float32(1) + np.float32(0.2316419) * size)
    series: Runs = np.zeros_like(part)
    for factor in (1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.319381530):
        series = (series + np.float32(factor)) * part
    bell: Runs = np.exp(np.float32(-0.5) * size * size) * np.float32(0.3989422804)
    tail: Runs = series * bell
    chance: Runs = np.where(limits < 0, np.float32(1) - tail, tail)
    return chance

"""How a finished item comes back for review, again and again, as far as it can be foreseen.

The memory model is FSRS-6 with its default numbers (Ye et al. 2022), as far as it is needed for reviews that
are answered on the day they are due: then nine in ten are remembered, and one in ten is forgotten.
"""

from collections.abc import Iterator
from functools import lru_cache
from math import exp
from typing import NamedTuple

from planner.scheduling.memory import RETENTION

LEAST_CHANCE = 0.01  # courses less likely than that are not followed

_FORGOTTEN = 1 - RETENTION
_HARDER = 2 * 3.0194 / 9  # how far a forgotten item moves from its difficulty to the greatest
_HARDEST = 10.0


class Memory(NamedTuple):
    """How well an item is kept: days until one in ten is forgotten, and how hard it is to keep, 1 to 10."""

    stability: float
    difficulty: float

    @property
    def days(self) -> int:
        """Whole days until it is due for review."""
        return max(round(self.stability), 1)

    def remembered(self) -> "Memory":
        """Return what it is after a review in time that went well."""
        gain = exp(1.8722) * (11 - self.difficulty) * self.stability**-0.1666 * (exp(0.796 * _FORGOTTEN) - 1)
        return Memory(self.stability * (1 + gain), self.difficulty)

    def forgotten(self) -> "Memory":
        """Return what it is after a review in time at which it was forgotten."""
        again = 1.4835 * self.difficulty**-0.0614 * ((self.stability + 1) ** 0.2629 - 1)
        stability = min(again * exp(1.6483 * _FORGOTTEN), self.stability * exp(-0.5425 * 0.0912))
        return Memory(stability, self.difficulty + (_HARDEST - self.difficulty) * _HARDER)


@lru_cache(maxsize=4096)
def reviews_to_come(memory: Memory, days: int) -> tuple[tuple[int, float], ...]:
    """Return the reviews that follow one that is due, with itself: days after it, and how likely each is."""
    return tuple(_course(memory, 0, 1.0, days))


def _course(memory: Memory, day: int, chance: float, days: int) -> Iterator[tuple[int, float]]:
    if day > days or chance < LEAST_CHANCE:
        return
    yield day, chance
    for after, share in ((memory.remembered(), RETENTION), (memory.forgotten(), _FORGOTTEN)):
        yield from _course(after, day + after.days, chance * share, days)

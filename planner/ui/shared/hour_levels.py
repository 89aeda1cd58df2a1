"""The whole hours that a chart marks at its side; knows no Qt."""

from collections.abc import Iterator
from typing import Final

_STEPS: Final = (1, 2, 5)


def hour_levels(top: float, most: int = 4) -> Iterator[tuple[float, str]]:
    """Yield whole hours from 0 up, as parts (0 to 1) of a chart that is so many minutes high.

    They are at most so many besides 0, in steps of 1, 2 or 5 times a power of ten.
    """
    whole = top / 60
    steps = (step * 10**power for power in range(6) for step in _STEPS)
    step = next(step for step in steps if whole / step < most)
    yield from ((level * 60 / top, str(level)) for level in range(0, int(whole) + 1, step))

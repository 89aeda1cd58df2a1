"""Faults that are planted into the program while a harness runs: each must turn it red by itself."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

from tests.reliability.harness import Harness, Numbers, Wish

Plant = Callable[[], AbstractContextManager[object]]


def with_plants(run: Harness, plants: Iterable[Plant], wish: Wish) -> Numbers:
    """Run a harness as it is, or with each of its planted faults where that is wished.

    With the faults, return the numbers of the last one; of none where one of them was not found.
    """
    if not wish.plant:
        return run(wish)
    numbers = Numbers()
    for plant in plants:
        with plant():
            numbers = run(wish)
        if not numbers.is_red:
            return Numbers()
    return numbers

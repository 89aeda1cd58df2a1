"""How wide the cells of the strip are."""

from collections.abc import Sequence


def shares(needs: Sequence[int], room: int) -> tuple[int, ...]:
    """Share a width: evenly where that suits all, else what each needs and an even part of the rest.

    Where there is too little, those that need the most share what the others leave, and each gives up what
    matters least in it.
    """
    if not needs:
        return ()
    spare = room - sum(needs)
    even = room // len(needs)
    if max(needs) <= even:
        return (even,) * len(needs)
    if spare < 0:
        return tuple(min(need, _most(sorted(needs), room)) for need in needs)
    return tuple(need + spare // len(needs) for need in needs)


def _most(needs: Sequence[int], room: int) -> int:
    """Return how wide a cell may be at most, so that all of them fit; the needs ascend."""
    for place, need in enumerate(needs):
        even = room // (len(needs) - place)
        if need > even:
            return even
        room -= need
    return room

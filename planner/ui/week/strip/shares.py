"""How wide the cells of the strip are."""

from collections.abc import Sequence


def shares(needs: Sequence[int], room: int) -> tuple[int, ...]:
    """Share a width: evenly where that suits all, else what each needs and an even part of the rest.

    Where there is too little, it is shared evenly, and each cell gives up what matters least in it.
    """
    if not needs:
        return ()
    spare = room - sum(needs)
    even = room // len(needs)
    if spare < 0 or max(needs) <= even:
        return (even,) * len(needs)
    return tuple(need + spare // len(needs) for need in needs)

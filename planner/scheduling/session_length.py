"""How long a session is, in minutes: comfortable, and leaving no crumbs."""

from planner.domain.settings import SessionLengths

STEP = 5  # comfortable lengths are multiples of this


class ComfortableLength:
    """Answers how long the next session is to be, for one setting of the lengths."""

    def __init__(self, lengths: SessionLengths) -> None:
        """Answer for these lengths."""
        self._lengths = lengths
        self._shares: dict[int, int] = {}  # the same rooms come again and again

    def of(self, room: int, left: int) -> int:
        """Return the minutes for a session of an item with `left` minutes, where `room` minutes are free.

        The room is shared out evenly in sessions near the default length. A rest under the least session is
        avoided, of the item as of the room, by a longer session or by shortening this one; where nothing
        helps, it stands. Never more than `room` or `left`.
        """
        wanted = self._shares.get(room)
        if wanted is None:
            wanted = self._shares[room] = min(self._even_share(room), room)
        if left <= wanted:
            return left
        least = self._lengths.least
        if left - wanted < least:
            return self._without_rest(left, min(room, left), wanted)
        if 0 < room - wanted < least:
            return self._without_rest(room, min(room, left), wanted)
        return wanted

    def _even_share(self, room: int) -> int:
        lengths = self._lengths
        count = max(1, round(room / lengths.default))
        share = -(-room // count)
        rounded = share if share % STEP == 0 else share + STEP - share % STEP
        return max(lengths.least, min(rounded, lengths.most))

    def _without_rest(self, whole: int, possible: int, wanted: int) -> int:
        """Return a length after which `whole` has no rest under the least session, if there is one."""
        if whole <= min(possible, self._lengths.most):
            return whole
        shorter = whole - self._lengths.least
        return shorter if self._lengths.least <= shorter <= possible else wanted

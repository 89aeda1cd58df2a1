"""How long a session is, in minutes: comfortable, and leaving no crumbs."""

from planner.domain.settings import SessionLengths

STEP = 5  # comfortable lengths are multiples of this


def comfortable_length(room: int, left: int, lengths: SessionLengths) -> int:
    """Return the minutes for the next session of an item with `left` minutes, where `room` minutes are free.

    The room is shared out evenly in sessions near the default length. A rest under the least session is
    avoided, of the item as of the room, by a longer session or by shortening this one; where nothing helps,
    it stands. Never more than `room` or `left`.
    """
    wanted = min(_even_share(room, lengths), room)
    if left <= wanted:
        wanted = left
    elif left - wanted < lengths.least:
        wanted = _without_rest(left, min(room, left), wanted, lengths)
    elif 0 < room - wanted < lengths.least:
        wanted = _without_rest(room, min(room, left), wanted, lengths)
    return wanted


def _even_share(room: int, lengths: SessionLengths) -> int:
    count = max(1, round(room / lengths.default))
    share = -(-room // count)
    rounded = share if share % STEP == 0 else share + STEP - share % STEP
    return max(lengths.least, min(rounded, lengths.most))


def _without_rest(whole: int, possible: int, wanted: int, lengths: SessionLengths) -> int:
    """Return a length after which `whole` has no rest under the least session, if there is one."""
    if whole <= min(possible, lengths.most):
        return whole
    shorter = whole - lengths.least
    return shorter if lengths.least <= shorter <= possible else wanted

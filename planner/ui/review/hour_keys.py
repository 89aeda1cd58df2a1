"""The keys of lines with extra hours: a stored id, or "new:" and a place in the answers. Knows no Qt."""

NEW = "new:"


def stored_id(key: str) -> frozenset[str]:
    """Return the id that a key names, or nothing for hours that are only in the answers."""
    return frozenset() if key.startswith(NEW) else frozenset((key,))


def place_in_answers(key: str) -> int | None:
    """Return the place in the answers that a key names, or None for stored hours."""
    return int(key.removeprefix(NEW)) if key.startswith(NEW) else None

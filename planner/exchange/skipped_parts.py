"""Counts what a reader passes over, by cause, each with its first example."""

from planner.exchange.incoming import SkipCause, Skipped
from planner.formats import one_line

_LONGEST_EXAMPLE = 80


class SkippedParts:
    """The parts of a file that were passed over so far."""

    def __init__(self) -> None:
        """Begin with none."""
        self._found: dict[SkipCause, Skipped] = {}

    def add(self, cause: SkipCause, example: str = "") -> None:
        """Count one more."""
        earlier = self._found.get(cause, Skipped(cause, 0))
        self._found[cause] = Skipped(cause, earlier.count + 1, earlier.example or _shortened(example))

    def told(self) -> tuple[Skipped, ...]:
        """Return what was counted, in the order of the causes' first parts."""
        return tuple(self._found.values())


def _shortened(example: str) -> str:
    line = one_line(example)
    return line if len(line) <= _LONGEST_EXAMPLE else line[: _LONGEST_EXAMPLE - 1] + "…"

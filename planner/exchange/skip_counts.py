"""What a reader passed over, counted by cause."""

from collections import Counter

from planner.exchange.incoming import SkipCause, Skipped
from planner.formats import one_line

_LONGEST_EXAMPLE = 60


class SkipCounts:
    """Counts what was passed over, with the first example of each cause."""

    def __init__(self) -> None:
        self._counts: Counter[SkipCause] = Counter()
        self._examples: dict[SkipCause, str] = {}

    def add(self, cause: SkipCause, example: str = "", count: int = 1) -> None:
        """Count one more, or several."""
        self._counts[cause] += count
        if example and cause not in self._examples:
            self._examples[cause] = shortened(one_line(example), _LONGEST_EXAMPLE)

    def result(self) -> tuple[Skipped, ...]:
        """Return the counts in the order in which the causes came up."""
        return tuple(
            Skipped(cause, count, self._examples.get(cause, "")) for cause, count in self._counts.items()
        )


def shortened(text: str, longest: int) -> str:
    """Return a text of at most so many characters, cut between words where it can be."""
    if len(text) <= longest:
        return text
    kept = text[: longest - 1]
    before, blank, _word = kept.rpartition(" ")
    return f"{(before if blank and len(before) > longest // 2 else kept).rstrip()}…"

"""One reason why a session stands where it stands."""

from dataclasses import dataclass

from planner.ui.week.pieces import Piece


@dataclass(frozen=True, slots=True)
class WhyLine:
    """A line with its icon."""

    icon: str
    words: tuple[Piece, ...]

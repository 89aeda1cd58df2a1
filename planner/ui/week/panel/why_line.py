"""One reason why a session stands where it stands."""

from planner.ui.week.pieces import Piece
from planner.values import Value


class WhyLine(Value):
    """A line with its icon."""

    icon: str
    words: tuple[Piece, ...]

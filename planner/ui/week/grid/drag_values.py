"""What is dragged in the week grid, and where it would land."""

from datetime import date
from enum import StrEnum

from planner.values import Value


class DragKind(StrEnum):
    """What the hand does."""

    MOVE = "move"
    RESIZE = "resize"
    DRAW = "draw"


class Landing(Value):
    """Where a session would be: on a day, in minutes after its midnight. A new one has no id."""

    id: str
    day: date
    start: int
    end: int


class Drag(Value):
    """What would be if the hand let go now; the session under the hand is the first of `landings`."""

    kind: DragKind
    landings: tuple[Landing, ...]
    is_copy: bool = False

    @property
    def first(self) -> Landing:
        """The session under the hand."""
        return self.landings[0]


class DragWords(Value):
    """What stands beside the hand: where that is, and what it does to a date."""

    place: str
    effect: str = ""

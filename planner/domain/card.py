"""Cards: what is known of how well a learner remembers a finished item."""

from datetime import date
from enum import StrEnum

from planner.domain.errors import Refusal
from planner.i18n import _
from planner.values import Value

HARDEST = 10.0


class Rating(StrEnum):
    """How well an item was remembered in a review."""

    AGAIN = "again"  # forgotten
    HARD = "hard"
    GOOD = "good"
    EASY = "easy"


class Card(Value, kw_only=True):
    """The memory of the item with the same id as of its last review, in the terms of FSRS (Ye et al. 2022).

    A finished item without a card has never been reviewed; its first review follows from the day it was
    finished.

    Attributes:
        due: the day from which it is due for review.
        stability: days after which it is remembered with a probability of 90 %.
        difficulty: from 1, easy to keep, to 10.
        reviewed: the day of the last answer, or of the end of study before the first one.
        answers: how many reviews were answered.
        resting: whether the learner wants no reviews of this item.
    """

    id: str
    due: date
    stability: float
    difficulty: float
    reviewed: date
    answers: int = 0
    resting: bool = False

    def __post_init__(self) -> None:
        """Refuse what no memory is like."""
        is_plausible = self.stability > 0 and 1 <= self.difficulty <= HARDEST and self.answers >= 0
        if not is_plausible or self.due < self.reviewed:
            raise Refusal(_("The memory of an item holds numbers that cannot be."))

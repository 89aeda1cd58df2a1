"""How far the learner is with a course or a book, and what it is studied by."""

from datetime import date
from functools import lru_cache

from planner.domain.errors import Refusal
from planner.i18n import _
from planner.values import Value

MOST_UNITS = 10_000
LONGEST_PRICE = 100  # characters


class CourseWork(Value, kw_only=True):
    """What the learner says of the course that is the item of the same id.

    Attributes:
        units_done: how many lessons, chapters or videos are behind them.
        units: how many there are by their own count; None where the roadmap's count holds.
        resource: the id of the item's resource that they study by; "" while none is chosen.
        started: the day on which it was begun, where that was said or a unit done.
        price: what it costs or cost them, in their own words.
    """

    id: str
    units_done: int = 0
    units: int | None = None
    resource: str = ""
    started: date | None = None
    price: str = ""

    def __post_init__(self) -> None:
        """Refuse counts out of range, and a price that is no line."""
        if not 0 <= self.units_done <= MOST_UNITS:
            raise Refusal(_("The units done are a number from 0 to 10,000."))
        if self.units is not None and not 1 <= self.units <= MOST_UNITS:
            raise Refusal(_("A course has 1 to 10,000 units."))
        if len(self.price) > LONGEST_PRICE or len(self.price.splitlines()) > 1 or "\0" in self.price:
            raise Refusal(_("Write the price in one line of at most 100 characters."))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said, so that no record is needed."""
        return self == CourseWork(id=self.id)


@lru_cache(maxsize=4_096)
def untouched(id: str) -> CourseWork:
    """Return the work on a course of which nothing is said. A table asks for it again and again."""
    return CourseWork(id=id)

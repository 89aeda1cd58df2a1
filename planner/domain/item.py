"""Items: the things a learner studies, and how far each has come."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from planner.domain.errors import Refusal
from planner.i18n import _
from planner.values import Value, field, replace

MOST_HOURS = 100_000


class ItemKind(StrEnum):
    """What sort of study an item asks for."""

    TOPIC = "topic"
    COURSE = "course"
    BOOK = "book"
    POST = "post"
    PAPER = "paper"
    PRACTICE = "practice"
    PROJECT = "project"
    CERTIFICATION = "certification"
    MILESTONE = "milestone"


class Subject(StrEnum):
    """The eight tracks that colour the week."""

    MATHS = "maths"
    PROGRAMMING = "programming"
    ML = "ml"
    DL = "dl"
    GENAI = "genai"
    DATA = "data"
    MLOPS = "mlops"
    CERT = "cert"


class Recurrence(StrEnum):
    """How often an item that never ends comes round again."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


class ItemStatus(StrEnum):
    """What the learner said of an item; whether it is locked or ready follows from its prerequisites."""

    PLANNED = "planned"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    SKIPPED = "skipped"
    LEFT_OUT = "left-out"

    @property
    def is_achieved(self) -> bool:
        """Whether the item is done, or was known anyway."""
        return self in (ItemStatus.DONE, ItemStatus.SKIPPED)

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to do for it: it is achieved, or left out."""
        return self.is_achieved or self is ItemStatus.LEFT_OUT


class Effort(Value):
    """Estimated study time in whole minutes, from the lucky case to the long one, at most 100,000 hours."""

    low: int = 0
    likely: int = 0
    high: int = 0

    def __post_init__(self) -> None:
        """Refuse a negative estimate or one whose three values are out of order."""
        if not 0 <= self.low <= self.likely <= self.high:
            raise Refusal(_("The hours of an item must not be negative and must run from low to high."))
        if self.high > MOST_HOURS * 60:
            raise Refusal(_("An item takes at most 100,000 hours."))

    @classmethod
    def of_hours(cls, low: float, likely: float, high: float, share: float = 1.0) -> "Effort":
        """Make an effort from hours; `share` is the part that is enough as a refresher (1 = all)."""
        if not all(0 <= hours <= MOST_HOURS for hours in (low, likely, high)):  # nor infinite, nor NaN
            raise Refusal(_("The hours of an item lie between 0 and 100,000."))
        return cls(*(round(hours * share * 60) for hours in (low, likely, high)))


class Resource(Value, kw_only=True):
    """A place to study an item: a course, a book, a page.

    Attributes:
        checked: True when the address and facts were read at the source; others are shown without a claim.
        hours: the provider's or estimated (low, likely, high) hours, or None.
    """

    id: str
    title: str
    by: str = ""
    url: str = ""
    type: str = ""
    cost: str = ""
    checked: bool = False
    hours: tuple[float, float, float] | None = None
    note: str = ""


class Item(Value, kw_only=True):
    """One thing to study, as a roadmap describes it. Its id stays when its title changes.

    Attributes:
        requires: ids of hard prerequisites; each must be done, or known, before this item is ready.
        after: ids this item had better follow; they order, but never block.
        covers: ids that are finished together with this item.
        core: whether it belongs to the default plan.
        opens: first day on which it can be studied, if it is not always open.
        closes: last day of access, if access ends.
        position: its place in the roadmap, which settles every tie.
        extra: keys of its file that this program does not know, kept to be written back.
    """

    id: str
    title: str
    kind: ItemKind
    phase: str
    subject: Subject
    position: int = 0
    core: bool = True
    effort: Effort = Effort()
    requires: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    choice_group: str | None = None
    recurring: Recurrence | None = None
    certifications: tuple[str, ...] = ()
    resources: tuple[Resource, ...] = ()
    done_when: str = ""
    note: str = ""
    opens: date | None = None
    closes: date | None = None
    units: int | None = None
    skip_for: tuple[str, ...] = ()
    refresh_for: Mapping[str, float] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def as_planned(self) -> "Item":
        """The same item without its words and its place, by which no hour is planned otherwise.

        Where several items change places among each other, ties are settled otherwise all the same.
        """
        return replace(self, title="", position=0, resources=(), done_when="", note="", units=None, extra={})

    @property
    def is_milestone(self) -> bool:
        """Whether the item has no work of its own and is reached when its prerequisites are."""
        return self.kind is ItemKind.MILESTONE


class Progress(Value):
    """What the learner said of the item with the same id, and on which day."""

    id: str
    status: ItemStatus
    on: date | None = None

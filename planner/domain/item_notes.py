"""What the learner keeps with an item: a note, steps of their own, and what shows that it is done."""

from datetime import date

from planner.domain.errors import Refusal
from planner.i18n import _
from planner.values import Value

LONGEST_NOTE = 100_000  # characters
LONGEST_LINE = 500
LONGEST_PLACE = 2_048
MOST_STEPS = 200
MOST_EVIDENCE = 100


class Step(Value):
    """One part of an item, in the learner's own words."""

    title: str
    is_done: bool = False

    def __post_init__(self) -> None:
        """Refuse a step without words, or with more than a line."""
        _check_line(self.title, _("Write what the step is."))


class Evidence(Value, kw_only=True):
    """Something that shows that an item is done.

    Attributes:
        title: what it is.
        place: the address of a page or the path of a file where it can be seen; "" where words are all.
        on: the day on which it was put down.
    """

    title: str
    place: str = ""
    on: date

    def __post_init__(self) -> None:
        """Refuse evidence without words, or with a place that is none."""
        _check_line(self.title, _("Write what shows that it is done."))
        if len(self.place) > LONGEST_PLACE or not _is_one_line(self.place):
            raise Refusal(_("A link or file is one line of at most 2,048 characters."))


class ItemNotes(Value, kw_only=True):
    """What is kept with the item of the same id.

    Attributes:
        note: Markdown, as it was typed.
    """

    id: str
    note: str = ""
    steps: tuple[Step, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        """Refuse more than can be kept and shown."""
        if len(self.note) > LONGEST_NOTE:
            raise Refusal(_("A note has at most 100,000 characters; keep the rest in a file and link it."))
        if len(self.steps) > MOST_STEPS:
            raise Refusal(_("An item has at most {count} steps.").format(count=MOST_STEPS))
        if len(self.evidence) > MOST_EVIDENCE:
            raise Refusal(_("An item keeps at most {count} pieces of evidence.").format(count=MOST_EVIDENCE))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is kept, so that no record is needed."""
        return not (self.note or self.steps or self.evidence)

    @property
    def steps_done(self) -> int:
        """How many steps are done."""
        return sum(step.is_done for step in self.steps)


def _check_line(words: str, without: str) -> None:
    if not words.strip():
        raise Refusal(without)
    if len(words) > LONGEST_LINE or not _is_one_line(words):
        raise Refusal(_("Write it in one line of at most 500 characters."))


def _is_one_line(words: str) -> bool:
    return len(words.splitlines()) <= 1 and "\0" not in words

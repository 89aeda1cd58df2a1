"""What can be printed of a plan, and how it is wished."""

from datetime import date
from enum import StrEnum
from pathlib import Path

from planner.values import Value


class Printout(StrEnum):
    """What is printed: the week as a grid with its checklist, the checklist alone, or the plan by week.

    The portfolio is printed from a dialog of its own.
    """

    WEEK = "week"
    CHECKLIST = "checklist"
    PLAN = "plan"
    PORTFOLIO = "portfolio"


class Paper(StrEnum):
    """A size of paper."""

    A4 = "a4"
    LETTER = "letter"


class PrintWish(Value, kw_only=True):
    """How a plan shall be printed.

    Attributes:
        saves_ink: blocks are not filled; outlines, stripes and codes say the same.
        has_notes: the checklist alone leaves room to write beside each session.
    """

    printout: Printout = Printout.WEEK
    paper: Paper = Paper.A4
    saves_ink: bool = False
    has_notes: bool = False


class PdfOrder(Value, kw_only=True):
    """A file that is wished from a terminal.

    Attributes:
        first: the first day of the week that is printed.
        paper: None for the paper of the learner's country.
        name: the learner's, for the portfolio.
    """

    path: Path
    first: date
    printout: Printout = Printout.WEEK
    paper: Paper | None = None
    saves_ink: bool = False
    has_notes: bool = False
    name: str = ""

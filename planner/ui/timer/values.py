"""What the focus timer shows, as values that know no Qt."""

from enum import StrEnum
from typing import Final

from planner.domain.card import Rating
from planner.values import Value


class TimerAct(StrEnum):
    """What can be done with the timer."""

    PAUSE = "pause"
    RESUME = "resume"
    END = "end"
    FINISH = "finish"
    STOP = "stop"
    PARTLY = "partly"
    PROLONG = "prolong"
    COUNT_SEEN = "count-seen"
    COUNT_ALL = "count-all"
    DROP = "drop"
    AGAIN = "again"
    HARD = "hard"
    GOOD = "good"
    EASY = "easy"


RATINGS: Final = {
    TimerAct.AGAIN: Rating.AGAIN,
    TimerAct.HARD: Rating.HARD,
    TimerAct.GOOD: Rating.GOOD,
    TimerAct.EASY: Rating.EASY,
}


class RingLook(StrEnum):
    """How the ring is drawn; the values are colour roles of the theme."""

    RUNNING = "accent.base"
    PAUSED = "line.control"
    BREAK = "ok.line"


class ActRow(Value):
    """One button."""

    act: TimerAct
    text: str
    icon: str = ""
    is_primary: bool = False


class TimerRow(Value, kw_only=True):
    """The timer as the window shows it.

    Attributes:
        digits: minutes and seconds.
        fraction: how much of the ring is drawn, 0 to 1.
        track: id of the subject's colour, or "" where `icon` stands in its place.
        line: one short fact below the title.
        question: what is asked instead of showing the ring, or "".
        acts: the buttons, the usual one first.
    """

    digits: str = ""
    fraction: float = 0.0
    look: RingLook = RingLook.RUNNING
    title: str
    track: str = ""
    icon: str = ""
    line: str = ""
    question: str = ""
    acts: tuple[ActRow, ...] = ()


class ChoiceRow(Value):
    """Something that can be studied next: a session, or an item by itself."""

    session: str
    item: str
    text: str
    line: str
    track: str
    minutes: int | None
    found_by: str = ""

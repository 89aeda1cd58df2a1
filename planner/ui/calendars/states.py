"""How the file of a linked calendar stands, beside what the plan knows of it. Knows no Qt."""

from datetime import datetime

from planner.services.calendars import CalendarFile, CalendarProblem
from planner.values import Value


class CalendarState(Value):
    """What the program has seen of a linked file since it was started.

    Attributes:
        problem: why it could not be read last; None where it could, or was not tried.
        sentence: the same for the learner.
        looked_at: when it was last read, or found to be as it was.
    """

    problem: CalendarProblem | None = None
    sentence: str = ""
    looked_at: datetime | None = None


UNSEEN = CalendarState()


class FoundCalendar(Value):
    """A file that was read and is not linked yet."""

    path: str
    file: CalendarFile

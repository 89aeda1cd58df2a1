"""The newest step, remembered by the store that saved it, so that what follows at once can go on with it.

It is kept in memory alone: what another start of the program finds is never gone on with.
"""

from datetime import datetime, timedelta

from planner.domain.edit import Edit
from planner.values import Value

MOST_BETWEEN = timedelta(seconds=1)


class NewestStep(Value):
    """A step as it was saved last.

    Attributes:
        edit: all that the step changed, also where several edits made it.
        revision: the one that its last save made. Whatever was done to the file since, by another program
            or by undo and redo, has made another one.
        at: when it was saved last.
    """

    edit: Edit
    revision: int
    at: datetime

    def is_continued_by(self, edit: Edit, *, on: int, at: datetime) -> bool:
        """Whether an edit made on a revision at some moment goes on with it; never by a clock set back."""
        is_same = edit.goes_on != "" and edit.goes_on == self.edit.goes_on
        return is_same and on == self.revision and timedelta() <= at - self.at <= MOST_BETWEEN

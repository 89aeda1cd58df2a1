"""The hours of a week in words: done inside planned inside available."""

from planner.domain.session import SessionState
from planner.formats import duration
from planner.i18n import _, ngettext
from planner.services.week_summary import WeekSummary
from planner.values import Value


class HoursRow(Value, kw_only=True):
    """The sums of a week, in minutes.

    Attributes:
        done: all that was studied.
        as_planned: how much of it was planned.
        finished: how many sessions are done.
        sessions: how many count at all; exams and what was skipped or not studied do not.
    """

    done: int
    as_planned: int
    planned: int
    available: int
    finished: int
    sessions: int

    @property
    def done_words(self) -> str:
        """Return "4 h 15 done"."""
        return _("{length} done").format(length=duration(self.done))

    @property
    def planned_words(self) -> str:
        """Return "16 h 45 planned", and how much was studied beyond it: "4 h planned, 1 h beyond"."""
        words = _("{length} planned").format(length=duration(self.planned))
        beyond = self.done - self.as_planned
        if not beyond:
            return words
        return _("{words}, {length} beyond").format(words=words, length=duration(beyond))

    @property
    def available_words(self) -> str:
        """Return "20 h 30 available"."""
        return _("{length} available").format(length=duration(self.available))

    @property
    def sessions_words(self) -> str:
        """Return "3 of 13 sessions"."""
        template = ngettext("{done} of {count} session", "{done} of {count} sessions", self.sessions)
        return template.format(done=self.finished, count=self.sessions)

    @property
    def spoken(self) -> str:
        """Return all of it for screen readers."""
        return ", ".join((self.done_words, self.planned_words, self.available_words))


def hours_row(week: WeekSummary) -> HoursRow:
    """Return the sums of a week."""
    counted = [session for session in week.sessions if session.id in week.counted]
    return HoursRow(
        done=week.done,
        as_planned=week.as_planned,
        planned=week.planned,
        available=week.available,
        finished=sum(session.state is SessionState.DONE for session in counted),
        sessions=len(counted),
    )

"""The checklist of a week by subject: its tracks, and under each its sessions with their days."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Protocol

from planner.domain.item import Subject
from planner.domain.plan import Plan
from planner.domain.session import Session
from planner.i18n import _
from planner.services.week_summary import WeekSummary
from planner.services.words import subject_name
from planner.ui.shared.date_words import DateWords
from planner.ui.week.panel.checklist_rows import (
    GroupRow,
    SessionRow,
    SessionRows,
    done_of,
    is_study,
    shown,
)
from planner.values import replace


class WeekdayWords(DateWords, Protocol):
    """Writes weekdays short, too."""

    def short_weekday(self, day: date) -> str:
        """Write "Wed"."""


def subject_rows(plan: Plan, week: WeekSummary, now: datetime, words: WeekdayWords) -> tuple[GroupRow, ...]:
    """Return the rows of a week by subject: exams first, then the tracks that have any sessions.

    All are open. The length of a track leaves out what was missed and not studied, as that in the side bar
    does.
    """
    return tuple(_BySubject(plan, week, now, words).rows())


class _BySubject:
    """The rows in the making: what they all need to know of the plan is found once."""

    def __init__(self, plan: Plan, week: WeekSummary, now: datetime, words: WeekdayWords) -> None:
        self._plan = plan
        self._sessions = shown(week.sessions)
        self._counted = week.counted
        self._now = now
        self._words = words
        self._session_rows = SessionRows(plan, now, words, is_brief=True)

    def rows(self) -> Iterator[GroupRow]:
        exams = [session for session in self._sessions if not is_study(session)]
        if exams:
            yield self._group("exams", _("Exams"), "", exams)
        for subject in (*Subject, None):
            if sessions := self._of(subject):
                yield self._track(subject, sessions)

    def _of(self, subject: Subject | None) -> list[Session]:
        """The sessions of a track, or those whose item has gone, which are of none."""
        return [each for each in self._sessions if is_study(each) and self._subject_of(each) is subject]

    def _subject_of(self, session: Session) -> Subject | None:
        item = self._plan.items.get(session.item)
        return item.subject if item else None

    def _track(self, subject: Subject | None, sessions: list[Session]) -> GroupRow:
        minutes = sum(self._counted.get(session.id, 0) for session in sessions)
        title = subject_name(subject) if subject else _("Other")
        group = self._group(subject or "other", title, done_of(sessions, minutes), sessions)
        return replace(group, subject=subject or "")

    def _group(self, name: str, title: str, meta: str, sessions: Iterable[Session]) -> GroupRow:
        return GroupRow(
            id=f"subject-{name}",
            title=title,
            meta=meta,
            is_today=False,
            is_open=True,
            sessions=tuple(map(self._row, sessions)),
        )

    def _row(self, session: Session) -> SessionRow:
        """The row of a session, which has to name its day by itself."""
        row, day = self._session_rows.row(session), session.start.date()
        is_today = day == self._now.date()
        named = _("Today") if is_today else self._words.short_weekday(day)
        return replace(
            row,
            length=_("{day}, {length}").format(day=named, length=row.length),
            description=_("Today, {day}").format(day=row.description) if is_today else row.description,
            is_today=is_today,
        )

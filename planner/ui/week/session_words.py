"""What is said of a session: to screen readers, and in its tool tip."""

from datetime import datetime

from planner.domain.item import Item, ItemKind, Subject
from planner.domain.session import Session, SessionKind, SessionState
from planner.formats import duration
from planner.i18n import _, ngettext
from planner.services.words import subject_name
from planner.ui.shared.date_words import DateWords, clock_span
from planner.ui.shared.kind_icons import KIND_ICONS
from planner.ui.week.grid.values import BlockRow

EXAM_ICON = "flag"
UNBREAKABLE = "\N{NO-BREAK SPACE}"
_REVIEW_ICON = "layers"


def kind_icon(session: Session, item: Item | None) -> str:
    """The icon for what a session is for."""
    if session.kind is SessionKind.REVIEW:
        return _REVIEW_ICON
    return KIND_ICONS[item.kind if item else ItemKind.TOPIC]


def session_name(title: str, start: datetime, end: datetime, words: DateWords) -> str:
    """Title, day and time, such as "Decision trees, Thursday 19:00 to 20:30"."""
    return _("{title}, {weekday} {span}").format(
        title=title, weekday=words.weekday(start.date()), span=clock_span(words, start, end)
    )


def session_facts(row: BlockRow, minutes: int, logged: int) -> str:
    """Track, state and what holds it; `minutes` is its length and `logged` what was done of it."""
    if row.is_exam:
        return _("Exam")
    facts = [subject_name(Subject(row.track)), _state(row, minutes, logged)]
    if row.is_tentative:
        facts.append(_("not accepted yet"))
    if row.state is SessionState.PLANNED:
        facts.append(_("pinned") if row.pinned else _("not pinned"))
    if row.clashes:
        facts.append(_("over busy time"))
    return ", ".join(facts)


def session_description(row: BlockRow, facts: str) -> str:
    """The facts, and the key that answers for the session."""
    if row.is_exam:
        return facts
    is_done = row.state is SessionState.DONE
    if row.is_review and is_done:
        return facts
    hint = _("Space marks it not done.") if is_done else _("Space marks it done.")
    if row.is_review:
        hint = _("Space asks how well you remembered it.")
    return _("{facts}. {hint}").format(facts=facts, hint=hint)


def session_tip(row: BlockRow, name: str, minutes: int, facts: str) -> str:
    """The lines of the tool tip: name, course, length, facts."""
    return "\n".join(filter(None, (name, row.subtitle, duration(minutes), facts)))


def spoken_sums(sessions: int, planned: int, done: int) -> str:
    """The sums of a week, such as "13 sessions, 16 hours 45 planned, 4 hours 15 done" (minutes in)."""
    count = ngettext("{count} session", "{count} sessions", sessions).format(count=sessions)
    return _("{count}, {planned} planned, {done} done").format(
        count=count, planned=_spoken(planned), done=_spoken(done)
    )


def _state(row: BlockRow, minutes: int, logged: int) -> str:
    if row.state is SessionState.PARTLY:
        return _("partly done, {done} of {length}").format(done=duration(logged), length=duration(minutes))
    words = {
        SessionState.PLANNED: _("planned"),
        SessionState.DONE: _("done"),
        SessionState.SKIPPED: _("skipped"),
        SessionState.MISSED: _("past, not logged"),
    }
    return words[row.state]


def _spoken(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return ngettext("{minutes} minute", "{minutes} minutes", rest).format(minutes=rest)
    spoken = ngettext("{hours} hour", "{hours} hours", hours).format(hours=hours)
    return f"{spoken} {rest:02}" if rest else spoken

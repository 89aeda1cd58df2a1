"""The details of a session: what and when, why it is here, and how its item stands."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from planner.domain.card import Card, Rating
from planner.domain.certification import Certification
from planner.domain.item import Item, Resource
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.domain.web_address import is_web_address
from planner.formats import duration, hours
from planner.i18n import _
from planner.scheduling.schedule import GoalOutlook, ItemState, Schedule
from planner.services.moving import can_be_moved
from planner.services.words import kind_name, session_title, subject_name
from planner.services.work_left import minutes_left
from planner.ui.item_notes.rows import NotesRows, notes_rows
from planner.ui.shared.date_words import DateWords, clock_span, near_day
from planner.ui.week.panel.checklist_rows import RowMark, mark_of
from planner.ui.week.panel.recall_rows import RecallAnswer, recall_answers
from planner.ui.week.panel.why_line import WhyLine
from planner.ui.week.panel.why_rows import why_lines
from planner.ui.week.pieces import Piece, pieces
from planner.values import Value


class Answers(Value):
    """What the learner can say of a session now; `recall` holds the answers to a review."""

    done: bool = False
    partly: bool = False
    move: bool = False
    pin: bool = False
    skip: bool = False
    reopen: bool = False
    recall: tuple[RecallAnswer, ...] = ()


class ItemBlock(Value, kw_only=True):
    """How the item of a session stands.

    Attributes:
        fraction: share that is logged of what it takes, 0 to 1.
        logged: "22.5 h"; `estimate` goes on with "of 34 h".
        left: what is left, and when it is planned to be done.
        can_complete: whether it can be marked completed now.
        notes: what the learner keeps with it, and when it counts as done.
    """

    id: str
    fraction: float
    logged: str
    estimate: str
    left: str
    can_complete: bool
    resources: tuple[tuple[Piece, ...], ...]
    notes: NotesRows


class SessionDetails(Value, kw_only=True):
    """What the panel and the popover show of a session.

    Attributes:
        subject: id of its track; "" for an exam.
        about: track, kind and length.
        state: what was said of it, or that nothing was; "" for a session that is simply planned.
        mark: the sign before the state.
        item: None for an exam.
    """

    id: str
    title: str
    when: str
    subject: str
    about: str
    state: str
    mark: RowMark
    is_done: bool
    fraction: float
    is_pinned: bool
    answers: Answers
    why: tuple[WhyLine, ...]
    item: ItemBlock | None


def details_rows(
    plan: Plan,
    schedule: Schedule,
    session: Session,
    now: datetime,
    words: DateWords,
    certification: Certification | None = None,
    outcomes: Mapping[Rating, Card] | None = None,
    outlooks: Mapping[str, GoalOutlook] | None = None,
) -> SessionDetails:
    """Return the details of a session as seen at `now`; `certification` is that of its goal, if at hand.

    `outcomes` are the cards that the answers to a review would lead to, if they are known, and `outlooks`
    those of the goals, where they are to be told without waiting for the whole layout.
    """
    item = plan.items.get(session.item)
    is_exam = session.kind is SessionKind.EXAM
    state = session.state_at(now)
    spent = plan.minutes_by_session().get(session.id, 0)
    day = near_day(words, session.start.date(), now.date())
    return SessionDetails(
        id=session.id,
        title=session_title(plan, session),
        when=f"{day}, {clock_span(words, session.start, session.end)}",
        subject="" if is_exam or item is None else item.subject.value,
        about=_about(session, item),
        state="" if is_exam else _state_words(session, state, spent),
        mark=mark_of(session, state),
        is_done=state is SessionState.DONE,
        fraction=min(1.0, spent / session.minutes) if state is SessionState.PARTLY else 0.0,
        is_pinned=session.pinned,
        answers=_answers(session, state, now, recall_answers(outcomes or {}, now.date(), words)),
        why=why_lines(plan, schedule, session, now, words, certification, outlooks),
        item=None if is_exam or item is None else _item_block(plan, schedule, item, now, words),
    )


def _about(session: Session, item: Item | None) -> str:
    length = duration(session.minutes)
    if session.kind is SessionKind.EXAM:
        return _("Exam, {length}").format(length=length)
    if item is None:
        return length
    kind = _("review") if session.kind is SessionKind.REVIEW else kind_name(item.kind)
    return _("{track}, {kind}, {length}").format(track=subject_name(item.subject), kind=kind, length=length)


def _state_words(session: Session, state: SessionState, spent: int) -> str:
    if state is SessionState.DONE:
        return _("Done, {length} logged").format(length=duration(spent)) if spent else _("Done")
    if state is SessionState.PARTLY:
        return _("Partly done, {done} of {planned}").format(
            done=duration(spent), planned=duration(session.minutes)
        )
    if session.is_review and state in (SessionState.SKIPPED, SessionState.MISSED):
        said = _("Skipped") if state is SessionState.SKIPPED else _("Not answered")
        return _("{said}, it comes back on a later day").format(said=said)
    if state is SessionState.SKIPPED:
        return _("Skipped, its time went back to the item")
    if state is SessionState.MISSED:
        return _("Not logged, its time went back to the item")
    return _("Pinned, it stays here") if session.pinned else ""


def _answers(
    session: Session, state: SessionState, now: datetime, recall: tuple[RecallAnswer, ...]
) -> Answers:
    if session.kind is SessionKind.EXAM or (session.is_review and state is SessionState.DONE):
        return Answers()
    is_open = state in (SessionState.PLANNED, SessionState.MISSED)
    is_study = not session.is_review
    return Answers(
        done=is_study and (is_open or state is SessionState.PARTLY),
        partly=is_study and is_open,
        move=can_be_moved(session),
        pin=state is SessionState.PLANNED and session.end > now,
        skip=is_open,
        reopen=not is_open,
        recall=() if is_study else recall,
    )


def _item_block(plan: Plan, schedule: Schedule, item: Item, now: datetime, words: DateWords) -> ItemBlock:
    logged, minutes = plan.logged.get(item.id, 0), schedule.estimates.minutes(item)
    of = _("of {hours} h") if minutes == item.effort.likely else _("of {hours} h at your pace")
    outlook = schedule.standings.get(item.id)
    return ItemBlock(
        id=item.id,
        fraction=min(1.0, logged / minutes) if minutes else 0.0,
        logged=_("{hours} h").format(hours=hours(logged)),
        estimate=of.format(hours=hours(minutes)),
        left="" if outlook is None else _left(plan, schedule, item, outlook.state, now, words),
        can_complete=not item.is_milestone and outlook is not None and not outlook.state.is_settled,
        resources=tuple(_resource(resource) for resource in item.resources),
        notes=notes_rows(plan, item, now.date(), lambda day: near_day(words, day, now.date())),
    )


def _left(
    plan: Plan, schedule: Schedule, item: Item, state: ItemState, now: datetime, words: DateWords
) -> str:
    settled = {
        ItemState.DONE: _("completed"),
        ItemState.SKIPPED: _("known"),
        ItemState.LEFT_OUT: _("left out"),
    }
    if state in settled:
        return settled[state]
    left = _("{hours} h left").format(hours=hours(minutes_left(plan, schedule, item)))
    finish = schedule.finish_of_item(item.id)
    if finish is None:
        return left
    date = near_day(words, finish.date(), now.date())
    return _("{left}, done by {date}").format(left=left, date=date)


def _resource(resource: Resource) -> tuple[Piece, ...]:
    title = Piece(resource.title, link=resource.url if is_web_address(resource.url) else "")
    facts = ", ".join(_facts(resource))
    return pieces("{title}, {facts}", title=title, facts=facts)


def _facts(resource: Resource) -> Iterator[str]:
    if resource.by:
        yield resource.by
    if resource.cost:
        yield resource.cost
    yield _("checked") if resource.checked else _("not checked")

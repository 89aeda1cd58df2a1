from datetime import datetime

import pytest

from planner.domain.item import Resource
from planner.domain.session import Session, SessionKind, SessionState
from planner.domain.time_entry import TimeEntry
from planner.scheduling.schedule import ItemOutlook, ItemState
from planner.ui.week.panel.checklist_rows import RowMark
from planner.ui.week.panel.details_rows import Answers, SessionDetails, details_rows
from planner.ui.week.pieces import Piece
from planner.values import replace
from tests.support.plans import at, exam, item, make_plan, session
from tests.support.schedules import WrittenSchedule
from tests.ui.week.panel.plain_dates import PlainDates
from tests.ui.week.panel.words import text_of

NOW = datetime(2026, 11, 25, 18, 20)
RESOURCES = (
    Resource(id="r1", title="Course page", by="Kaggle", cost="free", url="https://example.org", checked=True),
    Resource(id="r2", title="Old notes", url="file:///etc/passwd"),
)
TREES = replace(item("trees", 240), resources=RESOURCES, done_when="You can draw one.")


def details_of(
    chosen: Session, *, logged: int = 0, state: ItemState = ItemState.IN_PROGRESS
) -> SessionDetails:
    entry = TimeEntry(id="1", item="trees", day=chosen.start.date(), minutes=logged or 1, session=chosen.id)
    plan = make_plan(
        [TREES],
        [exam("nca", "trees", at(5, "10:00"))],
        sessions=[chosen],
        logged={"trees": 90},
        entries=(entry,) if logged else (),
    )
    outlook = ItemOutlook("trees", state, 150, None, datetime(2026, 12, 13, 20))
    schedule = WrittenSchedule(as_of=NOW, sessions=(chosen,), items={"trees": outlook})
    return details_rows(plan, schedule, chosen, NOW, PlainDates())


def a_session(state: SessionState = SessionState.PLANNED, day: int = 2, *, pinned: bool = False) -> Session:
    return session("trees", at(day, "19:00"), 90, id="s", state=state, pinned=pinned, accepted=True)


def test_a_planned_session() -> None:
    details = details_of(a_session())
    assert details.when == "Wed 25 Nov, 19:00 to 20:30"
    assert details.about == "Machine learning, topic, 1 h 30"
    assert (details.state, details.mark) == ("", RowMark.NONE)
    assert details.answers == Answers(done=True, partly=True, move=True, pin=True, skip=True)


@pytest.mark.parametrize(
    ("state", "words", "mark", "answers"),
    [
        (SessionState.DONE, "Done, 1 h 15 logged", RowMark.NONE, Answers(reopen=True)),
        (
            SessionState.PARTLY,
            "Partly done, 1 h 15 of 1 h 30",
            RowMark.PARTLY,
            Answers(done=True, reopen=True),
        ),
        (
            SessionState.SKIPPED,
            "Skipped, its time went back to the item",
            RowMark.SKIPPED,
            Answers(reopen=True),
        ),
    ],
)
def test_an_answered_session_can_be_reopened(
    state: SessionState, words: str, mark: RowMark, answers: Answers
) -> None:
    details = details_of(a_session(state), logged=75)
    assert (details.state, details.mark, details.answers) == (words, mark, answers)
    assert details.is_done is (state is SessionState.DONE)


def test_a_session_not_logged_can_be_answered_but_not_pinned() -> None:
    details = details_of(a_session(day=1))
    assert details.state == "Not logged, its time went back to the item"
    assert details.answers == Answers(done=True, partly=True, move=True, skip=True)


def test_a_pinned_session_says_that_it_stays() -> None:
    details = details_of(a_session(pinned=True))
    assert details.is_pinned
    assert (details.state, details.mark) == ("Pinned, it stays here", RowMark.PINNED)


def test_an_exam_asks_for_no_answer_and_shows_no_item() -> None:
    the_exam = replace(a_session(), kind=SessionKind.EXAM, goal="nca", pinned=True)
    details = details_of(the_exam)
    assert (details.title, details.about, details.subject) == ("Nca", "Exam, 1 h 30", "")
    assert details.answers == Answers()
    assert details.item is None


def test_the_item_shows_what_is_logged_and_what_is_left() -> None:
    block = details_of(a_session()).item
    assert block is not None
    assert (block.logged, block.estimate, block.fraction) == ("1.5 h", "of 4 h", 0.375)
    assert block.left == "2.5 h left, done by Sun 13 Dec"
    assert (block.notes.done_when, block.can_complete) == ("You can draw one.", True)


def test_a_completed_item_cannot_be_completed_again() -> None:
    block = details_of(a_session(), state=ItemState.DONE).item
    assert block is not None
    assert (block.left, block.can_complete) == ("completed", False)


def test_resources_say_whether_they_were_checked_and_lead_only_to_web_pages() -> None:
    block = details_of(a_session()).item
    assert block is not None
    page, notes = block.resources
    assert text_of(page) == "Course page, Kaggle, free, checked"
    assert page[0] == Piece("Course page", link="https://example.org")
    assert text_of(notes) == "Old notes, not checked"
    assert not any(piece.link for piece in notes)

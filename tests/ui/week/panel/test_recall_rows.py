"""The answers to a review as they are read."""

from datetime import datetime

from planner.domain.card import Rating
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.scheduling.engine import make_schedule
from planner.scheduling.memory import first_card
from planner.services.reviews import outcomes
from planner.services.week_summary import summarize_week
from planner.ui.week.panel.checklist_rows import checklist_rows
from planner.ui.week.panel.details_rows import Answers, SessionDetails, details_rows
from planner.ui.week.panel.recall_rows import ACTIONS, recall_answers
from planner.values import replace
from tests.support.plans import at, day, exam, goal, item, make_plan, session
from tests.ui.week.panel.plain_dates import PlainDates
from tests.ui.week.panel.words import text_of

NOW = datetime(2026, 11, 25, 18, 20)


def plan(**more: object) -> Plan:
    items = [item("old"), item("next", 300)]
    return make_plan(items, [goal("g", "next")], finished={"old": day(-6)}, **more)  # type: ignore[arg-type]


def review_of(plan: Plan) -> Session:
    return next(entry for entry in make_schedule(plan, NOW).sessions if entry.is_review)


def details(plan: Plan, *, told: bool = True) -> SessionDetails:
    review = review_of(plan)
    known = outcomes(plan, review, NOW) if told else None
    return details_rows(plan, make_schedule(plan, NOW), review, NOW, PlainDates(), None, known)


def test_each_answer_says_what_it_means_and_when_the_item_comes_back() -> None:
    cards = {rating: first_card("old", day(number)) for number, rating in enumerate(Rating)}
    words = [answer.words for answer in recall_answers(cards, NOW.date(), PlainDates())]
    assert words == [
        "forgotten, next Tue 1 Dec",
        "with effort, next Wed 2 Dec",
        "remembered, next Thu 3 Dec",
        "at once, next Fri 4 Dec",
    ]


def test_where_the_next_day_is_not_known_yet_the_meanings_stand_alone() -> None:
    answers = recall_answers({}, NOW.date(), PlainDates())
    assert [answer.words for answer in answers] == ["forgotten", "with effort", "remembered", "at once"]
    assert [answer.action for answer in answers] == list(ACTIONS.values())


def test_a_review_is_answered_in_place_of_being_ticked() -> None:
    found = details(plan())
    assert (found.title, found.about) == ("Review: Old", "Machine learning, review, 15 min")
    assert len(found.answers.recall) == 4
    assert replace(found.answers, recall=()) == Answers(move=True, pin=True, skip=True)
    assert "next" not in details(plan(), told=False).answers.recall[0].words


def test_its_reasons_are_memory_and_share() -> None:
    lines = [text_of(line.words) for line in details(plan()).why]
    assert lines == [
        "You finished it on Tue 17 Nov, and remember it here with a chance of about 90%.",
        "Reviews take at most 20% of a week.",
        "It comes back before it is forgotten. It may move when the plan changes.",
    ]


def test_before_an_exam_the_reasons_name_it() -> None:
    before = plan()
    before = replace(before, goals={**before.goals, "x": exam("x", "next", at(12, "09:00"))})
    assert text_of(details(before).why[1].words) == "Before X, reviews take at most 40% of a week."


def test_once_answered_nothing_is_asked_any_more() -> None:
    done = session("old", at(2, "07:00"), 15, kind=SessionKind.REVIEW, state=SessionState.DONE)
    answered = details(plan(sessions=[done]), told=False)
    assert answered.answers == Answers()
    assert answered.state == "Done"
    assert [text_of(line.words) for line in answered.why] == ["It is next on the road."]


def test_skipped_and_missed_ones_come_back() -> None:
    skipped = session("old", at(2, "07:00"), 15, kind=SessionKind.REVIEW, state=SessionState.SKIPPED)
    missed = session("old", at(1, "07:00"), 15, kind=SessionKind.REVIEW, accepted=True)
    assert details(plan(sessions=[skipped]), told=False).state == "Skipped, it comes back on a later day"
    told = details(plan(sessions=[missed]), told=False)
    assert told.state == "Not answered, it comes back on a later day"


def test_the_checklist_tells_a_review_from_study() -> None:
    with_review = plan()
    week = summarize_week(with_review, make_schedule(with_review, NOW), day(0), NOW)
    rows = [row for each in checklist_rows(with_review, week, NOW, PlainDates()) for row in each.sessions]
    assert rows[0].title == "Review: Old"

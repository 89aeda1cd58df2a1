"""What the learner can say of a review, and what that leaves."""

from datetime import timedelta

import pytest

from planner.domain.card import Card, Rating
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionKind, SessionState
from planner.formats import day as written_day
from planner.scheduling.engine import make_schedule
from planner.scheduling.memory import card_of, first_card
from planner.scheduling.schedule import Schedule
from planner.services.items import put_back
from planner.services.reviews import (
    answer_review,
    outcomes,
    rest_item,
    reviewed,
    set_review_share,
    wake_item,
)
from planner.services.sessions import find_session, finish_part, finish_session, reopen_session, skip_session
from planner.services.settling import settle
from planner.services.weekly_review import sessions_to_answer
from planner.services.weeks_in_sight import accepted_weeks
from planner.values import replace
from tests.support.plans import NOW, at, day, goal, item, make_plan, session

FINISHED = day(-8)  # so that it is due on the first Monday
EVENING = at(0, "19:15")
ID = "old-20261123-review-1"


@pytest.fixture
def plan() -> Plan:
    items = [item("old", 300), item("next", 600)]
    return make_plan(items, [goal("g", "next")], finished={"old": FINISHED}, logged={"old": 250})


@pytest.fixture
def schedule(plan: Plan) -> Schedule:
    return make_schedule(plan, NOW)


def reviews(plan: Plan) -> list[Session]:
    return [entry for entry in make_schedule(plan, EVENING).sessions if entry.is_review]


def answered(plan: Plan, rating: Rating = Rating.GOOD) -> Plan:
    return plan.after(answer_review(plan, make_schedule(plan, NOW), ID, rating, EVENING))


def test_an_answer_does_the_session_logs_its_time_and_moves_the_next_review(plan: Plan) -> None:
    after = answered(plan)
    assert after.sessions[ID].state is SessionState.DONE
    assert after.sessions[ID].kind is SessionKind.REVIEW
    assert after.logged == {"old": 265}
    card = after.cards["old"]
    assert (card.reviewed, card.answers) == (day(0), 1)
    assert card.due > day(8)
    assert [entry.id for entry in reviews(after) if entry.state is SessionState.PLANNED] == []


def test_review_minutes_are_no_study_of_the_item(plan: Plan) -> None:
    assert plan.study_minutes() == {"old": 250}
    assert answered(plan).study_minutes() == {"old": 250}
    only = replace(answered(plan), logged={"old": 15})
    assert only.study_minutes() == {}


def test_the_better_it_is_remembered_the_later_it_comes_back(plan: Plan, schedule: Schedule) -> None:
    after = outcomes(plan, find_session(schedule, ID), EVENING)
    assert list(after) == [Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY]
    dues = [card.due for card in after.values()]
    assert dues == sorted(set(dues))
    assert dues[0] > day(0)
    assert after[Rating.GOOD] == answered(plan).cards["old"]


def test_what_was_forgotten_comes_back_within_the_week(plan: Plan) -> None:
    again = answered(plan, Rating.AGAIN)
    assert again.cards["old"].due <= day(7)
    assert [entry for entry in reviews(again) if entry.state is SessionState.PLANNED] != []


def test_an_answer_says_what_it_was_and_when_the_item_comes_back(plan: Plan, schedule: Schedule) -> None:
    edit = answer_review(plan, schedule, ID, Rating.HARD, EVENING)
    due = plan.after(edit).cards["old"].due
    assert edit.label == f"Reviewed Old; answered Hard, due again on {written_day(due)}"


def test_undo_takes_all_of_an_answer_back(plan: Plan, schedule: Schedule) -> None:
    edit = answer_review(plan, schedule, ID, Rating.HARD, EVENING)
    back = plan.after(edit).after(edit.reverse)
    assert (back.cards, back.sessions, back.entries, back.logged) == ({}, {}, {}, {"old": 250})


def test_a_second_answer_is_refused_and_nothing_is_lost(plan: Plan) -> None:
    after = answered(plan)
    with pytest.raises(Refusal) as refusal:
        answer_review(after, make_schedule(after, EVENING), ID, Rating.AGAIN, EVENING)
    assert str(refusal.value) == "This review is answered already."


def test_an_old_review_of_what_was_gone_over_since_is_refused(plan: Plan) -> None:
    missed = session("old", at(0, "19:00"), 15, id=ID, kind=SessionKind.REVIEW, accepted=True)
    card = reviewed(first_card("old", FINISHED), Rating.GOOD, day(1))
    later = replace(plan, sessions={ID: missed}, cards={"old": card})
    with pytest.raises(Refusal) as refusal:
        answer_review(later, make_schedule(later, at(2)), ID, Rating.GOOD, at(2))
    assert str(refusal.value) == "Old was gone over on Tue 24 Nov 2026, after this review."


def test_a_missed_review_may_be_answered_later_for_its_day(plan: Plan) -> None:
    missed = session("old", at(0, "19:00"), 15, id=ID, kind=SessionKind.REVIEW, accepted=True)
    later = replace(plan, sessions={ID: missed})
    after = later.after(answer_review(later, make_schedule(later, at(2)), ID, Rating.GOOD, at(2), minutes=5))
    assert after.cards["old"].reviewed == day(0)
    assert [(entry.day, entry.minutes) for entry in after.entries.values()] == [(day(0), 5)]


def test_a_review_may_be_answered_ahead_of_its_day(plan: Plan) -> None:
    ahead = replace(plan, progress={"old": replace(plan.progress["old"], on=day(-6))})
    schedule = make_schedule(ahead, NOW)
    (review,) = [entry for entry in schedule.sessions if entry.is_review]
    assert review.start == at(2, "19:00")
    after = ahead.after(answer_review(ahead, schedule, review.id, Rating.GOOD, NOW))
    assert after.cards["old"].reviewed == day(0)


def test_a_review_to_come_is_not_answered_on_the_day_of_the_study(plan: Plan) -> None:
    today = replace(plan, progress={"old": replace(plan.progress["old"], on=day(0))})
    schedule = make_schedule(today, NOW)
    (review,) = [entry for entry in schedule.sessions if entry.is_review]
    with pytest.raises(Refusal) as refusal:
        answer_review(today, schedule, review.id, Rating.GOOD, NOW)
    assert str(refusal.value) == "Old was gone over on Mon 23 Nov 2026; answer this review on a later day."


def test_study_is_not_answered_so_and_a_review_not_otherwise(plan: Plan, schedule: Schedule) -> None:
    study = next(entry for entry in schedule.sessions if not entry.is_review)
    with pytest.raises(Refusal, match="no review"):
        answer_review(plan, schedule, study.id, Rating.GOOD, NOW)
    with pytest.raises(Refusal) as refusal:
        finish_session(plan, schedule, ID, NOW)
    assert str(refusal.value) == "This is a review; answer it with again, hard, good or easy."
    with pytest.raises(Refusal, match="again, hard, good or easy"):
        finish_part(plan, schedule, ID, 5, NOW)


def test_an_answered_review_is_reopened_by_undo_alone_a_skipped_one_freely(plan: Plan) -> None:
    after = answered(plan)
    with pytest.raises(Refusal) as refusal:
        reopen_session(after, make_schedule(after, EVENING), ID)
    assert str(refusal.value) == "What a review says of your memory is taken back with Undo."
    schedule = make_schedule(plan, NOW)
    skipped = plan.after(skip_session(plan, schedule, ID, NOW))
    again = skipped.after(reopen_session(skipped, make_schedule(skipped, NOW), ID))
    assert again.sessions == {}


def test_a_skipped_review_can_still_be_answered(plan: Plan, schedule: Schedule) -> None:
    skipped = plan.after(skip_session(plan, schedule, ID, NOW))
    assert answered(skipped).sessions[ID].state is SessionState.DONE


def test_an_item_rests_and_wakes_where_it_was_left(plan: Plan) -> None:
    resting = plan.after(rest_item(plan, "old"))
    assert resting.cards["old"] == replace(first_card("old", FINISHED), resting=True)
    assert reviews(resting) == []
    with pytest.raises(Refusal, match=r"^Old comes back for no review already\.$"):
        rest_item(resting, "old")
    awake = resting.after(wake_item(resting, "old"))
    assert len(reviews(awake)) == 1
    with pytest.raises(Refusal, match=r"^Old comes back for review already\.$"):
        wake_item(awake, "old")
    with pytest.raises(Refusal, match=r"^There is nothing to review in Next\.$"):
        rest_item(plan, "next")


def test_waking_an_item_that_was_finished_anew_is_undone_to_what_was_stored(plan: Plan) -> None:
    rested = plan.after(rest_item(plan, "old"))
    anew = replace(rested, progress={"old": replace(rested.progress["old"], on=day(0))})
    edit = wake_item(anew, "old")
    assert anew.after(edit).cards["old"].reviewed == day(0)
    assert anew.after(edit).after(edit.reverse).cards == anew.cards


def test_the_share_of_a_week_is_set_and_none_means_no_reviews(plan: Plan) -> None:
    off = plan.after(set_review_share(plan, 0))
    assert off.settings.review_percent == 0
    assert reviews(off) == []
    with pytest.raises(Refusal):
        set_review_share(off, 0)
    with pytest.raises(Refusal):
        set_review_share(plan, 101)


def test_agreed_and_pinned_reviews_go_with_what_they_were_for(plan: Plan) -> None:
    held = [
        session("old", at(0, "19:00"), 15, id="agreed", kind=SessionKind.REVIEW, accepted=True),
        session("old", at(3, "19:00"), 15, id="pinned", kind=SessionKind.REVIEW, pinned=True),
    ]
    with_them = replace(plan, sessions={entry.id: entry for entry in held})
    assert gone(with_them) == ["agreed"]  # the pinned one is the review of this item
    without = with_them.after(rest_item(with_them, "old"))
    assert gone(without) == ["agreed", "pinned"]
    open_again = with_them.after(put_back(with_them, "old"))
    assert gone(open_again) == ["agreed", "pinned"]


def gone(plan: Plan) -> list[str]:
    changes = settle(plan, make_schedule(plan, NOW), accepted_weeks(plan), NOW)
    return sorted(change.before.id for change in changes if change.before and change.after is None)


def test_the_weekly_review_does_not_ask_for_reviews(plan: Plan) -> None:
    missed = session("old", at(0, "19:00"), 15, id=ID, kind=SessionKind.REVIEW, accepted=True)
    later = replace(plan, sessions={ID: missed})
    assert sessions_to_answer(later, make_schedule(later, at(6)), day(7), at(6)) == ()


def test_an_answer_changes_nothing_else_of_a_card() -> None:
    card = Card(id="a", due=day(0), stability=9.0, difficulty=4.0, reviewed=day(-9), answers=3, resting=True)
    after = reviewed(card, Rating.GOOD, day(0))
    assert (after.id, after.answers, after.resting, after.reviewed) == ("a", 4, True, day(0))
    assert after.due - day(0) == timedelta(days=round(after.stability))


def test_what_was_put_back_has_nothing_to_answer(plan: Plan) -> None:
    missed = session("old", at(-1, "19:00"), 15, id=ID, kind=SessionKind.REVIEW, accepted=True)
    open_again = replace(plan, sessions={ID: missed}, progress={})
    assert card_of(open_again, "old") is None
    with pytest.raises(Refusal, match=r"^There is nothing to review in Old\.$"):
        answer_review(open_again, make_schedule(open_again, NOW), ID, Rating.GOOD, NOW)

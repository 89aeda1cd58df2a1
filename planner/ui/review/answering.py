"""How the answers of a review change with what the learner does; knows no Qt."""

from datetime import date, datetime

from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.i18n import _
from planner.scheduling.schedule import Schedule
from planner.services.single_days_off import days_off_on
from planner.services.weekly_review import NewHours, ReviewAnswers, SessionAnswer, plan_after_answers
from planner.ui.review.hour_keys import place_in_answers, stored_id
from planner.ui.shared.hours_text import read_day
from planner.values import replace


def with_session(answers: ReviewAnswers, id: str, answer: SessionAnswer) -> ReviewAnswers:
    """Return the answers with another one for a session."""
    others = {other: said for other, said in answers.sessions.items() if other != id}
    if answer is SessionAnswer.LATER:
        return replace(answers, sessions=others)
    return replace(answers, sessions={**others, id: answer})


def all_later(answers: ReviewAnswers) -> ReviewAnswers:
    """Return the answers with every session coming later."""
    return replace(answers, sessions={})


def with_item(answers: ReviewAnswers, id: str, is_done: bool) -> ReviewAnswers:
    """Return the answers with an item completed, or not yet."""
    one = frozenset((id,))
    return replace(answers, completed=answers.completed | one if is_done else answers.completed - one)


def with_day_turned(answers: ReviewAnswers, plan: Plan, day: date) -> ReviewAnswers:
    """Return the answers with a study day taken off, or a day off put back."""
    one = frozenset((day,))
    if days_off_on(plan, day):
        return replace(answers, put_back=answers.put_back ^ one)
    return replace(answers, days_off=answers.days_off ^ one)


def with_hours(
    answers: ReviewAnswers, plan: Plan, schedule: Schedule, day: date, text: str, now: datetime
) -> ReviewAnswers:
    """Return the answers with more hours on a day. Raises Refusal where they cannot be read or added."""
    ranges = read_day(text)
    if not ranges:
        raise Refusal(_("Write the hours like 09:00-12:00."))
    new = (NewHours(day, hours) for hours in ranges)
    after = replace(answers, extra_hours=(*answers.extra_hours, *new))
    plan_after_answers(plan, schedule, after, now)
    return after


def without_hours(answers: ReviewAnswers, key: str) -> ReviewAnswers:
    """Return the answers without the extra hours that a row's key names."""
    place = place_in_answers(key)
    kept = (new for number, new in enumerate(answers.extra_hours) if number != place)
    return replace(answers, extra_hours=tuple(kept), dropped_hours=answers.dropped_hours | stored_id(key))

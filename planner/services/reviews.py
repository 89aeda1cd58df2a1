"""Use cases on reviews: answers, items that come back no more, and the share of a week for reviews."""

from datetime import UTC, date, datetime, time

from planner.domain.card import Card, Rating
from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.domain.session import Session, SessionState
from planner.formats import day
from planner.i18n import _
from planner.scheduling.memory import RETENTION, card_of
from planner.scheduling.schedule import Schedule
from planner.services.sessions import answer, find_session
from planner.services.words import rating_name
from planner.values import replace


def answer_review(
    plan: Plan, schedule: Schedule, id: str, rating: Rating, now: datetime, minutes: int | None = None
) -> Edit:
    """Answer a review: its minutes, or those given, are logged, and the item comes back when it is due next.

    Refuses a second answer to the same review.
    """
    return answer_this_review(plan, find_session(schedule, id), rating, now, minutes)


def answer_this_review(
    plan: Plan, session: Session, rating: Rating, now: datetime, minutes: int | None = None
) -> Edit:
    """Answer a review of which the session is at hand, in the same way."""
    card = _card_to_answer(plan, session, now)
    spent = session.minutes if minutes is None else minutes
    edit = answer(plan, session, SessionState.DONE, _("Reviewed {title}"), spent, now)
    after = reviewed(card, rating, _day_of_answer(session, now))
    label = _("{label}; answered {answer}, due again on {day}").format(
        label=edit.label, answer=rating_name(rating), day=day(after.due)
    )
    return Edit(label, (*edit.changes, Change(plan.cards.get(card.id), after)))


def outcomes(plan: Plan, session: Session, now: datetime) -> dict[Rating, Card]:
    """Return what each answer to a review would make of its card. Raises Refusal where none can be given."""
    card = _card_to_answer(plan, session, now)
    return {rating: reviewed(card, rating, _day_of_answer(session, now)) for rating in Rating}


def rest_item(plan: Plan, id: str) -> Edit:
    """Let an item come back for no review any more."""
    card = _card(plan, id)
    if card.resting:
        raise Refusal(_("{title} comes back for no review already.").format(title=plan.item(id).title))
    label = _("No reviews of {title}").format(title=plan.item(id).title)
    return Edit(label, (Change(plan.cards.get(id), replace(card, resting=True)),))


def wake_item(plan: Plan, id: str) -> Edit:
    """Let an item come back for review again, from where it was left."""
    card = _card(plan, id)
    if not card.resting:
        raise Refusal(_("{title} comes back for review already.").format(title=plan.item(id).title))
    label = _("Reviews of {title} again").format(title=plan.item(id).title)
    return Edit(label, (Change(plan.cards.get(id), replace(card, resting=False)),))


def set_review_share(plan: Plan, percent: int) -> Edit:
    """Set the most of a week, in per cent of its study time, that reviews may take; 0 switches them off."""
    if percent == plan.settings.review_percent:
        raise Refusal(_("Nothing changes: reviews take at most that share of a week already."))
    after = replace(plan.settings, review_percent=percent)
    label = _("Reviews take at most {percent} % of a week").format(percent=percent)
    return Edit(label, (Change(plan.settings, after),))


def reviewed(card: Card, rating: Rating, on: date) -> Card:
    """Return a card after one answer on a day."""
    # Imported here: a review is answered rarely, and the program is to start fast.
    import fsrs

    scheduler = fsrs.Scheduler(
        desired_retention=RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )
    before = fsrs.Card(
        card_id=0,
        state=fsrs.State.Review,
        stability=card.stability,
        difficulty=card.difficulty,
        due=_noon(card.due),
        last_review=_noon(card.reviewed),
    )
    after, _log = scheduler.review_card(before, fsrs.Rating[rating.name.capitalize()], _noon(on))
    assert after.stability is not None
    assert after.difficulty is not None
    return replace(
        card,
        due=after.due.date(),
        stability=after.stability,
        difficulty=after.difficulty,
        reviewed=on,
        answers=card.answers + 1,
    )


def _card_to_answer(plan: Plan, session: Session, now: datetime) -> Card:
    if not session.is_review:
        raise Refusal(_("This session is no review; mark it as done instead."))
    if session.state is SessionState.DONE:
        raise Refusal(_("This review is answered already."))
    card = _card(plan, session.item)
    if _day_of_answer(session, now) > card.reviewed:
        return card
    words = _("{title} was gone over on {day}, after this review.")
    if session.start.date() > card.reviewed:
        words = _("{title} was gone over on {day}; answer this review on a later day.")
    raise Refusal(words.format(title=plan.item(session.item).title, day=day(card.reviewed)))


def _card(plan: Plan, id: str) -> Card:
    item, card = plan.item(id), card_of(plan, id)
    if card is None:
        raise Refusal(_("There is nothing to review in {title}.").format(title=item.title))
    return card


def _day_of_answer(session: Session, now: datetime) -> date:
    """The day that is answered for: today, or the earlier day of a review that was given no word then."""
    return min(session.start.date(), now.date())


def _noon(on: date) -> datetime:
    """Return a moment for a day, alike for all days: only whole days between reviews count."""
    return datetime.combine(on, time(12), UTC)

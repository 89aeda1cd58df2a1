"""The four answers to a review: what each means, and when the item comes back after it."""

from collections.abc import Mapping
from datetime import date

from planner.domain.card import Card, Rating
from planner.i18n import _
from planner.ui.shared.date_words import DateWords, near_day
from planner.values import Value

ACTIONS: Mapping[Rating, str] = {rating: f"recall-{rating.value}" for rating in Rating}


class RecallAnswer(Value):
    """One answer: the id of the action that gives it, and what it says."""

    action: str
    words: str


def recall_answers(
    outcomes: Mapping[Rating, Card], today: date, words: DateWords
) -> tuple[RecallAnswer, ...]:
    """Return the answers in order; where nothing is known of the next day, their meanings alone."""
    meanings = {
        Rating.AGAIN: _("forgotten"),
        Rating.HARD: _("with effort"),
        Rating.GOOD: _("remembered"),
        Rating.EASY: _("at once"),
    }
    return tuple(
        RecallAnswer(ACTIONS[rating], _with_day(meaning, outcomes.get(rating), today, words))
        for rating, meaning in meanings.items()
    )


def _with_day(meaning: str, card: Card | None, today: date, words: DateWords) -> str:
    if card is None:
        return meaning
    return _("{meaning}, next {day}").format(meaning=meaning, day=near_day(words, card.due, today))

"""Lines with a name and a value about one item, and those about how well it is remembered."""

from collections.abc import Iterator

from planner.domain.card import Card
from planner.domain.item import Item
from planner.domain.session import SessionState
from planner.i18n import _, ngettext
from planner.scheduling.memory import card_of, recall
from planner.ui.roadmap.road import Road
from planner.values import Value


class Fact(Value):
    """A line with a name and a value; `is_pressing` where it wants a look."""

    name: str
    value: str
    is_pressing: bool = False


def memory_facts(road: Road, item: Item) -> Iterator[Fact]:
    """Yield how often a finished item was reviewed, when it is next, and what is remembered of it today."""
    card = card_of(road.plan, item.id)
    if card is None:
        return
    if card.answers:
        words = ngettext("{count} time", "{count} times", card.answers).format(count=card.answers)
        yield Fact(_("Reviewed"), words)
    yield Fact(_("Next review"), _next_review(road, card))
    percent = round(100 * recall(card, road.schedule.as_of.date()))
    yield Fact(_("Remembered"), _("about {percent}% today").format(percent=percent))


def _next_review(road: Road, card: Card) -> str:
    if card.resting:
        return _("none, you want none of this item")
    if not road.plan.settings.review_percent:
        return _("none, reviews are switched off")
    planned = (
        session.start.date()
        for session in road.schedule.sessions
        if session.is_review and session.item == card.id and session.state is SessionState.PLANNED
        if session.end > road.schedule.as_of
    )
    day = next(planned, card.due)
    if day < road.schedule.as_of.date():
        return _("due since {day}").format(day=road.say.day_of_week(day))
    return road.say.day_of_week(day)

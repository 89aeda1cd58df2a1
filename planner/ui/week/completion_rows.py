"""Which item the week asks about: studied as long as it should take, and not called done yet."""

from collections.abc import Mapping

from planner.domain.item import Item
from planner.domain.plan import Plan
from planner.formats import duration
from planner.i18n import _
from planner.scheduling.estimates import Estimates
from planner.services.estimate_words import estimate_and_pace
from planner.services.items import is_studied_out
from planner.values import Value


class CompletionAsk(Value):
    """Asks whether an item is done.

    Attributes:
        item: the item's id.
        logged: the minutes with which it is asked; with more of them it may be asked again.
    """

    item: str
    logged: int
    title: str
    text: str


def completion_ask(plan: Plan, put_away: Mapping[str, int], estimates: Estimates) -> CompletionAsk | None:
    """Return what to ask about the item studied last of those studied out, or None.

    `put_away` holds, by item id, the minutes logged when the learner put the question away.
    """
    to_ask = {
        id
        for id, minutes in plan.logged.items()
        if id in plan.items and put_away.get(id) != minutes and is_studied_out(plan, id, estimates)
    }
    if not to_ask:
        return None
    entries = (entry for entry in plan.entries.values() if entry.item in to_ask)
    newest = max(entries, key=lambda entry: (entry.day, int(entry.id)))
    return ask_about(plan, plan.items[newest.item], estimates)


def ask_about(plan: Plan, item: Item, estimates: Estimates) -> CompletionAsk:
    """Return the question whether an item that was studied is done."""
    logged = plan.logged[item.id]
    title = _("{title}: is it done?").format(title=item.title)
    if estimates.minutes(item) == item.effort.likely:
        words = _("{logged} of {estimate} studied.")
        text = words.format(logged=duration(logged), estimate=duration(item.effort.likely))
    else:
        words = _("{logged} studied: {hours}.")
        text = words.format(logged=duration(logged), hours=estimate_and_pace(item, estimates))
    if item.done_when:
        text = f"{text} {_('Done when: {sentence}').format(sentence=item.done_when)}"
    return CompletionAsk(item.id, logged, title, text)

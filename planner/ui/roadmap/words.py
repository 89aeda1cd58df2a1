"""The words of the roadmap for kinds, subjects and periods."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from planner.domain.item import Item, ItemKind, Recurrence, Resource
from planner.i18n import _


class DayWords(Protocol):
    """Writes days as the learner's country does; the year only where it is another one."""

    def day(self, value: date) -> str:
        """Write a day as "28 Nov"."""

    def day_of_week(self, value: date) -> str:
        """Write a day as "Sat 28 Nov"."""


def kind_word(kind: ItemKind) -> str:
    """Return the name of a kind of item."""
    return {
        ItemKind.TOPIC: _("Topic"),
        ItemKind.COURSE: _("Course"),
        ItemKind.BOOK: _("Book"),
        ItemKind.POST: _("Article"),
        ItemKind.PAPER: _("Paper"),
        ItemKind.PRACTICE: _("Practice"),
        ItemKind.PROJECT: _("Project"),
        ItemKind.CERTIFICATION: _("Certification"),
        ItemKind.MILESTONE: _("Milestone"),
    }[kind]


def period_words(recurrence: Recurrence) -> str:
    """Return how often an item comes round."""
    return {
        Recurrence.WEEKLY: _("each week"),
        Recurrence.MONTHLY: _("each month"),
        Recurrence.QUARTERLY: _("each quarter"),
    }[recurrence]


def source_words(item: Item) -> str:
    """Return where an item is studied first: its first resource and who provides it."""
    return resource_words(item, item.resources[0]) if item.resources else ""


def resource_words(item: Item, resource: Resource) -> str:
    """Return a resource of an item and who provides it; only the latter where both are named alike."""
    is_said = _is_named_alike(item, resource) and resource.by
    return resource.by if is_said else joined((resource.title, resource.by))


def _is_named_alike(item: Item, resource: Resource) -> bool:
    one, other = item.title.casefold(), resource.title.casefold()
    return one in other or other in one


def joined(parts: Iterable[str]) -> str:
    """Return the parts that say something, with commas between."""
    return ", ".join(part for part in parts if part)

"""Reads the file of dated facts."""

from planner.domain.sources import DatedFact
from planner.exchange.fields import Fields
from planner.exchange.plain_data import read_plain_data
from planner.i18n import _


def read_facts(text: str) -> tuple[DatedFact, ...]:
    """Return the facts in the order of the file. Raises Refusal, naming the place, for one that is none."""
    fields = Fields(read_plain_data(text), _("The facts"))
    return tuple(map(_fact, fields.entries("facts", _("Fact {name}"))))


def _fact(fields: Fields) -> DatedFact:
    return DatedFact(
        id=fields.identifier(),
        title=fields.line("title"),
        text=fields.text("text"),
        source=fields.text("source"),
        as_of=fields.line("as_of"),
        items=fields.ids("items"),
    )

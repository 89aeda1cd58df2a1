"""The file of dated facts."""

import pytest

from planner.domain.errors import Refusal
from planner.domain.sources import DatedFact
from planner.exchange.facts_file import read_facts


def test_a_fact_has_its_source_and_date() -> None:
    text = """
facts:
- {id: pay, title: Pay, text: It was high., source: A page, as_of: '2020', items: [job]}
"""
    fact = DatedFact(
        id="pay", title="Pay", text="It was high.", source="A page", as_of="2020", items=("job",)
    )
    assert read_facts(text) == (fact,)


@pytest.mark.parametrize("text", ["facts: [{id: pay}]", "facts: x", "[]"])
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        read_facts(text)

"""Where a roadmap comes from: its articles, and what they said at their time."""

from collections.abc import Mapping

from planner.domain.roadmap import Background, ReadingList, Rule
from planner.values import Value, field


class Article(Value):
    """An article that a roadmap grew from; `date` is a year or a day as text, "" where it carries none."""

    id: str
    title: str
    author: str = ""
    date: str = ""


class DatedFact(Value, kw_only=True):
    """What an article stated once. It is told with its source and date, and never as true today.

    Attributes:
        as_of: when it was said, in words.
        items: ids of the items beside which it is shown.
    """

    id: str
    title: str
    text: str
    source: str
    as_of: str
    items: tuple[str, ...] = ()


class Sources(Value, kw_only=True):
    """Everything that is known of where a roadmap comes from, and what it goes by.

    Attributes:
        articles: by id.
    """

    title: str = ""
    version: str = ""
    articles: Mapping[str, Article] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    lists: tuple[ReadingList, ...] = ()
    facts: tuple[DatedFact, ...] = ()
    backgrounds: tuple[Background, ...] = ()

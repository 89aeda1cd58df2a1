"""Which texts and links of an item its file has told, in this version or in one before.

The newest version alone does not say that: where the learner has changed a text, it stays as it is when the
file tells another one, and what it holds of the old one is still not the learner's to hand on. The record of
an item keeps those older texts among its further keys, which nothing else reads.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from planner.domain.item import Item, Resource
from planner.services.told_passages import without_told_passages
from planner.values import replace

_OLDER: Final = "study-planner:told-before"
_TEXTS: Final = ("note", "done_when")
_LINKS: Final = "links"


def with_older_texts(told: Item, before: Item | None, ours: Item | None) -> Item:
    """Return what a file tells of an item, with what it told before that `ours`, the plan's, may hold."""
    extra = {key: value for key, value in told.extra.items() if key != _OLDER}
    older = {} if before is None else _older_in(before, told, ours)
    if older:
        extra[_OLDER] = older
    return told if extra == told.extra else replace(told, extra=extra)


def without_told_texts(item: Item, told: Item) -> Item:
    """Take out of an item what its file told of it; what the learner or another roadmap says of it stays.

    A text may have been moved to the other field, so each is looked through for what was told in both.
    """
    links = [*_links(told.resources), *_older(told, _LINKS)]
    texts = [text for name in _TEXTS for text in (getattr(told, name), *_older(told, name))]
    return replace(
        item,
        resources=tuple(each for each in item.resources if not _is_among(each, links)),
        extra={name: value for name, value in item.extra.items() if name not in told.extra},
        note=without_told_passages(item.note, texts),
        done_when=without_told_passages(item.done_when, texts),
    )


def _older_in(before: Item, told: Item, ours: Item | None) -> dict[str, list[str]]:
    older = {name: _older(before, name) for name in (*_TEXTS, _LINKS)}
    is_changed = any(getattr(ours, name, "") not in ("", getattr(told, name)) for name in _TEXTS)
    for name in _TEXTS:
        was, now = (getattr(each, name) for each in (before, told))
        if was and is_changed and was != now:
            older[name].append(was)
    gone = set(_links(before.resources)) - set(_links(told.resources))
    for each in () if ours is None else ours.resources:
        older[_LINKS] += [link for link in _links((each,)) if link in gone]
    return {name: list(dict.fromkeys(texts)) for name, texts in older.items() if texts}


def _older(told: Item, name: str) -> list[str]:
    """Return older texts or links; a file that has such a key by itself tells nothing by it."""
    older: Any = told.extra.get(_OLDER)
    texts = older.get(name) if isinstance(older, Mapping) else None
    return [text for text in texts if isinstance(text, str)] if isinstance(texts, list | tuple) else []


def _links(resources: Iterable[Resource]) -> tuple[str, ...]:
    """Return where resources lead, or what those are called that lead nowhere."""
    return tuple(each.url or each.title for each in resources)


def _is_among(resource: Resource, links: Iterable[str]) -> bool:
    return (resource.url or resource.title) in links

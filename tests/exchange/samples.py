"""A small roadmap with every field in use, and how a refusal must read."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from planner.domain.errors import Refusal
from planner.domain.roadmap import Roadmap
from planner.exchange.roadmap_file import read_roadmap

Record = dict[str, Any]

SAILING: Record = {
    "schema_version": 1,
    "id": "sailing",
    "title": "Sailing",
    "version": "2.1",
    "harbour": {"kept": ["as", "it", "is", 1.5, None]},
    "phases": [
        {"id": "land", "title": "On land", "order": 2, "theme": "Theory", "subject": "maths"},
        {"id": "water", "title": "On the water", "order": 1},
    ],
    "backgrounds": [
        {"id": "rower", "title": "Rower", "summary": "You know the water."},
        {"id": "surfer", "title": "Surfer"},
    ],
    "choice_groups": [
        {
            "id": "boat",
            "title": "Boat",
            "text": "Choose a boat.",
            "items": ["dinghy", "yacht"],
            "at_least": 2,
            "default": "dinghy",
        },
        {"id": "sea", "items": ["yacht"]},
    ],
    "lists": [
        {
            "id": "steps",
            "title": "Steps",
            "note": "Twice is meant.",
            "items": ["knots", "dinghy", "knots"],
            "labels": ["First", "Then", "First"],
        },
        {
            "id": "short",
            "title": "Short",
            "kind": "reading",
            "seed_ref": "003 L110; 004 L2",
            "items": ["knots"],
        },
    ],
    "rules": [
        {"id": "R1", "title": "One hand", "text": "One hand for the boat."},
        {"id": "R2", "text": "Swim.", "items": ["swell"], "kinds": ["practice"]},
    ],
    "resources": [
        {
            "id": "handbook",
            "title": "Handbook",
            "by": "A. Sailor",
            "url": "https://example.org/handbook",
            "type": "book",
            "cost": "free",
            "checked": True,
            "hours": {"low": 4, "likely": 5.5, "high": 7},
            "note": "Old.",
        },
        {"id": "film", "title": "Film", "url": None, "hours": 2},
        {"id": "forum", "title": "Forum", "hours": None},
    ],
    "items": [
        {"id": "knots", "title": "Knots", "phase": "land", "hours": 2},
        {
            "id": "dinghy",
            "title": "Dinghy",
            "kind": "practice",
            "phase": "water",
            "subject": "dl",
            "core": False,
            "hours": {"low": 8, "likely": 10.25, "high": 16},
            "requires": ["knots"],
            "after": ["yacht"],
            "covers": ["swell"],
            "choice_group": "boat",
            "recurring": "weekly",
            "certifications": ["licence"],
            "resources": ["handbook", {"title": "A page", "url": "https://example.org"}],
            "done_when": "You come back dry.",
            "note": "Wear a vest.",
            "opens": "2027-04-01",
            "closes": "2027-10-31",
            "units": 12,
            "skip_for": ["surfer"],
            "refresh_for": {"rower": 0.25},
            "wind": {"least": 2, "most": 5},
        },
        {"id": "yacht", "title": "Yacht", "kind": "certification", "phase": "water", "hours": 40},
        {"id": "swell", "title": "Swell", "kind": "topic", "phase": "water", "hours": 0},
        {"id": "licence", "title": "Licence", "kind": "milestone", "phase": "water", "requires": ["dinghy"]},
    ],
}


def sailing(change: Callable[[Record], object] | None = None) -> str:
    """The roadmap as JSON, after a change."""
    document = copy.deepcopy(SAILING)
    if change is not None:
        change(document)
    return json.dumps(document)


def with_item(**fields: Any) -> str:
    """The roadmap with fields of its second item replaced."""
    return sailing(lambda document: document["items"][1].update(fields))


def refusal_of(text: str) -> str:
    """The sentence with which a text is refused as a roadmap."""
    with pytest.raises(Refusal) as refusal:
        read_roadmap(text)
    assert_sentence(refusal.value)
    return str(refusal.value)


def read_or_refuse(text: str) -> Roadmap | None:
    """The roadmap, or None where a sentence refuses it; nothing else may happen."""
    try:
        return read_roadmap(text)
    except Refusal as refusal:
        assert_sentence(refusal)
        return None


def assert_sentence(refusal: Refusal) -> None:
    sentence = str(refusal)
    assert sentence.isprintable()
    assert sentence[-1] in ".?"
    assert 10 < len(sentence) < 500

"""Reads YAML and JSON texts into plain data, with limits, so that no text can hang or flood the program."""

import re
from typing import Any

from planner.domain.errors import Refusal
from planner.exchange.json_data import read_json
from planner.exchange.limits import MOST_BYTES, UnreadableError
from planner.exchange.places import Places, json_places
from planner.exchange.yaml_data import read_yaml
from planner.i18n import _

# How an object of JSON begins; a mapping of YAML in braces goes on otherwise.
_JSON_OBJECT = re.compile(r'\s*\{\s*["}]')


def read_plain_data(text: str) -> Any:
    """Return the data of a YAML or JSON text: mappings, lists, texts, numbers, truth values, None.

    Both formats give the same data: the names of a mapping are texts, and what YAML writes without quotes
    is a number, a truth value or nothing where JSON writes it so, and else a text.

    Raises Refusal for a text that is too large, too deep, not readable, or that uses YAML's anchors, tags
    or merge keys, which no roadmap has a need for.
    """
    text = _within_limit(text)
    name, read = ("JSON", read_json) if _JSON_OBJECT.match(text) else ("YAML", read_yaml)
    try:
        return read(text)
    except UnreadableError as problem:
        raise Refusal(
            _("The file is not readable as {format}: {reason}.").format(format=name, reason=problem)
        ) from None


def read_located_data(text: str) -> tuple[Any, Places]:
    """Return the data of a YAML or JSON text as `read_plain_data` does, and what stands where in it.

    Raises Refusal for a text that is too large, and UnreadableError for one that cannot be read.
    """
    text = _within_limit(text)
    if _JSON_OBJECT.match(text):
        places = json_places(text)
        return read_json(text), places
    places = Places()
    return read_yaml(text, places), places


def _within_limit(text: str) -> str:
    if len(text) > MOST_BYTES or len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise Refusal(_("The file is larger than 1 MiB, which no roadmap needs."))
    return text.removeprefix("\ufeff")

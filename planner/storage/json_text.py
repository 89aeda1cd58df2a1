"""JSON as it stands in columns. NaN and infinities, which it lacks, raise ValueError both ways."""

import json
from typing import Any

from planner.values import Value


class Undecoded(Value):
    """JSON text that stands in a file and was not looked at yet."""

    text: str


def encoded(value: Any) -> str:
    """Return the text of a list or a mapping. Raises ValueError for what JSON cannot hold."""
    return _ENCODER.encode(value)


def from_text(text: Any) -> Any:
    """Return what a text says. Raises ValueError or TypeError for one that is no JSON."""
    return _DECODER.decode(text)


def decoded(undecoded: Undecoded) -> Any:
    """Return what a text says that was not looked at before. Raises as `from_text` does."""
    return _DECODER.decode(undecoded.text)


def _no_constant(name: str) -> None:
    raise ValueError(f"JSON has no {name}")


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
_DECODER = json.JSONDecoder(parse_constant=_no_constant)

"""Reads JSON into plain data: strictly, without recursion of its own, and within the limits."""

import json
from typing import Any

from planner.domain.errors import shown
from planner.exchange.limits import UnreadableError, check_size, check_text, decimal_number, whole_number
from planner.i18n import _


def read_json(text: str) -> Any:
    """Return the data of a JSON text. Raises UnreadableError for what is not sound or beyond the limits."""
    data = sound_json(text)
    _check(data)
    return data


def sound_json(text: str) -> Any:
    """Return the data of a JSON text of any size, with any characters. Raises UnreadableError otherwise."""
    try:
        return json.loads(
            text,
            object_pairs_hook=_no_doubles,
            parse_constant=_no_constant,
            parse_int=whole_number,
            parse_float=decimal_number,
        )
    except json.JSONDecodeError as error:
        raise UnreadableError(error.msg, error.lineno) from None
    except RecursionError:  # from about 1,000 levels on; the C parser counts them and does not crash
        raise UnreadableError(_("it is nested too deeply")) from None


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for name, value in pairs:
        if name in result:
            raise UnreadableError(_("the name {name} stands twice in one entry").format(name=shown(name)))
        result[name] = value
    return result


def _no_constant(name: str) -> Any:
    raise UnreadableError(_("{name} is not a number that can be planned with").format(name=name))


def _check(data: Any) -> None:
    """Refuse data that is too deep or too much, and broken characters in texts and names."""
    waiting = [(data, 0)]
    nodes = 0
    while waiting:
        value, depth = waiting.pop()
        nodes += 1
        if isinstance(value, str):
            check_text(value)
        elif isinstance(value, dict | list):
            check_size(depth + 1, nodes)
            if isinstance(value, dict):
                waiting += [(name, depth + 1) for name in value]
                value = list(value.values())
            waiting += [(inner, depth + 1) for inner in value]
    check_size(0, nodes)

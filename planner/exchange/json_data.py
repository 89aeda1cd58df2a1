"""Reads JSON into plain data: strictly, without recursion of its own, and within the limits."""

import json
from collections.abc import Callable
from typing import Any

from planner.domain.errors import shown
from planner.exchange.limits import (
    MOST_DEPTH,
    MOST_NODES,
    UnreadableError,
    check_letters,
    check_size,
    check_text,
    decimal_number,
    whole_number,
)
from planner.i18n import _


def read_json(
    text: str,
    most_nodes: int = MOST_NODES,
    *,
    takes_controls: bool = False,
    most_depth: int = MOST_DEPTH,
) -> Any:
    """Return the data of a JSON text. Raises UnreadableError for what is not sound or beyond the limits.

    With `takes_controls`, texts may hold control characters, which whoever uses them has to take out.
    """
    try:
        data = json.loads(
            text,
            object_pairs_hook=_no_doubles,
            parse_constant=_no_constant,
            parse_int=whole_number,
            parse_float=decimal_number,
            strict=not takes_controls,
        )
    except json.JSONDecodeError as error:
        raise UnreadableError(_reason(error.msg), error.lineno, error.colno) from None
    except RecursionError:  # from about 1,000 levels on; the C parser counts them and does not crash
        raise UnreadableError(_("it is nested too deeply")) from None
    check_data(data, most_nodes, check_letters if takes_controls else check_text, most_depth)
    return data


def _reason(message: str) -> str:
    """Return what the parser found, in words for whoever wrote or got the file."""
    words = (
        ("Expecting value", _("a value is missing or not written as JSON")),
        ("Expecting ',' delimiter", _("a comma or the closing bracket is missing")),
        ("Expecting ':' delimiter", _("a colon is missing")),
        ("Expecting property name", _("a name in double quotes is missing")),
        ("Illegal trailing comma", _("a comma stands before the closing bracket")),
        ("Unterminated string", _("a text has no closing quote")),
        ("Extra data", _("something stands behind its end")),
        ("Invalid control character", _("a line end or tab stands within a text")),
    )
    told = (reason for beginning, reason in words if message.startswith(beginning))
    return next(told, _("it is not written as JSON"))


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for name, value in pairs:
        if name in result:
            raise UnreadableError(_("the name {name} stands twice in one entry").format(name=shown(name)))
        result[name] = value
    return result


def _no_constant(name: str) -> Any:
    raise UnreadableError(_("{name} is not a number that can be planned with").format(name=name))


def check_data(
    data: Any,
    most_nodes: int = MOST_NODES,
    check: Callable[[str], None] = check_text,
    most_depth: int = MOST_DEPTH,
) -> None:
    """Raise UnreadableError for data that is too deep or too much, or a text or name that `check` refuses."""
    waiting = [(data, 0)]
    nodes = 0
    while waiting:
        value, depth = waiting.pop()
        nodes += 1
        if isinstance(value, str):
            check(value)
        elif isinstance(value, dict | list):
            check_size(depth + 1, nodes, None, most_nodes, most_depth)
            if isinstance(value, dict):
                waiting += [(name, depth + 1) for name in value]
                value = list(value.values())
            waiting += [(inner, depth + 1) for inner in value]
    check_size(0, nodes, None, most_nodes)

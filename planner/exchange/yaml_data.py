"""Reads YAML into plain data, straight from the parser's events and with a stack of its own.

YAML's loaders are not used. They compose and construct by recursion, which in the C version crashes on deep
nesting, and merge keys make them build more than the text holds. The parsers underneath, in C as in Python,
keep their state in a list, give one event after the other, and look ahead no further than a line of 1,024
characters; so a limit that is checked at each event stops them in time. Measured at 1 MiB: brackets, braces
and dashes nested 500,000 deep stop after 33 events and 3 ms. The one thing that is quadratic before the
first event is a list of %TAG directives (6 s), which are therefore looked for in the text.
"""

import re
from typing import Any

import yaml

from planner.domain.errors import shown
from planner.exchange.limits import UnreadableError, check_size, check_text, decimal_number, whole_number
from planner.exchange.places import Place, Places
from planner.i18n import _

_TAG_DIRECTIVE = re.compile("(?:^|[\n\r\x85\u2028\u2029])%TAG")

# What is written without quotes is a text unless YAML 1.1 and 1.2 agree that it is not: `no`, `1:30`, `1e5`,
# `007` and days mean one thing to the one and another to the other.
_WORDS = {"": None, "~": None} | {
    spelling: value
    for word, value in (("null", None), ("true", True), ("false", False))
    for spelling in (word, word.capitalize(), word.upper())
}
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"(?:[-+]?[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+][0-9]+)?")


def read_yaml(text: str, places: Places | None = None) -> Any:
    """Return the data of a YAML text. Raises UnreadableError for what is not sound or beyond the limits.

    What stands where is put into `places`, if they are given.
    """
    check_text(text, 1)
    if _TAG_DIRECTIVE.search(text):
        raise UnreadableError(_("tags are not accepted"))
    builder = _Builder(places)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader):
            builder.take(event)
    except yaml.YAMLError as error:
        raise _unreadable(error) from None
    return builder.data


class _Builder:
    """Builds data from events.

    Attributes:
        data: what has been built; None while there is nothing.
    """

    def __init__(self, places: Places | None) -> None:
        self.data: Any = None
        self._places = places
        self._path: list[str | int] = []  # of the innermost that is open
        self._open: list[dict[str, Any] | list[Any]] = []
        self._names: list[str | None] = []  # for each open mapping the name whose value comes next
        self._nodes = 0
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event. Raises UnreadableError for what is not accepted."""
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            self._take_node(event)
        elif isinstance(event, yaml.AliasEvent):
            raise UnreadableError(_("anchors and aliases are not accepted"), _line(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            self._names.pop()
            del self._path[-1:]
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise UnreadableError(_("it holds more than one document"), _line(event))

    def _take_node(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            raise UnreadableError(_("anchors and aliases are not accepted"), _line(event))
        if event.tag is not None:
            raise UnreadableError(_("tags are not accepted"), _line(event))
        self._nodes += 1
        check_size(len(self._open) + isinstance(event, yaml.CollectionStartEvent), self._nodes, _line(event))
        if self._open and isinstance(self._open[-1], dict) and self._names[-1] is None:
            self._names[-1] = self._name(event, self._open[-1])
            return
        step = self._step()
        if self._places is not None:
            self._places.values[(*self._path, *step)] = _place(event)
        if isinstance(event, yaml.ScalarEvent):
            self._put(_value(event))
        else:
            data: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
            self._put(data)
            self._open.append(data)
            self._names.append(None)
            self._path += step

    def _step(self) -> tuple[str | int, ...]:
        """Return how one comes to the next value from the innermost that is open."""
        if not self._open:
            return ()
        target = self._open[-1]
        name = len(target) if isinstance(target, list) else self._names[-1]
        return () if name is None else (name,)

    def _put(self, value: Any) -> None:
        if not self._open:
            self.data = value
            return
        target = self._open[-1]
        if isinstance(target, list):
            target.append(value)
        elif (name := self._names[-1]) is not None:
            target[name] = value
            self._names[-1] = None

    def _name(self, event: yaml.NodeEvent, mapping: dict[str, Any]) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            raise UnreadableError(_("a name must be a text"), _line(event))
        name: str = event.value
        check_text(name, _line(event))
        if name == "<<" and not event.style:
            raise UnreadableError(_("merge keys are not accepted"), _line(event))
        if name in mapping:
            reason = _("the name {name} stands twice in one entry").format(name=shown(name))
            raise UnreadableError(reason, *_place(event))
        if self._places is not None:
            self._places.names[(*self._path, name)] = _place(event)
        return name


def _value(event: yaml.ScalarEvent) -> Any:
    text: str = event.value
    if event.style:  # in quotes, or a block of text
        check_text(text, _line(event))  # quotes can hold characters by number
        return text
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "+-.0123456789":
        if _WHOLE.fullmatch(text):
            return whole_number(text, _line(event))
        if _DECIMAL.fullmatch(text):
            return decimal_number(text, _line(event))
    return text


def _line(event: yaml.Event) -> int:
    return _place(event)[0]


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)


def _unreadable(error: yaml.YAMLError) -> UnreadableError:
    """Say what the parser found, with the line. Its longer explanation repeats parts of the text."""
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or _("it breaks off")
    return (
        UnreadableError(str(problem))
        if mark is None
        else UnreadableError(str(problem), mark.line + 1, mark.column + 1)
    )

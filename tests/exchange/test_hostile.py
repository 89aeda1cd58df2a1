"""Texts made to hang, crash or flood: each refused quickly, in one sentence, and nothing else happens."""

import copy
import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import Refusal
from planner.exchange.certification_file import read_certifications
from planner.exchange.plain_data import read_plain_data
from planner.exchange.roadmap_file import read_roadmap
from tests.exchange.samples import SAILING, assert_sentence, read_or_refuse, refusal_of

pytestmark = pytest.mark.share(3)

KIB = 1024


def roadmap_of(items: dict[str, list[str]]) -> str:
    """A roadmap of items by id, each with its prerequisites."""
    entries = [
        {"id": id, "title": "x", "hours": 1} | ({"requires": ids} if ids else {}) for id, ids in items.items()
    ]
    return json.dumps({"schema_version": 1, "id": "x", "title": "x", "items": entries})


def merge_key_bomb() -> str:
    """Each level merges the one before it ten times: 10^20 keys for whoever follows."""
    levels = "".join(f"l{n}: &l{n}\n  <<: [{', '.join([f'*l{n - 1}'] * 10)}]\n" for n in range(1, 20))
    return "l0: &l0 {a: 1}\n" + levels


def alias_bomb() -> str:
    return "a: &a [x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(24)
    )


def similar_ids() -> str:
    ids: dict[str, list[str]] = {f"{n:060b}": [] for n in range(2_500)}
    return roadmap_of(ids | {"z": ["01" * 30]})


def long_circle() -> str:
    return roadmap_of({f"i{n}": [f"i{(n + 1) % 1_500}"] for n in range(1_500)})


HOSTILE: dict[str, Callable[[], str]] = {
    "brackets": lambda: "[" * 1000 * KIB,
    "100,000 brackets": lambda: "[" * 100_000,
    "braces": lambda: "{" * 100_000,
    "braces with names": lambda: "{a: " * 100_000,
    "JSON braces": lambda: '{"a":' * 100_000,
    "JSON brackets": lambda: '{"a":' + "[" * 100_000,
    "JSON closed": lambda: '{"a":' + "[" * 900 + "]" * 900 + "}",
    "brackets on lines": lambda: "[\n" * 100_000,
    "brackets and comments": lambda: "[#\n" * 100_000,
    "brackets in pairs": lambda: "[{" * 100_000,
    "dashes": lambda: "- " * 500_000,
    "question marks": lambda: "? " * 500_000,
    "question marks and dashes": lambda: "? - " * 250_000,
    "deep indentation": lambda: "".join(" " * n + "a:\n" for n in range(1_400)),
    "deep lists": lambda: "".join(" " * n + "-\n" for n in range(1_400)),
    "merge keys": merge_key_bomb,
    "aliases": alias_bomb,
    "an endless anchor": lambda: "&" + "a" * 1000 * KIB,
    "tag directives": lambda: "".join(f"%TAG !{n:x}! b\n" for n in range(60_000)) + "--- a",
    "tag directives after marks": lambda: "\u2028".join(f"%TAG !{n:x}! b" for n in range(50_000)),
    "an endless text": lambda: '"' + "a" * 1000 * KIB,
    "an endless line": lambda: "a" * 1000 * KIB,
    "an endless name": lambda: "a" * 1000 * KIB + ": b",
    "a large block": lambda: "|\n" + " a\n" * 300_000,
    "empty lines": lambda: "\n" * 1000 * KIB,
    "documents": lambda: "---\n" * 200_000,
    "many names": lambda: "".join(f"a{n}: b\n" for n in range(60_000)),
    "many numbers": lambda: '{"a": [' + "1," * 300_000 + "1]}",
    "a long number": lambda: '{"a": ' + "9" * 1000 * 1000 + "}",
    "a long number in YAML": lambda: "a: " + "9" * 1000 * 1000,
    "a long fraction": lambda: '{"a": 0.' + "9" * 1000 * 1000 + "}",
    "zeros": lambda: "a: " + "0" * 1000 * 1000 + ".0",
    "digits and no end": lambda: "a: " + "1" * 500_000 + "x",
    "blanks before JSON": lambda: " " * 1000 * 1000 + '{"a"',
    "similar ids": similar_ids,
    "a long circle": long_circle,
    "a huge file": lambda: " " * 30_000_000,
}


@pytest.fixture(params=["in C", "in Python"])
def _either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML comes with its parser in C nearly everywhere; where it does not, the same must hold."""
    assert yaml.__with_libyaml__
    monkeypatch.setattr(yaml, "__with_libyaml__", request.param == "in C")


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_refused_quickly_in_one_sentence(name: str) -> None:
    text = HOSTILE[name]()
    start = time.process_time()
    refusal_of(text)
    # In C the slowest takes 0.1 s here, in Python 2 s; what these guard against takes minutes or for ever.
    assert time.process_time() - start < 5


def test_a_circle_of_thousands_is_named_in_a_sentence() -> None:
    sentence = refusal_of(long_circle())
    assert sentence.startswith("These items need each other in a circle: i0 > i1 > i2")


@pytest.mark.usefixtures("_either_parser")
@given(st.text(max_size=60) | st.text(" \n-?:,[]{}#&*!|>'\"%@`<ab01.~\\\t\ud800\0", max_size=60))
def test_random_texts_are_refused_and_nothing_else_happens(text: str) -> None:
    assert read_or_refuse(text) is None


SOURCES = [json.dumps(SAILING), yaml.safe_dump(SAILING), yaml.safe_dump(SAILING, default_flow_style=True)]
snippets = st.text(max_size=4) | st.sampled_from(
    ["\n- ", ": ", "{", "[", "}", "]", "&a ", "*a", "<<: ", "!!x ", '"', "#"]
)


@given(
    st.sampled_from(SOURCES),
    st.lists(st.tuples(st.integers(0, 4_000), st.integers(0, 9), snippets), max_size=3),
)
def test_a_damaged_roadmap_is_read_or_refused(source: str, cuts: list[tuple[int, int, str]]) -> None:
    for start, length, snippet in cuts:
        start %= len(source)
        source = source[:start] + snippet + source[start + length :]
    roadmap = read_or_refuse(source)
    assert roadmap is None or roadmap.items


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(
        [-1, 0, 1, 2**63, 2**70, 10**300, 1e300, 1e308, "knots", "dinghy", "2026-02-30", "x" * 9_999]
    )
    | st.sampled_from(["{place}", "{0}", "{name.__class__}", "%s", "\ud800", "\0", "\u202e"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=4) | st.sampled_from(list(SAILING["items"][1])), inner, max_size=3)
    ),
    max_leaves=8,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in inner:
        yield from places(part, (*path, name))


PLACES = [path for path in places(SAILING) if path]


@given(st.lists(st.tuples(st.sampled_from(PLACES), anything), min_size=1, max_size=2))
def test_a_roadmap_with_anything_anywhere_is_read_or_refused(
    changes: list[tuple[tuple[Any, ...], Any]],
) -> None:
    document = copy.deepcopy(SAILING)
    for path, value in changes:
        put(document, path, value)
    roadmap = read_or_refuse(json.dumps(document))
    if roadmap is not None:
        assert roadmap.items
        assert all(0 <= item.effort.likely <= 600_000 for item in roadmap.items)


def put(document: Any, path: tuple[Any, ...], value: Any) -> None:
    """Put a value in its place, unless an earlier change took the place away."""
    *way, last = path
    for step in way:
        try:
            document = document[step]
        except (LookupError, TypeError):
            return
    if isinstance(document, dict) or (
        isinstance(document, list) and isinstance(last, int) and last < len(document)
    ):
        document[last] = value


@given(anything)
def test_any_data_is_refused_as_a_roadmap_and_a_catalogue(data: Any) -> None:
    for document in (data, {"schema_version": 1, "id": "x", "title": "x", "items": data}):
        assert read_or_refuse(json.dumps(document)) is None or isinstance(data, list)
    try:
        read_certifications(json.dumps({"certifications": data}))
    except Refusal as refusal:
        assert_sentence(refusal)


def test_nothing_in_a_file_is_run_or_opened(tmp_path: Any) -> None:
    target = tmp_path / "made"
    for text in (f"!!python/object/apply:pathlib.Path.touch [{target}]", f"!!python/name:os.system {target}"):
        with pytest.raises(Refusal):
            read_plain_data(text)
    assert not target.exists()


def test_reading_costs_little_more_than_the_parser_itself(shipped: str) -> None:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    ours, bare = [], []
    for _attempt in range(5):
        ours.append(cpu_time(lambda: read_roadmap(shipped)))
        bare.append(cpu_time(lambda: yaml.load(shipped, Loader=loader)))
    assert min(ours) < 3 * min(bare)  # about as much where this was written


def cpu_time(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start

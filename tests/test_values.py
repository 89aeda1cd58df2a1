"""What values are, and that `replace` names fields that there are, which no type checker sees."""

import ast
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import pytest

from planner.values import Value, field, field_names, replace

FILES = sorted((Path(__file__).parent.parent / "planner").rglob("*.py"))


class Hours(Value):
    """Some hours."""

    least: int
    most: int = 8
    names: dict[str, int] = field(default_factory=dict)


class Others(Value):
    """The same fields, and yet another kind."""

    least: int
    most: int = 8
    names: dict[str, int] = field(default_factory=dict)


class Share(Value):
    """Something with a rule."""

    percent: int

    def __post_init__(self) -> None:
        if self.percent > 100:
            raise ValueError("more than all")


class Kept(Value, dict=True):
    """Something that is worked out once."""

    number: int

    @cached_property
    def twice(self) -> int:
        return 2 * self.number


class Named(Value, kw_only=True, order=True):
    """Something to sort."""

    rank: int


def test_a_value_never_changes() -> None:
    hours = Hours(2)
    with pytest.raises(AttributeError):
        hours.least = 3  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del hours.least


def test_values_are_equal_by_their_fields_and_their_kind() -> None:
    assert Hours(2) == Hours(2, 8)
    assert Hours(2) != Hours(2, 9)
    other: object = Others(2)
    assert Hours(2) != other
    assert hash(Kept(2)) == hash(Kept(2))


def test_none_shares_what_another_was_given_by_default() -> None:
    assert Hours(1).names is not Hours(1).names


def test_another_is_made_with_some_fields_replaced() -> None:
    assert replace(Hours(2), most=9) == Hours(2, 9)
    with pytest.raises(TypeError, match="last"):
        replace(Hours(2), last=9)


def test_what_is_replaced_is_checked_as_what_is_made() -> None:
    with pytest.raises(ValueError, match="more than all"):
        Share(101)
    with pytest.raises(ValueError, match="more than all"):
        replace(Share(1), percent=101)


def test_it_has_room_for_what_is_worked_out_once_and_sorts_where_it_says_so() -> None:
    assert Kept(2).twice == 4
    assert sorted([Named(rank=2), Named(rank=1)])[0].rank == 1
    assert field_names(Hours) == ("least", "most", "names")


def test_replace_names_fields_of_some_value() -> None:
    trees = {path: ast.parse(path.read_text("utf-8")) for path in FILES}
    fields = {name for tree in trees.values() for name in _fields(tree)}
    calls = [(path.name, *call) for path, tree in trees.items() for call in _replaced(tree)]
    assert len(calls) > 100
    assert [call for call in calls if call[-1] not in fields] == []


def _fields(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for line in node.body:
                if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
                    yield line.target.id


def _replaced(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "replace":
            yield from ((node.lineno, keyword.arg) for keyword in node.keywords if keyword.arg)

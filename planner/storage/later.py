"""Mappings that are made when they are first looked into."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")


class LaterMapping(Mapping[str, T]):
    """What a long text says, read when it is first asked for. It is equal to any mapping with the same in it.

    Whatever reading it raises comes from the first look into it.
    """

    def __init__(self, make: Callable[[], Mapping[str, T]]) -> None:
        """Take what makes the mapping."""
        self._make = make
        self._made: Mapping[str, T] | None = None

    def __getitem__(self, key: str) -> T:
        return self._all[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def __repr__(self) -> str:
        return repr(self._all)

    @property
    def _all(self) -> Mapping[str, T]:
        if self._made is None:
            self._made = self._make()
        return self._made

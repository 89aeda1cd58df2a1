"""Which of the dear tests run without --thorough: a share, another with each commit."""

import subprocess
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from zlib import crc32

import pytest

_ROOT = Path(__file__).parents[2]
_MARK = "share"


def seed_of_commit() -> int:
    """Return the seed of what is checked out: the same tests run on it today and in a year.

    Outside a repository it is 0.
    """
    try:
        asked = subprocess.run(
            ["git", "rev-parse", "HEAD"], cwd=_ROOT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return 0
    return crc32(asked.stdout.strip().encode())


def left_out(items: Iterable[pytest.Item], seed: int) -> list[pytest.Item]:
    """Return the dear tests that are not of the share of a seed; of each function one at least is."""
    dear: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if item.get_closest_marker(_MARK):
            dear[item.nodeid.partition("[")[0]].append(item)
    return [item for cases in dear.values() for item in _others(cases, seed)]


def _others(cases: list[pytest.Item], seed: int) -> list[pytest.Item]:
    taken = [case for case in cases if _is_taken(case, seed)] or [
        min(cases, key=lambda case: _draw(case, seed))
    ]
    return [case for case in cases if case not in taken]


def _is_taken(item: pytest.Item, seed: int) -> bool:
    mark = item.get_closest_marker(_MARK)
    return mark is None or _draw(item, seed) % mark.args[0] == 0


def _draw(item: pytest.Item, seed: int) -> int:
    return crc32(f"{seed} {item.nodeid}".encode())

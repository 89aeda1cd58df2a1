"""What the benchmarks tell: one number each, beside the target that it has in the design."""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Final

FILE_VARIABLE: Final = "STUDY_PLANNER_RESULTS"  # the file to which each bench adds what it tells
FRAME_MS: Final = 1000 / 60
_HEADS: Final = ("id", "what", "measured", "target", "")


@dataclass(frozen=True, slots=True)
class Result:
    """One measured number.

    Attributes:
        id: of the target, floor or peer that it belongs to, such as "S1", "F3" or "P1"; "" for none.
        what: what was measured, in words.
        unit: such as "ms", "MiB" or "x F1".
        target: what it has to reach; None where it is told for its own sake.
        more_is_better: whether the target is the least, and not the most.
        skipped: why nothing was measured; "" where something was.
    """

    id: str
    what: str
    value: float
    unit: str
    target: float | None = None
    more_is_better: bool = False
    skipped: str = ""

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met; None where there is none, or nothing was measured."""
        if self.target is None or self.skipped:
            return None
        return self.value >= self.target if self.more_is_better else self.value <= self.target

    @property
    def measured_words(self) -> str:
        """The number with its unit."""
        return "skipped" if self.skipped else f"{number(self.value)} {self.unit}".rstrip()

    @property
    def target_words(self) -> str:
        """The target with its unit, "" for none."""
        if self.target is None:
            return ""
        words = "at least" if self.more_is_better else "at most"
        return f"{words} {number(self.target)} {self.unit}".rstrip()

    @property
    def verdict(self) -> str:
        """Whether it is met, in a word; the reason where nothing was measured."""
        return self.skipped or {None: "", True: "met", False: "missed"}[self.is_met]


def number(value: float) -> str:
    """Write a number with as many digits as say something."""
    if value == round(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}" if abs(value) >= 0.1 else f"{value:.3f}"


def tell(result: Result) -> None:
    """Print a result, and add it to the file that the environment names."""
    words = f"  {result.id:<4} {result.what:<58} {result.measured_words:>14}"
    after = f"  {result.verdict} ({result.target_words})" if result.target is not None else ""
    print(words + (after or f"  {result.verdict}".rstrip()), flush=True)
    if name := os.environ.get(FILE_VARIABLE):
        with Path(name).open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(result)) + "\n")


def tell_skipped(id: str, what: str, why: str) -> None:
    """Tell that something was not measured here, and why."""
    tell(Result(id, what, 0, "", skipped=f"skipped: {why}"))


def times_wanted(default: int) -> int:
    """Return how often to measure: the argument of the process, or what is usual."""
    return int(sys.argv[1]) if len(sys.argv) > 1 else default


def told_in(file: Path) -> tuple[Result, ...]:
    """Read what benches have added to a file."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else ()
    return tuple(Result(**json.loads(line)) for line in lines)


def by_target(results: Iterable[Result]) -> list[Result]:
    """Sort by target: floors, peers, the targets by their number, and at the end what has none."""
    return sorted(results, key=lambda result: _rank(result.id))


def _rank(id: str) -> tuple[int, str, int]:
    return (0, id[0], int(id[1:])) if id else (1, "", 0)


def plain_table(results: Iterable[Result]) -> str:
    """Return one table for the terminal."""
    rows = [_HEADS, *_cells(results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADS))]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def markdown_table(results: Iterable[Result]) -> str:
    """Return two short tables for the README: floors and peers, and for each target its hardest case."""
    told = by_target(results)
    beside = [(each.id, each.what, each.measured_words) for each in told if each.id[:1] in ("F", "P")]
    return (
        f"{_markdown(('', 'beside the program', 'measured'), beside)}\n\n{_markdown(_HEADS, _hardest(told))}"
    )


def _hardest(results: Iterable[Result]) -> Iterator[tuple[str, ...]]:
    """Yield for each target the case that is nearest to it or farthest beyond, and how many there are."""
    with_target = [each for each in results if each.target is not None and not each.skipped]
    for id, group in groupby(with_target, key=lambda each: each.id):
        cases = list(group)
        worst = max(cases, key=_share_of_target)
        missed = sum(not each.is_met for each in cases)
        verdict = f"{missed} of {len(cases)} missed" if missed else f"all {len(cases)} met"
        words = verdict if len(cases) > 1 else worst.verdict
        yield id, worst.what, worst.measured_words, worst.target_words, words


def _share_of_target(result: Result) -> float:
    over, under = result.value, result.target or 0
    if result.more_is_better:
        over, under = under, over
    return over / under if under else float(over > 0)


def _markdown(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = (heads, ("---",) * len(heads), *rows)
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)


def _cells(results: Iterable[Result]) -> Iterator[tuple[str, ...]]:
    for each in by_target(results):
        yield each.id, each.what, each.measured_words, each.target_words, each.verdict


def document(machine: dict[str, Any], results: Iterable[Result]) -> dict[str, Any]:
    """Return everything as it is written to a file."""
    told = [{**asdict(result), "is_met": result.is_met} for result in by_target(results)]
    return {"machine": machine, "results": told}


def results_of(document: dict[str, Any]) -> tuple[Result, ...]:
    """Return the results that a document holds."""
    return tuple(
        Result(**{name: value for name, value in told.items() if name != "is_met"})
        for told in document["results"]
    )

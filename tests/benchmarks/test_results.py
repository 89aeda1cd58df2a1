"""Results are told in one table, kept in one document, and read from it again."""

import json
from pathlib import Path

import pytest

from tests.benchmarks.results import (
    FILE_VARIABLE,
    Result,
    document,
    markdown_table,
    number,
    plain_table,
    results_of,
    tell,
    tell_skipped,
    told_in,
)

START = Result("S1", "start", 1.4, "x F1", 1.5)
FASTER = Result("S6", "engine", 450, "x faster", 500, more_is_better=True)
FLOOR = Result("F3", "floor", 332.4, "ms")
IDLE = Result("S10", "idle", 0.25, "%", 0.2)


def test_a_target_is_the_most_or_the_least() -> None:
    assert START.is_met is True
    assert FASTER.is_met is False
    assert IDLE.is_met is False
    assert FLOOR.is_met is None


def test_what_is_told_can_be_read_from_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "results"
    assert told_in(file) == ()
    monkeypatch.setenv(FILE_VARIABLE, str(file))
    tell(START)
    tell_skipped("S6", "engine", "no tj3")

    first, second = told_in(file)

    assert first == START
    assert (second.is_met, second.verdict) == (None, "skipped: no tj3")
    assert "1.40 x F1  met (at most 1.50 x F1)" in capsys.readouterr().out


def test_nothing_is_written_where_no_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FILE_VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    tell(START)
    assert list(tmp_path.iterdir()) == []


def test_the_table_is_in_the_order_of_the_targets() -> None:
    lines = plain_table((IDLE, Result("", "other", 3, "ms"), FASTER, START, FLOOR)).splitlines()
    assert [line.split()[0] for line in lines] == ["id", "F3", "S1", "S6", "S10", "other"]
    assert " ".join(lines[2].split()) == "S1 start 1.40 x F1 at most 1.50 x F1 met"


def test_the_readme_has_floors_and_the_hardest_case_of_each_target() -> None:
    switch = Result("S8", "switch", 10, "ms", 16.7)
    slow = Result("S8", "first visit", 300, "ms", 100)
    assert markdown_table((slow, switch, FLOOR, FASTER, Result("", "other", 3, "ms"))).splitlines() == [
        "|  | beside the program | measured |",
        "| --- | --- | --- |",
        "| F3 | floor | 332 ms |",
        "",
        "| id | what | measured | target |  |",
        "| --- | --- | --- | --- | --- |",
        "| S6 | engine | 450 x faster | at least 500 x faster | missed |",
        "| S8 | first visit | 300 ms | at most 100 ms | 1 of 2 missed |",
    ]


def test_a_document_holds_all_of_it() -> None:
    written = json.loads(json.dumps(document({"cores": 2}, (IDLE, START))))
    assert written["machine"] == {"cores": 2}
    assert [each["is_met"] for each in written["results"]] == [True, False]
    assert results_of(written) == (START, IDLE)


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (3.0, "3"), (0.0123, "0.012"), (1.234, "1.23"), (12.34, "12.3"), (1234.5, "1,234")],
)
def test_numbers_have_the_digits_that_say_something(value: float, words: str) -> None:
    assert number(value) == words

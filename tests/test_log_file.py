"""What is kept of a fault: which error and where, and not a word of the learner's."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from planner import log_file
from planner.log_file import MOST_BYTES, OLD_FILES, fault_report, log_fault

SECRET = "Therapy on Tuesdays"
HOME = "/home/ada-lovelace/Study"


def _opens() -> None:
    Path(HOME, SECRET).read_bytes()


def _decodes() -> None:
    f"{SECRET}\xff".encode("latin-1").decode()


def _asks_the_database() -> None:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        connection.execute(text("INSERT INTO nothing VALUES (:title)"), {"title": SECRET})


def _asks_the_driver() -> None:
    sqlite3.connect(":memory:").execute(f"SELECT '{SECRET}' FROM {SECRET}")


def _comes_of_another() -> None:
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        raise RuntimeError(f"no {SECRET}") from error


def _fails_while_it_mends() -> None:
    try:
        int(SECRET)
    except ValueError:
        dict[str, str]()[HOME]


def _several() -> None:
    raise ExceptionGroup(SECRET, [ValueError(SECRET), OSError(2, SECRET, HOME)])


def _has_notes() -> None:
    error = ValueError("x")
    error.add_note(SECRET)
    raise error


def _runs_what_has_no_file() -> None:
    exec(compile("raise ValueError", f"{HOME}/{SECRET}.py", "exec"))


def _never_ends() -> None:
    _never_ends()


FAULTS = {
    _opens: "FileNotFoundError (ENOENT)",
    _decodes: "UnicodeDecodeError",
    _asks_the_database: "sqlalchemy.exc.OperationalError",
    _asks_the_driver: "sqlite3.OperationalError (SQLITE_ERROR)",
    _comes_of_another: "Of which came:",
    _fails_while_it_mends: "KeyError",
    _several: "Together with:",
    _has_notes: "ValueError",
    _runs_what_has_no_file: "ValueError",
    _never_ends: "more\n",
}


def failed(fault: Callable[[], None]) -> BaseException:
    try:
        fault()
    except Exception as error:
        return error
    raise AssertionError("it did not fail")


@pytest.mark.parametrize(("fault", "told"), FAULTS.items())
def test_a_report_tells_the_error_and_the_way_to_it_and_nothing_private(
    fault: Callable[[], None], told: str, tmp_path: Path
) -> None:
    error = failed(fault)
    report = fault_report(error)
    assert told in report
    assert "  tests/test_log_file.py, line " in report
    assert f", in {fault.__name__}\n" in report
    assert log_fault(tmp_path / "planner.log", "it failed", error)
    log = (tmp_path / "planner.log").read_text("utf-8")
    assert report in log
    assert len(log) < 8_000
    for private in (SECRET, "ada-lovelace", str(Path.home())):
        assert private not in log


def test_errors_that_came_of_each_other_in_a_circle_are_told_once() -> None:
    one, other = ValueError(), KeyError()
    one.__context__, other.__context__ = other, one
    assert fault_report(one).count("KeyError") == 1


def test_the_log_stays_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_file, "MOST_BYTES", 4_096)
    assert MOST_BYTES * (OLD_FILES + 1) < 1_000_000
    error = failed(_opens)
    for _fault in range(100):
        log_fault(tmp_path / "planner.log", "it failed", error)
    files = sorted(tmp_path.iterdir())
    assert [each.name for each in files] == ["planner.log", "planner.log.1", "planner.log.2"]
    assert all(each.stat().st_size <= 4_096 for each in files)


def test_where_no_log_can_be_there_is_none(tmp_path: Path) -> None:
    assert not log_fault(tmp_path / "gone" / "planner.log", "it failed", ValueError())
    assert list(tmp_path.iterdir()) == []

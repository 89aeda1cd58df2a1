"""What nobody should type: each is refused in one sentence, and nothing changes."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from planner.cli.main import run
from tests.cli.terminal import MONDAY, NEW, Terminal, one_sentence

pytestmark = pytest.mark.share(3)

NO_DATES = (
    "",
    " ",
    "2026-02-30",
    "0000-01-01",
    "1969-12-31",
    "2200-01-01",
    "20261124",
    "2026-W48-2",
    "2026-11-24\n2026",
    "2026-11-24T10:00+01:00",
    "2026-11-24T10:00Z",
    "\u202e2026-11-24",
    "\u0662\u0660\u0662\u0666-\u0661\u0661-\u0662\u0664",
    "\udcff\udcfe",
    "x" * 5_000,
)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_refused_wherever_one_is_asked_for(planned: Terminal, text: str) -> None:
    for words in (
        ("week", text),
        ("accept", text),
        ("day-off", text),
        ("day-off", "2026-11-24", text),
        ("log", "dsa", "--minutes", "5", "--on", text),
        ("add-exam", "gcp-pmle", text),
        ("add-goal", "Web", "--items", "practice-web-app", "--date", text),
        ("edit-goal", "gcp-pmle", "--date", text),
        ("week", "--now", text),
    ):
        assert one_sentence(planned(*words)), words
    assert planned("history", "--json").document == {"history": []}


@pytest.mark.parametrize("text", NO_DATES)
def test_no_plan_is_made_on_what_is_no_date(terminal: Terminal, data: Path, text: str) -> None:
    for words in (("--start", text), ("--goal", f"Job={text}"), ("--exam", f"gcp-pmle={text}")):
        assert one_sentence(terminal("new", *words)), words
    assert not data.exists()


@pytest.mark.parametrize("hours", ["nan", "inf", "-inf", "-1", "0", "0.001", "1e308", "100001"])
def test_hours_that_nobody_has_are_refused(planned: Terminal, hours: str) -> None:
    assert one_sentence(planned("add-exam", "azure-ai-901", "2028-01-01", f"--hours={hours}"))


def test_hours_beside_an_item_that_has_its_own_are_said_not_to_count(planned: Terminal) -> None:
    answer = planned("add-exam", "gcp-pmle", "2028-01-01", "--hours", "3")
    assert answer.code == 0
    assert "the hours given do not count" in answer.err


@pytest.mark.parametrize("number", ["9" * 20, "-5", "0"])
def test_numbers_out_of_all_reach_are_refused(planned: Terminal, number: str) -> None:
    for words in (
        ("log", "dsa", "--minutes", number),
        ("add-goal", "Web", "--items", "practice-web-app", "--priority", number),
        ("edit-goal", "gcp-pmle", "--priority", number),
    ):
        assert one_sentence(planned(*words)), words


def test_any_number_of_weeks_is_all_of_them(planned: Terminal) -> None:
    assert planned("plan", "--json", "--weeks", "9" * 20).out == planned("plan", "--json").out


def test_a_refused_exam_brings_no_other_sentence(planned: Terminal) -> None:
    assert one_sentence(planned("add-exam", "azure-dp-100", "2020-01-01"))


def test_a_date_and_no_date_are_wrong_usage(planned: Terminal) -> None:
    assert planned("edit-goal", "gcp-pmle", "--no-date", "--date", "2028-01-01").code == 2


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("\u202eevil\u202c", "evil"),
        ("two\nlines", "two lines"),
        ("half \udcff", "half"),
        ("\x1b[31mred", "[31mred"),
        ("\u00dcbung \U0001f40d", "\u00dcbung \U0001f40d"),
    ],
)
def test_a_title_is_one_plain_line(planned: Terminal, title: str, kept: str) -> None:
    assert planned("add-goal", title, "--items", "git").out == f"Added the goal {kept}\n"
    assert planned("plan", "--json").document["goals"][-1]["title"] == kept


def test_a_plan_of_somebody_else_gives_the_terminal_no_orders(planned: Terminal, data: Path) -> None:
    title = "\x1b]0;owned\x07\x1b[2J\x9b31m \u202eevil\u2066 x\rDone\nnext"
    with closing(sqlite3.connect(data / "planner.db")) as connection, connection:
        for table in ("items", "goals"):
            connection.execute(f"UPDATE {table} SET title = ?", (title,))
    planned("skip", "containers")
    for words in (("week",), ("today",), ("plan",), ("history",), ("forecast",), ("skip", "containers")):
        answer = planned(*words)
        told = (answer.out + answer.err).replace("\n", "")
        assert told.isprintable(), words
        assert "owned" in told
    read = planned("plan", "--json")
    assert read.out.replace("\n", "").isprintable()
    assert title in {goal["title"] for goal in read.document["goals"]}


@pytest.mark.parametrize("title", ["", " ", "\u202e", "\udcff", "x" * 201])
def test_a_title_that_is_none_is_refused(planned: Terminal, title: str) -> None:
    assert one_sentence(planned("add-goal", title, "--items", "git"))


@pytest.mark.parametrize(
    "hours", ["", "mon", "mon 22:00-02:00", "mon 9-10", "mon 00:00-24:01", "xyz 10:00-11:00"]
)
def test_hours_that_no_day_has_are_refused(planned: Terminal, hours: str) -> None:
    assert one_sentence(planned("availability", hours))


def test_without_any_free_time_there_is_still_a_plan(planned: Terminal) -> None:
    assert planned("day-off", "2026-11-23", "2199-12-31").code == 0
    plan = planned("plan", "--json").document
    assert plan["goals"][0]["verdict"] == "impossible"
    assert {entry["reason"] for entry in plan["unplaced"]} <= {"no-free-time", "overload", "beyond-horizon"}
    assert planned("week").code == planned("today").code == 0


@pytest.mark.parametrize("now", ["1970-01-01T00:00", "2199-12-31T23:59"])
def test_at_the_ends_of_time_every_answer_comes(planned: Terminal, now: str) -> None:
    for words in (("week",), ("today",), ("plan", "--json"), ("check",), ("accept",)):
        assert "failed" not in planned(*words, now=now).err, words


def test_a_thousand_known_items(terminal: Terminal) -> None:
    known = [word for _time in range(1_000) for word in ("--known", "git")]
    assert terminal("new", *known).code == 0
    assert terminal("history", "--json").document == {"history": []}


@pytest.mark.parametrize("name", ["", "x" * 300, "x" * 5_000, "nope", "..", "/dev/zero"])
def test_a_roadmap_that_is_none_is_refused(
    terminal: Terminal, data: Path, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "empty" / "folder"  # whatever lies around the checkout could be read as a roadmap
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
    assert one_sentence(terminal("new", "--roadmap", name))
    assert not data.exists()


def test_a_roadmap_that_is_no_file_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")  # would never end
    with (tmp_path / "sparse").open("wb") as file:
        file.truncate(2**31)
    for name in ("pipe", "sparse", "."):
        assert one_sentence(terminal("new", "--roadmap", str(tmp_path / name)))


def test_data_folders_that_are_none_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.delenv("HOME")
    for folder, reason in (
        (tmp_path / "file", "is not a folder"),
        ("", "has no name"),
        ("~no-such-user/plan", "home folder cannot be found"),
        (tmp_path / ("x" * 300), "cannot be reached"),
    ):
        for words in (["week"], list(NEW)):
            assert run(["--data-dir", str(folder), "--now", MONDAY, *words], _no_window, _no_clock) == 1
            printed = capsys.readouterr()
            assert (printed.out, printed.err.count("\n")) == ("", 1)
            assert reason in printed.err
    beyond = ["--data-dir", str(tmp_path / "file" / "plan"), "--now", MONDAY, *NEW]
    assert run(beyond, _no_window, _no_clock) == 1
    assert "cannot be made there" in capsys.readouterr().err


def _no_window(*_arguments: object) -> int:
    raise AssertionError("a command opens no window")


def _no_clock() -> datetime:
    raise AssertionError("the time is pretended")

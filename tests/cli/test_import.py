"""`import` links a calendar file, reads it again, and refuses what is none."""

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal, one_sentence
from tests.support.calendar_files import event, meeting, write_calendar

EVENING = meeting("Choir", "20261123T190000", "20261123T210000")
NEXT = meeting("Choir, again", "20261124T190000", "20261124T210000")


@pytest.fixture
def work(tmp_path: Path) -> Path:
    return write_calendar(tmp_path / "work.ics", EVENING, event("SUMMARY:x"))


def starts_on(terminal: Terminal, day: str) -> list[str]:
    sessions = terminal("plan", "--weeks", "1", "--json").document["sessions"]
    return [session["start"] for session in sessions if session["start"].startswith(day)]


def test_a_calendar_is_linked_and_planned_around(planned: Terminal, work: Path) -> None:
    assert starts_on(planned, "2026-11-23")
    answer = planned("import", str(work))
    assert answer.out.splitlines() == ["Linked work.ics, 1 time", "1 event skipped: no start time"]
    assert (answer.code, answer.err) == (0, "")
    assert not starts_on(planned, "2026-11-23")
    planned("undo")
    assert starts_on(planned, "2026-11-23")


def test_the_same_command_reads_it_again(planned: Terminal, work: Path) -> None:
    planned("import", str(work))
    assert planned("import", str(work)).out == "work.ics is as it was, 1 time.\n"
    write_calendar(work, NEXT)
    document = planned("import", str(work), "--json").document
    assert document["done"] == "Read work.ics again: 1 new, 1 gone"
    assert (document["new"], document["gone"], document["events"], document["skipped"]) == (1, 1, 1, 0)
    assert "Read work.ics again: 1 new, 1 gone" in planned("history").out


def test_a_dry_run_says_what_would_come_and_saves_nothing(planned: Terminal, work: Path) -> None:
    answer = planned("import", str(work), "--dry-run")
    assert answer.out.splitlines() == [
        "Without --dry-run: Linked work.ics, 1 time",
        "1 event skipped: no start time",
        "  Mon 23 Nov 2026, 19:00: Choir",
        "Nothing is saved.",
    ]
    assert starts_on(planned, "2026-11-23")


def test_what_looks_like_an_exam_is_told_with_the_way_to_add_it(planned: Terminal, tmp_path: Path) -> None:
    exams = (
        meeting("Exam AI-103", "20270415T090000", "20270415T110000"),
        meeting("Klausur Statistik", "20270420T090000", "20270420T110000"),
    )
    file = write_calendar(tmp_path / "mine.ics", *exams, NEXT)
    answer = planned("import", str(file), "--dry-run")
    assert answer.out.splitlines()[1:3] == [
        "This looks like an exam: Azure AI-103, Thu 15 Apr 2027, 09:00. "
        "To add it: add-exam azure-ai-103 2027-04-15T09:00",
        "This looks like an exam: Klausur Statistik, Tue 20 Apr 2027, 09:00.",
    ]
    document = planned("import", str(file), "--json").document
    assert [(exam["certification"], exam["start"]) for exam in document["exams"]] == [
        ("azure-ai-103", "2027-04-15T09:00"),
        (None, "2027-04-20T09:00"),
    ]
    assert planned("add-exam", "azure-ai-103", "2027-04-15T09:00", "--hours", "40").code == 0


def test_a_file_that_is_as_it_was_still_tells_what_looks_like_an_exam(
    planned: Terminal, tmp_path: Path
) -> None:
    exam = meeting("Klausur Statistik", "20270420T090000", "20270420T110000")
    file = write_calendar(tmp_path / "mine.ics", exam)
    planned("import", str(file))
    answer = planned("import", str(file))
    assert answer.out.splitlines() == [
        "mine.ics is as it was, 1 time.",
        "This looks like an exam: Klausur Statistik, Tue 20 Apr 2027, 09:00.",
    ]
    document = planned("import", str(file), "--json").document
    assert [exam["start"] for exam in document["exams"]] == ["2027-04-20T09:00"]
    assert (document["new"], document["gone"], document["events"]) == (0, 0, 1)


def test_a_relative_path_names_the_same_file(
    planned: Terminal, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned("import", str(work))
    monkeypatch.chdir(work.parent)
    assert "as it was" in planned("import", "work.ics").out


@pytest.mark.parametrize("content", [b"", b"id: roadmap\n", b"\x00\xff" * 500, b"%PDF-1.7\n", b"{}"])
def test_other_files_are_refused(planned: Terminal, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)
    answer = planned("import", str(path))
    assert one_sentence(answer)
    assert "other" in answer.err


@pytest.mark.parametrize("name", ["gone.ics", "", "a\0b.ics", "..", "/dev/zero"])
def test_what_is_no_file_is_refused(planned: Terminal, tmp_path: Path, name: str) -> None:
    assert one_sentence(planned("import", str(tmp_path / name)))


def test_titles_that_would_turn_the_line_do_not(planned: Terminal, tmp_path: Path) -> None:
    hostile = meeting("a\u202eb\\nc", "20261123T190000", "20261123T210000")
    path = write_calendar(tmp_path / "a.ics", hostile)
    assert "  Mon 23 Nov 2026, 19:00: ab c\n" in planned("import", str(path), "--dry-run").out

"""What a plan holds is taken out from the terminal, each kind by the ending of its file."""

import csv
import io
import json
from pathlib import Path

import pytest
from ical.calendar_stream import IcsCalendarStream

from tests.cli.terminal import Terminal, one_sentence


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where files go."""
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def rows(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))


def test_the_calendar_has_the_plan_s_sessions(planned: Terminal, out: Path) -> None:
    file = out / "plan.ics"
    told = planned("export", str(file), "--alarm", "5", "--json").document
    calendar = IcsCalendarStream.calendar_from_ics(file.read_text("utf-8"))
    sessions = planned("plan", "--json").document["sessions"]
    assert told == {"file": str(file), "what": "calendar", "count": len(calendar.events), "kept": False}
    assert len(calendar.events) == len(sessions)
    assert planned("export", str(file), "--alarm", "next").code == 2


def test_tables_hold_items_sessions_and_time(planned: Terminal, out: Path) -> None:
    planned("log", "containers", "--minutes", "50")
    for what in ("items", "sessions", "time"):
        planned("export", str(out / f"{what}.csv"), "--what", what)
    assert [each["Minutes"] for each in rows(out / "time.csv")] == ["50"]
    document = planned("plan", "--json").document
    assert [each["Id"] for each in rows(out / "sessions.csv")] == [
        each["id"] for each in document["sessions"]
    ]
    assert {each["Id"] for each in rows(out / "items.csv")} == {each["id"] for each in document["items"]}


def test_the_checklist_and_the_portfolio_are_markdown(planned: Terminal, out: Path) -> None:
    planned("done", "containers")
    planned("done", "course-python", "--minutes", "90")
    assert planned("export", str(out / "plan.md")).out.startswith(f"Saved {out / 'plan.md'} with ")
    assert "- [x] Containers (Docker)" in (out / "plan.md").read_text("utf-8")
    planned("export", str(out / "mine.md"), "--what", "portfolio", "--name", "Ada *Lovelace*")
    text = (out / "mine.md").read_text("utf-8")
    assert text.startswith("# Ada \\*Lovelace\\*\n")
    assert "**Course 1: Python**" in text
    assert "Containers" not in text


def test_the_roadmap_is_read_again_as_one(planned: Terminal, out: Path) -> None:
    planned("export", str(out / "road.yaml"))
    told = planned("--data-dir", str(out / "new"), "new", "--roadmap", str(out / "road.yaml"), "--json")
    items = {each["id"] for each in planned("plan", "--json").document["items"]}
    assert {each["id"] for each in told.document["items"]} == items


def test_everything_is_restored_elsewhere_as_an_equal_plan(planned: Terminal, out: Path) -> None:
    planned("done", "containers", "--minutes", "30")
    planned("export", str(out / "all.json"))
    elsewhere = ("--data-dir", str(out / "elsewhere"))
    assert planned("restore", str(out / "all.json"), *elsewhere).code == 0
    assert planned("plan", "--json", *elsewhere).out == planned("plan", "--json").out
    planned("export", str(out / "again.json"), *elsewhere)
    first, again = (json.loads((out / name).read_text("utf-8")) for name in ("all.json", "again.json"))
    assert first | {"revision": again["revision"]} == again


def test_what_is_told_of_own_copies_is_in_the_whole_plan_alone_and_that_is_said(
    planned: Terminal, out: Path
) -> None:
    warning = "It holds the texts of your own copies of roadmaps, too."
    assert warning not in planned("export", str(out / "all.json")).out
    node = {
        "id": "n1",
        "type": "topic",
        "position": {"x": 0, "y": 0},
        "data": {"label": "Quite new topic"},
    }
    (out / "drawn.json").write_text(json.dumps({"nodes": [node], "edges": []}), "utf-8")
    assert planned("import", str(out / "drawn.json"), "--merge").code == 0
    assert warning in planned("export", str(out / "all.json")).out
    assert warning not in planned("export", str(out / "items.csv")).out


@pytest.mark.parametrize(
    "words",
    [
        ("gone/plan.ics",),
        ("plan.csv", "--what", "everything"),
        ("plan.pdf", "--what", "items"),
        ("plan.csv", "--keep"),
        ("plan.ics", "--stop-keeping"),
        ("a\0b.ics",),
        ("x" * 300 + ".md",),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_no_file(
    planned: Terminal, out: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(out)
    assert one_sentence(planned("export", *words))
    assert list(out.iterdir()) == []


def test_a_folder_is_no_file_and_a_full_disk_leaves_the_old_one(planned: Terminal, out: Path) -> None:
    (out / "folder.csv").mkdir()
    assert one_sentence(planned("export", str(out / "folder.csv")))
    if Path("/dev/full").exists():
        (out / "full.ics").symlink_to("/dev/full")
        answer = planned("export", str(out / "full.ics"))
        assert one_sentence(answer)
        assert "No space left" in answer.err


def test_a_calendar_that_is_kept_follows_every_change(planned: Terminal, out: Path) -> None:
    file = out / "plan.ics"
    assert "kept up to date" in planned("export", str(file), "--keep").out
    before = file.read_text("utf-8")
    planned("skip", "containers")
    after = file.read_text("utf-8")
    assert "SUMMARY:Containers (Docker)" in before
    assert "SUMMARY:Containers (Docker)" not in after
    planned("undo")
    assert "SUMMARY:Containers (Docker)" in file.read_text("utf-8")
    assert one_sentence(planned("export", str(out / "other.ics"), "--stop-keeping"))
    assert planned("export", "--stop-keeping").code == 0
    kept = file.read_bytes()
    planned("skip", "containers")
    assert file.read_bytes() == kept
    planned("export", str(file), "--keep")
    assert planned("export", str(file), "--stop-keeping").code == 0
    assert one_sentence(planned("export"))


def test_a_calendar_that_is_kept_follows_a_plan_that_is_put_back(planned: Terminal, out: Path) -> None:
    for name in ("all.json", "all.db"):
        planned("backup" if name == "all.db" else "export", str(out / name))
    planned("export", str(out / "plan.ics"), "--keep")
    for name in ("all.json", "all.db"):
        planned("skip", "containers")
        assert "SUMMARY:Containers (Docker)" not in (out / "plan.ics").read_text("utf-8")
        assert planned("restore", str(out / name)).code == 0
        assert "SUMMARY:Containers (Docker)" in (out / "plan.ics").read_text("utf-8")


def test_two_plans_of_one_roadmap_share_no_event_and_keep_no_file_together(
    planned: Terminal, out: Path, data: Path
) -> None:
    file, other = out / "mine.ics", out / "theirs.ics"
    scenario = ("--data-dir", str(data / "plans" / "what if"))
    planned("backup", str(out / "all.db"))
    planned("restore", str(out / "all.db"), *scenario)
    planned("export", str(file), "--keep")
    before = file.read_bytes()
    answer = planned("export", str(file), "--keep", *scenario)
    assert one_sentence(answer)
    assert "Main plan" in answer.err
    assert file.read_bytes() == before
    planned("export", str(other), *scenario)
    calendars = [IcsCalendarStream.calendar_from_ics(each.read_text("utf-8")) for each in (file, other)]
    mine, theirs = ({event.uid for event in each.events} for each in calendars)
    assert not mine & theirs
    planned("export", str(other))
    again = IcsCalendarStream.calendar_from_ics(other.read_text("utf-8"))
    assert {event.uid for event in again.events} == mine


def test_where_it_cannot_be_kept_the_change_is_made_and_that_is_said(planned: Terminal, out: Path) -> None:
    file = out / "inside" / "plan.ics"
    file.parent.mkdir()
    planned("export", str(file), "--keep")
    file.unlink()
    file.parent.rmdir()
    answer = planned("skip", "containers")
    assert (answer.code, answer.err.count("\n")) == (0, 1)
    assert "The calendar file is not up to date." in answer.err
    assert "cannot be written" in answer.err
    assert "Marked" in answer.out

"""The timer beside the plan's file: it outlasts the program, and damage does no harm."""

import json
import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.focus_timer import Blocks, FocusTimer, Phase
from planner.domain.session import PlacedBy, Session, SessionKind
from planner.domain.time_entry import TimeEntry
from planner.services.kept_timer import KeptTimer, from_data, to_data
from planner.values import replace

START = datetime(2026, 11, 25, 19)
SESSION = Session(
    id="trees-20261125-1",
    item="trees",
    start=START,
    end=START + timedelta(minutes=90),
    kind=SessionKind.STUDY,
    accepted=True,
    goal="exam",
    placed_by=PlacedBy.VARIETY,
)
TIMER = FocusTimer(
    item="trees",
    title="Decision trees",
    begun=START,
    since=START,
    seen=START,
    session=SESSION,
    length=timedelta(minutes=90),
    blocks=Blocks(50, 10),
)

ENTRY = TimeEntry(id="12", item="trees", day=START.date(), minutes=40, session=SESSION.id)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "focus-timer.json"


def test_a_timer_is_there_for_the_next_program(file: Path) -> None:
    KeptTimer(file).save(TIMER)
    assert KeptTimer(file).load() == TIMER
    KeptTimer(file).save(paused := TIMER.paused(START + timedelta(seconds=61.25)))
    assert KeptTimer(file).load() == paused
    assert [each.name for each in file.parent.iterdir()] == ["focus-timer.json"]


def test_a_forgotten_timer_leaves_nothing(file: Path) -> None:
    kept = KeptTimer(file)
    kept.save(TIMER)
    kept.forget()
    assert kept.load() is None
    assert list(file.parent.iterdir()) == []
    kept.forget()


MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1))
SPANS = st.timedeltas(timedelta(0), timedelta(days=30))


@given(
    title=st.text(max_size=300),
    moments=st.tuples(MOMENTS, MOMENTS).map(sorted),
    session=st.sampled_from([None, SESSION]),
    length=st.none() | SPANS,
    worked=SPANS,
    phase=st.sampled_from([Phase.RUNNING, Phase.PAUSED, Phase.ENDED, Phase.UNSURE]),
    was_closed=st.booleans(),
    entry=st.none() | st.builds(replace, st.just(ENTRY), minutes=st.integers(1, 1440)),
)
def test_every_timer_comes_back_as_it_was(
    title: str,
    moments: list[datetime],
    session: Session | None,
    length: timedelta | None,
    worked: timedelta,
    phase: Phase,
    was_closed: bool,
    entry: TimeEntry | None,
) -> None:
    since, seen = moments
    timer = replace(TIMER, since=since, seen=seen, session=session, length=length, worked=worked)
    timer = replace(timer, phase=phase, unseen=worked, title=title, was_closed=was_closed, entry=entry)
    back = from_data(json.loads(json.dumps(to_data(timer))))
    assert replace(back, title=title) == timer
    assert back.title


def test_which_of_two_equal_hours_it_is_in_is_kept() -> None:
    begun, seen = (datetime(2027, 10, 31, 2, 30, fold=fold) for fold in (0, 1))
    back = from_data(json.loads(json.dumps(to_data(replace(TIMER, begun=begun, since=begun, seen=seen)))))
    assert [each.fold for each in (back.begun, back.since, back.seen)] == [0, 0, 1]


@pytest.mark.parametrize("entry", ["", "12"])
def test_what_an_older_program_kept_is_read(file: Path, entry: str) -> None:
    """It named the entry by its number alone."""
    file.write_text(json.dumps({**to_data(TIMER), "entry": entry}))
    assert KeptTimer(file).load() == TIMER


def damaged(name: str, value: object) -> bytes:
    data: dict[str, Any] = to_data(TIMER)
    return json.dumps({**data, name: value}).encode()


DAMAGE = [
    *(b"", b"{", b"\xff\xfe", b"[]", b"null", b'{"version": 1}', b" " * 2_000_000, b"[" * 5000),
    *(damaged("version", 2), damaged("begun", "soon"), damaged("begun", "2026-11-25T19:00+01:00")),
    *(damaged("seen", "0001-01-01T00:00:00"), damaged("seen", "9999-12-31T23:59:59"), damaged("again", 1)),
    *(damaged("worked", -1), damaged("worked", 1e30), damaged("length", "long"), damaged("phase", "off")),
    *(damaged("blocks", [1]), damaged("blocks", [0, 0]), damaged("blocks", [True, 5])),
    *(damaged("session", "one"), damaged("session", {"id": "a"}), damaged("seen", "2026-11-25T18:00:00")),
    *(damaged("entry", 12), damaged("entry", {"id": "12"}), damaged("entry", [])),
    damaged("session", {**to_data(TIMER)["session"], "end": "2026-11-25T18:00:00"}),
    json.dumps({**to_data(TIMER), "phase": "break", "blocks": None}).encode(),
]


@pytest.mark.parametrize("content", DAMAGE)
def test_a_damaged_file_is_put_aside_and_counts_as_none(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    kept = KeptTimer(file)
    assert kept.load() is None
    assert kept.put_aside == file.parent / "focus-timer-unreadable.json"
    assert kept.put_aside.read_bytes() == content
    kept.save(TIMER)
    assert KeptTimer(file).load() == TIMER


@pytest.mark.parametrize("content", [b"{", b"", damaged("phase", "off")])
def test_a_damaged_file_takes_no_timer_from_a_program_that_knows_it(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    kept = KeptTimer(file)
    assert kept.load(TIMER) == TIMER
    assert kept.put_aside is not None
    assert kept.put_aside.read_bytes() == content
    assert KeptTimer(file).load() == TIMER


def test_a_file_out_of_reach_is_left_where_it_is(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = KeptTimer(file)
    kept.save(paused := TIMER.paused(START + timedelta(minutes=5)))
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", out_of_reach)
        assert kept.load(TIMER) == TIMER
        assert kept.load() is None
    assert kept.put_aside is None
    assert kept.load(TIMER) == paused


def out_of_reach(_file: Path, *_arguments: object, **_named: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_a_timer_that_is_kept_no_more_is_none_for_all(file: Path) -> None:
    assert KeptTimer(file).load(TIMER) is None


def test_a_folder_in_its_place_does_no_harm(file: Path) -> None:
    file.mkdir()
    kept = KeptTimer(file)
    assert kept.load() is None
    kept.save(TIMER)
    assert kept.load() == TIMER
    kept.forget()
    assert kept.load() is None


def test_on_a_full_disk_the_timer_lasts_as_long_as_the_program(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KeptTimer(file)
    kept.save(TIMER)
    paused = TIMER.paused(START + timedelta(minutes=5))

    def full_disk(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full_disk)
        kept.save(paused)
    assert kept.load() == paused
    assert KeptTimer(file).load() == TIMER

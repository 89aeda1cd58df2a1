"""What the page of settings holds, and what a search finds."""

from pathlib import Path

from planner.paths import Paths
from planner.ui.settings.rows import Id, found, sections

ALL = sections("A tray is there.")


def test_every_row_stands_once() -> None:
    ids = [row.id for section in ALL for row in section.rows]
    assert sorted(ids) == sorted(Id)
    assert len(set(ids)) == len(ids)


def test_without_words_everything_is_found() -> None:
    assert found(ALL, "  ") == frozenset(Id)


def test_words_are_found_in_titles_sentences_and_headings() -> None:
    assert found(ALL, "dark") == {Id.THEME}
    assert Id.REVIEWS in found(ALL, "share review")
    assert found(ALL, "appearance") == {Id.THEME, Id.TEXT, Id.CONTRAST, Id.MOTION}
    assert found(ALL, "NETWORK call") == {Id.PRIVATE}
    assert found(ALL, "a tray is there") == {Id.RUNNING}


def test_all_words_have_to_be_there() -> None:
    assert found(ALL, "theme backup") == frozenset()


def test_every_file_beside_the_plan_is_named() -> None:
    paths = Paths(Path("data"))
    names = {getattr(paths, name).name for name, kind in vars(Paths).items() if isinstance(kind, property)}
    words = next(row.words for section in ALL for row in section.rows if row.id is Id.BESIDE)
    unnamed = {name for name in names if name not in words}
    # The plan itself stands above; the others hold nothing, and are there for a window or a moment alone.
    assert unnamed == {"planner.db", "planner.lock", "planner.calls", "kept-calendar.lock"}

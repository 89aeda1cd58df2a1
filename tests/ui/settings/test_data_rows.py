"""What is said of the plan's file and its backups."""

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from planner.formats import size_words
from planner.services.backups import Backup
from planner.ui.settings.data_rows import backup_rows, file_words, folder_words
from planner.ui.shared.locale_dates import LocaleDates
from planner.values import replace

TODAY = date(2026, 11, 25)
WORDS = LocaleDates(QLocale("en_GB"))


def a_backup(reason: str, made_at: datetime) -> Backup:
    return Backup(Path(f"backups/planner-000003-{reason}.db"), 3, reason, made_at, 812_345)


@pytest.mark.parametrize(
    ("reason", "at", "title"),
    [
        ("by-hand", datetime(2026, 11, 25, 8, 5), "Today, 08:05, made by hand"),
        ("before-restore", datetime(2026, 11, 21, 18, 20), "Sat 21 Nov, 18:20, before a restore"),
        ("before-import", datetime(2026, 11, 24, 7), "Tue 24 Nov, 07:00, before an import"),
        ("before-schema-4", datetime(2025, 3, 1), "Sat 1 Mar 2025, 00:00, before an update of the program"),
        ("each-day", datetime(2026, 11, 24, 7), "Tue 24 Nov, 07:00, each day"),
    ],
)
def test_a_backup_tells_when_and_why_it_was_made(reason: str, at: datetime, title: str) -> None:
    (row,) = backup_rows([a_backup(reason, at)], TODAY, WORDS)
    assert row.title == title
    assert row.file == f"planner-000003-{reason}.db, 812 kB"


def test_a_backup_that_was_copied_tells_the_moment_of_the_plan_in_it() -> None:
    copied = a_backup("by-itself", datetime(2026, 11, 25, 10, 35))
    (row,) = backup_rows([replace(copied, saved_at=datetime(2026, 11, 21, 18, 20))], TODAY, WORDS)
    assert row.title == "Sat 21 Nov, 18:20, made automatically"
    assert row.file == "planner-000003-by-itself.db, 812 kB. Written: Today, 10:35"
    (row,) = backup_rows([replace(copied, saved_at=datetime(2026, 11, 25, 10, 20))], TODAY, WORDS)
    assert row.title == "Today, 10:20, made automatically"
    assert row.file == "planner-000003-by-itself.db, 812 kB"


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 kB"),
        (1, "1 kB"),
        (812_345, "812 kB"),
        (999_400, "999 kB"),
        (1_240_000, "1.2 MB"),
        (52_350_000_000, "52.4 GB"),
    ],
)
def test_sizes_are_short(size: int, words: str) -> None:
    assert size_words(size) == words


def test_the_file_tells_when_it_was_saved() -> None:
    saved = datetime(2026, 11, 25, 18, 20)
    assert file_words("planner.db", 1000, saved, TODAY, WORDS) == "planner.db, 1 kB. Saved 18:20"
    assert file_words("planner.db", 1000, None, TODAY, WORDS) == "planner.db, 1 kB"


@pytest.mark.parametrize(
    ("folder", "home", "words"),
    [
        ("/home/ada/Study", "/home/ada", "~/Study"),
        ("/home/ada", "/home/ada", "~"),
        ("/home/adam/Study", "/home/ada", "/home/adam/Study"),
        ("/media/stick", "/home/ada", "/media/stick"),
        ("/home/ada/Study", None, "/home/ada/Study"),
    ],
)
def test_a_folder_is_written_from_home(folder: str, home: str | None, words: str) -> None:
    assert folder_words(Path(folder), None if home is None else Path(home)) == words

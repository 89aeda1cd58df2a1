"""Which backups are kept: the rule as a table, and what holds for any backups."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.storage.backups import Backup
from planner.storage.thinning import superfluous
from planner.values import replace

NOW = datetime(2026, 11, 27, 12)


def a_backup(number: int, at: datetime, reason: str = "by-itself") -> Backup:
    return Backup(Path(f"planner-{number:06}-{reason}.db"), number, reason, at, 1000)


def line(*ages: timedelta, reason: str = "by-itself") -> list[Backup]:
    """Backups from the oldest to the newest."""
    return [a_backup(number, NOW - age, reason) for number, age in enumerate(sorted(ages, reverse=True), 1)]


def kept(backups: list[Backup]) -> list[int]:
    gone = superfluous(backups, NOW)
    return [backup.number for backup in backups if backup not in gone]


def half_hours(count: int) -> list[timedelta]:
    return [timedelta(minutes=30 * number) for number in range(count)]


def test_all_of_two_days_are_kept() -> None:
    backups = line(*half_hours(96))
    assert kept(backups) == [backup.number for backup in backups]


def test_of_a_day_before_that_the_last_is_kept() -> None:
    old = [timedelta(days=5, hours=hour) for hour in range(8)]
    assert kept(line(*half_hours(4), *old)) == [8, 9, 10, 11, 12]


def test_a_year_leaves_days_weeks_and_months() -> None:
    backups = line(*(timedelta(days=day) for day in range(400)))
    numbers = kept(backups)
    left = [(NOW - backup.made_at).days for backup in backups if backup.number in numbers]
    assert sorted(left)[:14] == list(range(14))
    assert len(left) <= 14 + 8 + 12
    assert max(left) == (NOW - datetime(2025, 12, 31, 12)).days


def test_backups_that_were_copied_with_their_folder_count_by_the_moment_of_the_plan_in_each() -> None:
    backups = line(*(timedelta(days=day) for day in range(400)))
    copied_at = NOW - timedelta(days=3)
    copied = [replace(each, made_at=max(each.made_at, copied_at), saved_at=each.made_at) for each in backups]
    assert kept(copied) == kept(backups)


@pytest.mark.parametrize("reason", ["by-hand", "before-schema-7"])
def test_what_was_made_on_purpose_is_kept_for_ever(reason: str) -> None:
    old = a_backup(1, NOW - timedelta(days=4000), reason)
    older = a_backup(2, NOW - timedelta(days=4001), reason)
    assert superfluous([old, older, *line(*half_hours(9))], NOW) == ()


def test_the_newest_three_are_kept_where_the_clock_was_set_forward_by_years() -> None:
    backups = [a_backup(number, datetime(2010, 1, 1, 0, number)) for number in range(1, 9)]
    assert kept(backups) == [6, 7, 8]


@given(st.lists(st.tuples(st.integers(-10, 1000), st.integers(0, 1439)), max_size=120, unique=True))
def test_thinning_twice_removes_no_more_and_the_newest_stay(moments: list[tuple[int, int]]) -> None:
    backups = line(*(timedelta(days=day, minutes=minute) for day, minute in moments))
    gone = superfluous(backups, NOW)
    left = [backup for backup in backups if backup not in gone]
    assert superfluous(left, NOW) == ()
    assert left[-3:] == backups[-3:]
    assert all(backup.made_at < NOW - timedelta(days=2) for backup in gone)

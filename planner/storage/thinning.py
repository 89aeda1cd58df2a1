"""Which backups are kept when there are many: all new ones, and ever fewer the older they are."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta
from typing import Final

from planner.storage.backups import BY_HAND, Backup

_ALWAYS: Final = 3  # the newest, whatever the clock says of them
_ALL_OF: Final = timedelta(days=2)
_DAYS: Final = 14
_WEEKS: Final = 8
_MONTHS: Final = 12
_BEFORE_SCHEMA: Final = "before-schema-"


def superfluous(backups: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """Return the backups that need not be kept.

    Kept are the newest three, all of the last two days, the last one of each of 14 days, 8 weeks and 12
    months, and for ever what the learner made by hand or an update of the program before it.
    """
    newest_first = sorted(backups, key=lambda backup: -backup.number)
    kept = set(newest_first[:_ALWAYS])
    kept.update(backup for backup in newest_first if _is_kept_for_ever(backup))
    kept.update(backup for backup in newest_first if backup.dates_from >= now - _ALL_OF)
    kept.update(_last_of_each(newest_first, lambda at: at.date(), _DAYS))
    kept.update(_last_of_each(newest_first, lambda at: at.isocalendar()[:2], _WEEKS))
    kept.update(_last_of_each(newest_first, lambda at: (at.year, at.month), _MONTHS))
    return tuple(backup for backup in newest_first if backup not in kept)


def _is_kept_for_ever(backup: Backup) -> bool:
    return backup.reason == BY_HAND or backup.reason.startswith(_BEFORE_SCHEMA)


def _last_of_each(
    newest_first: Iterable[Backup], span_of: Callable[[datetime], Hashable], most: int
) -> Iterable[Backup]:
    """Return the newest backup of each of the last spans of time in which there are any."""
    last: dict[Hashable, Backup] = {}
    for backup in newest_first:
        span = span_of(backup.dates_from)
        if span in last or len(last) < most:
            last.setdefault(span, backup)
    return last.values()

"""What is said of the plan's file and of its backups."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from planner.formats import size_words
from planner.i18n import _
from planner.services.backups import Backup
from planner.ui.shared.date_words import DateWords, near_day, saved_words
from planner.values import Value

_BEFORE_SCHEMA = "before-schema-"


class BackupRow(Value):
    """A backup in the list.

    Attributes:
        when: the day and the time at which the plan in it was saved last.
        why: why it was made.
        file: its name and size, and when it was written, where that was on another day.
    """

    path: Path
    when: str
    why: str
    file: str

    @property
    def title(self) -> str:
        """When and why, as one reads it."""
        return _("{when}, {why}").format(when=self.when, why=self.why)


def backup_rows(backups: Iterable[Backup], today: date, words: DateWords) -> tuple[BackupRow, ...]:
    """Return the backups as they are given."""
    return tuple(
        BackupRow(
            backup.path,
            moment_words(backup.saved_at or backup.made_at, today, words),
            _reason(backup.reason),
            _backup_file_words(backup, today, words),
        )
        for backup in backups
    )


def folder_words(folder: Path, home: Path | None) -> str:
    """Write a folder in the `home` folder as "~/Study", and any other with its whole path."""
    if home is None or not folder.is_relative_to(home):
        return str(folder)
    return str(Path("~") / folder.relative_to(home))


def file_words(name: str, size: int, saved: datetime | None, today: date, words: DateWords) -> str:
    """Write "planner.db, 812 kB. Saved 18:20"."""
    told = _("{name}, {size}").format(name=name, size=size_words(size))
    if saved is None:
        return told
    return _("{file}. {saved}").format(file=told, saved=saved_words(saved, today, words))


def moment_words(at: datetime, today: date, words: DateWords) -> str:
    """Write "Today, 18:20", or "Sat 21 Nov, 18:20"."""
    day = _("Today") if at.date() == today else near_day(words, at.date(), today)
    return _("{day}, {time}").format(day=day, time=words.clock(at))


def _backup_file_words(backup: Backup, today: date, words: DateWords) -> str:
    told = _("{name}, {size}").format(name=backup.path.name, size=size_words(backup.size))
    if backup.saved_at is None or backup.saved_at.date() == backup.made_at.date():
        return told
    written = moment_words(backup.made_at, today, words)
    return _("{file}. Written: {when}").format(file=told, when=written)


def _reason(reason: str) -> str:
    if reason.startswith(_BEFORE_SCHEMA):
        return _("before an update of the program")
    known = {
        "by-hand": _("made by hand"),
        "by-itself": _("made automatically"),
        "before-import": _("before an import"),
        "before-restore": _("before a restore"),
    }
    return known.get(reason) or reason.replace("-", " ")

"""What is said of a data folder's health, in a terminal and in the window."""

from collections.abc import Callable, Iterator
from datetime import datetime

from planner.formats import size_words
from planner.i18n import _, ngettext
from planner.services.health import Health

When = Callable[[datetime], str]


def health_lines(health: Health, when: When) -> Iterator[str]:
    """Yield what is sound, and then what there is; what should be seen to are its `problems`."""
    if health.counts is not None:
        counts = health.counts
        parts = ngettext("{count} item", "{count} items", counts.items).format(count=counts.items)
        parts += ", " + ngettext("{count} goal", "{count} goals", counts.goals).format(count=counts.goals)
        words = ngettext("{count} stored session", "{count} stored sessions", counts.sessions)
        parts += ", " + words.format(count=counts.sessions)
        words = _("The plan is sound: {parts}, change {revision}.")
        yield words.format(parts=parts, revision=counts.revision)
        words = ngettext(
            "{file}, {size}, with {count} step kept for undo.",
            "{file}, {size}, with {count} steps kept for undo.",
            counts.steps,
        )
        yield words.format(file=health.file.name, size=size_words(health.size), count=counts.steps)
    if health.is_taken_back:
        yield _("A program was stopped in the middle of a change, which was taken back.")
    yield _backups(health, when)
    yield _log(health)
    if health.free is not None:
        yield _("{size} are free on the disk.").format(size=size_words(health.free))


def _backups(health: Health, when: When) -> str:
    if not health.backups:
        return _("There are no backups yet.")
    count = len(health.backups)
    newest = when(health.backups[0][0].made_at)
    words = ngettext("{count} backup, made {when}.", "{count} backups, the newest made {when}.", count)
    if not any(fault for _backup, fault in health.backups):
        words = ngettext(
            "{count} backup that can be restored, made {when}.",
            "{count} backups that can all be restored, the newest made {when}.",
            count,
        )
    return words.format(count=count, when=newest)


def _log(health: Health) -> str:
    if not health.log_size:
        return _("No fault of the program was ever logged.")
    return _("{size} in the log of faults of the program.").format(size=size_words(health.log_size))

"""The words for what one schedule has of another."""

from planner.i18n import _
from planner.services.differences import SessionChanges


def change_counts(differences: SessionChanges) -> str:
    """Return how many sessions there are of each kind: "3 moved, 1 added"; "" where there is none."""
    counts = (
        (len(differences.moved), _("{count} moved")),
        (len(differences.added), _("{count} added")),
        (len(differences.dropped), _("{count} dropped")),
    )
    return ", ".join(words.format(count=count) for count, words in counts if count)


def nothing_would_change() -> str:
    """Say that planning the weeks to come again leaves all of them as they are."""
    return _("Nothing would change: the weeks to come are laid out like that already.")

"""The words for what one schedule has of another, and for what a change moved."""

from planner.i18n import _, ngettext
from planner.services.differences import SessionChanges
from planner.services.moved_along import MovedAlong


def change_counts(differences: SessionChanges) -> str:
    """Return how many sessions there are of each kind: "3 moved, 1 added"; "" where there is none."""
    counts = (
        (len(differences.moved), _("{count} moved")),
        (len(differences.added), _("{count} added")),
        (len(differences.dropped), _("{count} dropped")),
    )
    return ", ".join(words.format(count=count) for count, words in counts if count)


def would_move(count: int) -> str:
    """Say how many sessions of the next four weeks would not be where they are."""
    if not count:
        return _("No session of the next four weeks would move.")
    words = ngettext(
        "{count} session of the next four weeks would move.",
        "{count} sessions of the next four weeks would move.",
        count,
    )
    return words.format(count=count)


def nothing_would_change() -> str:
    """Say that planning the weeks to come again leaves all of them as they are."""
    return _("Nothing would change: the weeks to come are laid out like that already.")


def moved_words(along: MovedAlong) -> str:
    """Say which accepted sessions were moved along with a change; "" where none was."""
    if not along.taken_out:
        words = ngettext("{count} accepted session moved.", "{count} accepted sessions moved.", along.moved)
        return words.format(count=along.moved) if along.moved else ""
    if not along.moved:
        words = ngettext(
            "{count} accepted session taken out.", "{count} accepted sessions taken out.", along.taken_out
        )
        return words.format(count=along.taken_out)
    words = ngettext(
        "{count} accepted session moved, {out} taken out.",
        "{count} accepted sessions moved, {out} taken out.",
        along.moved,
    )
    return words.format(count=along.moved, out=along.taken_out)

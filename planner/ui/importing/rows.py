"""What the learner reads in the preview of an import: rows by phase, and words beside them. Knows no Qt."""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache

from planner.domain.item import ItemStatus
from planner.exchange.incoming import FileForm
from planner.formats import one_line, study_length
from planner.i18n import _, ngettext
from planner.services.import_preview import ImportChoices, ImportPreview, ImportRow, RowState
from planner.values import Value, replace

_MOST_KEPT = 4_096
_GONE = "\n"  # the group of what the file no longer has; no phase is called so


class Show(StrEnum):
    """Which rows are wanted."""

    CHANGES = "changes"
    ALL = "all"


class Asked(Value):
    """What the learner asks to see."""

    show: Show = Show.ALL
    text: str = ""


class Tick(StrEnum):
    """What the check box of a row or group says."""

    ON = "on"
    PARTLY = "partly"
    OFF = "off"
    NONE = "none"  # there is nothing to choose


class ItemLine(Value):
    """An item of the file.

    Attributes:
        id: its id in the file.
        detail: how it stands to the plan, and what would change.
        end, end_detail: its hours; that they are estimated, and what the file says of it.
        subject: the track that colours it.
        spoken: all that a screen reader says beside the title.
    """

    id: str
    title: str
    detail: str
    end: str
    end_detail: str
    subject: str
    tick: Tick
    spoken: str


class GroupLine(Value):
    """A phase; `end` says how many of its rows come in."""

    id: str
    title: str
    end: str
    tick: Tick


class LineGroup(Value):
    """A phase with those of its rows that are shown."""

    row: GroupLine
    items: tuple[ItemLine, ...]


class PreviewLines(Value):
    """The rows that are asked for.

    Attributes:
        counts: how many rows there are of each that can be asked for.
        nothing: what is said where no row is shown; "" where some are.
    """

    groups: tuple[LineGroup, ...]
    counts: dict[Show, int]
    nothing: str


def chosen_row(row: ImportRow, choices: ImportChoices) -> ImportRow:
    """Return a row as it is chosen now, which the preview may not know yet."""
    taken = choices.taken.get(row.key, row.is_taken)
    return row if taken == row.is_taken else replace(row, is_taken=taken)


def can_choose(row: ImportRow) -> bool:
    """Whether it can be said of a row whether it comes in, or goes out."""
    return row.state is not RowState.SAME and (row.state is not RowState.REMOVED or row.can_go)


def preview_lines(preview: ImportPreview, choices: ImportChoices, asked: Asked) -> PreviewLines:
    """Return the rows that are asked for, by phase in the file's order; what the file lost comes last."""
    phases: dict[str, list[ImportRow]] = {}
    for each in preview.rows:
        row = chosen_row(each, choices)
        phases.setdefault(_group_of(row), []).append(row)
    words = asked.text.casefold().split()
    groups = []
    for phase, rows in phases.items():
        shown = [row for row in rows if _is_shown(row, phase, words, asked.show)]
        if shown:
            groups.append(LineGroup(_group_line(phase, rows), tuple(map(_item_line, shown))))
    counts = Counter(row.state is not RowState.SAME for row in preview.rows)
    return PreviewLines(
        tuple(groups),
        {Show.CHANGES: counts[True], Show.ALL: counts.total()},
        "" if groups else _nothing_words(asked, preview),
    )


def keys_in(preview: ImportPreview, group: str, shown: Iterable[ItemLine]) -> tuple[str, ...]:
    """Return the ids of the shown rows of a group of which something can be chosen."""
    ids = {line.id for line in shown if line.tick is not Tick.NONE}
    return tuple(row.key for row in preview.rows if row.key in ids and _group_of(row) == group)


def amount(preview: ImportPreview, choices: ImportChoices) -> int:
    """Return how many rows and phases would be taken in, as things are chosen."""
    rows = (chosen_row(row, choices) for row in preview.rows)
    return sum(can_choose(row) and row.is_taken for row in rows) + preview.phases


def import_words(preview: ImportPreview, choices: ImportChoices) -> str:
    """Say what the button does: "Import 24 items", or "Take in 3 changes" of a roadmap that is known."""
    count = amount(preview, choices)
    if not count:
        return _("Import")
    if preview.is_known:
        return ngettext("Take in {count} change", "Take in {count} changes", count).format(count=count)
    return ngettext("Import {count} item", "Import {count} items", count).format(count=count)


def has_states(preview: ImportPreview) -> bool:
    """Whether the file says of anything that it is done, begun or left out."""
    return any(row.status not in (None, ItemStatus.PLANNED) for row in preview.rows)


def has_matches(preview: ImportPreview, choices: ImportChoices) -> bool:
    """Whether there is anything to join, or was before it was chosen that nothing is."""
    return not choices.joins or any(row.state is RowState.MATCHED for row in preview.rows)


def skipped_words(skipped: Sequence[str]) -> str:
    """Return the heading of what was passed over; "" where nothing was."""
    count = len(skipped)
    return ngettext("{count} note on the file", "{count} notes on the file", count).format(count=count)


def form_words(form: FileForm) -> str:
    """Return what sort of file it is, for the learner."""
    return {
        FileForm.ROADMAP: _("roadmap file"),
        FileForm.EDITOR: _("roadmap.sh drawing"),
        FileForm.MOCKUP: _("older roadmap.sh drawing"),
        FileForm.CONTENT: _("roadmap.sh texts"),
        FileForm.MARKDOWN: _("Markdown list"),
        FileForm.TABLE: _("table"),
        FileForm.PLAN: _("whole plan"),
        FileForm.CALENDAR: _("calendar"),
    }[form]


def state_words(row: ImportRow) -> str:
    """Say how a row stands to the plan, and what would change."""
    if row.state is RowState.NEW:
        return _("New. {guess}").format(guess=row.because) if row.suggested else _("New")
    if row.state is RowState.SAME:
        return _("As it is in your plan")
    if row.state is RowState.CHANGED:
        words = _change_words(row)
        return words[:1].upper() + words[1:] or _("Changed")
    if row.state is RowState.REMOVED:
        return _removed_words(row)
    return ". ".join(filter(None, (_match_words(row), _change_words(row))))


def _match_words(row: ImportRow) -> str:
    same = one_line(row.item_title)
    if not same or same == one_line(row.title):
        words = _("In your plan already")
    else:
        words = _("In your plan already: {item}").format(item=same)
    return f"{words} ({row.because})" if row.because else words


def _removed_words(row: ImportRow) -> str:
    if not row.can_go:
        return _("No longer in the file; stays, for your plan uses it")
    if row.is_taken:
        return _("No longer in the file; goes out of your plan")
    return _("No longer in the file; stays in your plan")


def _change_words(row: ImportRow) -> str:
    return ", ".join(map(one_line, row.changes))


def _is_shown(row: ImportRow, phase: str, words: Sequence[str], show: Show) -> bool:
    if show is Show.CHANGES and row.state is RowState.SAME:
        return False
    if not words:
        return True
    text = f"{row.title} {row.item_title} {phase}".casefold()
    return all(word in text for word in words)


def _nothing_words(asked: Asked, preview: ImportPreview) -> str:
    if asked.text.strip():
        return _("Nothing here has these words.")
    if preview.phases:
        return _("Only phases have changed; every item is as it stands in your plan.")
    return _("Everything in this file is in your plan as it stands there.")


@lru_cache(maxsize=_MOST_KEPT)  # after a tick all rows but one are as they were
def _item_line(row: ImportRow) -> ItemLine:
    detail = state_words(row)
    end = study_length(row.minutes) if row.minutes else ""
    marks = (_("estimated") if row.is_estimate and end else "", _status_words(row.status))
    end_detail = ", ".join(filter(None, marks))
    tick = Tick.NONE if not can_choose(row) else Tick.ON if row.is_taken else Tick.OFF
    return ItemLine(
        row.key,
        one_line(row.title),
        detail,
        end,
        end_detail,
        row.subject.value,
        tick,
        ". ".join(filter(None, (detail, end, end_detail))),
    )


def _status_words(status: ItemStatus | None) -> str:
    if status in (None, ItemStatus.PLANNED):
        return ""
    return {
        ItemStatus.IN_PROGRESS: _("begun"),
        ItemStatus.DONE: _("done"),
        ItemStatus.SKIPPED: _("known"),
        ItemStatus.LEFT_OUT: _("left out"),
    }[status]


def _group_of(row: ImportRow) -> str:
    return _GONE if row.state is RowState.REMOVED else row.phase


def _group_line(phase: str, rows: Sequence[ImportRow]) -> GroupLine:
    title = _("No longer in the file") if phase == _GONE else one_line(phase) or _("Other items")
    open_rows = [row for row in rows if can_choose(row)]
    taken = sum(row.is_taken for row in open_rows)
    count = len(rows)
    words = ngettext("{count} item", "{count} items", count).format(count=count)
    if open_rows and taken < count and phase != _GONE:
        words = _("{chosen} of {count}").format(chosen=taken, count=count)
    if not open_rows:
        return GroupLine(phase, title, words, Tick.NONE)
    tick = Tick.ON if taken == len(open_rows) else Tick.PARTLY if taken else Tick.OFF
    return GroupLine(phase, title, words, tick)


def can_join(row: ImportRow) -> bool:
    """Whether it can be said of a row which item of the plan is the same topic."""
    return row.state in (RowState.NEW, RowState.MATCHED)

"""The columns of the roadmap's list: their titles, their widths, and what each says of a row."""

from collections.abc import Callable
from enum import IntEnum
from typing import Final

from PySide6.QtCore import Qt

from planner.i18n import _
from planner.ui.roadmap.filters import Sort
from planner.ui.roadmap.group_rows import GroupRow
from planner.ui.roadmap.rows import ItemRow
from planner.ui.roadmap.words import joined
from planner.ui.row_model import Column
from planner.ui.widgets.label import plain_tool_tip

AnyRow = GroupRow | ItemRow
Words = Callable[[AnyRow], str]


class At(IntEnum):
    """Where a column stands in the model."""

    NAME = 0
    SUBJECT = 1
    HOURS = 2
    STATE = 3
    FINISH = 4
    NEEDED = 5


SORTS: Final = {
    At.NAME: Sort.TITLE,
    At.SUBJECT: Sort.SUBJECT,
    At.HOURS: Sort.HOURS,
    At.STATE: Sort.STATE,
    At.FINISH: Sort.FINISH,
    At.NEEDED: Sort.NEEDED,
}
# Pixels at the usual text size, with the gap to the next column; the name takes what is left.
WIDTHS: Final = {At.SUBJECT: 128, At.HOURS: 162, At.STATE: 172}
WIDE_WIDTHS: Final = {
    At.SUBJECT: 170,
    At.HOURS: 210,
    At.STATE: 180,
    At.FINISH: 140,
    At.NEEDED: 162,
}
LEAST_NAME: Final = 220
WIDE_FROM: Final = 1080
# What gives way first where the names would be left too little room.
GIVES_WAY: Final = (At.SUBJECT, At.HOURS)


def column_widths(room: int, scale: float) -> dict[At, int]:
    """Return the columns that fit beside the names into `room` pixels, with their widths."""
    widths = WIDE_WIDTHS if room >= WIDE_FROM * scale else WIDTHS
    scaled = {column: round(width * scale) for column, width in widths.items()}
    for column in GIVES_WAY:
        if room - sum(scaled.values()) < LEAST_NAME * scale:
            scaled.pop(column, None)
    return scaled


def make_columns() -> tuple[Column, ...]:
    """Return the columns in the order of `At`."""
    return (
        _column(_("Item"), lambda row: row.title, _name_tip, _row_spoken),
        _column(_("Subject"), _subject),
        _column(_("Hours"), lambda row: row.hours_words),
        _column(_("State"), _state),
        _column(_("Planned finish"), lambda row: row.finish_words),
        _column(_("Needed for"), _needed_for),
    )


def _column(title: str, words: Words, tip: Words | None = None, spoken: Words | None = None) -> Column:
    tip = tip or words
    return Column(
        title,
        {
            Qt.ItemDataRole.DisplayRole: words,
            Qt.ItemDataRole.ToolTipRole: lambda row: plain_tool_tip(tip(row)),
            Qt.ItemDataRole.AccessibleTextRole: spoken or words,
        },
    )


def _subject(row: AnyRow) -> str:
    return row.count_words if isinstance(row, GroupRow) else row.subject_name


def _state(row: AnyRow) -> str:
    return "" if isinstance(row, GroupRow) else row.state_words


def _needed_for(row: AnyRow) -> str:
    return "" if isinstance(row, GroupRow) else row.needed_for


def _name_tip(row: AnyRow) -> str:
    if isinstance(row, GroupRow):
        return "\n".join(filter(None, (row.title, row.explained)))
    return "\n".join(filter(None, (row.title, row.source, _("Optional") if row.is_optional else "")))


def _row_spoken(row: AnyRow) -> str:
    """What a screen reader says of a row, so that one need not walk along its cells."""
    if isinstance(row, GroupRow):
        return joined((row.title, row.count_words, row.hours_words))
    optional = _("Optional") if row.is_optional else ""
    return joined((row.title, row.kind_word, optional, row.state_words, row.hours_words))

"""The columns of the courses' table: their titles, their widths, and what each says of a row."""

from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import Final

from PySide6.QtCore import Qt

from planner.i18n import _
from planner.ui.courses.filters import GroupRow, Sort
from planner.ui.courses.rows import CourseRow
from planner.ui.roadmap.words import joined
from planner.ui.row_model import Column
from planner.ui.widgets.label import plain_tool_tip

AnyRow = GroupRow | CourseRow
Words = Callable[[CourseRow], str]


class At(IntEnum):
    """Where a column stands in the model."""

    TITLE = 0
    PROVIDER = 1
    SUBJECT = 2
    UNITS = 3
    HOURS = 4
    STARTED = 5
    FINISH = 6
    PRICE = 7
    EVIDENCE = 8


SORTS: Final = {
    At.TITLE: Sort.TITLE,
    At.PROVIDER: Sort.PROVIDER,
    At.SUBJECT: Sort.SUBJECT,
    At.UNITS: Sort.UNITS,
    At.HOURS: Sort.HOURS,
    At.STARTED: Sort.STARTED,
    At.FINISH: Sort.FINISH,
    At.PRICE: Sort.PRICE,
    At.EVIDENCE: Sort.EVIDENCE,
}
# Pixels at the usual text size, with the gap to the next column; the title takes what is left.
_WIDTHS: Final = {At.SUBJECT: 130, At.UNITS: 138, At.HOURS: 96, At.FINISH: 102}
_WIDE_WIDTHS: Final = {
    At.PROVIDER: 270,
    At.SUBJECT: 140,
    At.UNITS: 190,
    At.HOURS: 104,
    At.STARTED: 110,
    At.FINISH: 118,
}
# Those that stand in the table where the learner wishes it, and not by themselves.
_WISHED_WIDTHS: Final = {At.PROVIDER: 200, At.STARTED: 110, At.PRICE: 110, At.EVIDENCE: 150}
LEAST_TITLE: Final = 220
LEAST_WIDTH: Final = 56
# What gives way first where the titles would be left too little room: of the first those that nobody wished.
_GIVES_WAY: Final = (At.EVIDENCE, At.PRICE, At.STARTED, At.PROVIDER, At.SUBJECT)
_GIVES_WAY_LAST: Final = (At.HOURS, At.UNITS)


def column_widths(
    room: int, scale: float, chosen: Mapping[At, int], wished: Mapping[At, bool], *, is_wide: bool
) -> dict[At, int]:
    """Return the columns that fit beside the titles into `room` pixels, with their widths.

    `chosen` are widths that the learner gave to columns, in pixels at the usual text size; `wished` says of
    some columns whether they shall stand there; before those the others give way.
    """
    wanted = usual_columns(is_wide=is_wide) | {at for at, is_on in wished.items() if is_on}
    usual = {**_WISHED_WIDTHS, **(_WIDE_WIDTHS if is_wide else _WIDTHS)}
    widths = {
        at: round(max(LEAST_WIDTH, chosen.get(at, usual[at])) * scale)
        for at in At
        if at in wanted and wished.get(at, True)
    }
    if room - sum(widths.values()) < LEAST_TITLE * scale:  # widths of a wider window
        widths = {at: min(width, round(usual[at] * scale)) for at, width in widths.items()}
    for at in (*sorted(_GIVES_WAY, key=lambda at: wished.get(at, False)), *_GIVES_WAY_LAST):
        if room - sum(widths.values()) < LEAST_TITLE * scale:
            widths.pop(at, None)
    return widths


def usual_columns(*, is_wide: bool) -> frozenset[At]:
    """Return the columns that stand beside the titles where the learner wishes nothing else."""
    return frozenset(_WIDE_WIDTHS if is_wide else _WIDTHS)


def make_columns() -> tuple[Column, ...]:
    """Return the columns in the order of `At`."""
    return (
        _title_column(),
        _column(_("Provider or author"), lambda row: row.provider),
        _column(_("Subject"), lambda row: row.subject_name),
        _column(_("Units"), lambda row: row.units_words, lambda row: row.units_told),
        _column(_("Hours"), lambda row: row.hours_words),
        _column(_("Started"), lambda row: row.started_words),
        _column(_("Finish"), lambda row: row.finish.words, lambda row: row.finish.told),
        _column(_("Price"), lambda row: row.price),
        _column(_("Evidence"), lambda row: row.evidence),
    )


def _title_column() -> Column:
    return Column(
        _("Title"),
        {
            Qt.ItemDataRole.DisplayRole: lambda row: row.title,
            Qt.ItemDataRole.ToolTipRole: lambda row: plain_tool_tip(_tip(row)),
            Qt.ItemDataRole.AccessibleTextRole: _spoken,
            Qt.ItemDataRole.CheckStateRole: _check_state,
        },
    )


def _column(title: str, words: Words, told: Words | None = None) -> Column:
    told = told or words
    return Column(
        title,
        {
            Qt.ItemDataRole.DisplayRole: _of_courses(words),
            Qt.ItemDataRole.ToolTipRole: lambda row: plain_tool_tip(_of_courses(told)(row)),
            Qt.ItemDataRole.AccessibleTextRole: _of_courses(told),
        },
    )


def _of_courses(words: Words) -> Callable[[AnyRow], str]:
    return lambda row: words(row) if isinstance(row, CourseRow) else ""


def _check_state(row: AnyRow) -> Qt.CheckState | None:
    if not isinstance(row, CourseRow) or not row.can_tick:
        return None
    return Qt.CheckState.Checked if row.is_done else Qt.CheckState.Unchecked


def _tip(row: AnyRow) -> str:
    if isinstance(row, GroupRow):
        return row.title
    return "\n".join(filter(None, (row.title, row.provider, row.kind_word)))


def _spoken(row: AnyRow) -> str:
    """What a screen reader says of a row, so that one need not walk along its cells."""
    if isinstance(row, GroupRow):
        return joined((row.title, str(row.count)))
    said = row.title, row.kind_word, row.provider, row.units_told, row.hours_words, row.finish.told
    return joined(said)

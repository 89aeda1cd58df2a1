"""The columns of a table and what each is taken for, as the learner reads it. Knows no Qt."""

from collections.abc import Mapping, Sequence

from planner.exchange.incoming import TableField, TableHead
from planner.formats import one_line
from planner.i18n import _
from planner.values import Value

_MOST_EXAMPLES = 4
_LONGEST_EXAMPLE = 60


class ColumnRow(Value):
    """A column.

    Attributes:
        title: its name, or its place where it has none.
        examples: what stands in its first rows.
        field: what it is taken for, or None.
    """

    title: str
    examples: str
    field: TableField | None


def column_rows(head: TableHead) -> tuple[ColumnRow, ...]:
    """Return the columns of a table in their order, as they were understood."""
    by_column = {column: field for field, column in head.fields.items()}
    return tuple(
        ColumnRow(_title(name, place), _examples(head, place), by_column.get(place))
        for place, name in enumerate(head.columns)
    )


def fields_of(rows: Sequence[ColumnRow]) -> dict[TableField, int]:
    """Return from which column each field is read; of several that are taken for one, it is the last."""
    return {row.field: place for place, row in enumerate(rows) if row.field is not None}


def doubled(rows: Sequence[ColumnRow]) -> str:
    """Return which columns are taken for the same; "" where each is taken for something of its own.

    None of them loses it by itself: whoever steps through the choices passes what others are taken for.
    """
    for field, words in field_words().items():
        titles = [row.title for row in rows if row.field is field]
        if field is not None and len(titles) > 1:
            sentence = _("{first} and {second} are both taken for “{field}”. Change one of them.")
            return sentence.format(first=titles[0], second=titles[1], field=words)
    return ""


def problem_with(rows: Sequence[ColumnRow]) -> str:
    """Return why the table cannot be read like that; "" where it can."""
    if all(row.field is not TableField.TITLE for row in rows):
        return _("Say which column holds the titles.")
    return doubled(rows)


def field_words() -> Mapping[TableField | None, str]:
    """Return what a column can be taken for, in the order in which it is offered."""
    return {
        None: _("Not used"),
        TableField.TITLE: _("Title"),
        TableField.PHASE: _("Phase"),
        TableField.HOURS: _("Hours"),
        TableField.STATE: _("State, such as done"),
        TableField.KIND: _("Kind, such as course"),
        TableField.SUBJECT: _("Subject"),
        TableField.LINK: _("Link"),
        TableField.PROVIDER: _("Provider"),
        TableField.UNITS: _("Units, such as lessons"),
        TableField.REQUIRES: _("What comes before it"),
        TableField.DONE_WHEN: _("When it is done"),
        TableField.NOTE: _("Note"),
        TableField.CORE: _("Whether it belongs to the core"),
        TableField.ID: _("Its own id"),
    }


def _title(name: str, place: int) -> str:
    return one_line(name) or _("Column {number}").format(number=place + 1)


def _examples(head: TableHead, place: int) -> str:
    texts = (one_line(row[place]) for row in head.rows)
    shown = [_shortened(text) for text in texts if text][:_MOST_EXAMPLES]
    return " · ".join(shown) or _("empty in the first rows")


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_EXAMPLE else text[: _LONGEST_EXAMPLE - 1].rstrip() + "…"

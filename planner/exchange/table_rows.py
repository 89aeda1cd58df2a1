"""Items from the rows of a table, of a spreadsheet as of Markdown, whose columns are known."""

import re
from collections.abc import Sequence

from planner.domain.course_work import MOST_UNITS
from planner.domain.item import Effort, ItemKind, ItemStatus, Resource, Subject
from planner.domain.web_address import is_web_address
from planner.exchange.cell_words import names_a_sum, says_nothing, state_of, truth_of
from planner.exchange.columns import Companion, Fields, companions, fields_by_name, hours_unit, plain_name
from planner.exchange.effort_words import effort_of
from planner.exchange.estimates_by_kind import effort_in, kind_of, subject_of
from planner.exchange.incoming import SkipCause, TableField
from planner.exchange.item_drafts import Draft, web_link, whole_address
from planner.exchange.skip_counts import SkipCounts

_ADDRESS = re.compile(r"https?://[^\s<>\"|]+[^\s<>\"|.,;:!?)\]]", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]]{0,300})\]\(([^()\s]{1,2100})\)")
_MAY_BE_NONE = (TableField.HOURS, TableField.LINK)
_TAGS = ("tags", "labels")
_DIGITS = 9  # more than any number of units has, and few enough for any number
# Behind the name of a label, as boards write it.
_COLOUR = re.compile(
    r" \((?:green|yellow|orange|red|purple|blue|sky|lime|pink|black)(?:_dark|_light)?\)(?=,|$)"
)
_LEAST_STATES = 0.8  # of the cells of a phase column, for it to tell states instead


class RowReader:
    """Makes drafts of rows; counts what in them tells nothing."""

    def __init__(self, names: Sequence[str], fields: Fields, skips: SkipCounts) -> None:
        """`names` are those of the columns, `fields` says which of them tells what."""
        self._fields = dict(fields)
        self._companions = {
            field: place for field, place in companions(names).items() if place not in fields.values()
        }
        self._skips = skips
        self._title_name = names[fields[TableField.TITLE]]
        hours = self._fields.get(TableField.HOURS)
        self._unit = 1.0 if hours is None else hours_unit(names[hours])
        self._may_be_zero = hours is not None and fields_by_name(names).get(TableField.HOURS) == hours
        phase = self._fields.get(TableField.PHASE)
        self._has_tags = phase is not None and plain_name(names[phase]) in _TAGS
        if phase is None and Companion.THEME not in self._companions:
            subject = self._fields.get(TableField.SUBJECT)
            if subject is not None:  # what a row is filed under is all that its heading can be
                self._fields[TableField.PHASE] = subject

    def draft(
        self, row: Sequence[str], headings: Sequence[str] = (), links: Sequence[Resource] = ()
    ) -> Draft | None:
        """Return the item of a row, or None for one without a title, of sums or put away, which is counted.

        `headings` stand above the table; `links` are what the row's cells lead to, where the form of the
        table tells them from their words.
        """
        title = self._cell(row, TableField.TITLE)
        if not title:
            self._skips.add(SkipCause.NO_TITLE, " ".join(filter(None, row)))
            return None
        if names_a_sum(title):
            self._skips.add(SkipCause.SUM_ROW, title)
            return None
        if truth_of(self._beside(row, Companion.ARCHIVED)):
            self._skips.add(SkipCause.ARCHIVED, title)
            return None
        subject = self._cell(row, TableField.SUBJECT)
        draft = Draft(
            title=title,
            headings=(*headings, *self._phase(row)),
            id=self._cell(row, TableField.ID),
            kind=self._kind(row, title),
            subject=_subject(title, subject) if subject else None,
            effort=self._effort(row),
            status=self._status(row),
            links=[*links, *self._links(row)],
            notes=list(filter(None, [self._cell(row, TableField.NOTE)])),
            done_when=self._cell(row, TableField.DONE_WHEN),
            requires=tuple(filter(None, [self._cell(row, TableField.REQUIRES)])),
            after=tuple(filter(None, [self._beside(row, Companion.AFTER)])),
            units=self._units(row),
            core=self._core(row),
        )
        if draft.effort is None and TableField.HOURS not in self._fields:
            draft.effort, draft.title = effort_in(title)
        return draft

    def _cell(self, row: Sequence[str], field: TableField) -> str:
        place = self._fields.get(field)
        cell = row[place].strip() if place is not None and place < len(row) else ""
        return "" if field in _MAY_BE_NONE and says_nothing(cell) else cell

    def _beside(self, row: Sequence[str], field: Companion) -> str:
        place = self._companions.get(field)
        return row[place].strip() if place is not None and place < len(row) else ""

    def _phase(self, row: Sequence[str]) -> tuple[str, ...]:
        phase = self._cell(row, TableField.PHASE)
        if self._has_tags:  # the first stands for all, which together would make a phase of each mixture
            phase = _COLOUR.sub("", phase).partition(",")[0].strip()
        theme = self._beside(row, Companion.THEME)
        return tuple(filter(None, [theme, phase or theme])) if phase or theme else ()

    def _kind(self, row: Sequence[str], title: str) -> ItemKind | None:
        """Return the kind that a row tells, or the name of the column of its title, as "Courses"."""
        word = self._cell(row, TableField.KIND).casefold()
        if word in list(ItemKind):
            return ItemKind(word)
        kind = kind_of(word) if word else kind_of(title, self._title_name)
        return None if kind is ItemKind.TOPIC else kind

    def _effort(self, row: Sequence[str]) -> Effort | None:
        cell = self._cell(row, TableField.HOURS)
        if not cell:
            return None
        workload = self._beside(row, Companion.WORKLOAD)
        effort = effort_of(f"{cell}, {workload}") or effort_of(cell, self._unit)
        if effort is None:
            self._skips.add(SkipCause.HOURS, cell)
            return None
        if not effort.likely and not self._may_be_zero:  # a number that nothing says to be study time
            return None
        least = effort_of(self._beside(row, Companion.LEAST_HOURS), 1.0) or effort
        most = effort_of(self._beside(row, Companion.MOST_HOURS), 1.0) or effort
        if least.likely <= effort.likely <= most.likely:
            return Effort(min(effort.low, least.likely), effort.likely, max(effort.high, most.likely))
        return effort

    def _status(self, row: Sequence[str]) -> ItemStatus | None:
        cell = self._cell(row, TableField.STATE)
        if not cell:
            return None
        status = state_of(cell)
        if status is None:
            self._skips.add(SkipCause.STATE, cell)
        return None if status is ItemStatus.PLANNED else status

    def _links(self, row: Sequence[str]) -> list[Resource]:
        cell = self._cell(row, TableField.LINK)
        by = self._cell(row, TableField.PROVIDER).split("\n")
        found = [(label, address) for label, address in _LINK.findall(cell)]
        if all(is_web_address(whole_address(word)) for word in cell.split()):
            found = [("", address) for address in cell.split()]
        else:
            found += [("", address) for address in _ADDRESS.findall(_LINK.sub(" ", cell))]
        if cell and not found:
            self._skips.add(SkipCause.LINK, cell)
        provider = by[0] if len(by) == 1 else ""
        links = [web_link(label, address, provider) for label, address in found]
        return [link for link in links if link is not None]

    def _units(self, row: Sequence[str]) -> int | None:
        cell = self._cell(row, TableField.UNITS)
        digits = cell.lstrip("0")
        if cell.isascii() and digits.isdigit() and len(digits) < _DIGITS and int(digits) <= MOST_UNITS:
            return int(digits)
        if digits and not says_nothing(digits):
            self._skips.add(SkipCause.UNITS, cell)
        return None

    def _core(self, row: Sequence[str]) -> bool:
        optional = truth_of(self._beside(row, Companion.OPTIONAL))
        core = truth_of(self._cell(row, TableField.CORE))
        return not optional if core is None else core


def _subject(title: str, word: str) -> Subject:
    plain = word.casefold()
    return Subject(plain) if plain in list(Subject) else subject_of(title, word)


def fields_without_false_phase(fields: Fields, names: Sequence[str], rows: Sequence[Sequence[str]]) -> Fields:
    """Return the fields; where the phases are states, as the lists of a board are, they are read as such.

    The labels of its cards tell the phases then, where it has any.
    """
    place = fields.get(TableField.PHASE)
    if place is None or TableField.STATE in fields:
        return fields
    cells = [row[place] for row in rows if row[place].strip()]
    states = sum(state_of(cell) is not None for cell in cells)
    if not cells or states < _LEAST_STATES * len(cells):
        return fields
    result = dict(fields)
    del result[TableField.PHASE]
    result[TableField.STATE] = place
    labels = [number for number, name in enumerate(names) if plain_name(name) in _TAGS]
    free = [label for label in labels if label not in result.values() and any(row[label] for row in rows)]
    return result | {TableField.PHASE: free[0]} if free else result

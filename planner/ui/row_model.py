"""One tree model for every list of the window: rows in two levels, told apart by their ids.

A screen hands over all of its rows again after a change; the model finds out what is gone, new, moved or
changed and tells the views no more than that, so selection, scroll position and focus stay.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, Final, Protocol

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.values import Value

ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_ROOT: Final = 0
_NOWHERE: Final = QModelIndex()

Index = QModelIndex | QPersistentModelIndex
ValueOf = Callable[[Any], object]


class Row(Protocol):
    """A frozen value with an id. Rows that are equal look equal."""

    @property
    def id(self) -> str: ...


class Branch(Value):
    """A row of the upper level and those below it.

    Ids are told apart within a level: an id may stand once above and once below. A row below that comes
    under another branch has moved. Where rows may repeat, the places of one id below are told apart by their
    order: its first row here and its first row in what is shown next are the same one.
    """

    row: Row
    children: tuple[Row, ...] = ()


class Column(Value):
    """A column: its title, and for each role the small function that gives a row's value."""

    title: str
    roles: Mapping[int, ValueOf]


class RowModel(QAbstractItemModel):
    """Shows branches. Every role ROW_ROLE is the row itself.

    Internally a row is a number that is given once to its id and never to another, which is what the
    indexes hold: Qt keeps no Python object that could be gone.
    """

    def __init__(
        self, columns: Sequence[Column], parent: QObject | None = None, *, may_repeat: bool = False
    ) -> None:
        """Show these columns; with `may_repeat` an id may stand below more than once."""
        super().__init__(parent)
        self._columns = tuple(columns)
        self._may_repeat = may_repeat
        self._numbers: dict[tuple[bool, str, int], int] = {}
        self._rows: dict[int, Row] = {}
        self._children: dict[int, list[int]] = {_ROOT: []}
        self._parents: dict[int, int] = {}
        self._places: dict[int, int] = {}

    # -- for screens

    def show(self, branches: Iterable[Branch], *, most_steps: int | None = None) -> None:
        """Show these rows instead of those before. Raises ValueError where two of a level share an id.

        Where more rows than `most_steps` come, go or move, the model is reset, which is faster; its view then
        has to choose and open again what was, for which `number_of` an index stays the same.
        """
        rows: dict[int, Row] = {}
        wanted: dict[int, list[int]] = {_ROOT: []}
        seen: Counter[str] = Counter()
        for branch in branches:
            top = self._number(branch.row, rows, above=True)
            wanted[_ROOT].append(top)
            wanted[top] = [
                self._number(row, rows, above=False, nth=self._nth(row, seen)) for row in branch.children
            ]
        gone = self._rows.keys() - rows.keys()
        if most_steps is not None and self._steps(wanted, gone) > most_steps:
            self._reset(wanted, rows)
            return
        for top in self._children[_ROOT]:
            self._remove(top, gone)
        self._arrange(_ROOT, wanted[_ROOT], rows)
        for top in wanted[_ROOT]:
            self._arrange(top, wanted[top], rows)
        # Only now, for what was below them may have moved to another branch.
        self._remove(_ROOT, gone)
        self._change(rows)

    def row_at(self, index: Index) -> Row | None:
        """The row at an index; None for an invalid one."""
        return self._rows[index.internalId()] if index.isValid() else None

    def index_of(self, id: str, *, above: bool = False, column: int = 0) -> QModelIndex:
        """The index of the first row with an id, below or above; an invalid one when it is not shown."""
        number = self._numbers.get((above, id, 0))
        return _NOWHERE if number not in self._rows else self._index(number, column)

    def is_above(self, index: Index) -> bool:
        """Whether a valid index is one of the upper level."""
        return self._parents[index.internalId()] == _ROOT

    def number_of(self, index: Index) -> int:
        """Return a number for the row at a valid index, which no other row ever has."""
        return index.internalId()

    def index_of_number(self, number: int) -> QModelIndex:
        """The index of the row with a number; an invalid one when it is not shown."""
        return self._index(number, 0) if number in self._rows else _NOWHERE

    # -- for views

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        # Views ask this more than anything else; hasIndex would ask back twice each time.
        children = self._children.get(self._number_at(parent), ())
        if not (0 <= row < len(children) and 0 <= column < len(self._columns)) or parent.column() > 0:
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    def sibling(self, row: int, column: int, index: Index) -> QModelIndex:
        # A view asks for the cells of each row to learn its height; Qt's own way there leads over the parent.
        if index.isValid() and row == index.row() and 0 <= column < len(self._columns):
            return self.createIndex(row, column, index.internalId())
        return super().sibling(row, column, index)

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        # QObject.parent, which takes nothing, is hidden by Qt's own model in the same way.
        above = self._parents.get(index.internalId(), _ROOT) if index.isValid() else _ROOT
        return QModelIndex() if above == _ROOT else self._index(above, 0)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if parent.column() > 0:
            return 0
        return len(self._children.get(self._number_at(parent), ()))

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.internalId()]
        if role == ROW_ROLE:
            return row
        value = self._columns[index.column()].roles.get(role)
        return None if value is None else value(row)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title if 0 <= section < len(self._columns) else None
        return None

    # -- what changes

    def _nth(self, row: Row, seen: Counter[str]) -> int:
        """Count a row below; return how many of its id stand before it, 0 where rows may not repeat."""
        before = seen[row.id] if self._may_repeat else 0
        seen[row.id] += 1
        return before

    def _number(self, row: Row, rows: dict[int, Row], *, above: bool, nth: int = 0) -> int:
        number = self._numbers.setdefault((above, row.id, nth), len(self._numbers) + 1)
        if number in rows:
            raise ValueError(f"two rows are called {row.id}")
        rows[number] = row
        return number

    def _steps(self, wanted: Mapping[int, Sequence[int]], gone: Set[int]) -> int:
        """Return how many rows go, come or move."""
        steps = len(gone)
        for parent, numbers in wanted.items():
            stay = self._staying(parent, numbers) if parent in self._children else ()
            steps += len(numbers) - len(stay)
        return steps

    def _reset(self, wanted: dict[int, list[int]], rows: dict[int, Row]) -> None:
        self.beginResetModel()
        self._rows, self._children = rows, wanted
        self._parents = {number: parent for parent, numbers in wanted.items() for number in numbers}
        self._places = {number: place for numbers in wanted.values() for place, number in enumerate(numbers)}
        self.endResetModel()

    def _remove(self, parent: int, gone: set[int]) -> None:
        children = self._children[parent]
        runs = list(_runs(place for place, each in enumerate(children) if each in gone))
        for first, last in reversed(runs):
            self.beginRemoveRows(self._parent_index(parent), first, last)
            for number in children[first : last + 1]:
                del self._rows[number], self._parents[number], self._places[number]
                self._children.pop(number, None)
            del children[first : last + 1]
            self._place(parent, first)
            self.endRemoveRows()

    def _arrange(self, parent: int, wanted: Sequence[int], rows: Mapping[int, Row]) -> None:
        """Bring the wanted rows under a parent, in their order, before what is about to leave it."""
        if self._children[parent] == wanted:
            return
        stay = self._staying(parent, wanted)
        before: int | None = None
        end = len(wanted)
        while end > 0:
            number = wanted[end - 1]
            if number in self._parents:
                if number not in stay:
                    self._move(number, parent, self._place_before(parent, before))
                end, before = end - 1, number
                continue
            start = end - 1
            while start > 0 and wanted[start - 1] not in self._parents:
                start -= 1
            self._insert(parent, self._place_before(parent, before), wanted[start:end], rows)
            end, before = start, wanted[start]

    def _staying(self, parent: int, wanted: Sequence[int]) -> set[int]:
        """The most rows that can stay where they are while the others move around them."""
        if self._children[parent] == wanted:
            return set(wanted)
        here = [number for number in wanted if self._parents.get(number) == parent]
        places = [self._places[number] for number in here]
        return {here[each] for each in _longest_rise(places)}

    def _place_before(self, parent: int, number: int | None) -> int:
        return len(self._children[parent]) if number is None else self._places[number]

    def _insert(self, parent: int, place: int, numbers: Sequence[int], rows: Mapping[int, Row]) -> None:
        self.beginInsertRows(self._parent_index(parent), place, place + len(numbers) - 1)
        self._children[parent][place:place] = numbers
        for number in numbers:
            self._rows[number], self._parents[number] = rows[number], parent
            if parent == _ROOT:
                self._children[number] = []
        self._place(parent, place)
        self.endInsertRows()

    def _move(self, number: int, parent: int, place: int) -> None:
        old, at = self._parents[number], self._places[number]
        if old == parent and place in (at, at + 1):
            return
        self.beginMoveRows(self._parent_index(old), at, at, self._parent_index(parent), place)
        del self._children[old][at]
        to = place - 1 if old == parent and place > at else place
        self._children[parent].insert(to, number)
        self._parents[number] = parent
        self._place(old, min(at, to) if old == parent else at)
        if old != parent:
            self._place(parent, to)
        self.endMoveRows()

    def _place(self, parent: int, first: int) -> None:
        children = self._children[parent]
        for place in range(first, len(children)):
            self._places[children[place]] = place

    def _change(self, rows: Mapping[int, Row]) -> None:
        for parent in (_ROOT, *self._children[_ROOT]):
            children = self._children[parent]
            changed = [place for place, each in enumerate(children) if _differ(self._rows[each], rows[each])]
            for number in children:
                self._rows[number] = rows[number]
            for first, last in _runs(changed):
                end = len(self._columns) - 1
                self.dataChanged.emit(self._index(children[first], 0), self._index(children[last], end))

    # -- indexes

    def _number_at(self, index: Index) -> int:
        return index.internalId() if index.isValid() else _ROOT

    def _index(self, number: int, column: int) -> QModelIndex:
        return self.createIndex(self._places[number], column, number)

    def _parent_index(self, parent: int) -> QModelIndex:
        return QModelIndex() if parent == _ROOT else self._index(parent, 0)


def _differ(one: Row, other: Row) -> bool:
    """Whether two rows look different; one and the same is not compared value by value."""
    return one is not other and one != other


def _runs(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of each stretch of rising places without a gap."""
    first = last = -2
    for place in places:
        if place != last + 1:
            if first >= 0:
                yield first, last
            first = place
        last = place
    if first >= 0:
        yield first, last


def _longest_rise(values: Sequence[int]) -> list[int]:
    """Return where a longest rising part of distinct values lies (patience sorting, `O(n log n)`)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, value in enumerate(values):
        pile = bisect_left(tops, value)
        before.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [value]
        ends[pile : pile + 1] = [at]
    rise = []
    at = ends[-1] if ends else -1
    while at >= 0:
        rise.append(at)
        at = before[at]
    return rise

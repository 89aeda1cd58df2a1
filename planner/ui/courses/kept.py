"""What the courses' table is like from one run to the next: filters, order, closed groups, widths."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final, TypeVar

from PySide6.QtCore import QSettings

from planner.domain.item import ItemKind, Subject
from planner.ui.courses.columns import At
from planner.ui.courses.filters import Filters, Show, Sort
from planner.ui.courses.table import CourseTable

_SHOW: Final = "courses_show"
_SUBJECTS: Final = "courses_tracks"
_PROVIDERS: Final = "courses_providers"
_KINDS: Final = "courses_kinds"
_SORT: Final = "courses_sort"
_DESCENDING: Final = "courses_descending"
_CLOSED: Final = "courses_closed"
_WIDTHS: Final = "courses_widths"
_COLUMNS: Final = "courses_columns"
_WIDEST: Final = 2_000

_Choice = TypeVar("_Choice", bound=StrEnum)


class KeptTable:
    """Reads and writes the settings; what cannot be read counts as never kept."""

    def __init__(self, settings: QSettings) -> None:
        """Keep things in these settings."""
        self._settings = settings

    def filters(self) -> Filters:
        """Return the filters as they were left; what was searched for is forgotten."""
        return Filters(
            show=next(iter(self._choices(_SHOW, Show)), Show.ALL),
            subjects=frozenset(self._choices(_SUBJECTS, Subject)),
            providers=frozenset(self._words(_PROVIDERS)),
            kinds=frozenset(self._choices(_KINDS, ItemKind)),
            sort=next(iter(self._choices(_SORT, Sort)), Sort.FINISH),
            descending=bool(self._settings.value(_DESCENDING, False, type=bool)),
        )

    def keep_filters(self, filters: Filters) -> None:
        """Keep filters for the next run."""
        self._keep(_SHOW, [filters.show])
        self._keep(_SUBJECTS, filters.subjects)
        self._keep(_PROVIDERS, filters.providers)
        self._keep(_KINDS, filters.kinds)
        self._keep(_SORT, [filters.sort])
        self._settings.setValue(_DESCENDING, filters.descending)

    def dress(self, table: CourseTable) -> None:
        """Give a table the groups and widths that were kept."""
        table.close_groups(self._words(_CLOSED))
        table.set_widths(self._widths())
        table.wish_columns(self._columns())

    def keep_table(self, table: CourseTable) -> None:
        """Keep the groups and widths of a table."""
        self._keep(_CLOSED, table.closed_groups())
        self._keep(_WIDTHS, [f"{at.name}={width}" for at, width in table.widths().items()])
        wished = table.wished_columns().items()
        self._keep(_COLUMNS, [f"{at.name}={'on' if is_on else 'off'}" for at, is_on in wished])

    def _widths(self) -> Mapping[At, int]:
        said = self._by_column(_WIDTHS)
        widths = {at: int(width) for at, width in said.items() if width.isdecimal()}
        return {at: width for at, width in widths.items() if 0 < width <= _WIDEST}

    def _columns(self) -> Mapping[At, bool]:
        return {at: on == "on" for at, on in self._by_column(_COLUMNS).items() if on in ("on", "off")}

    def _by_column(self, key: str) -> Mapping[At, str]:
        """Read what is kept of each column as "UNITS=130"; the titles are as wide as there is room."""
        pairs = (words.partition("=") for words in self._words(key))
        columns = At.__members__.keys() - {At.TITLE.name}
        return {At[name]: value for name, _equals, value in pairs if name in columns}

    def _choices(self, key: str, kind: type[_Choice]) -> list[_Choice]:
        known = {each.value: each for each in kind}
        return [known[words] for words in self._words(key) if words in known]

    def _words(self, key: str) -> list[str]:
        value = self._settings.value(key, [])
        if isinstance(value, str):  # a list of one comes back as its only word
            return [value] if value else []
        return [str(each) for each in value] if isinstance(value, list | tuple) else []

    def _keep(self, key: str, words: Iterable[str]) -> None:
        self._settings.setValue(key, sorted(str(each) for each in words))

"""The plan as a printed table: a row for each week, under the months."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from planner.i18n import _
from planner.ui.printing.flow import Group
from planner.ui.printing.page import Page
from planner.ui.printing.plan_rows import MonthLines, WeekLine
from planner.ui.week.grid.line_text import title_lines
from planner.values import Value

_LINE: Final = 16
_PADDING: Final = 8
_GAP: Final = 14
_ICON: Final = 12
_MOST_LINES: Final = 30
HEAD: Final = 22


class Columns(Value):
    """How wide the columns before what is studied are."""

    week: float
    days: float
    hours: float

    @property
    def left(self) -> float:
        """Where what is studied begins."""
        return self.week + self.days + self.hours


def columns_for(page: Page, months: Sequence[MonthLines]) -> Columns:
    """Return columns that hold the longest of their words, the head's too."""
    lines = [line for month in months for line in month.weeks]
    names = _names()
    texts = (
        [names[0], *(line.number for line in lines)],
        [names[1], *(line.days for line in lines)],
        [names[2], *(line.hours for line in lines)],
    )
    metrics = QFontMetricsF(page.look.font("small", 600))
    widths = [max(map(metrics.horizontalAdvance, column)) + _GAP for column in texts]
    return Columns(*widths)


def draw_table_head(page: Page, columns: Columns, top: float) -> None:
    """Name the columns."""
    left = page.area.left()
    starts = (0.0, columns.week, columns.week + columns.days, columns.left)
    for name, start in zip(_names(), starts, strict=True):
        place = QRectF(left + start, top, page.area.width() - start, HEAD - 5)
        page.words(place, name, "caption", weight=600, color="text.secondary")
    page.rule(left, page.area.right(), top + HEAD - 3)


def month_groups(months: Sequence[MonthLines], columns: Columns) -> list[Group]:
    """Return the months as groups to be drawn."""
    return [
        Group(
            head=_MonthHead(month.title),
            again=_MonthHead(_("{month}, continued").format(month=month.title)),
            rows=tuple(_Week(week, columns) for week in month.weeks),
            gap=6,
        )
        for month in months
    ]


def _names() -> tuple[str, str, str, str]:
    return _("Week"), _("Days"), _("Planned"), _("What is studied")


class _MonthHead(Value):
    title: str

    def height(self, page: Page, width: float) -> float:
        return page.look.line("body") + 6

    def draw(self, page: Page, place: QRectF) -> None:
        page.words(place.adjusted(0, 0, 0, -2), self.title, "body", weight=600)
        page.rule(place.left(), place.right(), place.bottom() - 1)


class _Week(Value):
    """A week: first what is due in it, in bold type, then what is studied."""

    line: WeekLine
    columns: Columns

    def height(self, page: Page, width: float) -> float:
        lines = len(self.line.exams) + len(self.line.due) + len(self._studied(page, width))
        return lines * _LINE + _PADDING

    def draw(self, page: Page, place: QRectF) -> None:
        line, columns = self.line, self.columns
        first = QRectF(place.left(), place.top() + _PADDING / 2 - 1, place.width(), _LINE)
        page.words(first, line.number, weight=600)
        days = first.adjusted(columns.week, 0, 0, 0)
        page.words(days, line.days)
        page.words(days.adjusted(columns.days, 0, 0, 0), line.hours)
        text = first.adjusted(columns.left, 0, 0, 0)
        for icon, entries in (("flag", line.exams), ("clock", line.due)):
            for entry in entries:
                page.icon(icon, QRectF(text.left(), text.center().y() - _ICON / 2, _ICON, _ICON))
                page.words(text.adjusted(_ICON + 5, 0, 0, 0), entry, weight=600)
                text.translate(0, _LINE)
        for studied in self._studied(page, place.width()):
            page.words(text, studied, color="text.secondary")
            text.translate(0, _LINE)
        page.rule(place.left(), place.right(), place.bottom() - 0.5, "line.grid")

    def _studied(self, page: Page, width: float) -> list[str]:
        room = int(width - self.columns.left)
        return title_lines(self.line.studied, page.look.font("small"), room, _MOST_LINES)

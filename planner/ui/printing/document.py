"""A printed document: its pages, laid out for a paper, ready to be painted on any device."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageLayout

from planner.services.printing import Printout, PrintWish
from planner.ui.printing.checklist import BESIDE_GRID, day_groups, wide_measure
from planner.ui.printing.flow import Column, flow
from planner.ui.printing.grid import draw_grid
from planner.ui.printing.heads import FOOT, draw_foot, draw_head, draw_legend, draw_short_head
from planner.ui.printing.look import PrintLook, print_look
from planner.ui.printing.page import Page
from planner.ui.printing.paper import page_layout, size_of
from planner.ui.printing.plan_rows import PrintedPlan
from planner.ui.printing.portfolio import (
    PrintedPortfolio,
    draw_portfolio_head,
    portfolio_groups,
    portfolio_room,
)
from planner.ui.printing.rows import PrintedWeek
from planner.ui.printing.table import HEAD, columns_for, draw_table_head, month_groups
from planner.ui.week.grid.locale import GridLocale
from planner.values import Value

Content = PrintedWeek | PrintedPlan | PrintedPortfolio

_SIDE: Final = 262
_GAP: Final = 20
_COLUMNS_AFTER: Final = 3
_ABOVE_LEGEND: Final = 8


class Document(Value):
    """Pages of one size.

    Attributes:
        title: what it is called, for the file.
        layout: the paper and how it lies.
    """

    title: str
    layout: QPageLayout
    pages: tuple[Page, ...]


def lay_out(content: Content, wish: PrintWish, words: GridLocale) -> Document:
    """Lay a document out on the paper that is wished."""
    layout = page_layout(wish.paper, is_landscape=wish.printout is Printout.WEEK)
    return lay_out_on(layout, content, wish, words)


def lay_out_on(layout: QPageLayout, content: Content, wish: PrintWish, words: GridLocale) -> Document:
    """Lay a document out on a page; where it needs more of them, they are numbered."""
    look = print_look(saves_ink=wish.saves_ink)
    pages = _pages(_Maker(look, size_of(layout), 0), content, wish, words)
    if len(pages) > 1:
        pages = _pages(_Maker(look, size_of(layout), FOOT), content, wish, words)
        for number, page in enumerate(pages, 1):
            draw_foot(page, number, len(pages))
    return Document(content.head.title, layout, tuple(pages))


class _Maker:
    """Makes pages and remembers them; at their foot some room is kept."""

    def __init__(self, look: PrintLook, size: QSizeF, foot: int) -> None:
        self._look = look
        self._size = size
        self._foot = foot
        self.pages: list[Page] = []

    def page(self) -> Page:
        """Begin another page."""
        page = self.draft()
        self.pages.append(page)
        return page

    def draft(self) -> Page:
        """A page to measure on, which is not printed."""
        return Page(self._look, self._size)

    def bottom(self, page: Page) -> float:
        """Where content has to end."""
        return page.area.bottom() - self._foot


def _pages(maker: _Maker, content: Content, wish: PrintWish, words: GridLocale) -> list[Page]:
    if isinstance(content, PrintedPortfolio):
        _lay_out_portfolio(maker, content)
    elif isinstance(content, PrintedPlan):
        _lay_out_plan(maker, content)
    elif wish.printout is Printout.CHECKLIST:
        _lay_out_checklist(maker, content, wish)
    else:
        _lay_out_week(maker, content, words)
    return maker.pages


def _lay_out_week(maker: _Maker, week: PrintedWeek, words: GridLocale) -> None:
    """The grid with the checklist beside it; what of this does not fit goes on over the next page."""
    page = maker.page()
    top = draw_head(page, week.head, columns=3)
    bottom = draw_legend(page, week.legend, maker.bottom(page)) - _ABOVE_LEGEND
    area = page.area
    grid = QRectF(area.left(), top, area.width() - _SIDE - _GAP, bottom - top)
    draw_grid(page, grid, week.grid, words)
    beside = QRectF(grid.right() + _GAP, top, _SIDE, bottom - top)
    flow(day_groups(week.days, BESIDE_GRID), _columns_after(maker, week, (page, beside)))


def _columns_after(maker: _Maker, week: PrintedWeek, first: Column) -> Iterator[Column]:
    yield first
    while True:
        page = maker.page()
        top = draw_short_head(page, week.head)
        width = (page.area.width() - (_COLUMNS_AFTER - 1) * _GAP) / _COLUMNS_AFTER
        for number in range(_COLUMNS_AFTER):
            left = page.area.left() + number * (width + _GAP)
            yield page, QRectF(left, top, width, maker.bottom(page) - top)


def _lay_out_checklist(maker: _Maker, week: PrintedWeek, wish: PrintWish) -> None:
    measure = wide_measure(maker.draft(), week.days, has_notes=wish.has_notes)
    flow(day_groups(week.days, measure), _checklist_columns(maker, week))


def _checklist_columns(maker: _Maker, week: PrintedWeek) -> Iterator[Column]:
    while True:
        page = maker.page()
        is_first = len(maker.pages) == 1
        top = draw_head(page, week.head, columns=2) if is_first else draw_short_head(page, week.head)
        bottom = draw_legend(page, week.legend, maker.bottom(page)) - _ABOVE_LEGEND
        yield page, QRectF(page.area.left(), top, page.area.width(), bottom - top)


def _lay_out_portfolio(maker: _Maker, portfolio: PrintedPortfolio) -> None:
    def places() -> Iterator[Column]:
        while True:
            page = maker.page()
            is_first = len(maker.pages) == 1
            room = draw_portfolio_head(page, portfolio) if is_first else portfolio_room(page)
            room.setBottom(maker.bottom(page))
            yield page, room

    flow(portfolio_groups(portfolio.parts), places())


def _lay_out_plan(maker: _Maker, plan: PrintedPlan) -> None:
    columns = columns_for(maker.draft(), plan.months)

    def places() -> Iterator[Column]:
        while True:
            page = maker.page()
            is_first = len(maker.pages) == 1
            top = draw_head(page, plan.head, columns=2) if is_first else draw_short_head(page, plan.head)
            draw_table_head(page, columns, top)
            bottom = maker.bottom(page)
            yield page, QRectF(page.area.left(), top + HEAD, page.area.width(), bottom - top - HEAD)

    flow(month_groups(plan.months, columns), places())

"""The printed checklist: narrow beside the grid, or as wide as the page, with times and room for notes."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from planner.i18n import _
from planner.ui.printing.flow import Group, Piece
from planner.ui.printing.page import Page
from planner.ui.printing.rows import DayLines, SessionLine
from planner.ui.week.grid.line_text import title_lines, with_whole_names
from planner.ui.week.panel.checklist_rows import RowMark, Tick
from planner.values import Value

_MOST_LINES: Final = 3
_BEFORE_NOTES: Final = 16


class Measure(Value):
    """How wide and high the parts of a checklist are.

    Attributes:
        role, line: type of the titles, and the height of their lines.
        padding: free room of a row, above and below its text together.
        box: the size of a box.
        clock: the room for the times; 0 leaves them out.
        code: the room for the codes of tracks; 0 leaves them out.
        notes: the share of the width that is free for notes.
        gap: what is free above a day.
    """

    role: str
    line: int
    padding: int
    box: int
    clock: float = 0.0
    code: float = 0.0
    notes: float = 0.0
    gap: int = 7

    @property
    def title_left(self) -> float:
        """Where titles begin."""
        return self.box + 6 + self.clock + self.code


BESIDE_GRID: Final = Measure(role="small", line=15, padding=4, box=11)


def wide_measure(page: Page, days: Sequence[DayLines], *, has_notes: bool) -> Measure:
    """Return the measure of a checklist that has a page to itself."""
    clock = QFontMetricsF(page.look.font("clock"))
    clocks = (clock.horizontalAdvance(each.clock) for day in days for each in day.sessions)
    return Measure(
        role="body",
        line=18,
        padding=8,
        box=13,
        clock=max(clocks, default=0.0) + 14,
        code=26,
        notes=0.38 if has_notes else 0.0,
        gap=12,
    )


def day_groups(days: Sequence[DayLines], measure: Measure) -> list[Group]:
    """Return the days as groups to be drawn."""
    return [
        Group(
            head=_DayHead(day.title, day.meta, measure, names_notes=day is days[0]),
            again=_DayHead(_("{day}, continued").format(day=day.title), "", measure),
            rows=tuple(_rows(day, measure)),
            gap=measure.gap,
        )
        for day in days
    ]


def _rows(day: DayLines, measure: Measure) -> Iterator[Piece]:
    for note in day.notes:
        yield _Note(note, measure)
    for session in day.sessions:
        yield _Session(session, measure)


class _DayHead(Value):
    """A day and its hours over a line."""

    title: str
    meta: str
    measure: Measure
    names_notes: bool = False

    def height(self, page: Page, width: float) -> float:
        return page.look.line(self.measure.role) + 3

    def draw(self, page: Page, place: QRectF) -> None:
        line = place.adjusted(0, 0, -place.width() * self.measure.notes, -1)
        meta = page.words(line, self.meta, "caption", at_right=True, color="text.secondary")
        page.words(line.adjusted(0, 0, -meta - 8, 0), self.title, self.measure.role, weight=600)
        page.rule(place.left(), place.right(), place.bottom() - 1)
        if self.measure.notes and self.names_notes:
            notes = place.adjusted(line.width() + _BEFORE_NOTES, 0, 0, -1)
            page.words(notes, _("Notes"), "caption", color="text.secondary")


class _Note(Value):
    """What is due on a day."""

    text: str
    measure: Measure

    def height(self, page: Page, width: float) -> float:
        return self.measure.line + self.measure.padding

    def draw(self, page: Page, place: QRectF) -> None:
        size = self.measure.box + 1
        page.icon("clock", QRectF(place.left(), place.center().y() - size / 2, size, size), "text.secondary")
        text = place.adjusted(self.measure.title_left, 0, 0, 0)
        page.words(text, self.text, self.measure.role, weight=500)


class _Session(Value):
    """A session with its box; a long title takes up to three lines."""

    session: SessionLine
    measure: Measure

    def height(self, page: Page, width: float) -> float:
        return len(self._titles(page, width)) * self.measure.line + self.measure.padding

    def draw(self, page: Page, place: QRectF) -> None:
        measure = self.measure
        top = place.top() + measure.padding / 2
        first = QRectF(place.left(), top, place.width() * (1 - measure.notes), measure.line)
        self._draw_box(
            page, QRectF(place.left(), first.center().y() - measure.box / 2, measure.box, measure.box)
        )
        self._draw_facts(page, first)
        page.words(first, self.session.length, "caption", at_right=True, color="text.secondary")
        title = first.adjusted(measure.title_left, 0, -self._length_width(page) - 8, 0)
        for number, text in enumerate(self._titles(page, place.width())):
            page.words(title.translated(0, number * measure.line), text, measure.role, weight=self._weight)
        if measure.notes:
            line = QLineF(
                first.right() + _BEFORE_NOTES, place.bottom() - 0.5, place.right(), place.bottom() - 0.5
            )
            page.lines((line,), "line.default", is_dashed=True)

    def _draw_facts(self, page: Page, line: QRectF) -> None:
        measure = self.measure
        left = line.left() + measure.box + 6
        if measure.clock:
            place = QRectF(left, line.top(), measure.clock - 6, line.height())
            page.words(place, self.session.clock, "clock", color="text.secondary")
        if measure.code and self.session.track:
            place = QRectF(left + measure.clock, line.top(), measure.code, line.height())
            page.words(place, page.look.code(self.session.track), "caption", weight=600)

    def _draw_box(self, page: Page, place: QRectF) -> None:
        tick = self.session.tick
        if tick is Tick.NONE:
            page.icon("flag", place)
            return
        page.shape(place, line="text.secondary", radius=2)
        if tick is Tick.ON:
            page.icon("check", place.adjusted(-0.5, -0.5, 0.5, 0.5))
        elif tick is Tick.PARTLY:
            dash = QPointF(place.width() * 0.2, 0)
            page.lines((QLineF(place.center() - dash, place.center() + dash),), "text.primary", 1.5)

    def _titles(self, page: Page, width: float) -> list[str]:
        font = page.look.font(self.measure.role, self._weight)
        room = width * (1 - self.measure.notes) - self.measure.title_left - self._length_width(page) - 8
        return title_lines(with_whole_names(self.session.title), font, int(room), _MOST_LINES)

    def _length_width(self, page: Page) -> float:
        return QFontMetricsF(page.look.font("caption")).horizontalAdvance(self.session.length)

    @property
    def _weight(self) -> int:
        return 600 if self.session.mark is RowMark.EXAM else 400

"""The week of step three, in which hours are painted with the mouse or by keyboard."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.domain.painting import Brush
from planner.domain.plan import Plan
from planner.i18n import _
from planner.ui.availability.grid.rows import painted_week
from planner.ui.availability.grid.view import PaintGrid
from planner.ui.theme import current_theme
from planner.ui.welcome.rows import WeekRows
from planner.ui.widgets.calendar import first_weekday
from planner.ui.widgets.label import label
from planner.ui.widgets.segmented import Segment, SegmentedControl
from planner.ui.widgets.span_label import Span, SpanLabel

_WIDTH: Final = 352
_HEIGHT: Final = 312
_LEAST_HOUR: Final = 16  # pixels, so that a day from early to late needs no scrolling
_STEP: Final = 30


class WeekPainter(QWidget):
    """The grid of the page Availability, small, with its brushes above and its sum below.

    Attributes:
        grid, brushes: the fields.

    Signals:
        painted: the ``PaintWish`` of a stroke that was made.
        tried: the one of a stroke that is being made, or None; `show_effect` says what it would do.
    """

    painted = Signal(object)
    tried = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.grid = _SmallGrid(least_hour=_LEAST_HOUR)
        self.grid.set_step(_STEP)
        self.grid.painted.connect(self.painted)
        self.grid.tried.connect(self.tried)
        self.grid.brush_wished.connect(self._wish_brush)
        self.brushes = SegmentedControl(
            (
                Segment(Brush.AVAILABLE, _("Available"), "paintbrush"),
                Segment(Brush.ERASE, _("Erase"), "eraser"),
            ),
            name=_("Brush"),
        )
        self.brushes.chosen.connect(lambda key: self.grid.set_brush(Brush(key)))
        self._total = SpanLabel((), "body")
        self._total.setWordWrap(False)
        head = QHBoxLayout()
        head.addWidget(self.brushes)
        head.addStretch(1)
        head.addWidget(self._total)
        hint = label(_("Drag, or arrows, Shift and Space"), "small", "text.tertiary", elide=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        column.addWidget(hint)

    def show_rows(self, rows: WeekRows, plan: Plan, now: datetime) -> None:
        """Show another week, with what is busy in it by a plan."""
        week = painted_week(plan, rows.pattern, now, self.grid.locale_words, first_weekday())
        self.grid.show_week(week)
        self._total.show_spans((Span(rows.total, strong=True), Span(" " + _("a week"))))

    def show_effect(self, words: str) -> None:
        """Say beside the stroke what it does."""
        self.grid.show_effect(words)

    def _wish_brush(self, brush: Brush) -> None:
        self.brushes.set_value(Brush.ERASE if brush is Brush.ERASE else Brush.AVAILABLE)


class _SmallGrid(PaintGrid):
    """As large as the assistant has room for."""

    def __init__(self, least_hour: int) -> None:
        super().__init__(None, least_hour)
        self.setProperty("focusRing", True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.MinimumExpanding)

    def sizeHint(self) -> QSize:
        scale = max(1.0, current_theme().scale)
        return QSize(round(_WIDTH * scale), round(_HEIGHT * scale))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

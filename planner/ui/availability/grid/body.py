"""The body of the grid: the hours of a week under their head, scrolled and zoomed."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from planner.ui.availability.grid.header import PaintHeader
from planner.ui.availability.grid.painter import paint_hours
from planner.ui.availability.grid.rows import PaintedWeek
from planner.ui.theme import Theme, current_theme, theme_holder
from planner.ui.week.grid.busy_block import BusyBlock
from planner.ui.week.grid.fit import Anchor, axis_width
from planner.ui.week.grid.geometry import GridGeometry, HourSpan, fit_geometry
from planner.ui.week.grid.locale import GridLocale
from planner.ui.week.grid.painter import Ground, paint_ground

_WHOLE_DAY: Final = HourSpan(0, 24)
_HOURS_IN_SIGHT: Final = 17
_FIRST_HOUR: Final = 6
_NOTCH: Final = 120  # what a wheel tells for one click
_ZOOM_STEP: Final = 1.1


class WeekBody(QAbstractScrollArea):
    """Shows a ``PaintedWeek``. What lies over its hours is painted by whoever overrides `paint_over`.

    Attributes:
        header: the head with the days.
        week: what is shown; None before the first week.
        locale_words: writes days and times as the locale does.
    """

    def __init__(self, parent: QWidget | None = None, least_hour: int | None = None) -> None:
        """Show nothing yet; an hour is at least so many pixels high, or as high as on the pages."""
        super().__init__(parent)
        self._least_hour = least_hour
        self.locale_words = GridLocale()
        self.week: PaintedWeek | None = None
        self._geometry: GridGeometry | None = None
        self._zoom: int | None = None  # the height of an hour that was chosen; None is whatever fits
        self._is_first_scroll = True
        self._busy: list[BusyBlock] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._corner = PaintHeader(self)  # so that the bar begins below the head
        self.addScrollBarWidget(self._corner, Qt.AlignmentFlag.AlignTop)
        self.header = PaintHeader(self)
        theme_holder().changed.connect(self._restyle)
        self._restyle()

    @property
    def grid_geometry(self) -> GridGeometry | None:
        """Where days and minutes lie; None before the first week."""
        return self._geometry

    @property
    def top(self) -> int:
        """How far the body is scrolled."""
        return self.verticalScrollBar().value()

    def show_week(self, week: PaintedWeek) -> None:
        """Show a week; where one has scrolled to stays."""
        self.week = week
        self.setAccessibleName(week.name)
        self.setAccessibleDescription(week.description)
        self.header.show_week(week)
        self._show_busy(week)
        self._lay_out()
        self.viewport().update()

    def paint_over(self, painter: QPainter, geometry: GridGeometry, theme: Theme) -> None:
        """Paint what lies over the hours."""

    def _show_busy(self, week: PaintedWeek) -> None:
        if [block.row for block in self._busy] == list(week.busy):
            return
        for block in self._busy:
            block.hide()
            block.deleteLater()
        self._busy = [BusyBlock(row, self.viewport()) for row in week.busy]
        for block in self._busy:
            block.lower()
            block.show()

    # -- layout

    def _lay_out(self, anchor: Anchor | None = None) -> None:
        before = self._geometry
        anchor = anchor or Anchor.at(before, self.top, 0)
        geometry = self._geometry = self._fit()
        bar = self.verticalScrollBar()
        bar.setRange(0, geometry.scroll_range)
        bar.setPageStep(geometry.height)
        bar.setSingleStep(geometry.hour // 2)
        geometry = self._geometry = self._fit()  # the bar may have come or gone
        bar.setValue(self._first_top(geometry) if self._is_first_scroll else anchor.scroll_value(geometry))
        self._is_first_scroll = self._is_first_scroll and not (self.isVisible() and self.week is not None)
        self.header.setGeometry(0, 0, self.viewport().width(), self.header.sizeHint().height())
        self.header.show_geometry(geometry)
        self._place_busy()
        self.viewport().update()

    def _fit(self) -> GridGeometry:
        theme, size = current_theme(), self.viewport().size()
        return fit_geometry(
            width=size.width(),
            height=size.height(),
            axis=axis_width(theme, self.locale_words),
            hours=_WHOLE_DAY,
            least=self._least(theme),
            most=theme.size("hourMax"),
            zoom=self._zoom or size.height() // _HOURS_IN_SIGHT,
        )

    def _least(self, theme: Theme) -> int:
        return theme.size("hourMin") if self._least_hour is None else self._least_hour

    def _first_top(self, geometry: GridGeometry) -> int:
        """Where a week begins that was not scrolled yet: early enough for its first hours."""
        earliest = None if self.week is None else self.week.earliest
        hour = _FIRST_HOUR if earliest is None else min(_FIRST_HOUR, earliest // 60)
        return geometry.y(hour * 60) - current_theme().line("caption")

    def _place_busy(self) -> None:
        if self._geometry is not None:
            for block in self._busy:
                row = block.row
                place = self._geometry.busy_rect(row.day, row.start, row.end)
                block.setGeometry(place.translated(0, -self.top))

    def _restyle(self) -> None:
        """Take the sizes and colours of the theme."""
        height = self.header.sizeHint().height()
        self._corner.setFixedHeight(height)
        self.setViewportMargins(0, height, 0, 0)
        self._lay_out()
        self.header.update()

    # -- events

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.week is None or self._geometry is None:
            return
        theme, geometry = current_theme(), self._geometry
        painter = QPainter(self.viewport())
        ground = Ground(
            geometry=geometry, top=self.top, available=(), today=None, now=None, locale=self.locale_words
        )
        paint_ground(painter, ground, theme, event.rect())
        paint_hours(painter, geometry, self.week, theme, event.rect().translated(0, self.top))
        self.paint_over(painter, geometry, theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self._place_busy()
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._geometry is not None:
            theme = current_theme()
            wanted = round(self._geometry.hour * _ZOOM_STEP ** (event.angleDelta().y() / _NOTCH))
            anchor = Anchor.at(self._geometry, self.top, event.position().toPoint().y())
            self._zoom = min(theme.size("hourMax"), max(self._least(theme), wanted))
            self._lay_out(anchor)
        else:
            super().wheelEvent(event)

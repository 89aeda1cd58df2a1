"""The body of the week grid: how a week lies in its window, its ground, its blocks and the line of now."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from planner.ui.theme import current_theme, theme_holder
from planner.ui.week.grid.block_board import BlockBoard
from planner.ui.week.grid.empty_week_card import EmptyWeekCard
from planner.ui.week.grid.fit import Anchor, first_minute, fit
from planner.ui.week.grid.free_band import free_band
from planner.ui.week.grid.geometry import GridGeometry
from planner.ui.week.grid.header import WeekHeader
from planner.ui.week.grid.locale import GridLocale
from planner.ui.week.grid.now_line import now_line, place_marker, strips_at
from planner.ui.week.grid.overlays import FocusEdge, NowMarker
from planner.ui.week.grid.painter import Ground, paint_ground
from planner.ui.week.grid.values import GridRows
from planner.ui.week.grid.wheel import zoomed

_CARD_MIDDLE: Final = 0.46  # of the grid's height


class GridBody(QAbstractScrollArea):
    """Shows ``GridRows``; what the learner does with them is the affair of the view that is made of it.

    Attributes:
        board: the blocks.
        header: the head with the days.
        card: what stands over a week that cannot be filled.
        edge: the ring of the whole grid.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locale = GridLocale()
        self._rows: GridRows | None = None
        self._now: datetime | None = None
        self._geometry: GridGeometry | None = None
        self._folds_weekend = False
        self._zoom: int | None = None  # the height of an hour that was chosen; None is whatever fits
        self._is_first_scroll = True
        self._is_laying_out = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.addScrollBarWidget(WeekHeader(self), Qt.AlignmentFlag.AlignTop)
        self.header = WeekHeader(self)
        self.card = EmptyWeekCard(self)
        self.card.hide()
        self.edge = FocusEdge(self)
        self._marker = NowMarker(self.viewport())
        self.board = BlockBoard(self.viewport(), self._marker)
        theme_holder().changed.connect(self._restyle)

    # -- what is shown

    @property
    def grid_geometry(self) -> GridGeometry | None:
        """Where days and minutes lie; None before the first rows."""
        return self._geometry

    @property
    def rows(self) -> GridRows | None:
        """What is shown; None before the first rows."""
        return self._rows

    def note_room(self) -> QRect | None:
        """Return where a note covers no session; None where the week is too full for one."""
        if self._geometry is None:
            return None
        theme, viewport = current_theme(), self.viewport()
        height = theme.size("header")
        read = self.board.read_places()
        if self.card.isVisible():
            read.append(self.card.geometry().translated(-viewport.pos()))
        ground = viewport.rect().adjusted(self._geometry.axis, 0, 0, 0)
        band = free_band(ground, read, 2 * height, height)
        if band is None:
            return None
        return QRect(band.topLeft() + viewport.pos(), QSize(band.width(), min(band.height(), 2 * height)))

    def show_rows(self, rows: GridRows) -> None:
        """Show a week. Blocks stay with their sessions, so that selection, focus and scroll are kept."""
        before, self._rows, self._now = self._rows, rows, rows.now
        if rows == before:
            return
        if before is None or before.first_day != rows.first_day:
            self._is_first_scroll = True
        self.setAccessibleName(rows.name)
        self.setAccessibleDescription(rows.description)
        self.header.show_days(rows.days, rows.now.date())
        self._show_blocks(rows)
        self.card.setVisible(rows.empty is not None)
        if rows.empty is not None:
            self.card.show_week(rows.empty)
        self._lay_out()
        if before is None or _ground_of(before) != _ground_of(rows):
            self.viewport().update()

    def set_now(self, now: datetime) -> None:
        """Move the line of now. On the same day little else is painted again."""
        before, self._now = self._now, now
        if self._rows is None or before is None:
            return
        if before.date() != now.date():
            self.header.show_days(self._rows.days, now.date())
            self.viewport().update()
        for moment in (before, now):
            self._update_strips(moment)
        self._place_marker()

    def fold_weekend(self, is_folded: bool) -> None:
        """Make the days of the weekend narrow, or as wide as the others."""
        self._folds_weekend = is_folded
        self._lay_out()

    def _show_blocks(self, rows: GridRows) -> None:
        self.board.show_sessions(rows.sessions)
        self.board.show_busy(rows.busy)

    def _placed(self, rows: GridRows, geometry: GridGeometry) -> None:
        """Place what else belongs to the body, whenever it is laid out."""

    # -- layout

    def _lay_out(self, anchor: Anchor | None = None) -> None:
        """Fit the grid into its window; the minute of `anchor` stays at its line."""
        if self._rows is None or self._is_laying_out:
            return
        self._is_laying_out = True
        before = self._geometry
        anchor = anchor or Anchor.at(before, self._top, 0)
        self._set_scroll_range(self._fit(self._rows))
        # The scroll bar may have come or gone, and the columns have another width now.
        geometry = self._geometry = self._fit(self._rows)
        self.verticalScrollBar().setValue(self._scroll_value(self._rows, geometry, anchor))
        self.header.show_geometry(geometry)
        self.board.place(geometry, self._top)
        self._place_marker()
        self._place_frame(geometry)
        self._placed(self._rows, geometry)
        if geometry != before:
            self.viewport().update()
        self._is_laying_out = False

    def _fit(self, rows: GridRows) -> GridGeometry:
        theme, size = current_theme(), self.viewport().size()
        return fit(rows, size, self._zoom, theme, self._locale, folds_weekend=self._folds_weekend)

    def _set_scroll_range(self, geometry: GridGeometry) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, geometry.scroll_range)
        bar.setPageStep(geometry.height)
        bar.setSingleStep(geometry.hour // 2)

    def _scroll_value(self, rows: GridRows, geometry: GridGeometry, anchor: Anchor) -> int:
        if not self._is_first_scroll:
            return anchor.scroll_value(geometry)
        # Until the window is shown, its size is not the last one.
        self._is_first_scroll = not self.isVisible()
        return geometry.y(first_minute(rows, self._now or rows.now)) - geometry.hour // 2

    @property
    def _top(self) -> int:
        """How far the body is scrolled."""
        return self.verticalScrollBar().value()

    def _place_frame(self, geometry: GridGeometry) -> None:
        """Put what stands over the body into place: the head, the card, the ring."""
        height = self.header.sizeHint().height()
        self.header.setGeometry(self.viewport().x(), 0, self.viewport().width(), height)
        self.edge.setGeometry(self.rect())
        left = geometry.axis + (geometry.width - geometry.axis - self.card.width()) // 2
        top = round(self.height() * _CARD_MIDDLE - self.card.height() / 2)
        self.card.move(left, max(height, top))

    def _restyle(self) -> None:
        """Take the sizes and colours of the theme."""
        self.setViewportMargins(0, self.header.sizeHint().height(), 0, 0)
        self.board.forget_texts()
        self.card.fit()
        self._show_codes()
        self._lay_out()
        self.viewport().update()
        self.header.update()

    def _show_codes(self) -> None:
        """Write the two letters of each track on its blocks where colours alone shall not tell them."""
        theme = current_theme()
        self.board.show_codes({track.id: track.code for track in theme.tracks} if theme.high_contrast else {})

    # -- now

    def _now_line(self) -> tuple[int, int] | None:
        if self._rows is None or self._now is None or self._geometry is None:
            return None
        return now_line(self._rows, self._geometry, self._now)

    def _place_marker(self) -> None:
        place_marker(self._marker, self._now_line(), self._geometry, self._top)

    def _update_strips(self, moment: datetime) -> None:
        if self._geometry is not None:
            for strip in strips_at(self._geometry, moment, current_theme().line("caption"), self._top):
                self.viewport().update(strip)

    # -- events

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._rows is None or self._now is None or self._geometry is None:
            return
        line = self._now_line()
        ground = Ground(
            geometry=self._geometry,
            top=self._top,
            available=[column.available for column in self._rows.days],
            today=self._rows.number_of(self._now.date()),
            now=None if line is None else line[1],
            locale=self._locale,
        )
        paint_ground(QPainter(self.viewport()), ground, current_theme(), event.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)

    def _zoom_by(self, delta: int, line: int) -> None:
        """Make the hours higher or lower; what is at a line of the window stays there."""
        if self._geometry is None:
            return
        zoom = zoomed(self._geometry.hour, delta)
        if zoom != self._geometry.hour:
            anchor = Anchor.at(self._geometry, self._top, line)
            self._zoom = zoom
            self._lay_out(anchor)


def _ground_of(rows: GridRows) -> object:
    """What the ground is painted from."""
    return rows.first_day, rows.now.replace(second=0, microsecond=0), [day.available for day in rows.days]

"""A goal as it is beside how it would be."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.theme import current_theme, theme_holder
from planner.ui.what_if.compare_rows import Cell, CompareRow, OtherLine, Tone, spoken
from planner.ui.widgets.badge import show_verdict, verdict_badge
from planner.ui.widgets.label import ThemedLabel, label

_TONES: Final = {
    Tone.SAME: "text.primary",
    Tone.BETTER: "ok.text",
    Tone.WORSE: "warn.text",
    Tone.BAD: "danger.text",
}
_ROW: Final = 28
_GAP: Final = 12
_WIDEST_DAY: Final = "28 May 2028"
_WIDEST_CHANGE: Final = "100 days earlier"


class CompareView(QWidget):
    """Shows rows: a name, what is, what would be, and how far that is.

    Attributes:
        others: the lines that other goals have.
    """

    def __init__(self) -> None:
        """Begin without lines."""
        super().__init__()
        self.others: tuple[OtherLine, ...] = ()
        self._lines = _Lines(label(_("Now"), "small", "text.tertiary"), _then_name())
        self._other_name = label(_("Other goals, planned finish"), "small", "text.tertiary")
        self._other_lines = _Lines()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._lines)
        column.addSpacing(8)
        column.addWidget(self._other_name)
        column.addWidget(self._other_lines)
        self.setAccessibleName(_("Now and with these changes"))

    def show_rows(self, rows: Sequence[CompareRow], others: Mapping[OtherLine, CompareRow]) -> None:
        """Show the lines of the goal, and below them those of other goals."""
        self._lines.show_rows(rows)
        self._other_lines.show_rows(tuple(others.values()))
        if bool(others) is self._other_name.isHidden():
            self._other_name.setVisible(bool(others))
            self._other_lines.setVisible(bool(others))
        self.others = tuple(others)
        self.setAccessibleDescription(spoken((*rows, *others.values())))

    def announce(self) -> None:
        """Let screen readers say what is shown."""
        words = self.accessibleDescription()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


def _then_name() -> ThemedLabel:
    return label(_("With these changes"), "small", weight=600)


class _Lines(QWidget):
    """Lines with a thin rule below each, in columns of one width, so that several stand alike."""

    def __init__(self, now: ThemedLabel | None = None, then: ThemedLabel | None = None) -> None:
        super().__init__()
        self._lines: list[_Line] = []
        self._used = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        if now is not None and then is not None:
            self._grid.addWidget(now, 0, 1)
            self._grid.addWidget(then, 0, 2, 1, 2)
            self._grid.setRowMinimumHeight(0, current_theme().line("small") + 8)
        theme_holder().changed.connect(self._fit)
        self._fit()

    def show_rows(self, rows: Sequence[CompareRow]) -> None:
        while len(self._lines) < len(rows):
            self._lines.append(_Line(self._grid, 2 * len(self._lines) + 1))
        for number, line in enumerate(self._lines):
            line.show_row(rows[number] if number < len(rows) else None)
        if self._used != len(rows):
            self._used = len(rows)
            self._fit()

    def _fit(self) -> None:
        theme = current_theme()
        width = QFontMetrics(theme.font("body", 500)).horizontalAdvance(_WIDEST_DAY)
        width = max(width, verdict_badge("not_feasible", filled=False).sizeHint().width()) + 2
        change = QFontMetrics(theme.font("small")).horizontalAdvance(_WIDEST_CHANGE) + 2
        for column, least in ((1, width), (2, width), (3, change)):
            self._grid.setColumnMinimumWidth(column, least)
        for number, line in enumerate(self._lines):
            height = round(_ROW * theme.scale) if line.is_used else 0
            self._grid.setRowMinimumHeight(2 * number + 1, height)


class _Rule(QWidget):
    """A line fainter than a separator: there are many of them."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), current_theme().color("line.grid"))


class _Line:
    """A line of the grid. What stays as it was is not touched: each step of a slider comes here."""

    def __init__(self, grid: QGridLayout, number: int) -> None:
        self._row: CompareRow | None = None
        self._name = label("", color_role="text.secondary", wrap=True)
        self._now, self._then = _CellView("text.tertiary", 400), _CellView("text.primary", 500)
        self._change = label("", "small")
        cells = (self._name, self._now, self._then, self._change)
        for column, part in enumerate(cells):
            grid.addWidget(part, number, column, Qt.AlignmentFlag.AlignVCenter)
        rule = _Rule()
        grid.addWidget(rule, number + 1, 0, 1, len(cells))
        self._parts: tuple[QWidget, ...] = (*cells, rule)
        for part in self._parts:
            part.hide()

    @property
    def is_used(self) -> bool:
        return self._row is not None

    def show_row(self, row: CompareRow | None) -> None:
        before, self._row = self._row, row
        if row == before:
            return
        if row is None or before is None:
            for part in self._parts:
                part.setVisible(row is not None)
        if row is not None:
            self._show(row)

    def _show(self, row: CompareRow) -> None:
        for words, shown in ((row.name, self._name), (row.change, self._change)):
            if shown.text() != words:
                shown.setText(words)
        self._now.show_cell(row.now, "text.tertiary")
        self._then.show_cell(row.then, "danger.text" if row.is_bad else _TONES[row.tone])
        if self._change.text():
            self._change.set_color_role(_TONES[row.tone])


class _CellView(QWidget):
    """Words, or the badge of a verdict."""

    def __init__(self, role: str, weight: int) -> None:
        super().__init__()
        self._shown: tuple[Cell, str] = (Cell(""), role)
        self._words = label("", color_role=role, weight=weight)
        self._badge = verdict_badge("done", filled=False)
        self._badge.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._badge)
        row.addWidget(self._words)
        row.addStretch(1)

    def show_cell(self, cell: Cell, role: str) -> None:
        before, self._shown = self._shown, (cell, role)
        if before == self._shown:
            return
        if bool(before[0].badge) != bool(cell.badge):
            self._badge.setVisible(bool(cell.badge))
            self._words.setVisible(not cell.badge)
        if cell.badge:
            show_verdict(self._badge, cell.badge)
            return
        if self._words.text() != cell.words:
            self._words.setText(cell.words)
        if before[1] != role:
            self._words.set_color_role(role)

"""The table of an exam's parts on its card."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from planner.i18n import _
from planner.ui.exams.domain_rows import DomainLine, DomainRows
from planner.ui.theme import current_theme
from planner.ui.widgets.bars import ProgressBar
from planner.ui.widgets.label import label, plain_tool_tip

_BAR: Final = 6
_BAR_WIDTH: Final = 56
_GAP: Final = 6
_HALF: Final = 0.5
_ROOM_FOR_BARS: Final = 230  # narrower than that the names need the room, and the numbers say it alone
_RIGHT: Final = Qt.AlignmentFlag.AlignRight


class DomainTable(QWidget):
    """Names, weights, and how ready the learner would be, with the whole exam's readiness in the head.

    A name that is wider than its column goes on in another line.
    """

    def __init__(self) -> None:
        """Begin without parts."""
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._total = label("", "small", "text.tertiary")
        self._weight = label(_("Weight"), "small", "text.tertiary")
        self._grid.addWidget(label(_("Domain"), "small", "text.tertiary"), 0, 0)
        self._grid.addWidget(self._weight, 0, 1, _RIGHT)
        self._grid.addWidget(self._total, 0, 2, 1, 2)
        self._lines: list[_Line] = []
        self._percent = ""
        self._names: tuple[str, ...] = ()

    def minimumSizeHint(self) -> QSize:
        """So wide that no word of a name is broken; whether the bars are shown just now changes nothing."""
        metrics = QFontMetrics(current_theme().font("small"))
        words = (word for name in self._names for word in name.split())
        name = max(map(metrics.horizontalAdvance, words), default=0) + 1
        ready = metrics.horizontalAdvance(_("Ready {percent}").format(percent=self._percent)) + 1
        width = name + _GAP + self._weight.minimumSizeHint().width() + _GAP + ready
        return QSize(width, super().minimumSizeHint().height())

    def show_domains(self, rows: DomainRows) -> None:
        """Show other parts, reusing the lines that are there."""
        self._percent, self._names = rows.total, tuple(line.name for line in rows.lines)
        while len(self._lines) < len(rows.lines):
            self._lines.append(_Line(self._grid, len(self._lines) + 1))
        for number, line in enumerate(self._lines):
            line.show_domain(rows.lines[number] if number < len(rows.lines) else None)
        self._spare_bars()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spare_bars()

    def _spare_bars(self) -> None:
        has_room = self.width() >= _ROOM_FOR_BARS * current_theme().scale
        words = _("Readiness {percent}") if has_room else _("Ready {percent}")
        self._total.setText(words.format(percent=self._percent))
        for line in self._lines:
            line.show_bar(is_shown=has_room)


class _Line:
    """One part, as the widgets of its row."""

    def __init__(self, grid: QGridLayout, row: int) -> None:
        self._is_used = False
        self._name = label("", "small", wrap=True)
        self._weight = label("", "small", "text.secondary")
        self._bar = ProgressBar("", thickness=_BAR)
        self._bar.setMaximumWidth(_BAR_WIDTH)
        self._readiness = label("", "small")
        grid.addWidget(self._name, row, 0)
        grid.addWidget(self._weight, row, 1, _RIGHT)
        grid.addWidget(self._bar, row, 2)
        grid.addWidget(self._readiness, row, 3, _RIGHT)

    def show_domain(self, line: DomainLine | None) -> None:
        """Show another part, or nothing."""
        self._is_used = line is not None
        for part in (self._name, self._weight, self._bar, self._readiness):
            part.setVisible(self._is_used)
        if line is None:
            return
        self._name.setText(line.name)
        self._weight.setText(line.weight)
        self._bar.setAccessibleName(line.name)
        role = "accent.base" if line.share >= _HALF else "line.control"
        self._bar.show_fraction(line.share, line.readiness, role)
        self._readiness.setText(line.readiness)
        for part in (self._bar, self._readiness):
            part.setToolTip(plain_tool_tip(line.tip))

    def show_bar(self, *, is_shown: bool) -> None:
        """Show the bar, or leave its room to the name."""
        self._bar.setVisible(is_shown and self._is_used)

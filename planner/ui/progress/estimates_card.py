"""The card that compares what work took with its estimates."""

from typing import Final

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.progress.chart_card import ChartCard
from planner.ui.progress.estimate_rows import BY_KIND, BY_TRACK, EstimateRow, PaceRow
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.label import label, plain_tool_tip
from planner.ui.widgets.segmented import Segment, SegmentedControl

_SIDE: Final = 16
_FEW: Final = 4
_MANY: Final = 7
_LINE: Final = 20
_NAMES: Final = 92
_CENTER: Final = 0.4  # where a bar begins that is neither longer nor shorter
_ROOM: Final = 0.55  # the longest bar, as a share of the width


class EstimatesCard(ChartCard):
    """Shows an EstimateRow.

    Attributes:
        by: the choice between kinds of work and tracks.
        used: the box that lets the plan count with the learner's own pace.

    Signals:
        by_changed: BY_KIND or BY_TRACK was chosen.
        use_requested: whether the plan is to count with it.
    """

    by_changed = Signal(str)
    use_requested = Signal(bool)

    def __init__(self) -> None:
        """Begin without paces."""
        paces = _Paces()
        super().__init__(_("Estimate and actual"), paces)
        self._paces = paces
        self._figure = label("", weight=600)
        self._sentence = label("", "small", "text.tertiary", wrap=True)
        self.by = SegmentedControl(
            (Segment(BY_KIND, _("By kind")), Segment(BY_TRACK, _("By track"))),
            name=_("Compare"),
            size="small",
        )
        self.used = QCheckBox(_("Use in plan"))
        self.by.chosen.connect(self.by_changed)
        self.used.toggled.connect(self.use_requested)
        self._row: EstimateRow | None = None
        self.head.insertWidget(self.head.count() - 1, self._figure)
        self._fill()

    @property
    def row(self) -> EstimateRow | None:
        """What is shown."""
        return self._row

    def set_roomy(self, is_roomy: bool) -> None:
        """Show more lines, or few."""
        self._paces.show_most(_MANY if is_roomy else _FEW)

    def show_row(self, row: EstimateRow) -> None:
        """Show another row."""
        self._row = row
        self._figure.setText(row.figure)
        self._sentence.setText(row.sentence)
        self._paces.show_paces(row.paces)
        for widget in (self.by, self.used):
            widget.setVisible(row.can_be_used)
        with QSignalBlocker(self.used):
            self.used.setChecked(row.is_used)
        self.show_table_of(row.table)

    def _fill(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.by)
        foot.addStretch(1)
        foot.addWidget(self.used)
        column = QVBoxLayout()
        column.setContentsMargins(_SIDE, 2, _SIDE, 2)
        column.setSpacing(6)
        column.addWidget(self._sentence)
        column.addStretch(1)
        column.addLayout(foot)
        self.body.setStretchFactor(self._paces, 0)
        self.body.addLayout(column, 1)


class _Paces(QWidget):
    """A line for each pace: its name, a bar around the estimate, what that rests on, and the figure."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_SIDE, 0, _SIDE, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, _NAMES)
        self._lines = [_Line(self._grid, number) for number in range(_MANY)]
        self._grid.setRowStretch(_MANY, 1)
        self._paces: tuple[PaceRow, ...] = ()
        self._most = _FEW
        theme_holder().changed.connect(self._fit)

    def show_paces(self, paces: tuple[PaceRow, ...]) -> None:
        """Show other paces."""
        self._paces = paces
        shown = paces[: self._most]
        longest = max((abs(pace.excess) for pace in shown), default=0)
        scale = min(1.0, _ROOM / longest) if longest else 1.0
        for number, line in enumerate(self._lines):
            line.show_pace(shown[number] if number < len(shown) else None, scale)
        self.setAccessibleDescription(". ".join(pace.words for pace in paces))
        self._fit()

    def show_most(self, most: int) -> None:
        """Show so many lines at most."""
        if most != self._most:
            self._most = most
            self.show_paces(self._paces)

    def _fit(self) -> None:
        height = round(_LINE * current_theme().scale)
        for row, line in enumerate(self._lines):
            self._grid.setRowMinimumHeight(row, height if line.is_shown else 0)


class _Line:
    """The widgets of one pace in a grid."""

    def __init__(self, grid: QGridLayout, row: int) -> None:
        self._name = label("", "small", "text.secondary", elide=True)
        self._bar = _PaceBar()
        self._basis = label("", "caption", "text.tertiary")
        self._figure = label("", "small")
        self._figure_long = label("", "small", "warn.text", weight=600)
        shown = (self._name, self._bar, self._basis, self._figure, self._figure_long)
        for column, widget in enumerate(shown):
            side = Qt.AlignmentFlag.AlignRight if column > 1 else Qt.AlignmentFlag(0)
            grid.addWidget(widget, row, min(column, 3), side)
        self.is_shown = False

    def show_pace(self, pace: PaceRow | None, scale: float) -> None:
        is_shown = self.is_shown = pace is not None
        is_long = pace is not None and pace.is_long
        for widget, is_seen in (
            (self._name, is_shown),
            (self._bar, is_shown),
            (self._basis, is_shown),
            (self._figure, is_shown and not is_long),
            (self._figure_long, is_long),
        ):
            widget.setVisible(is_seen)
        if pace is not None:
            self._name.setText(pace.name)
            self._basis.setText(pace.basis)
            self._figure.setText(pace.figure)
            self._figure_long.setText(pace.figure)
            self._bar.show_pace(pace, scale)
            for widget in (self._name, self._bar, self._basis, self._figure, self._figure_long):
                widget.setToolTip(plain_tool_tip(pace.words))
            self._bar.setAccessibleName(pace.words)


class _PaceBar(QWidget):
    """How much longer or shorter than the line in the middle, which is the estimate."""

    def __init__(self) -> None:
        super().__init__()
        self._excess = 0.0
        self._is_long = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_pace(self, pace: PaceRow, scale: float) -> None:
        self._excess, self._is_long = pace.excess * scale, pace.is_long
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 14)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        middle, center = self.height() / 2, round(self.width() * _CENTER)
        painter.fillRect(QRectF(center, middle - 7, 1, 14), theme.color("line.control"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("warn.line" if self._is_long else "accent.base"))
        length = abs(self._excess) * self.width()
        left = center + 1 if self._excess > 0 else center - length
        if length >= 1:
            painter.drawRoundedRect(QRectF(max(left, 0), middle - 4, length, 8), 2, 2)

"""The row of the brushes, above the grid: what is painted, in which steps, and what the week comes to."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from planner.domain.painting import Brush
from planner.formats import duration
from planner.i18n import _
from planner.ui.shared.page_head import LEFT, RIGHT
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.label import label
from planner.ui.widgets.segmented import Segment, SegmentedControl

STEPS: Final = (5, 15, 30, 60)
USUAL_STEP: Final = 15
_HEIGHT: Final = 44
_SWATCH: Final = 10


class ToolRow(QWidget):
    """Chooses the brush and the step.

    Attributes:
        brushes, step: the fields.

    Signals:
        brush_chosen: the ``Brush``.
        step_chosen: the step in minutes.
    """

    brush_chosen = Signal(object)
    step_chosen = Signal(int)

    def __init__(self) -> None:
        """Begin with the first brush and the usual step."""
        super().__init__()
        self.brushes = SegmentedControl(
            (
                Segment(Brush.AVAILABLE, _("Available"), "paintbrush"),
                Segment(Brush.PREFERRED, _("Preferred")),
                Segment(Brush.ERASE, _("Erase"), "eraser"),
            ),
            name=_("Brush"),
        )
        self.brushes.button(Brush.PREFERRED).setIcon(QIcon(_Swatch()))
        self.step = QComboBox()
        self.step.setAccessibleName(_("Step"))
        for minutes in STEPS:
            self.step.addItem(duration(minutes), minutes)
        self.step.setCurrentIndex(STEPS.index(USUAL_STEP))
        self._sums = label("", "small", "text.secondary", elide=True)
        self._sums.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(LEFT, 0, RIGHT, 0)
        row.setSpacing(8)
        row.addWidget(self.brushes)
        row.addSpacing(4)
        row.addWidget(label(_("Step"), "small", "text.secondary"))
        row.addWidget(self.step)
        row.addWidget(self._sums, 1)
        self.brushes.chosen.connect(lambda key: self.brush_chosen.emit(Brush(key)))
        self.step.currentIndexChanged.connect(lambda place: self.step_chosen.emit(STEPS[place]))
        theme_holder().changed.connect(self._fit)
        self._fit()

    def show_sums(self, words: Sequence[str]) -> None:
        """Say what the week comes to."""
        self._sums.setText("   ".join(words))
        self._sums.setAccessibleName(", ".join(words))

    def choose(self, brush: Brush) -> None:
        """Take another brush."""
        self.brushes.set_value(brush)

    def paintEvent(self, _event: QPaintEvent) -> None:
        line = current_theme().color("line.default")
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, line)
        painter.fillRect(0, self.height() - 1, self.width(), 1, line)

    def _fit(self) -> None:
        self.setFixedHeight(round(_HEIGHT * current_theme().scale))


class _Swatch(QIconEngine):
    """A small square in the colour of preferred hours."""

    def clone(self) -> QIconEngine:
        copy = _Swatch()
        theme_holder().kept.append(copy)  # Qt takes it without telling Python, which would free it at once
        return copy

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        drawn = QPixmap(round(size.width() * scale), round(size.height() * scale))
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, drawn.rect(), mode, state)
        painter.end()
        drawn.setDevicePixelRatio(scale)
        return drawn

    def paint(self, painter: QPainter, rect: QRect, _mode: QIcon.Mode, _state: QIcon.State) -> None:
        theme = current_theme()
        side = rect.width() * _SWATCH / 16
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent.line"), rect.width() / 16))
        painter.setBrush(theme.color("cone.50"))
        painter.drawRoundedRect(square, side * 0.3, side * 0.3)
        painter.restore()

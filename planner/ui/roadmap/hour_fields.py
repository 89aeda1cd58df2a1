"""Three numbers for the hours of an item: if all goes well, most likely, and if it takes long."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QSizePolicy, QWidget

from planner.domain.errors import Refusal
from planner.domain.item import MOST_HOURS, Effort
from planner.i18n import _
from planner.ui.widgets.label import label, plain_tool_tip
from planner.ui.widgets.wheel import take_no_focus_by_wheel, turn_with_focus


class HourFields(QWidget):
    """The likely hours; the other two follow them until one of them is typed.

    Signals:
        changed: other hours are wished.

    Attributes:
        likely, low, high: the fields, in hours.
    """

    changed = Signal()

    def __init__(self, effort: Effort) -> None:
        super().__init__()
        self.likely = _field(_("Hours, most likely"), effort.likely)
        self.low = _field(_("Hours, if all goes well"), effort.low)
        self.high = _field(_("Hours, if it takes long"), effort.high)
        self._shares = _shares(effort)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.likely)
        row.addWidget(label(_("between"), "small", "text.secondary"))
        row.addWidget(self.low)
        row.addWidget(label(_("and"), "small", "text.secondary"))
        row.addWidget(self.high)
        self.likely.valueChanged.connect(self._follow)
        for field in (self.low, self.high):
            field.valueChanged.connect(lambda _value: self.changed.emit())

    def effort(self) -> Effort:
        """Return the hours. Raises Refusal where they are out of order."""
        low, likely, high = (field.value() for field in (self.low, self.likely, self.high))
        if not low <= likely <= high:
            raise Refusal(_("The likely hours lie between the other two."))
        return Effort.of_hours(low, likely, high)

    def _follow(self, likely: float) -> None:
        """Keep the other two as far from the likely hours as they were, in proportion."""
        low, high = self._shares
        for field, share in ((self.low, low), (self.high, high)):
            field.blockSignals(True)
            field.setValue(round(likely * share, 1))
            field.blockSignals(False)
        self.changed.emit()


class _HourField(QDoubleSpinBox):
    """Hours with a decimal; a dialog that is scrolled does not change them."""

    def __init__(self) -> None:
        """Show no hours yet."""
        super().__init__()
        take_no_focus_by_wheel(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn_with_focus(self, event, super().wheelEvent)


def _shares(effort: Effort) -> tuple[float, float]:
    """Return the other two as shares of the likely hours; where there are none, what is usual."""
    if not effort.likely:
        return 0.7, 1.6
    return effort.low / effort.likely, effort.high / effort.likely


def _field(name: str, minutes: int) -> QDoubleSpinBox:
    field = _HourField()
    field.setRange(0, MOST_HOURS)
    field.setDecimals(1)
    field.setSingleStep(1)
    field.setSuffix(_(" h"))
    field.setMinimumWidth(84)
    field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    field.setValue(minutes / 60)
    field.setAccessibleName(name)
    field.setToolTip(plain_tool_tip(name))
    return field

"""The same hours on several days, told once."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from planner.i18n import _
from planner.ui.widgets.buttons import push_button

_WEEKDAYS: Final = (range(5), range(5, 7), range(7))


class SameHours(QWidget):
    """Some days, a range, and a button. `told` tells the weekdays (0 is Monday) and the text.

    Attributes:
        days, line, fill: the fields.
    """

    told = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.days = QComboBox()
        self.days.addItems([_("Mon to Fri"), _("Sat and Sun"), _("Every day")])
        self.days.setAccessibleName(_("Days with the same hours"))
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("19:00 to 21:00"))
        self.line.setAccessibleName(_("Study hours on these days"))
        self.line.returnPressed.connect(self._tell)
        self.fill = push_button(_("Fill in"))
        self.fill.clicked.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.days)
        row.addWidget(self.line, 1)
        row.addWidget(self.fill)

    def _tell(self) -> None:
        self.told.emit(tuple(_WEEKDAYS[self.days.currentIndex()]), self.line.text().strip())

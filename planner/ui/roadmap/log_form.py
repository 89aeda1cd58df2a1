"""The small form in which time is logged, inside the panel."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from planner.domain.availability import MINUTES_PER_DAY
from planner.formats import duration
from planner.i18n import _
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.date_field import DateField
from planner.ui.widgets.duration_spin_box import DurationSpinBox
from planner.ui.widgets.label import label
from planner.ui.widgets.one_line import one_line

_FIRST_DAY = date(2000, 1, 1)


class LogForm(QWidget):
    """Asks for a length, a day, and what was studied.

    Signals:
        logged: the minutes, the day, and what was studied.
        closed: it was put away.
    """

    logged = Signal(int, object, str)
    closed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.length = DurationSpinBox(duration, name=_("Time"), minimum=1, maximum=MINUTES_PER_DAY)
        self.day = DateField(_("Day"), today)
        self.day.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.note = one_line(_("What you did, if you like"), _("What you did"))
        self.save = push_button("", "check")
        self.cancel = push_button(_("Cancel"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 12, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.addWidget(label(_("Time"), "small", "text.secondary"), 0, 0)
        grid.addWidget(self.length, 0, 1)
        grid.addWidget(label(_("Day"), "small", "text.secondary"), 1, 0)
        grid.addWidget(self.day, 1, 1)
        grid.addWidget(label(_("Note"), "small", "text.secondary"), 2, 0)
        grid.addWidget(self.note, 2, 1)
        grid.addLayout(self._buttons(), 3, 1)
        grid.setColumnStretch(1, 1)
        self.save.clicked.connect(self._tell)
        self.cancel.clicked.connect(self.close_form)
        self.length.value_changed.connect(self._name_button)

    def open_form(self, minutes: int, today: date) -> None:
        """Offer some minutes of today, and put the cursor there."""
        self.day.set_days(_FIRST_DAY, today)
        self.day.set_day(today)
        self.length.set_value(minutes)
        self.note.clear()
        self._name_button(minutes)
        self.show()
        self.length.setFocus(Qt.FocusReason.OtherFocusReason)
        self.length.selectAll()

    def close_form(self) -> None:
        """Put the form away and log nothing."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.save, 1)
        row.addWidget(self.cancel)
        return row

    def _name_button(self, minutes: int) -> None:
        self.save.setText(_("Log {length}").format(length=duration(minutes)))

    def _tell(self) -> None:
        minutes, day, note = self.length.value(), self.day.day(), self.note.text()
        self.close_form()
        self.logged.emit(minutes, day, note)

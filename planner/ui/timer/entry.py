"""The timer's place at the foot of the side bar: its key, or how long was studied so far."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.domain.focus_timer import Phase
from planner.formats import duration
from planner.i18n import _
from planner.services.workspace import Workspace
from planner.ui.timer.clock import FocusClock
from planner.ui.timer.digit_rows import short_time
from planner.ui.timer.digits import FittedTime
from planner.ui.timer.ticker import Ticker
from planner.ui.widgets.buttons import nav_button
from planner.ui.widgets.label import label, plain_tool_tip
from planner.ui.widgets.marks import KeyHint

_EDGE = 8


class TimerEntry(QWidget):
    """A row that shows the timer's window; in the narrow bar an icon with the time below it.

    Attributes:
        button: the row itself.

    Signals:
        wanted: the timer's window shall be shown.
    """

    wanted = Signal()

    def __init__(self, workspace: Workspace, clock: FocusClock, keys: str) -> None:
        """Show the timer of a clock; `keys` bring up its window."""
        super().__init__()
        self._workspace = workspace
        self._clock = clock
        self._is_wide = True
        self.button = nav_button("", "timer")
        self.button.setCheckable(False)
        self.button.clicked.connect(self.wanted)
        self._hint = KeyHint(keys)
        self.time = label("", "small", "accent.text", weight=600)
        self.time_below = FittedTime()
        for mark in (self._hint, self.time):
            mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inner = QHBoxLayout(self.button)
        inner.setContentsMargins(0, 0, _EDGE, 0)
        inner.addStretch(1)
        inner.addWidget(self.time)
        inner.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.button)
        column.addWidget(self.time_below)
        self._ticker = Ticker(self, self._counted, self._show_time)
        clock.changed.connect(self.show_timer)
        self.show_timer()

    def set_wide(self, is_wide: bool) -> None:
        """Show words, or an icon alone."""
        self._is_wide = is_wide
        self.show_timer()

    def show_timer(self) -> None:
        """Show the timer as it is now."""
        has_timer = self._clock.timer is not None
        self._hint.setVisible(self._is_wide and not has_timer)
        self.time.setVisible(self._is_wide and has_timer)
        self.time_below.setVisible(not self._is_wide and has_timer)
        self.button.setText(_("Focus timer") if self._is_wide else "")
        self._show_time()
        self._ticker.wake()

    @property
    def is_ticking(self) -> bool:
        """Whether it is painted again every second."""
        return self._ticker.is_ticking

    def _show_time(self) -> None:
        timer, now = self._clock.timer, self._workspace.now
        words = short_time(timer, now) if timer is not None else ""
        self.time.setText(words)
        self.time_below.show_time(words)
        name = _("Focus timer")
        if timer is not None:
            length = duration(timer.minutes_at(now))
            name = _("Focus timer, {title}, {length} done").format(title=timer.title, length=length)
        if name != self.button.accessibleName():
            self.button.setAccessibleName(name)
            self.button.setToolTip("" if self._is_wide and timer is None else plain_tool_tip(name))

    def _counted(self) -> int | None:
        timer = self._clock.timer
        if timer is None or timer.phase is not Phase.RUNNING:
            return None
        worked = timer.worked_at(self._workspace.now)
        return int(worked.total_seconds() * 1000)

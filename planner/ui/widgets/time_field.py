"""A field for a time of day."""

from datetime import time

from PySide6.QtCore import QTime
from PySide6.QtGui import QFocusEvent, QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QTimeEdit

from planner.ui.region import clock_format, program_locale
from planner.ui.widgets.free_typing import FreeTyping
from planner.ui.widgets.typed_time import parse_time
from planner.ui.widgets.wheel import take_no_focus_by_wheel, turn_with_focus


class TimeField(QTimeEdit):
    """Counts to 12 or to 24 hours, as the learner has chosen; a page that is scrolled does not change it.

    It is typed the way people write times (see `parse_time`), or changed with the arrow keys.
    """

    def __init__(self, at: time = time()) -> None:
        """Show a time of day."""
        super().__init__()
        self._typing = FreeTyping(self, self._begin_typing, self._take)
        self._before_typing = at
        take_no_focus_by_wheel(self)
        self.setDisplayFormat(clock_format())
        self.set_value(at)

    def value(self) -> time:
        """Return what is shown."""
        return time(self.time().hour(), self.time().minute())

    def set_value(self, at: time) -> None:
        """Show a time of day, to the minute."""
        wanted = QTime(at.hour, at.minute)
        if self.time() != wanted:  # else what is being typed would be written anew
            self.setTime(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._typing.press(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        if self._typing.is_on:
            section = self._section_typed()
            self._typing.stop()
            self.setSelectedSection(section)  # from typed hours one goes on to the minutes
        return super().focusNextPrevChild(forwards)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._typing.stop()
        super().focusOutEvent(event)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        if self._typing.is_on:
            return QValidator.State.Intermediate, text, position
        return super().validate(text, position)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn_with_focus(self, event, super().wheelEvent)

    def _section_typed(self) -> QTimeEdit.Section:
        """Return the part that is typed; Qt takes all of a time for its half where that stands in front."""
        line = self.lineEdit()
        section, typed = self.currentSection(), line.text()[: line.cursorPosition()]
        is_half = section == self.Section.AmPmSection and self.sectionAt(0) == section
        return self.Section.HourSection if is_half and any(map(str.isdigit, typed)) else section

    def _begin_typing(self) -> None:
        self._before_typing = self.value()

    def _take(self, typed: str) -> bool:
        """Take the time that is typed, or the one before it while that is none."""
        before, locale = self._before_typing, program_locale()
        has_halves = "ap" in clock_format().casefold()
        meant = parse_time(typed, before, has_halves=has_halves, am=locale.amText(), pm=locale.pmText())
        self.set_value(before if meant is None else meant)
        return meant is not None

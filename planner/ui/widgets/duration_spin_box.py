"""A field for a length of time, typed the way people write it."""

import re
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from planner.ui.theme import current_theme
from planner.ui.widgets.field_look import spin_box_size
from planner.ui.widgets.wheel import take_no_focus_by_wheel, turn_with_focus

STEP: Final = 5
_WIDE_EXAMPLE: Final = 10 * 60 + 45


def parse_duration(text: str, hour: str = "h", minute: str = "min") -> int | None:
    """The minutes that ``text`` means, or None if it means none.

    Understood are "90", "45 min", "2 h", "1 h 30", "1.5 h" and "1:30"; ``hour`` and ``minute`` are the words
    for the units, whose first letter is enough.
    """
    tidy = " ".join(text.casefold().split())
    if found := re.fullmatch(r"(\d{1,4}):([0-5]\d)", tidy):
        return 60 * int(found[1]) + int(found[2])
    if found := re.fullmatch(rf"(\d{{1,5}}) ?(?:{_unit(minute)})?", tidy):
        return int(found[1])
    if found := re.fullmatch(rf"(\d{{1,4}})[.,](\d{{1,2}}) ?{_unit(hour)}", tidy):
        return round(60 * float(f"{found[1]}.{found[2]}"))
    if found := re.fullmatch(rf"(\d{{1,4}}) ?{_unit(hour)}(?: ?(\d{{1,2}}) ?(?:{_unit(minute)})?)?", tidy):
        return 60 * int(found[1]) + int(found[2] or 0)
    return None


class DurationSpinBox(QAbstractSpinBox):
    """Minutes from ``minimum`` to ``maximum``, shown by ``as_text`` and stepped by ``step``.

    ``value_changed`` tells the minutes whenever they change, also while they are typed.
    """

    value_changed = Signal(int)

    def __init__(
        self,
        as_text: Callable[[int], str],
        *,
        name: str,
        minimum: int = 0,
        maximum: int = 24 * 60,
        step: int = STEP,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        take_no_focus_by_wheel(self)
        self._as_text = as_text
        self._minimum = minimum
        self._maximum = maximum
        self._step = step
        self._value = minimum
        self.setAccessibleName(name)
        self.lineEdit().setText(as_text(minimum))
        self.lineEdit().textEdited.connect(self._take_typed)
        self.editingFinished.connect(self._show_value)

    def value(self) -> int:
        """The minutes."""
        return self._value

    def set_value(self, minutes: int) -> None:
        """Show ``minutes``, or the nearest that is allowed."""
        self._keep(minutes)
        self._show_value()

    def stepBy(self, steps: int) -> None:
        # From between two steps, a step leads to the next of them: 7 to 10 or to 5.
        at = self._value / self._step
        self.set_value(self._step * (int(at // 1) + steps if steps > 0 else int(-(-at // 1)) + steps))
        self.selectAll()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        flags = QAbstractSpinBox.StepEnabledFlag.StepNone
        if not self.isReadOnly() and self._value < self._maximum:
            flags |= QAbstractSpinBox.StepEnabledFlag.StepUpEnabled
        if not self.isReadOnly() and self._value > self._minimum:
            flags |= QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        return flags

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        minutes = self._parse(text)
        fits = minutes is not None and self._minimum <= minutes <= self._maximum
        return (QValidator.State.Acceptable if fits else QValidator.State.Intermediate), text, position

    def fixup(self, _text: str) -> str:
        return self._as_text(self._value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn_with_focus(self, event, super().wheelEvent)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        widest = max(
            metrics.horizontalAdvance(self._as_text(each)) for each in (self._maximum, _WIDE_EXAMPLE)
        )
        return spin_box_size(QSize(widest, metrics.height()), current_theme())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _parse(self, text: str) -> int | None:
        hour, minute = (re.sub(r"[\d\s]", "", self._as_text(each)) for each in (60, 1))
        return parse_duration(text, hour, minute)

    def _take_typed(self, text: str) -> None:
        minutes = self._parse(text)
        if minutes is not None and self._minimum <= minutes <= self._maximum:
            self._keep(minutes)

    def _keep(self, minutes: int) -> None:
        kept = min(self._maximum, max(self._minimum, minutes))
        if kept != self._value:
            self._value = kept
            self.value_changed.emit(kept)

    def _show_value(self) -> None:
        self.lineEdit().setText(self._as_text(self._value))
        self.update()


def _unit(word: str) -> str:
    """A pattern for a unit: its first letter, its whole word, or anything between."""
    tail = ""
    for letter in reversed(word.casefold()[1:]):
        tail = f"(?:{re.escape(letter)}{tail})?"
    return re.escape(word[:1].casefold()) + tail

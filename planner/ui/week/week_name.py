"""What a week is called in the head of its page, in a room that is as wide for each week."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.i18n import _
from planner.ui.week.page_rows import HeadRow
from planner.ui.widgets.label import ThemedLabel, label

_TO_NUMBER: Final = 14


class WeekName(QWidget):
    """A week's days and its number. What stands behind it keeps its place when another week is shown.

    Attributes:
        words: the labels that are read.
    """

    def __init__(self, longest: Sequence[str], parent: QWidget | None = None) -> None:
        """Keep room for the longest days of any week; their digits may be any."""
        super().__init__(parent)
        self._longest = longest
        self._days = ("", "")
        self._is_compact = False
        self._title = label("", "title", elide=True)
        self._number = label("", color_role="text.tertiary")
        self._number.setContentsMargins(_TO_NUMBER, 0, 0, 0)
        self.words: tuple[ThemedLabel, ...] = (self._title, self._number)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._title)
        row.addWidget(self._number)
        row.addStretch(1)
        self.measure()

    def measure(self) -> None:
        """Find out how much room the longest name takes in the font of the theme."""
        self._most_days = max(_widest(text, self._title) for text in self._longest)
        self._most_number = _TO_NUMBER + _widest(_("Week {number}").format(number=10), self._number)

    def show_week(self, row: HeadRow) -> None:
        """Name a week."""
        self._days = (row.days, row.short_days)
        self._number.setText(row.number)
        self._choose_days()

    def set_compact(self, is_compact: bool) -> None:
        """Leave out the number, for which a small window has no room."""
        self._is_compact = is_compact

    def take(self, room: int) -> None:
        """Be as wide as the longest name, or as the room is; the number goes before any days are cut."""
        with_number = self._most_days + self._most_number
        has_number = not self._is_compact and with_number <= room
        self._number.setVisible(has_number)
        self.setFixedWidth(max(1, min(with_number if has_number else self._most_days, room)))
        self._choose_days()

    def _choose_days(self) -> None:
        room = self.width() - (0 if self._number.isHidden() else self._most_number)
        days, short_days = self._days
        fits = QFontMetrics(self._title.font()).horizontalAdvance(days) <= room
        self._title.setText(days if fits else short_days)


def _widest(text: str, shown_in: ThemedLabel) -> int:
    """Return how wide a text is at most, whatever its digits are."""
    metrics = QFontMetrics(shown_in.font())
    digit = max("0123456789", key=metrics.horizontalAdvance)
    return metrics.horizontalAdvance("".join(digit if each.isdigit() else each for each in text))

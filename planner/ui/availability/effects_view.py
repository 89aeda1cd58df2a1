"""What other hours do to the dates, in a few lines."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.i18n import _, ngettext
from planner.ui.availability.effects import EffectRow
from planner.ui.widgets.badge import show_verdict, verdict_badge
from planner.ui.widgets.label import label

MOST_LINES: Final = 4


class EffectsView(QWidget):
    """A line for each goal: title, verdict, number, and how that was before. More than four are counted.

    A narrow one puts the numbers below the titles.
    """

    def __init__(self, heading: str | None = None, *, is_narrow: bool = False) -> None:
        """Begin without lines, under "What it does to your dates" or another heading."""
        super().__init__()
        words = _("What it does to your dates") if heading is None else heading
        self._heading = label(words, "small", "text.secondary", weight=600)
        self._lines = [_Line(is_narrow) for _number in range(MOST_LINES)]
        self._more = label("", "small", "text.tertiary", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        (self._lay_out_narrow if is_narrow else self._lay_out)()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addLayout(self._grid)
        column.addWidget(self._more)

    def set_heading(self, words: str) -> None:
        """Show another heading."""
        self._heading.setText(words)

    def show_rows(self, rows: Sequence[EffectRow]) -> None:
        """Show the goals by date; those that change go before those that do not."""
        shown = sorted(rows, key=lambda row: not row.was)[:MOST_LINES] if len(rows) > MOST_LINES else rows
        for number, line in enumerate(self._lines):
            line.show_row(shown[number] if number < len(shown) else None)
        rest = len(rows) - len(shown)
        self._say(
            ngettext("{count} goal more", "{count} goals more", rest).format(count=rest) if rest else ""
        )
        if not rows:
            self._say(_("No exam or goal has anything left to study."))
        self._tell("; ".join(map(_spoken, shown)))

    def show_words(self, words: str) -> None:
        """Show a sentence instead, while no verdict can be given."""
        for line in self._lines:
            line.show_row(None)
        self._say(words)

    def _lay_out(self) -> None:
        self._grid.setColumnStretch(4, 1)  # no column is wider than its words, nor cut while there is room
        self._grid.setColumnMinimumWidth(1, verdict_badge("not_feasible").sizeHint().width())
        for number, line in enumerate(self._lines):
            self._grid.addWidget(line.title, number, 0)
            self._grid.addWidget(line.badge, number, 1, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(line.number, number, 2)
            self._grid.addWidget(line.was, number, 3)

    def _lay_out_narrow(self) -> None:
        for number, line in enumerate(self._lines):
            head = QHBoxLayout()
            head.setSpacing(8)
            head.addWidget(line.title, 1)
            head.addWidget(line.badge)
            self._grid.addLayout(head, 2 * number, 0)
            self._grid.addWidget(line.number, 2 * number + 1, 0)

    def _tell(self, words: str) -> None:
        """Let screen readers know, and say it to them when it is something new."""
        is_news = words != self.accessibleDescription() != ""
        self.setAccessibleName(self._heading.text())
        self.setAccessibleDescription(words)
        if is_news:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _say(self, words: str) -> None:
        self._more.setText(words)
        self._more.setVisible(bool(words))


class _Line:
    """A narrow line says how it was after the number, which then may take two lines."""

    def __init__(self, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self.title = label("", weight=500, elide=True)
        self.badge = verdict_badge("done")
        self.number = label("", "small", "text.secondary", wrap=True) if is_narrow else label("")
        self.was = label("", "small", "text.tertiary", elide=True)

    def show_row(self, row: EffectRow | None) -> None:
        for widget in (self.title, self.number):
            widget.setVisible(row is not None)
        self.was.setVisible(row is not None and not self._is_narrow)
        self.badge.setVisible(row is not None and bool(row.verdict))
        if row is None:
            return
        if row.verdict:
            show_verdict(self.badge, row.verdict)
        self.title.setText(row.title)
        self.number.setText(", ".join(filter(None, (row.number, _was(row) if self._is_narrow else ""))))
        self.was.setText(_was(row))


def _was(row: EffectRow) -> str:
    if not row.was:
        return ""
    if row.was_verdict == row.verdict or not row.was_verdict:
        return _("before: {number}").format(number=row.was)
    badge = verdict_badge(row.was_verdict)
    return _("before: {verdict}, {number}").format(verdict=badge.accessibleName().lower(), number=row.was)


def _spoken(row: EffectRow) -> str:
    verdict = verdict_badge(row.verdict).accessibleName().lower() if row.verdict else ""
    return ", ".join(filter(None, (row.title, verdict, row.number, _was(row))))

"""Parts of the panel: its sections, the hours with their bar, lines of facts and of logged time."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.roadmap.facts import Fact
from planner.ui.roadmap.group_rows import ThemeRow
from planner.ui.roadmap.lines import EntryLine, ItemLine
from planner.ui.roadmap.link_list import Link
from planner.ui.roadmap.looks import GLYPHS
from planner.ui.roadmap.source_rows import SourceLine
from planner.ui.widgets.bars import ProgressBar
from planner.ui.widgets.card import separator
from planner.ui.widgets.label import ThemedLabel, label, plain_tool_tip

SIDE: Final = 16
_BESIDE: Final = 16


class Section(QWidget):
    """A part of the panel with a line above it."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 10)
        self._column.setSpacing(3)
        self._column.addWidget(separator())
        self._column.addSpacing(7)
        if title:
            self.add(section_title(title))

    def add(self, widget: QWidget, overhang: int = 0, gap: int = 0) -> None:
        """Add a widget below the others, perhaps with a gap.

        `overhang` is how far it reaches into the margins at its sides.
        """
        self._column.addSpacing(gap)
        row = QHBoxLayout()
        row.setContentsMargins(SIDE - overhang, 0, SIDE - overhang, 0)
        row.addWidget(widget)
        self._column.addLayout(row)


def section_title(words: str) -> ThemedLabel:
    """The small heading of a section."""
    return label(words, "small", "text.secondary", weight=600)


class HoursLine(QWidget):
    """How many hours are done, of how many, and what is left, over a bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done = label("", weight=600)
        self._of = label("", color_role="text.secondary")
        self._left = label("", "small", "text.secondary", elide=True)
        self._lefts: tuple[str, ...] = ()
        self._left.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = ProgressBar(_("Hours done"))
        words = QHBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._done)
        words.addWidget(self._of)
        words.addSpacing(_BESIDE - 8)
        words.addWidget(self._left, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(words)
        column.addWidget(self.bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_left()

    def show_hours(
        self, done: str, of: str, left: Sequence[str], fraction: float, *, is_done: bool = False
    ) -> None:
        """Show the hours in words and as a bar; `left` says the same at several lengths, longest first."""
        self._done.setText(done)
        self._of.setText(of)
        self._lefts = tuple(left)
        self._choose_left()
        self.bar.show_fraction(fraction, f"{done} {of}", "ok.line" if is_done else "accent.base")

    def _choose_left(self) -> None:
        room = self.width() - self._done.sizeHint().width() - self._of.sizeHint().width() - _BESIDE
        metrics = QFontMetrics(self._left.font())
        fitting = (words for words in self._lefts if metrics.horizontalAdvance(words) <= room)
        self._left.setText(next(fitting, self._lefts[-1] if self._lefts else ""))


class ThemeBars(QWidget):
    """The themes below each other, each with a bar and its share."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 3, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[ThemedLabel, ProgressBar, ThemedLabel]] = []

    def show_themes(self, themes: Sequence[ThemeRow]) -> None:
        """Show these themes."""
        while len(self._lines) < len(themes):
            self._add()
        for place, line in enumerate(self._lines):
            for each in line:
                each.setVisible(place < len(themes))
            if place < len(themes):
                name, bar, share = line
                theme = themes[place]
                name.setText(theme.id)
                bar.setAccessibleName(theme.id)
                bar.setToolTip(plain_tool_tip(theme.words))
                bar.show_fraction(theme.fraction, theme.words)
                share.setText(theme.percent_words)

    def _add(self) -> None:
        line = (label("", "small"), ProgressBar(""), label("", "small", "text.secondary"))
        for column, each in enumerate(line):
            self._grid.addWidget(each, len(self._lines), column)
        self._lines.append(line)


class FactGrid(QWidget):
    """Names at the start, values after them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[ThemedLabel, ThemedLabel]] = []

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these facts."""
        while len(self._lines) < len(facts):
            self._add()
        for place, (name, value) in enumerate(self._lines):
            is_shown = place < len(facts)
            name.setVisible(is_shown)
            value.setVisible(is_shown)
            if is_shown:
                fact = facts[place]
                name.setText(fact.name)
                value.setText(fact.value)
                value.set_color_role("warn.text" if fact.is_pressing else "text.primary")

    def _add(self) -> None:
        name = label("", "small", "text.tertiary")
        value = label("", "small", wrap=True)
        row = len(self._lines)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        self._lines.append((name, value))


class SourceLines(QWidget):
    """Articles, dated facts or rules below each other, each with its author, its date or its title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._lines: list[_SourceLabels] = []

    def show_lines(self, lines: Sequence[SourceLine]) -> None:
        """Show these lines."""
        while len(self._lines) < len(lines):
            self._lines.append(_SourceLabels())
            self._column.addWidget(self._lines[-1])
        for place, labels in enumerate(self._lines):
            labels.setVisible(place < len(lines))
            if place < len(lines):
                labels.show_line(lines[place])


class _SourceLabels(QWidget):
    """One of these lines."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "small", wrap=True)
        self._about = label("", "caption", "text.tertiary", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self._words)
        column.addWidget(self._about)

    def show_line(self, line: SourceLine) -> None:
        self._words.setText(line.words)
        self._about.setText(line.about)
        self._about.setVisible(bool(line.about))


class EntryGrid(QWidget):
    """Days, words and lengths of logged time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[ThemedLabel, ThemedLabel, ThemedLabel]] = []

    def show_entries(self, entries: Sequence[EntryLine]) -> None:
        """Show these entries."""
        while len(self._lines) < len(entries):
            self._add()
        for place, labels in enumerate(self._lines):
            for each in labels:
                each.setVisible(place < len(entries))
            if place < len(entries):
                entry = entries[place]
                for each, words in zip(labels, (entry.day, entry.words, entry.length), strict=True):
                    each.setText(words)

    def _add(self) -> None:
        day = label("", "small", "text.tertiary")
        words = label("", "small", elide=True)
        length = label("", "small", "text.secondary")
        row = len(self._lines)
        for column, each in enumerate((day, words, length)):
            self._grid.addWidget(each, row, column)
        self._lines.append((day, words, length))


def item_links(lines: Sequence[ItemLine]) -> list[Link]:
    """Return the links to other items."""
    return [Link(line.id, line.title, line.aside, mark=(GLYPHS[line.state], line.fraction)) for line in lines]

"""The parts of a card: hours a week as two bars, facts, and ways out."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from planner.formats import hours
from planner.i18n import _
from planner.scheduling.schedule import Verdict
from planner.ui.exams.numbers import Fact
from planner.ui.exams.ways import Way
from planner.ui.shared.hours_a_week import HoursPerWeek
from planner.ui.theme import current_theme
from planner.ui.widgets.bars import ProgressBar
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.card import separator
from planner.ui.widgets.label import ThemedLabel, label
from planner.ui.widgets.marks import IconMark

_BAR: Final = 8
_FACTS_WIDTH: Final = 200
_TONES: Final = {"good": "text.primary", "tight": "warn.text", "bad": "danger.text"}
_PLANNED: Final = {Verdict.TIGHT: "warn.line", Verdict.IMPOSSIBLE: "danger.line"}


class HoursBars(QWidget):
    """Hours a week, needed and planned, on one scale."""

    def __init__(self) -> None:
        """Begin without numbers."""
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(label(_("Hours a week"), "small", "text.tertiary"), 0, 0, 1, 3)
        self._needed = self._add(1, _("Needed"))
        self._planned = self._add(2, _("Planned"))

    def show_hours(self, week: HoursPerWeek) -> None:
        """Show other numbers."""
        planned_role = _PLANNED.get(week.verdict, "ok.line")
        for (bar, value), minutes, share, role in (
            (self._needed, week.needed, week.needed_share, "line.control"),
            (self._planned, week.planned, week.planned_share, planned_role),
        ):
            words = _("{count} h").format(count=hours(minutes))
            bar.show_fraction(share, words, role)
            value.setText(words)

    def _add(self, row: int, name: str) -> tuple[ProgressBar, ThemedLabel]:
        bar, value = ProgressBar(name, thickness=_BAR), label("", "small")
        self._grid.addWidget(label(name, "small", "text.secondary"), row, 0)
        self._grid.addWidget(bar, row, 1)
        self._grid.addWidget(value, row, 2, Qt.AlignmentFlag.AlignRight)
        return bar, value


class FactList(QWidget):
    """Names at the left, values at the right."""

    def __init__(self, *, gives_way: bool = False) -> None:
        """Begin without facts; where they give way, long values are cut, and said whole in a tool tip."""
        super().__init__()
        self._gives_way = gives_way
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[ThemedLabel, ThemedLabel]] = []
        self._used = 0

    def minimumSizeHint(self) -> QSize:
        """So wide that the facts of cards below each other begin below each other."""
        width = 0 if self._gives_way else round(_FACTS_WIDTH * current_theme().scale)
        return super().minimumSizeHint().expandedTo(QSize(width, 0))

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show other facts, reusing the lines that are there."""
        while len(self._lines) < len(facts):
            self._add_line()
        for number, (name, value) in enumerate(self._lines):
            is_used = number < len(facts)
            # A label that is shown before it is in its window would forget the colour it is given after that.
            if is_used != (number < self._used):
                name.setVisible(is_used)
                value.setVisible(is_used)
            if is_used:
                name.setText(facts[number].name)
                value.setText(facts[number].value)
                value.set_color_role(_TONES[facts[number].tone])
        self._used = len(facts)

    def _add_line(self) -> None:
        row = len(self._lines)
        line = (label("", "small", "text.secondary"), label("", "small", elide=self._gives_way))
        line[1].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(line[0], row, 0)
        self._grid.addWidget(line[1], row, 1, Qt.AlignmentFlag.AlignRight)
        self._lines.append(line)
        self._used += 1


class WayList(QWidget):
    """Ways out, each with the button that leads there.

    Signals:
        chosen: the Way whose button was clicked.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        """Begin without ways."""
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(label(_("What would make it work"), "small", "text.tertiary"))
        self._lines: list[_WayLine] = []

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons of the ways that are shown."""
        return [line.button for line in self._lines if line.is_used]

    def show_ways(self, ways: Iterable[Way]) -> None:
        """Show other ways, reusing the lines that are there."""
        shown = tuple(ways)
        while len(self._lines) < len(shown):
            line = _WayLine()
            line.chosen.connect(self.chosen)
            self._column.addWidget(line)
            self._lines.append(line)
        for number, line in enumerate(self._lines):
            line.show_way(shown[number] if number < len(shown) else None)


class _WayLine(QWidget):
    """One way: icon, what to do, what follows, and the button."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._way: Way | None = None
        self._mark = IconMark("clock", "text.secondary")
        self._title = label("", "small", weight=500, wrap=True)
        self._detail = label("", "small", "text.secondary", wrap=True)
        self.button = push_button("", size="small")
        self.button.clicked.connect(self._tell)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._title)
        texts.addWidget(self._detail)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addLayout(texts, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(separator())
        column.addLayout(row)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def is_used(self) -> bool:
        """Whether a way is shown."""
        return self._way is not None

    def show_way(self, way: Way | None) -> None:
        """Show another way, or nothing."""
        self._way = way
        self.setVisible(way is not None)
        if way is None:
            return
        self._mark.show_icon(way.icon)
        self._title.setText(way.title)
        self._detail.setText(way.detail)
        self.button.setText(way.action)
        self.button.setAccessibleName(f"{way.action.removesuffix('...')}: {way.title}")

    def _tell(self) -> None:
        self.chosen.emit(self._way)

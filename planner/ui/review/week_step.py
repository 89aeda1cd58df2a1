"""Step three of a review: the proposed week."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from planner.i18n import _, ngettext
from planner.ui.availability.effects_view import EffectsView
from planner.ui.review.week_rows import MOST_CHANGES, WeekRows
from planner.ui.review.week_view import WeekView
from planner.ui.shared.difference_rows import CHANGE_ICONS, ChangeLine
from planner.ui.shared.steps import ScrolledStepPage
from planner.ui.widgets.card import Card
from planner.ui.widgets.label import label
from planner.ui.widgets.marks import IconMark


class WeekStep(ScrolledStepPage):
    """The week day by day, what differs from what was accepted, and the verdict on each goal.

    Attributes:
        effects: the verdicts.
    """

    def __init__(self) -> None:
        super().__init__(_("The week"))
        # There is nothing to answer here, but there may be more to read than has room.
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(self.title)
        self.area.setProperty("focusRing", True)
        self._week = WeekView()
        self._week.setAccessibleName(self.title)
        self._changes = _Changes()
        self.effects = EffectsView(_("Your goals"))
        for content in (self._week, self.effects, self._changes):
            self.body.addWidget(_in_card(content))
        self.body.addStretch(1)

    def show_rows(self, rows: WeekRows) -> None:
        """Show another proposal."""
        self.say(rows.sentence)
        self._week.show_days(rows.days)
        self._changes.show_rows(rows)
        card = self._changes.parentWidget()
        if card is not None:
            card.setVisible(bool(rows.changes_title))


class _Changes(QWidget):
    """The differences to what was accepted: a sentence, and a line for each of the first."""

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "small", "text.secondary", weight=600)
        self._more = label("", "small", "text.tertiary")
        self._lines = [_ChangeLine() for _number in range(MOST_CHANGES)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._title, 0, 0, 1, 3)
        for number, line in enumerate(self._lines, start=1):
            grid.addWidget(line.icon, number, 0)
            grid.addWidget(line.title, number, 1)
            grid.addWidget(line.when, number, 2)
        grid.addWidget(self._more, MOST_CHANGES + 1, 0, 1, 3)

    def show_rows(self, rows: WeekRows) -> None:
        self._title.setText(rows.changes_title)
        for number, line in enumerate(self._lines):
            line.show_line(rows.changes[number] if number < len(rows.changes) else None)
        words = ngettext("{count} more", "{count} more", rows.more)
        self._more.setText(words.format(count=rows.more))
        self._more.setVisible(rows.more > 0)


class _ChangeLine:
    def __init__(self) -> None:
        self.icon = IconMark("minus", size=14)
        self.title = label("", elide=True)
        self.when = label("", "small", "text.secondary")

    def show_line(self, line: ChangeLine | None) -> None:
        for widget in (self.icon, self.title, self.when):
            widget.setVisible(line is not None)
        if line is None:
            return
        self.icon.show_icon(CHANGE_ICONS[line.kind])
        self.title.setText(line.title)
        self.when.setText(line.when)


def _in_card(content: QWidget) -> Card:
    card = Card(0)
    card.body.setContentsMargins(14, 10, 14, 10)
    card.body.addWidget(content)
    return card

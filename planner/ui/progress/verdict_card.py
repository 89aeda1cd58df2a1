"""The card that says how sure a goal is."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.exams.numbers import Fact
from planner.ui.progress.chart_card import ChartCard
from planner.ui.progress.verdict_rows import VerdictRow
from planner.ui.shared.chart_table import ChartTable
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.badge import show_verdict, verdict_badge
from planner.ui.widgets.card import separator
from planner.ui.widgets.label import ThemedLabel, label

_SIDE: Final = 16
_TONES: Final = {"good": "text.primary", "tight": "warn.text", "bad": "danger.text"}
_ALMOST_ALL: Final = 100
_FACT: Final = 32
_LEAST_FACT: Final = 22
_LIKELY: Final = 1  # the first day is that on which it is likely ready, which the sentence says
_BASE_LINE: Final = 5  # so far above the end of the figure's line stand the words beside it


class VerdictCard(ChartCard):
    """Shows a VerdictRow; figures of a forecast that is worked out anew are grey meanwhile."""

    def __init__(self) -> None:
        """Begin without a goal."""
        content = QWidget()
        super().__init__(_("Verdict"), content)
        self._badge = verdict_badge("done")
        self._goal = label("", "small", "text.tertiary", elide=True)
        self._chance = label("", "numeral")
        self._chance_words = label("", color_role="text.secondary", wrap=True)
        self._sentence = label("", "small", "text.secondary", wrap=True)
        self._basis = label("", "small", "text.tertiary", wrap=True)
        self._facts = _Facts()
        self._row: VerdictRow | None = None
        self._fill_head()
        self._fill(content)
        theme_holder().changed.connect(self._fit)
        self._fit()

    @property
    def row(self) -> VerdictRow | None:
        """What is shown."""
        return self._row

    def show_row(self, row: VerdictRow, *, is_old: bool) -> None:
        """Show another row, perhaps with the forecast of the plan before its last change."""
        self._row = row
        self._badge.setVisible(bool(row.verdict))
        if row.verdict:
            show_verdict(self._badge, row.verdict)
        self._goal.setText(row.title)
        for words in (self._chance, self._chance_words):
            words.setVisible(row.has_chance)
        self._chance.setText(row.chance)
        self._chance_words.setText(row.chance_words)
        self._sentence.setText(row.sentence)
        self._facts.show_facts((*row.finish[_LIKELY:], *row.facts))
        self._basis.setText(_("Calculating again with the changed plan.") if is_old else row.basis)
        for words, usual in (
            (self._chance, "text.primary"),
            (self._chance_words, "text.secondary"),
            (self._sentence, "text.secondary"),
        ):
            words.set_color_role("text.tertiary" if is_old else usual)
        self.setAccessibleName(row.title)
        self.setAccessibleDescription(" ".join(filter(None, (row.chance, row.chance_words, row.sentence))))
        self.show_table_of(_table(row))

    def _fit(self) -> None:
        base_line = round(_BASE_LINE * current_theme().scale)
        self._chance_words.setContentsMargins(0, 0, 0, base_line)

    def _fill_head(self) -> None:
        self.heading.hide()
        self.head.insertWidget(0, self._badge)
        self.head.insertWidget(1, self._goal, _ALMOST_ALL)

    def _fill(self, content: QWidget) -> None:
        figure = QHBoxLayout()
        figure.setSpacing(6)
        figure.addWidget(self._chance)
        figure.addWidget(self._chance_words, 1, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(content)
        column.setContentsMargins(_SIDE, 0, _SIDE, 4)
        column.setSpacing(0)
        column.addLayout(figure)
        column.addSpacing(2)
        column.addWidget(self._sentence)
        column.addSpacing(8)
        column.addWidget(separator())
        column.addWidget(self._facts, _ALMOST_ALL)
        column.addStretch(1)
        column.addWidget(separator())
        column.addSpacing(8)
        column.addWidget(self._basis)


class _Facts(QWidget):
    """Names at the left and values at the right, in lines of one height."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._lines: list[tuple[QWidget, ThemedLabel, ThemedLabel]] = []
        self._shown = 0
        theme_holder().changed.connect(self._fit)

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        while len(self._lines) < len(facts):
            self._add_line()
        for number, (line, name, value) in enumerate(self._lines):
            line.setVisible(number < len(facts))
            if number < len(facts):
                name.setText(facts[number].name)
                value.setText(facts[number].value)
                value.set_color_role(_TONES[facts[number].tone])
        self._shown = len(facts)
        self._fit()

    def _add_line(self) -> None:
        line, name, value = QWidget(), label("", color_role="text.secondary"), label("")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(name)
        row.addStretch(1)
        row.addWidget(value)
        self._column.addWidget(line)
        self._lines.append((line, name, value))

    def _fit(self) -> None:
        scale = current_theme().scale
        for line, _name, _value in self._lines:
            line.setMinimumHeight(round(_LEAST_FACT * scale))
            line.setMaximumHeight(round(_FACT * scale))
        self.setMaximumHeight(self._shown * round(_FACT * scale))


def _table(row: VerdictRow) -> ChartTable:
    facts = tuple((fact.name, fact.value) for fact in (*row.finish, *row.facts))
    chance = ((_("Chance"), f"{row.chance} {row.chance_words}"),) if row.chance else ()
    forecast = ((_("Forecast"), row.sentence), (_("Basis"), row.basis))
    lines = tuple(line for line in (*chance, *facts, *forecast) if line[1])
    return ChartTable(row.title, (_("What"), _("Value")), lines)

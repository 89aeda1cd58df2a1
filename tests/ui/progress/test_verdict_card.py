"""The verdict card gives its room to the words."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.ui.progress.verdict_card import VerdictCard
from planner.ui.progress.verdict_rows import verdict_row
from planner.ui.widgets.label import ThemedLabel
from tests.support.plans import NOW
from tests.ui.progress.small import WORDS, schedule_of, small_plan


def test_a_goals_title_has_all_the_room_of_the_head(qtbot: QtBot) -> None:
    card, plan = VerdictCard(), small_plan()
    qtbot.addWidget(card)
    card.resize(320, 380)
    card.show_row(verdict_row(plan, schedule_of(plan), "some-day", None, NOW, WORDS), is_old=False)
    card.show()
    QApplication.processEvents()
    title = next(each for each in card.findChildren(ThemedLabel) if each.text().startswith("Some-Day"))
    assert title.width() > card.width() * 0.7

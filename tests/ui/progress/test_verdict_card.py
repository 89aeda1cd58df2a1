"""The verdict card gives its room to the words."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.ui.progress.verdict_card import VerdictCard
from planner.ui.progress.verdict_rows import verdict_row
from planner.ui.widgets.label import ThemedLabel
from tests.support.forecasts import forecast_of, goal_forecast
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


def test_the_days_of_the_forecast_are_in_the_card_and_its_table(qtbot: QtBot) -> None:
    card, plan = VerdictCard(), small_plan()
    qtbot.addWidget(card)
    card.resize(328, 372)  # in a window of 1024x640
    forecast = forecast_of({"test": goal_forecast("test", NOW.date(), days=42, chance=0.39)}, NOW)
    card.show_row(verdict_row(plan, schedule_of(plan), "test", forecast, NOW, WORDS), is_old=False)
    card.show()
    QApplication.processEvents()
    shown = [each for each in card.findChildren(ThemedLabel) if each.isVisible()]
    texts = [each.text() for each in shown]
    assert texts[texts.index("In 80 of 100 runs by") + 1] == "18 Jan"
    assert texts[texts.index("In 95 of 100 runs by") + 1] == "1 Feb"
    assert card.height() == 372
    assert all(each.width() >= each.sizeHint().width() for each in shown if not each.wordWrap())
    assert [line for line in card.table.rows if "runs by" in line[0]] == [
        ("In 50 of 100 runs by", "4 Jan"),
        ("In 80 of 100 runs by", "18 Jan"),
        ("In 95 of 100 runs by", "1 Feb"),
    ]

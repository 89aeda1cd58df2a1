"""The head of a page keeps the height of the theme."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.ui.shared.page_head import PageHead
from planner.ui.theme import current_theme, load_theme
from tests.support.themes import wear


def test_a_head_is_as_high_as_the_theme_says_also_when_that_changes(qapp: QApplication, qtbot: QtBot) -> None:
    wear(qapp, load_theme("light"))
    head = PageHead()
    qtbot.addWidget(head)
    usual = head.height()
    assert usual == current_theme().size("header")
    wear(qapp, load_theme("light", scale=1.5))
    assert head.height() == current_theme().size("header") > usual

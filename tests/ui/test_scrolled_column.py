"""A column keeps its width when the scroll bar comes and goes, and stands in the middle where it is wide."""

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from planner.ui.shared.scrolled_column import ScrolledColumn

MARGINS = QMargins(20, 4, 16, 20)


def shown(qtbot: QtBot, column: ScrolledColumn) -> QFrame:
    """Show a column with one frame in it, and return that."""
    frame = QFrame()
    frame.setFixedHeight(100)
    column.column.addWidget(frame)
    column.column.addStretch(1)
    qtbot.addWidget(column)
    column.resize(600, 300)
    with qtbot.waitExposed(column):
        column.show()
    return frame


def test_what_is_in_it_keeps_its_width(qtbot: QtBot) -> None:
    column = ScrolledColumn(MARGINS)
    frame = shown(qtbot, column)
    width = frame.width()
    frame.setFixedHeight(800)
    qtbot.waitUntil(column.verticalScrollBar().isVisible)
    qtbot.waitUntil(lambda: frame.width() == width)


def test_it_tells_the_height_at_which_nothing_is_scrolled(qtbot: QtBot) -> None:
    column = ScrolledColumn(MARGINS)
    shown(qtbot, column)
    assert column.height_at(600) == 4 + 100 + 20


def test_one_with_a_widest_width_stands_in_the_middle(qtbot: QtBot) -> None:
    column = ScrolledColumn(MARGINS, widest=400)
    frame = shown(qtbot, column)
    left = frame.mapTo(column, frame.rect().topLeft()).x()
    frame_width = 400 - 20 - 16
    assert frame.width() == frame_width
    middle = left - 20 + 200
    assert abs(middle - column.viewport().width() // 2) <= 1

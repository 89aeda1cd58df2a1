"""A panel with the three parts in it, in the way in which pages show them."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout
from pytestqt.qtbot import QtBot

from planner.ui.item_notes.parts import ItemNotesParts
from planner.ui.item_notes.rows import EvidenceRow, NotesRows, StepRow
from tests.support.windows import ReadingWindow

TODAY = date(2026, 11, 25)
ROWS = NotesRows(
    id="trees",
    today=TODAY,
    done_when="You can draw one.",
    evidence=(
        EvidenceRow("0", "Certificate", "coursera.org, 23 Nov", "https://www.coursera.org/verify/1"),
        EvidenceRow("1", "I told Ben", "23 Nov", ""),
    ),
    steps=(StepRow("0", "Read", True), StepRow("1", "Draw", False), StepRow("2", "Explain", False)),
    steps_done="1 of 3 done",
    note="A *tree*",
)


@pytest.fixture
def window(qtbot: QtBot, british: None) -> ReadingWindow:
    window = ReadingWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def parts(qtbot: QtBot, window: ReadingWindow) -> ItemNotesParts:
    made = ItemNotesParts(window)
    column = QVBoxLayout(window)
    for part in (made.evidence, made.steps, made.note):
        column.addWidget(part)
    column.addStretch(1)
    window.resize(304, 700)
    made.show_rows(ROWS)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    QApplication.processEvents()
    return made

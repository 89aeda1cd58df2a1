"""A note finds room in a page's head beside what one reads and presses."""

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.shared.head_room import free_room
from planner.ui.theme import load_theme
from planner.ui.widgets.label import label
from tests.support.themes import wear


class Head(QWidget):
    """A title, facts in more room than they need, and a button."""

    def __init__(self, facts: str) -> None:
        super().__init__()
        self.title, self.facts, self.button = label("Exams", "title"), label(facts), QPushButton("Add")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 0)
        row.addWidget(self.title)
        row.addWidget(self.facts, 1)
        row.addWidget(self.button)

    @property
    def room(self) -> tuple[int, int]:
        """Where a note may begin and end."""
        found = free_room(self, (self.button,), (self.title, self.facts)).place
        return found.left(), found.right()


@pytest.fixture
def head(qapp: QApplication, qtbot: QtBot, request: pytest.FixtureRequest) -> Head:
    wear(qapp, load_theme("light"))
    made = Head(request.param)
    qtbot.addWidget(made)
    made.resize(800, 52)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.mark.parametrize("head", ["0 in the plan"], indirect=True)
def test_a_note_begins_behind_the_words_that_are_there(head: Head) -> None:
    words_end = head.facts.x() + head.facts.sizeHint().width()
    assert head.facts.width() > head.facts.sizeHint().width()
    begin, end = head.room
    assert words_end < begin < words_end + 20
    assert end < head.button.x()


@pytest.mark.parametrize("head", ["so many words " * 6], indirect=True)
def test_where_words_leave_no_room_it_goes_over_them_and_never_over_a_button(head: Head) -> None:
    begin, end = head.room
    assert free_room(head, (head.button,), (head.title, head.facts)).hides_words
    assert begin < head.title.x()
    assert end < head.button.x()

"""What assistive technology is told of the node where the keys are."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QApplication

from planner.ui.roadmap.map.area import MapArea
from planner.ui.roadmap.map.cursor import NodeAccess, NodeCursor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def cursor(area: MapArea) -> NodeCursor:
    found = QApplication.focusWidget()
    assert isinstance(found, NodeCursor)
    return found


def test_it_is_an_item_of_a_list_that_can_be_selected(area: MapArea, cursor: NodeCursor) -> None:
    access = NodeAccess(cursor)
    assert access.role() == QAccessible.Role.ListItem
    assert bool(access.state().selectable)
    assert not bool(access.state().selected)
    area.view.select("stats")
    assert bool(access.state().selected)


def test_another_node_is_announced(
    area: MapArea, cursor: NodeCursor, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[QAccessibleEvent] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", told.append)
    area.view.select("pytorch")
    spoken = [event for event in told if isinstance(event, QAccessibleAnnouncementEvent)]
    assert len(told) == 2, "that it is selected now, and which it is"
    assert [event.message() for event in spoken] == [
        "Pytorch, Deep learning, Needs Stats. 20 h. Needs Python and Stats. Unlocks Reached, Stray and Pmle"
    ]
    told.clear()
    area.bar.save_button.setFocus()
    area.view.select("stats")
    assert told == [], "nothing is said of where the keys are not"

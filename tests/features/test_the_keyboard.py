"""The whole window by keys alone: where Tab leads, what shows the focus, and how one comes back."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.ui.keys_dialog import KeysDialog
from planner.ui.roadmap.tree import RoadmapTree
from planner.ui.side_bar import SideBar
from planner.ui.week.grid.overlays import FocusEdge
from planner.ui.week.grid.session_block import SessionBlock
from planner.ui.week.grid.view import WeekGridView
from planner.ui.week.panel.checklist_view import ChecklistView
from planner.ui.week.panel.popover import DetailsPopover
from planner.ui.week.panel.week_panel import WeekPanel
from planner.ui.widgets.focus_ring import RingOverlay
from planner.ui.widgets.search_field import SearchField
from tests.features.conftest import clicked_at
from tests.support.widgets import let_go

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ROOMY, SMALL = (1280, 800), (1024, 640)
TIMER = "Focus timer"
SIDE_BAR = ["Menu", "page", "Previous month", "Next month", "Monday, 23 November 2026"]
FOOT = [TIMER, "Keyboard"]
WEEK = [
    *("Previous week", "Next week", "Search or run a command", "Hours", "Panel"),
    *("Google PMLE, on track", "block", "Checklist by subject", "Checklist of the week"),
    *("Mark done", "Partly done...", "Move...", "Pin", "Skip"),
]
ROADMAP = [
    *("List", "Find in roadmap", "All  120", "Subject: all", "Kind: all", "Goal: all", "More: all"),
    *("Group by: Phase", "Hide done", "New item..."),
    *("Roadmap", "What a machine learning engineer does, 2 h"),
]
COURSES = [
    *("Find a course or book", "Import...", "Add a course..."),
    *("All  16", "Subject: all", "Provider: all", "Kind: all", "Courses and books"),
]
COURSE = [
    *("Open page", "More actions", "Mark completed", "Log time..."),
    *("Units done", "Units in all", "Estimate", "Set the day on which it was begun", "Price"),
    *("Weekly time...", "Days of access..."),
    *("Kaggle Learn: Python", "Open the page of Kaggle Learn: Python"),
    "Open the page of The Python Tutorial",
    "Open the page of Introduction to CS and Programming in Python (6.0001)",
    "Open the page of Python for Everybody",
    *("Add a step", "Add evidence", "Write a note"),
]
EXAMS = [
    *("Cards", "What if...", "Add a goal", "Add an exam", "Table and picture: Exams over the months"),
    *("Google PMLE, on track", "What if...", "Edit...", "More"),
    "Browse: The catalogue",
]


@pytest.fixture
def shown(program: Application, qtbot: QtBot) -> Application:
    """The program in front of all others."""
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    return program


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)
    QApplication.processEvents()


def show(program: Application, page: str, size: tuple[int, int]) -> None:
    program.window.resize(*size)
    program.window.show_page(page)
    QApplication.processEvents()


def name_of(widget: QWidget) -> str:
    if isinstance(widget, SessionBlock):
        return "block"
    if isinstance(widget, QPushButton) and widget.property("kind") == "nav" and widget.isCheckable():
        return "page"
    return widget.accessibleName() or (widget.text() if isinstance(widget, QPushButton) else "Hide done")


def place_of(stop: QWidget, window: QWidget) -> QRect:
    """Return where a stop and its ring are."""
    return QRect(stop.mapTo(window, stop.rect().topLeft()), stop.size()).adjusted(-4, -4, 4, 4)


def walk(key: Qt.Key) -> list[QWidget]:
    """Press a key until the focus has come round."""
    stops = [focused()]
    for _step in range(60):
        press(key)
        if focused() is stops[0]:
            return stops
        if focused() is not stops[-1]:  # a line with two links is two stops
            stops.append(focused())
    raise AssertionError([name_of(stop) for stop in stops])


PROGRESS = [
    *("Goal", "Portfolio...", "What if...", "Add a goal"),
    *("Table and picture: Hours done and forecast", "Table and picture: Verdict"),
    *("Table and picture: Hours a week", "Table and picture: Estimate and actual"),
    *("Table and picture: Last 12 months", "Table and picture: Hours a week and chance"),
    "Table and picture: Last 12 months by track",
]
AVAILABILITY = [
    *("Week", "New week, change or remove this one", "Copy a day...", "Panel"),
    *("Available", "Step", "Hours of the week Usual week"),
]
LIMITS = [
    *("At most a week", "At most a day", "Keep free for surprises", "Reviews, at most"),
    *("At least", "Usually", "At most"),
    *("Take days off", "Public holidays...", "Add extra hours", "Link a calendar file (.ics)..."),
]
SETTINGS = [
    *(TIMER, "Settings", "Keyboard", "Search settings"),
    *("As the system", "Text size", "More contrast", "Reduce motion"),
    *("A session usually lasts", "A session lasts at least", "A session lasts at most"),
    *("At most a day", "At most a week", "Keep free for surprises", "Reviews, at most"),
    *("Estimates learn from your pace", "A date is tight below", "Days kept free before exams"),
    *("Language", "The week begins on", "Times of day"),
    *("Reminders", "Before a session", "Quiet hours begin", "Quiet hours end"),
    *("When the week wants planning", "When the registration for an exam closes"),
    *("Open folder", "Back up now", "Restore from a file...", "Export...", "Check now"),
]
STOPS = {
    ROOMY: {
        "show-week": [*SIDE_BAR, *FOOT, *WEEK],
        "show-roadmap": [*SIDE_BAR, *FOOT, *ROADMAP],
        "show-courses": [*SIDE_BAR, *FOOT, *COURSES, *COURSE],
        "show-exams": [*SIDE_BAR, *FOOT, *EXAMS],
        "show-progress": [*SIDE_BAR, *FOOT, *PROGRESS],
        "show-availability": [*SIDE_BAR, *FOOT, *AVAILABILITY, *LIMITS],
        "settings": [SIDE_BAR[0], *SIDE_BAR[2:], *SETTINGS],
    },
    SMALL: {
        "show-week": ["Menu", "page", *FOOT, *WEEK[:7]],
        "show-roadmap": ["Menu", "page", *FOOT, *ROADMAP[:-1]],
        "show-courses": ["Menu", "page", *FOOT, *COURSES],
        "show-exams": ["Menu", "page", *FOOT, *EXAMS],
        "show-progress": ["Menu", "page", *FOOT, *PROGRESS],
        "show-availability": ["Menu", "page", *FOOT, *AVAILABILITY],
        "settings": ["Menu", *SETTINGS],
    },
}


@pytest.mark.parametrize("size", STOPS)
def test_tab_goes_through_every_page_as_it_is_read(shown: Application, size: tuple[int, int]) -> None:
    for page, expected in STOPS[size].items():
        show(shown, page, size)
        shown.window.side_bar.menu_button.setFocus(Qt.FocusReason.TabFocusReason)
        stops = walk(Qt.Key.Key_Tab)
        names = [name_of(stop) for stop in stops]
        # What the details of a session hold depends on the session.
        has_details = page == "show-week" and size == ROOMY
        assert (names[: len(expected)] if has_details else names) == expected
        assert [stops[0], *reversed(walk(Qt.Key.Key_Backtab)[1:])] == stops


@pytest.mark.parametrize("size", STOPS)
def test_every_stop_shows_that_it_has_the_focus(shown: Application, size: tuple[int, int]) -> None:
    window = shown.window
    for page in STOPS[size]:
        show(shown, page, size)
        window.side_bar.menu_button.setFocus(Qt.FocusReason.TabFocusReason)
        for stop in walk(Qt.Key.Key_Tab):
            assert focused() is stop
            assert window.rect().intersects(place_of(stop, window)), name_of(stop)
            with_focus = window.grab(place_of(stop, window)).toImage()
            is_marked_block = isinstance(stop, SessionBlock) and stop.is_selected
            while focused() is stop:
                press(Qt.Key.Key_Tab)
            place = place_of(stop, window)  # which is another now, where the page was scrolled
            assert is_marked_block or window.grab(place).toImage() != with_focus, name_of(stop)


def test_the_pages_are_one_stop_in_which_arrows_move(shown: Application) -> None:
    show(shown, "show-week", ROOMY)
    shown.window.side_bar.menu_button.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Tab)
    for page in ("Roadmap", "Courses", "Exams and goals"):
        press(Qt.Key.Key_Down)
        assert focused().accessibleName() == page
        assert shown.window.side_bar.isAncestorOf(focused())
    assert shown.window.actions_by_id["show-exams"].isChecked()


def test_a_page_chosen_in_the_side_bar_gets_the_focus(shown: Application, qtbot: QtBot) -> None:
    side_bar = shown.window.findChild(SideBar)
    assert side_bar is not None
    roadmap = next(b for b in side_bar.findChildren(QPushButton) if b.accessibleName() == "Roadmap")
    qtbot.mouseClick(roadmap, Qt.MouseButton.LeftButton)
    assert isinstance(focused(), RoadmapTree)


def test_the_grid_has_no_ring_while_a_block_has_one(shown: Application) -> None:
    grid = shown.window.findChild(WeekGridView)
    assert grid is not None
    edge = grid.findChild(FocusEdge)
    assert edge is not None
    assert isinstance(focused(), SessionBlock)
    for key in ("show-exams", "show-week"):
        shown.window.actions_by_id[key].trigger()
    assert isinstance(focused(), SessionBlock)
    assert not edge.isVisible()
    press(Qt.Key.Key_Escape)
    assert focused() is grid
    assert edge.isVisible()


@pytest.mark.parametrize("in_list", [False, True])
def test_why_leads_to_the_reasons_and_escape_back(shown: Application, in_list: bool) -> None:
    show(shown, "show-week", ROOMY)
    panel = shown.window.findChild(WeekPanel)
    assert panel is not None
    clicked_at(focused())  # the mouse was used last, so no ring is shown without need
    if in_list:
        panel.checklist.setFocus()
    origin = focused()
    press(Qt.Key.Key_W)
    assert focused().accessibleName() == "Why is it here?"
    assert "Google PMLE" in focused().accessibleDescription()
    assert panel.details.isAncestorOf(focused())
    assert any(ring.isVisible() for ring in panel.findChildren(RingOverlay))
    press(Qt.Key.Key_Tab)
    assert panel.details.isAncestorOf(focused())
    press(Qt.Key.Key_Escape)
    assert focused() is origin


def test_enter_leads_to_the_answers_and_escape_back(shown: Application) -> None:
    show(shown, "show-week", ROOMY)
    block = focused()
    press(Qt.Key.Key_Return)
    assert name_of(focused()) == "Mark done"
    press(Qt.Key.Key_Escape)
    assert focused() is block


def test_in_a_small_window_why_opens_the_popover_and_escape_closes_it(
    shown: Application, qtbot: QtBot
) -> None:
    show(shown, "show-week", SMALL)
    block = focused()
    press(Qt.Key.Key_W)
    popover = shown.window.findChild(DetailsPopover)
    assert popover is not None
    qtbot.waitUntil(popover.isVisible)
    popover.activateWindow()
    qtbot.waitUntil(popover.isActiveWindow)
    assert name_of(focused()) == "Why is it here?"
    assert popover.isAncestorOf(focused())
    press(Qt.Key.Key_Escape)
    assert not popover.isVisible()
    shown.window.activateWindow()
    qtbot.waitUntil(shown.window.isActiveWindow)
    assert focused() is block


def test_find_leads_to_a_search_from_every_page(shown: Application) -> None:
    for page in STOPS[ROOMY]:
        for key, modifier in (
            (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier),
            (Qt.Key.Key_Slash, Qt.KeyboardModifier.NoModifier),
        ):
            show(shown, page, ROOMY)
            if page == "settings":  # which begins in a field, where one types
                shown.window.side_bar.menu_button.setFocus()
            press(key, modifier)
            assert isinstance(focused(), SearchField)
            searched = page if page in ("show-courses", "settings") else "show-roadmap"
            assert shown.window.actions_by_id[searched].isChecked()
    QTest.keyClicks(focused(), "a/b")
    assert focused().property("text") == "a/b"


def test_find_stands_in_the_menu_and_in_the_list_of_keys(shown: Application, qtbot: QtBot) -> None:
    find = shown.window.actions_by_id["find"]
    assert find.isEnabled()
    assert any(find in menu.actions() for menu in shown.window.menuBar().findChildren(QMenu))
    dialog = KeysDialog()
    qtbot.addWidget(dialog)
    spoken = [widget.accessibleName() for widget in dialog.findChildren(QWidget)]
    assert "Find: Ctrl+F, /" in spoken


def test_the_checklist_is_left_by_tab_for_the_details_in_sight(shown: Application) -> None:
    show(shown, "show-week", ROOMY)
    panel = shown.window.findChild(WeekPanel)
    assert panel is not None
    panel.details.verticalScrollBar().setValue(panel.details.verticalScrollBar().maximum())
    checklist = panel.findChild(ChecklistView)
    assert checklist is not None
    checklist.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Tab)
    place = QRect(focused().mapTo(panel.details, focused().rect().topLeft()), focused().size())
    assert panel.details.rect().contains(place)


def test_the_menu_of_a_key_is_gone_when_it_closes(shown: Application) -> None:
    before = len(shown.window.findChildren(QMenu))
    for _time in range(2):
        shown.window.actions_by_id["open-menu"].trigger()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        menu.close()
        let_go()
    assert len(shown.window.findChildren(QMenu)) == before

"""What the note after a change covers, and how its Undo is reached."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.services.availability import add_day_off
from planner.services.items import finish_item, know_item, log_time
from planner.ui.style import apply_theme
from planner.ui.theme import load_theme
from planner.ui.week.grid.session_block import SessionBlock
from planner.ui.week.page import WeekPage
from planner.ui.widgets.toast import Toast
from tests.features.conftest import PAGES
from tests.support.workspaces import Clock, workspace_at

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


MOVED = "2 accepted sessions moved, 2 taken out."


def toast_of(program: Application) -> Toast:
    toast = program.window.findChild(Toast)
    assert toast is not None
    return toast


def place_of(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
def test_the_toast_covers_no_session_and_nothing_that_one_presses(
    program: Application, qtbot: QtBot, qapp: QApplication, size: tuple[int, int], scale: float
) -> None:
    apply_theme(qapp, load_theme("light", scale=scale, reduced_motion=True))
    window, toast = program.window, toast_of(program)
    window.resize(*size)
    program.window.actions_by_id["done"].trigger()
    for page in PAGES:
        shown = window.show_page(page)
        QApplication.processEvents()
        place = place_of(toast, window)
        assert toast.isVisible()
        assert toast.width() >= 180
        assert place_of(shown, window).contains(place)
        pressed = [each for kind in (QAbstractButton, QLineEdit) for each in shown.findChildren(kind)]
        for each in [*pressed, *shown.findChildren(SessionBlock)]:
            if each.isVisible() and not toast.isAncestorOf(each):
                assert not place_of(each, window).intersects(place), (page, each)


NEWS = (
    "All work: now counted 1.5 times the estimate; Becoming a Machine Learning Engineer is finished on "
    "Mon 5 Jun 2028 instead of Fri 2 Jun 2028."
)


def covered_words(toast: Toast, page: QWidget, window: QWidget) -> list[str]:
    """Return what cannot be read for the toast, if only a letter of it."""
    place = place_of(toast, window)
    labels = [each for each in page.findChildren(QLabel) if each.isVisible() and each.text()]
    return [
        each.text()
        for each in labels
        if QRect(place_of(each, window).topLeft(), each.size().boundedTo(each.sizeHint())).intersects(place)
    ]


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (1920, 1080)])
def test_the_toast_leaves_the_week_its_name_and_its_sessions(
    program: Application, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window, toast, page = program.window, toast_of(program), program.window.page
    window.resize(*size)
    assert isinstance(page, WeekPage)
    page.set_panel_open(True)
    for _week in range(6):
        window.say("Opened: Try 20 h")
        toast.add_detail(NEWS)
        QApplication.processEvents()
        assert covered_words(toast, page, window) == []
        for block in page.findChildren(SessionBlock):
            assert not block.isVisible() or not place_of(block, window).intersects(place_of(toast, window))
        window.actions_by_id["next-week"].trigger()


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (1920, 1080)])
def test_the_toast_shows_all_its_news_on_every_page(
    program: Application, qapp: QApplication, size: tuple[int, int], scale: float
) -> None:
    apply_theme(qapp, load_theme("light", scale=scale, reduced_motion=True))
    window, toast = program.window, toast_of(program)
    window.resize(*size)
    for page in PAGES:
        window.show_page(page)
        window.actions_by_id["done"].trigger()
        toast.add_detail(NEWS)
        QApplication.processEvents()
        assert " ".join(words_in(toast)).endswith(NEWS)
        assert not any(each.toolTip() for each in toast.findChildren(QLabel)), "nothing is cut"
        assert window.rect().contains(place_of(toast, window))


def test_a_toast_over_a_title_hides_all_of_it(program: Application, qtbot: QtBot) -> None:
    window, toast = program.window, toast_of(program)
    window.resize(1024, 640)
    page = window.show_page("show-courses")
    window.say("Opened: Try 20 h")
    title = next(each for each in page.findChildren(QLabel) if each.text() == "Courses and books")

    def is_hidden() -> bool:
        over, under = place_of(toast, window), place_of(title, window)
        return over.left() < under.left() and under.left() + title.sizeHint().width() < over.right()

    qtbot.waitUntil(is_hidden)


def test_the_toast_keeps_its_room_when_the_window_changes(program: Application, qtbot: QtBot) -> None:
    window, toast = program.window, toast_of(program)
    window.resize(1280, 800)
    window.actions_by_id["done"].trigger()
    window.resize(1024, 640)
    blocks = window.page.findChildren(SessionBlock)
    qtbot.waitUntil(
        lambda: not any(place_of(each, window).intersects(place_of(toast, window)) for each in blocks)
    )
    qtbot.waitUntil(lambda: window.rect().contains(place_of(toast, window)))


def test_undo_in_the_toast_is_one_shift_tab_from_the_menu(program: Application, qtbot: QtBot) -> None:
    window = program.window
    with qtbot.waitActive(window):
        window.activateWindow()
    window.actions_by_id["done"].trigger()
    window.side_bar.menu_button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(window.side_bar.menu_button, Qt.Key.Key_Backtab)
    undo = QApplication.focusWidget()
    assert isinstance(undo, QPushButton)
    assert toast_of(program).isAncestorOf(undo)
    with qtbot.waitSignal(program.performer.undone):
        QTest.keyClick(undo, Qt.Key.Key_Space)
    assert program.workspace.plan.logged == {}


def test_the_offer_to_undo_goes_when_another_program_made_a_newer_step(
    program: Application, folder: Path, clock: Clock
) -> None:
    toast = toast_of(program)
    program.window.actions_by_id["done"].trigger()
    program.performer.keep_up()
    assert toast.isVisible()
    other = workspace_at(folder, clock)
    other.perform(lambda plan, _schedule: know_item(plan, "containers", clock.now))
    other.close()
    program.performer.keep_up()
    assert not toast.isVisible()
    assert program.window.actions_by_id["undo"].text() == "Undo: Marked Containers (Docker) as known"


def test_the_toast_makes_way_when_another_week_has_a_longer_title(program: Application, qtbot: QtBot) -> None:
    window, toast = program.window, toast_of(program)
    window.resize(1280, 800)
    window.say("Words that take all the room there is. " * 3)
    window.actions_by_id["next-week"].trigger()
    QApplication.processEvents()
    today = next(each for each in window.page.findChildren(QAbstractButton) if each.text() == "Today")
    assert not place_of(today, window).intersects(place_of(toast, window))


def test_the_toast_takes_the_room_of_the_button_that_is_gone_after_its_click(
    program: Application, qtbot: QtBot
) -> None:
    window, toast = program.window, toast_of(program)
    window.resize(1280, 800)
    for action in ("next-week", "accept-week"):
        window.actions_by_id[action].trigger()
        QApplication.processEvents()
    assert toast.isVisible()
    assert toast.width() >= toast.sizeHint().width()


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
def test_it_says_which_accepted_sessions_a_change_moved_besides(
    program: Application, clock: Clock, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window, toast = program.window, toast_of(program)
    window.resize(*size)
    day = clock.now.date().replace(day=25)
    program.performer.perform(lambda plan, _schedule: add_day_off(plan, day, day, clock.now))
    assert words_in(toast) == ["Took Wed 25 Nov 2026 off", MOVED]
    assert toast.accessibleName() == f"Took Wed 25 Nov 2026 off. {MOVED}"
    qtbot.waitUntil(lambda: place_of(window.page, window).contains(place_of(toast, window)))
    for block in window.page.findChildren(SessionBlock):
        assert not place_of(block, window).intersects(place_of(toast, window))
    with qtbot.waitSignal(program.performer.undone):
        qtbot.mouseClick(toast.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert " ".join(words_in(toast)) == "Undone: Took Wed 25 Nov 2026 off"


def test_it_says_which_date_a_change_has_lost(program: Application, clock: Clock) -> None:
    first, last = clock.now.date(), clock.now.date().replace(year=2027)
    program.performer.perform(lambda plan, _schedule: add_day_off(plan, first, last, clock.now))
    assert words_in(toast_of(program))[1].startswith("Google PMLE no longer holds. ")
    program.performer.undo()
    assert "holds" not in toast_of(program).accessibleName()


def test_it_says_nothing_of_what_the_learner_answered(program: Application) -> None:
    program.window.actions_by_id["done"].trigger()
    assert words_in(toast_of(program)) == ["Did Course 1: Python"]


def words_in(toast: Toast) -> list[str]:
    return [each.text() for each in toast.findChildren(QLabel) if each.isVisible()]


def test_the_toast_says_what_a_finished_item_tells_of_the_pace_and_the_dates(
    program: Application, clock: Clock
) -> None:
    now, perform = clock.now, program.performer.perform
    schedule = program.workspace.schedule
    items = (item for item in program.workspace.plan.items.values() if schedule.items[item.id].remaining)
    item = next(item for item in items if item.effort.likely >= 600)
    minutes, yesterday = item.effort.likely, now.date() - timedelta(days=1)
    perform(lambda plan, _schedule: log_time(plan, item.id, minutes, yesterday, now))
    perform(lambda plan, _schedule: log_time(plan, item.id, minutes, now.date(), now))
    perform(lambda plan, _schedule: finish_item(plan, item.id, now))
    shown = [each.text() for each in toast_of(program).findChildren(QLabel)]
    assert shown[0] == f"Completed {item.title}"
    assert "estimate" in shown[1]
    program.window.actions_by_id["undo"].trigger()
    perform(lambda plan, _schedule: know_item(plan, item.id, now))
    assert not any("estimate" in each.text() for each in toast_of(program).findChildren(QLabel))

from itertools import pairwise

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.ui.style import apply_theme
from planner.ui.theme import load_theme
from planner.ui.week.panel.checklist_delegate import CHECK_LEFT, CHECK_SIZE
from planner.ui.week.panel.checklist_model import ChecklistModel
from planner.ui.week.panel.checklist_rows import GroupRow, Tick
from planner.ui.week.panel.checklist_view import ChecklistView
from planner.values import replace
from tests.support.mouse import drag, press, release
from tests.ui.week.panel.sample_rows import DAYS, REVIEW, SUBJECTS, day_row

pytestmark = [
    pytest.mark.usefixtures("light"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]

LEFT, NO_KEYS, ALT = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def view(qtbot: QtBot) -> ChecklistView:
    made = ChecklistView()
    qtbot.addWidget(made)
    made.resize(304, 600)
    made.show_groups(DAYS)
    made.show()
    return made


def index_of(view: ChecklistView, id: str) -> QModelIndex:
    model = view.model()
    assert isinstance(model, ChecklistModel)
    return model.index_of(id)


def box_of(view: ChecklistView, id: str) -> QPoint:
    place = view.visualRect(index_of(view, id))
    return QPoint(place.left() + CHECK_LEFT + CHECK_SIZE // 2, place.center().y())


def title_of(view: ChecklistView, id: str) -> QPoint:
    place = view.visualRect(index_of(view, id))
    return QPoint(place.left() + 120, place.center().y())


def day_place(view: ChecklistView, row: int) -> QPoint:
    return view.visualRect(view.model().index(row, 0)).center()


def picture(view: ChecklistView) -> QImage:
    return view.viewport().grab().toImage()


def with_tick(days: tuple[GroupRow, ...], id: str, tick: Tick) -> tuple[GroupRow, ...]:
    return tuple(
        replace(day, sessions=tuple(replace(row, tick=tick) if row.id == id else row for row in day.sessions))
        for day in days
    )


def focus(view: ChecklistView, qtbot: QtBot) -> None:
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus(Qt.FocusReason.TabFocusReason)


def test_days_are_open_as_the_rows_say(view: ChecklistView) -> None:
    opened = [view.isExpanded(view.model().index(row, 0)) for row in range(len(DAYS))]
    assert opened == [False, True, True, False, False, False]


def test_a_click_on_the_box_asks_for_done_and_selects_nothing(view: ChecklistView, qtbot: QtBot) -> None:
    with (
        qtbot.waitSignal(view.done_toggled) as told,
        qtbot.assertNotEmitted(view.session_selected),
    ):
        QTest.mouseClick(view.viewport(), LEFT, NO_KEYS, box_of(view, REVIEW))
    assert told.args == [REVIEW, True]


def test_a_click_on_a_ticked_box_takes_the_answer_back(view: ChecklistView, qtbot: QtBot) -> None:
    view.show_groups(with_tick(DAYS, REVIEW, Tick.ON))
    with qtbot.waitSignal(view.done_toggled) as told:
        QTest.mouseClick(view.viewport(), LEFT, NO_KEYS, box_of(view, REVIEW))
    assert told.args == [REVIEW, False]


def test_alt_and_a_click_ask_for_the_real_time(view: ChecklistView, qtbot: QtBot) -> None:
    with (
        qtbot.waitSignal(view.done_with_time_requested) as told,
        qtbot.assertNotEmitted(view.done_toggled),
    ):
        QTest.mouseClick(view.viewport(), LEFT, ALT, box_of(view, REVIEW))
    assert told.args == [REVIEW]


def test_letting_go_beside_the_box_answers_nothing(view: ChecklistView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.done_toggled):
        QTest.mousePress(view.viewport(), LEFT, NO_KEYS, box_of(view, REVIEW))
        QTest.mouseRelease(view.viewport(), LEFT, NO_KEYS, title_of(view, REVIEW))
    with qtbot.waitSignal(view.done_toggled):
        QTest.mouseClick(view.viewport(), LEFT, NO_KEYS, box_of(view, REVIEW))


def test_a_click_on_a_title_selects_the_session(view: ChecklistView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.session_selected) as told, qtbot.assertNotEmitted(view.done_toggled):
        QTest.mouseClick(view.viewport(), LEFT, NO_KEYS, title_of(view, "prompting"))
    assert told.args == ["prompting"]
    assert view.selected_session == "prompting"


def test_a_double_click_opens_the_session(view: ChecklistView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.session_activated) as told:
        QTest.mouseDClick(view.viewport(), LEFT, NO_KEYS, title_of(view, "prompting"))
    assert told.args == ["prompting"]


def test_a_click_on_a_day_folds_it_and_it_stays_so(view: ChecklistView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.content_height_changed):
        QTest.mouseClick(view.viewport(), LEFT, NO_KEYS, day_place(view, 1))
    assert not view.isExpanded(view.model().index(1, 0))
    view.show_groups(with_tick(DAYS, "svd", Tick.ON))
    assert not view.isExpanded(view.model().index(1, 0))
    assert view.isExpanded(view.model().index(2, 0))


def test_a_day_without_sessions_does_not_open(view: ChecklistView, qtbot: QtBot) -> None:
    QTest.mouseClick(view.viewport(), LEFT, NO_KEYS, day_place(view, 5))
    assert not view.isExpanded(view.model().index(5, 0))


def test_the_height_follows_what_is_unfolded(view: ChecklistView) -> None:
    assert view.content_height == 28 * (6 + 2 + 2)
    view.setExpanded(view.model().index(0, 0), True)
    assert view.content_height == 28 * (6 + 3 + 2 + 2)


def test_selecting_from_outside_unfolds_the_day_and_sends_nothing(view: ChecklistView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.session_selected):
        view.select_session("summary")
    assert view.isExpanded(view.model().index(3, 0))
    assert view.selectedIndexes() == [index_of(view, "summary")]
    view.show_groups(with_tick(DAYS, "svd", Tick.ON))
    assert view.isExpanded(view.model().index(3, 0))


def test_the_selection_can_be_taken_away(view: ChecklistView) -> None:
    view.select_session(REVIEW)
    view.select_session("")
    assert view.selectedIndexes() == []


def test_new_rows_keep_selection_and_scroll_position(view: ChecklistView, qtbot: QtBot) -> None:
    view.resize(304, 150)
    view.select_session("trees")
    QApplication.processEvents()
    position = view.verticalScrollBar().value()
    assert position > 0
    with qtbot.assertNotEmitted(view.session_selected):
        view.show_groups(with_tick(DAYS, "trees", Tick.ON))
    assert view.verticalScrollBar().value() == position
    assert view.selectedIndexes() == [index_of(view, "trees")]


def test_a_session_that_moves_to_another_day_stays_selected(view: ChecklistView, qtbot: QtBot) -> None:
    view.select_session("trees")
    trees = DAYS[2].sessions[1]
    days = list(DAYS)
    days[1] = replace(DAYS[1], sessions=(*DAYS[1].sessions, trees))
    days[2] = replace(DAYS[2], sessions=DAYS[2].sessions[:1])
    with qtbot.assertNotEmitted(view.session_selected):
        view.show_groups(days)
    assert view.selectedIndexes() == [index_of(view, "trees")]
    assert index_of(view, "trees").parent().row() == 1


def test_a_session_that_goes_leaves_no_other_selected(view: ChecklistView, qtbot: QtBot) -> None:
    view.select_session("trees")
    days = list(DAYS)
    days[2] = replace(DAYS[2], sessions=DAYS[2].sessions[:1])
    with qtbot.assertNotEmitted(view.session_selected):
        view.show_groups(days)
    assert view.selectedIndexes() == []


def test_arrows_pass_over_the_days_and_keep_the_selection(view: ChecklistView, qtbot: QtBot) -> None:
    view.select_session("prompting")
    focus(view, qtbot)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex() == view.model().index(2, 0)
    assert view.selected_session == "prompting"
    with qtbot.waitSignal(view.session_selected) as told:
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert told.args == ["svd"]


def test_space_ticks_a_session_and_folds_a_day(view: ChecklistView, qtbot: QtBot) -> None:
    view.select_session(REVIEW)
    focus(view, qtbot)
    with qtbot.waitSignal(view.done_toggled) as told:
        QTest.keyClick(view, Qt.Key.Key_Space)
    assert told.args == [REVIEW, True]
    view.setCurrentIndex(view.model().index(1, 0))
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert not view.isExpanded(view.model().index(1, 0))


def test_an_action_on_space_comes_before_the_list(view: ChecklistView, qtbot: QtBot) -> None:
    action = QAction("Mark done", view)
    action.setShortcut("Space")
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    view.addAction(action)
    view.select_session(REVIEW)
    focus(view, qtbot)
    with qtbot.waitSignal(action.triggered), qtbot.assertNotEmitted(view.done_toggled):
        QTest.keyClick(view, Qt.Key.Key_Space)


def test_enter_opens_the_session(view: ChecklistView, qtbot: QtBot) -> None:
    view.select_session(REVIEW)
    focus(view, qtbot)
    with qtbot.waitSignal(view.session_activated) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [REVIEW]


def test_the_menu_is_asked_for_by_key_where_the_row_is(view: ChecklistView, qtbot: QtBot) -> None:
    view.select_session(REVIEW)
    focus(view, qtbot)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    with qtbot.waitSignal(view.menu_requested) as told:
        QApplication.sendEvent(view, asked)
    assert told.args[0] == REVIEW
    assert view.viewport().mapFromGlobal(told.args[1]).y() == view.visualRect(index_of(view, REVIEW)).bottom()


def test_state_selection_and_focus_can_be_seen(view: ChecklistView, qtbot: QtBot) -> None:
    view.clearFocus()
    pictures = [picture(view)]
    view.show_groups(with_tick(DAYS, REVIEW, Tick.ON))
    pictures.append(picture(view))
    view.select_session(REVIEW)
    pictures.append(picture(view))
    focus(view, qtbot)
    pictures.append(picture(view))
    assert all(one != other for one, other in pairwise(pictures))


def test_every_mark_is_painted(view: ChecklistView) -> None:
    for row in range(len(DAYS)):
        view.setExpanded(view.model().index(row, 0), True)
    with_marks = picture(view)
    plain = tuple(
        replace(day, sessions=tuple(replace(row, mark=DAYS[1].sessions[0].mark) for row in day.sessions))
        for day in DAYS
    )
    view.show_groups(plain)
    assert picture(view) != with_marks


def index_of_group(view: ChecklistView, id: str) -> QModelIndex:
    model = view.model()
    assert isinstance(model, ChecklistModel)
    return model.index_of(id, above=True)


def test_another_order_keeps_the_selection_and_shows_it(view: ChecklistView, qtbot: QtBot) -> None:
    view.resize(304, 150)
    view.select_session(REVIEW)
    with qtbot.assertNotEmitted(view.session_selected), qtbot.waitSignal(view.content_height_changed):
        view.show_order(SUBJECTS)
    assert view.selectedIndexes() == [index_of(view, REVIEW)]
    assert view.viewport().rect().contains(view.visualRect(index_of(view, REVIEW)).center())
    view.show_order(DAYS)
    assert view.selectedIndexes() == [index_of(view, REVIEW)]
    assert view.viewport().rect().contains(view.visualRect(index_of(view, REVIEW)).center())


def test_another_order_without_a_selection_begins_at_its_top(view: ChecklistView) -> None:
    view.resize(304, 150)
    view.show_order(SUBJECTS)
    view.verticalScrollBar().setValue(100)
    view.show_order(DAYS)
    assert view.verticalScrollBar().value() == 0


def test_subjects_are_open_until_they_are_folded_and_stay_so_while_days_are_shown(
    view: ChecklistView, qtbot: QtBot
) -> None:
    view.select_session("svd")
    view.show_order(SUBJECTS)
    assert view.content_height == 28 * (5 + 10)
    for id in ("subject-ml", "subject-maths"):
        QTest.mouseClick(view.viewport(), LEFT, NO_KEYS, view.visualRect(index_of_group(view, id)).center())
    view.show_order(DAYS)
    test_days_are_open_as_the_rows_say(view)
    view.show_order(SUBJECTS)
    opened = [view.isExpanded(index_of_group(view, group.id)) for group in SUBJECTS]
    assert opened == [True, False, False, True, True]


def test_boxes_menus_and_rows_answer_under_subjects_too(view: ChecklistView, qtbot: QtBot) -> None:
    view.show_order(SUBJECTS)
    with qtbot.waitSignal(view.done_toggled) as ticked:
        QTest.mouseClick(view.viewport(), LEFT, NO_KEYS, box_of(view, REVIEW))
    assert ticked.args == [REVIEW, True]
    with qtbot.waitSignal(view.session_selected) as selected:
        QTest.mouseClick(view.viewport(), LEFT, NO_KEYS, title_of(view, "prompting"))
    assert selected.args == ["prompting"]
    focus(view, qtbot)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    with qtbot.waitSignal(view.menu_requested) as told:
        QApplication.sendEvent(view, asked)
    assert told.args[0] == "prompting"


def test_a_row_is_dragged_from_under_its_subject(view: ChecklistView, qtbot: QtBot) -> None:
    view.show_order(SUBJECTS)
    start = title_of(view, "prompting")
    press(view.viewport(), start)
    with qtbot.waitSignal(view.dragged) as told:
        drag(view.viewport(), start + QPoint(-60, 0))
    assert told.args[0] == "prompting"
    with qtbot.waitSignal(view.drag_released):
        release(view.viewport(), start + QPoint(-60, 0))


def test_a_heading_shows_the_colour_of_its_track_instead_of_its_rows(view: ChecklistView) -> None:
    view.show_order(SUBJECTS)
    color = load_theme("light").color("track.genai")

    def shows_it(place: QRect) -> bool:
        image = view.viewport().grab(place).toImage()
        return any(image.pixelColor(x, image.height() // 2) == color for x in range(image.width()))

    row = index_of(view, "prompting")
    assert shows_it(view.visualRect(row.parent()))
    assert not shows_it(view.visualRect(row))
    view.show_order(DAYS)
    assert shows_it(view.visualRect(index_of(view, "prompting")))


def test_what_is_today_can_be_seen_under_a_subject(view: ChecklistView) -> None:
    view.show_order(SUBJECTS)
    before = picture(view)
    rows = SUBJECTS[3].sessions
    other = replace(SUBJECTS[3], sessions=tuple(replace(row, is_today=False) for row in rows))
    view.show_groups((*SUBJECTS[:3], other, SUBJECTS[4]))
    assert picture(view) != before


def test_rows_grow_with_the_text(view: ChecklistView, qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.content_height_changed):
        apply_theme(qapp, load_theme("dark", scale=1.5))
    QApplication.processEvents()
    assert view.visualRect(index_of(view, REVIEW)).height() == 42


def test_a_week_without_days_shows_nothing(view: ChecklistView) -> None:
    view.show_groups([])
    assert view.content_height == 0
    view.show_groups([day_row("wed", "Wednesday")])
    assert view.content_height == 28

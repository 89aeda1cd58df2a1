"""The page by mouse and by keyboard: every stroke is one step that undo takes back."""

from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from planner.domain.availability import BusyTime, Limits, TimeRange
from planner.domain.edit import Change, Edit
from planner.domain.painting import Brush
from planner.scheduling.ordinary_hours import USUAL
from planner.services.availability import add_day_off
from planner.services.study_weeks import add_week, paint, weeks_in_order
from planner.services.workspace import Workspace
from planner.ui.availability.day_dialogs import CopyDayDialog, TypeHoursDialog
from planner.ui.availability.limit_fields import SAVE_AFTER_MS
from planner.ui.availability.page import AvailabilityPage
from planner.ui.availability.week_dialog import WeekDialog
from planner.ui.calendars.linked import LinkedCalendars
from planner.ui.performer import Performer
from planner.ui.week.grid.busy_block import BusyBlock
from tests.support.mouse import NOTCH, turn_wheel
from tests.support.workspaces import Clock
from tests.ui.availability.hands import press, retype, set_minutes, words_in
from tests.ui.conftest import NOW, Keep

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SATURDAY, SUNDAY = 5, 6
NINE, NOON = 540, 720


def place(page: AvailabilityPage, column: int, minute: int) -> QPoint:
    """The place on the grid of a minute of a column, a little below its line."""
    geometry = page.view.grid.grid_geometry
    assert geometry is not None
    return QPoint(geometry.x(column) + 20, geometry.y(minute) + 2 - page.view.grid.top)


def drag(
    page: AvailabilityPage,
    begin: tuple[int, int],
    end: tuple[int, int],
    keys: Qt.KeyboardModifier = NO_KEYS,
) -> None:
    """Drag from one place to another, without letting go."""
    ground = page.view.grid.viewport()
    QTest.mousePress(ground, LEFT, keys, place(page, *begin))
    QTest.mouseMove(ground, place(page, *end))


def let_go_at(page: AvailabilityPage, column: int, minute: int) -> None:
    QTest.mouseRelease(page.view.grid.viewport(), LEFT, NO_KEYS, place(page, column, minute))


def paint_by_mouse(page: AvailabilityPage, begin: tuple[int, int], end: tuple[int, int]) -> None:
    drag(page, begin, end)
    let_go_at(page, *end)


def day_of(workspace: Workspace, weekday: int, week: str = USUAL) -> tuple[TimeRange, ...]:
    return workspace.plan.patterns[week].days[weekday]


# -- painting


def test_a_drag_paints_what_it_covers_and_undo_takes_it_back(
    page: AvailabilityPage, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    before = workspace.plan
    drag(page, (SATURDAY, 570), (SATURDAY, 705))
    assert page.view.grid.tip.lines == ("09:30 to 12:00, 2 h 30",)
    assert workspace.plan is before
    qtbot.waitUntil(lambda: "What it would do to your dates" in words_in(page.view.panel))
    assert any("before: 134.8 h to spare" in each for each in words_in(page.view.panel.effects))

    with qtbot.waitSignal(performer.performed) as performed:
        let_go_at(page, SATURDAY, 705)
    assert performed.args[0].label == "Added 2 h 30 on Saturday"
    assert day_of(workspace, SATURDAY) == (TimeRange(570, 720),)
    assert {"Your dates", "Saved: Added 2 h 30 on Saturday"} <= set(words_in(page.view.panel))
    assert any("before: 134.8 h to spare" in each for each in words_in(page.view.panel.effects))
    assert "Saturday 09:30 to 12:00" in page.view.grid.accessibleDescription()

    performer.undo()
    assert workspace.plan.patterns == before.patterns
    assert "Undone: Added 2 h 30 on Saturday" in words_in(page.view.panel)


def test_a_drag_over_days_paints_a_rectangle_in_one_step(
    page: AvailabilityPage, workspace: Workspace
) -> None:
    revision = workspace.plan.revision
    paint_by_mouse(page, (SUNDAY, 705), (SATURDAY, NINE))
    assert day_of(workspace, SATURDAY) == day_of(workspace, SUNDAY) == (TimeRange(NINE, NOON),)
    assert workspace.plan.revision == revision + 1


def test_a_click_paints_one_step(page: AvailabilityPage, workspace: Workspace) -> None:
    QTest.mouseClick(page.view.grid.viewport(), LEFT, NO_KEYS, place(page, SATURDAY, NINE))
    assert day_of(workspace, SATURDAY) == (TimeRange(NINE, NINE + 15),)


def test_the_step_is_chosen_and_kept(
    page: AvailabilityPage,
    workspace: Workspace,
    performer: Performer,
    settings: QSettings,
    calendars: LinkedCalendars,
    keep: Keep,
) -> None:
    page.view.tools.step.setCurrentIndex(3)
    QTest.mouseClick(page.view.grid.viewport(), LEFT, NO_KEYS, place(page, SATURDAY, 600))
    assert day_of(workspace, SATURDAY) == (TimeRange(600, 660),)

    again = AvailabilityPage(workspace, performer, settings, calendars)
    keep(again)
    assert again.view.tools.step.currentData() == 60


def test_shift_paints_whole_columns(page: AvailabilityPage, workspace: Workspace) -> None:
    ground = page.view.grid.viewport()
    QTest.mouseClick(ground, LEFT, SHIFT, place(page, SATURDAY, NINE))
    assert day_of(workspace, SATURDAY) == (TimeRange(0, 1440),)
    page.view.tools.choose(Brush.ERASE)
    QTest.mouseClick(ground, LEFT, SHIFT, place(page, SATURDAY, NINE))
    assert day_of(workspace, SATURDAY) == ()


def test_preferred_hours_and_erased_ones(page: AvailabilityPage, workspace: Workspace, qtbot: QtBot) -> None:
    press(qtbot, page.view.tools, "Preferred")
    paint_by_mouse(page, (0, 1140), (0, 1185))
    assert day_of(workspace, 0) == (TimeRange(1140, 1200, True), TimeRange(1200, 1260))
    assert "1 h preferred" in " ".join(words_in(page.view.tools))
    press(qtbot, page.view.tools, "Erase")
    paint_by_mouse(page, (0, 1140), (0, 1245))
    assert day_of(workspace, 0) == ()


def test_escape_gives_a_stroke_up(page: AvailabilityPage, workspace: Workspace, qtbot: QtBot) -> None:
    before = workspace.plan
    drag(page, (SATURDAY, NINE), (SATURDAY, NOON))
    QTest.keyClick(page.view.grid, Qt.Key.Key_Escape)
    let_go_at(page, SATURDAY, NOON)
    assert workspace.plan is before
    assert not page.view.grid.tip.isVisible()
    qtbot.waitUntil(lambda: "Your dates" in words_in(page.view.panel))


def test_a_stroke_over_hours_that_are_there_is_told_to_change_nothing(
    page: AvailabilityPage, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    before = workspace.plan
    with qtbot.waitSignal(performer.refused, check_params_cb=lambda words: "Nothing changes" in words):
        paint_by_mouse(page, (0, 1140), (0, 1185))
    assert workspace.plan is before


def test_holding_at_the_edge_scrolls_and_takes_the_stroke_along(
    page: AvailabilityPage, workspace: Workspace, qtbot: QtBot
) -> None:
    grid = page.view.grid
    before = grid.top
    ground = grid.viewport()
    QTest.mousePress(ground, LEFT, NO_KEYS, place(page, SATURDAY, NOON))
    edge = QPoint(place(page, SATURDAY, NOON).x(), ground.height() - 2)
    QTest.mouseMove(ground, edge)
    qtbot.waitUntil(lambda: grid.top > before)
    bar = grid.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    QTest.mouseRelease(ground, LEFT, NO_KEYS, edge)
    assert day_of(workspace, SATURDAY) == (TimeRange(NOON, 1440),)


def test_a_menu_over_a_stroke_ends_it(page: AvailabilityPage, workspace: Workspace, qtbot: QtBot) -> None:
    before, grid = workspace.plan, page.view.grid
    ground = grid.viewport()
    at = QPoint(place(page, SATURDAY, NOON).x(), ground.height() - 2)
    QTest.mousePress(ground, LEFT, NO_KEYS, at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, ground.mapToGlobal(at))
    QApplication.sendEvent(ground, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert grid.stroke is None
    scrolled = grid.top
    QTest.mouseRelease(menu, LEFT, NO_KEYS, QPoint(-50, -50))
    menu.close()
    qtbot.wait(100)
    assert (grid.top, grid.tip.isVisible(), workspace.plan) == (scrolled, False, before)


def test_a_stroke_whose_end_was_not_told_is_given_up(page: AvailabilityPage, qtbot: QtBot) -> None:
    grid = page.view.grid
    QTest.mousePress(grid.viewport(), LEFT, NO_KEYS, place(page, SATURDAY, NOON))
    QTest.mouseRelease(page.view.tools, LEFT, NO_KEYS, QPoint(1, 1))
    qtbot.waitUntil(lambda: grid.stroke is None)
    assert not grid.tip.isVisible()


def test_ctrl_and_the_wheel_zoom_where_the_mouse_is(page: AvailabilityPage) -> None:
    grid = page.view.grid
    assert grid.grid_geometry is not None
    before = grid.grid_geometry.hour
    where = place(page, 0, NOON)
    minute = grid.grid_geometry.minute_at(where.y() + grid.top)
    turn_wheel(grid.viewport(), 2 * NOTCH, where, Qt.KeyboardModifier.ControlModifier)
    assert grid.grid_geometry.hour > before
    assert abs(grid.grid_geometry.minute_at(where.y() + grid.top) - minute) <= 2


# -- by keyboard alone


def keys(page: AvailabilityPage, *pressed: Qt.Key, held: Qt.KeyboardModifier = NO_KEYS) -> None:
    for key in pressed:
        QTest.keyClick(page.view.grid, key, held)


@pytest.fixture
def keyed(page: AvailabilityPage) -> AvailabilityPage:
    """The page with the keyboard on the grid, on Monday 19:00 where the first hours begin."""
    page.view.grid.setFocus(Qt.FocusReason.TabFocusReason)
    return page


def test_the_cursor_paints_what_is_chosen(
    keyed: AvailabilityPage, workspace: Workspace, qtbot: QtBot
) -> None:
    cursor = keyed.view.grid.cursor_stroke
    assert cursor is not None
    assert (cursor.at.column, cursor.at.minute) == (0, 1140)
    keys(keyed, *[Qt.Key.Key_Right] * SATURDAY)
    keys(keyed, Qt.Key.Key_Down, Qt.Key.Key_PageDown, held=SHIFT)
    assert keyed.view.grid.tip.lines == ("19:00 to 20:30, 1 h 30",)
    qtbot.waitUntil(lambda: "What it would do to your dates" in words_in(keyed.view.panel))
    keys(keyed, Qt.Key.Key_Space)
    assert day_of(workspace, SATURDAY) == (TimeRange(1140, 1230),)
    assert not keyed.view.grid.tip.isVisible()


def test_delete_erases_whatever_the_brush_is(keyed: AvailabilityPage, workspace: Workspace) -> None:
    keys(keyed, Qt.Key.Key_Right, held=SHIFT)
    keys(keyed, *[Qt.Key.Key_Down] * 3, held=SHIFT)
    keys(keyed, Qt.Key.Key_Delete)
    assert day_of(workspace, 0) == day_of(workspace, 1) == (TimeRange(1200, 1260),)
    assert workspace.next_undo == "Erased 2 h on Monday, Tuesday"


def test_letters_choose_the_brush(keyed: AvailabilityPage, workspace: Workspace) -> None:
    for key, brush in ((Qt.Key.Key_P, "preferred"), (Qt.Key.Key_E, "erase"), (Qt.Key.Key_A, "available")):
        keys(keyed, key)
        assert keyed.view.tools.brushes.value() == brush
    keys(keyed, Qt.Key.Key_P, Qt.Key.Key_Return)
    assert day_of(workspace, 0)[0] == TimeRange(1140, 1155, True)


def test_escape_makes_the_cursor_one_cell_again_and_is_then_passed_on(keyed: AvailabilityPage) -> None:
    keys(keyed, Qt.Key.Key_Down, held=SHIFT)
    keys(keyed, Qt.Key.Key_Escape)
    cursor = keyed.view.grid.cursor_stroke
    assert cursor is not None
    assert cursor.is_one_cell


def test_home_and_end_lead_to_the_ends_of_the_day_in_sight(keyed: AvailabilityPage) -> None:
    grid = keyed.view.grid
    keys(keyed, Qt.Key.Key_Home)
    assert grid.top == 0
    keys(keyed, Qt.Key.Key_End, held=SHIFT)
    cursor = grid.cursor_stroke
    assert cursor is not None
    assert (cursor.start, cursor.end) == (0, 1440)
    assert grid.top == grid.verticalScrollBar().maximum()


def test_another_step_keeps_the_cursor_on_its_grid(keyed: AvailabilityPage) -> None:
    keys(keyed, Qt.Key.Key_Down)
    keyed.view.tools.step.setCurrentIndex(3)
    cursor = keyed.view.grid.cursor_stroke
    assert cursor is not None
    assert (cursor.at.minute, cursor.step) == (1140, 60)


# -- whole days


def day_menu_at(page: AvailabilityPage, column: int) -> QMenu:
    """Open the menu of a day's head."""
    header = page.view.grid.header
    spot = QPoint(place(page, column, 0).x(), 10)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, header.mapToGlobal(spot))
    QApplication.sendEvent(header, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_the_menu_of_a_day_copies_and_clears(page: AvailabilityPage, workspace: Workspace) -> None:
    paint_by_mouse(page, (0, 420), (0, 465))
    choose(day_menu_at(page, 0), "Copy to Monday to Friday")
    assert day_of(workspace, 4) == (TimeRange(420, 480), TimeRange(1140, 1260))
    choose(day_menu_at(page, 0), "Copy to all days")
    assert day_of(workspace, SUNDAY) == day_of(workspace, 0)
    choose(day_menu_at(page, 1), "Clear Tuesday")
    assert day_of(workspace, 1) == ()
    assert workspace.next_undo == "Cleared Tuesday"


def test_the_menu_opens_by_keyboard_on_the_day_of_the_cursor(keyed: AvailabilityPage) -> None:
    keys(keyed, Qt.Key.Key_Right)
    grid = keyed.view.grid
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(grid.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[-1].text() == "Clear Tuesday"
    menu.close()


def dialog_of(page: AvailabilityPage, kind: type[QDialog]) -> QDialog:
    return next(each for each in page.findChildren(kind) if each.isVisible())


def test_a_day_is_copied_to_chosen_ones(page: AvailabilityPage, workspace: Workspace, qtbot: QtBot) -> None:
    press(qtbot, page, "Copy a day...")
    dialog = dialog_of(page, CopyDayDialog)
    assert isinstance(dialog, CopyDayDialog)
    assert not dialog.isModal()
    assert not dialog.targets[0].isEnabled()
    press(qtbot, dialog, "Copy")
    assert dialog.problem.text == "Choose a day to copy to."
    dialog.targets[SUNDAY].click()
    assert dialog.problem.text == ""
    press(qtbot, dialog, "Copy")
    assert workspace.next_undo == "Copied Monday to Sunday"
    assert day_of(workspace, SUNDAY) == day_of(workspace, 0)


def test_the_boxes_of_all_days_are_ticked_but_that_of_the_day_itself(
    page: AvailabilityPage, qtbot: QtBot
) -> None:
    press(qtbot, page, "Copy a day...")
    dialog = dialog_of(page, CopyDayDialog)
    assert isinstance(dialog, CopyDayDialog)
    press(qtbot, dialog, "All days")
    assert [weekday for weekday, box in dialog.targets.items() if box.isChecked()] == [1, 2, 3, 4, 5, 6]
    dialog.source.setCurrentIndex(2)
    assert not dialog.targets[2].isChecked()
    press(qtbot, dialog, "Monday to Friday")
    assert [weekday for weekday, box in dialog.targets.items() if box.isChecked()] == [0, 1, 3, 4]


def test_hours_can_be_typed_too(page: AvailabilityPage, workspace: Workspace, qtbot: QtBot) -> None:
    choose(day_menu_at(page, 1), "Type the hours...")
    dialog = dialog_of(page, TypeHoursDialog)
    assert isinstance(dialog, TypeHoursDialog)
    assert dialog.field.line.text() == "19:00-21:00"
    retype(dialog.field.line, "soon")
    press(qtbot, dialog, "Change")
    assert "not a range" in dialog.problem.text
    retype(dialog.field.line, "7:20 to 8, 19-21")
    press(qtbot, dialog, "Change")
    assert day_of(workspace, 1) == (TimeRange(440, 480), TimeRange(1140, 1260))


# -- several weeks


def test_a_new_week_is_shown_and_painted_without_touching_the_other(
    page: AvailabilityPage, workspace: Workspace, qtbot: QtBot
) -> None:
    page.view.head.make_menu().actions()[0].trigger()
    dialog = dialog_of(page, WeekDialog)
    assert isinstance(dialog, WeekDialog)
    press(qtbot, dialog, "Add week")
    assert dialog.problem.text == "Give the week a name."
    QTest.keyClicks(dialog.title, "Summer")
    dialog.first.set_day(date(2027, 7, 1))
    dialog.ends.click()
    dialog.last.set_day(date(2027, 8, 31))
    press(qtbot, dialog, "Add week")

    assert page.view.head.weeks.currentText() == "Summer, from 1 Jul 2027"
    usual, summer, _back = weeks_in_order(workspace.plan)
    paint_by_mouse(page, (SATURDAY, NINE), (SATURDAY, 705))
    assert day_of(workspace, SATURDAY, summer.id) == (TimeRange(NINE, NOON),)
    assert day_of(workspace, SATURDAY, usual.id) == ()


@pytest.fixture
def summer(page: AvailabilityPage, workspace: Workspace) -> str:
    """A week that is shown."""
    workspace.perform(lambda plan, _schedule: add_week(plan, "Summer", date(2027, 7, 1)))
    page.view.head.weeks.setCurrentIndex(1)
    return weeks_in_order(workspace.plan)[1].id


def test_a_week_is_renamed_and_moved(
    page: AvailabilityPage, summer: str, workspace: Workspace, qtbot: QtBot
) -> None:
    page.view.head.make_menu().actions()[1].trigger()
    dialog = dialog_of(page, WeekDialog)
    assert isinstance(dialog, WeekDialog)
    retype(dialog.title, "Long days")
    dialog.first.set_day(date(2027, 6, 1))
    press(qtbot, dialog, "Change")
    assert page.view.head.weeks.currentText() == "Long days, from 1 Jun 2027"


def test_a_week_that_is_removed_gives_way_to_the_one_in_force(
    page: AvailabilityPage, summer: str, workspace: Workspace, performer: Performer
) -> None:
    page.view.head.make_menu().actions()[-1].trigger()
    assert summer not in workspace.plan.patterns
    assert page.view.head.week == USUAL
    assert not page.view.head.make_menu().actions()[-1].isEnabled()
    performer.undo()
    assert summer in workspace.plan.patterns


def test_another_day_has_another_week_in_force(
    page: AvailabilityPage, summer: str, workspace: Workspace, clock: Clock
) -> None:
    assert page.view.head.weeks.itemText(0) == "Usual week (now)"
    clock.now = NOW.replace(year=2027, month=7)
    page.set_now(clock.now)
    assert page.view.head.weeks.itemText(1) == "Summer, from 1 Jul 2027 (now)"


def test_another_day_is_the_first_that_can_be_chosen(page: AvailabilityPage, clock: Clock) -> None:
    panel = page.view.panel
    panel.off_form.last.set_day(date(2026, 12, 24))
    clock.now += timedelta(days=3)
    page.set_now(clock.now)
    panel.off_form.open_form()
    today = clock.now.date()
    assert (panel.off_form.first.day(), panel.off_form.last.day()) == (today, date(2026, 12, 24))
    assert panel.extra_form.day.day() == today
    assert panel.off_form.first.minimumDate().toPython() == today


# -- beside the grid


def test_a_limit_that_is_typed_shows_its_effect_and_is_saved_when_the_field_is_left(
    page: AvailabilityPage, workspace: Workspace, qtbot: QtBot
) -> None:
    limits = page.view.panel.limits
    set_minutes(limits.per_week, "12 h")
    qtbot.waitUntil(lambda: "What it would do to your dates" in words_in(page.view.panel))
    assert workspace.plan.settings.limits == Limits()
    QTest.keyClick(limits.per_week, Qt.Key.Key_Tab)
    assert workspace.plan.settings.limits == Limits(most_per_week=720)
    assert "limit 12 h" in " ".join(words_in(page.view.tools))


def test_a_limit_that_is_stepped_is_saved_once_when_the_stepping_is_over(
    page: AvailabilityPage, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    revision = workspace.plan.revision
    with qtbot.waitSignal(performer.performed, timeout=SAVE_AFTER_MS * 10):
        for _step in range(3):
            page.view.panel.limits.free.stepUp()
    assert workspace.plan.settings.limits == Limits(percent_free=3)
    assert workspace.plan.revision == revision + 1


def test_lengths_out_of_order_are_told_and_not_saved(
    page: AvailabilityPage, workspace: Workspace, qtbot: QtBot
) -> None:
    limits = page.view.panel.limits
    set_minutes(limits.least, "100")
    QTest.keyClick(limits.least, Qt.Key.Key_Return)
    assert "least to most" in limits.problem.text
    set_minutes(limits.usual, "2 h")
    assert limits.problem.text == ""
    QTest.keyClick(limits.usual, Qt.Key.Key_Return)
    assert (workspace.plan.settings.lengths.least, workspace.plan.settings.lengths.default) == (100, 120)


def test_leaving_the_page_saves_what_is_typed(page: AvailabilityPage, workspace: Workspace) -> None:
    set_minutes(page.view.panel.limits.per_day, "3 h")
    page.hide()
    assert workspace.plan.settings.limits == Limits(most_per_day=180)


def test_days_off_are_taken_with_their_cost_and_put_back(
    page: AvailabilityPage, workspace: Workspace, qtbot: QtBot
) -> None:
    panel = page.view.panel
    press(qtbot, panel, "Take days off")
    panel.off_form.first.set_day(date(2026, 12, 24))
    panel.off_form.last.set_day(date(2027, 1, 2))
    qtbot.waitUntil(lambda: "120.8 h to spare, before: 134.8 h to spare" in words_in(panel.effects))
    QTest.keyClicks(panel.off_form.title, "Winter holidays")
    press(qtbot, panel.off_form, "Add")
    assert not panel.off_form.isVisible()
    assert {"Winter holidays", "24 Dec to 2 Jan"} <= set(words_in(panel.off))
    assert "7 study days fewer before Sat 11 Dec 2027, 14 h." in words_in(panel.off)

    press(qtbot, panel.off, "Remove Winter holidays, 24 Dec to 2 Jan")
    assert workspace.plan.days_off == {}
    assert "No days off are planned." in words_in(panel.off)


def test_many_days_off_are_folded_until_they_are_asked_for(
    page: AvailabilityPage, workspace: Workspace, qtbot: QtBot
) -> None:
    for number in range(9):
        day = NOW.date() + timedelta(days=7 * number + 1)
        workspace.change(partial(add_day_off, first=day, last=day, now=NOW))
    panel = page.view.panel
    assert len(panel.off.remove_buttons) == 6
    press(qtbot, panel, "Show 3 more")
    assert len(panel.off.remove_buttons) == 9
    press(qtbot, panel, "Show fewer")
    assert len(panel.off.remove_buttons) == 6


def test_extra_hours_are_added_in_one_step_or_refused_beside_the_field(
    page: AvailabilityPage, workspace: Workspace, qtbot: QtBot
) -> None:
    panel = page.view.panel
    press(qtbot, panel, "Add extra hours")
    form = panel.extra_form
    form.day.set_day(date(2026, 11, 28))
    retype(form.hours, "soon")
    press(qtbot, form, "Add")
    assert "not a range" in form.problem.text
    retype(form.hours, "9-12, 14-15")
    press(qtbot, form, "Add")
    assert words_in(panel.extra)[1:] == ["Sat 28 Nov", "09:00 to 12:00", "Sat 28 Nov", "14:00 to 15:00"]
    assert workspace.next_undo == "Added hours on Sat 28 Nov 2026"

    press(qtbot, panel.extra, "Remove Sat 28 Nov, 09:00 to 12:00")
    assert len(workspace.plan.extra_hours) == 1


def test_busy_times_that_no_linked_calendar_explains_are_told_too(
    page: AvailabilityPage, workspace: Workspace, performer: Performer
) -> None:
    calendars = page.view.panel.calendars
    assert calendars.lines == []
    day = NOW.replace(day=26, hour=9, minute=0)
    work = BusyTime("work", day, day.replace(hour=17), "Work", "Outlook")
    workspace.perform(lambda plan, _schedule: Edit("Read a calendar", (Change(None, work),)))
    assert {"Outlook", "1 appointment to come"} <= set(words_in(calendars))
    (block,) = page.view.grid.findChildren(BusyBlock)
    assert block.accessibleName() == "Busy: Work, Thursday 09:00 to 17:00"
    assert not any(button.isVisible() for button in calendars.lines[0].findChildren(QPushButton))
    performer.undo()
    assert calendars.lines == []


# -- in the window


def test_without_a_panel_the_label_says_what_a_stroke_does(page: AvailabilityPage, qtbot: QtBot) -> None:
    page.set_panel_open(False)
    assert not page.is_panel_open
    drag(page, (SATURDAY, NINE), (SATURDAY, 705))
    qtbot.waitUntil(lambda: len(page.view.grid.tip.lines) == 2)
    assert page.view.grid.tip.lines[1].startswith("Google PMLE: ")
    QTest.keyClick(page.view.grid, Qt.Key.Key_Escape)


def test_the_panel_is_on_demand_in_a_small_window(page: AvailabilityPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.panel_toggled):
        page.set_window_width(1024)
    assert not page.is_panel_open
    press(qtbot, page, "Panel")
    assert page.is_panel_open


def test_what_changes_while_the_page_is_away_is_told_as_it_is(
    page: AvailabilityPage, workspace: Workspace, performer: Performer
) -> None:
    page.hide()
    performer.perform(lambda plan, _schedule: paint(plan, USUAL, (5,), NINE, NOON, Brush.AVAILABLE))
    page.show()
    assert "296.8 h to spare" in words_in(page.view.panel.effects)
    assert not any("before" in each or "Saved" in each for each in words_in(page.view.panel))

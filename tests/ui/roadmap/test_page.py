"""The Roadmap screen on a real plan file."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.edit import Edit
from planner.domain.item import ItemStatus
from planner.services.groupings import Grouping
from planner.services.items import finish_item
from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.roadmap import page as page_module
from planner.ui.roadmap.acts import Act
from planner.ui.roadmap.columns import At
from planner.ui.roadmap.filters import Show, Sort
from planner.ui.roadmap.page import RoadmapPage
from planner.ui.roadmap.road import Road
from planner.ui.roadmap.rows import RoadmapRows, make_rows
from planner.ui.row_model import RowModel
from tests.support.workspaces import Clock
from tests.ui.roadmap.conftest import MakePage
from tests.ui.roadmap.small_road import NOW, PYTORCH_SITE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def shown_ids(page: RoadmapPage) -> list[str]:
    model = page.view.tree.model()
    assert isinstance(model, RowModel)
    tops = [model.index(row, 0) for row in range(model.rowCount())]
    rows = [model.row_at(model.index(row, 0, top)) for top in tops for row in range(model.rowCount(top))]
    return [row.id for row in rows if row]


def words(page: RoadmapPage, id: str, at: At) -> str:
    model = page.view.tree.model()
    assert isinstance(model, RowModel)
    return str(model.index_of(id, column=at).data())


def choose(page: RoadmapPage, *ids: str) -> None:
    tree = page.view.tree
    tree.open_all()
    tree.choose(ids[0])
    model = tree.model()
    assert isinstance(model, RowModel)
    selection = tree.selectionModel()
    for id in ids[1:]:
        selection.select(model.index_of(id), selection.SelectionFlag.Select | selection.SelectionFlag.Rows)


def panel_texts(page: RoadmapPage) -> set[str]:
    widgets = page.view.panel.findChildren(QWidget)
    return {str(each.property("text")) for each in widgets if each.isVisible() and each.property("text")}


def act(page: RoadmapPage, act: Act) -> None:
    page.view.item_actions.by_act[act].trigger()


def test_it_shows_the_whole_road(page: RoadmapPage, workspace: Workspace) -> None:
    assert set(shown_ids(page)) == set(workspace.plan.items)
    assert words(page, "pytorch", At.STATE) == "Needs Stats"
    assert {"Small road", "2 of 5 done", "Begun or ready now"} <= panel_texts(page)
    assert page.view.tree.accessibleName() == "Roadmap"
    assert page.view.tree.accessibleDescription() == "9 items, 1 done, 1 known, 10 of 35 h"


def test_nothing_is_worked_out_for_a_screen_that_nobody_sees(
    qtbot: QtBot, light: None, workspace: Workspace, performer: Performer
) -> None:
    page = RoadmapPage(workspace, performer)
    qtbot.addWidget(page)
    performer.perform(lambda plan, _schedule: finish_item(plan, "stats", NOW))
    assert shown_ids(page) == []
    with qtbot.waitExposed(page):
        page.show()
    assert words(page, "stats", At.STATE) == "Done 25 Nov"


def test_the_search_finds_while_one_types(page: RoadmapPage, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Road] = []

    def count(road: Road, grouping: Grouping) -> RoadmapRows:
        made.append(road)
        return make_rows(road, grouping)

    monkeypatch.setattr(page_module, "make_rows", count)
    page.start_search()
    QTest.keyClicks(page.view.head.search, "torch")
    assert shown_ids(page) == ["pytorch"]
    assert page.view.filter_bar.states.button("locked").text() == "Locked  1"
    QTest.keyClick(page.view.head.search, Qt.Key.Key_Escape)
    assert len(shown_ids(page)) == 9
    assert made == [], "a keystroke works nothing out anew"


def test_filters_combine_and_can_be_cleared(page: RoadmapPage) -> None:
    page.view.filter_bar.states.set_value("locked")
    assert shown_ids(page) == ["pytorch", "reached", "stray"]
    page.view.head.search.setText("stray")
    assert shown_ids(page) == ["stray"]
    page.view.filter_bar.states.set_value("done")
    assert shown_ids(page) == []
    button = next(each for each in page.findChildren(QPushButton) if each.text() == "Clear filters")
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shown_ids(page) == ["stray"]
    assert page.view.filters.show is Show.ALL
    page.view.clear_filters()
    assert len(shown_ids(page)) == 9
    assert page.view.head.search.text() == ""


def test_a_click_on_the_header_orders_the_items(page: RoadmapPage) -> None:
    page.view.tree.sort_wished.emit(Sort.TITLE, True)
    assert shown_ids(page)[:5] == ["tools", "stats", "python", "git", "extra"]
    assert page.view.tree.header().sortIndicatorSection() == At.NAME
    page.view.menu.sort_wished.emit(Sort.ROAD)
    assert shown_ids(page)[:2] == ["python", "git"]
    assert page.view.tree.header().sortIndicatorSection() == -1


def test_marking_an_item_completed_changes_the_plan_and_the_row(
    page: RoadmapPage, workspace: Workspace, performer: Performer
) -> None:
    choose(page, "stats")
    assert {"Stats", "Done when", "You can say why.", "Mark completed"} <= panel_texts(page)
    button = next(each for each in page.findChildren(QPushButton) if each.text() == "Mark completed")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert workspace.plan.status("stats") is ItemStatus.DONE
    assert words(page, "stats", At.STATE) == "Done 25 Nov"
    assert words(page, "pytorch", At.STATE) == "Ready"
    assert page.view.tree.chosen_ids() == ["stats"]
    assert "Mark not done" in panel_texts(page)
    performer.undo()
    assert words(page, "stats", At.STATE) == "In progress"
    assert workspace.plan.status("stats") is ItemStatus.PLANNED


def test_space_marks_done_and_takes_it_back(page: RoadmapPage, workspace: Workspace) -> None:
    choose(page, "stats")
    QTest.keyClick(page.view.tree, Qt.Key.Key_Space)
    assert workspace.plan.status("stats") is ItemStatus.DONE
    QTest.keyClick(page.view.tree, Qt.Key.Key_Space)
    assert workspace.plan.status("stats") is ItemStatus.PLANNED


@pytest.mark.parametrize(
    ("key", "id", "status"),
    [
        (Qt.Key.Key_C, "stats", ItemStatus.DONE),
        (Qt.Key.Key_K, "extra", ItemStatus.SKIPPED),
        (Qt.Key.Key_S, "extra", ItemStatus.IN_PROGRESS),
        (Qt.Key.Key_Delete, "extra", ItemStatus.LEFT_OUT),
        (Qt.Key.Key_Backspace, "git", ItemStatus.PLANNED),
        (Qt.Key.Key_Backspace, "tools", ItemStatus.PLANNED),
    ],
)
def test_every_action_has_a_key(
    page: RoadmapPage, workspace: Workspace, key: Qt.Key, id: str, status: ItemStatus
) -> None:
    choose(page, id)
    QTest.keyClick(page.view.tree, key)
    assert workspace.plan.status(id) is status


def test_keys_are_letters_in_the_search(page: RoadmapPage, workspace: Workspace) -> None:
    choose(page, "extra")
    page.start_search()
    QTest.keyClicks(page.view.head.search, "ck")
    assert page.view.head.search.text() == "ck"
    assert workspace.plan.status("extra") is ItemStatus.PLANNED


def test_several_items_are_one_step(page: RoadmapPage, workspace: Workspace, performer: Performer) -> None:
    made: list[Edit] = []
    performer.performed.connect(made.append)
    choose(page, "stats", "extra", "python", "reached")
    assert {"4 items chosen", "Mark 2 completed", "Put back"} <= panel_texts(page)
    assert "Log time..." not in panel_texts(page)
    act(page, Act.FINISH)
    assert [edit.label for edit in made] == ["Completed 2 items"]
    assert all(workspace.plan.status(id) is ItemStatus.DONE for id in ("stats", "extra", "python"))
    assert page.view.tree.chosen_ids() == ["python", "stats", "extra", "reached"]
    performer.undo()
    assert workspace.plan.status("extra") is ItemStatus.PLANNED


def test_a_refusal_is_told_and_changes_nothing(
    page: RoadmapPage, workspace: Workspace, performer: Performer
) -> None:
    told: list[str] = []
    performer.refused.connect(told.append)
    choose(page, "stats")
    act(page, Act.LEAVE_OUT)
    assert told == ["Stats cannot be left out: Pytorch needs it."]
    assert workspace.plan.status("stats") is ItemStatus.PLANNED


def test_time_is_logged_from_the_panel(page: RoadmapPage, workspace: Workspace) -> None:
    choose(page, "stats")
    QTest.keyClick(page.view.tree, Qt.Key.Key_L)
    form = page.view.panel.item.form
    assert form is not None
    assert form.length.hasFocus()
    assert form.length.value() == workspace.plan.settings.lengths.default
    form.length.set_value(90)
    form.day.set_day(date(2026, 11, 24))
    QApplication.processEvents()  # what lies below the form makes room for it
    QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert workspace.plan.logged["stats"] == 390
    assert max(entry.day for entry in workspace.plan.entries.values() if entry.minutes == 90) == date(
        2026, 11, 24
    )
    assert {"6 h 30 in all", "Tue 24 Nov", "1 h 30"} <= panel_texts(page)
    assert page.view.tree.hasFocus()


def test_reviews_of_an_item_are_switched_off_and_on(page: RoadmapPage, workspace: Workspace) -> None:
    workspace.perform(lambda plan, _schedule: finish_item(plan, "stats", NOW))
    page.on_change()
    choose(page, "stats")
    by_act = page.view.item_actions.by_act
    assert (by_act[Act.REST].isEnabled(), by_act[Act.WAKE].isEnabled()) == (True, False)
    act(page, Act.REST)
    assert workspace.plan.cards["stats"].resting
    assert "none, you want none of this item" in panel_texts(page)
    assert (by_act[Act.REST].isEnabled(), by_act[Act.WAKE].isEnabled()) == (False, True)
    act(page, Act.WAKE)
    assert not workspace.plan.cards["stats"].resting


def test_the_form_belongs_to_one_item(page: RoadmapPage) -> None:
    choose(page, "stats")
    act(page, Act.LOG)
    form = page.view.panel.item.form
    assert form is not None
    choose(page, "extra")
    assert form.isHidden()


def test_show_item_finds_what_filters_hide(page: RoadmapPage) -> None:
    page.view.tree.close_all()
    page.view.filter_bar.states.set_value("done")
    page.show_item("pytorch")
    assert page.view.tree.chosen_ids() == ["pytorch"]
    assert page.view.filters.show is Show.ALL
    assert "Pytorch" in panel_texts(page)


def test_show_item_works_before_the_first_show(
    qtbot: QtBot, light: None, workspace: Workspace, performer: Performer
) -> None:
    page = RoadmapPage(workspace, performer)
    qtbot.addWidget(page)
    page.show_item("stray")
    page.show_item("never heard of")
    with qtbot.waitExposed(page):
        page.show()
    assert page.view.tree.chosen_ids() == ["stray"]


def test_a_neighbour_in_the_panel_is_chosen_by_a_click(page: RoadmapPage) -> None:
    choose(page, "pytorch")
    needs = next(
        each for each in page.findChildren(QAbstractButton) if each.accessibleName() == "Stats, 10 h"
    )
    QTest.mouseClick(needs, Qt.MouseButton.LeftButton)
    assert page.view.tree.chosen_ids() == ["stats"]


def test_a_resource_asks_for_its_page(qtbot: QtBot, page: RoadmapPage) -> None:
    choose(page, "pytorch")
    link = next(each for each in page.findChildren(QAbstractButton) if "pytorch.org" in each.accessibleName())
    with qtbot.waitSignal(page.link_wished) as told:
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert told.args == [PYTORCH_SITE]


def test_a_phase_shows_its_own_progress(page: RoadmapPage) -> None:
    tree = page.view.tree
    tree.setCurrentIndex(tree.model().index(0, 0))
    assert {"Foundations", "10 of 15 h", "1 known item counts as done, without hours."} <= {
        line for text in panel_texts(page) for line in text.splitlines()
    }


def test_escape_goes_back_step_by_step(
    make_page: MakePage, workspace: Workspace, performer: Performer
) -> None:
    page = make_page(workspace, performer, 1024, 640)
    assert not page.is_panel_open
    choose(page, "stats")
    QTest.keyClick(page.view.tree, Qt.Key.Key_Return)
    assert page.view.is_panel_open
    QTest.keyClick(page.view.tree, Qt.Key.Key_Escape)
    assert (page.view.tree.chosen_ids(), page.view.is_panel_open) == ([], True)
    QTest.keyClick(page.view.tree, Qt.Key.Key_Escape)
    assert not page.view.is_panel_open


def test_the_panel_follows_the_window(qtbot: QtBot, page: RoadmapPage) -> None:
    assert page.view.panel.width() == 304
    page.resize(1712, 1080)
    page.set_window_width(1920)
    QApplication.processEvents()
    assert page.view.panel.width() == 376
    assert not page.view.tree.isColumnHidden(At.NEEDED)
    with qtbot.waitSignal(page.panel_toggled) as told:
        page.set_window_width(1024)
    assert (told.args, page.view.is_panel_open) == ([False], False)
    with qtbot.waitSignal(page.panel_toggled):
        page.set_panel_open(True)
    page.resize(968, 640)
    page.set_window_width(1024)
    assert page.view.is_panel_open
    assert page.minimumSizeHint().width() <= 968


def test_the_search_and_the_list_are_one_key_apart(page: RoadmapPage) -> None:
    page.start_search()
    assert page.view.head.search.hasFocus()
    QTest.keyClicks(page.view.head.search, "torch")
    QTest.keyClick(page.view.head.search, Qt.Key.Key_Return)
    assert page.view.tree.hasFocus()
    assert page.view.tree.chosen_ids() == ["pytorch"]


def test_the_menu_opens_from_the_keyboard_and_does_what_it_says(
    page: RoadmapPage, workspace: Workspace
) -> None:
    choose(page, "extra")
    tree = page.view.tree
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(60, 60), QPoint(60, 60))
    QApplication.sendEvent(tree.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    known = next(action for action in menu.actions() if action.text() == "Mark as known")
    known.trigger()
    menu.close()
    assert workspace.plan.status("extra") is ItemStatus.SKIPPED


def test_another_day_is_another_today(page: RoadmapPage, workspace: Workspace) -> None:
    clock = workspace._clock
    assert isinstance(clock, Clock)
    choose(page, "python")
    assert "Done 18 Oct" in words(page, "python", At.STATE)
    clock.now = datetime(2027, 1, 1, 0, 1)
    page.set_now(clock.now)
    assert words(page, "python", At.STATE) == "Done 18 Oct 2026"
    before = page.view.tree.chosen_ids()
    clock.now += timedelta(minutes=1)
    page.set_now(clock.now)
    assert page.view.tree.chosen_ids() == before


def test_changes_from_elsewhere_keep_what_the_learner_was_doing(
    page: RoadmapPage, performer: Performer
) -> None:
    choose(page, "stats")
    page.view.head.search.setText("sta")
    page.start_search()
    performer.perform(lambda plan, _schedule: finish_item(plan, "stats", NOW))
    assert page.view.tree.chosen_ids() == ["stats"]
    assert page.view.head.search.hasFocus()
    assert shown_ids(page) == ["stats"]


def test_the_page_looks_different_after_a_change(page: RoadmapPage) -> None:
    choose(page, "extra")
    before = page.grab().toImage()
    act(page, Act.FINISH)
    QApplication.processEvents()
    assert page.grab().toImage() != before

"""The panel with its parts, the actions and the menu, each by itself."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.glyphs import Glyph
from planner.ui.roadmap.actions import RoadmapActions
from planner.ui.roadmap.acts import Act
from planner.ui.roadmap.details import item_details
from planner.ui.roadmap.filters import Sort
from planner.ui.roadmap.flow import FlowLayout
from planner.ui.roadmap.group_details import road_details
from planner.ui.roadmap.link_list import Link, LinkList
from planner.ui.roadmap.log_form import LogForm
from planner.ui.roadmap.menu import RoadmapMenu
from planner.ui.roadmap.panel import RoadmapPanel
from planner.ui.roadmap.panel_parts import HoursLine
from planner.ui.style import apply_theme
from planner.ui.theme import load_theme
from planner.values import replace
from tests.ui.roadmap.placing import put
from tests.ui.roadmap.small_road import PYTORCH_SITE, small_plan, small_road, small_rows

pytestmark = [
    pytest.mark.usefixtures("light"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]
TODAY = date(2026, 11, 25)


def test_the_hours_say_what_fits(host: QWidget) -> None:
    hours = HoursLine()
    hours.show_hours("5 h", "of 10 h", ("5 h left, done by 13 Dec", "5 h left"), 0.5)
    put(hours, host, 400)
    assert hours._left.text() == "5 h left, done by 13 Dec"
    put(hours, host, 170)
    assert hours._left.text() == "5 h left"
    assert hours.bar.accessibleDescription() == "5 h of 10 h"
    hours.show_hours("5 h", "of 10 h", (), 1.0, is_done=True)
    assert hours._left.text() == ""


@pytest.fixture
def links(qtbot: QtBot) -> LinkList:
    links = LinkList("Needs")
    qtbot.addWidget(links)
    links.show_links([Link("a", "Alpha", "1 h"), Link("", "Nowhere"), Link("b", "Beta", below="By me")])
    links.resize(260, 120)
    with qtbot.waitActive(links):
        links.show()
    return links


def test_a_list_of_links_is_one_tab_stop_with_a_roving_focus(links: LinkList) -> None:
    alpha, nowhere, beta = links.rows
    stops = [row for row in links.rows if row.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert stops == [alpha]
    assert not nowhere.isEnabled()
    alpha.setFocus()
    QTest.keyClick(alpha, Qt.Key.Key_Down)
    assert beta.hasFocus()
    assert (alpha.focusPolicy(), beta.focusPolicy()) == (
        Qt.FocusPolicy.ClickFocus,
        Qt.FocusPolicy.StrongFocus,
    )
    QTest.keyClick(beta, Qt.Key.Key_Down)
    assert beta.hasFocus()
    QTest.keyClick(beta, Qt.Key.Key_Up)
    assert alpha.hasFocus()


def test_a_link_tells_where_it_leads(qtbot: QtBot, links: LinkList) -> None:
    with qtbot.waitSignal(links.activated) as told:
        QTest.mouseClick(links.rows[2], Qt.MouseButton.LeftButton)
    assert told.args == ["b"]
    with qtbot.waitSignal(links.activated) as told:
        QTest.keyClick(links.rows[0], Qt.Key.Key_Space)
    assert told.args == ["a"]
    assert links.rows[2].accessibleName() == "Beta, By me"


def test_links_take_the_place_of_those_before(links: LinkList) -> None:
    first = links.rows[0]
    first.setFocus()
    links.show_links([Link("c", "Gamma", mark=(Glyph.DONE, 1.0))])
    assert links.rows == [first]
    assert (first.link.target, first.hasFocus()) == ("c", True)
    assert first.grab().toImage() != QWidget().grab().toImage()


@pytest.fixture
def form(qtbot: QtBot) -> LogForm:
    form = LogForm(TODAY)
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.open_form(50, TODAY)
    return form


def test_the_form_logs_what_is_typed(qtbot: QtBot, form: LogForm) -> None:
    assert form.length.hasFocus()
    assert form.save.text() == "Log 50 min"
    QTest.keyClicks(form.length.lineEdit(), "1 h 30")
    assert form.save.text() == "Log 1 h 30"
    form.day.set_day(date(2026, 11, 24))
    QTest.keyClicks(form.note, "Chapter 2")
    with qtbot.waitSignal(form.logged) as told:
        QTest.keyClick(form.length, Qt.Key.Key_Return)
    assert told.args == [90, date(2026, 11, 24), "Chapter 2"]
    assert form.isHidden()


def test_the_form_has_no_days_to_come(form: LogForm) -> None:
    form.day.set_day(date(2027, 1, 1))
    assert form.day.day() == TODAY


def test_the_form_can_be_put_away(qtbot: QtBot, form: LogForm) -> None:
    with qtbot.assertNotEmitted(form.logged), qtbot.waitSignal(form.closed):
        QTest.keyClick(form.length, Qt.Key.Key_Escape)
    assert form.isHidden()


@pytest.fixture
def actions(host: QWidget) -> RoadmapActions:
    return RoadmapActions(host)


def test_actions_are_named_after_what_they_would_do(actions: RoadmapActions) -> None:
    actions.allow({Act.FINISH: 3, Act.PUT_BACK: 1}, {"ready", "done"})
    by_act = actions.by_act
    assert by_act[Act.FINISH].text() == "Mark 3 completed"
    assert by_act[Act.PUT_BACK].text() == "Put back"
    assert [act for act, action in by_act.items() if action.isEnabled()] == [Act.FINISH, Act.PUT_BACK]
    actions.allow({Act.PUT_BACK: 1}, {"done"})
    assert by_act[Act.PUT_BACK].text() == "Mark not done"
    assert "Space" in [keys.toString() for keys in by_act[Act.PUT_BACK].shortcuts()]
    actions.allow({Act.PUT_BACK: 2}, {"left-out"})
    assert by_act[Act.PUT_BACK].text() == "Put 2 back"
    assert "Space" not in [keys.toString() for keys in by_act[Act.PUT_BACK].shortcuts()]


def test_the_menu_offers_what_can_be_done(qtbot: QtBot, actions: RoadmapActions) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    menu = RoadmapMenu(actions.by_act, QMenu("Group by", owner), owner)
    actions.allow({Act.FINISH: 1, Act.LEAVE_OUT: 1}, {"ready"})
    menu.show_link(PYTORCH_SITE)
    opened = menu.popup(QPoint(0, 0))
    words = [action.text() for action in opened.actions() if not action.isSeparator()]
    assert words == [
        "Mark completed",
        *("Open page", "Copy link"),
        *("Order by", "Group by"),
        *("Open all groups", "Close all groups"),
        "Leave out",
    ]
    opened.close()
    menu.copy_link.trigger()
    assert QGuiApplication.clipboard().text() == PYTORCH_SITE
    with qtbot.waitSignal(menu.url_wished) as told:
        menu.open_link.trigger()
    assert told.args == [PYTORCH_SITE]
    menu.show_link("")
    actions.allow({}, set())
    bare = menu.popup(QPoint(0, 0))
    assert bare.actions()[0].text() == "Order by"
    bare.close()


def test_the_menu_orders_the_items(qtbot: QtBot, actions: RoadmapActions) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    menu = RoadmapMenu(actions.by_act, QMenu("Group by", owner), owner)
    menu.show_sort(Sort.ROAD)
    by_title = menu._by_sort[Sort.TITLE]
    with qtbot.waitSignal(menu.sort_wished) as told:
        by_title.trigger()
    assert told.args == [Sort.TITLE]


@pytest.fixture
def panel(qtbot: QtBot, actions: RoadmapActions) -> RoadmapPanel:
    panel = RoadmapPanel(actions.by_act)
    qtbot.addWidget(panel)
    panel.resize(304, 800)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def visible_texts(panel: RoadmapPanel) -> list[str]:
    return [
        str(each.property("text") or "")
        for each in panel.findChildren(QWidget)
        if each.isVisible() and each.property("text")
    ]


def test_the_panel_hides_what_an_item_lacks(panel: RoadmapPanel) -> None:
    road = small_road()
    panel.show_item(item_details(road, "pytorch"))
    texts = visible_texts(panel)
    assert {"Pytorch", "Resources", "Needs", "Unlocks", "Look again", "Sat 20 Nov 2027"} <= set(texts)
    assert "Time log" not in texts
    assert "Done when" not in texts
    panel.show_item(item_details(road, "stats"))
    texts = visible_texts(panel)
    assert {"Time log", "5 h in all", "Bayes", "Done when", "You can say why."} <= set(texts)
    assert "Needs" not in texts


def test_nothing_is_wider_than_the_panel(panel: RoadmapPanel) -> None:
    plan = small_plan()
    long = "A very long title of an item that nobody would ever read to its end, but here it stands"
    items = {id: replace(item, title=f"{long} {id}", note=long) for id, item in plan.items.items()}
    road = small_road(replace(plan, items=items))
    for id in plan.items:
        panel.show_item(item_details(road, id))
        assert panel.item.minimumSizeHint().width() <= 280
    panel.show_group(road_details(road), small_rows().themes)
    assert panel.group.minimumSizeHint().width() <= 280


def test_text_from_data_stays_plain(panel: RoadmapPanel) -> None:
    plan = small_plan()
    nasty = replace(plan.items["stats"], title="<b>Stats</b>", done_when="<img src=x>", note="<i>n</i>")
    road = small_road(replace(plan, items={**plan.items, "stats": nasty}))
    panel.show_item(item_details(road, "stats"))
    assert {"<b>Stats</b>", "<img src=x>", "<i>n</i>"} <= set(visible_texts(panel))
    labels = [each for each in panel.findChildren(QWidget) if each.property("textFormat") is not None]
    assert labels
    assert all(each.property("textFormat") == Qt.TextFormat.PlainText for each in labels)


def test_the_words_of_the_buttons_fit_into_the_usual_panel(panel: RoadmapPanel) -> None:
    panel.show_item(item_details(small_road(), "extra"))
    QApplication.processEvents()
    buttons = [each for each in panel.findChildren(QPushButton) if each.isVisible() and each.text()]
    assert len(buttons) == 5
    assert all(each.width() >= each.sizeHint().width() for each in buttons)


def test_the_panel_of_the_road_shows_the_themes(panel: RoadmapPanel) -> None:
    panel.show_group(road_details(small_road()), small_rows().themes)
    texts = visible_texts(panel)
    assert {"Small road", "Themes", "Software", "66%", "Begun or ready now"} <= set(texts)
    panel.show_group(road_details(small_road()))
    assert "Themes" not in visible_texts(panel)


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_panel_can_be_seen_in_every_theme(
    panel: RoadmapPanel, qapp: QApplication, name: str, scale: float
) -> None:
    panel.show_item(item_details(small_road(), "pytorch"))
    QApplication.processEvents()
    before = panel.grab().toImage()
    apply_theme(qapp, load_theme("dark" if name == "dark" else "light", scale=scale))
    QApplication.processEvents()
    assert (panel.grab().toImage() == before) == (name == "light" and scale == 1.0)


def test_buttons_go_on_in_the_next_line(host: QWidget) -> None:
    row = QWidget()
    flow = FlowLayout(6, row)
    buttons = [QPushButton(words) for words in ("Mark 4 as known", "Put back", "Leave 4 out")]
    for button in buttons:
        flow.addWidget(button)
    put(row, host, flow.sizeHint().width(), 80)
    assert {button.y() for button in buttons} == {0}
    put(row, host, flow.sizeHint().width() - 1, 80)
    assert (buttons[1].y(), buttons[2].x()) == (0, 0)
    assert buttons[2].y() == buttons[0].height() + 6
    assert flow.heightForWidth(row.width()) == 2 * buttons[0].height() + 6
    buttons[0].hide()
    assert flow.heightForWidth(row.width()) == buttons[0].height()
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.setGeometry(row.rect())
    assert buttons[1].geometry().right() == row.rect().right()
    assert flow.takeAt(0) is not None
    assert (flow.count(), flow.itemAt(2), flow.takeAt(2)) == (2, None, None)

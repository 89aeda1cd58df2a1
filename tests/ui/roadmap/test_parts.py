"""The filters, the panel's parts, the menu and the head, each by itself."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.item import ItemKind, Subject
from planner.ui.glyphs import Glyph
from planner.ui.roadmap.actions import RoadmapActions
from planner.ui.roadmap.acts import Act
from planner.ui.roadmap.choice_chip import ChoiceChip
from planner.ui.roadmap.details import item_details
from planner.ui.roadmap.filter_bar import FilterBar
from planner.ui.roadmap.filters import Filters, Show, Sort
from planner.ui.roadmap.group_details import road_details
from planner.ui.roadmap.head import RoadmapHead
from planner.ui.roadmap.link_list import Link, LinkList
from planner.ui.roadmap.log_form import LogForm
from planner.ui.roadmap.menu import RoadmapMenu
from planner.ui.roadmap.panel import RoadmapPanel
from planner.ui.roadmap.panel_parts import HoursLine
from planner.ui.roadmap.theme_line import ThemeLine
from planner.ui.style import apply_theme
from planner.ui.theme import load_theme
from tests.ui.roadmap.small_road import PYTORCH_SITE, small_plan, small_road, small_rows

pytestmark = [
    pytest.mark.usefixtures("light"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]
TODAY = date(2026, 11, 25)
COUNTS = dict.fromkeys(Show, 100)


@pytest.fixture
def bar(qtbot: QtBot) -> FilterBar:
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.show_choices(list(Subject), list(ItemKind), [("pmle", "PMLE & more"), ("road", "Road")])
    bar.show_counts(COUNTS)
    bar.resize(1096, 40)
    bar.show()
    return bar


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """Something to put a part into, so that the part is as wide as it is told."""
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1500, 400)
    with qtbot.waitExposed(host):
        host.show()
    return host


def put(part: QWidget, host: QWidget, width: int, height: int = 60) -> None:
    part.setParent(host)
    part.show()
    part.resize(width, height)
    QApplication.processEvents()


def entries(chip: ChoiceChip) -> dict[str, QAction]:
    return {action.text(): action for action in chip.menu.actions() if action.text()}


def test_the_filters_are_asked_for_together(qtbot: QtBot, bar: FilterBar) -> None:
    before = Filters(text="torch", sort=Sort.HOURS)
    with qtbot.waitSignal(bar.changed):
        bar.states.set_value("ready")
    with qtbot.waitSignal(bar.changed):
        entries(bar.subjects)["Deep learning"].trigger()
    with qtbot.waitSignal(bar.changed):
        entries(bar.kinds)["Course"].trigger()
    with qtbot.waitSignal(bar.changed):
        entries(bar.goals)["Road"].trigger()
    with qtbot.waitSignal(bar.changed):
        bar.hide_done.click()
    assert bar.asked(before) == replace(
        before,
        show=Show.READY,
        subjects=frozenset({Subject.DL}),
        kinds=frozenset({ItemKind.COURSE}),
        goals=frozenset({"road"}),
        hide_done=True,
    )


def test_filters_that_are_shown_are_not_told_again(qtbot: QtBot, bar: FilterBar) -> None:
    wanted = Filters(
        show=Show.DONE, kinds=frozenset({ItemKind.BOOK}), goals=frozenset({"pmle"}), hide_done=True
    )
    with qtbot.assertNotEmitted(bar.changed):
        bar.show_filters(wanted)
    assert bar.asked(Filters()) == wanted


def test_segments_name_their_counts_and_never_shrink(bar: FilterBar) -> None:
    assert bar.states.button("ready").text() == "Ready now  100"
    width = bar.states.sizeHint().width()
    bar.show_counts(dict.fromkeys(Show, 1))
    QApplication.processEvents()
    assert bar.states.button("done").text() == "Done  1"
    assert bar.states.sizeHint().width() == width


def test_the_chips_take_a_second_line_where_one_is_too_short(bar: FilterBar, host: QWidget) -> None:
    layout = bar.layout()
    assert isinstance(layout, QBoxLayout)
    put(bar, host, 1096)
    assert layout.direction() == QBoxLayout.Direction.LeftToRight
    height = bar.minimumSizeHint().height()
    bar.resize(bar.minimumSizeHint().width(), 80)
    assert layout.direction() == QBoxLayout.Direction.TopToBottom
    assert bar.minimumSizeHint().height() > height


def test_a_chip_says_what_is_chosen(qtbot: QtBot, bar: FilterBar) -> None:
    chip = bar.goals
    assert (chip.button.text(), chip.button.isChecked()) == ("Goal", False)
    assert chip.button.accessibleName() == "Goal: all"
    entries(chip)["PMLE && more"].trigger()
    assert (chip.button.text(), chip.button.isChecked()) == ("PMLE && more", True)
    entries(chip)["Road"].trigger()
    assert chip.button.text() == "Goal: 2"
    assert chip.button.accessibleName() == "Goal: PMLE & more, Road"
    with qtbot.waitSignal(chip.changed):
        entries(chip)["All"].trigger()
    assert chip.chosen() == frozenset()
    assert not entries(chip)["All"].isEnabled()


def test_a_chip_keeps_its_choice_when_its_choices_change(bar: FilterBar) -> None:
    chip = bar.goals
    chip.choose(["road"])
    chip.show_choices([("road", "The road"), ("new", "New")])
    assert chip.chosen() == {"road"}
    assert chip.button.text() == "The road"
    chip.show_choices([("new", "New")])
    assert chip.chosen() == frozenset()


def test_the_menu_of_a_chip_stays_open_for_a_second_choice(qtbot: QtBot, bar: FilterBar) -> None:
    menu = bar.kinds.menu
    menu.popup(QPoint(0, 0))
    qtbot.waitExposed(menu)
    for words in ("Course", "Book"):
        QTest.mouseClick(
            menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entries(bar.kinds)[words]).center()
        )
        assert menu.isVisible()
    menu.setActiveAction(entries(bar.kinds)["Paper"])
    QTest.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert bar.kinds.chosen() == {"course", "book", "paper"}
    QTest.mouseClick(
        menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entries(bar.kinds)["All"]).center()
    )
    assert not menu.isVisible()
    assert bar.kinds.chosen() == frozenset()


def test_the_head_gives_way_to_its_width(qtbot: QtBot, host: QWidget) -> None:
    head = RoadmapHead()
    rows = small_rows()
    head.show_facts(rows.title, rows.facts, rows.themes)
    put(head, host, 1400)
    facts, themes = head._facts, head._themes
    assert facts.text() == f"Small road, {rows.facts}"
    assert themes.width() == themes.width_with(True)
    put(head, host, 640)
    assert facts.text() == rows.facts
    assert themes.width() == themes.width_with(False)
    assert facts.accessibleName() == f"Small road, {rows.facts}"
    with qtbot.waitSignal(head.searched) as told:
        head.search.setText("git")
    assert told.args == ["git"]
    narrow = head.search.width()
    head.set_wide(True)
    assert head.search.width() > narrow


def test_the_themes_tell_their_sentences(qtbot: QtBot) -> None:
    line = ThemeLine()
    qtbot.addWidget(line)
    themes = small_rows().themes
    line.show_themes(themes)
    line.resize(line.sizeHint())
    assert themes[0].words in line.accessibleDescription()
    assert line.words_at(QPoint(3, 3)) == themes[0].words
    assert line.words_at(QPoint(line.width() - 3, 3)) == themes[1].words
    full = line.grab().toImage()
    line.resize(line.width_with(False), line.height())
    assert line.grab().toImage() != full.copy(line.rect())
    line.resize(20, line.height())
    assert line.words_at(QPoint(3, 3)).count("\n") == 1
    line.show_themes(())
    assert line.isHidden()


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
    with qtbot.waitSignal(form.logged) as told:
        QTest.keyClick(form.length, Qt.Key.Key_Return)
    assert told.args == [90, date(2026, 11, 24)]
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
    menu = RoadmapMenu(actions.by_act, owner)
    actions.allow({Act.FINISH: 1, Act.LEAVE_OUT: 1}, {"ready"})
    menu.show_link(PYTORCH_SITE)
    opened = menu.popup(QPoint(0, 0))
    words = [action.text() for action in opened.actions() if not action.isSeparator()]
    assert words == [
        "Mark completed",
        *("Open page", "Copy link"),
        "Order by",
        *("Open all phases", "Close all phases"),
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
    menu = RoadmapMenu(actions.by_act, owner)
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

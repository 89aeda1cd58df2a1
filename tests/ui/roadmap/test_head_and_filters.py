"""The head and the line of filters, each by itself."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.item import ItemKind, Subject
from planner.services.groupings import GroupBy
from planner.ui.roadmap.choice_chip import ChoiceChip
from planner.ui.roadmap.filter_bar import FilterBar
from planner.ui.roadmap.filters import Filters, Need, Show, Sort
from planner.ui.roadmap.head import RoadmapHead
from planner.ui.roadmap.theme_line import ThemeLine
from planner.values import replace
from tests.ui.roadmap.placing import put
from tests.ui.roadmap.small_road import small_rows

pytestmark = [
    pytest.mark.usefixtures("light"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]
COUNTS = dict.fromkeys(Show, 100)


@pytest.fixture
def bar(qtbot: QtBot) -> FilterBar:
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.show_choices(list(Subject), list(ItemKind), [("pmle", "PMLE & more"), ("road", "Road")])
    bar.show_backgrounds([("coder", "Coder"), ("other", "Other")])
    bar.show_counts(COUNTS)
    bar.resize(1096, 40)
    bar.show()
    return bar


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
    for words in ("Optional", "For: Coder"):
        with qtbot.waitSignal(bar.changed):
            entries(bar.more)[words].trigger()
    with qtbot.waitSignal(bar.changed):
        bar.hide_done.click()
    assert bar.asked(before) == replace(
        before,
        show=Show.READY,
        subjects=frozenset({Subject.DL}),
        kinds=frozenset({ItemKind.COURSE}),
        goals=frozenset({"road"}),
        needs=frozenset({Need.OPTIONAL}),
        backgrounds=frozenset({"coder"}),
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
    put(head, host, 900)
    assert facts.text() == rows.facts
    assert themes.width() == themes.width_with(False)
    put(head, host, 840)
    assert facts.text() == rows.facts
    assert themes.width() < themes.width_with(False)
    put(head, host, 640)
    assert facts.text() == ""
    assert facts.accessibleName() == f"Small road, {rows.facts}"
    with qtbot.waitSignal(head.searched) as told:
        head.search.setText("git")
    assert told.args == ["git"]
    narrow = head.search.width()
    head.set_wide(True)
    assert head.search.width() > narrow


def test_the_facts_are_whole_or_not_there_at_any_width(qtbot: QtBot, host: QWidget) -> None:
    head = RoadmapHead()
    rows = small_rows()
    facts = "120 items, 64 done, 13 known, 525.3 of 1091.9 h"
    head.show_facts(rows.title, facts, (*rows.themes, *rows.themes))
    shown = head._facts
    for width in range(1500, 620, -20):
        put(head, host, width)
        assert not shown.text() or shown.width() >= shown.sizeHint().width(), width
    put(head, host, 1096)  # in a window of 1280
    assert shown.text() == facts
    assert head._themes.width() >= head._themes.width_with(False) // 2


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


def test_the_chip_of_groups_says_what_they_are_and_offers_the_others(qtbot: QtBot, bar: FilterBar) -> None:
    chip = bar.grouping
    assert (chip.button.text(), chip.button.accessibleName()) == ("By phase", "Group by: Phase")
    actions = {action.text(): action for action in chip.menu.actions()}
    assert list(actions) == ["Phase", "Theme", "Track", "Reading list", "Practice ladder"]
    with qtbot.waitSignal(bar.grouped) as told:
        actions["Track"].trigger()
    assert told.args == [GroupBy.TRACK]
    with qtbot.assertNotEmitted(bar.grouped):
        bar.show_filters(Filters(by=GroupBy.READING))
    assert (chip.button.text(), chip.button.toolTip()) == ("Reading", "Group by: Reading list")
    assert [action.text() for action in actions.values() if action.isChecked()] == ["Reading list"]


def test_in_little_room_a_new_item_is_an_icon_before_there_are_two_lines(
    bar: FilterBar, host: QWidget
) -> None:
    across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
    put(bar, host, 1400)
    line = bar.layout()
    assert isinstance(line, QBoxLayout)
    whole = line.sizeHint().width()
    for width, words, direction in (
        (whole, "Item", across),
        (whole - 20, "", across),
        (whole - 80, "Item", down),
        (whole, "Item", across),
    ):
        bar.resize(width, 40)
        QApplication.processEvents()
        assert (bar.new_button.text(), line.direction()) == (words, direction), width
        assert bar.new_button.accessibleName() == "New item..."

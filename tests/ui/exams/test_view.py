from datetime import datetime
from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.scheduling.remedies.remedy import Remedy, RemedyKind
from planner.scheduling.schedule import Verdict
from planner.ui.exams.domain_rows import DomainLine, DomainRows
from planner.ui.exams.domain_table import DomainTable
from planner.ui.exams.goal_card import GoalCard
from planner.ui.exams.load_rows import LoadBar, LoadRow
from planner.ui.exams.numbers import Fact
from planner.ui.exams.rows import GoalRow
from planner.ui.exams.view import GoalsView
from planner.ui.exams.ways import Way
from planner.ui.shared.chart_table import ChartTable
from planner.ui.shared.hours_a_week import HoursPerWeek
from planner.ui.style import apply_theme
from planner.ui.theme import load_theme
from planner.ui.widgets.bars import ProgressBar
from planner.values import replace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

MOVE = Remedy(kind=RemedyKind.LATER_DATE, goal="a", cost=Fraction(1, 4), due=datetime(2027, 5, 29, 9))
WAYS = (
    Way("calendar-clock", "Move the exam to 29 May 2027", "7 days later.", "Apply", MOVE.kind, MOVE),
    Way("clock", "Add study hours", "There are none.", "Hours...", RemedyKind.MORE_HOURS),
)


def row(id: str, **values: object) -> GoalRow:
    usual: dict[str, object] = {
        "title": id.upper(),
        "subtitle": "Some certification",
        "countdown": ("26", "days"),
        "when": "Sat 19 Dec 2026, 10:00",
        "verdict": "on_track",
        "sentence": "10 h a week planned, 7.5 h needed.",
        "week": HoursPerWeek(450, 600, Verdict.FEASIBLE),
        "facts": (Fact("Left to study", "128 h"), Fact("Slack", "none", "tight")),
        "is_exam": True,
        "spoken": "10 h a week planned, 7.5 h needed, 26 days",
    }
    return GoalRow(id=id, **{**usual, **values})  # type: ignore[arg-type]


@pytest.fixture
def view(qtbot: QtBot) -> GoalsView:
    made = GoalsView()
    qtbot.addWidget(made)
    made.show_rows(tuple(map(row, "abcde")))
    made.resize(1096, 740)
    made.show()
    qtbot.waitExposed(made)
    return made


def card(view: GoalsView, id: str) -> GoalCard:
    return next(card for card in view.cards if card.row.id == id)


def button(holder: QWidget, words: str) -> QPushButton:
    return next(
        each
        for each in holder.findChildren(QPushButton)
        if words in (each.text(), each.accessibleName()) and not each.isHidden()
    )


def words_in(holder: QWidget) -> list[str]:
    return [each.text() for each in holder.findChildren(QLabel) if each.isVisibleTo(holder) and each.text()]


def columns(view: GoalsView) -> int:
    return sum(card.y() == view.cards[0].y() for card in view.cards)


@pytest.mark.parametrize(("width", "count"), [(560, 1), (968, 2), (1096, 2), (1712, 3)])
def test_a_wider_page_has_more_columns(view: GoalsView, width: int, count: int) -> None:
    view.resize(width, 740)
    QTest.qWait(1)

    assert columns(view) == count


def test_a_wide_page_shows_the_hours_planned_where_a_date_is_to_come(view: GoalsView) -> None:
    load = LoadRow(
        title="Hours planned a week",
        goals=(("A", "line.control"),),
        bars=(LoadBar((0.5,), 0.9, "23 Nov", "Week of 23 Nov: 5 h planned, 9 h available"),),
        levels=((0.0, "0"),),
        spoken="5 h planned.",
        table=ChartTable("Hours planned a week", ("Week of",), (("23 Nov",),)),
    )
    for given, width, is_shown in ((load, 1712, True), (load, 1096, False), (None, 1712, False)):
        view.resize(width, 1000)
        view.show_around(None, given, (), ())
        QTest.qWait(1)
        assert view.load.isVisible() == is_shown
        if is_shown:
            assert view.load.geometry().top() > max(each.geometry().bottom() for each in view.cards)


def test_bigger_text_needs_wider_cards(view: GoalsView, qapp: QApplication) -> None:
    apply_theme(qapp, load_theme("light", scale=1.5))
    QTest.qWait(1)

    assert columns(view) == 2
    view.resize(968, 740)
    QTest.qWait(1)
    assert columns(view) == 1


def test_cards_stand_below_each_other_where_beside_each_other_they_would_be_cut(view: GoalsView) -> None:
    long = DomainRows((DomainLine("Donaudampfschifffahrtsgesellschaft", "13%", 0.5, "50%", ""),), "50%")
    view.resize(900, 740)
    QTest.qWait(1)
    assert columns(view) == 2
    view.show_rows((row("a", domains=long), *map(row, "bcde")))
    QTest.qWait(1)
    assert columns(view) == 1
    view.resize(1280, 740)
    QTest.qWait(1)
    assert columns(view) == 2


def test_cards_beside_each_other_are_equally_high(view: GoalsView) -> None:
    view.show_rows((row("a", ways=WAYS, verdict="not_feasible"), row("b", facts=(), week=None)))
    QTest.qWait(1)

    assert card(view, "a").height() == card(view, "b").height()


def test_a_card_says_its_verdict_and_numbers(view: GoalsView) -> None:
    words = words_in(card(view, "a"))

    assert {"A", "26", "days", "10 h a week planned, 7.5 h needed.", "Left to study", "128 h"} <= set(words)
    assert card(view, "a").accessibleName() == "A, on track"
    assert card(view, "a").accessibleDescription() == "10 h a week planned, 7.5 h needed, 26 days"


def test_a_fact_that_is_bad_is_coloured(view: GoalsView) -> None:
    view.show_rows((row("a", facts=(Fact("Slack", "11 h short", "bad"),)),))
    QTest.qWait(1)

    value = next(each for each in card(view, "a").findChildren(QLabel) if each.text() == "11 h short")
    assert value.palette().color(value.foregroundRole()).name() == "#b3261e"


def test_the_buttons_tell_the_goal(view: GoalsView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.edit_requested) as edited:
        qtbot.mouseClick(button(card(view, "c"), "Edit..."), Qt.MouseButton.LeftButton)

    assert edited.args == ["c"]


def test_changes_can_be_tried_with_a_goal_that_is_open(view: GoalsView, qtbot: QtBot) -> None:
    view.show_rows((row("a", can_be_tried=True), row("b")))
    with qtbot.waitSignal(view.what_if_requested) as asked:
        qtbot.mouseClick(button(card(view, "a"), "What if..."), Qt.MouseButton.LeftButton)

    assert asked.args == ["a"]
    assert not [
        b for b in card(view, "b").findChildren(QPushButton) if b.text() == "What if..." and b.isVisible()
    ]


def test_only_an_exam_that_is_over_offers_its_result_at_once(view: GoalsView, qtbot: QtBot) -> None:
    buttons = view.findChildren(QPushButton)
    assert not [each for each in buttons if each.text() == "Passed..." and each.isVisible()]
    view.show_rows((row("a", asks_result=True, verdict=""),))

    with qtbot.waitSignal(view.result_given) as given:
        qtbot.mouseClick(button(view, "Failed..."), Qt.MouseButton.LeftButton)

    assert given.args == ["a", "failed"]
    assert card(view, "a").accessibleName() == "A, no result yet"


def test_a_way_out_is_applied_or_leads_to_the_hours(view: GoalsView, qtbot: QtBot) -> None:
    view.show_rows((row("a", ways=WAYS, verdict="not_feasible"),))

    with qtbot.waitSignal(view.remedy_chosen) as chosen:
        qtbot.mouseClick(button(view, "Apply: Move the exam to 29 May 2027"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(view.hours_requested):
        qtbot.mouseClick(button(view, "Hours: Add study hours"), Qt.MouseButton.LeftButton)

    assert chosen.args == [MOVE]


def test_a_date_that_no_day_suits_leads_to_the_dialog(view: GoalsView, qtbot: QtBot) -> None:
    way = Way("calendar-clock", "Move it", "No day suits.", "Move...", RemedyKind.LATER_DATE)
    view.show_rows((row("a", ways=(way,), verdict="not_feasible"),))

    with qtbot.waitSignal(view.edit_requested) as asked:
        qtbot.mouseClick(button(view, "Move: Move it"), Qt.MouseButton.LeftButton)

    assert asked.args == ["a"]


def menu_words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_the_menu_offers_what_can_be_done(view: GoalsView) -> None:
    view.show_rows(
        (
            row("a", can_be_tried=True),
            row("own", is_exam=False),
            row("over", is_closed=True, verdict="", outcome="failed", can_try_again=True),
        )
    )

    assert menu_words(card(view, "a").menu()) == [
        *("What if...", "Edit...", "Show on time line", "Booked", "Passed...", "Failed...", "Remove"),
    ]
    assert menu_words(card(view, "own").menu()) == ["Edit...", "Show on time line", "Remove"]
    view.show_rows((row("own", is_exam=False, countdown=("", "")),))
    assert menu_words(card(view, "own").menu()) == ["Edit...", "Remove"]
    view.show_rows((row("over", is_closed=True, verdict="", outcome="failed", can_try_again=True),))
    assert menu_words(card(view, "over").menu()) == ["Try again...", "Remove"]


def test_the_menu_says_whether_an_exam_is_booked_and_changes_it(view: GoalsView, qtbot: QtBot) -> None:
    view.show_rows((row("a", is_booked=True),))
    booked = next(each for each in card(view, "a").menu().actions() if each.text() == "Booked")
    assert booked.isChecked()

    with qtbot.waitSignal(view.booked_changed) as changed:
        booked.trigger()
    assert changed.args == ["a", False]


def test_an_exam_that_is_failed_is_tried_again_from_its_card(view: GoalsView, qtbot: QtBot) -> None:
    view.show_rows((row("a", is_closed=True, outcome="failed", can_try_again=True, verdict=""),))

    with qtbot.waitSignal(view.again_requested) as asked:
        qtbot.mouseClick(button(card(view, "a"), "Try again..."), Qt.MouseButton.LeftButton)
    assert asked.args == ["a"]


def test_what_is_noted_of_a_seat_stands_on_the_card_and_what_is_long_is_cut(view: GoalsView) -> None:
    place = "Test centre in the third court of the old university, room 217"
    view.show_rows((row("a", booking=(Fact("Booked", "yes"), Fact("Place", place))), row("b")))
    QTest.qWait(1)

    assert {"Booked", "yes", "Place", place} <= set(words_in(card(view, "a")))
    value = next(each for each in card(view, "a").findChildren(QLabel) if each.text() == place)
    assert place in value.toolTip()
    assert card(view, "a").width() == card(view, "b").width()


def test_what_speaks_against_an_exam_is_said_until_it_is_booked(view: GoalsView) -> None:
    against = "Preparing takes about 40 h."
    view.show_rows((row("a", warning=against), row("b", warning=against, is_booked=True)))
    QTest.qWait(1)

    assert [against in words_in(card(view, id)) for id in "ab"] == [True, False]
    assert against in card(view, "b").accessibleDescription()


def test_an_exam_that_is_passed_has_no_card(view: GoalsView) -> None:
    view.show_rows((row("a"), row("b", is_closed=True, outcome="passed", verdict="done")))

    assert [each.row.id for each in view.cards] == ["a"]


def open_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_the_button_opens_the_menu_which_works_by_keys(view: GoalsView, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(card(view, "b"), "More"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(view.result_given) as given:
        for _step in range(4):
            QTest.keyClick(open_menu(), Qt.Key.Key_Down)
        QTest.keyClick(open_menu(), Qt.Key.Key_Return)

    assert given.args == ["b", "passed"]


@pytest.mark.parametrize("reason", list(QContextMenuEvent.Reason)[:2])
def test_the_context_menu_opens_by_mouse_and_by_key(
    view: GoalsView, qtbot: QtBot, reason: QContextMenuEvent.Reason
) -> None:
    event = QContextMenuEvent(reason, QPoint(20, 20), card(view, "b").mapToGlobal(QPoint(20, 20)))
    QApplication.sendEvent(card(view, "b"), event)

    with qtbot.waitSignal(view.remove_requested) as removed:
        open_menu().actions()[-1].trigger()
        open_menu().close()

    assert removed.args == ["b"]


# -- the keyboard


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.row.id if isinstance(widget, GoalCard) else ""


@pytest.fixture
def active(view: GoalsView, qtbot: QtBot) -> GoalsView:
    with qtbot.waitActive(view):
        view.activateWindow()
    view.take_focus()
    return view


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def test_the_cards_are_one_tab_stop(active: GoalsView) -> None:
    stops = [card.row.id for card in active.cards if card.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert stops == ["a"]
    assert focused() == "a"


def test_arrows_go_from_card_to_card(active: GoalsView) -> None:
    went = [focused()]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up):
        press(key)
        went.append(focused())
    press(Qt.Key.Key_End)
    went.append(focused())
    press(Qt.Key.Key_Home)

    assert went == ["a", "b", "d", "c", "a", "a", "e"]
    assert focused() == "a"


def test_tab_goes_through_the_buttons_of_the_card_alone(active: GoalsView) -> None:
    went = []
    for _step in range(2):
        press(Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        assert isinstance(widget, QPushButton)
        assert card(active, "a").isAncestorOf(widget)
        went.append(widget.text() or widget.accessibleName())
    press(Qt.Key.Key_Tab)

    assert went == ["Edit...", "More"]
    assert focused() == "a"  # nothing else is in this window, so Tab has come round


def test_keys_edit_and_remove(active: GoalsView, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Right)
    with qtbot.waitSignal(active.edit_requested) as edited:
        press(Qt.Key.Key_Return)
    with qtbot.waitSignal(active.remove_requested) as removed:
        press(Qt.Key.Key_Delete)

    assert (edited.args, removed.args) == (["b"], ["b"])


def test_a_click_makes_a_card_the_one_that_tab_comes_to(active: GoalsView, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(card(active, "d"), "Edit..."), Qt.MouseButton.LeftButton)

    stops = [card.row.id for card in active.cards if card.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["d"]


def test_the_focus_moves_on_when_its_card_goes(active: GoalsView) -> None:
    press(Qt.Key.Key_Right)
    active.show_rows(tuple(map(row, "acde")))
    assert focused() == "c"

    press(Qt.Key.Key_End)
    active.show_rows(tuple(map(row, "acd")))
    assert focused() == "d"

    active.show_rows(())
    assert QApplication.focusWidget() is button(active, "Add an exam...")


def test_cards_that_stay_are_kept_with_their_focus(active: GoalsView) -> None:
    press(Qt.Key.Key_Right)
    before = {card.row.id: card for card in active.cards}

    active.show_rows((row("z"), *map(row, "abcde")))

    assert focused() == "b"
    assert all(card(active, id) is kept for id, kept in before.items())
    assert [card.row.id for card in active.cards] == ["z", "a", "b", "c", "d", "e"]


def test_a_card_that_changed_shows_it_and_the_others_are_left_alone(
    active: GoalsView, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(GoalCard, "show_row", lambda _card, row: shown.append(row.id))

    active.show_rows((row("a"), row("b", sentence="Another one."), *map(row, "cde")))

    assert shown == ["b"]


def test_the_focus_is_seen_around_the_card(active: GoalsView) -> None:
    press(Qt.Key.Key_Right)
    QTest.qWait(1)
    with_ring = active.grab().toImage()
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Down)
    QTest.qWait(1)

    assert active.grab().toImage() != with_ring


def test_without_cards_the_page_says_what_to_do(active: GoalsView, qtbot: QtBot) -> None:
    active.show_rows(())

    assert "No exams and goals yet" in words_in(active)
    with qtbot.waitSignal(active.add_exam_requested):
        qtbot.mouseClick(button(active, "Add an exam..."), Qt.MouseButton.LeftButton)


def test_every_icon_alone_has_a_name(view: GoalsView) -> None:
    view.show_rows((row("a", ways=WAYS, note="Something.", asks_result=True),))

    buttons = view.findChildren(QPushButton)
    assert buttons
    assert all(each.text() or each.accessibleName() for each in buttons)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_drawn_in_both_themes(view: GoalsView, qapp: QApplication, theme: str) -> None:
    apply_theme(qapp, load_theme("dark" if theme == "dark" else "light"))
    QTest.qWait(1)
    image = view.grab().toImage()

    ground = image.pixelColor(2, 2).lightness()
    text = min if theme == "light" else max
    shades = [image.pixelColor(x, y).lightness() for x in range(0, 500, 2) for y in range(0, 200, 2)]
    assert abs(text(shades) - ground) > 150


PARTS = DomainRows(
    (
        DomainLine("Low-code AI solutions", "13%", 0.62, "62%", "Low-code: 70% done"),
        DomainLine("Monitoring", "", 0.28, "28%", "Monitoring: 28% done"),
    ),
    "39%",
)


def test_the_parts_of_an_exam_stand_in_a_table(view: GoalsView) -> None:
    view.show_rows((row("a", domains=PARTS), *map(row, "bcde")))
    words = words_in(card(view, "a"))
    assert {"Domain", "Weight", "Readiness 39%", "Low-code AI solutions", "13%", "62%", "28%"} <= set(words)
    assert "Readiness 39%" not in words_in(card(view, "b"))
    fewer = replace(PARTS, lines=PARTS.lines[:1])
    view.show_rows((row("a", domains=fewer), *map(row, "bcde")))
    assert "Monitoring" not in words_in(card(view, "a"))


def test_ways_out_stand_in_place_of_the_parts(view: GoalsView) -> None:
    view.show_rows((row("a", domains=PARTS, ways=WAYS), *map(row, "bcde")))
    words = words_in(card(view, "a"))
    assert "What would make it work" in words
    assert "Readiness 39%" not in words


def test_where_there_is_little_room_the_numbers_stand_without_bars(view: GoalsView) -> None:
    view.show_rows((row("a", domains=PARTS), *map(row, "bcde")))
    table = card(view, "a").findChild(DomainTable)
    assert table is not None
    for width, is_shown in ((300, True), (180, False)):
        table.resize(width, 100)
        bars = [bar.isVisibleTo(table) for bar in table.findChildren(ProgressBar)]
        assert bars == [is_shown] * 2


def test_a_long_name_of_a_part_goes_on_in_another_line(view: GoalsView) -> None:
    view.show_rows((row("a", domains=PARTS), *map(row, "bcde")))
    view.resize(968, 740)
    QTest.qWait(1)
    table = card(view, "a").findChild(DomainTable)
    assert table is not None
    assert table.width() >= table.minimumSizeHint().width()
    name = next(each for each in table.findChildren(QLabel) if each.text() == "Low-code AI solutions")
    assert name.width() < name.fontMetrics().horizontalAdvance(name.text())
    assert name.height() >= name.heightForWidth(name.width()) > name.fontMetrics().height() * 1.5

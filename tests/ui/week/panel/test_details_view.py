from collections.abc import Mapping
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.actions import action_specs, make_actions
from planner.ui.style import apply_theme
from planner.ui.theme import load_theme
from planner.ui.week.panel.checklist_rows import RowMark
from planner.ui.week.panel.details_rows import Answers, SessionDetails
from planner.ui.week.panel.details_view import DetailsView
from planner.ui.week.panel.hint_rows import Hint, no_plan_hint
from planner.ui.week.panel.icon_line import IconLine
from planner.ui.week.panel.recall_rows import recall_answers
from planner.ui.week.pieces import Piece, pieces
from planner.ui.widgets.span_label import SpanLabel
from planner.values import replace
from tests.support.plans import NOW
from tests.support.windows import ReadingWindow
from tests.ui.week.panel.plain_dates import PlainDates
from tests.ui.week.panel.sample_rows import DETAILS, ITEM, REVIEW

pytestmark = [
    pytest.mark.usefixtures("light"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]

PARTLY = replace(
    DETAILS,
    state="Partly done, 1 h 15 of 1 h 30",
    mark=RowMark.PARTLY,
    fraction=0.8,
    answers=Answers(done=True, reopen=True),
)
LONG = replace(
    DETAILS, id="long", item=replace(ITEM, resources=tuple(ITEM.resources[1] for _count in range(40)))
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def actions(window: QWidget) -> Mapping[str, QAction]:
    return make_actions(window, action_specs())


@pytest.fixture
def view(qtbot: QtBot, actions: Mapping[str, QAction]) -> DetailsView:
    made = DetailsView()
    qtbot.addWidget(made)
    made.set_actions(actions)
    made.resize(304, 700)
    made.show_details(DETAILS)
    made.show()
    return made


def buttons_of(view: QWidget) -> dict[str, QPushButton]:
    buttons = (button for button in view.findChildren(QPushButton) if button.isVisible())
    return {button.text() or button.accessibleName(): button for button in buttons}


def words_of(view: QWidget) -> str:
    texts = (getattr(widget, "text", None) for widget in view.findChildren(QWidget))
    return "\n".join(text() for text in texts if callable(text))


def test_what_can_be_answered_has_a_button(view: DetailsView) -> None:
    assert list(buttons_of(view)) == [
        "Mark done",
        "Partly done...",
        "Move...",
        "Pin",
        "Skip",
        "Mark item completed",
        "Log time...",
        "Add evidence",
        "Add a step",
        "Write a note",
    ]
    view.show_details(PARTLY)
    assert [text for text in buttons_of(view) if text in ("Mark done", "Reopen", "Pin", "Skip")] == [
        "Mark done",
        "Reopen",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mark done", "done"),
        ("Partly done...", "partly"),
        ("Pin", "pin"),
        ("Skip", "skip"),
        ("Mark item completed", "complete"),
        ("Log time...", "log"),
    ],
)
def test_a_button_does_the_action_of_its_name(
    view: DetailsView, actions: Mapping[str, QAction], qtbot: QtBot, text: str, name: str
) -> None:
    with qtbot.waitSignal(actions[name].triggered):
        QTest.mouseClick(buttons_of(view)[text], Qt.MouseButton.LeftButton)


def test_an_answered_session_can_be_reopened(
    view: DetailsView, actions: Mapping[str, QAction], qtbot: QtBot
) -> None:
    view.show_details(PARTLY)
    with qtbot.waitSignal(actions["reopen"].triggered):
        buttons_of(view)["Reopen"].click()


def test_the_keyboard_goes_to_what_takes_the_place_of_a_pressed_button(
    view: DetailsView, qtbot: QtBot
) -> None:
    view.resize(304, 260)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    buttons_of(view)["Mark done"].setFocus()
    view.show_details(replace(DETAILS, answers=Answers(reopen=True)))
    assert buttons_of(view)["Reopen"].hasFocus()
    view.show_details(DETAILS)
    assert buttons_of(view)["Mark done"].hasFocus()
    assert view.verticalScrollBar().value() == 0


def test_a_pinned_session_can_be_unpinned(
    view: DetailsView, actions: Mapping[str, QAction], qtbot: QtBot
) -> None:
    view.show_details(replace(DETAILS, is_pinned=True, mark=RowMark.PINNED, state="Pinned, it stays here"))
    with qtbot.waitSignal(actions["pin"].triggered):
        buttons_of(view)["Unpin"].click()


def test_a_button_names_the_key_of_its_action_and_is_enabled_as_it_is(
    view: DetailsView, actions: Mapping[str, QAction]
) -> None:
    button = buttons_of(view)["Mark done"]
    assert button.toolTip() == "Mark done (Space)"
    actions["done"].setEnabled(False)
    assert not button.isEnabled()


def test_the_reasons_are_shown_as_plain_letters(view: DetailsView) -> None:
    line = replace(DETAILS.why[0], words=pieces("{goal} is near.", goal=Piece("<b>&</b>", strong=True)))
    view.show_details(replace(DETAILS, why=(line,)))
    shown = [label for label in view.findChildren(SpanLabel) if label.isVisible()]
    assert shown[0].accessibleName() == "<b>&</b> is near."
    assert "&lt;b&gt;" in shown[0].text()


def test_lines_that_stay_keep_their_widgets(view: DetailsView) -> None:
    before = view.findChildren(IconLine)
    view.show_details(replace(DETAILS, why=DETAILS.why[:1]))
    view.show_details(DETAILS)
    assert view.findChildren(IconLine) == before


def test_a_link_to_an_item_and_one_to_a_page_are_told_apart(view: DetailsView, qtbot: QtBot) -> None:
    labels = {label.accessibleName(): label for label in view.findChildren(SpanLabel)}
    with qtbot.waitSignal(view.item_activated) as item:
        labels["Needs Transformers, done."].linkActivated.emit("transformers")
    with qtbot.waitSignal(view.link_activated) as page:
        labels["Course page, checked"].linkActivated.emit("https://example.org/ml")
    assert (item.args, page.args) == (["transformers"], ["https://example.org/ml"])


def test_an_exam_shows_no_item_and_no_buttons(view: DetailsView) -> None:
    view.show_details(
        replace(DETAILS, id="exam", subject="", mark=RowMark.EXAM, answers=Answers(), item=None)
    )
    assert buttons_of(view) == {}


def test_an_item_that_is_completed_offers_no_completing(view: DetailsView) -> None:
    view.show_details(replace(DETAILS, item=replace(ITEM, can_complete=False)))
    assert "Mark item completed" not in buttons_of(view)


def test_a_hint_stands_where_no_session_is_selected(view: DetailsView) -> None:
    view.show_hint(no_plan_hint())
    assert view.session == ""
    assert buttons_of(view) == {}
    view.show_details(DETAILS)
    assert view.session == REVIEW
    assert "Mark done" in buttons_of(view)


def test_a_hint_can_ask_for_another_session(
    view: DetailsView, actions: Mapping[str, QAction], qtbot: QtBot
) -> None:
    view.show_hint(Hint("circle-check", "Everything done", "2 h of 2 h.", "Plan one more session..."))
    _next, button = view.tab_stops
    assert list(buttons_of(view)) == ["Plan one more session..."]
    with qtbot.waitSignal(actions["new-session"].triggered):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_hint_leads_to_the_next_session(view: DetailsView, qtbot: QtBot) -> None:
    view.show_hint(
        Hint("calendar-days", "Nothing planned", "The next session is on Monday.", next_session="n")
    )
    assert list(buttons_of(view)) == ["Show the next session"]
    with qtbot.waitSignal(view.session_wished, check_params_cb=lambda id: id == "n"):
        QTest.mouseClick(view.tab_stops[0], Qt.MouseButton.LeftButton)


def test_the_same_session_keeps_its_place_and_another_begins_at_the_top(
    view: DetailsView, qtbot: QtBot
) -> None:
    view.show_details(LONG)
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(200)
    view.show_details(replace(LONG, state="Pinned, it stays here", is_pinned=True, mark=RowMark.PINNED))
    QApplication.processEvents()
    assert bar.value() == 200
    view.show_details(DETAILS)
    QApplication.processEvents()
    assert bar.value() == 0


def test_the_scroll_bar_narrows_nothing(view: DetailsView, qtbot: QtBot) -> None:
    QApplication.processEvents()
    before = buttons_of(view)["Mark done"].width()
    view.show_details(LONG)
    qtbot.waitUntil(view.verticalScrollBar().isVisible)
    QApplication.processEvents()
    assert buttons_of(view)["Mark done"].width() == before


def test_the_keyboard_goes_from_top_to_bottom(qtbot: QtBot) -> None:
    window, view = ReadingWindow(), DetailsView()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(view)
    view.show_details(DETAILS)
    window.resize(340, 700)
    with qtbot.waitActive(window):
        window.show()
    buttons_of(view)["Mark done"].setFocus(Qt.FocusReason.TabFocusReason)
    tops = []
    for _step in range(12):
        focused = QApplication.focusWidget()
        assert focused is not None
        tops.append(focused.mapTo(view, focused.rect().topLeft()).y() + view.verticalScrollBar().value())
        if isinstance(focused, SpanLabel) and "Course page" in focused.accessibleName():
            break
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert len(tops) > 6
    assert all(one <= other for one, other in pairwise(tops))


def test_state_and_pin_can_be_seen(view: DetailsView) -> None:
    plain = view.grab().toImage()
    view.show_details(PARTLY)
    assert view.grab().toImage() != plain


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("details", [DETAILS, PARTLY])
def test_no_button_is_cut_at_any_text_size(
    view: DetailsView, qapp: QApplication, details: SessionDetails, scale: float
) -> None:
    apply_theme(qapp, load_theme("light", scale=scale))
    view.show_details(details)
    view.resize(round(304 * scale), 700)
    QApplication.processEvents()
    for button in buttons_of(view).values():
        assert button.width() >= button.sizeHint().width()


def test_buttons_fold_where_they_do_not_fit(view: DetailsView) -> None:
    view.resize(200, 700)
    QApplication.processEvents()
    done, partly = buttons_of(view)["Mark done"], buttons_of(view)["Partly done..."]
    assert done.x() == partly.x()
    assert done.y() < partly.y()


RECALL = replace(
    DETAILS,
    id="review",
    answers=Answers(pin=True, skip=True, recall=recall_answers({}, NOW.date(), PlainDates())),
)


def test_a_review_has_its_four_answers_in_place_of_a_tick(view: DetailsView) -> None:
    view.show_details(RECALL)
    assert list(buttons_of(view))[:4] == ["Again", "Hard", "Good", "Easy"]
    assert not {"Mark done", "Partly done..."} & buttons_of(view).keys()
    assert "with effort" in words_of(view)
    assert buttons_of(view)["Hard"].accessibleDescription() == "with effort"
    view.show_details(DETAILS)
    assert "Again" not in buttons_of(view)


def test_an_answer_is_given_by_its_button_or_its_key(
    view: DetailsView, actions: Mapping[str, QAction], qtbot: QtBot
) -> None:
    view.show_details(RECALL)
    hard = buttons_of(view)["Hard"]
    qtbot.waitUntil(lambda: hard.height() == hard.sizeHint().height())  # it has its place
    with qtbot.waitSignal(actions["recall-hard"].triggered):
        QTest.mouseClick(hard, Qt.MouseButton.LeftButton)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.focus_first()
    assert QApplication.focusWidget() is buttons_of(view)["Good"]
    with qtbot.waitSignal(actions["recall-easy"].triggered):
        QTest.keyClick(buttons_of(view)["Good"], Qt.Key.Key_4)

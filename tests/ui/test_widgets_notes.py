import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.style import apply_theme
from planner.ui.theme import current_theme, load_theme
from planner.ui.widgets.banner import Banner
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.dialog import PlainDialog
from planner.ui.widgets.empty_state import EmptyState
from planner.ui.widgets.error_dialog import ErrorDialog
from planner.ui.widgets.note_room import NoteRoom
from planner.ui.widgets.toast import STAYS_MS, Toast
from tests.support.themes import wear

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

MARKUP = "<b>Decision trees</b> & <img src=x>"
HEAD = 52


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    wear(qapp, load_theme("light"))


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(640, 400)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def toast(host: QWidget) -> Toast:
    return Toast(host, lambda: NoteRoom(QRect(16, 0, host.width() - 32, HEAD)))


def shades(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def hex_of(role: str) -> str:
    return current_theme().color(role).name()


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def button(widget: QWidget, text: str) -> QPushButton:
    return next(
        each for each in widget.findChildren(QPushButton) if text in (each.text(), each.accessibleName())
    )


def assert_plain(widget: QWidget) -> None:
    for label in widget.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText, label.text()


def test_a_toast_slides_down_to_its_place_in_the_head(toast: Toast, host: QWidget, qtbot: QtBot) -> None:
    toast.show_message("Moved Decision trees to Sunday")
    top = (HEAD - toast.height()) // 2
    assert toast.y() < top
    qtbot.waitUntil(lambda: toast.y() == top)
    assert abs(toast.geometry().center().x() - host.rect().center().x()) <= 1
    assert hex_of("bg.tooltip") in shades(toast)
    assert toast.height() == 40


def test_a_toast_does_not_slide_when_motion_is_reduced(
    qapp: QApplication, toast: Toast, host: QWidget
) -> None:
    apply_theme(qapp, load_theme("light", reduced_motion=True))
    toast.show_message("Moved Decision trees to Sunday")
    assert toast.y() == (HEAD - toast.height()) // 2


def test_a_toast_undoes_once_and_leaves(toast: Toast, qtbot: QtBot) -> None:
    toast.show_message("Removed a session")
    assert toast.isVisible()
    with qtbot.waitSignals([toast.action_triggered, toast.closed]):
        QTest.mouseClick(button(toast, "Undo"), Qt.MouseButton.LeftButton)
    assert not toast.isVisible()
    with qtbot.assertNotEmitted(toast.closed):
        toast.leave()


def test_a_toast_stays_eight_seconds(toast: Toast, qtbot: QtBot) -> None:
    toast.show_message("Removed a session")
    assert (STAYS_MS, toast._clock.interval(), toast._clock.isActive()) == (8_000, 8_000, True)
    with qtbot.waitSignal(toast.closed):
        toast._clock.timeout.emit()
    assert not toast.isVisible()


def test_a_toast_stays_under_the_pointer_and_the_focus(toast: Toast, host: QWidget) -> None:
    toast.show_message("Removed a session")
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    toast._clock.timeout.emit()
    assert toast.isVisible()
    assert toast._clock.isActive()
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    button(toast, "Undo").setFocus()
    toast._clock.timeout.emit()
    assert toast.isVisible()
    button(toast, "Undo").clearFocus()
    toast._clock.timeout.emit()
    assert not toast.isVisible()


def test_a_new_message_takes_the_place_of_the_last(toast: Toast, qtbot: QtBot) -> None:
    toast.show_message("First")
    with qtbot.assertNotEmitted(toast.closed):
        toast.show_message("Second", "Show", icon=None)
    assert texts(toast) == ["Second"]
    assert button(toast, "Show").isVisible()
    assert button(toast, "Show").icon().isNull()
    toast.show_message("Third", "")
    assert not any(each.isVisible() for each in toast.findChildren(QPushButton))


def test_a_toast_stays_in_its_room(toast: Toast, host: QWidget, qtbot: QtBot) -> None:
    toast.show_message("Moved " + "very " * 20 + "long title to Sunday")
    assert toast.width() <= host.width() - 32
    host.resize(420, 300)
    qtbot.waitUntil(lambda: toast.geometry().right() <= host.width() - 16)
    assert toast.y() == max(6, (HEAD - toast.height()) // 2)
    assert toast.geometry().left() >= 16
    assert toast.geometry().right() <= host.width() - 16


def test_what_is_too_long_for_one_line_of_a_toast_goes_on_in_the_next(toast: Toast) -> None:
    said = (
        "Course 5: Flask cannot be left out: Put a model behind an API, online, A model that is watched "
        "and 3 more need it."
    )
    toast.show_message(said, "")
    QApplication.processEvents()
    words = [each for each in toast.findChildren(QLabel) if each.isVisible()]
    assert len(words) == 2
    assert " ".join(each.text() for each in words) == said
    assert toast.accessibleName() == said
    toast.add_detail("It can wait.")
    assert " ".join(texts(toast)) == f"{said} It can wait."
    toast.show_message("Short")
    assert [each.text() for each in words if each.isVisible()] == ["Short"]


def test_words_alone_stand_in_the_middle_of_a_toast(toast: Toast) -> None:
    toast.show_message("Undone: Paused PyTorch", "")
    QApplication.processEvents()
    words = next(each for each in toast.findChildren(QLabel) if each.isVisible())
    assert words.geometry().left() == toast.rect().right() - words.geometry().right()


def test_a_toast_does_not_interpret_markup(toast: Toast) -> None:
    toast.show_message(MARKUP)
    assert_plain(toast)
    assert texts(toast) == [MARKUP]


@pytest.mark.parametrize("kind", ["warn", "danger", "info"])
def test_a_banner_has_the_ground_of_its_kind(qtbot: QtBot, kind: str) -> None:
    banner = Banner(kind, "Restored from the backup.", "One session is missing.", action="Open folder")
    qtbot.addWidget(banner)
    banner.resize(700, 44)
    assert hex_of(f"{kind}.bg") in shades(banner)
    assert banner.sizeHint().height() == 44
    assert banner.accessibleName() == "Restored from the backup. One session is missing."


def test_a_banner_acts_and_is_put_away(host: QWidget, qtbot: QtBot) -> None:
    banner = Banner("warn", MARKUP, MARKUP, action="Open folder", parent=host)
    banner.show()
    assert_plain(banner)
    assert not banner.isAncestorOf(QApplication.focusWidget() or host)
    with qtbot.waitSignal(banner.action_triggered):
        QTest.mouseClick(button(banner, "Open folder"), Qt.MouseButton.LeftButton)
    assert banner.isVisible()
    with qtbot.waitSignal(banner.closed):
        QTest.mouseClick(button(banner, "Close"), Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


def test_a_banner_without_action_has_only_its_close_button(host: QWidget) -> None:
    banner = Banner("info", "A newer version of this catalogue is here.", parent=host)
    banner.show()
    assert [each.accessibleName() for each in banner.findChildren(QPushButton) if each.isVisible()] == [
        "Close"
    ]


def test_an_empty_state_says_what_belongs_here(qtbot: QtBot) -> None:
    add = push_button("Add a course", kind="primary")
    empty = EmptyState("book-open", "No courses yet", MARKUP, [add, push_button("Import…")])
    qtbot.addWidget(empty)
    empty.resize(394, 300)
    empty.grab()
    assert texts(empty) == ["No courses yet", MARKUP]
    assert_plain(empty)
    both = add.geometry().united(button(empty, "Import…").geometry())
    assert abs(both.center().x() - 197) <= 2
    empty.show_words("Nothing matches", "2 items match when done items are shown.")
    assert texts(empty)[0] == "Nothing matches"


def test_a_dialog_holds_content_and_buttons(qtbot: QtBot) -> None:
    dialog = PlainDialog("Partly done", MARKUP)
    qtbot.addWidget(dialog)
    dialog.content.addWidget(QCheckBox("Plan the rest"))
    dialog.add_cancel()
    save = dialog.add_button("Save", "primary")
    later = dialog.add_button("Set up later", "flat", leading=True)
    dialog.show()
    assert texts(dialog) == ["Partly done", MARKUP]
    assert_plain(dialog)
    assert dialog.windowTitle() == "Partly done"
    assert save.isDefault()
    assert later.x() < button(dialog, "Cancel").x() < save.x()
    assert hex_of("bg.raised") in shades(dialog)


@pytest.mark.parametrize(
    ("key", "result"),
    [
        (Qt.Key.Key_Escape, QDialog.DialogCode.Rejected),
        (Qt.Key.Key_Return, QDialog.DialogCode.Accepted),
    ],
)
def test_escape_cancels_a_dialog_and_enter_does_what_it_is_for(
    qtbot: QtBot, key: Qt.Key, result: QDialog.DialogCode
) -> None:
    dialog = PlainDialog("Partly done")
    qtbot.addWidget(dialog)
    dialog.add_cancel()
    dialog.add_button("Save", "primary")
    with qtbot.waitActive(dialog):
        dialog.show()
    with qtbot.waitSignal(dialog.finished) as told:
        QTest.keyClick(dialog, key)
    assert told.args == [result.value]


def test_an_error_says_what_happened_what_is_safe_and_what_to_do(qtbot: QtBot) -> None:
    dialog = ErrorDialog("The plan could not be saved", "Your changes are kept.", "Make room on the disk.")
    qtbot.addWidget(dialog)
    dialog.show()
    assert texts(dialog) == [
        "The plan could not be saved",
        "Your changes are kept.",
        "Make room on the disk.",
    ]
    assert_plain(dialog)
    assert hex_of("danger.text") in shades(dialog)
    assert [each.text() for each in dialog.findChildren(QPushButton) if each.isVisible()] == ["Close"]
    with qtbot.waitSignal(dialog.rejected):
        QTest.mouseClick(button(dialog, "Close"), Qt.MouseButton.LeftButton)


def test_the_details_of_an_error_unfold_and_can_be_copied(qtbot: QtBot) -> None:
    dialog = ErrorDialog("The plan could not be saved", details="OSError: <28> No space left")
    qtbot.addWidget(dialog)
    dialog.show()
    (view,) = dialog.findChildren(QPlainTextEdit)
    assert not view.isVisible()
    QTest.mouseClick(button(dialog, "Details"), Qt.MouseButton.LeftButton)
    assert view.isVisible()
    assert view.isReadOnly()
    QTest.mouseClick(button(dialog, "Copy"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "OSError: <28> No space left"


def test_what_is_unfolded_has_room(qtbot: QtBot) -> None:
    """Below words that are wrapped, which tell their height for a width alone."""
    words = "Go on, or start the program again if something looks wrong. " * 3
    dialog = ErrorDialog("Something failed", words, words, details="line\n" * 40)
    qtbot.addWidget(dialog)
    dialog.show()
    folded = dialog.height()
    QTest.mouseClick(button(dialog, "Details"), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    (view,) = dialog.findChildren(QPlainTextEdit)
    assert view.geometry().bottom() < button(dialog, "Copy").geometry().top()
    QTest.mouseClick(button(dialog, "Details"), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert dialog.height() <= folded + 1


def test_an_error_offers_choices_and_tells_the_one_taken(qtbot: QtBot) -> None:
    dialog = ErrorDialog("The plan could not be saved", choices=["Save a copy…", "Try again"])
    qtbot.addWidget(dialog)
    dialog.show()
    assert button(dialog, "Try again").isDefault()
    with qtbot.waitSignals([dialog.accepted, dialog.chosen]):
        QTest.mouseClick(button(dialog, "Save a copy…"), Qt.MouseButton.LeftButton)
    again = ErrorDialog("The plan could not be saved", choices=["Save a copy…", "Try again"])
    qtbot.addWidget(again)
    again.show()
    with qtbot.waitSignal(again.chosen) as told:
        QTest.mouseClick(button(again, "Try again"), Qt.MouseButton.LeftButton)
    assert told.args == [1]


def test_no_button_with_an_icon_alone_is_without_a_name(host: QWidget, qtbot: QtBot) -> None:
    notes = [Banner("warn", "Title", parent=host), ErrorDialog("Happened"), PlainDialog("Title")]
    for note in notes[1:]:
        qtbot.addWidget(note)
    for note in notes:
        for each in note.findChildren(QPushButton):
            assert each.text() or each.accessibleName()


def test_a_toast_says_more_in_a_second_line_and_the_next_message_has_its_own(toast: Toast) -> None:
    toast.show_message("Took Thu 26 Nov 2026 off")
    toast.add_detail("3 accepted sessions moved.")
    assert texts(toast) == ["Took Thu 26 Nov 2026 off", "3 accepted sessions moved."]
    assert toast.accessibleName() == "Took Thu 26 Nov 2026 off. 3 accepted sessions moved."
    assert toast.height() <= HEAD
    toast.show_message("Pinned Decision trees")
    assert texts(toast) == ["Pinned Decision trees"]


LONG = (
    "No backup could be made. The folder with the backups cannot be opened or changed; check that it is "
    "yours, that the disk it lies on is there, and that nothing else holds it, then try again."
)


@pytest.mark.parametrize("action", ["", None])
def test_what_a_toast_says_is_there_in_full_and_low_where_the_head_has_no_room(
    toast: Toast, host: QWidget, qtbot: QtBot, action: str | None
) -> None:
    host.resize(420, 300)
    toast.show_message(LONG, action, icon=None)
    lines = texts(toast)
    assert " ".join(lines) == LONG
    assert len(lines) > 3
    assert not any(each.toolTip() for each in toast.findChildren(QLabel)), "nothing is cut"
    qtbot.waitUntil(lambda: toast.geometry().bottom() == host.height() - 17)
    assert host.rect().contains(toast.geometry())
    host.resize(700, 300)
    qtbot.waitUntil(lambda: len(texts(toast)) <= 3)
    qtbot.waitUntil(lambda: toast.y() <= 6)
    toast.show_message(LONG * 9, action, icon=None)
    assert len(texts(toast)) == 7


def test_the_news_in_a_toast_goes_on_in_more_lines(toast: Toast, host: QWidget) -> None:
    toast.show_message("Completed Course 3: Machine learning")
    toast.add_detail(LONG)
    assert " ".join(texts(toast)) == f"Completed Course 3: Machine learning {LONG}"
    assert not any(each.toolTip() for each in toast.findChildren(QLabel)), "nothing is cut"


def test_a_long_title_is_elided_in_a_banner_and_the_text_gives_way_before(host: QWidget) -> None:
    long = "Not logged: a course with a title of very many words that has no end on Monday and 2 more."
    banner = Banner("info", long, "The time went back to the plan.", action="Done after all", parent=host)
    banner.resize(600, 44)
    banner.show()
    title, text = (each for each in banner.findChildren(QLabel) if each.text())
    assert title.toolTip()
    assert banner.minimumSizeHint().width() < 400
    banner.resize(1100, 44)
    QApplication.processEvents()
    assert not title.toolTip()
    assert text.width() >= text.sizeHint().width()

"""Evidence, steps and note in a panel, by mouse and by keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QImage
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from planner.domain.edit import Edit
from planner.domain.plan import Plan
from planner.services.item_notes import add_step, tick_step
from planner.ui.item_notes.kept_list import KeptList, StepsList
from planner.ui.item_notes.note_editor import NoteEditor
from planner.ui.item_notes.parts import ItemNotesParts
from planner.ui.item_notes.rows import NotesRows
from planner.ui.theme import load_theme
from planner.values import replace
from tests.support.plans import item, make_plan
from tests.support.themes import wear
from tests.ui.item_notes.conftest import ROWS, TODAY

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key
EMPTY = NotesRows(id="trees", today=TODAY)
OTHER = NotesRows(id="graphs", today=TODAY)


@pytest.fixture
def wishes(parts: ItemNotesParts) -> QSignalSpy:
    return QSignalSpy(parts.wished)


@pytest.fixture
def written(parts: ItemNotesParts) -> QSignalSpy:
    return QSignalSpy(parts.note_written)


def labels_of(wishes: QSignalSpy) -> list[str]:
    """What the wishes would be called, on a plan that keeps as much as the rows show."""
    plan = make_plan([item("trees"), item("graphs")])
    for title in ("Read", "Draw", "Explain"):
        plan = plan.after(add_step(plan, "trees", title))
    plan = plan.after(tick_step(plan, "trees", 0, True))
    return [_label(plan, *wishes.at(number)) for number in range(wishes.count())]


def _label(plan: Plan, id: str, change: Callable[[Plan, str], Edit]) -> str:
    return change(plan, id).label


def click_at(view: KeptList, row: int, x: int) -> None:
    place = view.visualRect(view.model().index(row, 0))
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(x if x >= 0 else place.right() + x, place.top() + 9))


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def go_to(steps: StepsList, row: int) -> None:
    steps.setFocus()
    steps.setCurrentIndex(steps.model().index(row, 0))


# -- steps


def test_a_click_on_the_box_and_space_tick(parts: ItemNotesParts, wishes: QSignalSpy) -> None:
    click_at(parts.steps.list, 1, 8)
    go_to(parts.steps.list, 0)
    press(Key.Key_Space)
    assert labels_of(wishes) == ["Ticked a step of Trees", "Took back a step of Trees"]


def test_steps_are_added_one_after_the_other(parts: ItemNotesParts, wishes: QSignalSpy) -> None:
    QTest.mouseClick(parts.steps.button, LEFT)
    assert parts.steps.line.hasFocus()
    for words in ("Prune", "Plant", ""):
        QTest.keyClicks(parts.steps.line, words)
        press(Key.Key_Return)
    assert labels_of(wishes) == ["Added a step to Trees"] * 2
    assert parts.steps.line.hasFocus()
    press(Key.Key_Escape)
    assert parts.steps.line.isHidden()
    assert parts.steps.button.hasFocus()


def test_a_step_that_is_typed_is_added_when_the_line_is_left(
    parts: ItemNotesParts, wishes: QSignalSpy
) -> None:
    QTest.mouseClick(parts.steps.button, LEFT)
    QTest.keyClicks(parts.steps.line, "Prune")
    parts.note.button.setFocus()
    assert labels_of(wishes) == ["Added a step to Trees"]
    assert parts.steps.line.isHidden()


def test_steps_are_moved_by_keys_and_the_focus_goes_along(parts: ItemNotesParts, wishes: QSignalSpy) -> None:
    steps = parts.steps.list
    go_to(steps, 1)
    press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)  # it is the last one now
    assert labels_of(wishes) == ["Moved a step of Trees"]
    assert steps.currentIndex().row() == 2


def test_a_step_is_renamed_in_its_row(parts: ItemNotesParts, wishes: QSignalSpy, qtbot: QtBot) -> None:
    go_to(parts.steps.list, 1)
    press(Key.Key_Return)
    editor = parts.steps.list.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "Draw two")
    QTest.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: wishes.count() == 1)
    assert labels_of(wishes) == ["Renamed a step of Trees"]


def test_steps_are_removed_by_delete_and_by_their_cross(parts: ItemNotesParts, wishes: QSignalSpy) -> None:
    go_to(parts.steps.list, 2)
    press(Key.Key_Delete)
    click_at(parts.steps.list, 0, -9)
    assert labels_of(wishes) == ["Removed a step of Trees"] * 2


def test_the_menu_of_a_step_offers_what_its_keys_do(parts: ItemNotesParts, wishes: QSignalSpy) -> None:
    steps = parts.steps.list
    go_to(steps, 0)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(steps, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = {action.text(): action for action in menu.actions() if action.text()}
    assert list(offered) == ["Rename", "Move up", "Move down", "Remove"]
    assert not offered["Move up"].isEnabled()
    offered["Move down"].trigger()
    assert labels_of(wishes) == ["Moved a step of Trees"]
    menu.close()


def test_the_keyboard_goes_to_the_plus_when_the_last_step_is_gone(parts: ItemNotesParts) -> None:
    parts.steps.list.setFocus()
    parts.show_rows(EMPTY)
    assert parts.steps.list.isHidden()
    assert parts.steps.button.hasFocus()


def test_long_words_take_more_lines(parts: ItemNotesParts) -> None:
    before = parts.steps.list.rows_high()
    long = replace(ROWS.steps[0], title="Read all of it " * 10)
    parts.show_rows(replace(ROWS, steps=(long, *ROWS.steps[1:])))
    assert parts.steps.list.rows_high() >= before + 3 * 16


# -- evidence


def test_evidence_is_opened_by_a_click_and_by_enter(parts: ItemNotesParts) -> None:
    opened = QSignalSpy(parts.open_wished)
    click_at(parts.evidence.list, 0, 60)
    parts.evidence.list.setFocus()
    press(Key.Key_Return)
    click_at(parts.evidence.list, 1, 60)  # which is words alone
    assert [opened.at(number) for number in range(opened.count())] == [
        ["https://www.coursera.org/verify/1"]
    ] * 2


def test_evidence_is_put_down_in_a_form(parts: ItemNotesParts, wishes: QSignalSpy) -> None:
    form = parts.evidence.form
    QTest.mouseClick(parts.evidence.button, LEFT)
    assert form.fields.title.hasFocus()
    press(Key.Key_Return)
    assert form.problem.text == "Write what shows that it is done."
    QTest.keyClicks(form.fields.place, "https://example.org/solutions")
    assert form.problem.text == ""
    press(Key.Key_Return)
    assert labels_of(wishes) == ["Put down evidence for Trees"]
    assert form.isHidden()
    assert parts.evidence.button.hasFocus()


def test_a_file_that_is_chosen_names_itself(parts: ItemNotesParts, qtbot: QtBot) -> None:
    fields = parts.evidence.form.fields
    QTest.mouseClick(parts.evidence.button, LEFT)
    fields._take_file("/home/ana/Solutions of week 1.pdf")  # what the desktop's own dialog tells
    assert fields.words == ("Solutions of week 1", "/home/ana/Solutions of week 1.pdf")
    assert fields.title.hasFocus()


def test_evidence_is_removed(parts: ItemNotesParts, wishes: QSignalSpy) -> None:
    parts.evidence.list.setFocus()
    press(Key.Key_Delete)
    assert wishes.count() == 1


def test_without_a_sentence_the_part_is_called_by_what_it_holds(parts: ItemNotesParts) -> None:
    def texts() -> list[str]:
        return [label.text() for label in parts.evidence.findChildren(QLabel)]

    assert "Done when" in texts()
    parts.show_rows(EMPTY)
    assert "Evidence" in texts()


# -- note


def editor_of(parts: ItemNotesParts) -> NoteEditor:
    QTest.mouseClick(parts.note.button, LEFT)
    assert parts.note.editor is not None
    assert parts.note.editor.hasFocus()
    return parts.note.editor


def test_a_note_is_read_as_markdown_without_html(parts: ItemNotesParts) -> None:
    parts.show_rows(replace(ROWS, note="A *tree* <b>and</b> <img src='file:///etc/passwd'>"))
    reader = parts.note.reader
    assert reader is not None
    assert reader.toPlainText() == "A tree <b>and</b> <img src='file:///etc/passwd'>"
    assert reader.height() > 10


def test_bold_is_of_the_weight_that_ships(parts: ItemNotesParts) -> None:
    parts.show_rows(replace(ROWS, note="# Head\n\n**bold** and *not*"))
    reader = parts.note.reader
    assert reader is not None
    cursor = reader.textCursor()
    weights = set()
    for place in range(1, len(reader.toPlainText())):
        cursor.setPosition(place)
        weights.add(cursor.charFormat().fontWeight())
    assert weights == {QFont.Weight.Normal.value, QFont.Weight.DemiBold.value}


def test_links_that_lead_elsewhere_than_to_the_web_are_text(parts: ItemNotesParts) -> None:
    places = (
        "file:///etc/passwd",
        "javascript:alert(1)",
        "//host/a.pdf",
        "/etc/passwd",
        "#top",
        "http://a@b/",
    )
    links = " ".join(f"[link{number}]({place})" for number, place in enumerate(places))
    parts.show_rows(replace(ROWS, note=f"{links} [**web**](https://example.org/a) <https://example.org/b>"))
    reader = parts.note.reader
    assert reader is not None
    anchors = set()
    cursor = reader.textCursor()
    for place in range(1, len(reader.toPlainText()) + 1):
        cursor.setPosition(place)
        anchors.add(cursor.charFormat().anchorHref())
    assert anchors == {"", "https://example.org/a", "https://example.org/b"}
    assert reader.toPlainText().startswith("link0 link1 link2")


@pytest.mark.parametrize("form", ["![x]({uri})", "![x]({path})", "[![x]({path})](https://example.org)"])
def test_pictures_are_not_loaded(parts: ItemNotesParts, tmp_path: Path, form: str) -> None:
    """Qt opens by itself what nobody gives it, also from another computer."""
    red, file = QColor("#FF0000"), tmp_path / "x.png"
    picture = QImage(60, 60, QImage.Format.Format_RGB32)
    picture.fill(red)
    picture.save(str(file))
    parts.show_rows(replace(ROWS, note="A note " + form.format(uri=file.as_uri(), path=file)))
    reader = parts.note.reader
    assert reader is not None
    QApplication.processEvents()
    shown = reader.grab().toImage()
    colours = {shown.pixelColor(x, y).name() for x in range(shown.width()) for y in range(shown.height())}
    assert len(colours) > 1
    assert red.name() not in colours
    assert reader.height() < 60


def test_a_note_is_kept_after_a_pause(parts: ItemNotesParts, written: QSignalSpy, qtbot: QtBot) -> None:
    editor = editor_of(parts)
    with qtbot.waitSignal(parts.note_written, timeout=5_000) as told:
        QTest.keyClicks(editor, "s")
    assert told.args == ["trees", "A *tree*s"]
    assert editor.hasFocus()
    assert written.count() == 1


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Return])
def test_leaving_the_editor_keeps_at_once(parts: ItemNotesParts, written: QSignalSpy, key: Qt.Key) -> None:
    editor = editor_of(parts)
    QTest.keyClicks(editor, "s")
    press(key, Qt.KeyboardModifier.ControlModifier if key == Key.Key_Return else Qt.KeyboardModifier(0))
    assert (written.count(), written.at(0)) == (1, ["trees", "A *tree*s"])
    assert editor.isHidden()
    assert parts.note.button.hasFocus()


def test_what_is_not_changed_is_not_kept_again(parts: ItemNotesParts, written: QSignalSpy) -> None:
    editor_of(parts)
    parts.steps.button.setFocus()
    assert written.count() == 0


def test_another_item_takes_nothing_of_what_is_typed(
    parts: ItemNotesParts, written: QSignalSpy, qtbot: QtBot
) -> None:
    QTest.keyClicks(editor_of(parts), "s")
    parts.show_rows(OTHER)
    qtbot.waitUntil(lambda: written.count() == 1)
    assert written.at(0) == ["trees", "A *tree*s"]
    assert editor_of(parts).toPlainText() == ""


def test_what_became_of_the_note_elsewhere_is_taken_over(parts: ItemNotesParts) -> None:
    editor = editor_of(parts)
    parts.show_rows(replace(ROWS, note="A forest"))
    assert editor.toPlainText() == "A forest"
    QTest.keyClicks(editor, "!")
    parts.show_rows(replace(ROWS, note="A desert"))
    assert editor.toPlainText() == "A forest!"


def test_more_than_a_note_can_hold_is_not_taken_in(parts: ItemNotesParts) -> None:
    editor = editor_of(parts)
    editor.insertPlainText("x" * 100_001)
    assert editor.toPlainText() == "A *tree*"


def test_a_note_is_opened_by_keys_in_its_text(parts: ItemNotesParts) -> None:
    reader = parts.note.reader
    assert reader is not None
    reader.setFocus()
    press(Key.Key_Return)
    assert parts.note.editor is not None
    assert parts.note.editor.hasFocus()


def test_a_link_in_a_note_leads_out(parts: ItemNotesParts) -> None:
    opened = QSignalSpy(parts.open_wished)
    parts.show_rows(replace(ROWS, note="[Trees](https://example.org/trees)"))
    reader = parts.note.reader
    assert reader is not None
    reader.setFocus()
    press(Key.Key_Tab)
    press(Key.Key_Return)
    assert (opened.count(), opened.at(0)) == (1, ["https://example.org/trees"])


# -- all of them


def test_every_button_has_a_name_and_the_lists_too(parts: ItemNotesParts) -> None:
    assert [part.button.accessibleName() for part in (parts.evidence, parts.steps, parts.note)] == [
        "Add evidence",
        "Add a step",
        "Change the note",
    ]
    assert [view.accessibleName() for view in (parts.evidence.list, parts.steps.list)] == [
        "Evidence",
        "Steps",
    ]
    parts.show_rows(EMPTY)
    assert parts.note.button.accessibleName() == "Write a note"


@pytest.mark.parametrize("name", ["light", "dark"])
def test_larger_text_needs_more_room(parts: ItemNotesParts, name: str) -> None:
    before = parts.steps.list.rows_high()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    wear(app, load_theme("dark" if name == "dark" else "light", scale=1.5))
    QApplication.processEvents()
    assert parts.steps.list.rows_high() > before
    assert not parts.steps.list.grab().isNull()
    assert not parts.evidence.list.grab().isNull()

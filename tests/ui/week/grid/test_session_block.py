import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.session import SessionState
from planner.ui.style import apply_theme
from planner.ui.theme import current_theme, load_theme
from planner.ui.week.grid.session_block import RING, SessionBlock
from planner.ui.week.grid.values import BlockRow
from planner.values import replace
from tests.ui.week.grid.sample_week import block, exam

PLACE = QRect(20, 20, 99, 58)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(160, 120)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def made_block(ground: QWidget, row: BlockRow) -> SessionBlock:
    made = SessionBlock(row, ground)
    made.set_place(PLACE)
    made.show()
    return made


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def color(widget: SessionBlock, x: int, y: int) -> str:
    """The colour at a place of the block, its ring not counted."""
    return picture(widget).pixelColor(x + RING, y + RING).name()


def role(name: str) -> str:
    return current_theme().color(name).name()


def mark_center(widget: SessionBlock) -> QPoint:
    assert widget.text.mark is not None
    return widget.text.mark.translated(RING, RING).center()


def test_it_says_what_it_is(ground: QWidget) -> None:
    row = replace(block(0, "09:00-10:00"), name="Trees, Monday", description="Planned", tip="<b>Trees</b>")
    made = made_block(ground, row)
    assert made.accessibleName() == "Trees, Monday"
    assert made.accessibleDescription() == "Planned"
    assert "&lt;b&gt;" in made.toolTip()
    made.show_row(replace(row, name="Other"))
    assert made.accessibleName() == "Other"


def test_a_planned_block_is_a_tint_with_a_stripe(ground: QWidget) -> None:
    made = made_block(ground, block(0, "09:00-10:30", track="dl"))
    assert color(made, 2, 30) == role("track.dl")
    assert color(made, 90, 50) == role("track.dl.fill")


def test_what_is_not_accepted_is_lighter(ground: QWidget) -> None:
    made = made_block(ground, block(0, "09:00-10:30", track="dl", accepted=False))
    assert color(made, 2, 30) == role("track.dl")
    assert color(made, 90, 50) == role("track.dl.fillDone")


def test_done_is_pale_and_partly_done_fills_its_stripe_from_the_top(ground: QWidget) -> None:
    done = made_block(ground, block(0, "09:00-10:30", state=SessionState.DONE))
    assert color(done, 2, 30) == role("track.ml.line")
    assert color(done, 90, 50) == role("track.ml.fillDone")
    partly = made_block(ground, block(0, "09:00-10:30", state=SessionState.PARTLY, done=45))
    assert color(partly, 2, 20) == role("track.ml")
    assert color(partly, 2, 40) == role("track.ml.line")


def test_an_exam_is_ink(ground: QWidget) -> None:
    made = made_block(ground, exam(0, "09:00-10:30"))
    assert color(made, 2, 30) == color(made, 90, 50) == role("text.primary")


@pytest.mark.parametrize("state", [SessionState.MISSED, SessionState.SKIPPED])
def test_what_did_not_happen_is_hollow(ground: QWidget, state: SessionState) -> None:
    made = made_block(ground, block(0, "09:00-10:30", state=state))
    bare = picture(ground).pixelColor(1, 1).name()
    assert color(made, 90, 50) == bare
    assert color(made, 2, 30) == bare


def test_a_clash_has_an_amber_edge(ground: QWidget) -> None:
    made = made_block(ground, block(0, "09:00-10:30", clashes=True))
    assert color(made, PLACE.width() - 2, 30) == role("warn.line")


def test_every_state_looks_different(ground: QWidget) -> None:
    rows = [
        block(0, "09:00-10:30"),
        block(0, "09:00-10:30", accepted=False),
        block(0, "09:00-10:30", pinned=True),
        block(0, "09:00-10:30", clashes=True),
        *(
            block(0, "09:00-10:30", state=state, done=30)
            for state in SessionState
            if state is not SessionState.PLANNED
        ),
        exam(0, "09:00-10:30"),
    ]
    made = made_block(ground, rows[0])
    seen: list[QImage] = []
    for row in rows:
        made.show_row(row)
        shown = picture(made)
        assert shown not in seen
        seen.append(shown)


def test_the_selected_block_has_a_ring_around_it(ground: QWidget) -> None:
    made = made_block(ground, block(0, "09:00-10:30"))
    before = picture(made)
    made.set_selected(True)
    ring = picture(made)
    assert ring != before
    assert ring.pixelColor(1, 30).name() == role("accent.line")
    assert ring.pixelColor(2, 30).name() == role("bg.canvas")


def test_under_the_mouse_it_is_stronger(ground: QWidget) -> None:
    made = made_block(ground, block(0, "09:00-10:30"))
    made.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert color(made, 90, 50) == role("track.ml.fillHover")
    made.show_row(block(0, "09:00-10:30", accepted=False))
    assert color(made, 90, 50) == role("track.ml.fill")
    assert made.testAttribute(Qt.WidgetAttribute.WA_Hover)


def test_high_contrast_outlines_the_tracks(qapp: QApplication, ground: QWidget) -> None:
    apply_theme(qapp, load_theme("light", high_contrast=True))
    made = made_block(ground, block(0, "09:00-10:30", track="dl"))
    assert color(made, 90, 50) == role("bg.canvas")
    assert color(made, PLACE.width() - 1, 30) == role("track.dl")


def test_the_text_is_laid_out_once_for_a_size(ground: QWidget) -> None:
    made = made_block(ground, block(0, "09:00-10:30"))
    text = made.text
    picture(made)
    made.set_place(PLACE.translated(10, 10))
    made.show_row(block(0, "09:00-10:30"))
    assert made.text is text
    made.set_place(PLACE.adjusted(0, 0, 20, 0))
    assert made.text is not text


def test_a_click_gives_it_the_focus(qtbot: QtBot, ground: QWidget) -> None:
    made = made_block(ground, block(0, "09:00-10:30", id="s"))
    with qtbot.waitSignal(made.focused) as focused:
        QTest.mouseClick(made, LEFT)
    assert focused.args == ["s"]


def test_a_double_click_activates_it(qtbot: QtBot, ground: QWidget) -> None:
    made = made_block(ground, block(0, "09:00-10:30", id="s"))
    with qtbot.waitSignal(made.activated) as activated:
        QTest.mouseDClick(made, LEFT, pos=QPoint(30, 50))
    assert activated.args == ["s"]


def test_the_mark_of_its_state_can_be_clicked(qtbot: QtBot, ground: QWidget) -> None:
    made = made_block(ground, block(0, "09:00-10:30", id="s", state=SessionState.DONE))
    with qtbot.waitSignal(made.mark_clicked) as clicked:
        QTest.mouseClick(made, LEFT, pos=mark_center(made))
    assert clicked.args == ["s"]
    with qtbot.waitSignal(made.mark_clicked):
        QTest.mouseClick(made, LEFT, pos=mark_center(made) + QPoint(11, 11))


def test_other_clicks_are_none_on_the_mark(qtbot: QtBot, ground: QWidget) -> None:
    done = made_block(ground, block(0, "09:00-10:30", state=SessionState.DONE))
    with qtbot.assertNotEmitted(done.mark_clicked), qtbot.assertNotEmitted(done.activated):
        QTest.mouseClick(done, LEFT, pos=QPoint(20, 50))
        QTest.mouseClick(done, Qt.MouseButton.RightButton, pos=mark_center(done))
        QTest.mousePress(done, LEFT, pos=mark_center(done))
        QTest.mouseRelease(done, LEFT, pos=QPoint(20, 50))
        QTest.mouseDClick(done, LEFT, pos=mark_center(done))
    with qtbot.waitSignal(done.mark_clicked):
        QTest.mouseClick(done, LEFT, pos=mark_center(done))
    pinned = made_block(ground, block(0, "09:00-10:30", pinned=True))
    with qtbot.assertNotEmitted(pinned.mark_clicked):
        QTest.mouseClick(pinned, LEFT, pos=mark_center(pinned))


def test_the_menu_is_asked_for_with_mouse_and_keyboard(qtbot: QtBot, ground: QWidget) -> None:
    made = made_block(ground, block(0, "09:00-10:30", id="s"))
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        event = QContextMenuEvent(reason, QPoint(30, 30), made.mapToGlobal(QPoint(30, 30)))
        with qtbot.waitSignal(made.menu_requested) as asked:
            QApplication.sendEvent(made, event)
        assert asked.args is not None
        assert asked.args[0] == "s"
        assert made.rect().contains(made.mapFromGlobal(asked.args[1]))

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner import __version__
from planner.ui.actions import action_specs, key_texts
from planner.ui.keys_dialog import AboutDialog, KeysDialog
from planner.ui.style import apply_theme
from planner.ui.theme import load_theme
from planner.ui.widgets.marks import KeyHint
from tests.support.themes import wear

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def _themed(qapp: QApplication) -> None:
    wear(qapp, load_theme("light"))


@pytest.fixture
def keys(qtbot: QtBot) -> Iterator[KeysDialog]:
    dialog = KeysDialog()
    dialog.show()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    yield dialog
    if isValid(dialog):
        dialog.close()


def words_in(dialog: QDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel)]


def test_every_action_with_a_key_is_listed(keys: KeysDialog) -> None:
    wanted = {spec.text.removesuffix("...") for spec in action_specs() if spec.keys}

    assert wanted
    assert wanted <= set(words_in(keys))


def test_every_key_has_a_sign_of_its_own(keys: KeysDialog) -> None:
    hints = [each.accessibleName() for each in keys.findChildren(KeyHint)]

    assert hints == [key for _words, keys in key_texts() for key in keys.split(", ")]
    assert len(hints) >= sum(len(spec.keys) for spec in action_specs())


def test_screen_readers_hear_the_keys_with_the_action(keys: KeysDialog) -> None:
    names = {each.accessibleName() for each in keys.findChildren(QLabel)}

    assert {f"{words}: {key}" for words, key in key_texts()} <= names


def test_the_list_is_scrolled_by_keys_with_the_focus_seen(keys: KeysDialog) -> None:
    keys.area.setFocus(Qt.FocusReason.TabFocusReason)
    before = keys.area.verticalScrollBar().value()
    QTest.keyClick(keys.area, Qt.Key.Key_PageDown)

    assert keys.area.verticalScrollBar().value() > before
    assert keys.area.property("focusRing")


def test_escape_closes_it(keys: KeysDialog, qtbot: QtBot) -> None:
    QTest.keyClick(keys, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: not isValid(keys))


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_word_about_the_program_is_whole(qapp: QApplication, qtbot: QtBot, scale: float) -> None:
    apply_theme(qapp, load_theme("dark", scale=scale))
    dialog = AboutDialog()
    dialog.show()
    qtbot.waitExposed(dialog)

    assert dialog.windowTitle() == f"Study Planner {__version__}"
    for words in dialog.findChildren(QLabel):
        assert not words.wordWrap() or words.height() >= words.heightForWidth(words.width())
    dialog.close()

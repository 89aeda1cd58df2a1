"""A language with words that are longer by two fifths breaks nothing."""

import re
from collections.abc import Callable
from gettext import NullTranslations
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from planner import i18n
from planner.app import Application
from planner.ui.theme import current_theme
from planner.ui.welcome.assistant import WelcomeAssistant
from tests.features.conftest import PAGES

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

_FIELD = re.compile(r"\{[^}]*\}")
DIALOGS = (
    "what-if",
    "move",
    "print",
    "export",
    "portfolio",
    "replan",
    "weekly-review",
    "pause",
    "add-goal",
    "add-course",
)
SIZES = ((1024, 640), (1280, 800), (1920, 1080))


class LongerWords(NullTranslations):
    """Adds two fifths of its letters to every text, before the dots that it may end with."""

    def gettext(self, message: str) -> str:
        words = message.removesuffix("...")
        more = round(len(_FIELD.sub("", words)) * 0.4)
        return words + ("äöüß" * 40)[:more] + message[len(words) :]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture
def long_words(monkeypatch: pytest.MonkeyPatch) -> None:
    # The program takes up the words of its language when it opens: these stand for those of the source.
    monkeypatch.setattr(i18n, "NullTranslations", LongerWords)
    monkeypatch.setattr(i18n, "_chosen", LongerWords())


@pytest.fixture
def wordy(long_words: None, open_program: Callable[[Path], Application], folder: Path) -> Application:
    """The program in that language."""
    program = open_program(folder)
    assert program.window.actions_by_id["settings"].text() == "Settingsäöü"
    return program


def without_a_way_to_read_them(root: QWidget) -> list[str]:
    """Return the words of buttons that are cut to nothing: less than their first letters are seen."""
    buttons = (each for each in root.findChildren(QPushButton) if each.isVisible() and each.text())
    return [
        each.text()
        for each in buttons
        if each.width() < min(each.minimumSizeHint().width(), 2 * each.height())
    ]


def cut_off_at_the_side(root: QWidget) -> list[str]:
    """Return what is scrolled up and down alone and is wider than there is room."""
    areas = [each for each in root.findChildren(QScrollArea) if each.isVisible()]
    pairs = [(area, area.widget()) for area in areas]
    return [
        area.accessibleName() or type(area).__name__
        for area, content in pairs
        if content is not None and content.minimumSizeHint().width() > area.viewport().width()
    ]


def test_every_page_keeps_its_size(wordy: Application) -> None:
    window = wordy.window
    assert window.actions_by_id["undo"].text().startswith("Undoä")
    for page in PAGES:
        window.show_page(page)
        for size in SIZES:
            window.resize(*size)
            QApplication.processEvents()
            assert (window.width(), window.height()) == size, page
            # A window so wide that its side bar has its words loses them when it is made as narrow as this.
            narrowest = current_theme().breakpoint("minWidth" if size == SIZES[0] else "compact")
            assert window.minimumSizeHint().width() <= narrowest, page
            assert without_a_way_to_read_them(window.page) == [], page


def test_every_dialog_stays_inside_the_window(wordy: Application) -> None:
    window = wordy.window
    window.resize(1024, 640)
    QApplication.processEvents()
    for action in (*DIALOGS, "add-exam"):
        window.actions_by_id[action].trigger()
        QApplication.processEvents()
        (dialog,) = [each for each in window.findChildren(QDialog) if each.isVisible()]
        assert dialog.width() <= window.width(), action
        assert dialog.height() <= window.height(), action
        assert without_a_way_to_read_them(dialog) == [], action
        dialog.reject()


@pytest.mark.parametrize(
    ("name", "text"),
    [("list.md", "# Backend\n- [x] How HTTP works\n- [ ] SQL (3h)\n"), ("a.csv", "Course,By\nA,B\n")],
)
def test_the_dialogs_of_an_import_stay_inside_the_window(
    wordy: Application, name: str, text: str, tmp_path: Path, qtbot: QtBot
) -> None:
    window = wordy.window
    window.resize(1024, 640)
    (tmp_path / name).write_text(text, encoding="utf-8")
    wordy.late.importing.take((str(tmp_path / name),))
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(QDialog)), timeout=15_000)
    QApplication.processEvents()
    (dialog,) = [each for each in window.findChildren(QDialog) if each.isVisible()]
    assert dialog.width() <= window.width()
    assert dialog.height() <= window.height()
    assert without_a_way_to_read_them(dialog) == []
    assert cut_off_at_the_side(dialog) == []
    dialog.reject()


def test_the_first_run_stays_inside_the_window_at_every_step(
    long_words: None, open_program: Callable[[Path], Application], tmp_path: Path
) -> None:
    window = open_program(tmp_path / "new").window
    window.resize(1024, 640)
    assistant = window.findChild(WelcomeAssistant)
    assert assistant is not None
    for step in range(5):
        QApplication.processEvents()
        assert assistant.step == step
        assert assistant.width() <= 1024
        assert assistant.height() <= 640
        assert assistant.minimumSizeHint().width() <= 1024, step
        assert without_a_way_to_read_them(assistant) == [], step
        assert cut_off_at_the_side(assistant) == [], step
        if step < 4:
            assistant.forward()
    assistant.reject()


def test_the_palette_stays_inside_the_window(wordy: Application) -> None:
    wordy.window.resize(1024, 640)
    wordy.late.palette.toggle()
    frame = wordy.late.palette.view.line.parentWidget()
    assert frame is not None
    assert wordy.late.palette.view.rect().contains(frame.geometry())

"""The dialog: the pages follow what is wished, what was wished is kept, and both ways out lead somewhere."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QRadioButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from planner.services.printing import Paper, Printout, PrintWish
from planner.services.sessions import skip_session
from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.printing.dialog import PrintDialog
from planner.ui.printing.kept_wish import kept_wish
from planner.ui.printing.marks import Words
from planner.ui.printing.printer import PrinterChoice
from planner.ui.theme import load_theme
from tests.support.plans import day
from tests.support.themes import wear
from tests.ui.conftest import Keep

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def dialog(workspace: Workspace, performer: Performer, settings: QSettings, present: Keep) -> PrintDialog:
    made = PrintDialog(workspace, performer, settings, day(0))
    present(made)
    return made


def texts(dialog: PrintDialog) -> list[str]:
    page = dialog.document.pages[dialog.preview.number]
    return [mark.text for mark in page.marks if isinstance(mark, Words)]


def test_it_begins_with_the_week_on_the_paper_of_the_country(dialog: PrintDialog) -> None:
    assert dialog.fields.wish == PrintWish(printout=Printout.WEEK, paper=Paper.A4)
    assert "Week 48, 23 to 29 November 2026" in texts(dialog)
    assert dialog.preview.view.accessibleName() == "Preview: Page 1 of 1"
    assert dialog.preview.view.accessibleDescription().startswith("Week 48, 23 to 29 November 2026, ")
    assert not dialog.preview.turn.isVisible()


def test_the_preview_shows_the_whole_page_in_its_shape(dialog: PrintDialog) -> None:
    wide = dialog.preview.view.sheet()
    assert wide.width() > wide.height()
    dialog.fields.printout.set_value(Printout.CHECKLIST)
    tall = dialog.preview.view.sheet()
    assert tall.height() > tall.width()
    assert dialog.preview.view.rect().contains(tall)


def test_what_was_wished_is_kept_for_the_next_time(dialog: PrintDialog, settings: QSettings) -> None:
    dialog.fields.printout.set_value(Printout.CHECKLIST)
    dialog.fields.paper.set_value(Paper.LETTER)
    dialog.fields.saves_ink.click()
    dialog.fields.has_notes.click()
    wish = PrintWish(printout=Printout.CHECKLIST, paper=Paper.LETTER, saves_ink=True, has_notes=True)
    assert kept_wish(settings) == wish == dialog.fields.wish


def test_a_choice_of_another_version_is_not_stumbled_over(settings: QSettings) -> None:
    settings.setValue("print_what", "poster")
    settings.setValue("print_paper", "a3")
    assert kept_wish(settings) == PrintWish()


def test_room_for_notes_is_offered_beside_the_checklist_alone(dialog: PrintDialog) -> None:
    assert not dialog.fields.has_notes.isEnabled()
    dialog.fields.printout.set_value(Printout.CHECKLIST)
    assert dialog.fields.has_notes.isEnabled()


def test_the_whole_plan_can_be_looked_through(dialog: PrintDialog, qtbot: QtBot) -> None:
    dialog.fields.printout.set_value(Printout.PLAN)
    count = len(dialog.document.pages)
    assert count > 2
    back, on = (dialog.preview.turn.button(key) for key in ("back", "on"))
    assert not back.isEnabled()
    qtbot.mouseClick(on, Qt.MouseButton.LeftButton)
    assert dialog.preview.view.accessibleName() == f"Preview: Page 2 of {count}"
    assert f"Page 2 of {count}" in texts(dialog)
    dialog.preview.show_number(count - 1)
    assert not on.isEnabled()
    dialog.fields.printout.set_value(Printout.WEEK)
    assert dialog.preview.number == 0


def test_it_follows_the_plan(dialog: PrintDialog, workspace: Workspace, performer: Performer) -> None:
    before = texts(dialog)
    first = workspace.schedule.sessions[0].id
    performer.perform(lambda plan, schedule: skip_session(plan, schedule, first, workspace.now))
    assert texts(dialog) != before


def test_the_pages_are_saved_where_the_learner_wants_them(
    dialog: PrintDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    (asked,) = dialog.findChildren(QFileDialog)
    assert asked.selectedFiles()[0].endswith("Week 48 23 to 29 November 2026.pdf")
    path = tmp_path / "mine.pdf"
    with qtbot.waitSignal(dialog.told) as told:
        asked.fileSelected.emit(str(path))
    assert told.args == ["Saved mine.pdf"]
    assert path.read_bytes().startswith(b"%PDF")
    assert not dialog.isVisible()


def test_a_file_that_cannot_be_written_is_told_and_the_dialog_stays(
    dialog: PrintDialog, tmp_path: Path
) -> None:
    dialog.save(tmp_path / "gone" / "week.pdf")
    assert "cannot be written" in dialog.problem.text
    assert dialog.isVisible()
    dialog.fields.saves_ink.click()
    assert dialog.problem.text == ""


def print_into(choice: PrinterChoice, path: Path) -> None:
    """Name a file, which is all the desktop's dialog can print into where no printer is."""
    field = choice.dialog.findChild(QLineEdit, "filename")
    assert field is not None
    field.setText(str(path))
    choice.dialog.accept()


def test_it_prints_the_pages_that_are_asked_for(dialog: PrintDialog, tmp_path: Path, qtbot: QtBot) -> None:
    dialog.fields.printout.set_value(Printout.PLAN)
    choice = dialog.ask_printer()
    ranges = choice.dialog.findChild(QRadioButton, "printRange")
    assert ranges is not None
    ranges.setChecked(True)
    for name, number in (("from", 2), ("to", 3)):
        field = choice.dialog.findChild(QSpinBox, name)
        assert field is not None
        field.setValue(number)
    with qtbot.waitSignal(dialog.told) as told:
        print_into(choice, tmp_path / "printed.pdf")
    assert told.args == ["Sent to the printer"]
    data = (tmp_path / "printed.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert len(re.findall(rb"/Type /Page\b", data)) == 2
    assert not dialog.isVisible()


def test_the_printer_gets_the_week_in_landscape_and_the_whole_of_its_paper(
    dialog: PrintDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    choice = dialog.ask_printer()
    choice.printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    with qtbot.waitSignal(dialog.told):
        print_into(choice, tmp_path / "printed.pdf")
    assert re.search(rb"/MediaBox \[0\S* 0\S* 792\S* 612\S*\]", (tmp_path / "printed.pdf").read_bytes())


@pytest.mark.qt_log_ignore("QPainter::begin", "This plugin does not support", extend=True)
def test_a_printer_that_does_not_answer_is_told(dialog: PrintDialog, tmp_path: Path, qtbot: QtBot) -> None:
    choice = dialog.ask_printer()
    choice.printer.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
    with qtbot.waitSignal(choice.refused):
        choice.dialog.accepted.emit(choice.printer)
    assert dialog.problem.text.startswith("The printer does not answer")
    assert dialog.isVisible()


def test_the_keyboard_reaches_everything(dialog: PrintDialog) -> None:
    dialog.fields.printout.set_value(Printout.CHECKLIST)
    fields = dialog.fields
    assert QApplication.focusWidget() is dialog.print_button
    reached = [_after_tab(dialog) for _step in range(7)]
    assert reached[:4] == [
        fields.printout.button(Printout.CHECKLIST),
        fields.paper.button(Paper.A4),
        fields.saves_ink,
        fields.has_notes,
    ]
    assert reached[5:] == [dialog.save_button, dialog.print_button]
    fields.printout.button(Printout.CHECKLIST).setFocus()
    QTest.keyClick(fields.printout.button(Printout.CHECKLIST), Qt.Key.Key_Left)
    assert fields.wish.printout is Printout.WEEK


@pytest.mark.parametrize(
    ("size", "scale"), [(QSize(1024, 640), 1.0), (QSize(1024, 640), 1.5), (QSize(1920, 1080), 1.5)]
)
def test_it_fits_into_the_window_at_every_size_of_text(
    workspace: Workspace,
    performer: Performer,
    settings: QSettings,
    keep: Keep,
    qapp: QApplication,
    size: QSize,
    scale: float,
) -> None:
    wear(qapp, load_theme("dark", scale=scale, reduced_motion=True))
    window = QWidget()
    window.resize(size)
    dialog = PrintDialog(workspace, performer, settings, day(0), window)
    keep(dialog)
    keep(window)
    dialog.show()
    assert dialog.width() <= size.width()
    assert dialog.height() <= size.height()
    assert dialog.preview.view.sheet().width() > 300
    for field in (dialog.fields.printout, dialog.fields.has_notes):
        assert dialog.fields.rect().contains(field.geometry())


def _after_tab(dialog: PrintDialog) -> QWidget | None:
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
    return QApplication.focusWidget()

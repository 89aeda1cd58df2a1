"""Files are looked for, and saved, where a learner's files are, and not where the program was started."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.shared import file_choice, file_to_save
from planner.ui.shared.file_choice import ask_for_file, documents_folder
from planner.ui.shared.file_to_save import ask_where_to_save

Place = QStandardPaths.StandardLocation


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for module in (file_choice, file_to_save):
        monkeypatch.setattr(module, "documents_folder", lambda: str(tmp_path))
    return tmp_path


def test_a_file_is_looked_for_among_the_documents(window: QWidget, documents: Path) -> None:
    dialog = ask_for_file(window, "Choose a file", ["Calendars (*.ics)"], print)
    assert dialog.directory().path() == str(documents)
    assert dialog.nameFilters() == ["Calendars (*.ics)", "All files (*)"]
    dialog.close()


def test_a_file_is_saved_among_the_documents_and_called_like_what_is_in_it(
    window: QWidget, documents: Path
) -> None:
    saved: list[Path] = []
    ask_where_to_save(window, "Save", "Hours a week: 2026", "png", saved.append)
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.selectedFiles() == [str(documents / "Hours a week 2026.png")]
    dialog.fileSelected.emit(str(documents / "other.png"))
    dialog.close()
    assert saved == [documents / "other.png"]


def test_what_has_no_letters_in_its_title_has_a_name_all_the_same(window: QWidget, documents: Path) -> None:
    ask_where_to_save(window, "Save", "!?", "pdf", print)
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.selectedFiles() == [str(documents / "Study plan.pdf")]
    dialog.close()


def test_there_is_such_a_folder() -> None:
    assert Path(documents_folder()).is_dir()


def test_without_a_folder_for_documents_one_begins_at_home(
    window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = {Place.DocumentsLocation: tmp_path / "Documents", Place.HomeLocation: tmp_path}
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda place: str(places[place]))
    assert documents_folder() == str(tmp_path)
    dialog = ask_for_file(window, "Choose a file", ["Calendars (*.ics)"], print)
    assert dialog.directory().path() == str(tmp_path)
    dialog.close()
    (tmp_path / "Documents").mkdir()
    assert documents_folder() == str(tmp_path / "Documents")

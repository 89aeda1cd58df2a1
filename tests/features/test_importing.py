"""A learner brings files of hers: she drops them, looks at what comes, and takes it in."""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.app import Application
from planner.domain.item import ItemKind, ItemStatus, Subject
from planner.paths import Paths
from planner.program import Program
from planner.services.backups import back_up_now, kept_backups
from planner.services.import_preview import RowState
from planner.services.items import log_time
from planner.services.own_items import ItemWish, add_item
from planner.storage.archive import archive_text
from planner.ui.availability.page import AvailabilityPage
from planner.ui.courses.page import CoursesPage
from planner.ui.importing import reader
from planner.ui.importing.columns_dialog import ColumnsDialog
from planner.ui.importing.preview_dialog import ImportDialog
from planner.ui.importing.prospect import look
from planner.ui.importing.veil import DropVeil
from planner.ui.plans.name_dialog import PlanNameDialog
from planner.ui.roadmap.page import RoadmapPage
from tests.features.conftest import close, said
from tests.support.calendar_files import meeting, write_calendar
from tests.support.drops import dragged, drop, files
from tests.support.widgets import let_go

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

FIRST = """# Backend developer

## Basics
- [x] How HTTP works (3h)
- [ ] DNS and how it works

## Databases
- [ ] SQL in depth (12h)
- [ ] Indexes (4h)
"""
SECOND = """# Backend developer

## Basics
- [x] How HTTP works (3h)
- [ ] DNS and how it works

## Databases
- [ ] SQL in depth (20h)
- [ ] Indexes (4h)
- [ ] Replication (6h)
"""
TABLE = "Course,Duration of all,Done?\nDatabases from scratch,12,yes\nQueues,20,no\n"
SLEEP = "import time; time.sleep(60)"
WAIT = 15_000
D = TypeVar("D", bound=QDialog)


@pytest.fixture
def backend(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("files") / "backend.md", FIRST)


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def preview(program: Application, qtbot: QtBot) -> ImportDialog:
    return dialog_of(program, qtbot, ImportDialog)


def dialog_of(program: Application, qtbot: QtBot, kind: type[D]) -> D:
    def shown() -> list[D]:
        return [each for each in program.window.findChildren(kind) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()), timeout=WAIT)
    return shown()[0]


def titles(program: Application) -> set[str]:
    return {item.title for item in program.workspace.plan.items.values()}


def item_called(program: Application, title: str) -> str:
    return next(item.id for item in program.workspace.plan.items.values() if item.title == title)


def veil_of(program: Application) -> DropVeil:
    veil = program.window.findChild(DropVeil)
    assert veil is not None
    return veil


def test_she_drops_a_checklist_looks_takes_it_in_undoes_and_brings_its_next_version(
    program: Application, backend: Path, qtbot: QtBot
) -> None:
    before = program.workspace.plan
    drop(program.window, backend)
    dialog = preview(program, qtbot)
    assert dialog.import_button.text() == "Import 4 items"
    assert program.workspace.plan is before  # nothing is taken in by looking

    # By keys alone: the list has the focus; she leaves out the first item, and takes it after all.
    QTest.keyClick(dialog.list.tree, Qt.Key.Key_Space)
    assert dialog.import_button.text() == "Import 3 items"
    QTest.keyClick(dialog.list.tree, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.is_settled)
    QTest.keyClick(dialog.list.tree, Qt.Key.Key_Return)
    assert {"SQL in depth", "How HTTP works"} <= titles(program)
    assert program.workspace.next_undo == "Imported Backend developer"
    assert [each.reason for each in kept_backups(program.paths)] == ["before-import"]
    assert said(program).startswith("Imported Backend developer")
    page = program.window.page
    assert isinstance(page, RoadmapPage)
    assert page.view.tree.chosen_ids() == [item_called(program, "How HTTP works")]
    goals = {goal.title for goal in program.workspace.plan.goals.values()}
    assert "Backend developer" in goals

    program.window.actions_by_id["undo"].trigger()
    assert program.workspace.plan.items == before.items

    drop(program.window, backend)
    preview(program, qtbot).accept()
    plan, sql = program.workspace.plan, item_called(program, "SQL in depth")
    assert plan.status(item_called(program, "How HTTP works")) is ItemStatus.DONE
    now = program.workspace.now
    program.performer.perform(lambda plan, _schedule: log_time(plan, sql, 90, now.date(), now))

    written(backend, SECOND)
    drop(program.window, backend)
    dialog = preview(program, qtbot)
    assert dialog.list.shows.value() == "changes"
    assert dialog.import_button.text() == "Take in 2 changes"
    dialog.accept()
    assert program.workspace.plan.logged[sql] == 90
    assert program.workspace.plan.items[sql].effort.likely == 20 * 60
    assert "Replication" in titles(program)
    assert program.workspace.next_undo == "Brought Backend developer up to date"


def test_she_sees_what_an_import_would_do_to_her_dates(
    program: Application, backend: Path, qtbot: QtBot
) -> None:
    drop(program.window, backend)
    dialog = preview(program, qtbot)
    told = dialog.side.effects.accessibleDescription
    assert "Backend developer, earliest ready" in told()
    assert "Google PMLE, on track" in told()
    new = told()
    goal = dialog.side.goal
    goal.setCurrentIndex(goal.findText("Becoming", Qt.MatchFlag.MatchStartsWith))
    goal.activated.emit(goal.currentIndex())
    qtbot.waitUntil(lambda: told() != new)
    assert "Backend developer" not in told()
    assert "before:" in told()
    dialog.reject()


def test_the_veil_says_what_happens_on_every_page_and_lies_over_fields_too(
    program: Application, backend: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    for id in ("show-week", "show-roadmap", "show-courses", "show-exams", "show-availability", "settings"):
        program.window.show_page(id)
        QApplication.processEvents()
        with dragged(program.window, files(backend)):
            veil = veil_of(program)
            assert veil.isVisible()
            assert veil.size() == program.window.size()
            assert veil.words.text() == "Drop to import backend.md"
        assert not veil_of(program).isVisible()
    page = program.window.show_page("show-courses")
    QApplication.processEvents()
    field = next(each for each in page.findChildren(QLineEdit) if each.isVisible())
    at = field.mapTo(program.window, field.rect().center())
    drop(program.window, backend, at=at)
    assert field.text() == ""
    preview(program, qtbot).reject()

    picture = written(tmp_path / "me.png", "x")
    with dragged(program.window, files(picture)):
        assert veil_of(program).words.text() == "me.png is nothing that can be imported"
        assert "YAML" in veil_of(program).why.text()
    drop(program.window, picture)
    assert not program.late.importing.is_busy


def test_what_is_dragged_inside_the_program_is_none_of_its_affair(program: Application) -> None:
    own, link = QMimeData(), QMimeData()
    own.setData("application/x-planner-item", b"sql")
    link.setUrls([QUrl("https://example.org/roadmap.json")])
    for data in (own, link):
        with dragged(program.window, data):
            assert program.window.findChild(DropVeil) is None


def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(
    program: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(program.window, written(tmp_path / "broken.json", '{"nodes": ['))
    qtbot.waitUntil(lambda: "broken.json" in said(program), timeout=WAIT)
    assert not program.late.importing.is_busy


def test_a_calendar_goes_to_the_calendars_whatever_it_is_called(
    program: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    choir = meeting("Choir", "20261123T190000", "20261123T210000")
    for name in ("choir.ics", "choir.txt"):
        path = write_calendar(tmp_path / name, choir)
        program.window.show_page("show-week")
        drop(program.window, path)
        qtbot.waitUntil(lambda: isinstance(program.window.page, AvailabilityPage), timeout=WAIT)
        page = program.window.page
        assert isinstance(page, AvailabilityPage)
        form = page.view.panel.calendars.form
        qtbot.waitUntil(form.isVisible, timeout=WAIT)
        form.close_button.click()


def test_a_table_is_understood_with_her_before_it_is_looked_at(
    program: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(program.window, written(tmp_path / "list.csv", TABLE))
    columns = dialog_of(program, qtbot, ColumnsDialog)
    chosen = [choice.currentText() for choice in columns.choices]
    assert chosen[0] == "Title"
    hours = columns.choices[1]
    if hours.currentText() != "Hours":
        choose(hours, "Hours")
    QTest.keyClick(columns, Qt.Key.Key_Return)
    dialog = preview(program, qtbot)
    assert {row.minutes for row in dialog.rows} == {720, 1200}

    assert dialog.columns_button is not None
    dialog.columns_button.click()
    again = dialog_of(program, qtbot, ColumnsDialog)
    choose(again.choices[1], "Not used")
    again.continue_button.click()
    dialog = preview(program, qtbot)
    assert all(row.is_estimate for row in dialog.rows)
    dialog.reject()
    assert program.workspace.next_undo is None


def choose(choice: QComboBox, words: str) -> None:
    place = choice.findText(words)
    choice.setCurrentIndex(place)
    choice.activated.emit(place)


def test_she_imports_from_the_menu_and_from_the_courses(
    program: Application, backend: Path, qtbot: QtBot
) -> None:
    program.window.actions_by_id["import"].trigger()
    chooser = program.window.findChild(QFileDialog)
    assert chooser is not None
    chooser.filesSelected.emit([str(backend)])
    chooser.reject()
    preview(program, qtbot).reject()
    page = program.window.show_page("show-courses")
    assert isinstance(page, CoursesPage)
    QTest.mouseClick(page.view.head.take_in, Qt.MouseButton.LeftButton)
    choosers = [each for each in program.window.findChildren(QFileDialog) if each.isVisible()]
    assert choosers
    choosers[0].reject()


def test_a_whole_plan_becomes_a_plan_of_its_own(
    whole: Program, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot
) -> None:
    program = whole.application
    archive = written(
        tmp_path_factory.mktemp("files") / "evening plan.json", archive_text(program.workspace.plan)
    )
    drop(program.window, archive)
    dialog = dialog_of(program, qtbot, PlanNameDialog)
    assert dialog.name.text() == "evening plan"
    dialog.accept()
    qtbot.waitUntil(lambda: whole.application is not program)
    assert whole.application.window.windowTitle() == "evening plan, Study Planner"
    assert whole.application.workspace.plan.items == program.workspace.plan.items


def test_a_reading_that_takes_long_can_be_given_up(
    program: Application, backend: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        reader, "command", lambda _wish: [sys.executable, "-c", "import time; time.sleep(60)"]
    )
    drop(program.window, backend)
    line = program.late.importing.reading.line
    qtbot.waitUntil(line.isVisible, timeout=WAIT)
    QTest.mouseClick(line.cancel, Qt.MouseButton.LeftButton)
    assert not program.late.importing.is_busy
    assert not line.isVisible()


def test_a_folder_and_several_files_belong_together(
    program: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "backend"
    folder.mkdir()
    node = {"id": "n1", "type": "topic", "position": {"x": 0, "y": 0}, "data": {"label": "Message queues"}}
    drawing = written(folder / "backend.json", json.dumps({"nodes": [node], "edges": []}))
    text = written(folder / "message-queues@n1.md", "# Message queues\n\nParts wait in turn.\n")
    for paths in ((folder,), (drawing, text)):
        drop(program.window, *paths)
        dialog = preview(program, qtbot)
        assert [row.title for row in dialog.rows] == ["Message queues"]
        dialog.reject()
        let_go()


def test_a_backup_becomes_a_plan_of_its_own_and_a_plan_is_opened(
    whole: Program, folder: Path, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    backup = Path(shutil.copy(back_up_now(Paths(folder)), elsewhere / "last week.db"))
    drop(whole.application.window, backup)
    dialog = dialog_of(whole.application, qtbot, PlanNameDialog)
    assert dialog.name.text() == "last week"
    dialog.accept()
    qtbot.waitUntil(lambda: whole.application.paths == Paths(folder / "plans" / "last week"), timeout=WAIT)
    assert len(whole.application.workspace.plan.items) == 120

    drop(whole.application.window, folder / "planner.db")
    qtbot.waitUntil(lambda: whole.application.paths == Paths(folder), timeout=WAIT)


def test_what_is_no_plan_leaves_no_folder_behind(
    whole: Program, folder: Path, tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot
) -> None:
    drop(whole.application.window, written(tmp_path_factory.mktemp("files") / "notes.db", "no plan"))
    dialog = dialog_of(whole.application, qtbot, PlanNameDialog)
    dialog.accept()
    qtbot.waitUntil(lambda: bool(dialog.problem.text), timeout=WAIT)
    assert not (folder / "plans" / "notes").exists()
    dialog.reject()


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """What roadmaps do is told only from the moment on when this is set."""
    go_on = Event()

    def look_slowly(*parts: Any) -> object:
        go_on.wait(WAIT / 1_000)
        return look(*parts)

    monkeypatch.setattr("planner.ui.importing.desk.look", look_slowly)
    yield go_on
    go_on.set()


def begin_to_look(program: Application, path: Path, qtbot: QtBot) -> None:
    drop(program.window, path)
    desk = program.late.importing
    qtbot.waitUntil(lambda: desk.is_busy and not desk.reading.is_busy, timeout=WAIT)


def test_a_plan_that_changes_while_a_roadmap_is_looked_at_is_looked_at_anew(
    program: Application, backend: Path, held: Event, qtbot: QtBot
) -> None:
    begin_to_look(program, backend, qtbot)
    phase = next(iter(program.workspace.plan.phases))
    wish = ItemWish(title="SQL in depth", kind=ItemKind.TOPIC, phase=phase, subject=Subject.DATA)
    program.workspace.change(lambda plan: add_item(plan, wish))
    held.set()
    dialog = preview(program, qtbot)
    states = {row.title: row.state for row in dialog.rows}
    assert states["SQL in depth"] is RowState.MATCHED


def test_of_two_files_in_turn_the_one_dropped_last_is_shown_and_no_third_beside_it(
    program: Application, backend: Path, tmp_path: Path, held: Event, qtbot: QtBot
) -> None:
    begin_to_look(program, backend, qtbot)
    drop(program.window, written(tmp_path / "queues.md", "# Queues\n\n- [ ] Topics\n- [ ] Brokers\n"))
    held.set()
    dialog = preview(program, qtbot)
    assert [row.title for row in dialog.rows] == ["Topics", "Brokers"]

    program.late.importing.take((str(backend),))
    assert said(program).startswith("Another import is open")
    assert not program.late.importing.is_busy
    assert preview(program, qtbot) is dialog
    dialog.reject()


def test_the_window_can_go_while_something_is_looked_at(
    program: Application, backend: Path, qtbot: QtBot
) -> None:
    drop(program.window, backend)
    dialog = preview(program, qtbot)
    QTest.keyClick(dialog.list.tree, Qt.Key.Key_Space)
    close(program)
    assert not isValid(dialog)

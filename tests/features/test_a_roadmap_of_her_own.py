"""A learner begins with a roadmap of hers in the place of ours: dropped or chosen in the first run."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.domain.item import ItemStatus
from planner.domain.plan import Plan
from planner.storage.archive import archive_text
from planner.ui.importing.columns_dialog import ColumnsDialog
from planner.ui.importing.preview_dialog import ImportDialog
from planner.ui.roadmap.page import RoadmapPage
from planner.ui.welcome.assistant import WelcomeAssistant
from tests.features.conftest import close
from tests.support.calendar_files import meeting, write_calendar
from tests.support.drops import drop
from tests.support.widgets import let_go

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LIST = """# Backend developer

## Basics
- [x] How HTTP works (3h)
- [ ] DNS and how it works

## Databases
- [ ] SQL in depth (12h)
"""
WAIT = 15_000
Open = Callable[[Path], Application]


@pytest.fixture
def fresh(open_program: Open, tmp_path: Path) -> Application:
    """The program on a folder without a plan."""
    return open_program(tmp_path / "fresh")


@pytest.fixture
def backend(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("files") / "backend.md"
    path.write_text(LIST, encoding="utf-8")
    return path


def assistants(program: Application) -> list[WelcomeAssistant]:
    let_go()
    return [each for each in program.window.findChildren(WelcomeAssistant) if each.isVisible()]


def assistant_of(program: Application) -> WelcomeAssistant:
    (assistant,) = assistants(program)
    return assistant


def titles(assistant: WelcomeAssistant) -> list[str]:
    return [item.title for item in assistant._catalogue.roadmap.items]


def wait_for_own(program: Application, qtbot: QtBot) -> WelcomeAssistant:
    qtbot.waitUntil(
        lambda: any("How HTTP works" in titles(each) for each in assistants(program)), timeout=WAIT
    )
    return assistant_of(program)


def create(assistant: WelcomeAssistant) -> None:
    while assistant.isVisible():
        assistant.next_button.click()


def test_she_drops_her_list_on_the_first_questions_and_studies_by_it(
    fresh: Application, backend: Path, qtbot: QtBot
) -> None:
    drop(assistant_of(fresh), backend)
    assistant = wait_for_own(fresh, qtbot)
    assert assistant.step == 1  # there is no background to ask for
    assert len(assistant.answers.known) == 1
    create(assistant)
    plan = fresh.workspace.plan
    status = {item.title: plan.status(item.id) for item in plan.items.values()}
    assert status["How HTTP works"] is ItemStatus.DONE
    assert status["SQL in depth"] is ItemStatus.PLANNED
    assert plan.settings.title == "Backend developer"
    assert [each.file for each in plan.followed.values()] == ["backend.md"]

    # Its next version is known as such.
    backend.write_text(LIST + "- [ ] Indexes (4h)\n", encoding="utf-8")
    drop(fresh.window, backend)
    qtbot.waitUntil(lambda: bool(fresh.window.findChildren(ImportDialog)), timeout=WAIT)
    (dialog,) = fresh.window.findChildren(ImportDialog)
    assert dialog.import_button.text() == "Take in 1 change"


def test_what_the_file_says_is_done_can_be_unticked(fresh: Application, backend: Path, qtbot: QtBot) -> None:
    assistant_of(fresh).take_files((str(backend),))
    assistant = wait_for_own(fresh, qtbot)
    assistant._take(assistant.answers.with_knowledge(assistant.answers.known, False))
    create(assistant)
    plan = fresh.workspace.plan
    assert {plan.status(id) for id in plan.items} == {ItemStatus.PLANNED}


def test_put_off_it_is_read_again_and_ours_is_one_click_away(
    fresh: Application, backend: Path, qtbot: QtBot, open_program: Open, tmp_path: Path
) -> None:
    assistant_of(fresh).take_files((str(backend),))
    assistant = wait_for_own(fresh, qtbot)
    assistant.show_step(2)
    QTest.mouseClick(assistant.later_button, Qt.MouseButton.LeftButton)
    assert not fresh.workspace.has_plan
    close(fresh)

    again = open_program(tmp_path / "fresh")
    assistant = wait_for_own(again, qtbot)
    assert assistant.step == 2
    QTest.mouseClick(assistant.ours_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "How HTTP works" not in titles(assistant_of(again)))
    create(assistant_of(again))
    assert len(again.workspace.plan.items) > 100


def test_a_file_that_is_gone_leaves_our_questions(
    fresh: Application, backend: Path, qtbot: QtBot, open_program: Open, tmp_path: Path
) -> None:
    assistant_of(fresh).take_files((str(backend),))
    wait_for_own(fresh, qtbot).reject()
    close(fresh)
    backend.unlink()
    again = open_program(tmp_path / "fresh")
    assistant = assistant_of(again)
    qtbot.waitUntil(lambda: "backend.md" in assistant._refused.text(), timeout=WAIT)
    create(assistant)
    assert len(again.workspace.plan.items) > 100


def test_a_table_is_understood_with_her_first(fresh: Application, tmp_path: Path, qtbot: QtBot) -> None:
    table = tmp_path / "list.csv"
    table.write_text("Course,Hours\nHow HTTP works,3\nSQL,12\n", encoding="utf-8")
    assistant = assistant_of(fresh)
    with_files(assistant, table)
    qtbot.waitUntil(lambda: bool(assistant.findChildren(ColumnsDialog)), timeout=WAIT)
    assistant.findChildren(ColumnsDialog)[0].accept()
    assert len(titles(wait_for_own(fresh, qtbot))) == 2


def with_files(assistant: WelcomeAssistant, path: Path) -> None:
    assistant.import_button.click()
    chooser = assistant.findChild(QFileDialog)
    assert chooser is not None
    chooser.filesSelected.emit([str(path)])
    chooser.reject()


def test_a_calendar_is_planned_around(fresh: Application, tmp_path: Path, qtbot: QtBot) -> None:
    assistant = assistant_of(fresh)
    drop(
        assistant, write_calendar(tmp_path / "choir.ics", meeting("x", "20261124T190000", "20261124T210000"))
    )
    assert assistant.step == 2
    qtbot.waitUntil(lambda: any(each.file for each in assistant.answers.calendars), timeout=WAIT)


def test_a_whole_plan_is_gone_on_with(
    fresh: Application, tmp_path: Path, plan_of_a_software_engineer: Plan, qtbot: QtBot
) -> None:
    archive = tmp_path / "plan.json"
    archive.write_text(archive_text(plan_of_a_software_engineer), encoding="utf-8")
    drop(assistant_of(fresh), archive)
    qtbot.waitUntil(lambda: fresh.workspace.has_plan, timeout=WAIT)
    assert not assistants(fresh)
    assert fresh.workspace.plan.items == plan_of_a_software_engineer.items


def test_without_a_plan_the_window_leads_to_the_questions(
    fresh: Application, backend: Path, qtbot: QtBot
) -> None:
    assistant_of(fresh).reject()
    drop(fresh.window, backend)
    wait_for_own(fresh, qtbot).reject()
    page = fresh.window.show_page("show-roadmap")
    assert isinstance(page, RoadmapPage)
    page.view.take_in.click()
    chooser = next(each for each in fresh.window.findChildren(QFileDialog) if each.isVisible())
    chooser.filesSelected.emit([str(backend)])
    chooser.reject()
    wait_for_own(fresh, qtbot)

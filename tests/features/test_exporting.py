"""The learner takes her plan out: a calendar that follows it, everything to go on elsewhere, a portfolio."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from ical.calendar_stream import IcsCalendarStream
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.domain.plan import Plan
from planner.paths import Paths
from planner.services.items import finish_item, know_item
from planner.services.kept_calendar import kept_calendar
from planner.services.printing import Printout
from planner.ui.export import keeper
from planner.ui.export.dialog import ExportDialog
from planner.ui.export.kinds import What
from planner.ui.settings.page import SettingsPage
from planner.ui.settings.restore_dialog import RestoreDialog
from planner.ui.settings.rows import Id
from tests.features.conftest import close
from tests.support.workspaces import MONDAY

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LONG = 30_000  # ms, for a computer that has much else to do


@pytest.fixture(autouse=True)
def _settled_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "SETTLED_MS", 20)


@pytest.fixture
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where files go."""
    return tmp_path_factory.mktemp("out")


def export(program: Application, what: What | None = None) -> ExportDialog:
    program.window.actions_by_id["export"].trigger()
    dialog = program.window.findChild(ExportDialog)
    assert dialog is not None
    if what is not None:
        dialog.what.buttons[what].click()
    return dialog


def settings_of(program: Application) -> SettingsPage:
    page = program.window.show_page("settings")
    assert isinstance(page, SettingsPage)
    return page


def words_of(widget: QWidget) -> str:
    return " ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def titles_in(file: Path) -> set[str]:
    calendar = IcsCalendarStream.calendar_from_ics(file.read_text("utf-8"))
    return {each.summary or "" for each in calendar.events}


def know(program: Application, item: str = "containers") -> None:
    program.performer.perform(lambda plan, _schedule: know_item(plan, item, MONDAY))


def test_the_calendar_that_she_keeps_follows_her_plan(
    program: Application, out: Path, qtbot: QtBot, folder: Path
) -> None:
    follower, file = program.late.keeper, out / "plan.ics"
    dialog = export(program, What.CALENDAR)
    dialog.calendar.keeps.click()
    dialog.calendar.alarm.setCurrentIndex(2)
    dialog.save(file)
    assert dialog.written.text.startswith("Saved plan.ics with ")
    dialog.reject()
    assert "Containers (Docker)" in titles_in(file)
    with qtbot.waitSignal(follower.written, timeout=LONG):
        know(program)
    assert "Containers (Docker)" not in titles_in(file)
    assert "TRIGGER:-PT10M" in file.read_text("utf-8")
    with qtbot.waitSignal(follower.written, timeout=LONG):
        program.window.actions_by_id["undo"].trigger()
    assert "Containers (Docker)" in titles_in(file)
    page = settings_of(program)
    assert f"{file}. Last written: Today, 08:00" in words_of(page.view.line(Id.CALENDAR_FILE))
    page.data.stop_keeping.click()
    assert kept_calendar(Paths(folder)) is None
    assert "None is kept up to date" in words_of(page.view.line(Id.CALENDAR_FILE))
    program.window.actions_by_id["undo"].trigger()
    assert kept_calendar(Paths(folder)) is not None


def test_what_she_stops_in_the_dialog_is_kept_again_by_undo_and_up_to_date(
    program: Application, out: Path, qtbot: QtBot, folder: Path
) -> None:
    follower, file = program.late.keeper, out / "plan.ics"
    dialog = export(program, What.CALENDAR)
    dialog.calendar.keeps.click()
    dialog.save(file)
    dialog.calendar.keeps.click()
    assert kept_calendar(Paths(folder)) is None
    assert not dialog.calendar.keeps.isChecked()
    dialog.reject()
    undo = program.window.actions_by_id["undo"]
    assert undo.text() == "Undo: Stopped keeping the calendar file up to date"
    with qtbot.waitSignal(follower.written, timeout=LONG):
        undo.trigger()
    assert kept_calendar(Paths(folder)) is not None
    assert file.is_file()


def test_what_is_changed_just_before_the_window_closes_is_in_the_calendar(
    open_program: Callable[[Path], Application], folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "SETTLED_MS", 60_000)
    program = open_program(folder)
    assert program.late.keeper.kept is None
    dialog = export(program, What.CALENDAR)
    dialog.calendar.keeps.click()
    dialog.save(out / "plan.ics")
    dialog.reject()
    know(program)
    close(program)
    assert "Containers (Docker)" not in titles_in(out / "plan.ics")


def test_where_the_calendar_cannot_be_kept_she_is_told_once_and_sees_it_in_the_settings(
    program: Application, out: Path, qtbot: QtBot
) -> None:
    follower, file = program.late.keeper, out / "inside" / "plan.ics"
    file.parent.mkdir()
    dialog = export(program, What.CALENDAR)
    dialog.calendar.keeps.click()
    dialog.save(file)
    dialog.reject()
    file.unlink()
    file.parent.rmdir()
    told: list[str] = []
    follower.told.connect(told.append)
    for item in ("containers", "role-of-mle"):
        with qtbot.waitSignal(follower.written, timeout=LONG):
            know(program, item)
    assert len(told) == 1
    assert "not up to date" in told[0]
    assert "cannot be written" in words_of(settings_of(program).view.line(Id.CALENDAR_FILE))
    file.parent.mkdir()
    with qtbot.waitSignal(follower.written, timeout=LONG):
        program.window.actions_by_id["undo"].trigger()
    assert file.is_file()
    assert "Last written" in words_of(settings_of(program).view.line(Id.CALENDAR_FILE))


def test_everything_goes_on_elsewhere_as_the_same_plan(
    program: Application, open_program: Callable[[Path], Application], out: Path
) -> None:
    know(program)
    dialog = export(program, What.EVERYTHING)
    dialog.save(out / "all.json")
    dialog.reject()
    assert json.loads((out / "all.json").read_text("utf-8"))["format"] == "study-planner-plan"
    plan = program.workspace.plan
    know(program, "role-of-mle")
    page = settings_of(program)
    page.data.ask_for_file(out / "all.json")
    question = program.window.findChild(RestoreDialog)
    assert question is not None
    question.restore.click()
    assert alike(program.workspace.plan, plan)
    other = open_program(out / "elsewhere")
    other.workspace.restore(other.workspace.copy_of(plan))
    assert alike(other.workspace.plan, plan)
    assert other.workspace.schedule == program.workspace.schedule


def alike(one: Plan, other: Plan) -> bool:
    return one.at_revision(0) == other.at_revision(0)


@pytest.mark.parametrize(
    ("what", "name", "begins"),
    [
        (What.CALENDAR, "plan.ics", b"BEGIN:VCALENDAR"),
        (What.WEEK, "week.pdf", b"%PDF"),
        (What.CHECKLIST, "plan.md", b"# Becoming"),
        (What.TABLE, "plan.csv", b"\xef\xbb\xbfId,"),
        (What.PORTFOLIO, "plan.pdf", b"%PDF"),
        (What.ROADMAP, "plan.yaml", b"# yaml-language-server"),
        (What.EVERYTHING, "plan.json", b'{\n"format"'),
    ],
)
def test_each_kind_is_written_and_its_folder_shown(
    program: Application, out: Path, monkeypatch: pytest.MonkeyPatch, what: What, name: str, begins: bytes
) -> None:
    opened: list[str] = []

    def take(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    dialog = export(program, what)
    assert not dialog.written.isVisible()
    dialog.save(out / name)
    assert (out / name).read_bytes().startswith(begins)
    assert dialog.written.text.startswith(f"Saved {name}")
    dialog.written.show_button.click()
    assert opened == [str(out)]


def test_the_portfolio_is_shown_before_it_is_saved(program: Application, out: Path) -> None:
    program.performer.perform(lambda plan, _schedule: finish_item(plan, "course-python", MONDAY, 60))
    page = program.window.show_page("show-progress")
    (button,) = [each for each in page.findChildren(QPushButton) if each.text() == "Portfolio..."]
    button.click()
    dialog = program.window.findChild(ExportDialog)
    assert dialog is not None
    assert dialog.what.buttons[What.PORTFOLIO].isChecked()
    QTest.keyClicks(dialog.portfolio.name, "Ada Lovelace")
    assert dialog.portfolio.preview.view.accessibleDescription() == "Ada Lovelace"
    dialog.portfolio.kind.set_value("md")
    dialog.save(out / "ada.md")
    assert (out / "ada.md").read_text("utf-8").startswith("# Ada Lovelace\n")
    assert "Course 1: Python" in (out / "ada.md").read_text("utf-8")


def test_the_week_that_is_shown_is_seen_before_it_is_saved(program: Application, out: Path) -> None:
    program.window.actions_by_id["next-week"].trigger()
    dialog = export(program, What.WEEK)
    page = dialog.week.preview.view
    assert "Week 49" in page.accessibleDescription()
    dialog.week.fields.printout.set_value("plan")
    assert "Week 49" not in page.accessibleDescription()
    dialog.save(out / "plan.pdf")
    assert b"/Count" in (out / "plan.pdf").read_bytes()
    dialog.reject()
    again = export(program, What.WEEK)
    assert again.week.fields.wish.printout is Printout.PLAN
    again.reject()


def test_what_she_chose_last_is_offered_the_next_time(program: Application, out: Path, qtbot: QtBot) -> None:
    dialog = export(program, What.TABLE)
    dialog.save(out / "items.csv")
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    again = export(program)
    assert (again.choice.what, again.choice.folder) == (What.TABLE, str(out))
    again.reject()


def test_what_cannot_be_written_is_said_and_the_dialog_stays(
    program: Application, out: Path, folder: Path
) -> None:
    dialog = export(program, What.CHECKLIST)
    dialog.save(out / "gone" / "plan.md")
    assert "cannot be written" in dialog.problem.text
    assert dialog.isVisible()
    assert not dialog.written.isVisible()
    dialog.what.buttons[What.TABLE].click()
    assert dialog.problem.text == ""
    before = Paths(folder).database.read_bytes()
    dialog.save(Paths(folder).database)
    assert "ending .csv" in dialog.problem.text
    assert Paths(folder).database.read_bytes() == before


def test_it_is_opened_by_its_key_and_stands_in_the_menu(program: Application, qtbot: QtBot) -> None:
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    QTest.keyClick(
        program.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    dialog = program.window.findChild(ExportDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.what.buttons[What.CALENDAR].hasFocus)
    QTest.keyClick(dialog.what.buttons[What.CALENDAR], Qt.Key.Key_Down)
    assert dialog.choice.what is What.WEEK
    action = program.window.actions_by_id["export"]
    (menu,) = [each for each in program.window.menuBar().findChildren(QMenu) if action in each.actions()]
    assert menu.title() == "&Plan"


def test_without_a_plan_there_is_nothing_to_take_out(
    tmp_path: Path, open_program: Callable[[Path], Application]
) -> None:
    program = open_program(tmp_path / "empty")
    for id in ("export", "portfolio"):
        assert not program.window.actions_by_id[id].isEnabled()


def test_a_note_of_what_is_kept_that_cannot_be_read_keeps_nothing(folder: Path) -> None:
    for text in ("{", "[]", '{"version": 9}', '{"version": 1, "path": "relative.ics"}'):
        Paths(folder).kept_calendar.write_text(text, "utf-8")
        assert kept_calendar(Paths(folder)) is None

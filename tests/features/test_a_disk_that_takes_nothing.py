"""The disk takes nothing for a while: that is said as long as it lasts, and what was typed is saved then."""

from collections.abc import Callable
from functools import partial
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from planner.app import Application
from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.domain.session import SessionState
from planner.paths import Paths
from planner.program import Program
from planner.scheduling.schedule import Schedule
from planner.services.item_notes import write_note
from planner.services.items import log_time
from planner.services.sessions import finish_session, skip_session
from planner.ui.main_window import MainWindow
from planner.ui.week.page import WeekPage
from planner.ui.widgets.error_dialog import ErrorDialog
from planner.values import replace
from tests.features.conftest import said
from tests.features.test_what_she_keeps_with_an_item import item_of
from tests.support.disk import Disk
from tests.support.saving import banner_words, note_that_is_shown, shown_details, try_again, type_a_note
from tests.support.workspaces import Clock

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

FULL = "The disk is full, so nothing was changed; free some space and try again."


def note_of(program: Application, item: str) -> str:
    return program.workspace.plan.notes_of(item).note


def write_a_note(item: str, note: str, plan: Plan, _schedule: Schedule) -> Edit:
    return write_note(plan, item, note)


def test_a_note_that_cannot_be_saved_stays_and_is_saved_later(story: Application, disk: Disk) -> None:
    item = item_of(story)
    disk.is_full = True
    editor = type_a_note(story, "Eigenvectors")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert banner_words(story) == f"Not saved {FULL}"
    assert note_of(story, item) == ""
    assert note_that_is_shown(story) == "Eigenvectors"

    assert said(story) == ""
    try_again(story)
    assert said(story).startswith("The disk is full")
    assert banner_words(story) == f"Not saved {FULL}"
    disk.is_full = False
    try_again(story)
    assert note_of(story, item) == "Eigenvectors"
    assert banner_words(story) == ""


def test_a_note_waits_also_when_another_item_is_shown(story: Application, disk: Disk) -> None:
    first = item_of(story)
    sessions = story.workspace.schedule.sessions
    here = shown_details(story).session
    other = next(each.id for each in sessions if each.item != first)
    disk.is_full = True
    type_a_note(story, "On its line")
    page = cast(WeekPage, story.window.page)
    page.select(other)
    QApplication.processEvents()
    assert banner_words(story) == f"Not saved {FULL}"
    page.select(here)
    assert note_that_is_shown(story) == "On its line"

    disk.is_full = False
    story.window._on_minute()
    assert note_of(story, first) == "On its line"
    assert banner_words(story) == ""


def test_two_notes_wait_and_each_is_saved_once(story: Application, disk: Disk) -> None:
    first = item_of(story)
    here = shown_details(story).session
    other = next(each for each in story.workspace.schedule.sessions if each.item != first)
    page = cast(WeekPage, story.window.page)
    disk.is_full = True
    QTest.keyClick(type_a_note(story, "The first"), Qt.Key.Key_Escape)
    page.select(other.id)
    QTest.keyClick(type_a_note(story, "The second"), Qt.Key.Key_Escape)
    revision = story.workspace.plan.revision
    assert [*story.performer.unsaved.values()] == ["The first", "The second"]

    disk.is_full = False
    story.window._on_minute()
    assert (note_of(story, first), note_of(story, other.item)) == ("The first", "The second")
    assert story.workspace.plan.revision == revision + 2
    assert banner_words(story) == ""
    page.select(here)
    assert note_that_is_shown(story) == "The first"


def test_a_wish_and_two_notes_are_saved_again_together(story: Application, disk: Disk) -> None:
    first = item_of(story)
    disk.is_full = True
    for id, note in ((first, "One"), ("containers", "Two")):
        story.performer.perform_quietly(partial(write_a_note, id, note), f"note {id}", note)
    story.window.actions_by_id["done"].trigger()
    revision = story.workspace.plan.revision
    disk.is_full = False
    try_again(story)
    assert story.workspace.plan.revision == revision + 3
    assert story.workspace.plan.logged[first] > 0
    assert (note_of(story, first), note_of(story, "containers")) == ("One", "Two")
    assert banner_words(story) == ""
    assert said(story).startswith("Did ")  # the newest step, which its Undo takes back


def test_a_wish_that_cannot_be_saved_is_told_and_done_again(story: Application, disk: Disk) -> None:
    item = item_of(story)
    disk.is_full = True
    story.window.actions_by_id["done"].trigger()
    assert banner_words(story) == f"Not saved {FULL}"
    assert said(story) == ""
    try_again(story)
    assert said(story).startswith("The disk is full")
    assert story.workspace.plan.logged == {}
    disk.is_full = False
    try_again(story)
    assert story.workspace.plan.logged[item] > 0
    assert banner_words(story) == ""


def test_when_there_is_room_again_all_is_saved_within_a_minute(story: Application, disk: Disk) -> None:
    first, second = two_sessions(story)
    disk.is_full = True
    act(story, first, "done")
    act(story, second, "skip")
    story.window._on_minute()
    assert banner_words(story) == f"2 changes are not saved {FULL}"
    disk.is_full = False
    story.window._on_minute()
    assert states(story) == {first: SessionState.DONE, second: SessionState.SKIPPED}
    assert banner_words(story) == ""
    assert said(story).startswith("Skipped ")


def test_a_note_that_is_saved_meanwhile_leaves_a_wish_waiting(story: Application, disk: Disk) -> None:
    item = item_of(story)
    disk.is_full = True
    QTest.keyClick(type_a_note(story, "Short"), Qt.Key.Key_Escape)
    story.window.actions_by_id["done"].trigger()
    disk.is_full = False
    story.performer.save_typed_again()
    assert note_of(story, item) == "Short"
    assert story.workspace.plan.logged == {}
    assert banner_words(story) == f"Not saved {FULL}"
    QTest.keyClick(type_a_note(story, "er"), Qt.Key.Key_Escape)
    assert note_of(story, item) == "Shorter"
    assert banner_words(story) == f"Not saved {FULL}"
    try_again(story)
    assert story.workspace.plan.logged[item] > 0
    assert banner_words(story) == ""


def two_sessions(program: Application) -> tuple[str, str]:
    """The session that is selected first, and another one of that day or the next."""
    first = shown_details(program).session
    assert first is not None
    return first, next(each.id for each in program.workspace.schedule.sessions if each.id != first)


def act(program: Application, session: str, action: str) -> None:
    """Select a session and do something with it."""
    cast(WeekPage, program.window.page).select(session)
    program.window.actions_by_id[action].trigger()


def states(program: Application) -> dict[str, SessionState]:
    """What was said of the sessions."""
    stored = program.workspace.plan.sessions.values()
    return {each.id: each.state for each in stored if each.state is not SessionState.PLANNED}


def test_all_that_was_wished_is_done_again_in_its_order_each_a_step_of_its_own(
    story: Application, disk: Disk
) -> None:
    first, second = two_sessions(story)
    revision = story.workspace.plan.revision
    disk.is_full = True
    act(story, first, "done")
    assert banner_words(story) == f"Not saved {FULL}"
    act(story, second, "skip")
    assert banner_words(story) == f"2 changes are not saved {FULL}"
    try_again(story)
    assert said(story).startswith("The disk is full")
    assert banner_words(story) == f"2 changes are not saved {FULL}"
    assert states(story) == {}

    disk.is_full = False
    try_again(story)
    assert states(story) == {first: SessionState.DONE, second: SessionState.SKIPPED}
    assert story.workspace.plan.revision == revision + 2
    assert banner_words(story) == ""
    assert said(story).startswith("Skipped ")
    story.window.actions_by_id["undo"].trigger()
    assert states(story) == {first: SessionState.DONE}


def test_the_same_wish_made_twice_is_done_once_and_no_fault(story: Application, disk: Disk) -> None:
    first, second = two_sessions(story)
    revision = story.workspace.plan.revision
    disk.is_full = True
    for id in (first, second, first):
        act(story, id, "done")
    assert banner_words(story) == f"2 changes are not saved {FULL}"
    disk.is_full = False
    act(story, second, "done")
    assert states(story) == {first: SessionState.DONE, second: SessionState.DONE}
    assert story.workspace.plan.revision == revision + 2
    assert said(story).startswith("Did ")
    assert banner_words(story) == ""


def test_time_that_is_logged_twice_counts_twice(story: Application, disk: Disk) -> None:
    item = item_of(story)

    def log_half_an_hour() -> None:
        now = story.workspace.now
        story.performer.perform(lambda plan, _schedule: log_time(plan, item, 30, now.date(), now))

    disk.is_full = True
    log_half_an_hour()
    log_half_an_hour()
    assert banner_words(story) == f"2 changes are not saved {FULL}"
    disk.is_full = False
    log_half_an_hour()
    assert story.workspace.plan.logged[item] == 90


def test_undo_takes_back_the_theme_that_was_chosen_after_what_waits(story: Application, disk: Disk) -> None:
    first, _second = two_sessions(story)
    disk.is_full = True
    act(story, first, "done")
    look = story.choices.look
    other = replace(look, more_contrast=not look.more_contrast)
    story.performer.choose(story.choices.look_step(other, "More contrast"))
    actions = story.window.actions_by_id
    assert actions["undo"].text() == "Undo: More contrast"
    actions["undo"].trigger()
    assert story.choices.look == look
    assert banner_words(story) == f"Not saved {FULL}"
    actions["undo"].trigger()
    assert banner_words(story) == ""
    disk.is_full = False


def test_what_is_wished_later_is_done_after_what_waits(story: Application, disk: Disk) -> None:
    first, second = two_sessions(story)
    disk.is_full = True
    act(story, first, "done")
    disk.is_full = False
    act(story, second, "pin")
    assert states(story)[first] is SessionState.DONE
    assert story.workspace.plan.sessions[second].pinned
    assert [entry.label.split()[0] for entry in story.workspace.history(2)] == ["Pinned", "Did"]
    assert banner_words(story) == ""


def test_one_that_contradicts_what_happened_since_is_told_and_the_others_are_done(
    story: Application, disk: Disk
) -> None:
    first, second = two_sessions(story)
    disk.is_full = True
    act(story, first, "done")
    act(story, second, "done")
    disk.is_full = False
    now = story.workspace.now
    story.workspace.perform(lambda plan, schedule: finish_session(plan, schedule, first, now))
    try_again(story)
    assert states(story) == {first: SessionState.DONE, second: SessionState.DONE}
    assert said(story) == "“Did Course 1: Python” is not tried again: This session is done already."
    assert banner_words(story) == ""


def test_undo_takes_back_what_waits_and_then_what_was_saved(story: Application, disk: Disk) -> None:
    first, second = two_sessions(story)
    actions = story.window.actions_by_id
    act(story, first, "pin")
    disk.is_full = True
    act(story, first, "done")
    act(story, second, "skip")
    assert actions["undo"].text().startswith("Undo: Skipped ")
    actions["undo"].trigger()
    assert said(story).startswith("Undone: Skipped ")
    assert banner_words(story) == f"Not saved {FULL}"
    actions["undo"].trigger()
    assert banner_words(story) == ""
    assert story.workspace.plan.sessions[first].pinned
    disk.is_full = False
    actions["undo"].trigger()
    assert states(story) == {}
    assert not story.workspace.plan.sessions[first].pinned


def test_an_offer_to_undo_goes_when_something_newer_waits(story: Application, disk: Disk) -> None:
    first, second = two_sessions(story)
    act(story, first, "pin")
    assert said(story).startswith("Pinned ")
    disk.is_full = True
    act(story, second, "skip")
    assert said(story) == ""


def test_what_waits_is_newer_than_what_could_be_made_again(story: Application, disk: Disk) -> None:
    first, _second = two_sessions(story)
    actions = story.window.actions_by_id
    act(story, first, "pin")
    actions["undo"].trigger()
    disk.is_full = True
    act(story, first, "done")
    assert not actions["redo"].isEnabled()
    disk.is_full = False
    story.performer.redo()
    assert states(story) == {first: SessionState.DONE}
    assert not story.workspace.plan.sessions[first].pinned
    assert banner_words(story) == ""


def test_a_dialog_keeps_what_is_wished_as_long_as_something_waits(story: Application, disk: Disk) -> None:
    first, second = two_sessions(story)
    told: list[str] = []
    disk.is_full = True
    act(story, first, "done")
    now = story.workspace.now

    def skip(plan: Plan, schedule: Schedule) -> Edit:
        return skip_session(plan, schedule, second, now)

    assert story.performer.perform(skip, told.append) is None
    assert told == [FULL]
    assert banner_words(story) == f"Not saved {FULL}"
    disk.is_full = False
    assert story.performer.perform(skip, told.append) is not None
    assert states(story) == {first: SessionState.DONE, second: SessionState.SKIPPED}


def test_the_next_save_takes_a_waiting_note_along(story: Application, disk: Disk) -> None:
    item = item_of(story)
    disk.is_full = True
    QTest.keyClick(type_a_note(story, "Later"), Qt.Key.Key_Escape)
    disk.is_full = False
    story.window.actions_by_id["pin"].trigger()
    assert note_of(story, item) == "Later"
    assert banner_words(story) == ""


def test_the_window_does_not_close_over_a_note_that_is_not_saved(story: Application, disk: Disk) -> None:
    disk.is_full = True
    type_a_note(story, "Do not lose me")
    story.window.close()
    assert story.window.isVisible()
    (dialog,) = story.window.findChildren(ErrorDialog)
    assert dialog.windowTitle() == "Not everything is saved"
    dialog.chosen.emit(1)
    dialog.accept()
    assert story.window.isVisible()
    disk.is_full = False
    item = item_of(story)
    story.window.close()
    assert not story.window.isVisible()
    assert note_of(story, item) == "Do not lose me"


@pytest.mark.parametrize("leave", [MainWindow.close, MainWindow.quit])
def test_the_window_does_not_close_over_a_change_that_is_not_saved(
    story: Application, disk: Disk, leave: Callable[[MainWindow], object]
) -> None:
    first, second = two_sessions(story)
    disk.is_full = True
    act(story, first, "done")
    act(story, second, "done")
    leave(story.window)
    assert story.window.isVisible()
    (dialog,) = story.window.findChildren(ErrorDialog)
    assert dialog.windowTitle() == "Not everything is saved"
    words = [each.text() for each in dialog.findChildren(QLabel)]
    assert "If you go on, 2 changes that you made are lost; the details name them." in words
    (details,) = dialog.findChildren(QPlainTextEdit)
    assert details.toPlainText().startswith("Did Course 1: Python\nDid ")
    dialog.accept()
    dialog.chosen.emit(1)
    assert story.window.isVisible()
    disk.is_full = False
    leave(story.window)
    assert not story.window.isVisible()
    assert states(story) == {first: SessionState.DONE, second: SessionState.DONE}


def asks_before_it_opens_another(whole: Program, disk: Disk, open_other: Callable[[], None]) -> None:
    """Another plan is opened over what waits only when she goes on without it."""
    story = whole.application
    open_other()
    assert whole.application is story
    (dialog,) = story.window.findChildren(ErrorDialog)
    disk.is_full = False
    dialog.accept()
    dialog.chosen.emit(0)
    assert whole.application is not story


def test_another_plan_is_not_opened_over_a_change_that_is_not_saved(
    whole: Program, disk: Disk, open_other: Callable[[], None]
) -> None:
    story = whole.application
    disk.is_full = True
    story.window.actions_by_id["done"].trigger()
    asks_before_it_opens_another(whole, disk, open_other)


def test_changes_and_notes_that_are_not_saved_are_asked_about_together(
    story: Application, disk: Disk
) -> None:
    disk.is_full = True
    story.window.actions_by_id["done"].trigger()
    type_a_note(story, "Mine")
    story.window.close()
    (dialog,) = story.window.findChildren(ErrorDialog)
    (details,) = dialog.findChildren(QPlainTextEdit)
    assert details.toPlainText() == "Did Course 1: Python\n\nMine"
    dialog.accept()
    disk.is_full = False


def test_who_wants_to_go_on_without_it_can(story: Application, disk: Disk) -> None:
    disk.is_full = True
    type_a_note(story, "Never mind")
    story.window.close()
    (dialog,) = story.window.findChildren(ErrorDialog)
    dialog.accept()
    dialog.chosen.emit(0)
    assert not story.window.isVisible()


def test_who_closes_twice_is_asked_once(story: Application, disk: Disk) -> None:
    disk.is_full = True
    type_a_note(story, "Once")
    story.window.close()
    story.window.quit()
    (dialog,) = story.window.findChildren(ErrorDialog)
    disk.is_full = False
    assert story.window.close()
    assert not dialog.isVisible()
    assert note_of(story, item_of(story)) == "Once"


GONE = Refusal("This item is not in the plan any more.")


def offered(program: Application) -> list[str]:
    """What is offered to be copied, since it cannot be saved; it is put away."""
    dialogs = [each for each in program.window.findChildren(ErrorDialog) if each.isVisible()]
    words = [view.toPlainText() for each in dialogs for view in each.findChildren(QPlainTextEdit)]
    for each in dialogs:
        assert "cannot be saved" in each.windowTitle()
        each.reject()
    return words


def test_a_note_that_is_refused_for_another_reason_waits_no_longer_and_can_be_copied_once(
    story: Application, disk: Disk
) -> None:
    disk.is_full = True
    QTest.keyClick(type_a_note(story, "Too late"), Qt.Key.Key_Escape)
    disk.refusal = GONE
    story.window._on_minute()
    assert banner_words(story) == ""
    assert offered(story) == ["Too late"]
    story.window._on_minute()
    assert offered(story) == []
    assert story.window.close()


def test_two_such_notes_are_offered_together(story: Application, disk: Disk) -> None:
    disk.is_full = True
    for id, note in ((item_of(story), "One"), ("containers", "Two")):
        story.performer.perform_quietly(partial(write_a_note, id, note), f"note {id}", note)
    disk.refusal = GONE
    try_again(story)
    assert banner_words(story) == ""
    assert offered(story) == ["One\n\nTwo"]


def test_a_newer_text_that_is_refused_for_another_reason_ends_the_waiting_too(
    story: Application, disk: Disk
) -> None:
    disk.is_full = True
    QTest.keyClick(type_a_note(story, "Old"), Qt.Key.Key_Escape)
    disk.refusal = GONE
    QTest.keyClick(type_a_note(story, "er"), Qt.Key.Key_Escape)
    assert banner_words(story) == ""
    assert offered(story) == ["Older"]


@pytest.mark.parametrize("was_waiting", [True, False])
def test_the_window_stays_under_the_offer_to_copy_what_cannot_be_saved(
    story: Application, disk: Disk, was_waiting: bool
) -> None:
    disk.is_full = was_waiting
    editor = type_a_note(story, "Mine")
    if was_waiting:
        QTest.keyClick(editor, Qt.Key.Key_Escape)
        assert not story.window.close()  # and is asked
    disk.refusal = GONE
    assert not story.window.close()
    assert not story.window.close()
    assert offered(story) == ["Mine"]
    assert story.window.close()


def test_a_wish_that_is_refused_for_another_reason_waits_no_longer(story: Application, disk: Disk) -> None:
    disk.is_full = True
    story.window.actions_by_id["done"].trigger()
    disk.refusal = GONE
    try_again(story)
    assert banner_words(story) == ""
    assert said(story) == f"“Did Course 1: Python” is not tried again: {GONE}"
    assert offered(story) == []


def test_what_fails_on_the_way_on_leaves_the_next_close_asking(
    story: Application, disk: Disk, qtbot: QtBot
) -> None:
    disk.is_full = True
    type_a_note(story, "Still here")

    def fail() -> None:
        raise OSError("the other plan cannot be opened")

    assert story.window.not_saved.keeps_open(fail)
    (dialog,) = story.window.findChildren(ErrorDialog)
    with qtbot.captureExceptions() as faults:
        dialog.accept()
        dialog.chosen.emit(0)
    assert len(faults) == 1
    assert not story.window.close()
    disk.is_full = False  # for the end of the story


def test_another_plan_is_not_opened_over_a_note_that_is_not_saved(
    whole: Program, disk: Disk, clock: Clock, open_other: Callable[[], None]
) -> None:
    story = whole.application
    disk.is_full = True
    type_a_note(story, "Here")
    asks_before_it_opens_another(whole, disk, open_other)


def test_who_stays_for_a_note_can_open_the_sample_later(whole: Program, disk: Disk) -> None:
    story = whole.application
    disk.is_full = True
    type_a_note(story, "Here")
    whole.open_sample()
    assert whole.application is story
    (dialog,) = story.window.findChildren(ErrorDialog)
    dialog.accept()
    dialog.chosen.emit(1)
    disk.is_full = False
    whole.open_sample()
    assert whole.application is not story


@pytest.fixture
def open_other(whole: Program, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], None]:
    folder = tmp_path_factory.mktemp("other")
    return lambda: whole.open_plan(Paths(folder))

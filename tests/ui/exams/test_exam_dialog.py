from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.edit import Change, Edit
from planner.domain.goal import Goal
from planner.scheduling.schedule import Verdict
from planner.services.catalog import certifications
from planner.services.plan_settings import set_exam_buffers
from planner.services.workspace import Workspace
from planner.ui.exams import exam_dialog
from planner.ui.exams.exam_dialog import ExamContext, ExamDialog
from planner.ui.performer import Performer
from planner.ui.shared.scrolled_column import ScrolledColumn
from planner.ui.style import apply_theme
from planner.ui.theme import load_theme
from planner.ui.widgets import long_choice
from planner.ui.widgets.marks import IconMark
from planner.values import replace
from tests.support.mouse import turn_wheel
from tests.ui.conftest import NOW, Keep

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


Open = Callable[[Goal | None], ExamDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot, workspace: Workspace, performer: Performer, keep: Keep) -> Open:
    def make(goal: Goal | None) -> ExamDialog:
        context = ExamContext(workspace.plan, certifications(), workspace.now)
        dialog = ExamDialog(context, performer, goal)
        keep(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return make


@pytest.fixture
def dialog(open_dialog: Open) -> ExamDialog:
    return open_dialog(None)


def choose(dialog: ExamDialog, id: str) -> None:
    dialog.certification.setCurrentIndex(dialog.certification.findData(id))


def press(qtbot: QtBot, dialog: QDialog, words: str) -> None:
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def visible_words(dialog: QWidget) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible() and each.text()]


def test_an_exam_is_added_as_it_was_typed(dialog: ExamDialog, workspace: Workspace, qtbot: QtBot) -> None:
    choose(dialog, "aws-aif-c01")
    dialog.day.set_day(date(2027, 9, 3))
    dialog.time.setTime(QTime(14, 30))
    dialog.priority.setCurrentIndex(1)
    dialog.buffer.setValue(3)
    press(qtbot, dialog, "Add to the plan")

    goal = workspace.plan.goals["aws-aif-c01"]
    assert (goal.due, goal.priority, goal.buffer_days) == (datetime(2027, 9, 3, 14, 30), 2, 3)
    assert goal.items == ("cert-aws-aif",)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_what_an_exam_does_to_the_dates_is_seen_before_it_is_added(
    dialog: ExamDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    choose(dialog, "aws-aif-c01")
    dialog.day.set_day(date(2029, 9, 3))
    qtbot.waitUntil(lambda: "AWS AIF-C01, on track" in dialog.effects.accessibleDescription())
    dialog.day.set_day(date(2026, 12, 3))
    qtbot.waitUntil(lambda: "AWS AIF-C01, not feasible" in dialog.effects.accessibleDescription())
    press(qtbot, dialog, "Add to the plan")
    outlook = workspace.schedule.goal("aws-aif-c01")
    assert outlook is not None
    assert outlook.verdict is Verdict.IMPOSSIBLE


def test_other_goals_are_named_where_their_verdict_would_be_another(
    open_dialog: Open, workspace: Workspace, qtbot: QtBot
) -> None:
    dialog = open_dialog(workspace.plan.goals["gcp-pmle"])
    assert not dialog.effects.isVisible()  # nothing is changed yet
    dialog.day.set_day(date(2027, 3, 1))
    qtbot.waitUntil(lambda: "before: on track" in dialog.effects.accessibleDescription())


def test_an_exam_without_a_title_has_no_verdict_yet(dialog: ExamDialog, qtbot: QtBot) -> None:
    dialog.choose("")
    qtbot.waitUntil(lambda: not dialog.effects.isVisible())
    dialog.own.title.setText("Statistics II")
    qtbot.waitUntil(dialog.effects.isVisible)
    assert dialog.effects.accessibleDescription().startswith("Statistics II, ")


def test_the_day_on_which_registration_closes_is_kept_and_taken_back(
    open_dialog: Open, workspace: Workspace, qtbot: QtBot
) -> None:
    dialog = open_dialog(workspace.plan.goals["gcp-pmle"])
    assert not dialog.registration.day.isEnabled()
    dialog.registration.is_known.click()
    dialog.registration.day.set_day(date(2027, 11, 12))
    press(qtbot, dialog, "Change the exam")
    assert workspace.plan.goals["gcp-pmle"].registration_closes == date(2027, 11, 12)
    again = open_dialog(workspace.plan.goals["gcp-pmle"])
    assert again.registration.day.day() == date(2027, 11, 12)
    again.registration.is_known.click()
    press(qtbot, again, "Change the exam")
    assert workspace.plan.goals["gcp-pmle"].registration_closes is None


def test_seat_place_and_fee_are_kept_and_changed(
    dialog: ExamDialog, open_dialog: Open, workspace: Workspace, qtbot: QtBot
) -> None:
    choose(dialog, "aws-aif-c01")
    dialog.seat.booked.click()
    dialog.seat.place.setText("online")
    press(qtbot, dialog, "Add to the plan")
    goal = workspace.plan.goals["aws-aif-c01"]
    assert (goal.booked, goal.place, goal.fee) == (True, "online", "100 USD")

    again = open_dialog(goal)
    again.seat.fee.setText("50 USD with a voucher")
    again.seat.booked.click()
    press(qtbot, again, "Change the exam")
    goal = workspace.plan.goals["aws-aif-c01"]
    assert (goal.booked, goal.place, goal.fee) == (False, "online", "50 USD with a voucher")


def test_the_price_of_the_catalogue_is_offered_until_another_is_typed(dialog: ExamDialog) -> None:
    choose(dialog, "aws-aif-c01")
    assert dialog.seat.fee.text() == "100 USD"
    choose(dialog, "gcp-pca")
    assert dialog.seat.fee.text() == "200 USD"
    dialog.seat.fee.setText("180 EUR")
    choose(dialog, "aws-aif-c01")
    assert dialog.seat.fee.text() == "180 EUR"


def test_an_exam_of_ones_own_stands_first_and_asks_for_what_no_catalogue_knows(
    dialog: ExamDialog, open_dialog: Open, workspace: Workspace, qtbot: QtBot
) -> None:
    assert dialog.certification.itemText(0) == "Own exam"
    assert not dialog.own.title.isVisible()
    dialog.choose("")
    for field in (dialog.own.title, dialog.own.vendor, dialog.own.length, dialog.hours):
        assert field.isVisible()
    press(qtbot, dialog, "Add to the plan")
    assert dialog.problem.text == "An exam needs a title."

    dialog.own.title.setText("Statistics I")
    dialog.own.vendor.setText("Open University")
    dialog.own.length.setValue(180)
    dialog.hours.setValue(20)
    press(qtbot, dialog, "Add to the plan")
    goal = workspace.plan.goals["statistics-i"]
    assert (goal.title, goal.exam_minutes, goal.certification) == ("Statistics I", 180, None)
    assert workspace.plan.items[goal.items[0]].effort.likely == 20 * 60

    again = open_dialog(goal)
    assert again.certification.currentText() == "Own exam"
    again.own.title.setText("Statistics II")
    again.own.length.setValue(90)
    press(qtbot, again, "Change the exam")
    after = workspace.plan.goals["statistics-i"]
    assert (after.title, after.exam_minutes) == ("Statistics II", 90)


def test_hours_beside_a_project_of_as_many_are_told(dialog: ExamDialog) -> None:
    dialog.choose("")
    dialog.hours.setValue(36)
    assert any("leaves something to show" in words for words in visible_words(dialog))
    dialog.hours.setValue(1_999)
    assert not any("leaves something to show" in words for words in visible_words(dialog))


@pytest.fixture
def slow_typing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys belong to one word, however long a busy machine takes between them."""
    monkeypatch.setattr(long_choice, "_TYPING_MS", 600_000)


@pytest.mark.usefixtures("slow_typing")
@pytest.mark.parametrize(
    ("typed", "found"), [("pmle", "gcp-pmle"), ("ai-3", "azure-ai-300"), ("practi", "aws-aif-c01")]
)
def test_typing_finds_a_certification_by_any_part_of_its_names(
    dialog: ExamDialog, typed: str, found: str
) -> None:
    choose(dialog, "gcp-pca")
    QTest.keyClicks(dialog.certification, typed)
    assert dialog.certification.currentData() == found


@pytest.mark.usefixtures("slow_typing")
def test_typing_finds_in_the_open_list_too_and_enter_chooses(dialog: ExamDialog) -> None:
    choose(dialog, "gcp-pca")
    dialog.certification.showPopup()
    view = dialog.certification.view()
    QTest.keyClicks(view, "data sci")
    assert view.currentIndex().data() == "Microsoft Certified: Azure Data Scientist Associate (retired)"
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert dialog.certification.currentData() == "azure-dp-100"


def test_a_refusal_stands_close_below_the_notes_beside_its_sign(dialog: ExamDialog, qtbot: QtBot) -> None:
    choose(dialog, "azure-ai-300")  # has more to say than what follows
    choose(dialog, "azure-ai-102")
    dialog.day.set_day(NOW.date())
    press(qtbot, dialog, "Add to the plan")
    QApplication.processEvents()
    assert dialog.problem.text == "The exam would be in the past; give a date to come."
    (mark,) = dialog.problem.findChildren(IconMark)
    assert mark.y() == 0
    below_notes = dialog._notes.mapTo(dialog, QPoint(0, dialog._notes.height())).y()
    assert 0 <= dialog.problem.y() - below_notes <= 10
    assert dialog.height() == dialog.sizeHint().height()


def test_cancel_changes_nothing(dialog: ExamDialog, workspace: Workspace, qtbot: QtBot) -> None:
    revision = workspace.plan.revision
    press(qtbot, dialog, "Cancel")

    assert dialog.result() == QDialog.DialogCode.Rejected
    assert workspace.plan.revision == revision


def test_hours_are_asked_for_where_no_item_prepares(
    dialog: ExamDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    choose(dialog, "aws-aif-c01")
    assert not dialog.hours.isVisible()
    choose(dialog, "azure-ai-901")
    assert dialog.hours.isVisible()

    dialog.hours.setValue(12)
    press(qtbot, dialog, "Add to the plan")

    (item,) = workspace.plan.goals["azure-ai-901"].items
    assert workspace.plan.items[item].effort.likely == 12 * 60


def test_a_retired_exam_is_warned_of_and_can_still_be_planned(
    dialog: ExamDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    choose(dialog, "tensorflow-developer")
    assert any("is retired" in words for words in visible_words(dialog))

    press(qtbot, dialog, "Add to the plan")

    assert "tensorflow-developer" in workspace.plan.goals


def test_a_moment_that_is_over_keeps_the_dialog_open_and_says_why(
    dialog: ExamDialog, workspace: Workspace, performer: Performer, qtbot: QtBot
) -> None:
    revision = workspace.plan.revision
    dialog.day.set_day(NOW.date())
    with qtbot.assertNotEmitted(performer.refused):
        press(qtbot, dialog, "Add to the plan")

    assert dialog.isVisible()
    assert dialog.problem.text == "The exam would be in the past; give a date to come."
    assert dialog.problem.isVisible()
    assert workspace.plan.revision == revision

    dialog.day.set_day(date(2027, 9, 3))
    assert not dialog.problem.isVisible()
    press(qtbot, dialog, "Add to the plan")
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_no_day_before_today_can_be_chosen(dialog: ExamDialog) -> None:
    dialog.day.set_day(date(2020, 1, 1))

    assert dialog.day.day() == NOW.date()


def test_enter_adds_and_escape_cancels(dialog: ExamDialog, open_dialog: Open) -> None:
    QTest.keyClick(dialog.buffer, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted

    other = open_dialog(None)
    QTest.keyClick(other.buffer, Qt.Key.Key_Escape)
    assert other.result() == QDialog.DialogCode.Rejected


def test_a_change_keeps_what_was_not_touched(open_dialog: Open, workspace: Workspace, qtbot: QtBot) -> None:
    before = workspace.plan.goals["gcp-pmle"]
    dialog = open_dialog(before)
    assert not dialog.certification.isEnabled()
    assert not dialog.hours.isVisible()

    dialog.day.set_day(date(2028, 1, 14))
    press(qtbot, dialog, "Change the exam")

    assert workspace.plan.goals["gcp-pmle"] == replace(before, due=datetime(2028, 1, 14, 9))


def test_a_change_of_nothing_is_said(open_dialog: Open, workspace: Workspace, qtbot: QtBot) -> None:
    dialog = open_dialog(workspace.plan.goals["gcp-pmle"])
    press(qtbot, dialog, "Change the exam")

    assert dialog.problem.text.startswith("Nothing changes")
    assert dialog.isVisible()


def test_an_exam_that_is_over_keeps_its_date_when_something_else_changes(
    open_dialog: Open, workspace: Workspace, qtbot: QtBot
) -> None:
    before = workspace.plan.goals["gcp-pmle"]
    past = replace(before, due=datetime(2026, 11, 20, 9))
    workspace.perform(lambda _plan, _schedule: Edit("Past", (Change(before, past),)))
    dialog = open_dialog(past)

    dialog.priority.setCurrentIndex(2)
    press(qtbot, dialog, "Change the exam")

    assert workspace.plan.goals["gcp-pmle"] == replace(past, priority=3)


def test_an_exam_that_the_catalogue_no_longer_has_can_be_changed(
    open_dialog: Open, workspace: Workspace, qtbot: QtBot
) -> None:
    before = workspace.plan.goals["gcp-pmle"]
    unknown = replace(before, certification="gone")
    workspace.perform(lambda _plan, _schedule: Edit("Gone", (Change(before, unknown),)))
    dialog = open_dialog(unknown)

    dialog.buffer.setValue(5)
    press(qtbot, dialog, "Change the exam")

    assert dialog.certification.currentText() == "Google PMLE"
    assert workspace.plan.goals["gcp-pmle"].buffer_days == 5


def test_fields_have_names_and_units(dialog: ExamDialog) -> None:
    names = {
        dialog.certification: "Certification",
        dialog.day: "Day of the exam",
        dialog.time: "Time of the exam",
        dialog.hours: "Hours to prepare",
        dialog.priority: "Priority",
        dialog.buffer: "Days kept free before",
    }

    assert {field.accessibleName() for field in names} == set(names.values())
    assert dialog.buffer.text() == "2 days"
    dialog.buffer.setValue(1)
    assert dialog.buffer.text() == "1 day"
    assert dialog.priority.currentText() == "1, the highest"


def test_the_clock_follows_the_locale(open_dialog: Open, workspace: Workspace, qtbot: QtBot) -> None:
    QLocale.setDefault(QLocale("en_US"))
    dialog = open_dialog(None)

    assert dialog.time.text().replace("\u202f", " ") == "9:00 AM"


def test_a_long_name_is_cut_in_the_field_and_whole_in_the_list(dialog: ExamDialog) -> None:
    choose(dialog, "azure-ai-300")
    box = dialog.certification
    box.showPopup()

    assert box.toolTip() == box.currentText()
    assert box.view().width() >= box.fontMetrics().horizontalAdvance(box.currentText())
    assert box.width() < box.fontMetrics().horizontalAdvance(box.currentText())
    box.hidePopup()


def test_the_dialog_is_as_high_as_its_words(dialog: ExamDialog) -> None:
    heights = set()
    for id in ("aws-dea-c01", "azure-ai-103", "azure-ai-901"):
        choose(dialog, id)
        QTest.qWait(1)
        heights.add(dialog.height())
        for words in dialog.findChildren(QLabel):
            if words.isVisible() and words.wordWrap():
                assert words.height() >= words.heightForWidth(words.width())
    assert len(heights) > 1


def test_a_wheel_over_a_number_changes_it_only_where_the_focus_is(dialog: ExamDialog, qtbot: QtBot) -> None:
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    dialog.certification.setFocus()
    turn_wheel(dialog.buffer)
    assert dialog.buffer.value() == 2

    dialog.certification.setCurrentIndex(1)
    dialog.buffer.setFocus()
    turn_wheel(dialog.buffer)
    assert dialog.buffer.value() == 3
    turn_wheel(dialog.certification)
    assert dialog.certification.currentIndex() == 1
    dialog.certification.setFocus()
    turn_wheel(dialog.certification)
    assert dialog.certification.currentIndex() == 0


def test_all_of_an_own_exam_is_reached_in_a_low_window_with_large_text(
    qapp: QApplication, qtbot: QtBot, workspace: Workspace, performer: Performer, keep: Keep
) -> None:
    apply_theme(qapp, load_theme("light", scale=1.5))
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 640)
    window.show()
    context = ExamContext(workspace.plan, certifications(), workspace.now)
    dialog = ExamDialog(context, performer, parent=window)
    keep(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.choose("")
    QTest.qWait(1)
    assert dialog.height() <= 640
    add = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Add to the plan")
    assert dialog.rect().contains(add.geometry())
    assert dialog.seat.fee.visibleRegion().boundingRect().height() < dialog.seat.fee.height()
    while not dialog.seat.fee.hasFocus():
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
    assert dialog.seat.fee.visibleRegion().boundingRect().height() == dialog.seat.fee.height()
    press(qtbot, dialog, "Add to the plan")
    assert "An exam needs a title." in visible_words(dialog)
    assert dialog.height() <= 640


def test_no_exam_scrolls_where_there_is_room(dialog: ExamDialog) -> None:
    for id in ("aws-mla-c01", "azure-ai-300", ""):
        dialog.choose(id)
        QTest.qWait(1)
        area = dialog.findChild(ScrolledColumn)
        assert area is not None
        assert area.verticalScrollBar().maximum() == 0


def test_longer_words_make_it_wider_and_cut_no_field(
    open_dialog: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exam_dialog, "_", lambda words: f"{words} and something more")
    dialog = open_dialog(None)
    dialog.choose("")
    QTest.qWait(1)
    for field in (dialog.certification, dialog.time, dialog.seat.fee, dialog.own.length):
        assert field.visibleRegion().boundingRect().width() == field.width()


def test_a_new_exam_keeps_as_many_days_free_as_the_setting_says(
    open_dialog: Open, workspace: Workspace
) -> None:
    workspace.perform(lambda plan, _schedule: set_exam_buffers(plan, 6))
    assert open_dialog(None).buffer.value() == 6

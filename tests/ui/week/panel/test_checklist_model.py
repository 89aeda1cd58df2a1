from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from planner.ui.week.panel.checklist_model import ChecklistModel
from planner.ui.week.panel.checklist_rows import GroupRow, Tick
from tests.ui.week.panel.sample_rows import DAYS, REVIEW, SUBJECTS, day_row, session_row

CHECK = Qt.ItemDataRole.CheckStateRole
WARN = QAbstractItemModelTester.FailureReportingMode.Warning


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[ChecklistModel]:
    made = ChecklistModel()
    tester = QAbstractItemModelTester(made, WARN)
    made.show_groups(DAYS)
    yield made
    tester.deleteLater()


def titles_below(model: ChecklistModel, day: QModelIndex) -> list[str]:
    return [model.index(row, 0, day).data() for row in range(model.rowCount(day))]


def test_days_stand_above_their_sessions(model: ChecklistModel) -> None:
    assert model.rowCount() == len(DAYS)
    assert titles_below(model, model.index(1, 0)) == ["Review gaps from practice exam 1", "Prompting and RAG"]
    assert model.rowCount(model.index(5, 0)) == 0


@pytest.mark.parametrize(
    ("id", "state"),
    [
        ("training", Qt.CheckState.Checked),
        ("practice", Qt.CheckState.PartiallyChecked),
        (REVIEW, Qt.CheckState.Unchecked),
    ],
)
def test_a_session_has_a_box(model: ChecklistModel, id: str, state: Qt.CheckState) -> None:
    index = model.index_of(id)
    assert index.data(CHECK) == state
    assert model.flags(index) & Qt.ItemFlag.ItemIsUserCheckable


def test_days_and_exams_have_none(model: ChecklistModel) -> None:
    exam, day = model.index_of("exam"), model.index(0, 0)
    assert exam.data(CHECK) is None
    assert not model.flags(exam) & Qt.ItemFlag.ItemIsUserCheckable
    assert day.data(CHECK) is None
    assert not model.flags(day) & Qt.ItemFlag.ItemIsSelectable


@pytest.mark.parametrize(("id", "wish"), [(REVIEW, True), ("practice", True), ("training", False)])
def test_ticking_sends_a_wish_and_changes_nothing_by_itself(
    model: ChecklistModel, qtbot: QtBot, id: str, wish: bool
) -> None:
    index = model.index_of(id)
    before = index.data(CHECK)
    with qtbot.waitSignal(model.done_toggled) as told:
        assert not model.setData(index, Qt.CheckState.Checked, CHECK)
    assert told.args == [id, wish]
    assert index.data(CHECK) == before


def test_an_exam_cannot_be_ticked(model: ChecklistModel, qtbot: QtBot) -> None:
    exam = model.index_of("exam")
    assert exam.isValid()
    with qtbot.assertNotEmitted(model.done_toggled):
        model.toggle(exam)
    with qtbot.waitSignal(model.done_toggled):
        model.toggle(model.index_of("svd"))


def test_screen_readers_hear_title_day_and_length(model: ChecklistModel) -> None:
    index = model.index_of("svd")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "SVD and PCA"
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "1 h"
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole) == "2 h 15"


def test_a_tool_tip_shows_markup_as_letters(model: ChecklistModel) -> None:
    model.show_groups([day_row("wed", "Wednesday", session_row("x", "<b>Bold</b>"))])
    assert "&lt;b&gt;" in model.index_of("x").data(Qt.ItemDataRole.ToolTipRole)


def test_the_same_sessions_stand_under_subjects_and_under_days_again(
    model: ChecklistModel, qtbot: QtBot
) -> None:
    held = QPersistentModelIndex(model.index_of(REVIEW))
    for groups, heading in ((SUBJECTS, "Certification"), (DAYS, "Today, Wednesday 25")):
        with qtbot.assertNotEmitted(model.modelReset):
            model.show_groups(groups)
        assert [model.group_at(model.index(row, 0)) for row in range(model.rowCount())] == list(groups)
        for row, group in enumerate(groups):
            assert titles_below(model, model.index(row, 0)) == [each.title for each in group.sessions]
        # It has moved and is no other row, so whatever holds it goes with it.
        assert held.isValid()
        assert held.parent().data() == heading


def test_sessions_are_ticked_and_exams_are_not_under_subjects_too(
    model: ChecklistModel, qtbot: QtBot
) -> None:
    model.show_groups(SUBJECTS)
    with qtbot.waitSignal(model.done_toggled) as told:
        model.toggle(model.index_of(REVIEW))
    assert told.args == [REVIEW, True]
    with qtbot.assertNotEmitted(model.done_toggled):
        model.toggle(model.index_of("exam"))
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_only_the_session_that_changed_is_told(model: ChecklistModel, qtbot: QtBot) -> None:
    changed: list[str] = []
    model.dataChanged.connect(lambda first, last: changed.append(model.row_at(first).id))  # type: ignore[union-attr]
    days = list(DAYS)
    done = session_row(
        REVIEW, "Review gaps from practice exam 1", subject="cert", length="1 h 30", tick=Tick.ON
    )
    days[1] = day_row(
        "wed", "Today, Wednesday 25", done, DAYS[1].sessions[1], meta="2 h 15", is_today=True, is_open=True
    )
    with qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(model.rowsRemoved):
        model.show_groups(days)
    assert sorted(changed) == [REVIEW, "wed"]


@st.composite
def weeks(draw: st.DrawFn) -> list[GroupRow]:
    names = draw(st.lists(st.sampled_from("abcdefgh"), unique=True))
    days = draw(st.lists(st.sampled_from(["mon", "tue", "wed", "thu"]), unique=True))
    places = [draw(st.sampled_from(days)) for _name in names] if days else []
    return [
        day_row(
            day,
            day.title(),
            *(session_row(name) for name, place in zip(names, places, strict=False) if place == day),
        )
        for day in days
    ]


@given(before=weeks(), after=weeks())
def test_from_any_week_to_any_other_the_model_shows_the_rows_given(
    qapp: object, before: list[GroupRow], after: list[GroupRow]
) -> None:
    model = ChecklistModel()
    tester = QAbstractItemModelTester(model, WARN)
    for days in (before, after):
        model.show_groups(days)
        shown = [model.group_at(model.index(row, 0)) for row in range(model.rowCount())]
        assert shown == days
        for row, day in enumerate(days):
            assert titles_below(model, model.index(row, 0)) == [each.title for each in day.sessions]
    tester.deleteLater()

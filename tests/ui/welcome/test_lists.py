from datetime import datetime

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from planner.ui.shared.check_model import CHECK
from planner.ui.welcome.answers import Answers, Catalogue, ExamAnswer
from planner.ui.welcome.exam_list import ExamList, ExamModel
from planner.ui.welcome.exam_rows import found
from planner.ui.welcome.goal_rows import goal_rows
from planner.ui.welcome.known_list import KnownFilter, KnownModel, KnownTree
from planner.ui.welcome.look import take_look
from planner.ui.welcome.rows import ItemRow, PhaseRow, knowledge_rows
from planner.values import replace

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
pytestmark = [
    pytest.mark.usefixtures("themed"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


@pytest.fixture
def phases(answers: Answers, catalogue: Catalogue, now: datetime) -> tuple[PhaseRow, ...]:
    return knowledge_rows(answers, catalogue, now).phases


@pytest.fixture
def known(qtbot: QtBot, phases: tuple[PhaseRow, ...]) -> KnownModel:
    model = KnownModel()
    model.show_phases(phases)
    return model


def state(model: KnownModel | ExamModel, index: QModelIndex) -> Qt.CheckState:
    return Qt.CheckState(model.data(index, CHECK))


def test_the_models_keep_qts_contract(
    known: KnownModel, answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    testers = [QAbstractItemModelTester(known, FATAL), QAbstractItemModelTester(KnownFilter(known), FATAL)]
    exams = ExamModel()
    testers.append(QAbstractItemModelTester(exams, FATAL))
    look = take_look(answers, catalogue, now)
    exams.show_exams(goal_rows(answers, catalogue, look, now).exams)
    chosen = answers.with_exam(ExamAnswer("gcp-pmle", datetime(2027, 12, 11, 9)))
    exams.show_exams(goal_rows(chosen, catalogue, take_look(chosen, catalogue, now), now).exams)
    ticked = answers.with_knowledge(["linear-algebra"], True)
    known.show_phases(knowledge_rows(ticked, catalogue, now).phases)
    rows = goal_rows(answers, catalogue, look, now).exams
    exams.show_exams(found(rows, "google machine"))
    assert exams.rowCount() == 2
    exams.show_exams(found(rows, ""))
    assert len(testers) == 3
    assert exams.rowCount() == len(catalogue.certifications) + len(catalogue.tracks) + 1


def test_a_phase_is_partly_ticked_while_some_items_are(known: KnownModel) -> None:
    assert state(known, known.index_of("prog", above=True)) == Qt.CheckState.PartiallyChecked
    assert state(known, known.index_of("math", above=True)) == Qt.CheckState.Unchecked
    assert state(known, known.index_of("git")) == Qt.CheckState.Checked
    assert known.flags(known.index_of("git")) & Qt.ItemFlag.ItemIsUserCheckable


def test_a_tick_is_told_and_only_its_rows_change(
    known: KnownModel, answers: Answers, catalogue: Catalogue, now: datetime, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(known.ticked) as told:
        known.setData(known.index_of("calculus"), Qt.CheckState.Checked, CHECK)
    row, is_known = told.args
    assert isinstance(row, ItemRow)
    assert (row.id, is_known) == ("calculus", True)
    changed: list[str] = []
    known.dataChanged.connect(lambda first, _last, _roles: changed.append(str(first.data())))
    known.show_phases(knowledge_rows(answers.with_knowledge(["calculus"], True), catalogue, now).phases)
    assert sorted(changed) == ["Calculus", "Mathematics and statistics"]
    assert known.setData(known.index_of("calculus"), "text", Qt.ItemDataRole.EditRole) is False


@pytest.fixture
def tree(known: KnownModel, qtbot: QtBot) -> KnownTree:
    view = KnownTree(KnownFilter(known))
    qtbot.addWidget(view)
    view.resize(600, 400)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_a_click_ticks_an_item_and_unfolds_a_phase(tree: KnownTree, known: KnownModel, qtbot: QtBot) -> None:
    phase = tree.model().index(1, 0)
    row = tree.visualRect(phase)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert tree.isExpanded(phase)
    item = tree.visualRect(tree.model().index(0, 0, phase))
    with qtbot.waitSignal(known.ticked) as told:
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=item.center())
    assert (told.args[0].id, told.args[1]) == ("programming-basics", False)
    with qtbot.waitSignal(known.ticked) as told:
        box = QPoint(row.left() + 10, row.center().y())
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert (told.args[0].id, told.args[1]) == ("prog", True)
    assert tree.isExpanded(phase)


def test_space_ticks_and_arrows_unfold(tree: KnownTree, known: KnownModel, qtbot: QtBot) -> None:
    tree.setFocus()
    tree.setCurrentIndex(tree.model().index(0, 0))
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Right)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    with qtbot.waitSignal(known.ticked) as told:
        QTest.keyClick(tree, Qt.Key.Key_Space)
    assert told.args[0].id == "programming-basics"


def test_a_search_keeps_what_matches_with_its_phase(known: KnownModel) -> None:
    shown = KnownFilter(known)
    shown.setFilterFixedString("PYTORCH")
    assert shown.rowCount() == 1
    phase = shown.index(0, 0)
    assert phase.data() == "Deep learning and its applications"
    assert "PyTorch" in [shown.index(row, 0, phase).data() for row in range(shown.rowCount(phase))]
    shown.setFilterFixedString("no such thing")
    assert shown.rowCount() == 0


def test_rows_look_different_when_ticked(
    tree: KnownTree, known: KnownModel, answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    tree.expandAll()
    before = tree.grab().toImage()
    known.show_phases(knowledge_rows(replace(answers, background="academic"), catalogue, now).phases)
    assert tree.grab().toImage() != before


def test_no_exam_is_a_radio_button_among_check_boxes(
    answers: Answers, catalogue: Catalogue, now: datetime, qtbot: QtBot
) -> None:
    model = ExamModel()
    look = take_look(answers, catalogue, now)
    model.show_exams(goal_rows(answers, catalogue, look, now).exams)
    view = ExamList(model)
    qtbot.addWidget(view)
    view.resize(400, 300)
    assert state(model, model.index(0, 0)) == Qt.CheckState.Checked
    with qtbot.waitSignal(model.ticked) as told:
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(model.index(1, 0)).center()
        )
    assert (told.args[0].id, told.args[1]) == ("gcp-pmle", True)
    details = model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleDescriptionRole)
    assert details == "Google PMLE, professional, 2 h, 407.2 h, earliest 9 Sep 2027"

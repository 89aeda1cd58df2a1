"""Steps and evidence as models: they pass Qt's tester, and change nothing by themselves."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from planner.ui.item_notes.models import EvidenceModel, StepsModel, show_rows
from planner.ui.item_notes.rows import StepRow
from tests.ui.item_notes.conftest import ROWS

WARN = QAbstractItemModelTester.FailureReportingMode.Warning
CHECK = Qt.ItemDataRole.CheckStateRole
MOVE = Qt.DropAction.MoveAction


@pytest.fixture
def steps(qtbot: QtBot) -> Iterator[StepsModel]:
    made = StepsModel()
    tester = QAbstractItemModelTester(made, WARN)
    show_rows(made, ROWS.steps)
    yield made
    tester.deleteLater()


def test_steps_can_be_ticked_renamed_and_dragged(steps: StepsModel) -> None:
    index = steps.index(1, 0)
    assert (index.data(), index.data(CHECK)) == ("Draw", Qt.CheckState.Unchecked)
    for flag in ("ItemIsUserCheckable", "ItemIsEditable", "ItemIsDragEnabled"):
        assert steps.flags(index) & Qt.ItemFlag[flag]
    assert not steps.flags(index) & Qt.ItemFlag.ItemIsDropEnabled


def test_a_tick_is_a_wish(steps: StepsModel) -> None:
    wishes = QSignalSpy(steps.ticked)
    assert not steps.setData(steps.index(1, 0), Qt.CheckState.Checked, CHECK)
    assert (wishes.at(0), wishes.count()) == ([1, True], 1)
    assert steps.index(1, 0).data(CHECK) == Qt.CheckState.Unchecked


def test_other_words_are_a_wish_and_the_same_are_none(steps: StepsModel) -> None:
    wishes = QSignalSpy(steps.renamed)
    steps.setData(steps.index(1, 0), "Draw")
    steps.setData(QModelIndex(), "Draw one")
    assert wishes.count() == 0
    steps.setData(steps.index(1, 0), "Draw one")
    assert wishes.at(0) == [1, "Draw one"]


@pytest.mark.parametrize(
    ("place", "row", "moved"),
    [(0, 2, [0, 1]), (0, 3, [0, 2]), (2, 0, [2, -2]), (1, 1, None), (1, 2, None), (1, -1, None)],
)
def test_a_drop_between_rows_is_a_wish(
    steps: StepsModel, place: int, row: int, moved: list[int] | None
) -> None:
    wishes = QSignalSpy(steps.moved)
    data = steps.mimeData([steps.index(place, 0)])
    assert not steps.dropMimeData(data, MOVE, row, 0, QModelIndex())
    assert (wishes.at(0) if wishes.count() else None) == moved


def test_what_is_not_a_step_is_not_dropped(steps: StepsModel) -> None:
    wishes = QSignalSpy(steps.moved)
    data = steps.mimeData([steps.index(0, 0)])
    data.setData(steps.mimeTypes()[0], b"somewhere")
    assert not steps.dropMimeData(data, MOVE, 2, 0, QModelIndex())
    assert not steps.dropMimeData(steps.mimeData([steps.index(0, 0)]), MOVE, 2, 0, steps.index(1, 0))
    assert wishes.count() == 0


def test_rows_come_and_go(steps: StepsModel) -> None:
    show_rows(steps, (StepRow("0", "Draw", True),))
    assert (steps.rowCount(), steps.index(0, 0).data(CHECK)) == (1, Qt.CheckState.Checked)
    show_rows(steps, ())
    assert steps.rowCount() == 0


def test_evidence_tells_where_it_is(qtbot: QtBot) -> None:
    evidence = EvidenceModel()
    tester = QAbstractItemModelTester(evidence, WARN)
    show_rows(evidence, ROWS.evidence)
    index = evidence.index(0, 0)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Certificate\nhttps://www.coursera.org/verify/1"
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "coursera.org, 23 Nov"
    assert not evidence.flags(index) & Qt.ItemFlag.ItemIsEditable
    tester.deleteLater()

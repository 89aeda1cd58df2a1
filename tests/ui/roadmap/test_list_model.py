"""The rows of the list: they pass Qt's tester, and a drop is a wish."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from planner.domain.roadmap import ReadingList
from planner.domain.sources import Sources
from planner.services.groupings import GroupBy
from planner.ui.roadmap.filters import Filters, shown_groups
from planner.ui.roadmap.list_model import RoadmapModel
from planner.ui.row_model import Branch
from tests.ui.roadmap.small_road import small_rows

MOVE = Qt.DropAction.MoveAction


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[RoadmapModel]:
    made = RoadmapModel()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning)
    made.show(Branch(each.group, each.items) for each in shown_groups(small_rows(), Filters()))
    yield made
    tester.deleteLater()


def drop(model: RoadmapModel, id: str, row: int, parent: QModelIndex) -> list[list[str]]:
    wishes = QSignalSpy(model.moved)
    data = model.mimeData([model.index_of(id)])
    assert not model.dropMimeData(data, MOVE, row, 0, parent)
    return [wishes.at(number) for number in range(wishes.count())]


def test_items_are_dragged_and_phases_take_them(model: RoadmapModel) -> None:
    phase, item = model.index_of("base", above=True), model.index_of("stats")
    assert model.flags(item) & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.flags(item) & Qt.ItemFlag.ItemIsDropEnabled
    assert model.flags(phase) & Qt.ItemFlag.ItemIsDropEnabled
    assert not model.flags(phase) & Qt.ItemFlag.ItemIsDragEnabled
    assert model.supportedDropActions() == MOVE


def test_a_drop_between_items_names_the_one_below(model: RoadmapModel) -> None:
    base, dl = (model.index_of(id, above=True) for id in ("base", "dl"))
    first = model.row_at(model.index(0, 0, dl))
    assert first is not None
    assert drop(model, "stats", 0, dl) == [["stats", "dl", first.id]]
    assert drop(model, "stats", model.rowCount(dl), dl) == [["stats", "dl", ""]]
    assert drop(model, "stats", -1, dl) == [["stats", "dl", ""]]
    assert drop(model, "stats", model.index_of("stats").row(), base) == []


def test_a_drop_elsewhere_is_none(model: RoadmapModel) -> None:
    assert drop(model, "stats", 1, QModelIndex()) == []
    wishes = QSignalSpy(model.moved)
    phase = model.index_of("base", above=True)
    assert not model.dropMimeData(model.mimeData([phase]), MOVE, 0, 0, model.index_of("dl", above=True))
    assert wishes.count() == 0


def test_an_item_may_stand_in_several_groups(model: RoadmapModel) -> None:
    way = ReadingList("way", "A way", ("stats", "python", "stats"))
    also = ReadingList("also", "Another", ("python",))
    rows = small_rows(by=GroupBy.TRACK, sources=Sources(lists=(way, also)))
    for filters in (Filters(), Filters(text="python"), Filters(text="stats"), Filters()):
        model.show(Branch(each.group, each.items) for each in shown_groups(rows, filters))
    assert model.rowCount(model.index_of("list:way", above=True)) == 3
    assert model.rowCount(model.index_of("list:also", above=True)) == 1
    assert model.index_of("python").parent() == model.index_of("list:way", above=True)
    model.show(Branch(each.group, each.items) for each in shown_groups(small_rows(), Filters()))
    assert model.index_of("python").parent() == model.index_of("base", above=True)

"""The model of every list: what it shows, and what it tells after a change."""

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from planner.ui.row_model import ROW_ROLE, Branch, Column, Row, RowModel

DISPLAY = Qt.ItemDataRole.DisplayRole


@dataclass(frozen=True)
class Named:
    id: str
    text: str = ""


def text_of(row: Named) -> str:
    return row.text or row.id


def make_model(*, may_repeat: bool = False) -> RowModel:
    return RowModel(
        (
            Column("Name", {DISPLAY: text_of}),
            Column("Length", {DISPLAY: lambda row: len(text_of(row)), Qt.ItemDataRole.ToolTipRole: text_of}),
        ),
        may_repeat=may_repeat,
    )


def tree(words: str) -> list[Branch]:
    """Read "a: x y, b: z"; a word like x=new has the text "new"."""
    return [
        Branch(named(head), tuple(map(named, tail.split())))
        for head, _colon, tail in (part.strip().partition(":") for part in words.split(",") if part.strip())
    ]


def named(word: str) -> Named:
    id, _equals, text = word.strip().partition("=")
    return Named(id, text)


def shown(model: RowModel) -> list[tuple[str, list[str]]]:
    root = QModelIndex()
    return [
        (text(model, top, root), [text(model, at, model.index(top, 0)) for at in range(children(model, top))])
        for top in range(model.rowCount())
    ]


def children(model: RowModel, top: int) -> int:
    return model.rowCount(model.index(top, 0))


def text(model: RowModel, row: int, parent: QModelIndex) -> str:
    return str(model.data(model.index(row, 0, parent), DISPLAY))


def as_shown(branches: list[Branch]) -> list[tuple[str, list[str]]]:
    return [(text_of(each.row), [text_of(row) for row in each.children]) for each in branches]  # type: ignore[arg-type]


@pytest.fixture
def model(qtbot: QtBot) -> RowModel:
    return make_model()


def counts(model: RowModel) -> dict[str, int]:
    seen = {"inserted": 0, "removed": 0, "moved": 0, "changed": 0, "reset": 0}

    def count(name: str) -> None:
        seen[name] += 1

    model.rowsInserted.connect(lambda *_: count("inserted"))
    model.rowsRemoved.connect(lambda *_: count("removed"))
    model.rowsMoved.connect(lambda *_: count("moved"))
    model.dataChanged.connect(lambda *_: count("changed"))
    model.modelReset.connect(lambda *_: count("reset"))
    return seen


def test_shows_two_levels_with_a_value_for_each_column(model: RowModel) -> None:
    model.show(tree("a: x y, b"))
    assert shown(model) == [("a", ["x", "y"]), ("b", [])]
    y = model.index_of("y", column=1)
    assert (y.row(), y.column(), model.data(y, DISPLAY)) == (1, 1, 1)
    assert model.data(y, Qt.ItemDataRole.ToolTipRole) == "y"
    assert model.data(y, ROW_ROLE) == Named("y") == model.row_at(y)
    assert model.row_at(y.parent()) == Named("a")
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Length"
    assert model.headerData(2, Qt.Orientation.Horizontal) is None


def test_an_id_may_stand_once_above_and_once_below(model: RowModel) -> None:
    model.show(tree("ml: ml sql"))
    assert model.index_of("ml", above=True).parent() == QModelIndex()
    assert model.index_of("ml").parent() == model.index_of("ml", above=True)
    assert not model.index_of("sql", above=True).isValid()


def test_two_rows_of_one_id_are_a_fault(model: RowModel) -> None:
    with pytest.raises(ValueError, match="two rows are called x"):
        model.show(tree("a: x, b: x"))


def test_where_rows_may_repeat_the_first_of_an_id_is_the_one_that_is_found(qtbot: QtBot) -> None:
    model = make_model(may_repeat=True)
    model.show(tree("a: x y x=again, b: x=elsewhere"))
    assert shown(model) == [("a", ["x", "y", "again"]), ("b", ["elsewhere"])]
    assert model.row_at(model.index_of("x")) == Named("x")
    kept = QPersistentModelIndex(model.index_of("x"))
    model.show(tree("b: y x=elsewhere"))
    assert model.row_at(kept) == Named("x", "elsewhere"), "what is chosen stays so where it still stands"


def test_where_much_differs_the_model_is_reset_and_each_row_keeps_its_number(model: RowModel) -> None:
    model.show(tree("a: u v w x, b: y z"), most_steps=3)
    number = model.number_of(model.index_of("x"))
    seen = counts(model)
    model.show(tree("a: x w v u, b: y z"), most_steps=3)
    assert seen["reset"] == 0
    model.show(tree("b: z u v w x, a: y"), most_steps=3)
    assert seen["reset"] == 1
    assert shown(model) == [("b", ["z", "u", "v", "w", "x"]), ("a", ["y"])]
    assert model.index_of_number(number) == model.index_of("x")
    assert model.is_above(model.index_of("a", above=True))
    assert not model.is_above(model.index_of("y"))
    model.show(tree("b: z"), most_steps=3)
    assert seen["reset"] == 2
    assert not model.index_of_number(number).isValid()


def test_groups_above_never_repeat(qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="two rows are called a"):
        make_model(may_repeat=True).show(tree("a: x, a: y"))


def test_the_same_rows_again_tell_nobody(model: RowModel) -> None:
    model.show(tree("a: x y, b: z"))
    seen = counts(model)
    model.show(tree("a: x y, b: z"))
    assert sum(seen.values()) == 0


def test_a_changed_row_is_the_only_one_told(model: RowModel) -> None:
    model.show(tree("a: x y z"))
    told: list[tuple[int, int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row(), last.column())))
    model.show(tree("a: x=new y z=newer"))
    assert told == [(0, 0, 1), (2, 2, 1)]


def test_neighbours_leave_and_come_together(model: RowModel) -> None:
    model.show(tree("a: u v w x y z"))
    seen = counts(model)
    model.show(tree("a: u z"))
    model.show(tree("a: u v w x y z"))
    assert seen == {"inserted": 1, "removed": 1, "moved": 0, "changed": 0, "reset": 0}


def test_one_row_that_went_elsewhere_is_one_move(model: RowModel) -> None:
    model.show(tree("a: v w x y z"))
    seen = counts(model)
    model.show(tree("a: w x y z v"))
    assert seen == {"inserted": 0, "removed": 0, "moved": 1, "changed": 0, "reset": 0}


def test_a_row_keeps_its_index_when_its_branch_goes(model: RowModel) -> None:
    model.show(tree("a: x, b: y"))
    kept = QPersistentModelIndex(model.index_of("x"))
    seen = counts(model)
    model.show(tree("b: x y"))
    assert model.row_at(kept) == Named("x")
    assert model.row_at(kept.parent()) == Named("b")
    assert seen["moved"] == 1


def test_what_is_not_shown_has_no_index(model: RowModel) -> None:
    model.show(tree("a: x"))
    model.show([])
    assert model.rowCount() == 0
    assert not model.index_of("x").isValid()
    assert not model.index_of("never").isValid()
    assert model.row_at(QModelIndex()) is None


def test_a_row_that_comes_back_is_new(model: RowModel) -> None:
    model.show(tree("a: x"))
    kept = QPersistentModelIndex(model.index_of("x"))
    model.show(tree("a"))
    assert not kept.isValid()
    model.show(tree("a: x=again"))
    assert model.data(model.index_of("x"), DISPLAY) == "again"


@st.composite
def trees(draw: st.DrawFn, *, may_repeat: bool = False) -> list[Branch]:
    tops = draw(st.lists(st.sampled_from("ABCDE"), unique=True))
    leaves = draw(st.lists(st.sampled_from("abcdefghijkl"), unique=not may_repeat))
    homes: dict[str, list[Row]] = {top: [] for top in tops}
    for leaf in leaves if tops else ():
        homes[draw(st.sampled_from(tops))].append(Named(leaf, draw(st.sampled_from(("", "new")))))
    return [Branch(Named(top, draw(st.sampled_from(("", "new")))), tuple(homes[top])) for top in tops]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(trees(), min_size=2, max_size=5))
def test_any_change_of_rows_keeps_the_promises_of_a_model(
    qtbot: QtBot, qtlog: pytest.LogCaptureFixture, steps: list[list[Branch]]
) -> None:
    keeps_its_promises(make_model(), steps, qtlog)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(trees(may_repeat=True), min_size=2, max_size=5))
def test_any_change_of_rows_that_repeat_does_so_too(
    qtbot: QtBot, qtlog: pytest.LogCaptureFixture, steps: list[list[Branch]]
) -> None:
    keeps_its_promises(make_model(may_repeat=True), steps, qtlog)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(trees(may_repeat=True), min_size=2, max_size=5), most=st.integers(0, 6))
def test_a_reset_shows_the_same(
    qtbot: QtBot, qtlog: pytest.LogCaptureFixture, steps: list[list[Branch]], most: int
) -> None:
    model = make_model(may_repeat=True)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    with capture_exceptions() as exceptions:
        for branches in steps:
            model.show(branches, most_steps=most)
            assert shown(model) == as_shown(branches)
    assert not exceptions
    assert not qtlog.records


def keeps_its_promises(model: RowModel, steps: list[list[Branch]], qtlog: pytest.LogCaptureFixture) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    with capture_exceptions() as exceptions:
        for branches in steps:
            held = {
                (above, row.id): QPersistentModelIndex(model.index_of(row.id, above=above))
                for top in range(model.rowCount())
                for above, row in ids_under(model, top)
            }
            model.show(branches)
            assert shown(model) == as_shown(branches)
            for (above, id), index in held.items():
                now = model.index_of(id, above=above)
                assert index.isValid() == now.isValid()
                assert not now.isValid() or (index.row(), index.parent()) == (now.row(), now.parent())
    assert not exceptions
    assert not qtlog.records


def ids_under(model: RowModel, top: int) -> list[tuple[bool, Row]]:
    at = model.index(top, 0)
    rows = [(True, model.row_at(at))]
    rows += [(False, model.row_at(model.index(each, 0, at))) for each in range(model.rowCount(at))]
    return [(above, row) for above, row in rows if row is not None]

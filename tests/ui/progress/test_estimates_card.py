"""The card that compares what work took with its estimates shows on what each figure rests."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.item import Subject
from planner.scheduling.estimates import Estimates, Pace
from planner.ui.progress.estimate_rows import BY_TRACK, estimate_row
from planner.ui.progress.estimates_card import EstimatesCard
from planner.ui.theme import load_theme
from tests.support.themes import wear

LEARNT = Estimates(
    overall=Pace(1.35, 24),
    by_kind={},
    by_subject={Subject.MLOPS: Pace(1.35, 12), Subject.MATHS: Pace(1.3, 6), Subject.ML: Pace(0.9, 1)},
    is_used=True,
)
NARROWEST = 328  # beside the charts of a window 1024 or 1280 wide


@pytest.mark.parametrize("scale", [1.0, 1.2])
def test_each_figure_says_beside_it_from_how_many_items_it_is(
    qapp: QApplication, qtbot: QtBot, scale: float
) -> None:
    wear(qapp, load_theme("light", scale=scale))
    card = EstimatesCard()
    qtbot.addWidget(card)
    card.show_row(estimate_row(LEARNT, BY_TRACK))
    card.resize(round(NARROWEST * scale), round(180 * scale))
    card.show()
    QApplication.processEvents()
    shown = {each.text(): each for each in card.findChildren(QLabel) if each.isVisible()}
    right = set()
    for basis, figure in (("from 12 items", "×1.35"), ("from 6 items", "×1.30"), ("from 1 item", "×0.90")):
        beside = shown[basis]
        lines = [each for each in parent_of(beside).findChildren(QLabel) if each.isVisible()]
        number = next(each for each in lines if each.text() == figure)
        assert beside.width() >= beside.sizeHint().width(), "nothing is cut"
        place, other = beside.mapTo(card, QPoint(0, 0)), number.mapTo(card, QPoint(0, 0))
        assert abs(place.y() + beside.height() / 2 - other.y() - number.height() / 2) <= 2
        right.add(place.x() + beside.width())
    assert len(right) == 1
    sentence = shown["Likely 35% longer than estimated, from 24 items."]
    assert sentence.height() == sentence.heightForWidth(10_000), "it stands in one line"


def parent_of(widget: QWidget) -> QWidget:
    parent = widget.parentWidget()
    assert parent is not None
    return parent

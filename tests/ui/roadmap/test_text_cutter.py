from PySide6.QtWidgets import QApplication

from planner.ui.roadmap.row_painter import _MOST_KEPT, TextCutter
from planner.ui.theme import load_theme


def test_the_same_words_in_the_same_room_are_laid_out_once(qapp: QApplication) -> None:
    cutter = TextCutter(load_theme("light").font())
    whole = cutter.width("Linear algebra")
    assert cutter.cut("Linear algebra", 40) is cutter.cut("Linear algebra", 40)
    assert cutter.cut("Linear algebra", whole + 1) is cutter.cut("Linear algebra", whole)


def test_a_window_that_grows_for_long_does_not_keep_every_width(qapp: QApplication) -> None:
    cutter = TextCutter(load_theme("light").font())
    words = "w" * 1000
    for room in range(_MOST_KEPT + 100):
        cutter.cut(words, room)
    assert len(cutter._cut) <= _MOST_KEPT

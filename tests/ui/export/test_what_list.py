"""The choice of what is taken out, beside what each is for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from planner.ui.export.kinds import What
from planner.ui.export.what_list import WhatList
from planner.ui.export.words import what_words
from planner.ui.shared.field_note import FieldNote
from planner.ui.theme import load_theme
from planner.ui.widgets.focus_ring import RingOverlay
from tests.support.themes import wear
from tests.ui.conftest import Keep


def test_the_ring_around_a_choice_leaves_the_words_below_it_whole(present: Keep, qapp: QApplication) -> None:
    wear(qapp, load_theme("light"))
    found = WhatList(what_words())
    present(found)
    notes = found.findChildren(FieldNote)
    for what, note in zip(What, notes, strict=True):
        found.buttons[what].setFocus(Qt.FocusReason.TabFocusReason)
        ring = RingOverlay(found.buttons[what])
        assert not ring.geometry().intersects(note.geometry())
        ring.leave()

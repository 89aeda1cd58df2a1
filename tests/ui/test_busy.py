"""A program that is busy shows it, and stops showing it also where what it did went wrong."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from planner.ui.shared.busy import busy


def test_the_pointer_says_so_as_long_as_it_lasts(qapp: QApplication) -> None:
    with busy():
        pointer = qapp.overrideCursor()
        assert pointer is not None
        assert pointer.shape() is Qt.CursorShape.WaitCursor
    assert qapp.overrideCursor() is None


def test_a_fault_leaves_no_busy_pointer(qapp: QApplication) -> None:
    with pytest.raises(OSError, match="full"), busy():
        raise OSError("full")
    assert qapp.overrideCursor() is None

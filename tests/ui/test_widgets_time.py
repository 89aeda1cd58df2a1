"""A field for a time of day counts the hours as the learner has chosen."""

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from planner import ui
from planner.ui.region import use_region
from planner.ui.widgets.time_field import TimeField
from planner.ui.window_choices import Region


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)
    use_region(Region())


@pytest.mark.parametrize(
    ("locale", "clock", "shown"),
    [("en_GB", "", "19:05"), ("en_GB", "12", "7:05 PM"), ("en_US", "", "7:05 PM"), ("en_US", "24", "19:05")],
)
def test_a_time_is_shown_as_was_chosen(locale: str, clock: str, shown: str) -> None:
    QLocale.setDefault(QLocale(locale))
    use_region(Region(clock=clock))
    field = TimeField(time(19, 5))
    assert field.text().replace("\u202f", " ").casefold() == shown.casefold()
    assert field.value() == time(19, 5)


def test_seconds_are_left_out() -> None:
    field = TimeField()
    assert field.value() == time()
    field.set_value(time(8, 30, 59))
    assert field.value() == time(8, 30)


def test_no_field_of_the_window_asks_the_system_how_hours_are_counted() -> None:
    sources = Path(ui.__file__).parent.rglob("*.py")
    assert {each.name for each in sources if "QTimeEdit" in each.read_text("utf-8")} == {"time_field.py"}

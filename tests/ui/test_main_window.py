import pytest
from PySide6.QtCore import QSize

from planner.ui.main_window import FIRST_SIZE, first_size


@pytest.mark.parametrize(
    ("room", "size"),
    [
        (QSize(1920, 1040), FIRST_SIZE),
        (QSize(1280, 800), QSize(1264, 752)),  # the title would be above the screen otherwise
        (QSize(1366, 728), QSize(1280, 680)),
    ],
)
def test_a_first_window_fits_the_screen_with_its_frame(room: QSize, size: QSize) -> None:
    assert first_size(room) == size

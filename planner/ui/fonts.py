"""The type that ships with the program."""

from typing import Final

from PySide6.QtGui import QFontDatabase

from planner import resources

_FILES: Final = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf")


def load_fonts() -> None:
    """Let Qt know the fonts that ship; once for an application object."""
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(resources.path("fonts", name)))

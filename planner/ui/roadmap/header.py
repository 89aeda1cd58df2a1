"""The header of the roadmap's list; a click on a column orders the items by it."""

from typing import Final

from PySide6.QtWidgets import QWidget

from planner.ui.shared.list_header import ListHeader

_NAME_LEFT: Final = 32


class RoadmapHeader(ListHeader):
    """Begins where the numbers of the phases do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_NAME_LEFT, parent=parent)

"""The small dialogs of the week: of one width."""

from PySide6.QtWidgets import QWidget

from planner.ui.shared.fitted_dialog import FittedDialog
from planner.ui.theme import current_theme

_WIDTH = 410


class NarrowDialog(FittedDialog):
    """As narrow as a question is."""

    def __init__(self, title: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, sentence, parent)
        self.setFixedWidth(round(_WIDTH * max(1.0, current_theme().scale)))

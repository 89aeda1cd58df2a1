"""A part of what is kept with an item: a heading with a button at its end, and what stands below."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.ui.widgets.buttons import icon_button
from planner.ui.widgets.label import label


class Part(QWidget):
    """Begins with the heading alone.

    Attributes:
        button: adds or changes something.
        body: where the rest goes.
    """

    def __init__(self, title: str, icon: str, button_name: str) -> None:
        super().__init__()
        self._title = label(title, "small", "text.secondary", weight=600)
        self._about = label("", "small", "text.tertiary")
        self.button: QPushButton = icon_button(icon, button_name, size="small")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._about)
        head.addWidget(self.button)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(3)
        self.body.addLayout(head)

    def show_head(self, title: str, about: str = "") -> None:
        """Show another heading, and a few words at the end of its line."""
        self._title.setText(title)
        self._about.setText(about)
        self._about.setVisible(bool(about))

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, from top to bottom."""
        return (self.button,)

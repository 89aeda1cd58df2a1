"""The list of keys, and the word about the program."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QWidget

from planner import __version__
from planner.i18n import _
from planner.ui.actions import key_texts
from planner.ui.shared.narrow_dialog import NarrowDialog
from planner.ui.theme import current_theme
from planner.ui.widgets.dialog import PlainDialog
from planner.ui.widgets.label import label
from planner.ui.widgets.marks import KeyHint

_SIZE: Final = QSize(440, 520)


class KeysDialog(PlainDialog):
    """Every key, made from the actions themselves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """List the keys of all actions."""
        super().__init__(_("Keyboard"), _("Single keys work while the week or a list has the focus."), parent)
        rows = QWidget()
        self._grid = QGridLayout(rows)
        self._grid.setContentsMargins(4, 4, 12, 4)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        for words, keys in key_texts():
            self._add(words, keys)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(rows)
        self.area.setAccessibleName(_("Keyboard"))
        # Arrow keys scroll it, so the focus has to be seen on it.
        self.area.setProperty("focusRing", True)
        self.content.addWidget(self.area, 1)
        self.add_button(_("Close"), "primary")
        self.finished.connect(self.deleteLater)
        self.resize(_SIZE * max(1.0, current_theme().scale))

    def _add(self, words: str, keys: str) -> None:
        hints = QHBoxLayout()
        hints.setSpacing(4)
        hints.addStretch(1)
        for key in keys.split(", "):
            hints.addWidget(KeyHint(key))
        name = label(words)
        name.setAccessibleName(_("{action}: {keys}").format(action=words, keys=keys))
        row = self._grid.rowCount()
        self._grid.addWidget(name, row, 0)
        self._grid.addLayout(hints, row, 1)


class AboutDialog(NarrowDialog):
    """What the program is, and what it is made with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Say it in three sentences."""
        super().__init__(_("Study Planner {version}").format(version=__version__), parent=parent)
        self.content.addWidget(
            label(
                _(
                    "Plans study weeks on the way to becoming a Machine Learning Engineer. Everything stays "
                    "on this computer. Icons by Lucide (ISC), type by Inter (OFL), window by Qt (LGPL)."
                ),
                color_role="text.secondary",
                wrap=True,
            )
        )
        self.add_button(_("Close"), "primary")
        self.finished.connect(self.deleteLater)

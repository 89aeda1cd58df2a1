"""The list of keys, and the word about the program."""

from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from planner import __version__
from planner.i18n import _
from planner.ui.actions import key_texts
from planner.ui.widgets.dialog import PlainDialog
from planner.ui.widgets.label import label
from planner.ui.widgets.marks import KeyHint


class KeysDialog(PlainDialog):
    """Every key, made from the actions themselves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """List the keys of all actions."""
        super().__init__(_("Keyboard"), _("Single keys work while the week or a list has the focus."), parent)
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setVerticalSpacing(6)
        for number, (words, keys) in enumerate(key_texts()):
            grid.addWidget(label(words), number, 0)
            grid.addWidget(KeyHint(keys), number, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(rows)
        area.setMinimumHeight(360)
        self.content.addWidget(area)
        self.add_button(_("Close"), "primary")


class AboutDialog(PlainDialog):
    """What the program is, and where the learner's data is."""

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

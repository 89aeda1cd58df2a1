"""The chip by which the learner chooses what the groups of the roadmap's list are."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton

from planner.i18n import _
from planner.services.groupings import GroupBy
from planner.ui.widgets.buttons import chip
from planner.ui.widgets.label import plain_tool_tip


class GroupChip(QObject):
    """Makes a chip that says what the groups are, with a menu of which one entry is chosen.

    Attributes:
        button: the chip, to be put into a layout.
        menu: its menu.

    Signals:
        chosen: another GroupBy that the learner wishes.
    """

    chosen = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = group_words()
        self.button: QPushButton = chip("", checkable=False)
        self.menu = QMenu(_("Group by"), self.button)
        entries = QActionGroup(self)
        self._actions = {by: self._add(by, entries) for by in self._words}
        self.button.setMenu(self.menu)
        self.show_by(GroupBy.PHASE)

    def show_by(self, by: GroupBy) -> None:
        """Show what the groups are, and tell nobody."""
        self._actions[by].setChecked(True)
        self.button.setText(chip_words()[by])
        spoken = _("Group by: {chosen}").format(chosen=self._words[by])
        self.button.setAccessibleName(spoken)
        self.button.setToolTip(plain_tool_tip(spoken))

    def _add(self, by: GroupBy, entries: QActionGroup) -> QAction:
        action = self.menu.addAction(self._words[by])
        action.setCheckable(True)
        action.triggered.connect(partial(self._tell, by))
        entries.addAction(action)
        return action

    def _tell(self, by: GroupBy, _checked: bool = False) -> None:
        self.chosen.emit(by)


def group_words() -> dict[GroupBy, str]:
    """Return what the list can be grouped by, in the order of menus."""
    return {
        GroupBy.PHASE: _("Phase"),
        GroupBy.THEME: _("Theme"),
        GroupBy.TRACK: _("Track"),
        GroupBy.READING: _("Reading list"),
        GroupBy.PRACTICE: _("Practice ladder"),
    }


def chip_words() -> dict[GroupBy, str]:
    """Return what the chip says, which stands alone and has little room."""
    return {
        GroupBy.PHASE: _("By phase"),
        GroupBy.THEME: _("By theme"),
        GroupBy.TRACK: _("By track"),
        GroupBy.READING: _("Reading"),
        GroupBy.PRACTICE: _("Practice"),
    }

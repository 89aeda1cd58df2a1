"""A chip that opens a menu in which several things can be chosen."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton

from planner.i18n import _
from planner.ui.widgets.buttons import chip
from planner.ui.widgets.label import plain_tool_tip


class ChoiceChip(QObject):
    """Makes a chip named after what it filters by; it says what is chosen as soon as something is.

    Attributes:
        button: the chip, to be put into a layout.
        menu: its menu.

    Signals:
        changed: the learner chose something else.
    """

    changed = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._keys: dict[QAction, str] = {}
        self.button: QPushButton = chip(name)
        self.menu = _StayingMenu(self.button)
        self._all = self.menu.addAction(_("All"))
        self._all.triggered.connect(self._choose_all)
        self.menu.addSeparator()
        self.button.setMenu(self.menu)
        self._show_chosen()

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer (key, words) to choose from; what is chosen stays so where it is still there."""
        if [(key, action.text()) for action, key in self._keys.items()] == [
            (key, _escaped(words)) for key, words in choices
        ]:
            return
        chosen = self.chosen()
        for action in self._keys:
            self.menu.removeAction(action)
            action.deleteLater()
        self._keys = {self._add(words): key for key, words in choices}
        self.choose(chosen)

    def chosen(self) -> frozenset[str]:
        """Return the keys that are chosen; none of them means all."""
        return frozenset(key for action, key in self._keys.items() if action.isChecked())

    def choose(self, keys: Collection[str]) -> None:
        """Choose these keys and no others, and tell nobody."""
        for action, key in self._keys.items():
            action.setChecked(key in keys)
        self._show_chosen()

    def _add(self, words: str) -> QAction:
        action = self.menu.addAction(_escaped(words))
        action.setCheckable(True)
        action.triggered.connect(self._tell)
        return action

    def _choose_all(self) -> None:
        self.choose(())
        self.changed.emit()

    def _tell(self) -> None:
        self._show_chosen()
        self.changed.emit()

    def _show_chosen(self) -> None:
        words = [action.text().replace("&&", "&") for action in self._keys if action.isChecked()]
        shown = self._name
        if len(words) == 1:
            shown = words[0]
        elif words:
            shown = _("{name}: {count}").format(name=self._name, count=len(words))
        self.button.setText(_escaped(shown))
        self.button.setChecked(bool(words))
        told = ", ".join(words) or _("all")
        spoken = _("{name}: {chosen}").format(name=self._name, chosen=told)
        self.button.setAccessibleName(spoken)
        self.button.setToolTip(plain_tool_tip(spoken))
        self._all.setEnabled(bool(words))


class _StayingMenu(QMenu):
    """A menu that stays open while its entries are switched on and off."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._switch(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or not self._switch(self.activeAction()):
            super().keyPressEvent(event)

    def _switch(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True


def _escaped(words: str) -> str:
    """Words from data, in which an ampersand names no key."""
    return words.replace("&", "&&")

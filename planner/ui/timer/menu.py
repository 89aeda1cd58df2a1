"""The small menu of the focus timer: its size, its sound, its breaks, and how to stop without logging."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from planner.domain.focus_timer import Blocks
from planner.i18n import _
from planner.ui.timer.choices import PRESETS, TimerChoices
from planner.ui.timer.frame import can_be_placed
from planner.ui.timer.lengths_dialog import LengthsDialog


class TimerMenu(QObject):
    """Makes the menu each time that it is opened, from the choices as they are.

    Signals:
        compact_chosen: whether the window shall be one row.
        blocks_chosen: other blocks, or none, were chosen.
        above_asked: how can the desktop keep it above other windows, where the program cannot?
        drop_wished: the timer shall stop, and nothing be logged.
    """

    compact_chosen = Signal(bool)
    blocks_chosen = Signal()
    above_asked = Signal()
    drop_wished = Signal()

    def __init__(self, choices: TimerChoices, window: QWidget) -> None:
        """Belong to `window`."""
        super().__init__(window)
        self._choices = choices
        self._window = window

    def open_at(self, place: QPoint, has_timer: bool) -> None:
        """Open the menu."""
        menu = self.make(has_timer)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def make(self, has_timer: bool) -> QMenu:
        """Return the menu."""
        menu = QMenu(self._window)
        compact = menu.addAction(_("Compact window"))
        compact.setCheckable(True)
        compact.setChecked(self._choices.is_compact)
        compact.toggled.connect(self.compact_chosen)
        sound = menu.addAction(_("Sound when the time is up"))
        sound.setCheckable(True)
        sound.setChecked(self._choices.has_sound)
        sound.toggled.connect(self._choose_sound)
        if not can_be_placed():
            above = menu.addAction(_("How to keep it above other windows"))
            above.triggered.connect(lambda _checked: self.above_asked.emit())
        menu.addSeparator()
        self._add_blocks(menu)
        menu.addSeparator()
        drop = menu.addAction(_("Stop without logging"))
        drop.setEnabled(has_timer)
        drop.triggered.connect(lambda _checked: self.drop_wished.emit())
        return menu

    def _add_blocks(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        chosen, lengths = self._choices.blocks, self._choices.lengths
        offered = PRESETS if lengths in PRESETS else (*PRESETS, lengths)
        for blocks in (None, *offered):
            action = group.addAction(menu.addAction(_blocks_words(blocks)))
            action.setCheckable(True)
            action.setChecked(blocks == chosen)
            action.triggered.connect(partial(self._choose, blocks))
        other = menu.addAction(_("Other lengths..."))
        other.triggered.connect(lambda _checked: self._ask_lengths())

    def _choose(self, blocks: Blocks | None, _checked: bool = True) -> None:
        if blocks is None:
            self._choices.choose_blocks(False)
        else:
            self._choices.choose_lengths(blocks)
        self.blocks_chosen.emit()

    def _choose_sound(self, has_sound: bool) -> None:
        self._choices.has_sound = has_sound

    def _ask_lengths(self) -> None:
        dialog = LengthsDialog(self._choices.lengths, self._window)
        dialog.accepted.connect(lambda: self._choose(dialog.blocks))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _blocks_words(blocks: Blocks | None) -> str:
    if blocks is None:
        return _("No breaks")
    return _("{work} min, then {rest} min break").format(work=blocks.work, rest=blocks.rest)

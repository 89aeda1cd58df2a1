"""What the learner has chosen for the focus timer, kept with the other choices of the window."""

from typing import Final

from PySide6.QtCore import QPoint, QSettings

from planner.domain.errors import Refusal
from planner.domain.focus_timer import Blocks

PRESETS: Final = (Blocks(25, 5), Blocks(45, 10), Blocks(50, 10))
_IN_BLOCKS: Final = "timer_in_blocks"
_BLOCK: Final = "timer_block"
_BREAK: Final = "timer_break"
_SOUND: Final = "timer_sound"
_ON_TOP: Final = "timer_on_top"
_COMPACT: Final = "timer_compact"
_PLACE: Final = "timer_place"


class TimerChoices:
    """Reads and writes them; what cannot be read is as at first."""

    def __init__(self, settings: QSettings) -> None:
        """Keep the choices in `settings`."""
        self._settings = settings

    @property
    def blocks(self) -> Blocks | None:
        """The blocks to study in; None without breaks, as at first."""
        return self.lengths if self._is_on(_IN_BLOCKS, False) else None

    @property
    def lengths(self) -> Blocks:
        """The lengths of blocks and breaks, chosen or not."""
        try:
            return Blocks(self._minutes(_BLOCK, PRESETS[0].work), self._minutes(_BREAK, PRESETS[0].rest))
        except Refusal:
            return PRESETS[0]

    def choose_blocks(self, is_in_blocks: bool) -> None:
        """Study in blocks from now on, or without breaks."""
        self._settings.setValue(_IN_BLOCKS, is_in_blocks)

    def choose_lengths(self, blocks: Blocks) -> None:
        """Study in blocks of other lengths."""
        self._settings.setValue(_BLOCK, blocks.work)
        self._settings.setValue(_BREAK, blocks.rest)
        self.choose_blocks(True)

    @property
    def has_sound(self) -> bool:
        """Whether it is heard when the time is up and when a break begins or is over."""
        return self._is_on(_SOUND, False)

    @has_sound.setter
    def has_sound(self, has_sound: bool) -> None:
        self._settings.setValue(_SOUND, has_sound)

    @property
    def is_on_top(self) -> bool:
        """Whether the window stays above all others."""
        return self._is_on(_ON_TOP, True)

    @is_on_top.setter
    def is_on_top(self, is_on_top: bool) -> None:
        self._settings.setValue(_ON_TOP, is_on_top)

    @property
    def is_compact(self) -> bool:
        """Whether the window is one low row."""
        return self._is_on(_COMPACT, False)

    @is_compact.setter
    def is_compact(self, is_compact: bool) -> None:
        self._settings.setValue(_COMPACT, is_compact)

    @property
    def place(self) -> QPoint | None:
        """Where the window stood last."""
        place = self._settings.value(_PLACE)
        return place if isinstance(place, QPoint) else None

    @place.setter
    def place(self, place: QPoint) -> None:
        self._settings.setValue(_PLACE, place)

    def _is_on(self, name: str, default: bool) -> bool:
        return bool(self._settings.value(name, default, type=bool))

    def _minutes(self, name: str, default: int) -> int:
        written = str(self._settings.value(name, default))
        return int(written) if written.isdecimal() and len(written) < 4 else default

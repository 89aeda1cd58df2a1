"""Which mark, icon and colour the states and kinds of the roadmap have."""

from typing import Final

from planner.scheduling.schedule import ItemState
from planner.ui.glyphs import Glyph
from planner.ui.roadmap.rows import Tone

GLYPHS: Final = {
    ItemState.READY: Glyph.READY,
    ItemState.IN_PROGRESS: Glyph.IN_PROGRESS,
    ItemState.LOCKED: Glyph.LOCKED,
    ItemState.DONE: Glyph.DONE,
    ItemState.SKIPPED: Glyph.DONE,
    ItemState.LEFT_OUT: Glyph.SKIPPED,
}
TONE_ROLES: Final = {
    Tone.PLAIN: "text.secondary",
    Tone.OPEN: "accent.text",
    Tone.GOOD: "ok.text",
    Tone.QUIET: "text.tertiary",
}
# The kind and the icon of the badge that says a state; without an icon it shows how far the item is.
STATE_BADGES: Final = {
    ItemState.READY: ("info", "circle-dot"),
    ItemState.IN_PROGRESS: ("info", None),
    ItemState.LOCKED: ("mute", "lock"),
    ItemState.DONE: ("ok", "circle-check"),
    ItemState.SKIPPED: ("mute", "check"),
    ItemState.LEFT_OUT: ("mute", "circle-minus"),
}
DIMMED: Final = frozenset({ItemState.LOCKED, ItemState.LEFT_OUT})

"""The signs of sessions that are partly done, not logged or skipped, in the list and in the details."""

from typing import Final

from planner.ui.glyphs import Glyph
from planner.ui.week.panel.checklist_rows import RowMark

MARK_GLYPHS: Final = {
    RowMark.PARTLY: Glyph.PARTLY,
    RowMark.MISSED: Glyph.MISSED,
    RowMark.SKIPPED: Glyph.SKIPPED,
}

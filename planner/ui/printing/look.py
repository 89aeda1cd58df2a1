"""How print looks: the light theme with darker greys, and type whose size the paper sets, not the screen."""

from typing import Final

from PySide6.QtGui import QColor, QFont

from planner.ui.printing.paper import UNITS_PER_INCH
from planner.ui.theme import Theme, load_theme
from planner.values import Value

# On paper light greys vanish, and grounds only cost ink.
_GREYS: Final = {
    "text.primary": "#000000",
    "text.secondary": "#333333",
    "text.tertiary": "#444444",
    "line.default": "#8A8A8A",
    "line.control": "#444444",
    "line.block": "#777777",
    "line.grid": "#D2D2D2",
    "line.hatch": "#CFCFCF",
    "line.strong": "#000000",
    "bg.canvas": "#FFFFFF",
}
# Beside the roles of the theme: (size in 1/96 inch, weight, line). 10 of these are 7.5 points.
_OWN_TYPE: Final = {"code": (10, 600, 12), "clock": (12, 400, 16), "day": (20, 600, 26)}
# A PDF can name no letter whose shape a font puts in its place: figures of one width, a colon after a figure,
# joined letters. What is copied, searched or read aloud would lack them.
_SUBSTITUTIONS: Final = tuple(map(QFont.Tag, ("tnum", "calt", "liga", "clig")))


class PrintLook(Value):
    """Colours and type of a printed page.

    Attributes:
        theme: what the colours are taken from that print does not darken.
        saves_ink: blocks are not filled; thin stripes and small marks keep their colour.
    """

    theme: Theme
    saves_ink: bool = False

    def color(self, role: str) -> QColor:
        """Return the colour of a role of the theme, or of one of print alone: "line.block", "line.strong"."""
        grey = _GREYS.get(role)
        return self.theme.color(role) if grey is None else QColor(grey)

    def font(self, role: str = "small", weight: int | None = None) -> QFont:
        """Return the font of a type role of the theme, or of print alone: "code", "clock" and "day"."""
        size, usual, _line = _OWN_TYPE.get(role, (0, None, 0))
        font = self.theme.naming_font("caption" if size else role, weight or usual)
        for feature in _SUBSTITUTIONS:
            font.setFeature(feature, 0)
        font.setPixelSize(size or round(font.pointSizeF() * UNITS_PER_INCH / 72))
        return font

    def line(self, role: str = "small") -> int:
        """Return the height of a line of a type role."""
        return _OWN_TYPE[role][2] if role in _OWN_TYPE else self.theme.line(role)

    def code(self, track: str) -> str:
        """Return the two letters that stand for a track."""
        return next((each.code for each in self.theme.tracks if each.id == track), "")


def print_look(*, saves_ink: bool = False) -> PrintLook:
    """Return the look of print; it is the same whatever theme and size of text the window has."""
    return PrintLook(load_theme("light"), saves_ink)

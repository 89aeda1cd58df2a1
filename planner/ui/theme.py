"""What the window looks like: colours, sizes and type of one theme, and which theme is shown now.

``Theme`` is a value made from ``resources/tokens.json``. ``ThemeHolder`` belongs to the application object
and tells the widgets when another theme takes over. Nothing is read before ``load_theme`` is called.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Final, Literal, TypedDict

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette

from planner import resources
from planner.values import Value

ThemeName = Literal["light", "dark"]

# Grows with the size of the text; spacing, icons and lines stay as they are. The bars at the sides grow, for
# otherwise big text would not fit into them.
_GROWING_SIZES: Final = frozenset(
    {
        "control",
        "controlSmall",
        "controlLarge",
        "row",
        "rowCompact",
        "rowList",
        "rowTall",
        "header",
        "strip",
        "dayHeader",
        "allDayRow",
        "sidebar",
        "sidebarWide",
        "panel",
        "panelWide",
    }
)

_TABULAR: Final = QFont.Tag("tnum")
_LEAST_SIZES: Final = frozenset({"minWidth", "minHeight"})
_NAMING_ROLES: Final = frozenset({"bodyStrong", "heading", "title", "display"})


class TypeRole(Value):
    """A size of text: points and line height in pixels (before the user's scale), and the usual weight."""

    points: float
    line: int
    weight: int


class Track(Value):
    """A subject of study as it is drawn: ``id`` names the colours, ``code`` stands in for them in print."""

    id: str
    name: str
    code: str


@dataclass(frozen=True, slots=True)  # what it keeps does not count when two are compared
class Theme:
    """One look of the window.

    Colours and fonts are handed out as copies, for Qt's values can be changed in place.
    ``scale`` is the user's text size, 0.8 to 1.5. With ``high_contrast`` lines and captions are stronger,
    tracks are drawn as outlines and their codes are shown.
    """

    name: ThemeName
    scale: float
    high_contrast: bool
    reduced_motion: bool
    tracks: tuple[Track, ...]
    _colors: Mapping[str, str]
    _types: Mapping[str, TypeRole]
    _families: tuple[str, ...]
    _mono_families: tuple[str, ...]
    _numbers: Mapping[str, Mapping[str, int]]
    _made_colors: dict[str, QColor] = field(init=False, default_factory=dict, compare=False, repr=False)
    _made_palettes: dict[str, QPalette] = field(init=False, default_factory=dict, compare=False, repr=False)
    _made_fonts: dict[tuple[str, int, bool], QFont] = field(
        init=False, default_factory=dict, compare=False, repr=False
    )

    @property
    def is_dark(self) -> bool:
        return self.name == "dark"

    @property
    def color_roles(self) -> tuple[str, ...]:
        """The names ``color`` knows, such as "bg.canvas" and "track.ml.fill"."""
        return tuple(self._colors)

    def color(self, role: str, alpha: float = 1.0) -> QColor:
        """The colour of ``role``; KeyError for a role that the tokens do not name."""
        made = self._made_colors.get(role)
        if made is None:
            made = self._made_colors[role] = QColor(self._colors[role])
        copy = QColor(made)
        if alpha < 1.0:
            copy.setAlphaF(alpha)
        return copy

    def hex(self, role: str) -> str:
        """The colour of ``role`` as "#RRGGBB", for style sheets and rich text."""
        return self._colors[role]

    def text_palette(self, role: str) -> QPalette:
        """A palette that only sets the colour of text, for labels. Not to be changed, for it is shared."""
        made = self._made_palettes.get(role)
        if made is None:
            made = self._made_palettes[role] = QPalette()
            made.setColor(QPalette.ColorRole.WindowText, self.color(role))
            disabled = self.color("text.disabled")
            made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, disabled)
        return made

    def font(self, role: str = "body", weight: int | None = None) -> QFont:
        """The font of a type role in points times the user's scale.

        Figures are tabular, but for the roles of names and titles.
        """
        return self._made_font(role, weight, is_tabular=role not in _NAMING_ROLES)

    def naming_font(self, role: str = "body", weight: int | None = None) -> QFont:
        """The font of a type role for a name or a title: Inter's tabular set also widens hyphens."""
        return self._made_font(role, weight, is_tabular=False)

    def mono_font(self, role: str = "small") -> QFont:
        """A font of even width, for paths and technical details only."""
        font = _font(self._mono_families, self._types[role].points * self.scale, 400)
        font.setStyleHint(QFont.StyleHint.Monospace)
        return font

    def line(self, role: str = "body") -> int:
        """The height of a line of text, in pixels."""
        return round(self._types[role].line * self.scale)

    def size(self, name: str) -> int:
        """A measure of the design in pixels, such as "row" or "icon"; rows and bars grow with the text."""
        pixels = self._numbers["size"][name]
        return round(pixels * self.scale) if name in _GROWING_SIZES else pixels

    def space(self, step: int) -> int:
        """A gap in pixels; steps 1 to 10 are 2, 4, 6, 8, 12, 16, 20, 24, 32 and 48."""
        return self._numbers["space"][str(step)]

    def radius(self, name: str) -> int:
        """The radius of corners in pixels: "block", "control", "card", "window" or "pill"."""
        return self._numbers["radius"][name]

    def duration(self, name: str) -> int:
        """How long a movement takes, in milliseconds: "fast", "base" or "slow"; 0 when motion is reduced."""
        return 0 if self.reduced_motion else self._numbers["motion"][name]

    def breakpoint(self, name: str) -> int:
        """A width of the window, in pixels, from which another layout is used; bigger text needs more of it.

        The least size of the window, "minWidth" and "minHeight", is the same for any text.
        """
        pixels = self._numbers["breakpoints"][name]
        return pixels if name in _LEAST_SIZES else round(pixels * self.scale)

    def _made_font(self, role: str, weight: int | None, *, is_tabular: bool) -> QFont:
        kind = self._types[role]
        key = (role, weight or kind.weight, is_tabular)
        if key not in self._made_fonts:
            made = _font(self._families, kind.points * self.scale, key[1])
            if not is_tabular:
                made.unsetFeature(_TABULAR)  # one never set would come back from the application's font
            self._made_fonts[key] = made
        return QFont(self._made_fonts[key])


class ThemeOptions(TypedDict, total=False):
    """What the learner chooses besides light and dark; ``family`` None is the font that ships."""

    scale: float
    family: str | None
    high_contrast: bool
    reduced_motion: bool


class ThemeHolder(QObject):
    """The theme that is shown now. Belongs to the application object.

    ``changed`` is sent after the application has its new palette, font and style sheet. ``pixmaps`` holds
    what was drawn in the colours of this theme, and is emptied when another takes over.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.pixmaps: dict[tuple[object, ...], Any] = {}
        self.kept: list[object] = []

    def show(self, theme: Theme) -> None:
        """Make ``theme`` the current one and tell the widgets."""
        self.theme = theme
        self.pixmaps.clear()
        self.changed.emit()


def theme_holder() -> ThemeHolder:
    """The application's holder; RuntimeError before the first ``apply_theme``."""
    application = QCoreApplication.instance()
    holder = application.findChild(ThemeHolder) if application else None
    if holder is None:
        raise RuntimeError("apply_theme has to come before the first widget")
    return holder


def current_theme() -> Theme:
    """The theme to paint with."""
    return theme_holder().theme


def load_theme(
    name: ThemeName,
    *,
    scale: float = 1.0,
    family: str | None = None,
    high_contrast: bool = False,
    reduced_motion: bool = False,
) -> Theme:
    """The theme ``name`` for the user's text size, font family (None is the one shipped) and needs."""
    tokens = _tokens()
    font = tokens["font"]
    theme = Theme(
        name=name,
        scale=min(1.5, max(0.8, scale)),
        high_contrast=high_contrast,
        reduced_motion=reduced_motion,
        tracks=tuple(Track(each["id"], each["name"], each["code"]) for each in tokens["tracks"]),
        _colors=tokens["color"][name],
        _types={
            role: TypeRole(kind["pt"], kind["line"], kind["weight"]) for role, kind in font["scale"].items()
        },
        _families=(family,) if family else tuple(font["family"]),
        _mono_families=tuple(font["mono"]),
        _numbers={group: tokens[group] for group in ("size", "space", "radius", "motion", "breakpoints")},
    )
    return replace(theme, _colors=_stronger(theme)) if high_contrast else theme


def theme_name(wish: str, scheme: Qt.ColorScheme) -> ThemeName:
    """The theme for the setting ``wish`` ("light", "dark" or "system") on a desktop with ``scheme``."""
    if wish == "dark" or (wish != "light" and scheme == Qt.ColorScheme.Dark):
        return "dark"
    return "light"


def _stronger(theme: Theme) -> dict[str, str]:
    colors = dict(theme._colors)
    colors["line.default"] = colors["line.control"]
    colors["text.tertiary"] = colors["text.secondary"]
    for track in theme.tracks:
        for fill in ("fill", "fillHover", "fillDone"):
            colors[f"track.{track.id}.{fill}"] = colors["bg.canvas"]
        colors[f"track.{track.id}.line"] = colors[f"track.{track.id}"]
    return colors


@cache
def _tokens() -> dict[str, Any]:
    tokens: dict[str, Any] = json.loads(resources.path("tokens.json").read_text("utf-8"))
    return tokens


def _font(families: tuple[str, ...], points: float, weight: int) -> QFont:
    font = QFont(list(families))
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(_TABULAR, 1)
    return font

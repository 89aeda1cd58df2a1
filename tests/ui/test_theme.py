import json
import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from planner import resources
from planner.ui.style import apply_theme
from planner.ui.theme import (
    Theme,
    ThemeHolder,
    ThemeName,
    current_theme,
    load_theme,
    theme_holder,
    theme_name,
)
from planner.ui.theme_sheet import palette, quiet_selection_palette, stylesheet

NAMES: tuple[ThemeName, ...] = ("light", "dark")

# Foreground, ground, least contrast, as the design demands them.
CONTRASTS = [
    ("text.primary", "bg.canvas", 7),
    ("text.primary", "bg.window", 7),
    ("text.primary", "bg.selected", 7),
    ("text.secondary", "bg.canvas", 4.5),
    ("text.secondary", "bg.window", 4.5),
    ("text.secondary", "bg.sidebar", 4.5),
    ("text.secondary", "bg.selected", 4.5),
    ("text.tertiary", "bg.canvas", 4.5),
    ("text.tertiary", "bg.window", 4.5),
    ("text.tertiary", "bg.sidebar", 4.5),
    ("text.tertiary", "bg.offhours", 4.5),
    ("text.tertiary", "bg.hover", 4.5),
    ("text.tertiary", "bg.selected", 4.5),
    ("text.onAccent", "accent.base", 4.5),
    ("text.onAccent", "accent.hover", 4.5),
    ("accent.text", "bg.canvas", 4.5),
    ("accent.text", "bg.selected", 4.5),
    ("accent.text", "bg.sidebar", 4.5),
    ("ok.text", "bg.canvas", 4.5),
    ("ok.text", "ok.bg", 4.5),
    ("warn.text", "bg.canvas", 4.5),
    ("warn.text", "warn.bg", 4.5),
    ("danger.text", "bg.canvas", 4.5),
    ("danger.text", "danger.bg", 4.5),
    ("text.primary", "ok.bg", 7),
    ("text.primary", "warn.bg", 7),
    ("text.primary", "danger.bg", 7),
    ("text.secondary", "warn.bg", 4.5),
    ("text.secondary", "danger.bg", 4.5),
    ("text.tooltip", "bg.tooltip", 4.5),
    ("accent.tooltip", "bg.tooltip", 4.5),
    ("text.primary", "cone.50", 4.5),
    ("text.primary", "cone.95", 7),
    ("text.secondary", "bg.raised", 4.5),
    ("text.tertiary", "bg.raised", 4.5),
    ("accent.text", "bg.raised", 4.5),
    ("bg.canvas", "text.primary", 7),
    ("line.control", "bg.canvas", 3),
    ("line.control", "bg.window", 3),
    ("line.control", "bg.field", 3),
    ("focus.ring", "bg.canvas", 3),
    ("focus.ring", "bg.window", 3),
    ("now.line", "bg.canvas", 3),
    ("ok.line", "bg.canvas", 3),
    ("warn.line", "bg.canvas", 3),
    ("danger.line", "bg.canvas", 3),
]


def luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=NAMES)
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    return load_theme(request.param)


def test_both_themes_name_the_same_colours() -> None:
    assert set(load_theme("light").color_roles) == set(load_theme("dark").color_roles)


def test_every_colour_is_one(theme: Theme) -> None:
    for role in theme.color_roles:
        assert re.fullmatch(r"#[0-9A-F]{6}", theme.hex(role)), role
        assert theme.color(role).name().upper() == theme.hex(role)


def test_every_track_has_its_colours_in_both_themes(theme: Theme) -> None:
    assert len(theme.tracks) == 8
    assert len({track.code for track in theme.tracks}) == 8
    for track in theme.tracks:
        for part in ("", ".fill", ".fillHover", ".fillDone", ".line"):
            assert f"track.{track.id}{part}" in theme.color_roles


@pytest.mark.parametrize(("foreground", "ground", "floor"), CONTRASTS)
def test_text_and_lines_stand_out(theme: Theme, foreground: str, ground: str, floor: float) -> None:
    assert contrast(theme.color(foreground), theme.color(ground)) >= floor


def test_titles_and_stripes_stand_out_on_blocks(theme: Theme) -> None:
    for track in theme.tracks:
        fill = theme.color(f"track.{track.id}.fill")
        assert contrast(theme.color("text.primary"), fill) >= 7
        assert contrast(theme.color("text.secondary"), fill) >= 4.5
        assert contrast(theme.color(f"track.{track.id}"), fill) >= 3


def test_a_colour_handed_out_can_be_changed_without_harm(theme: Theme) -> None:
    theme.color("bg.canvas").setAlpha(3)
    assert theme.color("bg.canvas").alpha() == 255
    assert theme.color("bg.canvas", 0.5).alphaF() == pytest.approx(0.5, abs=0.01)


def test_an_unknown_role_is_refused(theme: Theme) -> None:
    with pytest.raises(KeyError):
        theme.color("bg.nowhere")
    with pytest.raises(KeyError):
        theme.font("enormous")


def test_fonts_have_the_sizes_of_the_design_and_grow_with_the_text(qapp: QApplication) -> None:
    assert load_theme("light").font("body").pointSizeF() == pytest.approx(9.75)
    assert load_theme("light", scale=1.5).font("title").pointSizeF() == pytest.approx(13.5 * 1.5)
    assert load_theme("light").font("title").weight() == QFont.Weight.DemiBold
    assert load_theme("light").font("body", 500).weight() == QFont.Weight.Medium


def test_figures_are_of_one_width(theme: Theme) -> None:
    assert theme.font("small").featureValue(QFont.Tag("tnum")) == 1
    assert theme.naming_font("small").featureValue(QFont.Tag("tnum")) == 0


@pytest.mark.parametrize("weight", [400, 500, 600])
def test_the_shipped_font_is_used_in_every_weight(qapp: QApplication, weight: int) -> None:
    apply_theme(qapp, load_theme("light"))
    info = QFontInfo(current_theme().font("body", weight))
    assert info.family() == "Inter"
    assert info.weight() == weight


def test_another_family_can_be_chosen(qapp: QApplication) -> None:
    assert load_theme("light", family="DejaVu Sans").font().families() == ["DejaVu Sans"]


def test_rows_grow_with_the_text_and_spacing_stays() -> None:
    big = load_theme("light", scale=1.5)
    assert big.size("control") == 42
    assert big.line("body") == 27
    assert big.size("icon") == 16
    assert big.space(5) == 12
    assert big.breakpoint("compact") == 1.5 * load_theme("light").breakpoint("compact")
    assert big.breakpoint("minWidth") == load_theme("light").breakpoint("minWidth")


def test_the_scale_of_text_has_limits() -> None:
    assert load_theme("light", scale=9).scale == 1.5
    assert load_theme("light", scale=0.1).scale == 0.8


def test_reduced_motion_takes_no_time() -> None:
    assert load_theme("light").duration("base") == 140
    assert load_theme("light", reduced_motion=True).duration("base") == 0


@pytest.mark.parametrize("name", NAMES)
def test_high_contrast_strengthens_lines_and_captions(qapp: QApplication, name: ThemeName) -> None:
    theme = load_theme(name, high_contrast=True)
    assert theme.hex("line.default") == theme.hex("line.control")
    assert theme.hex("text.tertiary") == theme.hex("text.secondary")
    assert theme.hex("track.ml.fill") == theme.hex("bg.canvas")
    assert theme.hex("track.ml.line") == theme.hex("track.ml")


def test_the_palette_follows_the_design(theme: Theme) -> None:
    made = palette(theme)
    role = QPalette.ColorRole
    for qt_role, name in (
        (role.Window, "bg.window"),
        (role.Base, "bg.canvas"),
        (role.AlternateBase, "bg.subtle"),
        (role.Button, "bg.raised"),
        (role.Text, "text.primary"),
        (role.PlaceholderText, "text.tertiary"),
        (role.Highlight, "accent.base"),
        (role.HighlightedText, "text.onAccent"),
        (role.Accent, "accent.base"),
        (role.Link, "accent.text"),
        (role.ToolTipBase, "bg.tooltip"),
        (role.Mid, "line.default"),
        (role.Dark, "line.control"),
        (role.Midlight, "bg.hover"),
    ):
        assert made.color(qt_role) == theme.color(name), name
    assert made.color(QPalette.ColorGroup.Disabled, role.Text) == theme.color("text.disabled")
    assert quiet_selection_palette(theme).color(role.Highlight) == theme.color("bg.selected")


def test_the_style_sheet_is_filled_in_and_keeps_off_what_the_style_draws(theme: Theme) -> None:
    rules = stylesheet(theme)
    assert "$" not in rules
    assert theme.hex("bg.field") in rules
    assert rules.count("{") == rules.count("}")
    for forbidden in ("QCheckBox", "QRadioButton", "QPushButton", "::item", "::indicator"):
        assert forbidden not in rules


def test_the_style_sheet_grows_with_the_text() -> None:
    assert "min-height: 26px" in stylesheet(load_theme("light"))
    assert "min-height: 40px" in stylesheet(load_theme("light", scale=1.5))


@pytest.mark.parametrize(
    ("wish", "scheme", "name"),
    [
        ("light", Qt.ColorScheme.Dark, "light"),
        ("dark", Qt.ColorScheme.Light, "dark"),
        ("system", Qt.ColorScheme.Dark, "dark"),
        ("system", Qt.ColorScheme.Light, "light"),
        ("system", Qt.ColorScheme.Unknown, "light"),
    ],
)
def test_the_wish_and_the_desktop_name_the_theme(wish: str, scheme: Qt.ColorScheme, name: str) -> None:
    assert theme_name(wish, scheme) == name


def test_the_holder_tells_of_another_theme(qapp: QApplication) -> None:
    apply_theme(qapp, load_theme("light"))
    told: list[str] = []

    def remember() -> None:
        told.append(current_theme().name)

    holder = theme_holder()
    holder.changed.connect(remember)
    holder.pixmaps["kept",] = object()
    apply_theme(qapp, load_theme("dark"))
    assert told == ["dark"]
    assert not holder.pixmaps
    holder.changed.disconnect(remember)


def test_there_is_one_holder_however_often_a_theme_is_applied(qapp: QApplication) -> None:
    for name in (*NAMES, *NAMES):
        apply_theme(qapp, load_theme(name))
    assert len(qapp.findChildren(ThemeHolder)) == 1


def test_the_tokens_that_ship_are_well_formed() -> None:
    tokens = json.loads(resources.path("tokens.json").read_text("utf-8"))
    assert {"color", "tracks", "space", "radius", "size", "font", "motion", "breakpoints"} <= set(tokens)

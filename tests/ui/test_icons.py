import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

import planner
from planner import resources
from planner.ui import icons
from planner.ui.glyphs import Direction, Glyph, paint_chevron, paint_glyph
from planner.ui.icons import app_icon, icon, icon_pixmap, logo_pixmap
from planner.ui.style import apply_theme
from planner.ui.theme import current_theme, load_theme, theme_holder
from tests.support.themes import wear

# What takes the name of an icon as its first argument, or as its second.
FIRST = {"icon", "themed_icon", "icon_pixmap", "IconMark", "icon_button", "EmptyState"}
SECOND = {"push_button", "nav_button", "set_button_icon"}


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    wear(qapp, load_theme("light"))


def names_in(source: Path) -> Iterator[str]:
    """The names of icons written down in the calls of a source file."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            place = 0 if called in FIRST else 1 if called in SECOND else None
            given = [] if place is None else node.args[place : place + 1]
            given += [keyword.value for keyword in node.keywords if keyword.arg == "icon"]
            literals = (each.value for each in given if isinstance(each, ast.Constant))
            yield from (each for each in literals if isinstance(each, str) and each)


def test_every_icon_that_the_window_names_ships() -> None:
    root = Path(planner.__file__).parent / "ui"
    used = {(name, source.name) for source in root.rglob("*.py") for name in names_in(source)}
    assert len(used) > 5
    missing = [each for each in used if not resources.path("icons", f"{each[0]}.svg").is_file()]
    assert missing == []


def test_every_shipped_icon_can_be_drawn_and_tinted() -> None:
    files = sorted(resources.path("icons").glob("*.svg"))
    assert len(files) > 80
    for file in files:
        if file.stem != "app":
            assert "currentColor" in file.read_text("utf-8"), file
            assert ink(icon_pixmap(file.stem, "text.primary", 48)), file


def test_icons_come_with_their_licence_and_source() -> None:
    assert "ISC License" in resources.path("icons", "LICENSE").read_text("utf-8")
    assert "lucide-static" in resources.path("icons", "README.md").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE" in resources.path("fonts", "OFL.txt").read_text("utf-8")


def test_an_icon_takes_the_colour_of_its_role() -> None:
    assert current_theme().color("danger.text").rgb() in ink(icon_pixmap("x", "danger.text", 32))


def test_an_icon_is_drawn_once_for_each_colour_size_and_ratio() -> None:
    first = icon_pixmap("pin", "text.primary", 16, 1.0)
    assert icon_pixmap("pin", "text.primary", 16, 1.0).cacheKey() == first.cacheKey()
    assert icon_pixmap("pin", "text.primary", 16, 2.0).cacheKey() != first.cacheKey()
    assert icon_pixmap("pin", "text.primary", 18, 1.0).cacheKey() != first.cacheKey()
    assert icon_pixmap("pin", "text.tertiary", 16, 1.0).cacheKey() != first.cacheKey()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_an_icon_has_the_pixels_of_the_screen(ratio: float) -> None:
    drawn = icon("pin").pixmap(QSize(16, 16), ratio)
    assert drawn.size() == QSize(round(16 * ratio), round(16 * ratio))
    assert drawn.deviceIndependentSize().toSize() == QSize(16, 16)


def test_an_icon_is_not_drawn_before_it_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    render = icons._render

    def remember(source: str, size: int, ratio: float) -> QPixmap:
        drawn.append(source)
        return render(source, size, ratio)

    monkeypatch.setattr(icons, "_render", remember)
    theme_holder().pixmaps.clear()
    kept = icon("route")
    assert drawn == []
    kept.pixmap(16, 16)
    kept.pixmap(16, 16)
    assert len(drawn) == 1


def test_an_icon_follows_the_theme(qapp: QApplication) -> None:
    kept = icon("flag", "accent.text")
    light = current_theme().color("accent.text").rgb()
    assert light in ink(kept.pixmap(32, 32))
    apply_theme(qapp, load_theme("dark"))
    assert light not in ink(kept.pixmap(32, 32))
    assert current_theme().color("accent.text").rgb() in ink(kept.pixmap(32, 32))


def test_an_icon_shows_that_its_button_is_on_or_disabled() -> None:
    kept = icon("flag", "text.secondary", "accent.text")
    on = kept.pixmap(QSize(32, 32), QIcon.Mode.Normal, QIcon.State.On)
    off = kept.pixmap(QSize(32, 32), QIcon.Mode.Disabled, QIcon.State.Off)
    assert current_theme().color("accent.text").rgb() in ink(on)
    assert current_theme().color("text.disabled").rgb() in ink(off)


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icon_pixmap("no-such-icon")


def test_the_programs_sign_is_drawn_in_the_accent() -> None:
    assert {each.width() for each in app_icon().availableSizes()} == {16, 32, 64, 128}
    assert current_theme().color("accent.base").rgb() in ink(logo_pixmap(current_theme(), 44))
    dark = load_theme("dark")
    assert dark.color("accent.base").rgb() in ink(logo_pixmap(dark, 44))


@pytest.mark.parametrize("glyph", list(Glyph))
def test_each_state_has_its_own_glyph(glyph: Glyph) -> None:
    others = [drawn_glyph(other) for other in Glyph if other not in (glyph, Glyph.PARTLY, Glyph.IN_PROGRESS)]
    assert ink(drawn_glyph(glyph))
    assert all(drawn_glyph(glyph).toImage() != other.toImage() for other in others)


def test_the_pie_grows_with_the_fraction() -> None:
    filled = [len(dots(drawn_glyph(Glyph.PARTLY, fraction))) for fraction in (0, 0.25, 0.66, 1)]
    assert filled == sorted(set(filled))
    assert drawn_glyph(Glyph.PARTLY, 7).toImage() == drawn_glyph(Glyph.PARTLY, 1).toImage()


def test_a_glyph_leaves_the_painter_as_it_was() -> None:
    drawn = QPixmap(32, 32)
    painter = QPainter(drawn)
    painter.setOpacity(0.5)
    for glyph in Glyph:
        paint_glyph(painter, QRectF(0, 0, 16, 16), glyph, current_theme())
    paint_chevron(painter, QPointF(8, 8), Direction.UP, QColor("red"))
    assert painter.opacity() == 0.5
    assert painter.transform().isIdentity()
    painter.end()


def drawn_glyph(glyph: Glyph, fraction: float = 0.4) -> QPixmap:
    drawn = QPixmap(32, 32)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    paint_glyph(painter, QRectF(0, 0, 32, 32), glyph, current_theme(), fraction)
    painter.end()
    return drawn


def dots(drawn: QPixmap) -> list[int]:
    """The colours of the opaque pixels."""
    image = drawn.toImage()
    every = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return [color.rgb() for color in every if color.alpha() == 255]


def ink(drawn: QPixmap) -> set[int]:
    return set(dots(drawn))

"""The sign in the tray: one colour, and a dot while a timer runs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from planner.ui.tray.icon import panel_ink, tray_icon

INK = QColor("#112233")


def picture(qapp: QApplication, *, has_dot: bool) -> QImage:
    return tray_icon(INK, has_dot=has_dot).pixmap(64, 64).toImage()


def test_it_has_one_colour(qapp: QApplication) -> None:
    image = picture(qapp, has_dot=True)
    size = image.size()
    seen = {
        image.pixelColor(x, y).name()
        for x in range(size.width())
        for y in range(size.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert seen == {INK.name()}


def test_the_dot_is_seen(qapp: QApplication) -> None:
    assert picture(qapp, has_dot=True) != picture(qapp, has_dot=False)


def test_its_colour_stands_out_from_the_panel() -> None:
    schemes = Qt.ColorScheme
    dark = panel_ink(schemes.Light, "KDE", is_own_theme=False)
    light = panel_ink(schemes.Dark, "KDE", is_own_theme=False)
    assert dark.lightness() < 80 < 200 < light.lightness()
    assert panel_ink(schemes.Light, "ubuntu:GNOME", is_own_theme=True) == light
    unknown = panel_ink(schemes.Light, "", is_own_theme=True)
    assert unknown == panel_ink(schemes.Unknown, "", is_own_theme=False)
    assert 100 < unknown.lightness() < 180

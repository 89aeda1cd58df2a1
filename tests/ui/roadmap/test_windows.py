"""The Roadmap screen in every size, theme and text size."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.roadmap.page import RoadmapPage
from planner.ui.style import apply_theme
from planner.ui.theme import load_theme
from tests.ui.roadmap.conftest import MakePage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.mark.parametrize(("window", "height"), [(1024, 640), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_fits_every_window(
    make_page: MakePage,
    workspace: Workspace,
    performer: Performer,
    qapp: QApplication,
    window: int,
    height: int,
    name: str,
    scale: float,
) -> None:
    apply_theme(qapp, load_theme("dark" if name == "dark" else "light", scale=scale))
    page = make_page(workspace, performer, window, height)
    page.show_item("stats")
    page.set_panel_open(True)
    for _turn in range(3):  # buttons that fold need another height, which is laid out after the width
        QApplication.processEvents()
    assert page.width() == window - (56 if window < 1120 else 184)
    image = page.grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, 300, 5)}
    assert len(colors) > 20
    for button in page.findChildren(QPushButton):
        if button.isVisible():
            assert min(button.width(), button.height()) >= 22, button.text()
            at = button.mapTo(page, QPoint(0, 0))
            can_be_scrolled_to = page.view.panel.isAncestorOf(button)
            assert page.rect().contains(at.x(), 0 if can_be_scrolled_to else at.y()), button.text()


def test_every_icon_has_a_name(page: RoadmapPage) -> None:
    page.show_item("pytorch")
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert button.text() or button.accessibleName(), button


@pytest.mark.parametrize("window", [1024, 1280, 1920])
def test_the_words_of_the_panels_buttons_are_not_cut(
    make_page: MakePage, workspace: Workspace, performer: Performer, window: int
) -> None:
    page = make_page(workspace, performer, window)
    page.set_panel_open(True)
    page.show_item("extra")
    QApplication.processEvents()
    words = [button for button in page.view.panel.findChildren(QPushButton) if button.isVisible()]
    assert {"Mark completed", "Log time..."} <= {button.text() for button in words}
    for button in words:
        assert button.width() >= button.sizeHint().width(), button.text()

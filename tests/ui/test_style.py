import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QStyle,
    QStyleOptionSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from planner.ui.style import Appearance, PlannerStyle, apply_theme
from planner.ui.theme import ThemeName, current_theme, load_theme, theme_holder
from planner.ui.widgets.buttons import push_button

# The platform without a screen says so about every window.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True, params=["light", "dark"])
def theme_shown(request: pytest.FixtureRequest, qapp: QApplication) -> ThemeName:
    name: ThemeName = request.param
    apply_theme(qapp, load_theme(name))
    return name


def shades(widget: QWidget, place: QRect | None = None) -> set[str]:
    """The colours that a widget paints."""
    image = (widget.grab(place) if place else widget.grab()).toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def hex_of(role: str) -> str:
    return current_theme().color(role).name()


def window_with(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    for widget in widgets:
        column.addWidget(widget)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    return window


@pytest.mark.parametrize("make", [QCheckBox, QRadioButton])
def test_an_indicator_shows_that_it_is_on(qtbot: QtBot, make: Callable[[], QCheckBox]) -> None:
    box = make()
    qtbot.addWidget(box)
    assert hex_of("accent.base") not in shades(box)
    box.setChecked(True)
    assert hex_of("accent.base") in shades(box)
    assert hex_of("text.onAccent") in shades(box)


def test_a_check_box_shows_partly(qtbot: QtBot) -> None:
    box = QCheckBox()
    qtbot.addWidget(box)
    box.setTristate(True)
    box.setCheckState(Qt.CheckState.Checked)
    on = box.grab().toImage()
    box.setCheckState(Qt.CheckState.PartiallyChecked)
    assert hex_of("accent.base") in shades(box)
    assert box.grab().toImage() != on


def test_an_indicator_is_16_pixels_wide(qapp: QApplication) -> None:
    for metric in (QStyle.PixelMetric.PM_IndicatorWidth, QStyle.PixelMetric.PM_ExclusiveIndicatorHeight):
        assert qapp.style().pixelMetric(metric) == 16


@pytest.mark.parametrize(
    ("kind", "ground", "text"),
    [
        ("normal", "bg.raised", "text.primary"),
        ("primary", "accent.base", "text.onAccent"),
        ("chip", "bg.raised", "text.secondary"),
    ],
)
def test_a_button_has_the_colours_of_its_kind(qtbot: QtBot, kind: str, ground: str, text: str) -> None:
    button = push_button("Mark done ████", kind=kind)
    qtbot.addWidget(button)
    assert {hex_of(ground), hex_of(text)} <= shades(button)


def test_a_pressed_button_is_darker_and_a_disabled_one_paler(qtbot: QtBot) -> None:
    button = push_button("Mark done ████", kind="primary")
    qtbot.addWidget(button)
    button.setDown(True)
    assert hex_of("accent.pressed") in shades(button)
    button.setDown(False)
    button.setEnabled(False)
    assert hex_of("accent.base") not in shades(button)
    plain = push_button("Move ████")
    qtbot.addWidget(plain)
    plain.setEnabled(False)
    assert {hex_of("text.disabled"), hex_of("line.default")} <= shades(plain)


def test_a_checked_button_is_tinted(qtbot: QtBot) -> None:
    button = push_button("Week ████", "flag", "nav", checkable=True)
    qtbot.addWidget(button)
    button.setChecked(True)
    assert {hex_of("bg.selected"), hex_of("accent.text")} <= shades(button)


def test_buttons_have_the_heights_of_the_design(qtbot: QtBot) -> None:
    heights = {
        size: push_button("Save", size=size).sizeHint().height() for size in ("small", "normal", "large")
    }
    assert heights == {"small": 24, "normal": 28, "large": 32}
    assert push_button("", "x").sizeHint() == QSize(28, 28)
    assert push_button("Week", kind="nav").sizeHint().height() == 30


def test_an_icon_stands_six_pixels_before_the_text(qtbot: QtBot) -> None:
    alone = push_button("Mark done").sizeHint().width()
    assert push_button("Mark done", "check").sizeHint().width() == alone + 16 + 6


def test_a_button_grows_with_the_text(qapp: QApplication, qtbot: QtBot) -> None:
    button = push_button("Mark done")
    qtbot.addWidget(button)
    before = button.sizeHint()
    apply_theme(qapp, load_theme("light", scale=1.5))
    assert button.sizeHint().height() == 42
    assert button.sizeHint().width() > before.width()


def test_a_text_too_long_for_its_button_is_cut(qtbot: QtBot) -> None:
    button = push_button("Review gaps from practice exam 1")
    qtbot.addWidget(button)
    button.resize(80, 28)
    whole = button.grab().toImage()
    button.setText("Review gaps and something else")
    assert button.grab().toImage() == whole


def test_fields_show_the_focus_in_their_frame(qtbot: QtBot) -> None:
    line, spin, combo, date = QLineEdit(), QSpinBox(), QComboBox(), QDateEdit(QDate(2026, 11, 25))
    window = window_with(qtbot, QPushButton("first"), line, spin, combo, date)
    assert window.isActiveWindow()
    for field in (line, spin, combo, date):
        assert hex_of("focus.ring") not in shades(field), field
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        assert hex_of("focus.ring") in shades(field), field


def test_fields_are_as_high_as_buttons(qtbot: QtBot) -> None:
    for field in (QLineEdit(), QSpinBox(), QComboBox(), QDateEdit()):
        qtbot.addWidget(field)
        assert field.sizeHint().height() == 28, field


def test_a_quiet_and_an_invalid_field_look_so(qtbot: QtBot) -> None:
    spin = QSpinBox()
    qtbot.addWidget(spin)
    assert hex_of("line.control") in shades(spin)
    spin.setProperty("quiet", True)
    assert hex_of("line.control") not in shades(spin)
    spin.setProperty("invalid", True)
    assert hex_of("danger.line") in shades(spin)


def test_a_spin_box_steps_where_its_arrows_are(qtbot: QtBot) -> None:
    spin = QSpinBox()
    qtbot.addWidget(spin)
    spin.resize(90, 28)
    QTest.mouseClick(spin, Qt.MouseButton.LeftButton, pos=QPoint(80, 8))
    assert spin.value() == 1
    QTest.mouseClick(spin, Qt.MouseButton.LeftButton, pos=QPoint(80, 20))
    assert spin.value() == 0
    option = QStyleOptionSpinBox()
    spin.initStyleOption(option)
    field = spin.style().subControlRect(
        QStyle.ComplexControl.CC_SpinBox, option, QStyle.SubControl.SC_SpinBoxEditField, spin
    )
    assert field.right() < 70


def test_a_combo_box_opens_and_paints_its_list(qtbot: QtBot) -> None:
    combo = QComboBox()
    combo.addItems(["15 min", "30 min"])
    window = window_with(qtbot, QPushButton("first"), combo)
    assert window.isVisible()
    assert hex_of("line.control") in shades(combo)
    combo.showPopup()
    assert hex_of("bg.selected") in shades(combo.view().window())
    combo.hidePopup()


def test_a_slider_is_filled_to_its_handle_and_marks_the_previous_value(qtbot: QtBot) -> None:
    slider = QSlider(Qt.Orientation.Horizontal)
    qtbot.addWidget(slider)
    slider.resize(200, 24)
    slider.setValue(50)
    left, right = QRect(20, 0, 20, 24), QRect(160, 0, 20, 24)
    assert hex_of("accent.base") in shades(slider, left)
    assert hex_of("accent.base") not in shades(slider, right)
    slider.setProperty("previousValue", 90)
    assert hex_of("accent.base") not in shades(slider, left)
    assert hex_of("accent.base") in shades(slider, QRect(120, 0, 20, 24))


def test_a_slider_can_be_dragged_by_its_handle(qtbot: QtBot) -> None:
    slider = QSlider(Qt.Orientation.Horizontal)
    qtbot.addWidget(slider)
    slider.resize(216, 24)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(8, 12))
    QTest.mouseMove(slider, QPoint(108, 12))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(108, 12))
    assert slider.value() == pytest.approx(50, abs=2)


def test_a_menu_row_shows_mark_text_shortcut_and_choice(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    first = menu.addAction("Mark done")
    first.setShortcut("Ctrl+D")
    checked = menu.addAction("Show track codes")
    checked.setCheckable(True)
    checked.setChecked(True)
    menu.addSeparator()
    menu.addMenu("More")
    assert menu.actionGeometry(first).height() == 26
    assert hex_of("bg.selected") not in shades(menu)
    menu.setActiveAction(first)
    assert {hex_of("bg.raised"), hex_of("bg.selected"), hex_of("line.default")} <= shades(menu)
    assert hex_of("accent.text") in shades(menu, menu.actionGeometry(checked))


def test_a_tree_tints_the_chosen_row_and_paints_its_arrows(qtbot: QtBot) -> None:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    phases = [QTreeWidgetItem(tree, [name]) for name in ("Foundations", "Deep learning")]
    for phase in phases:
        QTreeWidgetItem(phase, ["Linear maps"]).setCheckState(0, Qt.CheckState.Checked)
    tree.resize(300, 200)
    tree.expandAll()
    assert hex_of("accent.base") in shades(tree)
    tree.setCurrentItem(phases[1])
    assert hex_of("bg.selected") in shades(tree)
    assert tree.visualItemRect(phases[0]).height() == 28


def test_the_keyboard_focus_has_a_ring_outside_and_the_mouse_has_none(qtbot: QtBot) -> None:
    first, second = push_button("First"), push_button("Second")
    window = window_with(qtbot, first, second)
    first.setFocus(Qt.FocusReason.OtherFocusReason)
    around = QRect(second.geometry()).adjusted(-3, -3, 3, 3)
    assert hex_of("focus.ring") not in shades(window, around)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(second.hasFocus)
    assert hex_of("focus.ring") in shades(window, around)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(first.hasFocus)
    assert hex_of("focus.ring") not in shades(window)


def test_the_ring_moves_with_its_control_and_goes_with_it(qtbot: QtBot) -> None:
    first, second = push_button("First"), push_button("Second")
    window = window_with(qtbot, first, second)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(second.hasFocus)
    window.resize(window.width() + 80, window.height() + 60)
    QApplication.processEvents()
    assert hex_of("focus.ring") in shades(window, second.geometry().adjusted(-3, -3, 3, 3))
    second.hide()
    qtbot.waitUntil(first.hasFocus)
    QApplication.processEvents()
    assert hex_of("focus.ring") in shades(window, first.geometry().adjusted(-3, -3, 3, 3))
    first.setParent(None)
    first.deleteLater()
    second.setParent(None)
    second.deleteLater()
    window.resize(300, 200)
    QApplication.processEvents()
    assert window.isVisible()


def test_a_window_with_the_ring_may_be_destroyed_while_it_is_shown(qtbot: QtBot) -> None:
    above = QWidget()
    first, second = push_button("First"), push_button("Second")
    dialog = QDialog(above)
    column = QVBoxLayout(dialog)
    column.addWidget(first)
    column.addWidget(second)
    above.show()
    with qtbot.waitActive(dialog):
        dialog.show()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(second.hasFocus)
    # It hides once more on its way out, and its ring is asked to follow.
    with capture_exceptions() as errors:
        delete(above)
    assert errors == []


def test_the_style_is_made_once(qapp: QApplication) -> None:
    apply_theme(qapp, load_theme("light"))
    apply_theme(qapp, load_theme("dark"))
    assert sum(isinstance(each, PlannerStyle) for each in theme_holder().kept) == 1


def test_the_application_uses_the_fonts_and_colours_of_the_theme(qapp: QApplication) -> None:
    theme = current_theme()
    assert qapp.font().pointSizeF() == pytest.approx(9.75)
    assert qapp.font().weight() == QFont.Weight.Normal
    assert qapp.palette().window().color() == theme.color("bg.window")
    assert qapp.styleSheet() != ""


def test_a_theme_that_is_shown_already_disturbs_no_widget(
    qapp: QApplication, qtbot: QtBot, theme_shown: ThemeName
) -> None:
    with qtbot.assertNotEmitted(theme_holder().changed):
        apply_theme(qapp, load_theme(theme_shown))


@pytest.mark.parametrize("lose", [lambda app: app.setStyleSheet(""), lambda app: app.setPalette(QPalette())])
def test_a_theme_that_was_lost_is_shown_again(
    qapp: QApplication, qtbot: QtBot, theme_shown: ThemeName, lose: Callable[[QApplication], None]
) -> None:
    sheet, ground = qapp.styleSheet(), qapp.palette().window().color()
    lose(qapp)
    with qtbot.waitSignal(theme_holder().changed):
        apply_theme(qapp, load_theme(theme_shown))
    assert (qapp.styleSheet(), qapp.palette().window().color()) == (sheet, ground)


def test_the_appearance_follows_the_wish(qapp: QApplication) -> None:
    appearance = Appearance(qapp)
    appearance.choose("dark", scale=1.2)
    assert (current_theme().name, current_theme().scale) == ("dark", 1.2)
    shown = current_theme()
    appearance.choose("dark", scale=1.2)
    assert current_theme() is shown
    appearance.choose("light", high_contrast=True, reduced_motion=True)
    assert (current_theme().name, current_theme().scale) == ("light", 1.0)
    assert current_theme().high_contrast
    assert current_theme().duration("slow") == 0
    appearance.choose("system")
    assert current_theme().name in ("light", "dark")
    appearance.deleteLater()


def test_the_program_leaves_cleanly(theme_shown: ThemeName) -> None:
    """Styles and icons that Python and Qt both hold must not be freed twice at the end."""
    script = (
        "from PySide6.QtWidgets import QApplication, QWidget, QVBoxLayout\n"
        "from planner.ui.style import apply_theme\n"
        "from planner.ui.theme import load_theme\n"
        "from planner.ui.widgets.buttons import push_button\n"
        "from planner.ui.widgets.label import label\n"
        "app = QApplication([])\n"
        f"apply_theme(app, load_theme({theme_shown!r}))\n"
        "window = QWidget()\n"
        "column = QVBoxLayout(window)\n"
        "column.addWidget(push_button('Mark done', 'check'))\n"
        "column.addWidget(label('a'))\n"
        "window.show()\n"
        "app.processEvents()\n"
        "assert not window.grab().isNull()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr

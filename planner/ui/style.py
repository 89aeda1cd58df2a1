"""How controls are drawn, and how a theme is put on the application.

``PlannerStyle`` is Fusion with the planner's own buttons, fields, indicators, sliders, tree arrows, menu
rows and focus ring. It asks for the current theme whenever it paints, so it is made once. Qt gives no
widget when it measures in general; its stubs say otherwise, hence the casts.
"""

from typing import Final, TypeGuard, Unpack, cast

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QStyleHints
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QWidget,
)

from planner.ui.fonts import load_fonts
from planner.ui.glyphs import (
    CheckState,
    Direction,
    paint_check_box,
    paint_chevron,
    paint_radio_button,
)
from planner.ui.theme import (
    Theme,
    ThemeHolder,
    ThemeOptions,
    current_theme,
    load_theme,
    theme_name,
)
from planner.ui.theme_sheet import palette, quiet_selection_palette, stylesheet
from planner.ui.widgets.button_look import button_size, paint_button
from planner.ui.widgets.field_look import (
    combo_box_rect,
    combo_box_size,
    paint_combo_box,
    paint_slider,
    paint_spin_box,
    slider_handle_rect,
    spin_box_rect,
    spin_box_size,
)
from planner.ui.widgets.focus_ring import FocusRing
from planner.ui.widgets.menu_look import menu_row_size, paint_menu_row

_SCHEMES: Final = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
_METRICS: Final = {
    QStyle.PixelMetric.PM_IndicatorWidth: 16,
    QStyle.PixelMetric.PM_IndicatorHeight: 16,
    QStyle.PixelMetric.PM_ExclusiveIndicatorWidth: 16,
    QStyle.PixelMetric.PM_ExclusiveIndicatorHeight: 16,
    QStyle.PixelMetric.PM_CheckBoxLabelSpacing: 8,
    QStyle.PixelMetric.PM_RadioButtonLabelSpacing: 8,
    QStyle.PixelMetric.PM_ButtonIconSize: 16,
    QStyle.PixelMetric.PM_SmallIconSize: 16,
    QStyle.PixelMetric.PM_SliderLength: 16,
    QStyle.PixelMetric.PM_SliderThickness: 24,
    QStyle.PixelMetric.PM_SliderControlThickness: 16,
    QStyle.PixelMetric.PM_MenuPanelWidth: 1,
    QStyle.PixelMetric.PM_MenuHMargin: 4,
    QStyle.PixelMetric.PM_MenuVMargin: 4,
}


class PlannerStyle(QProxyStyle):
    """Fusion with the planner's controls."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        own = _METRICS.get(metric)
        return super().pixelMetric(metric, option, widget) if own is None else own

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element in _CHECKS:
            _paint_check_box(painter, option)
        elif element == QStyle.PrimitiveElement.PE_IndicatorRadioButton:
            _paint_radio_button(painter, option)
        elif element in _MENU_PANELS:
            _paint_menu_panel(painter, option)
        elif element == QStyle.PrimitiveElement.PE_FrameFocusRect:
            _paint_row_focus(painter, option, widget)
        elif element == QStyle.PrimitiveElement.PE_IndicatorBranch:
            _paint_branch(painter, option)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == QStyle.ControlElement.CE_PushButton and isinstance(option, QStyleOptionButton):
            paint_button(painter, option, current_theme(), widget)
        elif element == QStyle.ControlElement.CE_MenuItem and isinstance(option, QStyleOptionMenuItem):
            paint_menu_row(painter, option, current_theme())
        else:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if isinstance(option, QStyleOptionComboBox):
            paint_combo_box(painter, option, current_theme(), widget)
        elif isinstance(option, QStyleOptionSpinBox):
            paint_spin_box(painter, option, current_theme(), widget)
        elif control == QStyle.ComplexControl.CC_Slider and _is_level(option):
            paint_slider(painter, option, current_theme(), widget)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if isinstance(option, QStyleOptionSpinBox):
            return spin_box_rect(option, part)
        if isinstance(option, QStyleOptionComboBox) and (place := combo_box_rect(option, part)):
            return place
        if part == QStyle.SubControl.SC_SliderHandle and _is_level(option):
            return slider_handle_rect(option)
        return super().subControlRect(control, option, part, cast(QWidget, widget))

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        contents: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        if kind == QStyle.ContentsType.CT_PushButton and isinstance(option, QStyleOptionButton):
            return button_size(option, current_theme(), widget)
        if kind == QStyle.ContentsType.CT_MenuItem and isinstance(option, QStyleOptionMenuItem):
            return menu_row_size(option, contents, current_theme())
        if kind == QStyle.ContentsType.CT_ComboBox:
            return combo_box_size(contents, current_theme())
        if kind == QStyle.ContentsType.CT_SpinBox:
            return spin_box_size(contents, current_theme())
        if kind == QStyle.ContentsType.CT_ItemViewItem:
            row = QSize(0, current_theme().size("rowList"))
            return super().sizeFromContents(kind, option, contents, cast(QWidget, widget)).expandedTo(row)
        return super().sizeFromContents(kind, option, contents, cast(QWidget, widget))


_CHECKS: Final = frozenset(
    {QStyle.PrimitiveElement.PE_IndicatorCheckBox, QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck}
)
_MENU_PANELS: Final = frozenset({QStyle.PrimitiveElement.PE_PanelMenu, QStyle.PrimitiveElement.PE_FrameMenu})


def _is_level(option: QStyleOption) -> TypeGuard[QStyleOptionSlider]:
    return isinstance(option, QStyleOptionSlider) and option.orientation == Qt.Orientation.Horizontal


def _paint_check_box(painter: QPainter, option: QStyleOption) -> None:
    state = CheckState.OFF
    if option.state & QStyle.StateFlag.State_NoChange:
        state = CheckState.PARTLY
    elif option.state & QStyle.StateFlag.State_On:
        state = CheckState.ON
    paint_check_box(painter, QRectF(option.rect), current_theme(), state, *_hovered_enabled(option))


def _paint_radio_button(painter: QPainter, option: QStyleOption) -> None:
    on = bool(option.state & QStyle.StateFlag.State_On)
    paint_radio_button(painter, QRectF(option.rect), current_theme(), on, *_hovered_enabled(option))


def _hovered_enabled(option: QStyleOption) -> tuple[bool, bool]:
    state = option.state
    return bool(state & QStyle.StateFlag.State_MouseOver), bool(state & QStyle.StateFlag.State_Enabled)


def _paint_row_focus(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """Rows of lists get a thin ring inside; the focus of everything else is the ring outside or the frame."""
    if isinstance(widget, QAbstractItemView):
        painter.save()
        painter.setPen(QPen(current_theme().color("focus.ring"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.restore()


def _paint_menu_panel(painter: QPainter, option: QStyleOption) -> None:
    theme = current_theme()
    painter.setPen(QPen(theme.color("line.default"), 1))
    painter.setBrush(theme.color("bg.raised"))
    painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_branch(painter: QPainter, option: QStyleOption) -> None:
    if option.state & QStyle.StateFlag.State_Children:
        direction = Direction.DOWN if option.state & QStyle.StateFlag.State_Open else Direction.RIGHT
        center = QRectF(option.rect).center()
        paint_chevron(painter, QPointF(center), direction, current_theme().color("text.tertiary"))


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Show ``theme`` in every window. The first call also sets the style and loads the fonts.

    The theme that is shown already is left alone: Qt takes a style sheet for new, whatever it was before, and
    goes through every widget with it.
    """
    holder = application.findChild(ThemeHolder)
    if holder is None:
        holder = _prepare(application, theme)
    elif _is_worn(application, holder, theme):
        return
    holder.theme = theme
    application.setPalette(palette(theme))
    for views in ("QAbstractItemView", "QMenu"):
        # The stub asks for bytes; only text works.
        application.setPalette(quiet_selection_palette(theme), views)  # type: ignore[arg-type]
    application.setFont(theme.font())
    application.setStyleSheet(stylesheet(theme))
    holder.show(theme)


def _is_worn(application: QApplication, holder: ThemeHolder, theme: Theme) -> bool:
    is_dressed = application.styleSheet() == stylesheet(theme) and application.palette() == palette(theme)
    return holder.theme == theme and is_dressed


def _prepare(application: QApplication, theme: Theme) -> ThemeHolder:
    load_fonts()
    holder = ThemeHolder(theme, application)
    style = PlannerStyle()
    # Qt does not hold the Python part of the style; without this it would draw as plain Fusion.
    holder.kept.append(style)
    application.setStyle(style)
    FocusRing(application)
    return holder


class Appearance(QObject):
    """Keeps the application in the theme that the learner wishes, also when the desktop turns dark."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._wish = "system"
        self._options: ThemeOptions = {}
        self._shown: Theme | None = None
        application.styleHints().colorSchemeChanged.connect(self._apply)

    def choose(self, wish: str, **options: Unpack[ThemeOptions]) -> None:
        """Show the theme for ``wish``: "light", "dark" or "system"; the options are as in ``load_theme``."""
        self._wish, self._options = wish, options
        # Title bars and other native parts follow this; the rest of the window follows the palette.
        self._application.styleHints().setColorScheme(_SCHEMES.get(wish, Qt.ColorScheme.Unknown))
        self._apply()

    def _apply(self) -> None:
        hints = self._application.styleHints()
        options = self._options.copy()
        options["high_contrast"] = options.get("high_contrast", False) or _asks_for_contrast(hints)
        options["reduced_motion"] = options.get("reduced_motion", False) or _asks_for_less_motion(hints)
        theme = load_theme(theme_name(self._wish, hints.colorScheme()), **options)
        if theme != self._shown:
            self._shown = theme
            apply_theme(self._application, theme)


def _asks_for_contrast(hints: QStyleHints) -> bool:
    # Qt 6.8 and 6.9 do not know this preference.
    accessibility = getattr(hints, "accessibility", None)
    preference = getattr(accessibility(), "contrastPreference", None) if accessibility else None
    return preference is not None and preference() == Qt.ContrastPreference.HighContrast


def _asks_for_less_motion(hints: QStyleHints) -> bool:
    # Qt up to 6.11 does not know this preference.
    accessibility = getattr(hints, "accessibility", None)
    preference = getattr(accessibility(), "motionPreference", None) if accessibility else None
    return preference is not None and "reduced" in preference().name.lower()

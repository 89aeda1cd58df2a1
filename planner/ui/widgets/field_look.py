"""How boxes to choose or type a value are drawn and measured: combo boxes, spin boxes, sliders."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDateTimeEdit,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QWidget,
)

from planner.ui.glyphs import Direction, paint_chevron
from planner.ui.icons import icon_pixmap
from planner.ui.theme import Theme

FIELD_PADDING: Final = 7
ARROW_WIDTH: Final = 26
STEPPER_WIDTH: Final = 20
HANDLE: Final = 16
_GROOVE: Final = 4


def paint_field(painter: QPainter, option: QStyleOptionComplex, theme: Theme, widget: QWidget | None) -> None:
    """Paint the ground and frame of a field; the frame is the focus ring while it has the focus."""
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    quiet = widget is not None and bool(widget.property("quiet"))
    width = 2.0 if focused else 1.0
    line = "focus.ring" if focused else "line.default" if quiet or not enabled else "line.control"
    if widget is not None and widget.property("invalid") and not focused:
        line = "danger.line"
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color(line), width))
    painter.setBrush(theme.color("bg.raised" if quiet else "bg.field"))
    radius = theme.radius("control") - width / 2
    painter.drawRoundedRect(
        QRectF(option.rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius
    )
    painter.restore()


def paint_combo_box(
    painter: QPainter, option: QStyleOptionComboBox, theme: Theme, widget: QWidget | None
) -> None:
    """Paint a combo box without its text. A date field with a calendar is one, too."""
    paint_field(painter, option, theme, widget)
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    name = "calendar" if isinstance(widget, QDateTimeEdit) else "chevrons-up-down"
    ratio = painter.device().devicePixelRatio()
    drawn = icon_pixmap(name, "text.tertiary" if enabled else "text.disabled", 14, ratio)
    place = QRect(option.rect.right() - 21, option.rect.center().y() - 6, 14, 14)
    painter.drawPixmap(QStyle.visualRect(option.direction, option.rect, place).topLeft(), drawn)


def combo_box_rect(option: QStyleOptionComboBox, part: QStyle.SubControl) -> QRect | None:
    """Where the text and the arrow of a combo box are; None for parts that Fusion places."""
    box = option.rect
    if part == QStyle.SubControl.SC_ComboBoxEditField:
        place = box.adjusted(FIELD_PADDING, 2, -ARROW_WIDTH, -2)
    elif part == QStyle.SubControl.SC_ComboBoxArrow:
        place = QRect(box.right() + 1 - ARROW_WIDTH, box.top(), ARROW_WIDTH, box.height())
    else:
        return None
    return QStyle.visualRect(option.direction, box, place)


def combo_box_size(contents: QSize, theme: Theme) -> QSize:
    """The size of a combo box whose text needs ``contents``."""
    return QSize(contents.width() + FIELD_PADDING + ARROW_WIDTH + 4, theme.size("control"))


def paint_spin_box(
    painter: QPainter, option: QStyleOptionSpinBox, theme: Theme, widget: QWidget | None
) -> None:
    """Paint a spin box without its text."""
    paint_field(painter, option, theme, widget)
    if option.buttonSymbols == QAbstractSpinBox.ButtonSymbols.NoButtons:
        return
    for part, flag, direction in (
        (QStyle.SubControl.SC_SpinBoxUp, QAbstractSpinBox.StepEnabledFlag.StepUpEnabled, Direction.UP),
        (QStyle.SubControl.SC_SpinBoxDown, QAbstractSpinBox.StepEnabledFlag.StepDownEnabled, Direction.DOWN),
    ):
        _paint_stepper(painter, option, theme, part, bool(option.stepEnabled & flag), direction)
    edge = spin_box_rect(option, QStyle.SubControl.SC_SpinBoxUp)
    x = edge.left() if option.direction == Qt.LayoutDirection.LeftToRight else edge.right()
    inset = 2 if option.state & QStyle.StateFlag.State_HasFocus else 1
    painter.fillRect(x, inset, 1, option.rect.height() - 2 * inset, theme.color("line.default"))


def spin_box_rect(option: QStyleOptionSpinBox, part: QStyle.SubControl) -> QRect:
    """Where the text and the two steppers of a spin box are."""
    box = option.rect
    steppers = 0 if option.buttonSymbols == QAbstractSpinBox.ButtonSymbols.NoButtons else STEPPER_WIDTH
    left, half = box.right() + 1 - steppers - 1, box.height() // 2
    if part == QStyle.SubControl.SC_SpinBoxUp:
        place = QRect(left, box.top() + 1, steppers, half - 1)
    elif part == QStyle.SubControl.SC_SpinBoxDown:
        place = QRect(left, box.top() + half, steppers, box.height() - half - 1)
    elif part == QStyle.SubControl.SC_SpinBoxEditField:
        place = box.adjusted(FIELD_PADDING, 2, -steppers - 3, -2)
    else:
        place = QRect(box)
    return QStyle.visualRect(option.direction, box, place)


def spin_box_size(contents: QSize, theme: Theme) -> QSize:
    """The size of a spin box whose text needs ``contents``."""
    return QSize(contents.width() + FIELD_PADDING + STEPPER_WIDTH + 8, theme.size("control"))


def paint_slider(painter: QPainter, option: QStyleOptionSlider, theme: Theme, widget: QWidget | None) -> None:
    """Paint a level slider, filled from its "previousValue" (a ring marks that) or else from its start."""
    middle = option.rect.center().y() + 0.5
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    at = _slider_x(option, option.sliderPosition)
    previous = widget.property("previousValue") if widget is not None else None
    start = (
        _slider_x(option, option.minimum) - HANDLE / 2 if previous is None else _slider_x(option, previous)
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("bg.pressed"))
    groove = QRectF(option.rect.left(), middle - _GROOVE / 2, option.rect.width(), _GROOVE)
    painter.drawRoundedRect(groove, _GROOVE / 2, _GROOVE / 2)
    accent = theme.color("accent.base" if enabled else "text.disabled")
    painter.setBrush(accent)
    painter.drawRoundedRect(QRectF(min(start, at), groove.top(), abs(at - start), _GROOVE), 2, 2)
    painter.setBrush(theme.color("bg.raised"))
    if previous is not None:
        painter.setPen(QPen(theme.color("line.control"), 2))
        painter.drawEllipse(QPointF(start, middle), 3, 3)
    painter.setPen(QPen(accent, 5))
    painter.drawEllipse(QPointF(at, middle), HANDLE / 2 - 2.5, HANDLE / 2 - 2.5)
    painter.restore()


def slider_handle_rect(option: QStyleOptionSlider) -> QRect:
    """Where the handle of a level slider is."""
    x = _slider_x(option, option.sliderPosition)
    return QRect(round(x - HANDLE / 2), option.rect.center().y() - HANDLE // 2 + 1, HANDLE, HANDLE)


def _slider_x(option: QStyleOptionSlider, value: int) -> float:
    room = option.rect.width() - HANDLE
    offset = QStyle.sliderPositionFromValue(option.minimum, option.maximum, value, room, option.upsideDown)
    return option.rect.left() + offset + HANDLE / 2


def _paint_stepper(
    painter: QPainter,
    option: QStyleOptionSpinBox,
    theme: Theme,
    part: QStyle.SubControl,
    can_step: bool,
    direction: Direction,
) -> None:
    place = spin_box_rect(option, part)
    active = bool(option.activeSubControls & part) and bool(option.state & QStyle.StateFlag.State_Sunken)
    if active and can_step:
        painter.fillRect(place.adjusted(2, 1, -2, -1), theme.color("bg.pressed"))
    color = theme.color("text.secondary" if can_step else "text.disabled")
    paint_chevron(painter, QRectF(place).center(), direction, color, 6)

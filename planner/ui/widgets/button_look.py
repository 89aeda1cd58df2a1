"""How push buttons of each kind are drawn and measured. ``PlannerStyle`` calls this for every push button."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QWidget

from planner.ui.glyphs import DISABLED_OPACITY, Direction, paint_chevron
from planner.ui.theme import Theme
from planner.values import Value

ICON_GAP: Final = 6
MENU_ARROW: Final = 14
# As numbers: Python builds a new object each time that two of Qt's flags are combined.
_ENABLED: Final = QStyle.StateFlag.State_Enabled.value
_ON: Final = QStyle.StateFlag.State_On.value
_SUNKEN: Final = QStyle.StateFlag.State_Sunken.value
_HOVERED: Final = QStyle.StateFlag.State_MouseOver.value
_MNEMONIC: Final = Qt.TextFlag.TextShowMnemonic.value
_FLAGS: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextSingleLine


class ButtonLook(Value):
    """The colour roles and measures of one kind of button; None as a colour draws nothing.

    ``leading`` puts icon and text at the start of the button; ``fades`` shows a disabled one paler instead of
    with grey text.
    """

    ground: str | None
    hover: str
    pressed: str
    line: str | None
    text: str
    weight: int = 500
    padding: int = 10
    gap: int = ICON_GAP
    leading: bool = False
    fades: bool = False


BUTTON_LOOKS: Final = {
    "normal": ButtonLook("bg.raised", "bg.hover", "bg.pressed", "line.default", "text.primary"),
    "primary": ButtonLook(
        "accent.base", "accent.hover", "accent.pressed", None, "text.onAccent", 600, fades=True
    ),
    "flat": ButtonLook(None, "bg.hover", "bg.pressed", None, "text.secondary"),
    "link": ButtonLook(None, "bg.hover", "bg.pressed", None, "accent.text", padding=4),
    "nav": ButtonLook(None, "bg.hover", "bg.pressed", None, "text.secondary", padding=8, gap=9, leading=True),
    "segment": ButtonLook(None, "bg.hover", "bg.pressed", None, "text.secondary"),
    "chip": ButtonLook("bg.raised", "bg.hover", "bg.pressed", "line.default", "text.secondary", padding=9),
    "toast": ButtonLook(None, "text.secondary", "text.secondary", None, "accent.tooltip", 600),
}


def button_look(widget: QWidget | None) -> ButtonLook:
    """The look of the kind that the button names in its property "kind"; "normal" when it names none."""
    return BUTTON_LOOKS[_property(widget, "kind") or "normal"]


def button_height(theme: Theme, widget: QWidget | None) -> int:
    """The height of a button, in pixels, for its property "controlSize": "small", "large" or neither."""
    if _property(widget, "kind") == "nav":
        return theme.size("row")
    named = {"small": "controlSmall", "large": "controlLarge"}
    height = theme.size(named.get(_property(widget, "controlSize"), "control"))
    # Joined buttons stand inside a frame of one pixel.
    return height - 2 if _property(widget, "kind") == "segment" else height


def button_size(option: QStyleOptionButton, theme: Theme, widget: QWidget | None) -> QSize:
    """The room that the button's icon and text need; a button with an icon alone is a square."""
    look = button_look(widget)
    height = button_height(theme, widget)
    text = QFontMetrics(_font(theme, 600, widget)).size(_FLAGS, option.text).width() if option.text else 0
    icon = 0 if option.icon.isNull() else option.iconSize.width()
    menu = MENU_ARROW if _has_menu(option) else 0
    if not text and not menu:
        return QSize(max(height, theme.size("controlSmall")), height)
    gap = look.gap if icon and text else 0
    return QSize(text + icon + gap + menu + 2 * _padding(look, widget), height)


def paint_button(painter: QPainter, option: QStyleOptionButton, theme: Theme, widget: QWidget | None) -> None:
    """Paint a button in its present state."""
    _paint_ground(painter, option, theme, widget)
    _paint_label(painter, option, theme, widget)


def _paint_ground(
    painter: QPainter, option: QStyleOptionButton, theme: Theme, widget: QWidget | None
) -> None:
    look = button_look(widget)
    ground = _ground(look, option)
    if ground is None and look.line is None:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if look.fades and not _is(option, _ENABLED):
        painter.setOpacity(DISABLED_OPACITY)
    painter.setBrush(theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
    line = None if _is(option, _ON) else look.line
    painter.setPen(QPen(theme.color(line), 1) if line else Qt.PenStyle.NoPen)
    inset = 0.5 if line else 0.0
    painter.drawPath(_outline(QRectF(option.rect).adjusted(inset, inset, -inset, -inset), theme, widget))
    painter.restore()


def _paint_label(painter: QPainter, option: QStyleOptionButton, theme: Theme, widget: QWidget | None) -> None:
    """In the middle or, for navigation, at the leading edge."""
    look = button_look(widget)
    room = option.rect.adjusted(_padding(look, widget), 0, -_padding(look, widget), 0)
    painter.save()
    if _has_menu(option):
        _paint_menu_arrow(painter, option, theme, room)
        room.setWidth(room.width() - MENU_ARROW)
    painter.setFont(_font(theme, 600 if _is(option, _ON) else look.weight, widget))
    _set_text_color(painter, option, theme, look)
    icon = QSize(0, 0) if option.icon.isNull() else option.iconSize
    gap = look.gap if option.text and icon.width() else 0
    text, width = _fitting(option.text, painter.fontMetrics(), room.width() - icon.width() - gap)
    start = room.left() if look.leading else room.left() + (room.width() - icon.width() - gap - width) // 2
    if icon.width():
        top = room.top() + (room.height() - icon.height()) // 2
        _paint_icon(painter, option, _mirrored(option, QRect(start, top, icon.width(), icon.height())))
    if text:
        place = QRect(start + icon.width() + gap, room.top(), width + 1, room.height())
        painter.drawText(_mirrored(option, place), _FLAGS, text)
    painter.restore()


def _fitting(text: str, metrics: QFontMetrics, room: int) -> tuple[str, int]:
    """As much of ``text`` as fits, and its width."""
    if not text:
        return "", 0
    width = metrics.size(_FLAGS, text).width()
    if width <= room:
        return text, width
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room, _MNEMONIC), room


def _mirrored(option: QStyleOptionButton, place: QRect) -> QRect:
    return QStyle.visualRect(option.direction, option.rect, place)


def _ground(look: ButtonLook, option: QStyleOptionButton) -> str | None:
    if not _is(option, _ENABLED):
        return look.ground
    if _is(option, _SUNKEN):
        return look.pressed
    if _is(option, _ON):
        return "bg.selected"
    return look.hover if _is(option, _HOVERED) else look.ground


def _outline(rect: QRectF, theme: Theme, widget: QWidget | None) -> QPainterPath:
    path = QPainterPath()
    kind = _property(widget, "kind")
    radius = rect.height() / 2 if kind == "chip" else float(theme.radius("control"))
    if kind == "segment":
        return _segment_outline(rect, radius - 1, _property(widget, "place"))
    path.addRoundedRect(rect, radius, radius)
    return path


def _segment_outline(rect: QRectF, radius: float, place: str) -> QPainterPath:
    """Round the outer corners of the first and the last segment only."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    if place == "only":
        return path
    square = QPainterPath()
    square.addRect(rect.adjusted(radius if place == "first" else 0, 0, -radius if place == "last" else 0, 0))
    return path.united(square)


def _set_text_color(painter: QPainter, option: QStyleOptionButton, theme: Theme, look: ButtonLook) -> None:
    role = "accent.text" if _is(option, _ON) else look.text
    if not _is(option, _ENABLED):
        if look.fades:
            painter.setOpacity(DISABLED_OPACITY)
        else:
            role = "text.disabled"
    painter.setPen(theme.color(role))


def _paint_icon(painter: QPainter, option: QStyleOptionButton, place: QRect) -> None:
    enabled = _is(option, _ENABLED)
    mode = QIcon.Mode.Normal if enabled or painter.opacity() < 1 else QIcon.Mode.Disabled
    state = QIcon.State.On if _is(option, _ON) else QIcon.State.Off
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(place.topLeft(), option.icon.pixmap(place.size(), ratio, mode, state))


def _paint_menu_arrow(painter: QPainter, option: QStyleOptionButton, theme: Theme, room: QRect) -> None:
    center = QPointF(room.right() - 4, room.center().y() + 1)
    paint_chevron(painter, center, Direction.DOWN, theme.color("text.secondary"))


def _font(theme: Theme, weight: int, widget: QWidget | None) -> QFont:
    small = _property(widget, "controlSize") == "small" or _property(widget, "kind") == "chip"
    return theme.font("small" if small else "body", weight)


def _padding(look: ButtonLook, widget: QWidget | None) -> int:
    size = _property(widget, "controlSize")
    return 14 if size == "large" else look.padding - 2 if size == "small" else look.padding


def _is(option: QStyleOptionButton, flag: int) -> bool:
    return bool(option.state.value & flag)


def _has_menu(option: QStyleOptionButton) -> bool:
    return bool(option.features & QStyleOptionButton.ButtonFeature.HasMenu)


def _property(widget: QWidget | None, name: str) -> str:
    return str(widget.property(name) or "") if widget is not None else ""

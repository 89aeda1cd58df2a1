"""How the rows of menus are drawn and measured."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionMenuItem

from planner.ui.glyphs import Direction, paint_chevron
from planner.ui.icons import icon_pixmap
from planner.ui.theme import Theme

_ICON: Final = 14
_EDGE: Final = 8
_TEXT_LEFT: Final = _EDGE + _ICON + _EDGE
_SHORTCUT_GAP: Final = 24
_SEPARATOR_HEIGHT: Final = 9
_FLAGS: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextSingleLine


def menu_row_size(option: QStyleOptionMenuItem, contents: QSize, theme: Theme) -> QSize:
    """The size of a row whose text needs ``contents``; the menu adds the widest shortcut itself."""
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator:
        return QSize(contents.width(), _SEPARATOR_HEIGHT)
    return QSize(_TEXT_LEFT + contents.width() + _SHORTCUT_GAP + _EDGE, theme.size("rowCompact"))


def paint_menu_row(painter: QPainter, option: QStyleOptionMenuItem, theme: Theme) -> None:
    """Paint one row of a menu: a mark or an icon, the text, and its shortcut or the arrow to a submenu."""
    row = option.rect
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator:
        painter.fillRect(row.left() + 3, row.center().y(), row.width() - 6, 1, theme.color("line.default"))
        return
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    painter.save()
    if enabled and option.state & QStyle.StateFlag.State_Selected:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bg.selected"))
        painter.drawRoundedRect(QRectF(row), 5, 5)
    _paint_mark(painter, option, enabled)
    text, _, shortcut = option.text.partition("\t")
    room = _mirrored(option, row.adjusted(_TEXT_LEFT, 0, -_EDGE, 0))
    leading, trailing = _alignments(option)
    painter.setPen(theme.color("text.primary" if enabled else "text.disabled"))
    painter.setFont(option.font)
    painter.drawText(room, _FLAGS | leading, text)
    painter.setPen(theme.color("text.tertiary" if enabled else "text.disabled"))
    painter.setFont(theme.font("small"))
    painter.drawText(room, _FLAGS | trailing, shortcut)
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.SubMenu:
        _paint_arrow(painter, option, theme)
    painter.restore()


def _paint_mark(painter: QPainter, option: QStyleOptionMenuItem, enabled: bool) -> None:
    place = QRect(option.rect.left() + _EDGE, option.rect.center().y() - _ICON // 2 + 1, _ICON, _ICON)
    place = _mirrored(option, place)
    ratio = painter.device().devicePixelRatio()
    if option.checked:
        mark = icon_pixmap("check", "accent.text" if enabled else "text.disabled", _ICON, ratio)
    elif not option.icon.isNull():
        mode = QIcon.Mode.Normal if enabled else QIcon.Mode.Disabled
        mark = option.icon.pixmap(place.size(), ratio, mode)
    else:
        return
    painter.drawPixmap(place.topLeft(), mark)


def _paint_arrow(painter: QPainter, option: QStyleOptionMenuItem, theme: Theme) -> None:
    rightward = option.direction == Qt.LayoutDirection.LeftToRight
    x = option.rect.right() - _EDGE if rightward else option.rect.left() + _EDGE
    direction = Direction.RIGHT if rightward else Direction.LEFT
    paint_chevron(
        painter, QPointF(x - 1, option.rect.center().y() + 1), direction, theme.color("text.tertiary")
    )


def _alignments(option: QStyleOptionMenuItem) -> tuple[Qt.AlignmentFlag, Qt.AlignmentFlag]:
    """Towards the start and towards the end of a line of text."""
    if option.direction == Qt.LayoutDirection.LeftToRight:
        return Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    return Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft


def _mirrored(option: QStyleOptionMenuItem, place: QRect) -> QRect:
    return QStyle.visualRect(option.direction, option.rect, place)

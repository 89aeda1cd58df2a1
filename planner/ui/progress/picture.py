"""A card's content as a picture in a file."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from planner.exchange.text_file import replace_file
from planner.ui.theme import current_theme

_MARGIN: Final = 16
_BELOW_TITLE: Final = 8
_SHARPNESS: Final = 2  # pixels for each point of the screen, so that it can be printed


def save_picture(content: QWidget, title: str, path: Path) -> bool:
    """Write a picture as PNG, or as SVG where the path ends so; return whether it could be written."""
    if path.suffix.lower() == ".svg":
        return _save_svg(content, title, path)
    image = QImage(_size(content) * _SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPNESS)
    painter = QPainter(image)
    _paint(painter, content, title)
    painter.end()
    data = QBuffer()
    return QImageWriter(data, QByteArray(path.suffix[1:].encode() or b"png")).write(image) and _is_written(
        data, path
    )


def _save_svg(content: QWidget, title: str, path: Path) -> bool:
    size, data = _size(content), QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(data)
    # In which type is as big as on the screen, where its widths were measured.
    generator.setResolution(round(QGuiApplication.primaryScreen().logicalDotsPerInch()))
    generator.setSize(size)
    generator.setViewBox(QRect(QPoint(), size))
    generator.setTitle(title)
    painter = QPainter(generator)
    _paint(painter, content, title)
    painter.end()
    return _is_written(data, path)


def _is_written(data: QBuffer, path: Path) -> bool:
    try:
        replace_file(path, bytes(data.data().data()))
    except OSError:
        return False
    return True


def _size(content: QWidget) -> QSize:
    above = current_theme().line("heading") + _BELOW_TITLE
    return content.size() + QSize(2 * _MARGIN, 2 * _MARGIN + above)


def _paint(painter: QPainter, content: QWidget, title: str) -> None:
    theme, size = current_theme(), _size(content)
    painter.fillRect(QRect(QPoint(), size), theme.color("bg.raised"))
    painter.setFont(theme.font("heading"))
    painter.setPen(theme.color("text.primary"))
    line = QRect(_MARGIN, _MARGIN, size.width() - 2 * _MARGIN, theme.line("heading"))
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, title)
    place = QPoint(_MARGIN, _MARGIN + theme.line("heading") + _BELOW_TITLE)
    content.render(painter, place, renderFlags=QWidget.RenderFlag.DrawChildren)

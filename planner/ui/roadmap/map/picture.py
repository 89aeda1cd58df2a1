"""The map as a picture in a file: in the light colours on paper, with its title and a legend."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QBuffer,
    QIODevice,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSaveFile,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from planner.i18n import _
from planner.scheduling.schedule import ItemState
from planner.services.words import subject_name
from planner.ui.glyphs import paint_glyph
from planner.ui.icons import paint_icon
from planner.ui.roadmap.looks import GLYPHS
from planner.ui.roadmap.map.items import edge_path, edge_pen
from planner.ui.roadmap.map.lane_ground import paint_lanes
from planner.ui.roadmap.map.layout import MapLayout, lay_out
from planner.ui.roadmap.map.node_painter import NodePainter
from planner.ui.roadmap.map.placing import Measure
from planner.ui.roadmap.map.rows import MapRows
from planner.ui.roadmap.map.standing import NodeLook, lit_edges
from planner.ui.theme import Theme, load_theme
from planner.ui.week.grid.line_text import draw_line, title_lines
from planner.values import Value

_MARGIN: Final = 24
_HEAD: Final = 58
_FOOT: Final = 44
_LANES: Final = 104
_NAME_LEFT: Final = 27
_GLYPH: Final = 14
_SHARPNESS: Final = 2.0  # pixels for each point of the screen, so that it can be printed
_MOST_PIXELS: Final = 40_000_000
_HALF_FRACTION: Final = 0.6


class MapPicture(Value):
    """What a picture of the map shows.

    Attributes:
        looks: how the nodes stand.
        selected: the node whose chain is lit, or None.
    """

    rows: MapRows
    looks: dict[str, NodeLook]
    selected: str | None = None


def save_picture(data: bytes, path: Path) -> bool:
    """Write a picture's file; return whether it could be written.

    A file that was there stays as it is until the new one is whole.
    """
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return False
    return file.write(data) == len(data) and file.commit()


def svg_of(picture: MapPicture) -> bytes:
    """Return a picture as an SVG file, whose words stay text."""
    canvas = _Canvas(picture)
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    # In which type is as big as on the screen, where its widths were measured.
    generator.setResolution(round(QGuiApplication.primaryScreen().logicalDotsPerInch()))
    generator.setSize(canvas.size)
    generator.setViewBox(QRect(QPoint(), canvas.size))
    generator.setTitle(picture.rows.title)
    generator.setDescription(picture.rows.facts)
    painter = QPainter(generator)
    canvas.paint(painter)
    painter.end()
    return bytes(buffer.data().data())


def image_of(picture: MapPicture) -> QImage:
    """Return a picture as an image, as sharp as its size allows."""
    canvas = _Canvas(picture)
    points = canvas.size.width() * canvas.size.height()
    sharpness = min(_SHARPNESS, (_MOST_PIXELS / points) ** 0.5)
    image = QImage((canvas.size.toSizeF() * sharpness).toSize(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(sharpness, sharpness)
    canvas.paint(painter)
    painter.end()
    return image


class _Canvas:
    """Paints the title above, the names of the lanes at the left, the map, and the legend below."""

    def __init__(self, picture: MapPicture) -> None:
        self._picture = picture
        self._theme: Theme = load_theme("light")
        self._layout: MapLayout = lay_out(picture.rows.graph, Measure())
        self._nodes = NodePainter(self._theme, self._layout.measure, as_text=True)
        width = 2 * _MARGIN + _LANES + round(self._layout.width)
        self.size = QSize(width, round(self._layout.height) + _HEAD + _FOOT + _MARGIN)

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRect(QPoint(), self.size), self._theme.color("bg.canvas"))
        self._paint_head(painter)
        painter.translate(_MARGIN, _HEAD)
        self._paint_names(painter)
        painter.translate(_LANES, 0)
        self._paint_map(painter)
        painter.translate(-_LANES, self._layout.height + (_FOOT + _GLYPH) / 2)
        self._paint_legend(painter)

    def _paint_head(self, painter: QPainter) -> None:
        theme, rows = self._theme, self._picture.rows
        room = self.size.width() - 2 * _MARGIN
        painter.setFont(theme.font("heading"))
        painter.setPen(theme.color("text.primary"))
        draw_line(painter, QRect(_MARGIN, 12, room, theme.line("heading")), rows.title)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text.secondary"))
        below = 12 + theme.line("heading")
        draw_line(painter, QRect(_MARGIN, below, room, theme.line("small")), rows.facts)

    def _paint_names(self, painter: QPainter) -> None:
        theme, height = self._theme, self._layout.height
        painter.fillRect(QRectF(0, 0, _LANES, height), theme.color("bg.subtle"))
        font = theme.font("caption")
        for band in self._layout.lanes:
            painter.fillRect(QRectF(12, band.top + 12, 8, 8), theme.color(f"track.{band.lane}"))
            painter.fillRect(QRectF(0, band.top + band.height - 1, _LANES, 1), theme.color("line.grid"))
            painter.setFont(font)
            painter.setPen(theme.color("text.secondary"))
            room = _LANES - _NAME_LEFT - 4
            for number, text in enumerate(title_lines(subject_name(band.lane), font, room, 3)):
                draw_line(painter, QRect(_NAME_LEFT, round(band.top) + 9 + 14 * number, room, 14), text)

    def _paint_map(self, painter: QPainter) -> None:
        layout, picture = self._layout, self._picture
        ground = QRectF(0, 0, layout.width, layout.height)
        paint_lanes(painter, layout.lanes, ground, self._nodes)
        lit = lit_edges(picture.rows.graph, picture.selected)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for edge in sorted(layout.ways, key=lit.__contains__):
            painter.setPen(edge_pen(edge in lit, self._nodes))
            painter.drawPath(edge_path(layout.ways[edge]))
        for id, place in layout.places.items():
            painter.save()
            painter.translate(place.x, place.y)
            self._nodes.paint(painter, picture.rows.nodes[id], picture.looks[id])
            painter.restore()
        painter.setPen(self._theme.color("line.default"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(ground.adjusted(-_LANES, 0, 0, 0))

    def _paint_legend(self, painter: QPainter) -> None:
        theme = self._theme
        font = theme.font("small")
        left = 0.0
        for words, state in self._legend():
            sign = QRectF(left, -_GLYPH, _GLYPH, _GLYPH)
            if isinstance(state, ItemState):
                paint_glyph(painter, sign, GLYPHS[state], theme, _HALF_FRACTION)
            elif state == "exam":
                paint_icon(painter, "flag", sign, theme.color("text.primary"))
            else:
                painter.fillRect(sign.adjusted(0, 6, 4, -6), theme.color("accent.line"))
            painter.setFont(font)
            painter.setPen(theme.color("text.secondary"))
            painter.drawText(QPointF(left + _GLYPH + 7, -2.5), words)
            left += _GLYPH + 7 + QFontMetricsF(font).horizontalAdvance(words) + 20

    def _legend(self) -> Iterator[tuple[str, ItemState | str]]:
        yield _("Done"), ItemState.DONE
        yield _("In progress"), ItemState.IN_PROGRESS
        yield _("Ready"), ItemState.READY
        yield _("Locked"), ItemState.LOCKED
        yield _("Left out"), ItemState.LEFT_OUT
        yield _("Exam"), "exam"
        if self._picture.selected is not None:
            title = self._picture.rows.nodes[self._picture.selected].title
            yield _("needed for or unlocked by {title}").format(title=title), "chain"

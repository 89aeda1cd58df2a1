"""Sends a printed document somewhere: to a PDF file, to a picture, or to any painter."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPainter, QPdfWriter

from planner.domain.errors import Refusal
from planner.exchange.text_file import write_file
from planner.i18n import _
from planner.ui.printing.document import Document
from planner.ui.printing.page import Page
from planner.ui.printing.paper import UNITS_PER_INCH

_RESOLUTION: Final = 1200


def pdf_of(document: Document) -> bytes:
    """Return a document as a PDF file; its type is embedded."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setTitle(document.title)
    writer.setCreator(_("Study Planner"))
    writer.setPageLayout(document.layout)
    paint_pages(document.pages, writer)
    return bytes(buffer.data().data())


def save_pdf(document: Document, path: Path) -> None:
    """Write a document to a file. Raises Refusal where that cannot be; the file that was there stays then."""
    write_file(path, pdf_of(document))


def paint_pages(pages: Sequence[Page], device: QPagedPaintDevice) -> None:
    """Paint pages on a device that has the whole paper for each. Raises Refusal where it takes not all."""
    painter = QPainter()
    if not painter.begin(device):
        raise Refusal(_("The printer does not answer; see that it is on, or save the pages as PDF."))
    painter.scale(device.logicalDpiX() / UNITS_PER_INCH, device.logicalDpiY() / UNITS_PER_INCH)
    for number, page in enumerate(pages):
        if number and not device.newPage():
            painter.end()
            words = _("The printer took {done} of {count} pages; see that it is on, or save them as PDF.")
            raise Refusal(words.format(done=number, count=len(pages)))
        page.paint(painter)
    painter.end()


def picture_of(page: Page, size: QSize, ratio: float = 1.0) -> QImage:
    """Return a page as a picture of a size, at a device pixel ratio."""
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(size.width() / page.size.width(), size.height() / page.size.height())
    page.paint(painter)
    painter.end()
    return image

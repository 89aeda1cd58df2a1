"""Packs an image as PNG so that it can be told how far it is, and given up; Qt's own way can do neither.

The file is the plainest that ISO/IEC 15948 knows: eight bits for each of three colours, no filter. A map,
which is mostly ground, is packed in a third of the time that way, and takes an eighth more room.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import QImage

from planner.domain.telling import Tell

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_EIGHT_BITS_OF_RGB: Final = (8, 2, 0, 0, 0)
_UNFILTERED: Final = b"\0"
_LEVEL: Final = 4
_ROWS_AT_ONCE: Final = 64


def png_bytes(image: QImage, tell: Tell) -> bytes:
    """Return an image, which has no transparent parts, as a PNG file. Raises GivenUp where `tell` does."""
    head = struct.pack(">IIBBBBB", image.width(), image.height(), *_EIGHT_BITS_OF_RGB)
    parts = (_chunk(b"IDAT", packed) for packed in _packed(image, tell))
    return b"".join((_SIGNATURE, _chunk(b"IHDR", head), *parts, _chunk(b"IEND", b"")))


def _packed(image: QImage, tell: Tell) -> Iterator[bytes]:
    packer = zlib.compressobj(_LEVEL)
    for top in range(0, image.height(), _ROWS_AT_ONCE):
        tell(top / image.height())
        strip = image.copy(0, top, image.width(), min(_ROWS_AT_ONCE, image.height() - top))
        yield packer.compress(b"".join(_rows(strip.convertToFormat(QImage.Format.Format_RGB888))))
    yield packer.flush()


def _rows(strip: QImage) -> Iterator[bytes]:
    pixels, length = strip.constBits(), strip.bytesPerLine()
    for start in range(0, strip.height() * length, length):
        yield _UNFILTERED
        yield bytes(pixels[start : start + 3 * strip.width()])


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

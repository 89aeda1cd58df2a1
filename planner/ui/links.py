"""The one way by which an address leaves the program for the browser, and a file for its own program."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from planner.domain.web_address import is_web_address
from planner.i18n import _

# What no program runs. Every other file is shown in its folder: a plan may come from somebody else.
_DOCUMENTS: Final = frozenset(
    (
        ".pdf",
        ".txt",
        ".md",
        ".csv",
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".webp",
        ".mp4",
        ".webm",
        ".odt",
        ".docx",
    )
)
_OF_ANOTHER_COMPUTER: Final = ("//", "\\\\", "\\/", "/\\")


def is_safe(address: str) -> bool:
    """Whether an address may be opened: one of the web that Qt can read to the letter."""
    return is_web_address(address) and QUrl(address, QUrl.ParsingMode.StrictMode).isValid()


def open_link(address: str) -> bool:
    """Open an address in the browser, in its parsed form; anything that is not safe is left alone."""
    if not is_safe(address):
        return False
    return QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))


def open_place(place: str) -> str:
    """Open a web address, a document, or the folder of any other file.

    Returns "", or the sentence that says why that cannot be.
    """
    if is_web_address(place):
        return "" if open_link(place) else _("This link cannot be opened; look at how it is written.")
    if _as_path(place).startswith(_OF_ANOTHER_COMPUTER):  # to look there would already tell it who is here
        return _("{place} lies on another computer; copy it to this one to open it.").format(place=place)
    path = _existing_path(place)
    if path is None:
        return _("{place} is not there; it may have been moved or renamed.").format(place=place)
    is_opened_itself = path.is_dir() or path.suffix.lower() in _DOCUMENTS
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path if is_opened_itself else path.parent))):
        return ""
    return _("No program was found that opens {place}.").format(place=place)


def _as_path(place: str) -> str:
    return QUrl(place).toLocalFile() if place.startswith("file:") else place


def _existing_path(place: str) -> Path | None:
    """Return where a path or a file's address really leads, through every link; None where to nothing."""
    written = _as_path(place)
    try:
        path = Path(written).expanduser()
        return path.resolve(strict=True) if path.is_absolute() else None
    except (OSError, RuntimeError, ValueError):
        return None

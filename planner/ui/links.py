"""The one way by which an address leaves the program for the browser."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from planner.ui.shared.web_address import is_web_address


def is_safe(address: str) -> bool:
    """Whether an address may be opened: one of the web that Qt can read to the letter."""
    return is_web_address(address) and QUrl(address, QUrl.ParsingMode.StrictMode).isValid()


def open_link(address: str) -> bool:
    """Open an address in the browser, in its parsed form; anything that is not safe is left alone."""
    if not is_safe(address):
        return False
    return QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))

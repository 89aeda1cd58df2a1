"""The one way by which an address leaves the program for the browser."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

LONGEST = 2_048
_SCHEMES = ("http", "https")


def is_safe(address: str) -> bool:
    """Whether an address may be opened: http or https with a host, no user name, of ordinary length."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return (
        len(address) <= LONGEST
        and url.isValid()
        and url.scheme() in _SCHEMES
        and bool(url.host())
        and not url.userInfo()
    )


def open_link(address: str) -> bool:
    """Open an address in the browser, in its parsed form; anything that is not safe is left alone."""
    if not is_safe(address):
        return False
    return QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))

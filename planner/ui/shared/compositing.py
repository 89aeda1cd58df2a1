"""Whether the desktop can show windows that let what is behind them through."""

from typing import Final

from PySide6.QtGui import QGuiApplication

_X_LIBRARY: Final = "libX11.so.6"


def is_composited() -> bool:
    """Return whether it can. Under X11 it needs a program for that, which marks itself as X tells it to."""
    return QGuiApplication.platformName() != "xcb" or _has_compositor()


def _has_compositor() -> bool:
    import ctypes  # wanted under X11 alone, and there late

    try:
        x11 = ctypes.CDLL(_X_LIBRARY)
    except OSError:
        return False
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    if display.value is None:
        return False
    x11.XInternAtom.restype = x11.XGetSelectionOwner.restype = ctypes.c_ulong
    name = f"_NET_WM_CM_S{x11.XDefaultScreen(display)}"
    mark = ctypes.c_ulong(x11.XInternAtom(display, name.encode(), False))
    owner = x11.XGetSelectionOwner(display, mark)
    x11.XCloseDisplay(display)
    return bool(owner)

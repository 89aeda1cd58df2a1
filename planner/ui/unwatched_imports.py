"""Importing the window's modules without PySide6 looking at each; this one itself loads no Qt."""

import builtins
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def imports_unwatched() -> Iterator[None]:
    """Load Qt, and import what follows as if it were not there.

    From then on PySide6 reads the source of each module that is imported, to see whether it wishes for other
    names of methods. None here does; looking takes a tenth of the start, and keeps the sources in memory.
    """
    plain = builtins.__import__
    from PySide6 import QtCore, QtGui, QtWidgets  # noqa: F401 - Qt's own modules want to be looked at

    watched, builtins.__import__ = builtins.__import__, plain
    try:
        yield
    finally:
        builtins.__import__ = watched

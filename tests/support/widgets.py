"""Widgets that a test is done with."""

from PySide6.QtCore import QCoreApplication, QEvent


def let_go() -> None:
    """Delete what was told to go later, which without a running event loop would not be before the end.

    Until then each change of the theme would measure it anew.
    """
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

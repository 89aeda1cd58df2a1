"""The one action that opens and closes the panel of whichever page is in front."""

from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget


class PanelledPage(Protocol):
    """A page with a panel, which may also open and close by itself, as when the window grows narrow."""

    panel_toggled: SignalInstance

    def set_panel_open(self, is_open: bool) -> None:
        """Open or close the panel."""

    @property
    def is_panel_open(self) -> bool:
        """Whether the panel is open."""


class PanelAction(QObject):
    """Shows of the page in front whether its panel is open. What a page does behind it is its own."""

    def __init__(self, action: QAction, parent: QObject) -> None:
        """Do what a checkable action says."""
        super().__init__(parent)
        self._action = action
        self._pages: dict[object, PanelledPage] = {}
        self._front: PanelledPage | None = None
        action.toggled.connect(self._obey)

    def serve(self, page: PanelledPage) -> None:
        """Take a page with a panel on, before it comes to the front."""
        self._pages[page] = page
        page.panel_toggled.connect(self._tell)

    def follow(self, page: QWidget) -> None:
        """Turn to the page that has come to the front."""
        self._front = self._pages.get(page)
        self._action.setEnabled(self._front is not None)
        self._tell()

    def _obey(self, is_open: bool) -> None:
        if self._front is not None:
            self._front.set_panel_open(is_open)

    def _tell(self, _is_open: bool = False) -> None:
        if self._front is not None:
            self._action.setChecked(self._front.is_panel_open)

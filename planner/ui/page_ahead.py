"""Makes a page ready while the learner rests, so that it opens within a frame when it is asked for."""

from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from planner.ui.main_window import MainWindow
from planner.ui.performer import Performer
from planner.ui.shared.seen_page import SeenPage

FIRST_MS: Final = 2_500  # the start is over by then
SETTLED_MS: Final = 700  # after a change, for the next one often follows
_NEXT_MS: Final = 50


class PageAhead(QObject):
    """Makes one page of a window and, after every change, shows the plan on it before it is seen.

    Each step is one of the two, so that the window answers in between; none is taken while a mouse button is
    down, for no drag shall wait for it.
    """

    def __init__(
        self, window: MainWindow, performer: Performer, page_id: str, *, settled_ms: int = SETTLED_MS
    ) -> None:
        """Do nothing before `begin`; `settled_ms` is how long a change is waited after."""
        super().__init__(window)
        self._window = window
        self._page_id = page_id
        self._settled_ms = settled_ms
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._go_on)
        self._has_begun = False
        performer.changed.connect(self._wait_again)

    def begin(self, after_ms: int = FIRST_MS) -> None:
        """Begin once the window has come to rest."""
        self._has_begun = True
        self._rest.start(after_ms)

    def _wait_again(self, _notice: object) -> None:
        if self._has_begun:
            self._rest.start(self._settled_ms)

    def _go_on(self) -> None:
        page = self._window.made_page(self._page_id)
        if QGuiApplication.mouseButtons():
            self._rest.start(self._settled_ms)
        elif page is None:
            self._window.make_page(self._page_id)
            self._rest.start(_NEXT_MS)
        elif isinstance(page, SeenPage):
            page.refresh_if_stale()

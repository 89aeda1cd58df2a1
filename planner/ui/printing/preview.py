"""The page as it will be printed, small enough to be seen whole."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.printing.output import picture_of
from planner.ui.printing.page import Page
from planner.ui.theme import current_theme
from planner.ui.widgets.label import label
from planner.ui.widgets.segmented import JoinedButtons, Segment

_MARGIN: Final = 16
_LEAST: Final = QSize(240, 240)
_BACK: Final = "back"
_ON: Final = "on"


class PageView(QWidget):
    """Paints one page by the marks that the printer gets, as large as it fits."""

    def __init__(self) -> None:
        """Begin without a page."""
        super().__init__()
        self._page: Page | None = None
        self._picture: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_LEAST)

    def show_page(self, page: Page) -> None:
        """Show another page."""
        self._page = page
        self._picture = None
        self.update()

    def sheet(self) -> QRect:
        """Where the paper is shown."""
        if self._page is None:
            return QRect()
        room = self.size() - QSize(2, 2)
        scale = min(room.width() / self._page.size.width(), room.height() / self._page.size.height())
        size = (self._page.size * scale).toSize()
        left, top = self.width() - size.width(), self.height() - size.height()
        return QRect(QPoint(left // 2, top // 2), size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._page is None:
            return
        sheet, ratio = self.sheet(), self.devicePixelRatioF()
        if self._picture is None or self._picture.size() != sheet.size() * ratio:
            self._picture = picture_of(self._page, sheet.size(), ratio)
        painter = QPainter(self)
        painter.fillRect(sheet.adjusted(-1, -1, 1, 1), current_theme().color("line.default"))
        painter.drawImage(sheet.topLeft(), self._picture)


class Preview(QWidget):
    """Shows the pages of a document, one at a time.

    Attributes:
        view: the page that is seen.
        turn: the buttons to the page before and the next; not shown where there is one page.
    """

    def __init__(self) -> None:
        """Begin without pages."""
        super().__init__()
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setAutoFillBackground(True)
        self._pages: Sequence[Page] = ()
        self._number = 0
        self.view = PageView()
        self._words = label("", "small", "text.secondary")
        self.turn = JoinedButtons(
            [
                Segment(_BACK, icon="chevron-left", name=_("Previous page")),
                Segment(_ON, icon="chevron-right", name=_("Next page")),
            ],
            size="small",
        )
        self._fill()
        self.turn.button(_BACK).clicked.connect(lambda: self.show_number(self._number - 1))
        self.turn.button(_ON).clicked.connect(lambda: self.show_number(self._number + 1))

    @property
    def number(self) -> int:
        """Which page is shown, counted from 0."""
        return self._number

    def show_pages(self, pages: Sequence[Page], description: str) -> None:
        """Show other pages; the place among them is kept as far as there is one."""
        self._pages = pages
        self.view.setAccessibleDescription(description)
        self._foot.setVisible(len(pages) > 1)
        self.show_number(min(self._number, len(pages) - 1))

    def show_number(self, number: int) -> None:
        """Show a page by its number, counted from 0."""
        self._number = number
        words = _("Page {number} of {count}").format(number=number + 1, count=len(self._pages))
        self._words.setText(words)
        self.view.setAccessibleName(_("Preview: {page}").format(page=words))
        self.view.show_page(self._pages[number])
        self.turn.button(_BACK).setEnabled(number > 0)
        self.turn.button(_ON).setEnabled(number < len(self._pages) - 1)

    def _fill(self) -> None:
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self._words)
        row.addWidget(self.turn)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(8)
        column.addWidget(self.view, 1)
        column.addWidget(self._foot)

"""Asks for a printer and prints on it. Of all modules this one alone loads Qt's part for printers."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QMarginsF, QObject, Qt, Signal
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from planner.domain.errors import Refusal
from planner.ui.printing.document import Document
from planner.ui.printing.output import paint_pages
from planner.ui.printing.page import Page

_RESOLUTION: Final = 600

LayOutOn = Callable[[QPageLayout], Document]


class PrinterChoice(QObject):
    """The dialog of the desktop for printers, and what follows when one was chosen.

    Attributes:
        dialog: asks for it.

    Signals:
        printed: the pages were handed to the printer.
        refused: the sentence that says why they could not be.
    """

    printed = Signal()
    refused = Signal(str)

    def __init__(self, document: Document, lay_out: LayOutOn, parent: QWidget) -> None:
        """Offer to print a document; `lay_out` lays it out again for the paper of the printer chosen."""
        super().__init__(parent)
        self._orientation = document.layout.orientation()
        self._lay_out = lay_out
        # The dialog has a printer of its own, which goes with it; one of Python's might go too early.
        self.dialog = QPrintDialog(parent)
        self._set_up(document)
        self.dialog.accepted.connect(self._print)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.finished.connect(self.deleteLater)

    @property
    def printer(self) -> QPrinter:
        """The printer that the dialog sets up; it is there as long as the dialog."""
        return self.dialog.printer()

    def ask(self) -> None:
        """Open the dialog."""
        self.dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self.dialog.show()

    def _set_up(self, document: Document) -> None:
        printer = self.printer
        printer.setResolution(_RESOLUTION)
        printer.setFullPage(True)  # the margins are drawn, and wider than any printer's own
        printer.setPageSize(document.layout.pageSize())
        printer.setPageOrientation(self._orientation)
        printer.setDocName(document.title)
        self.dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, len(document.pages) > 1)
        self.dialog.setMinMax(1, len(document.pages))

    def _print(self) -> None:
        self.printer.setPageOrientation(self._orientation)
        size = self.printer.pageLayout().pageSize()
        document = self._lay_out(QPageLayout(size, self._orientation, QMarginsF()))
        try:
            paint_pages(self._chosen(document.pages), self.printer)
        except Refusal as refusal:
            self.refused.emit(str(refusal))
        else:
            self.printed.emit()

    def _chosen(self, pages: Sequence[Page]) -> Sequence[Page]:
        """The pages that were asked for, or all of them."""
        ranges = self.printer.pageRanges()
        if self.printer.printRange() != QPrinter.PrintRange.PageRange or ranges.isEmpty():
            return pages
        return [page for number, page in enumerate(pages, 1) if ranges.contains(number)] or pages

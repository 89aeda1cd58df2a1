"""Writes a PDF for the terminal, where no window is, and perhaps no display either."""

import os
import sys
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QGuiApplication

from planner.i18n import set_decimal_mark
from planner.services.printing import PdfOrder, PrintWish
from planner.services.workspace import Workspace
from planner.ui.fonts import load_fonts
from planner.ui.printing.content import content_of
from planner.ui.printing.document import lay_out
from planner.ui.printing.output import save_pdf
from planner.ui.printing.paper import usual_paper
from planner.ui.week.grid.locale import GridLocale

_PLATFORM: Final = "QT_QPA_PLATFORM"


def write_pdf(workspace: Workspace, order: PdfOrder) -> int:
    """Write a plan to a file as ordered and return how many pages it has.

    Raises Refusal where the file cannot be written.
    """
    qt = QCoreApplication.instance() or _make_application()
    pages = _write(workspace, order)
    del qt  # type and pictures, which it holds, were needed until here
    return pages


def _make_application() -> QGuiApplication:
    """Make what Qt needs to know fonts by.

    A file needs no display, and Qt would end the process where it cannot reach the one that is named, also
    in the environment. On Linux the same fonts are found without it; elsewhere there always is one.
    """
    if sys.platform == "linux":
        os.environ[_PLATFORM] = "offscreen"
    qt = QGuiApplication([sys.argv[0]])
    load_fonts()
    set_decimal_mark(QLocale().decimalPoint())
    return qt


def _write(workspace: Workspace, order: PdfOrder) -> int:
    words = GridLocale()
    wish = PrintWish(
        printout=order.printout,
        paper=order.paper or usual_paper(QLocale()),
        saves_ink=order.saves_ink,
        has_notes=order.has_notes,
    )
    document = lay_out(content_of(workspace, order.first, order.printout, words, order.name), wish, words)
    save_pdf(document, order.path)
    return len(document.pages)

"""The dialog "Print the week": what is printed, how it will look, and the way to a file or a printer."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, Signal
from PySide6.QtGui import QPageLayout
from PySide6.QtWidgets import QWidget

from planner.domain.errors import Refusal
from planner.formats import one_line
from planner.i18n import _
from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.printing.content import content_of
from planner.ui.printing.document import Content, Document, lay_out, lay_out_on
from planner.ui.printing.kept_wish import keep_wish, kept_wish
from planner.ui.printing.output import save_pdf
from planner.ui.printing.preview import Preview
from planner.ui.printing.wish_fields import WishFields
from planner.ui.shared.file_to_save import ask_where_to_save
from planner.ui.shared.roomy_dialog import HalvedDialog
from planner.ui.shared.wish_dialog import ProblemLine
from planner.ui.week.grid.locale import GridLocale

if TYPE_CHECKING:
    from planner.ui.printing.printer import PrinterChoice


class PrintDialog(HalvedDialog):
    """Shows the pages as they will be, and follows the plan.

    Attributes:
        fields: what is wished.
        preview: the pages.
        document: what would be printed now.
        problem: why something could not be.
        save_button, print_button: the ways out of it.

    Signals:
        told: a word for the window, when it was saved or printed.
    """

    usual_size = QSize(960, 632)
    usual_left = 284
    left_growth = 0.7  # bigger text asks a little less of the fields than of whole pages of text

    told = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        performer: Performer,
        settings: QSettings,
        first: date,
        parent: QWidget | None = None,
    ) -> None:
        """Print the week that begins with a day, as was printed last."""
        super().__init__(_("Print the week"), parent=parent)
        self._workspace = workspace
        self._settings = settings
        self._first = first
        self._words = GridLocale()
        self.fields = WishFields(kept_wish(settings))
        self.preview = Preview()
        self.problem = ProblemLine()
        self.document: Document
        self._fill()
        self._show()
        self.fields.edited.connect(self._change)
        self.save_button.clicked.connect(self.ask_where)
        performer.changed.connect(self._show)
        self.finished.connect(self.deleteLater)
        self.resize(self.sizeHint())
        self.print_button.setFocus()

    def accept(self) -> None:
        self.ask_printer()

    # -- what the learner does

    def ask_where(self) -> None:
        """Ask for a file, and save the pages there."""
        ask_where_to_save(self, _("Save as PDF"), self.document.title, "pdf", self.save)

    def save(self, path: Path) -> None:
        """Save the pages, and close; where that cannot be, say why."""
        try:
            save_pdf(self.document, path)
        except Refusal as refusal:
            self._refuse(str(refusal))
        else:
            self._leave(_("Saved {name}").format(name=one_line(path.name)))

    def ask_printer(self) -> "PrinterChoice":
        """Ask for a printer, and print there."""
        # Qt's part for printers is wanted only here; it looks for all of them when it is loaded.
        from planner.ui.printing.printer import PrinterChoice

        choice = PrinterChoice(self.document, self._laid_out_on, self)
        choice.printed.connect(lambda: self._leave(_("Sent to the printer")))
        choice.refused.connect(self._refuse)
        choice.ask()
        return choice

    def _change(self) -> None:
        keep_wish(self._settings, self.fields.wish)
        self.problem.show_problem("")
        self._show()

    def _leave(self, words: str) -> None:
        self.told.emit(words)
        super().accept()

    def _refuse(self, sentence: str) -> None:
        self.problem.show_problem(sentence)

    # -- what is shown

    def _show(self, _notice: object = None) -> None:
        """Lay the pages out of the plan as it is now."""
        content = self._content()
        self.document = lay_out(content, self.fields.wish, self._words)
        self.preview.show_pages(self.document.pages, f"{content.head.title}, {content.head.sums}")

    def _content(self) -> Content:
        return content_of(self._workspace, self._first, self.fields.wish.printout, self._words)

    def _laid_out_on(self, layout: QPageLayout) -> Document:
        return lay_out_on(layout, self._content(), self.fields.wish, self._words)

    # -- built

    def _fill(self) -> None:
        self.fields.setContentsMargins(20, 16, 20, 16)
        self.fill_halves(self.fields, self.preview, self.problem)
        self.add_cancel()
        self.save_button = self.add_button(_("Save as PDF..."), icon="download")
        self.print_button = self.add_button(_("Print..."), "primary", icon="printer")

"""The dialog "Export": what is taken out, how, and where to."""

from datetime import date
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QMargins, QSettings, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from planner.domain.errors import Refusal
from planner.domain.telling import Tell
from planner.formats import one_line
from planner.i18n import _
from planner.paths import Paths
from planner.services.kept_calendar import (
    KeptCalendar,
    check_not_kept_elsewhere,
    keep_calendar,
    kept_calendar,
)
from planner.services.printing import Printout, PrintWish
from planner.services.workspace import Workspace
from planner.ui.export.choices import keep_choice, kept_choice
from planner.ui.export.kinds import ExportChoice, What
from planner.ui.export.pages import CalendarPage, PortfolioPage, WeekPage, make_pages, result_button
from planner.ui.export.stopping import stop_keeping
from planner.ui.export.what_list import WhatList
from planner.ui.export.words import kept_words, table_names, what_words
from planner.ui.links import open_place
from planner.ui.performer import Performer
from planner.ui.printing.content import content_of
from planner.ui.printing.document import Document, lay_out
from planner.ui.printing.output import save_pdf
from planner.ui.shared.file_to_save import ask_where_to_save
from planner.ui.shared.home_folder import home_folder
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.shared.long_work import do_long_work
from planner.ui.shared.roomy_dialog import HalvedDialog
from planner.ui.shared.scrolled_column import ScrolledColumn
from planner.ui.shared.wish_dialog import ProblemLine
from planner.ui.week.grid.locale import GridLocale
from planner.ui.widgets.label import label
from planner.ui.widgets.marks import IconMark
from planner.values import replace

_MARGIN: Final = 20


class ResultLine(QWidget):
    """Says what was written, with the way to it; nothing at first.

    Attributes:
        show_button: shows the file in its folder.
    """

    def __init__(self) -> None:
        super().__init__()
        self._folder: Path | None = None
        self._words = label("", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.show_button = result_button(_("Show in folder"), self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        row.setSpacing(8)
        row.addWidget(IconMark("circle-check", "ok.text", 16))
        row.addWidget(self._words, 1)
        row.addWidget(self.show_button)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._words.text()

    def say(self, words: str, path: Path) -> None:
        """Say what was written, and where."""
        self._folder = path.parent
        self._words.setText(words)
        self.show()

    def _show(self) -> None:
        if self._folder is not None:
            open_place(str(self._folder))


class ExportDialog(HalvedDialog):
    """Asks what is taken out of the plan, writes it, and stays open with what it says of that.

    Attributes:
        what: the choice at the left.
        pages: the fields for each, at the right.
        problem: why something could not be written.
        written: what was written.
        save_button: asks where to, and writes.
    """

    usual_size = QSize(800, 600)
    usual_left = 236
    left_growth = 0.8

    def __init__(
        self,
        workspace: Workspace,
        performer: Performer,
        settings: QSettings,
        paths: Paths,
        parent: QWidget | None = None,
        *,
        first: date,
        what: What | None = None,
    ) -> None:
        """Offer what was taken out last, or something that was asked for.

        Args:
            first: the first day of the week that is shown.
        """
        super().__init__(_("Export"), parent=parent)
        self._workspace, self._settings, self._paths = workspace, settings, paths
        self._performer, self._first = performer, first
        self._choice = kept_choice(settings)
        if what is not None:
            self._choice = replace(self._choice, what=what)
        self._document: Document | None = None
        self._words = what_words()
        self.what = WhatList(self._words)
        has_personal = any(each.is_personal for each in workspace.plan.followed.values())
        self.pages = make_pages(self._words, self._choice, has_personal=has_personal)
        self.problem, self.written = ProblemLine(), ResultLine()
        self._fill()
        self.what.show_choice(self._choice.what)
        self._change()
        self._show_kept()
        self._connect()
        self.resize(self.sizeHint())
        self.what.buttons[self._choice.what].setFocus()

    @property
    def choice(self) -> ExportChoice:
        """What is chosen now."""
        return self._choice

    @property
    def calendar(self) -> CalendarPage:
        """The fields of the calendar."""
        return cast(CalendarPage, self.pages[What.CALENDAR])

    @property
    def week(self) -> WeekPage:
        """The fields of the week."""
        return cast(WeekPage, self.pages[What.WEEK])

    @property
    def portfolio(self) -> PortfolioPage:
        """The fields of the portfolio."""
        return cast(PortfolioPage, self.pages[What.PORTFOLIO])

    def accept(self) -> None:
        self.ask_where()

    # -- what the learner does

    def ask_where(self) -> None:
        """Ask for a file, and write it."""
        choice = self._choice
        ask_where_to_save(self, _("Export"), self._file_title(), choice.suffix, self.save, choice.folder)

    def save(self, path: Path) -> None:
        """Write the file, and say what is in it; where that cannot be, say why."""
        self.written.hide()
        self.problem.show_problem("")
        try:
            words = self._written(path)
        except Refusal as refusal:
            self.problem.show_problem(str(refusal))
            return
        self._choice = replace(self._choice, folder=str(path.parent))
        self._show_kept()
        self.written.say(words, path)

    def _written(self, path: Path) -> str:
        name = one_line(path.name)
        if path.suffix.lower() != f".{self._choice.suffix}":  # it might be the plan's own file
            words = _("Give the file the ending .{ending}, so that other programs know what it is.")
            raise Refusal(words.format(ending=self._choice.suffix))
        if self._choice.suffix == "pdf" and self._document is not None:
            save_pdf(self._document, path)
            return _("Saved {name}").format(name=name)
        # What writes files is imported when it is wanted, as are the libraries that it needs.
        from planner.services.calendar_id import calendar_id
        from planner.services.exporting import Exported, save_export

        state, wish = self._workspace.snapshot, self._choice.wish
        if self._choice.what is What.CALENDAR:
            if self.calendar.keeps.isChecked():
                check_not_kept_elsewhere(self._paths, path)
            wish = replace(wish, calendar_id=calendar_id(self._paths))

        def write(_tell: Tell) -> Exported:
            return save_export(state, wish, path)

        exported = do_long_work(_("Writing the file"), write, self)
        if self._choice.what is What.CALENDAR:
            self._keep(path)
        return _("Saved {name} with {content}").format(name=name, content=exported.words)

    def _keep(self, path: Path) -> None:
        """Keep the calendar that was written, where that is wished, in place of any other."""
        if self.calendar.keeps.isChecked():
            wish, now = self._choice.wish, self._workspace.now
            kept = KeptCalendar(
                path=path, wish=wish.calendar, with_personal=wish.with_personal, written_at=now
            )
            keep_calendar(self._paths, kept)

    def _stop_keeping(self, is_wished: bool) -> None:
        """Keep no file any more; which one is kept is settled when it is written."""
        if not is_wished:
            stop_keeping(self._performer, self._paths)
            self._show_kept()

    def _remember(self) -> None:
        """Keep what is chosen for the next time, also where nothing was written."""
        keep_choice(self._settings, self._choice)

    def _choose(self, what: What) -> None:
        self._choice = replace(self._choice, what=what)
        self._change()

    def _change(self) -> None:
        """Take what the fields say now, and show what comes of it."""
        page = self.pages[self._choice.what]
        self._choice = replace(self._choice, **page.choices())
        self._stack.setCurrentIndex(list(self.pages).index(self._choice.what))
        self.written.hide()
        self.problem.show_problem("")
        self._show_pages()

    # -- what is shown

    def _show_pages(self, _notice: object = None) -> None:
        """Lay the week or the portfolio out as it is now, while it is what is shown."""
        choice = self._choice
        self._document = None
        if choice.what is What.WEEK:
            self._document = self._laid_out(choice.printed, self._first)
            self.week.preview.show_pages(self._document.pages, self._document.title)
        elif choice.what is What.PORTFOLIO:
            wish = PrintWish(printout=Printout.PORTFOLIO, paper=choice.paper)
            self._document = self._laid_out(wish, self._workspace.now.date())
            self.portfolio.paper.setEnabled(choice.as_pdf)
            self.portfolio.preview.show_pages(self._document.pages, self._document.title)

    def _laid_out(self, wish: PrintWish, first: date) -> Document:
        words = GridLocale()
        content = content_of(self._workspace, first, wish.printout, words, self._choice.name)
        return lay_out(content, wish, words)

    def _show_kept(self) -> None:
        kept = kept_calendar(self._paths)
        today = self._workspace.now.date()
        self.calendar.show_kept("" if kept is None else kept_words(kept, home_folder(), today, LocaleDates()))

    def _file_title(self) -> str:
        choice, title = self._choice, self._workspace.plan.settings.title
        if choice.what is What.WEEK and self._document is not None:
            return self._document.title
        ending = {
            What.TABLE: table_names()[choice.table],
            What.PORTFOLIO: self._words[What.PORTFOLIO].title,
            What.ROADMAP: self._words[What.ROADMAP].title,
        }.get(choice.what)
        return title if ending is None else _("{title} - {what}").format(title=title, what=ending)

    # -- built

    def _fill(self) -> None:
        self._stack = QStackedWidget()
        for page in self.pages.values():
            self._stack.addWidget(_scrolled(page))
        self.fill_halves(_scrolled(self.what), self._stack, self.problem)
        self.content.addWidget(self.written)
        self.add_cancel(_("Close"))
        self.save_button = self.add_button(_("Save as..."), "primary", icon="download")

    def _connect(self) -> None:
        self.what.chosen.connect(self._choose)
        for page in self.pages.values():
            page.edited.connect(self._change)
        self.calendar.keeps.clicked.connect(self._stop_keeping)
        self._performer.changed.connect(self._show_pages)
        self.finished.connect(self._remember)
        self.finished.connect(self.deleteLater)


def _scrolled(half: QWidget) -> ScrolledColumn:
    """Let a half scroll where a low window, or much text, leaves it no room."""
    area = ScrolledColumn(QMargins())
    area.column.addWidget(half)
    return area

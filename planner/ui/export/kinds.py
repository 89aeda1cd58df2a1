"""What is chosen in the dialog, as values. Knows no Qt."""

from enum import StrEnum
from typing import Final

from planner.services.export_kinds import CalendarWish, Export, ExportWish
from planner.services.printing import Paper, PrintWish
from planner.values import Value


class What(StrEnum):
    """What is chosen in the dialog."""

    CALENDAR = "calendar"
    WEEK = "week"
    CHECKLIST = "checklist"
    TABLE = "table"
    PORTFOLIO = "portfolio"
    ROADMAP = "roadmap"
    EVERYTHING = "everything"


TABLES: Final = (Export.ITEMS, Export.SESSIONS, Export.TIME)


class ExportChoice(Value, kw_only=True):
    """Everything that is chosen there.

    Attributes:
        table: which one, where a table is wished.
        printed: how the week is printed, as in the dialog for printing.
        alarm: minutes before a session, in the calendar; None for no reminder.
        as_pdf: whether the portfolio is a PDF, and not Markdown.
        folder: where something was saved last, "" at first.
    """

    what: What = What.CALENDAR
    table: Export = Export.ITEMS
    printed: PrintWish = PrintWish()
    alarm: int | None = None
    with_personal: bool = False
    name: str = ""
    as_pdf: bool = True
    paper: Paper = Paper.A4
    folder: str = ""

    @property
    def suffix(self) -> str:
        """The kind of file, without the dot."""
        if self.what is What.PORTFOLIO:
            return "pdf" if self.as_pdf else "md"
        suffixes = {
            What.CALENDAR: "ics",
            What.WEEK: "pdf",
            What.CHECKLIST: "md",
            What.TABLE: "csv",
            What.ROADMAP: "yaml",
            What.EVERYTHING: "json",
        }
        return suffixes[self.what]

    @property
    def wish(self) -> ExportWish:
        """What is asked of the plan, where it is not printed."""
        return ExportWish(
            export=self.table if self.what is What.TABLE else Export(self.what.value),
            calendar=CalendarWish(alarm=self.alarm),
            with_personal=self.with_personal,
            name=self.name,
        )

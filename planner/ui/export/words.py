"""What the dialog says of each thing that can be taken out. Knows no Qt."""

from datetime import date
from pathlib import Path

from planner.i18n import _
from planner.services.export_kinds import Export
from planner.services.kept_calendar import KeptCalendar
from planner.ui.export.kinds import What
from planner.ui.settings.data_rows import folder_words, moment_words
from planner.ui.shared.date_words import DateWords
from planner.values import Value


class WhatWords(Value):
    """A choice at the left: its name, and what for; and what the file holds, said at the right."""

    title: str
    purpose: str
    holds: str


def what_words() -> dict[What, WhatWords]:
    """Return the words by what they stand for, in the order in which they are read."""
    return {
        What.CALENDAR: WhatWords(
            _("Calendar"),
            _("For a calendar program (.ics)"),
            _(
                "Sessions, exams with their place and length, and the last days of goals and registrations. "
                "Read again, the file updates what is there and doubles nothing."
            ),
        ),
        What.WEEK: WhatWords(
            _("Week"),
            _("To print, or to pin up (.pdf)"),
            _("The week that is shown, or the whole plan, as pages."),
        ),
        What.CHECKLIST: WhatWords(
            _("Checklist"),
            _("Headings and boxes (.md)"),
            _("Every item under its phase, ticked where it is done, with its hours and places to study."),
        ),
        What.TABLE: WhatWords(
            _("Table"),
            _("For a spreadsheet (.csv)"),
            _(
                "A row for each item, session or entry of time. No cell is calculated, whatever it "
                "begins with."
            ),
        ),
        What.PORTFOLIO: WhatWords(
            _("Portfolio"),
            _("For an application (.pdf, .md)"),
            _("Passed exams, projects and courses that are done, with their links and certificates."),
        ),
        What.ROADMAP: WhatWords(
            _("Roadmap"),
            _("To hand on, or to edit (.yaml)"),
            _(
                "The items with their hours, prerequisites and places to study, in the form that a roadmap's "
                "author writes. Nothing of you is in it: no progress, notes, dates or hours of the week."
            ),
        ),
        What.EVERYTHING: WhatWords(
            _("Everything"),
            _("All of the plan, to keep (.json)"),
            _(
                "The whole plan with your notes, hours, goals and logged time, and with the texts of your "
                "own copies of roadmaps. The settings, and the first run on another computer, make the same "
                "plan of it. A backup holds the steps for undo too."
            ),
        ),
    }


def table_names() -> dict[Export, str]:
    """Return what the tables are called."""
    return {Export.ITEMS: _("Items"), Export.SESSIONS: _("Sessions"), Export.TIME: _("Time")}


def alarm_names() -> dict[int | None, str]:
    """Return the reminders that can be chosen, by their minutes."""
    return {
        None: _("None"),
        0: _("At the start"),
        10: _("10 minutes before"),
        30: _("30 minutes before"),
        60: _("1 hour before"),
    }


def kept_words(kept: KeptCalendar, home: Path | None, today: date, words: DateWords) -> str:
    """Say which file is kept, and when it was written last; or why it could not be."""
    if kept.problem:
        return kept.problem
    path = folder_words(kept.path, home)
    if kept.written_at is None:
        return _("{path} is written with the next change.").format(path=path)
    return _("{path}. Last written: {when}").format(
        path=path, when=moment_words(kept.written_at, today, words)
    )

"""What was taken out last is kept, and what cannot be read is as if it had never been chosen."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSettings

from planner.services.export_kinds import CalendarWish, Export, ExportWish
from planner.services.kept_calendar import KeptCalendar
from planner.services.printing import Paper, Printout, PrintWish
from planner.ui.export.choices import keep_choice, kept_choice
from planner.ui.export.kinds import ExportChoice, What
from planner.ui.export.words import kept_words, what_words
from planner.ui.shared.locale_dates import LocaleDates

HOME = Path("/home/ada")
NOW = datetime(2026, 11, 25, 18, 20)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


def test_a_choice_comes_back(settings: QSettings) -> None:
    choice = ExportChoice(
        what=What.TABLE,
        table=Export.TIME,
        printed=PrintWish(printout=Printout.PLAN, saves_ink=True),
        alarm=30,
        with_personal=True,
        name="Ada",
        as_pdf=False,
        paper=Paper.LETTER,
        folder="/tmp/x",
    )
    keep_choice(settings, choice)
    assert kept_choice(settings) == choice


def test_the_first_time_it_is_the_calendar_without_reminders(settings: QSettings) -> None:
    first = kept_choice(settings)
    assert (first.what, first.alarm, first.with_personal) == (What.CALENDAR, None, False)


def test_what_cannot_be_read_is_as_if_never_chosen(settings: QSettings) -> None:
    for key in ("export_what", "export_table", "export_alarm", "export_paper"):
        settings.setValue(key, "nonsense")
    assert (kept_choice(settings).what, kept_choice(settings).alarm) == (What.CALENDAR, None)
    settings.setValue("export_alarm", 10**9)
    assert kept_choice(settings).alarm is None


@pytest.mark.parametrize(
    ("choice", "suffix", "export"),
    [
        (ExportChoice(what=What.CALENDAR), "ics", Export.CALENDAR),
        (ExportChoice(what=What.CHECKLIST), "md", Export.CHECKLIST),
        (ExportChoice(what=What.TABLE, table=Export.SESSIONS), "csv", Export.SESSIONS),
        (ExportChoice(what=What.PORTFOLIO, as_pdf=False), "md", Export.PORTFOLIO),
        (ExportChoice(what=What.PORTFOLIO), "pdf", Export.PORTFOLIO),
        (ExportChoice(what=What.ROADMAP), "yaml", Export.ROADMAP),
        (ExportChoice(what=What.EVERYTHING), "json", Export.EVERYTHING),
    ],
)
def test_each_choice_asks_for_its_kind_of_file(choice: ExportChoice, suffix: str, export: Export) -> None:
    assert (choice.suffix, choice.wish.export) == (suffix, export)


def test_the_week_is_a_pdf() -> None:
    assert ExportChoice(what=What.WEEK).suffix == "pdf"


def test_each_choice_has_its_words_and_the_wish_its_fields() -> None:
    assert set(what_words()) == set(What)
    wish = ExportChoice(alarm=0, with_personal=True, name="Ada").wish
    assert wish == ExportWish(
        export=Export.CALENDAR, calendar=CalendarWish(alarm=0), with_personal=True, name="Ada"
    )


def test_it_is_told_where_the_kept_calendar_lies_and_how_it_stands() -> None:
    words = LocaleDates(QLocale("en_GB"))
    kept = KeptCalendar(path=HOME / "Study" / "plan.ics")
    assert kept_words(kept, HOME, NOW.date(), words) == "~/Study/plan.ics is written with the next change."
    kept = KeptCalendar(path=HOME / "plan.ics", written_at=datetime(2026, 11, 21, 9, 5))
    assert kept_words(kept, None, NOW.date(), words) == "/home/ada/plan.ics. Last written: Sat 21 Nov, 09:05"
    kept = KeptCalendar(path=HOME / "plan.ics", problem="It cannot be written.")
    assert kept_words(kept, HOME, NOW.date(), words) == "It cannot be written."


def test_it_is_said_that_everything_holds_the_texts_of_own_copies_too() -> None:
    assert "own copies" in what_words()[What.EVERYTHING].holds.replace("\n", " ")

"""What the learner took out last, kept in the settings of the window."""

from typing import Final

from PySide6.QtCore import QLocale, QSettings

from planner.services.export_kinds import MOST_ALARM, Export
from planner.services.printing import Paper
from planner.ui.export.kinds import TABLES, ExportChoice, What
from planner.ui.printing.kept_wish import keep_wish, kept_wish
from planner.ui.printing.paper import usual_paper

_WHAT: Final = "export_what"
_TABLE: Final = "export_table"
_ALARM: Final = "export_alarm"
_PERSONAL: Final = "export_personal"
_NAME: Final = "export_name"
_AS_PDF: Final = "export_as_pdf"
_PAPER: Final = "export_paper"
_FOLDER: Final = "export_folder"
_NEVER: Final = -1


def kept_choice(settings: QSettings) -> ExportChoice:
    """Return what was chosen last; the first time, the calendar."""
    what, table = str(settings.value(_WHAT, "")), str(settings.value(_TABLE, ""))
    paper = str(settings.value(_PAPER, ""))
    return ExportChoice(
        what=next((each for each in What if each.value == what), What.CALENDAR),
        table=next((each for each in TABLES if each.value == table), Export.ITEMS),
        printed=kept_wish(settings),
        alarm=_kept_alarm(settings),
        with_personal=bool(settings.value(_PERSONAL, False, type=bool)),
        name=str(settings.value(_NAME, "")),
        as_pdf=bool(settings.value(_AS_PDF, True, type=bool)),
        paper=next((each for each in Paper if each.value == paper), usual_paper(QLocale())),
        folder=str(settings.value(_FOLDER, "")),
    )


def keep_choice(settings: QSettings, choice: ExportChoice) -> None:
    """Keep what is chosen now."""
    settings.setValue(_WHAT, choice.what.value)
    settings.setValue(_TABLE, choice.table.value)
    keep_wish(settings, choice.printed)
    settings.setValue(_ALARM, _NEVER if choice.alarm is None else choice.alarm)
    settings.setValue(_PERSONAL, choice.with_personal)
    settings.setValue(_NAME, choice.name)
    settings.setValue(_AS_PDF, choice.as_pdf)
    settings.setValue(_PAPER, choice.paper.value)
    settings.setValue(_FOLDER, choice.folder)


def _kept_alarm(settings: QSettings) -> int | None:
    try:
        alarm = int(str(settings.value(_ALARM, _NEVER)))
    except ValueError:
        return None
    return alarm if 0 <= alarm <= MOST_ALARM else None

"""The locale of the program: the system's, but for what the learner has chosen of weeks and times of day."""

from typing import Final

from PySide6.QtCore import QLocale, Qt

from planner.i18n import languages, set_language
from planner.ui.window_choices import Region

SOURCE_LANGUAGE: Final = "en"
_FORMATS: Final = {"24": "HH:mm", "12": "h:mm Ap"}
_chosen = Region()


class _ChosenLocale(QLocale):
    """Begins weeks and writes times of day as was chosen, in what is Python's of the program."""

    def firstDayOfWeek(self) -> Qt.DayOfWeek:
        if _chosen.first_weekday is None:
            return super().firstDayOfWeek()
        return Qt.DayOfWeek(_chosen.first_weekday + 1)

    def timeFormat(self, format: QLocale.FormatType = QLocale.FormatType.LongFormat) -> str:
        own = super().timeFormat(format)
        has_halves = "ap" in own.lower()
        if not _chosen.clock or has_halves == (_chosen.clock == "12"):
            return own  # where the locale does it like that, it knows best how
        return _FORMATS[_chosen.clock]


def use_region(region: Region) -> None:
    """Write like that from now on, in the words of its language; words already given out stay as they are."""
    global _chosen
    _chosen = region
    language = region.language or system_language()
    set_language(None if language == SOURCE_LANGUAGE else language)


def program_locale() -> QLocale:
    """Return the locale in which the program writes."""
    is_usual = _chosen.first_weekday is None and not _chosen.clock
    return QLocale() if is_usual else _ChosenLocale(QLocale())


def clock_format() -> str:
    """Return how fields show a time of day."""
    return program_locale().timeFormat(QLocale.FormatType.ShortFormat)


def system_language() -> str:
    """Return the first language of the system into which the words are translated, or that of the source."""
    shipped = {SOURCE_LANGUAGE, *languages()}
    for name in QLocale.system().uiLanguages():
        for language in (name.replace("-", "_"), name.split("-")[0]):
            if language in shipped:
                return language
    return SOURCE_LANGUAGE

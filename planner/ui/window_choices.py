"""What the learner has chosen for the window, kept beside the plan and not in it."""

from typing import Final

from PySide6.QtCore import QObject, QSettings, Signal

from planner.i18n import _
from planner.ui.theme import ThemeOptions
from planner.ui.window_steps import WindowStep
from planner.values import Value

THEMES: Final = ("system", "light", "dark")
LEAST_TEXT, MOST_TEXT = 80, 150  # per cent
_THEME: Final = "theme"
_TEXT: Final = "text_percent"
_CONTRAST: Final = "more_contrast"
_MOTION: Final = "less_motion"
_LANGUAGE: Final = "language"
_WEEKDAY: Final = "first_weekday"
_CLOCK: Final = "clock"
AS_THE_LOCALE: Final = ""
CLOCKS: Final = (AS_THE_LOCALE, "24", "12")


def theme_names() -> dict[str, str]:
    """Return what the themes are called."""
    return {"system": _("As the system"), "light": _("Light"), "dark": _("Dark")}


class Look(Value):
    """How the window looks.

    Attributes:
        theme: one of THEMES.
        text_percent: the size of text, 80 to 150 per cent.
    """

    theme: str = THEMES[0]
    text_percent: int = 100
    more_contrast: bool = False
    less_motion: bool = False

    @property
    def options(self) -> ThemeOptions:
        """What the theme is made with, besides light and dark."""
        return {
            "scale": self.text_percent / 100,
            "high_contrast": self.more_contrast,
            "reduced_motion": self.less_motion,
        }


class Region(Value):
    """The learner's language, and how weeks and times of day are written.

    Attributes:
        language: such as "de"; "" is that of the system, "en" the language of the source.
        first_weekday: 0 for Monday; None is that of the locale.
        clock: one of CLOCKS: the hours to which a day is counted.
    """

    language: str = AS_THE_LOCALE
    first_weekday: int | None = None
    clock: str = AS_THE_LOCALE


class WindowChoices(QObject):
    """Reads and writes the choices. What cannot be read is as if it had never been chosen.

    Signals:
        look_changed, region_changed: something else was chosen, and is kept.
    """

    look_changed = Signal()
    region_changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        """Keep them in these settings."""
        super().__init__(parent)
        self._settings = settings

    @property
    def look(self) -> Look:
        """How the window looks."""
        theme = str(self._settings.value(_THEME, THEMES[0]))
        return Look(
            theme if theme in THEMES else THEMES[0],
            min(MOST_TEXT, max(LEAST_TEXT, self._number(_TEXT, 100))),
            self._flag(_CONTRAST),
            self._flag(_MOTION),
        )

    def keep_look(self, look: Look) -> None:
        """Look like that from now on."""
        self._settings.setValue(_THEME, look.theme)
        self._settings.setValue(_TEXT, look.text_percent)
        self._settings.setValue(_CONTRAST, look.more_contrast)
        self._settings.setValue(_MOTION, look.less_motion)
        self.look_changed.emit()

    def look_step(self, look: Look, label: str, goes_on: str = "") -> WindowStep:
        """Return the step to another look."""
        before = self.look
        return WindowStep(label, lambda: self.keep_look(before), lambda: self.keep_look(look), goes_on)

    @property
    def region(self) -> Region:
        """Language, weeks and times of day."""
        weekday, clock = self._number(_WEEKDAY, -1), str(self._settings.value(_CLOCK, AS_THE_LOCALE))
        return Region(
            str(self._settings.value(_LANGUAGE, AS_THE_LOCALE)),
            weekday if 0 <= weekday < 7 else None,
            clock if clock in CLOCKS else AS_THE_LOCALE,
        )

    def keep_region(self, region: Region) -> None:
        """Write like that from now on."""
        self._settings.setValue(_LANGUAGE, region.language)
        self._settings.setValue(_WEEKDAY, -1 if region.first_weekday is None else region.first_weekday)
        self._settings.setValue(_CLOCK, region.clock)
        self.region_changed.emit()

    def region_step(self, region: Region, label: str) -> WindowStep:
        """Return the step to another region."""
        before = self.region
        return WindowStep(label, lambda: self.keep_region(before), lambda: self.keep_region(region))

    def _flag(self, key: str) -> bool:
        return bool(self._settings.value(key, False, type=bool))

    def _number(self, key: str, usual: int) -> int:
        try:
            return int(str(self._settings.value(key, usual)))
        except ValueError:
            return usual

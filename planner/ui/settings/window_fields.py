"""The fields for what belongs to the window: its look, and how weeks and times of day are written."""

from typing import Final

from PySide6.QtCore import QLocale, QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox

from planner.formats import full_weekday_names
from planner.i18n import _, languages
from planner.ui.region import SOURCE_LANGUAGE, system_language
from planner.ui.widgets.number_box import NumberBox
from planner.ui.widgets.segmented import Segment, SegmentedControl
from planner.ui.window_choices import (
    AS_THE_LOCALE,
    CLOCKS,
    LEAST_TEXT,
    MOST_TEXT,
    THEMES,
    Look,
    Region,
    theme_names,
)
from planner.values import replace

_TEXT_STEP: Final = 10
_TEXT: Final = "text size"
_AS_LOCALE: Final = -1


class LookFields(QObject):
    """Theme, text size, contrast, motion.

    Signals:
        chosen: the Look that is wished, what was done to it, and with what it goes on.
    """

    chosen = Signal(object, str, str)

    def __init__(self, parent: QObject) -> None:
        """Begin with the usual look."""
        super().__init__(parent)
        self._look = Look()
        self.theme = SegmentedControl(
            [Segment(theme, theme_names()[theme]) for theme in THEMES], name=_("Theme")
        )
        self.text = NumberBox(LEAST_TEXT, MOST_TEXT, 100)
        self.text.setSuffix("%")
        self.text.setSingleStep(_TEXT_STEP)
        self.text.setKeyboardTracking(False)  # a size that is half typed is not meant
        self.contrast, self.motion = QCheckBox(), QCheckBox()
        self.theme.chosen.connect(self._choose_theme)
        self.text.valueChanged.connect(self._choose_text)
        self.contrast.toggled.connect(self._choose_contrast)
        self.motion.toggled.connect(self._choose_motion)

    def show(self, look: Look) -> None:
        """Show what is chosen, and tell nothing of it."""
        self._look = look
        blockers = [QSignalBlocker(field) for field in (self.theme, self.text, self.contrast, self.motion)]
        self.theme.set_value(look.theme)
        self.text.setValue(look.text_percent)
        self.contrast.setChecked(look.more_contrast)
        self.motion.setChecked(look.less_motion)
        del blockers

    def _choose_theme(self, theme: str) -> None:
        self._tell(replace(self._look, theme=theme), _("Theme: {name}").format(name=theme_names()[theme]))

    def _choose_text(self, percent: int) -> None:
        label = _("Text size: {percent}%").format(percent=percent)
        self._tell(replace(self._look, text_percent=percent), label, _TEXT)

    def _choose_contrast(self, is_more: bool) -> None:
        label = _("More contrast") if is_more else _("Usual contrast")
        self._tell(replace(self._look, more_contrast=is_more), label)

    def _choose_motion(self, is_less: bool) -> None:
        label = _("Reduced motion") if is_less else _("Usual motion")
        self._tell(replace(self._look, less_motion=is_less), label)

    def _tell(self, look: Look, label: str, goes_on: str = "") -> None:
        if look != self._look:
            self.chosen.emit(look, label, goes_on)


class RegionFields(QObject):
    """Language, first day of the week, times of day.

    Signals:
        chosen: the Region that is wished, and what was done to it.
    """

    chosen = Signal(object, str)

    def __init__(self, parent: QObject) -> None:
        """Begin with what the locale does."""
        super().__init__(parent)
        self._region = Region()
        self.language, self.weekday, self.clock = QComboBox(), QComboBox(), QComboBox()
        self._fill()
        self.language.currentIndexChanged.connect(self._choose_language)
        self.weekday.currentIndexChanged.connect(self._choose_weekday)
        self.clock.currentIndexChanged.connect(self._choose_clock)

    def show(self, region: Region) -> None:
        """Show what is chosen, and tell nothing of it."""
        self._region = region
        weekday = _AS_LOCALE if region.first_weekday is None else region.first_weekday
        for box, value in (
            (self.language, region.language),
            (self.weekday, weekday),
            (self.clock, region.clock),
        ):
            with QSignalBlocker(box):
                box.setCurrentIndex(max(0, box.findData(value)))

    def _fill(self) -> None:
        locale, names = QLocale(), full_weekday_names()
        system = _("As the system ({name})").format(name=_language_name(system_language()))
        self.language.addItem(system, AS_THE_LOCALE)
        for language in (SOURCE_LANGUAGE, *languages()):
            self.language.addItem(_language_name(language), language)
        usual = names[locale.firstDayOfWeek().value - 1]
        self.weekday.addItem(_("As the locale ({name})").format(name=usual), _AS_LOCALE)
        for number, name in enumerate(names):
            self.weekday.addItem(name, number)
        has_halves = "ap" in locale.timeFormat(QLocale.FormatType.ShortFormat).lower()
        hours = {"24": _("24 hours, 19:00"), "12": _("12 hours, 7:00 pm")}
        usual = hours["12" if has_halves else "24"]
        self.clock.addItem(_("As the locale ({name})").format(name=usual), AS_THE_LOCALE)
        for clock in CLOCKS[1:]:
            self.clock.addItem(hours[clock], clock)

    def _choose_language(self, _place: int) -> None:
        label = _("Language: {name}").format(name=self.language.currentText())
        self._tell(replace(self._region, language=str(self.language.currentData())), label)

    def _choose_weekday(self, _place: int) -> None:
        number = int(self.weekday.currentData())
        label = _("The week begins: {name}").format(name=self.weekday.currentText())
        self._tell(replace(self._region, first_weekday=None if number == _AS_LOCALE else number), label)

    def _choose_clock(self, _place: int) -> None:
        label = _("Times of day: {name}").format(name=self.clock.currentText())
        self._tell(replace(self._region, clock=str(self.clock.currentData())), label)

    def _tell(self, region: Region, label: str) -> None:
        if region != self._region:
            self.chosen.emit(region, label)


def _language_name(language: str) -> str:
    locale = QLocale(language)
    if locale.language() == QLocale.Language.English:
        return "English"  # by itself, not "American English"
    return locale.nativeLanguageName() or language

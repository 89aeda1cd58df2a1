"""How the learner printed last, kept in the settings of the window."""

from enum import StrEnum
from typing import Final, TypeVar

from PySide6.QtCore import QLocale, QSettings

from planner.services.printing import Printout, PrintWish
from planner.ui.printing.paper import usual_paper

_PRINTOUT: Final = "print_what"
_PAPER: Final = "print_paper"
_SAVES_INK: Final = "print_saves_ink"
_HAS_NOTES: Final = "print_notes"

Choice = TypeVar("Choice", bound=StrEnum)


def kept_wish(settings: QSettings) -> PrintWish:
    """Return how was printed last; the first time, the week on the paper of the learner's country."""
    return PrintWish(
        printout=_choice(settings, _PRINTOUT, Printout.WEEK),
        paper=_choice(settings, _PAPER, usual_paper(QLocale())),
        saves_ink=bool(settings.value(_SAVES_INK, False, type=bool)),
        has_notes=bool(settings.value(_HAS_NOTES, False, type=bool)),
    )


def keep_wish(settings: QSettings, wish: PrintWish) -> None:
    """Keep how is printed now."""
    settings.setValue(_PRINTOUT, wish.printout.value)
    settings.setValue(_PAPER, wish.paper.value)
    settings.setValue(_SAVES_INK, wish.saves_ink)
    settings.setValue(_HAS_NOTES, wish.has_notes)


def _choice(settings: QSettings, key: str, usual: Choice) -> Choice:
    """Return a choice that was kept; the usual one where there is none, or none of today's."""
    kept = str(settings.value(key, usual.value))
    return next((choice for choice in type(usual) if choice.value == kept), usual)

"""The words the user reads, in the user's language, and the mark that the user writes in numbers.

English is the language of the source and needs no file. A translation is the compiled catalogue
``resources/translations/<language>/LC_MESSAGES/study-planner.mo``; only ``set_language`` reads one.
"""

from gettext import NullTranslations, translation

from planner import resources

CATALOGUE = "study-planner"

_chosen = NullTranslations()
_decimal_mark = "."


def set_language(language: str | None) -> None:
    """Show the words in ``language`` ("de", "pt_BR") from now on; None is English.

    A language without a catalogue, and a text that its catalogue lacks, stay English. Words already
    given out keep their language, so this belongs before the first screen.
    """
    global _chosen
    _chosen = _catalogue(language) if language else NullTranslations()


def languages() -> tuple[str, ...]:
    """Return the languages into which the words are translated; English is not among them."""
    found = resources.path("translations").glob(f"*/LC_MESSAGES/{CATALOGUE}.mo")
    return tuple(sorted(catalogue.parent.parent.name for catalogue in found))


def set_decimal_mark(mark: str) -> None:
    """Write "22,5" instead of "22.5" from now on, or whatever mark is given; for numbers that people read."""
    global _decimal_mark
    _decimal_mark = mark


def decimal(whole: int, decimals: int | str) -> str:
    """Write a number with its decimals: a tenth, or several digits as text."""
    return f"{whole}{_decimal_mark}{decimals}"


def _(text: str) -> str:
    """``text`` in the chosen language."""
    return _chosen.gettext(text)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form for ``n`` things in the chosen language; the caller puts in the number itself."""
    return _chosen.ngettext(singular, plural, n)


def _catalogue(language: str) -> NullTranslations:
    folder = str(resources.path("translations"))
    return translation(CATALOGUE, folder, languages=[language], fallback=True)

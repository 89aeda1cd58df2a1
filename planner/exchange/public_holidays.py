"""The public holidays of a country, as the `holidays` package knows them; nothing is fetched for it.

The package is imported when it is first asked: it takes as long as showing the window.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache

_ENGLISH = ("en_GB", "en_US")


@cache
def countries() -> Mapping[str, tuple[str, ...]]:
    """Return the codes of all countries (ISO 3166, two letters), each with those of its parts."""
    from holidays import list_supported_countries  # dear, see above

    return {code: tuple(parts) for code, parts in list_supported_countries(include_aliases=False).items()}


@cache
def part_names(country: str) -> Mapping[str, str]:
    """Return the names of a country's parts by their codes, as far as they have one."""
    from holidays import country_holidays  # dear, see above

    names: dict[str, str] = {}
    for name, code in country_holidays(country).subdivisions_aliases.items():
        names.setdefault(code, name)
    return names


def public_holidays(
    country: str, part: str, years: Iterable[int], languages: Sequence[str] = ()
) -> tuple[tuple[date, str], ...]:
    """Return day and name of each public holiday of some years, by day; "" is the whole country.

    The names are in the first of the languages that there are names in, in English, or as in the country.
    """
    from holidays import country_holidays  # dear, see above

    there = country_holidays(country)
    spoken = there.supported_languages or ()
    language = next((each for each in (*languages, *_ENGLISH) if each in spoken), None)
    if there.default_language in languages:
        language = there.default_language
    found = country_holidays(country, subdiv=part or None, years=sorted(set(years)), language=language)
    return tuple(sorted(found.items()))

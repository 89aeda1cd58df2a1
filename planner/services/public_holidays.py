"""Public holidays as days off: those of the learner's country, taken in one step."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from planner.domain.availability import DayOff
from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.exchange import public_holidays
from planner.formats import one_line
from planner.i18n import _, ngettext
from planner.services.availability import new_day_off_id
from planner.services.single_days_off import days_off_on
from planner.values import Value


class Holiday(Value):
    """A public holiday."""

    day: date
    title: str


def countries() -> Mapping[str, tuple[str, ...]]:
    """Return the codes of the countries whose holidays are known, each with those of its parts."""
    return public_holidays.countries()


def part_names(country: str) -> Mapping[str, str]:
    """Return the names of a country's parts by their codes; a part without a name goes by its code."""
    return public_holidays.part_names(country)


def holidays_to_come(
    country: str, part: str, today: date, languages: Sequence[str] = ()
) -> tuple[Holiday, ...]:
    """Return the holidays from today until the end of next year, by day."""
    found = public_holidays.public_holidays(country, part, (today.year, today.year + 1), languages)
    return tuple(Holiday(day, one_line(title)) for day, title in found if day >= today)


def take_holidays(plan: Plan, chosen: Iterable[Holiday], now: datetime) -> Edit:
    """Take holidays off; those that are over or off already are passed over."""
    by_day = {holiday.day: holiday for holiday in chosen}
    new = [by_day[day] for day in sorted(by_day) if day >= now.date() and not days_off_on(plan, day)]
    if not new:
        raise Refusal(_("Nothing changes: these days are off already."))
    label = ngettext("Took {count} public holiday off", "Took {count} public holidays off", len(new))
    return Edit(label.format(count=len(new)), tuple(Change(None, _day_off(plan, each)) for each in new))


def _day_off(plan: Plan, holiday: Holiday) -> DayOff:
    return DayOff(new_day_off_id(plan, holiday.day), holiday.day, holiday.day, holiday.title)

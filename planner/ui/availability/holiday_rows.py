"""The public holidays that can be taken off, as a list to tick. Knows no Qt."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime

from planner.domain.painting import length
from planner.domain.plan import Plan
from planner.formats import duration
from planner.i18n import _, ngettext
from planner.services.public_holidays import Holiday
from planner.services.single_days_off import days_off_on
from planner.services.study_weeks import week_on
from planner.ui.shared.date_words import DateWords, near_day
from planner.values import Value


class HolidayRow(Value):
    """A holiday: its name, its day, and what it costs or that it is off already."""

    id: str
    title: str
    when: str
    cost: str
    is_off: bool
    is_ticked: bool


def holiday_rows(
    plan: Plan, holidays: Iterable[Holiday], skipped: Collection[date], now: datetime, words: DateWords
) -> tuple[HolidayRow, ...]:
    """Return the holidays by day; all that are not off are ticked but for those that were `skipped`."""
    return tuple(_row(plan, holiday, holiday.day in skipped, now, words) for holiday in holidays)


def ticked(holidays: Iterable[Holiday], rows: Iterable[HolidayRow]) -> tuple[Holiday, ...]:
    """Return the holidays whose rows are ticked."""
    ids = {row.id for row in rows if row.is_ticked}
    return tuple(holiday for holiday in holidays if holiday.day.isoformat() in ids)


def button_words(count: int) -> str:
    """Return what the button says that takes so many days off."""
    return ngettext("Take {count} day off", "Take {count} days off", count).format(count=count)


def named_parts(parts: Sequence[str], names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return code and name of a country's parts by name; a part without a name goes by its code."""
    return tuple(sorted(((code, names.get(code, code)) for code in parts), key=lambda part: part[1]))


def _row(plan: Plan, holiday: Holiday, is_skipped: bool, now: datetime, words: DateWords) -> HolidayRow:
    day = holiday.day
    is_off = bool(days_off_on(plan, day))
    minutes = length(week_on(plan, day).days[day.weekday()])
    cost = _("off already") if is_off else duration(minutes) if minutes else _("no study that day")
    when = near_day(words, day, now.date())
    return HolidayRow(day.isoformat(), holiday.title, when, cost, is_off, not (is_off or is_skipped))

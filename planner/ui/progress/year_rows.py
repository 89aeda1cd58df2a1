"""The last twelve months day by day; knows no Qt."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from planner.domain.plan import Plan
from planner.formats import duration, hours, month_names, weekday_names, whole_hours
from planner.i18n import _, ngettext
from planner.services.weeks import first_of_week
from planner.ui.progress.studied import minutes_by_day
from planner.ui.shared.chart_table import ChartTable
from planner.ui.shared.date_words import FullDateWords
from planner.values import Value

WEEKS: Final = 53
STEPS: Final = 5
_DAYS: Final = 7
_LEAST_NAMED: Final = 2  # so many weeks of a month have to be there for its name to have room
_HALF_HOUR: Final = 30


class DayCell(Value):
    """A day: how dark it is, 0 (nothing studied) to 4, None for a day to come; its hours in words, if any."""

    step: int | None
    is_today: bool
    words: str


class YearRow(Value, kw_only=True):
    """A year in weeks from left to right.

    Attributes:
        weeks: for each week its seven days.
        months: names by the number of the week in which their month begins.
        weekdays: the names of the days of a week.
        total: the hours of all days.
        sentence: on how many days they were studied.
        least, most: what the lightest and the darkest step mean.
    """

    weeks: tuple[tuple[DayCell, ...], ...]
    months: tuple[tuple[int, str], ...]
    weekdays: tuple[str, ...]
    total: str
    sentence: str
    least: str
    most: str
    spoken: str
    table: ChartTable


def year_row(plan: Plan, now: datetime, words: FullDateWords, first_weekday: int = 0) -> YearRow:
    """Return the year that ends with this week; weeks begin on the weekday given, 0 for Monday."""
    today = now.date()
    first = first_of_week(today, first_weekday) - timedelta(weeks=WEEKS - 1)
    by_day = {day: minutes for day, minutes in minutes_by_day(plan).items() if first <= day <= today}
    names = {day: words.full_day(day) for day in by_day}  # those of all days would cost a frame
    full = _full_day(by_day)
    total, sentence = _("{hours} h").format(hours=whole_hours(sum(by_day.values()))), _sentence(by_day)
    return YearRow(
        weeks=tuple(
            tuple(_cell(day, by_day, names, full, today) for day in _week(first + timedelta(weeks=week)))
            for week in range(WEEKS)
        ),
        months=tuple(_months(first)),
        weekdays=tuple(weekday_names()[(first_weekday + day) % _DAYS] for day in range(_DAYS)),
        total=total,
        sentence=sentence,
        least=_("0 h"),
        most=_("{hours} h a day").format(hours=hours(full)),
        spoken=_("{total} {days}.").format(total=total, days=sentence),
        table=_table(by_day, names),
    )


def _week(first: date) -> Iterator[date]:
    yield from (first + timedelta(days=day) for day in range(_DAYS))


def _full_day(by_day: Mapping[date, int]) -> int:
    """Return the minutes of a full day: nine of ten have no more; in half hours, and one hour at least."""
    studied = sorted(by_day.values())
    most = studied[(len(studied) * 9 - 1) // 10] if studied else 0
    return max(-(-most // _HALF_HOUR) * _HALF_HOUR, 2 * _HALF_HOUR)


def _cell(
    day: date, by_day: Mapping[date, int], names: Mapping[date, str], full: int, today: date
) -> DayCell:
    minutes = by_day.get(day, 0)
    if not minutes:
        return DayCell(None if day > today else 0, day == today, "")
    step = min(-(-minutes * (STEPS - 1) // full), STEPS - 1)
    said = _("{day}: {hours}").format(day=names[day], hours=duration(minutes))
    return DayCell(step, day == today, said)


def _months(first: date) -> Iterator[tuple[int, str]]:
    """Yield the months that begin in the weeks shown, by the first week whose first day lies in them."""
    starts = [(first + timedelta(weeks=week)).month for week in range(WEEKS)]
    found = [week for week in range(1, WEEKS) if starts[week] != starts[week - 1]]
    yield from ((week, month_names()[starts[week] - 1]) for week in found if week <= WEEKS - _LEAST_NAMED)


def _sentence(by_day: Mapping[date, int]) -> str:
    if not by_day:
        return _("nothing logged yet")
    return ngettext("on {count} day", "on {count} days", len(by_day)).format(count=len(by_day))


def _table(by_day: Mapping[date, int], names: Mapping[date, str]) -> ChartTable:
    rows = tuple((names[day], hours(minutes)) for day, minutes in by_day.items())
    return ChartTable(_("Last 12 months"), (_("Day"), _("Done, h")), rows)

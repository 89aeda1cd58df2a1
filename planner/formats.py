"""How lengths and dates are written for the learner, wherever no window with its own locale does it."""

from datetime import date, datetime, time, timedelta

from planner.i18n import _


def duration(minutes: int) -> str:
    """Write minutes as "45 min", "2 h" or "1 h 30"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    if not rest:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes:02}").format(hours=hours, minutes=rest)


def hours(minutes: int) -> str:
    """Write minutes as hours with at most one decimal: "22.5", "3"."""
    text = f"{minutes / 60:.1f}"
    return text.removesuffix(".0")


def last_day(due: datetime) -> date:
    """Return the day a due moment belongs to; midnight is the end of the day before."""
    return (due - timedelta(minutes=1)).date() if due.time() == time.min else due.date()


def day_and_time(moment: datetime) -> str:
    """Write a moment as "Sat 28 Nov 2026, 10:00"."""
    return f"{day(moment.date())}, {moment:%H:%M}"


def day(value: date) -> str:
    """Write a date as "Sat 28 Nov 2026"."""
    return f"{weekday_names()[value.weekday()]} {value.day} {month_names()[value.month - 1]} {value.year}"


def weekday_names() -> tuple[str, ...]:
    """Return the short names of the weekdays, Monday first."""
    return _("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun")


def month_names() -> tuple[str, ...]:
    """Return the short names of the months."""
    return (
        *(_("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun")),
        *(_("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec")),
    )

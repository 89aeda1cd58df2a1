"""The hours of the last twelve months by track; knows no Qt."""

from datetime import datetime, timedelta
from typing import Final

from planner.domain.item import Subject
from planner.domain.plan import Plan
from planner.formats import hours, whole_hours
from planner.i18n import _
from planner.services.words import subject_name
from planner.ui.shared.chart_table import ChartTable
from planner.values import Value

_YEAR: Final = timedelta(weeks=52)


class TrackRow(Value):
    """A track with its hours, and its share (0 to 1) of the track with the most."""

    id: str
    name: str
    hours: str
    share: float


class TracksRow(Value, kw_only=True):
    """The tracks that were studied, those with the most hours first."""

    tracks: tuple[TrackRow, ...]
    sentence: str
    table: ChartTable


def tracks_row(plan: Plan, now: datetime) -> TracksRow:
    """Return the tracks of the year that ends today."""
    first, minutes = now.date() - _YEAR, dict.fromkeys(Subject, 0)
    for entry in plan.entries.values():
        if first < entry.day <= now.date() and entry.item in plan.items:
            minutes[plan.items[entry.item].subject] += entry.minutes
    order = sorted((each for each in Subject if minutes[each]), key=lambda each: -minutes[each])
    most = max(minutes.values())
    tracks = tuple(
        TrackRow(
            each.value,
            subject_name(each),
            _("{hours} h").format(hours=whole_hours(minutes[each])),
            minutes[each] / most,
        )
        for each in order
    )
    rows = tuple((subject_name(each), hours(minutes[each])) for each in order)
    return TracksRow(
        tracks=tracks,
        sentence="" if tracks else _("Nothing was logged in the last 12 months."),
        table=ChartTable(_("Hours by track"), (_("Track"), _("Done, h")), rows),
    )

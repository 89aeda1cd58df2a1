"""The line of the work of a goal, with a step wherever the work became more or less; knows no Qt."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Final

from planner.formats import hours
from planner.i18n import _
from planner.services.past_work import LEAST_STEP, WorkLevel
from planner.ui.shared.date_words import ChartDateWords

_LEAST_TOLD: Final = 60  # minutes; less is in the table alone
_MOST_TOLD: Final = 3


def work_line(
    past: Sequence[WorkLevel], work: int, total: int, start: datetime, now: datetime
) -> tuple[WorkLevel, ...]:
    """Return the levels of a chart from its start on, which end at its total.

    `past` may be that of a plan before its last change: where it does not end at the work of today, that has
    changed just now. The total leaves out what pinned sessions will hold, and so does the line everywhere.
    """
    levels = list(past) or [WorkLevel(start, work)]
    if abs(levels[-1].minutes - work) >= LEAST_STEP:
        levels.append(WorkLevel(now, work))
    shown: list[WorkLevel] = []
    for level in levels:
        since = min(max(level.since, start), now)
        if shown and shown[-1].since >= since:
            shown.pop()
        shown.append(WorkLevel(since, max(level.minutes - work + total, 0)))
    shown[-1] = WorkLevel(shown[-1].since, total)
    return tuple(shown)


def level_on(line: Sequence[WorkLevel], day: date) -> int:
    """Return the minutes of work at the end of a day."""
    return next((level.minutes for level in reversed(line) if level.since.date() <= day), line[0].minutes)


def step_sentences(line: Sequence[WorkLevel], words: ChartDateWords) -> Iterator[str]:
    """Yield the greatest steps of a line in words, in their order."""
    steps = sorted(pairwise(line), key=lambda step: -abs(_growth(*step)))[:_MOST_TOLD]
    for before, after in sorted(steps, key=lambda step: step[1].since):
        if abs(_growth(before, after)) >= _LEAST_TOLD:
            yield step_words(before, after, words)


def step_words(before: WorkLevel, after: WorkLevel, words: ChartDateWords) -> str:
    """Return from one level to the next in words."""
    grown = _growth(before, after)
    text = (
        _("The work grew by {hours} h on {day}.") if grown > 0 else _("The work fell by {hours} h on {day}.")
    )
    return text.format(hours=hours(abs(grown)), day=words.plain_day(after.since.date()))


def _growth(before: WorkLevel, after: WorkLevel) -> int:
    return after.minutes - before.minutes

"""What contradicts a pinned session, in words; the same in the window and in a terminal."""

from collections.abc import Callable
from datetime import date, datetime

from planner.domain.plan import Plan
from planner.formats import day, day_and_time
from planner.i18n import _
from planner.scheduling.contradictions import Contradiction


def contradiction_sentence(
    plan: Plan,
    found: Contradiction,
    write_moment: Callable[[datetime], str] = day_and_time,
    write_day: Callable[[date], str] = day,
) -> str:
    """Say in one sentence which session cannot be studied where it is pinned, and why."""
    words = _("{title} is pinned to {when} and needs {need}, which is not finished by then.")
    if found.later is not None:
        words = _("{title} is pinned to {when} and needs {need}, which is pinned to {later}.")
    elif found.opens is not None and found.need == found.session.item:
        words = _("{title} is pinned to {when} and opens on {opens}.")
    elif found.opens is not None:
        words = _("{title} is pinned to {when} and needs {need}, which opens on {opens}.")
    return words.format(
        title=plan.items[found.session.item].title,
        when=write_moment(found.session.start),
        need=plan.items[found.need].title,
        later="" if found.later is None else write_moment(found.later.start),
        opens="" if found.opens is None else write_day(found.opens),
    )

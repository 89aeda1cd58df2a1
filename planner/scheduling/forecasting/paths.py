"""How a goal comes to its end in many runs: the days of its finish, and the cone of the way there."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from planner.scheduling.forecasting.demands import GoalDemand
from planner.scheduling.forecasting.hours import SampledHours
from planner.scheduling.forecasting.numbers import Runs, order_statistics
from planner.scheduling.minutes import day_of, minute_from
from planner.scheduling.study_time import StudyTime

EVERY_RUN = 16  # a picture needs fewer runs than a date,
MOST_PLACES = 100  # and not every session on the way
CONE_SHARES = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)


def finish_days(end: Runs, hours: SampledHours, shares: tuple[float, ...]) -> list[date | None]:
    """Return the days by which given shares of the runs have kept the minutes until their end."""
    return [_day(hours, position) for position in order_statistics(hours.positions(end), shares)]


def cone(
    demand: GoalDemand, end: Runs, hours: SampledHours, time: StudyTime
) -> Iterator[tuple[date, list[float]]]:
    """Yield the share of a goal that is done by each Monday: at the given shares of the runs.

    The way there is the schedule's, gone faster or slower.
    """
    some = np.maximum(end[::EVERY_RUN], np.float32(1e-3))
    gone = np.sort(hours.kept[:, ::EVERY_RUN] / some, axis=1)
    ranks = [min(int(share * len(some)), len(some) - 1) for share in CONE_SHARES]
    parts = np.minimum(gone[:, ranks], 1)
    done = np.interp(parts, *_way(demand, time))
    for week, (slowest, shares) in enumerate(zip(parts[:, 0], done.tolist(), strict=True)):
        yield day_of(hours.monday(week)), shares
        if slowest >= 1:
            return


def _way(demand: GoalDemand, time: StudyTime) -> tuple[list[float], list[float]]:
    """Return how the schedule comes to a goal: the part of the way, and the part of its work done by then."""
    places, done, minutes = [0.0], [0.0], 0.0
    sessions = demand.sessions
    step = len(sessions) // MOST_PLACES + 1
    for count, session in enumerate(sessions, 1):
        minutes += session.minutes
        if count % step == 0 or count == len(sessions):
            places.append(float(time.until(minute_from(session.end))))
            done.append(minutes)
    if not done[-1] or not places[-1]:
        return [0.0, 1.0], [0.0, 1.0]
    return [place / places[-1] for place in places], [minutes / done[-1] for minutes in done]


def _day(hours: SampledHours, position: float) -> date | None:
    minute = hours.minute_at(position)
    return None if minute is None else day_of(max(minute - 1, hours.start))

"""How many minutes of each week to come reviews are likely to take from study."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from planner.scheduling.forecasting.memory_course import Memory, reviews_to_come
from planner.scheduling.intervals import total
from planner.scheduling.memory import FIRST_DAYS, FIRST_DIFFICULTY, FIRST_STABILITY, can_be_forgotten, cards
from planner.scheduling.minutes import MINUTES_PER_DAY, MINUTES_PER_WEEK, minute_of, monday_of
from planner.scheduling.reviews import REVIEW_MINUTES, exams_to_come, is_soon, share_on
from planner.scheduling.schedule import Schedule
from planner.scheduling.workload import Workload

Counts: TypeAlias = NDArray[np.float64]

WEEKS = 3 * 52  # as far as reviews are foreseen
DAYS = 7 * WEEKS
ROUNDS = 2
MIDWEEK = 3  # days after Monday


def review_minutes(workload: Workload, schedule: Schedule, kept: float) -> list[float]:
    """Return the expected minutes of reviews in each of the next weeks, from this one on.

    What is finished comes back from the day its card is due, and what is to be finished from some days after
    that. The learner keeps only a share `kept` of the hours, and reviews themselves take of these, so items
    are finished later than planned: that is worked out twice, first without reviews. A week takes no more
    than the share that the learner gives to reviews; what it cannot take waits for the next.
    """
    minutes = [0.0] * WEEKS
    if workload.plan.settings.review_percent:
        of_cards, most = _asked_by_cards(workload), list(_most(workload))
        for _round in range(ROUNDS):
            studied = _studied(workload, kept, minutes)
            of_items = _asked_by_items(workload, schedule, studied)
            minutes = list(_taken((of_cards + of_items).tolist(), most))
    return minutes


def _studied(workload: Workload, kept: float, reviews: Sequence[float]) -> list[float]:
    """Return the minutes that are likely studied by the end of each week, besides its reviews."""
    monday, time = monday_of(workload.now), workload.time
    ends = [time.until(monday + week * MINUTES_PER_WEEK) for week in range(1, WEEKS + 1)]
    planned = (after - before for before, after in zip([0, *ends], ends, strict=False))
    return list(
        accumulate(max(kept * hours - taken, 0.0) for hours, taken in zip(planned, reviews, strict=True))
    )


def _taken(asked: Sequence[float], most: Sequence[int]) -> Iterator[float]:
    waiting = 0.0
    for reviews, limit in zip(asked, most, strict=True):
        waiting += REVIEW_MINUTES * reviews
        yield min(waiting, limit)
        waiting = max(waiting - limit, 0.0)


def _asked_by_cards(workload: Workload) -> Counts:
    """Return how many reviews of finished items are expected to fall due in each week."""
    today, asked = workload.now // MINUTES_PER_DAY, np.zeros(WEEKS)
    since_monday = today - monday_of(workload.now) // MINUTES_PER_DAY
    for card in cards(workload.plan).values():
        if not card.resting:
            ahead = since_monday + max(card.due.toordinal() - today, 0)
            asked += _by_week(Memory(card.stability, card.difficulty), ahead)
    return asked


def _asked_by_items(workload: Workload, schedule: Schedule, studied: Sequence[float]) -> Counts:
    """Return the same of items that are still to be finished, when so much is studied by each week's end."""
    finished = np.zeros(WEEKS)
    for item, outlook in schedule.items.items():
        finish = outlook.planned_finish
        if outlook.remaining and finish is not None and can_be_forgotten(workload.plan.items[item]):
            week = bisect_left(studied, workload.time.until(minute_of(finish)))
            if week < WEEKS:
                finished[week] += 1
    fresh = _by_week(Memory(FIRST_STABILITY, FIRST_DIFFICULTY), MIDWEEK + FIRST_DAYS)
    asked: Counts = np.convolve(finished, fresh)[:WEEKS]
    return asked


def _by_week(memory: Memory, ahead: int) -> Counts:
    """Return how many reviews of an item are expected in each week, the first so many days after a Monday."""
    asked = np.zeros(WEEKS)
    for days, chance in reviews_to_come(memory, DAYS):
        week = (ahead + days) // 7
        if week < WEEKS:
            asked[week] += chance
    return asked


def _most(workload: Workload) -> Iterator[int]:
    """Yield the most minutes that reviews may take in each week: as many as are whole."""
    percent, monday = workload.plan.settings.review_percent, monday_of(workload.now)
    exams = [due.toordinal() for _exam, due in exams_to_come(workload.plan)]
    for week in range(WEEKS):
        minute = monday + week * MINUTES_PER_WEEK
        first = minute // MINUTES_PER_DAY
        is_before_exam = any(is_soon(exam, day) for exam in exams for day in range(first, first + 7))
        most = total(workload.time.chosen_in_week(minute)) * share_on(percent, is_before_exam) // 100
        yield most // REVIEW_MINUTES * REVIEW_MINUTES

"""How many minutes of each week to come reviews are likely to take from study."""

from collections.abc import Iterator

from planner.scheduling.forecasting.memory_course import Memory, reviews_to_come
from planner.scheduling.intervals import total
from planner.scheduling.memory import FIRST_DAYS, FIRST_DIFFICULTY, FIRST_STABILITY, can_be_forgotten, cards
from planner.scheduling.minutes import MINUTES_PER_DAY, MINUTES_PER_WEEK, day_of, minute_of, monday_of
from planner.scheduling.reviews import REVIEW_MINUTES, exams_to_come, is_soon, share_on
from planner.scheduling.schedule import Schedule
from planner.scheduling.workload import Workload

WEEKS = 3 * 52  # as far as reviews are foreseen
DAYS = 7 * WEEKS


def review_minutes(workload: Workload, schedule: Schedule, kept: float) -> list[float]:
    """Return the expected minutes of reviews in each of the next weeks, from this one on.

    What is finished comes back from the day its card is due, and what is to be finished from some days after
    that; the learner gets to it later than planned as only a share `kept` of the hours is kept. A week takes
    no more than the share that the learner gives to reviews; what it cannot take waits for the next.
    """
    plan = workload.plan
    if plan.settings.review_percent == 0:
        return [0.0] * WEEKS
    asked = _asked(workload, schedule, kept)
    minutes: list[float] = []
    waiting = 0.0
    for week, most in enumerate(_most(workload)):
        waiting += REVIEW_MINUTES * asked[week]
        minutes.append(min(waiting, most))
        waiting -= minutes[-1]
    return minutes


def _asked(workload: Workload, schedule: Schedule, kept: float) -> list[float]:
    """Return how many reviews are expected to fall due in each week."""
    today = workload.now // MINUTES_PER_DAY
    monday = monday_of(workload.now) // MINUTES_PER_DAY
    asked = [0.0] * WEEKS
    for first, memory in _first_reviews(workload, schedule, kept):
        begin = max(first, today)
        for days, chance in reviews_to_come(memory, DAYS):
            week = (begin + days - monday) // 7
            if week < WEEKS:
                asked[week] += chance
    return asked


def _first_reviews(workload: Workload, schedule: Schedule, kept: float) -> Iterator[tuple[int, Memory]]:
    """Yield the day (proleptic ordinal) of the next review of each item, and its memory by then."""
    for card in cards(workload.plan).values():
        if not card.resting:
            yield card.due.toordinal(), Memory(card.stability, card.difficulty)
    fresh = Memory(FIRST_STABILITY, FIRST_DIFFICULTY)
    for item, outlook in schedule.items.items():
        finish = outlook.planned_finish
        if outlook.remaining and finish is not None and can_be_forgotten(workload.plan.items[item]):
            later = workload.time.start_at(round(workload.time.until(minute_of(finish)) / kept))
            if later is not None:
                yield day_of(later).toordinal() + FIRST_DAYS, fresh


def _most(workload: Workload) -> Iterator[float]:
    """Yield the most minutes that reviews may take in each week."""
    percent, monday = workload.plan.settings.review_percent, monday_of(workload.now)
    exams = [due.toordinal() for _exam, due in exams_to_come(workload.plan)]
    for week in range(WEEKS):
        minute = monday + week * MINUTES_PER_WEEK
        first = minute // MINUTES_PER_DAY
        is_before_exam = any(is_soon(exam, day) for exam in exams for day in range(first, first + 7))
        yield total(workload.time.chosen_in_week(minute)) * share_on(percent, is_before_exam) / 100

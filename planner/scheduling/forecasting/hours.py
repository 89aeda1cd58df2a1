"""The hours that a learner will keep, week by week, in many runs at once."""

from bisect import bisect_right
from collections.abc import Sequence
from copy import copy
from math import ceil

import numpy as np

from planner.scheduling.forecasting.numbers import Runs, normals
from planner.scheduling.kept_share import MOST_SHARE, WEEKLY_SPREAD, KeptShare
from planner.scheduling.minutes import MINUTES_PER_WEEK, monday_of
from planner.scheduling.study_time import StudyTime

MOST_WEEKS = 20 * 52 + 4  # twenty years
BLOCK = 26  # weeks that are drawn at once
MOST_REVIEWED = 0.5  # of the minutes of a week
FAULT = 0.1  # minutes by which numbers so narrow may be off, which would put an evening's end on the next one


class SampledHours:
    """The minutes kept for study since now, at the beginning of each week, in every run.

    What reviews take of a week is gone from them. It grows by blocks of weeks as far as it is wanted.

    Attributes:
        start: the minute from which on they are kept.
        kept: a row for each Monday from this week's on, with the minutes kept before it in each run.
        planned: the same as the plan has it: positions on the study-time axis.
    """

    def __init__(
        self,
        time: StudyTime,
        now: int,
        share: KeptShare,
        generator: np.random.Generator,
        runs: int,
        reviews: Sequence[float] = (0.0,),
    ) -> None:
        """Prepare to draw the weeks from the one around `now`.

        `reviews` are the minutes that reviews ask of each week; those after the last ask as much as it.
        """
        self._reviews = reviews
        self._time = time
        self._generator = generator
        self.start = now
        self._monday = monday_of(now)
        self._mean = normals(generator, runs) * np.float32(share.spread) + np.float32(share.mean)
        self.planned = [0]
        self.kept = np.zeros((1, runs), np.float32)

    @property
    def weeks(self) -> int:
        """How many weeks are drawn."""
        return len(self.planned) - 1

    def monday(self, week: int) -> int:
        """Return the minute with which a week begins."""
        return self._monday + week * MINUTES_PER_WEEK

    def grow(self) -> bool:
        """Draw another block of weeks; False where there are no more hours within twenty years."""
        if self.weeks >= MOST_WEEKS or self._time.start_at(self.planned[-1]) is None:
            return False
        weeks = min(BLOCK, MOST_WEEKS - self.weeks)
        ends = [self._time.until(self.monday(self.weeks + number)) for number in range(1, weeks + 1)]
        planned = np.diff([self.planned[-1], *ends]).astype(np.float32)
        share = normals(self._generator, (weeks, len(self._mean)))
        share *= np.float32(WEEKLY_SPREAD)
        share += self._mean
        np.clip(share, 0, MOST_SHARE, out=share)
        share *= planned[:, np.newaxis]
        # Reviews come first, but in a week of little time they share it with study.
        share -= np.minimum(self._reviews_from(self.weeks, weeks), share * np.float32(MOST_REVIEWED))
        share[0] += self.kept[-1]
        np.cumsum(share, axis=0, out=share)
        self.kept = np.concatenate((self.kept, share))
        self.planned += ends
        return True

    def _reviews_from(self, first: int, weeks: int) -> Runs:
        last = len(self._reviews) - 1
        asked = [self._reviews[min(week, last)] for week in range(first, first + weeks)]
        return np.array(asked, np.float32)[:, np.newaxis]

    def some(self, step: int) -> "SampledHours":
        """Return the same with the first run of every `step` alone; it has all its weeks and never grows."""
        some = copy(self)
        some.kept, some._mean = self.kept[:, ::step], self._mean[::step]
        return some

    def position(self, minute: int) -> int:
        """Return the place of a moment on the study-time axis."""
        return self._time.until(minute)

    def until(self, minute: int) -> Runs:
        """Return the minutes kept before a moment; beyond the weeks drawn, as in an average week."""
        return self.at(self._time.until(minute))

    def at(self, position: float) -> Runs:
        """Return the minutes kept until a place on the study-time axis."""
        week = bisect_right(self.planned, position) - 1
        if week >= self.weeks:
            share: Runs = np.clip(self._mean, 0, MOST_SHARE)
            beyond: Runs = self.kept[-1] + share * np.float32(position - self.planned[-1])
            return beyond
        before, after = self.kept[week], self.kept[week + 1]
        part = (position - self.planned[week]) / (self.planned[week + 1] - self.planned[week])
        within: Runs = before + (after - before) * np.float32(part)
        return within

    def positions(self, minutes: Runs) -> Runs:
        """Return where on the study-time axis so many minutes are kept in each run; inf beyond the weeks."""
        week = np.count_nonzero(self.kept[1:] < minutes, axis=0)
        inside = np.minimum(week, self.weeks - 1)
        run = np.arange(len(minutes))
        before, after = self.kept[inside, run], self.kept[inside + 1, run]
        planned = np.asarray(self.planned, np.float64)
        part = (minutes - before) / np.maximum(after - before, np.float32(1e-3))
        found = planned[inside] + np.clip(part, 0, 1) * (planned[inside + 1] - planned[inside])
        return np.where(week < self.weeks, found, np.inf)

    def minute_at(self, position: float) -> int | None:
        """Return the minute at which a position on the axis is studied; None for one at no time."""
        return None if position == np.inf else self._time.finish_at(max(ceil(position - FAULT), 0))

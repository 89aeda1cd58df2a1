"""What becomes of one goal in many runs: when it is finished, and whether in time."""

from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from planner.scheduling.forecasting.demands import GoalDemand
from planner.scheduling.forecasting.hours import SampledHours
from planner.scheduling.forecasting.numbers import Runs
from planner.values import Value, replace

LOOKS = 16  # how often it is looked, until a date, whether other work must be put off
FEW = np.float32(1e-3)  # minutes
EVERY_RUN = 4  # how hours change a chance is told by every fourth run


class GoalRuns(Value):
    """A goal with its sampled work.

    Attributes:
        own: for each release of the demand, the minutes from then on that must be studied first.
        others: minutes of other work that the schedule studies before the end of a goal whose date, if it has
            one, holds nothing back.
        bound: for each bound of the demand, the minutes that must be studied by then.
    """

    demand: GoalDemand
    own: Sequence[Runs]
    others: Runs
    bound: Sequence[Runs] = ()

    def end(self, hours: SampledHours) -> Runs:
        """Return how many minutes are kept when the goal is finished.

        A goal without a date that can be met waits for all that the schedule studies before it. To another,
        other work comes only until the planner puts it off.
        """
        return self._end(hours, self._looks(hours), np.float32(1))

    def latest_end(self, hours: SampledHours) -> Runs:
        """Return how many minutes are kept then at most: at its date at last, other work is put off."""
        own_end, mixed = self._own_end(hours, np.float32(1)), np.float32(self.demand.mixed)
        if self.demand.due is None or not mixed:
            return own_end + self.others
        latest: Runs = own_end + mixed * np.minimum(hours.until(self.demand.due), own_end / (1 - mixed))
        return latest

    def in_time(self, hours: SampledHours, end: Runs) -> float:
        """Return the share of the runs in which the goal is finished when its study is due.

        What must be done before, as long as there is access to it, must be done by then, too.
        """
        return self._share_in_time(hours, end, np.float32(1))

    def in_time_with(self, hours: SampledHours, factors: Sequence[float], chance: float) -> list[float]:
        """Return the same with all hours scaled by each factor; `chance` is that with the present hours.

        Every fourth run tells how far each differs from it; all are seen with the same luck, so the few tell
        it well. More hours never make a chance less, for who has them may leave them.
        """
        own = [minutes[::EVERY_RUN] for minutes in self.own]
        bound = [minutes[::EVERY_RUN] for minutes in self.bound]
        some = replace(self, own=own, others=self.others[::EVERY_RUN], bound=bound)
        shares = some._shares_in_time(hours.some(EVERY_RUN), sorted({1.0, *factors}))
        found = dict(zip(sorted({1.0, *factors}), accumulate(shares, max), strict=True))
        return [min(max(chance + (found[factor] - found[1.0]), 0.0), 1.0) for factor in factors]

    def _shares_in_time(self, hours: SampledHours, factors: Sequence[float]) -> list[float]:
        looks = self._looks(hours)
        scaled = map(np.float32, factors)
        return [self._share_in_time(hours, self._end(hours, looks, factor), factor) for factor in scaled]

    def _share_in_time(self, hours: SampledHours, end: Runs, factor: np.float32) -> float:
        assert self.demand.due is not None
        is_in_time = end <= hours.until(self.demand.due) * factor
        for date, minutes in zip(self.demand.bounds, self.bound, strict=True):
            is_in_time &= minutes <= hours.until(date) * factor
        return float(np.mean(is_in_time))

    def _end(self, hours: SampledHours, looks: Runs, factor: np.float32) -> Runs:
        own_end = self._own_end(hours, factor)
        mixed = np.float32(self.demand.mixed)
        if not mixed:
            return own_end + self.others
        put_off = self._put_off(hours, looks * factor, factor)
        end: Runs = own_end + mixed * np.minimum(put_off, own_end / (1 - mixed))
        return end

    def _own_end(self, hours: SampledHours, factor: np.float32) -> Runs:
        pairs = zip(self.demand.own, self.own, strict=True)
        ends = [hours.until(release) * factor + minutes for release, minutes in pairs]
        latest: Runs = np.maximum.reduce(ends)
        return latest

    def _positions(self, hours: SampledHours) -> list[float]:
        assert self.demand.due is not None
        last = hours.position(self.demand.due)
        return [last * look / LOOKS for look in range(LOOKS + 1)]

    def _looks(self, hours: SampledHours) -> Runs:
        """Return the minutes kept at some places on the axis until the date: a row for each."""
        if not self.demand.mixed:
            return np.zeros((1, len(self.others)), np.float32)
        return np.stack([hours.at(position) for position in self._positions(hours)])

    def _put_off(self, hours: SampledHours, kept: Runs, factor: np.float32) -> Runs:
        """Return how many minutes are kept when the planner begins to put other work off.

        It does so when what it believes to be left, by the estimates, leaves the date no more slack than
        comfort spares. That work takes longer shows only as it is done.
        """
        positions = np.array(self._positions(hours), np.float32)
        before_date = (positions[-1] - positions) * factor - np.float32(self.demand.spared)
        asked = np.float32(self.demand.believed * self.demand.asked)
        asked_a_minute = asked * np.float32(1 - self.demand.mixed) / np.maximum(self.own[0], FEW)
        ease = before_date[:, np.newaxis] - np.maximum(asked - kept * asked_a_minute, 0)
        is_over = ease <= 0
        look = np.argmax(is_over, axis=0)
        run, before = np.arange(len(look)), np.maximum(look - 1, 0)
        ease_before = np.maximum(ease[before, run], 0)
        part = ease_before / np.maximum(ease_before - ease[look, run], FEW)
        turned = kept[before, run] + (kept[look, run] - kept[before, run]) * part
        return np.where(is_over.any(axis=0), turned, np.float32(np.inf))

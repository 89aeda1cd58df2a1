"""What becomes of one goal in many runs: when it is finished, and whether in time."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.scheduling.forecasting.demands import GoalDemand
from planner.scheduling.forecasting.hours import SampledHours
from planner.scheduling.forecasting.numbers import Runs
from planner.scheduling.guard import SPARED_SHARE

LOOKS = 24  # how often it is looked, until a date, whether other work must be put off
FEW = np.float32(1e-3)  # minutes


@dataclass(frozen=True, slots=True)
class GoalRuns:
    """A goal with its sampled work.

    Attributes:
        own: for each release of the demand, the minutes from then on that must be studied first.
        others: minutes of other work that the schedule studies before the end of a goal without a date.
    """

    demand: GoalDemand
    own: Sequence[Runs]
    others: Runs

    def end(self, hours: SampledHours, factor: float = 1.0) -> Runs:
        """Return how many minutes are kept when the goal is finished, with all hours scaled by a factor.

        A goal without a date waits for all that the schedule studies before it. To one with a date, other
        work comes only until the planner puts it off.
        """
        own_end = self._own_end(hours, np.float32(factor))
        mixed = np.float32(self.demand.mixed)
        if self.demand.due is None or not mixed:
            return own_end + self.others
        put_off = self._put_off(hours, self.demand.due, np.float32(factor))
        end: Runs = own_end + mixed * np.minimum(put_off, own_end / (1 - mixed))
        return end

    def in_time(self, hours: SampledHours, factor: float = 1.0) -> float:
        """Return the share of the runs in which the goal is finished when its study is due."""
        assert self.demand.due is not None
        kept = hours.until(self.demand.due) * np.float32(factor)
        return float(np.mean(self.end(hours, factor) <= kept))

    def _own_end(self, hours: SampledHours, factor: np.float32) -> Runs:
        pairs = zip(self.demand.own, self.own, strict=True)
        ends = [hours.until(release) * factor + minutes for release, minutes in pairs]
        latest: Runs = np.maximum.reduce(ends)
        return latest

    def _put_off(self, hours: SampledHours, due: int, factor: np.float32) -> Runs:
        """Return how many minutes are kept when the planner begins to put other work off.

        It does so when what it believes to be left, by the estimates, leaves the date no more slack than
        comfort spares. That work takes longer shows only as it is done.
        """
        last = hours.position(due)
        done_a_minute = np.float32(1 - self.demand.mixed) / np.maximum(self.own[0], FEW)
        found = np.full_like(self.others, np.inf)
        kept_before, ease_before = np.zeros_like(found), np.zeros_like(found)
        for position in np.linspace(0, last, LOOKS + 1).tolist():
            kept = hours.at(position) * factor
            left = self.demand.believed * np.maximum(1 - kept * done_a_minute, 0)
            ease = (last - position) * factor - left * np.float32(1 + 1 / SPARED_SHARE) - self.demand.spared
            part = ease_before / np.maximum(ease_before - ease, FEW)
            turned = kept_before + (kept - kept_before) * part
            found = np.where((ease <= 0) & np.isinf(found), turned, found)
            kept_before, ease_before = kept, np.maximum(ease, 0)
        return found

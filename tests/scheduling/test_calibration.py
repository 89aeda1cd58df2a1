"""What the forecast calls likely happens as often: over learners whose truth is known, and who live it.

The learners come from the population that the forecast's priors describe, and live with the real planner; the
forecast sees only what they log and finish. A finish is told as a day, the first by which at least so many
runs are finished. So the share told lies between that of the learners who are finished before the day and
that of those who are by its end, and who finishes on the very day counts half (Parzen's mid-distribution).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import comb

import pytest

from planner.scheduling.forecast import forecast
from tests.support.learners import Learner, Moment

HISTORIES = (0, 5, 30)  # finished items
THOROUGH_LEARNERS, FEW_LEARNERS = 400, 8
RUNS = 4_000
ALMOST_SURELY = 0.999


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a forecast.

    Attributes:
        is_exam: whether it is of a goal with a date, and not of all work.
        met: how far the dates at 50 and 80 % were met: 1, on the very day 1/2, or 0.
        chance: what it said of the date, and `in_time` whether the learner kept it; for exams.
    """

    history: int
    is_exam: bool
    met: tuple[float, float]
    chance: float
    in_time: bool


@pytest.fixture(scope="module")
def outcomes(request: pytest.FixtureRequest) -> list[Outcome]:
    count = THOROUGH_LEARNERS if request.config.getoption("--thorough") else FEW_LEARNERS
    return [outcome for seed in range(count) for outcome in outcomes_of(Learner(seed))]


def outcomes_of(learner: Learner) -> Iterator[Outcome]:
    """Live a life; yield what became of the forecasts on the first Monday with each history."""
    moments: dict[int, Moment] = {}
    for moment in learner.live():
        for history in HISTORIES:
            if moment.finished >= history:
                moments.setdefault(history, moment)
    for history, moment in moments.items():
        yield from _outcomes_at(learner, history, moment)


def _outcomes_at(learner: Learner, history: int, moment: Moment) -> Iterator[Outcome]:
    told = forecast(moment.plan, moment.schedule, moment.now, runs=RUNS)
    for id, goal in told.goals.items():
        if goal.finish is None:
            continue
        done, due = learner.finished_on[id], moment.plan.goals[id].due
        half, most, _nearly_all = goal.finish
        yield Outcome(
            history=history,
            is_exam=due is not None,
            met=(_met(done, half), _met(done, most)),
            chance=goal.chance or 0.0,
            in_time=due is not None and done < due.date(),
        )


def _met(done: date, on: date | None) -> float:
    return 1.0 if on is None or done < on else 0.5 if done == on else 0.0


def bounds(share: float, count: int) -> tuple[float, float]:
    """The shares between which a binomial number of hits lies almost surely."""
    chances = [comb(count, hits) * share**hits * (1 - share) ** (count - hits) for hits in range(count + 1)]
    tail = (1 - ALMOST_SURELY) / 2
    low = next(hits for hits in range(count + 1) if sum(chances[: hits + 1]) > tail)
    high = next(hits for hits in range(count, -1, -1) if sum(chances[hits:]) > tail)
    return low / count, high / count


def check(found: Sequence[Outcome], learners: int, *, thorough: bool) -> None:
    """Each date is met as often as was said, as far as so many learners can tell."""
    for place, share in enumerate((0.5, 0.8)):
        met = sum(outcome.met[place] for outcome in found) / len(found)
        low, high = (share - 0.05, share + 0.05) if thorough else bounds(share, learners)
        assert low <= met <= high, f"the {share:.0%} date is met by {met:.1%} of {len(found)}"


@pytest.mark.parametrize("history", HISTORIES)
def test_all_work_is_finished_by_its_days_as_often_as_they_say(
    outcomes: list[Outcome], history: int, thorough: bool
) -> None:
    found = [outcome for outcome in outcomes if outcome.history == history and not outcome.is_exam]
    check(found, len(found), thorough=thorough)


@pytest.mark.parametrize("history", HISTORIES[:2])
def test_exams_are_ready_by_their_days_as_often_as_they_say(
    outcomes: list[Outcome], history: int, thorough: bool
) -> None:
    found = [outcome for outcome in outcomes if outcome.history == history and outcome.is_exam]
    check(found, THOROUGH_LEARNERS if thorough else FEW_LEARNERS, thorough=thorough)


@pytest.mark.thorough
@pytest.mark.parametrize("history", HISTORIES[:2])
def test_dates_are_kept_as_often_as_the_chances_say(outcomes: list[Outcome], history: int) -> None:
    found = [outcome for outcome in outcomes if outcome.history == history and outcome.is_exam]
    for low, high in ((0.0, 0.5), (0.5, 1.0), (0.0, 1.0)):
        part = [outcome for outcome in found if low <= outcome.chance <= high]
        said = sum(outcome.chance for outcome in part) / len(part)
        kept = sum(outcome.in_time for outcome in part) / len(part)
        assert kept == pytest.approx(said, abs=0.06), f"{low} to {high}: {said:.1%} said, {kept:.1%} kept"

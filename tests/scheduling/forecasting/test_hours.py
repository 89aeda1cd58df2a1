"""The hours kept in many runs, along the axis of the plan's own hours."""

from collections.abc import Sequence

import numpy as np
import pytest

from planner.scheduling.calendar import StudyCalendar
from planner.scheduling.forecasting.hours import BLOCK, SampledHours
from planner.scheduling.kept_share import WEEKLY_SPREAD, KeptShare
from planner.scheduling.minutes import MINUTES_PER_WEEK, day_of, minute_of
from planner.scheduling.study_time import StudyTime
from tests.support.plans import NOW, at, day, hours, item, make_plan

RUNS = 2_000


def sampled(
    mean: float = 0.8,
    spread: float = 0.1,
    pattern: str = "mon-fri 19:00-21:00",
    reviews: Sequence[float] = (0.0,),
) -> SampledHours:
    plan = make_plan([item("a")], hours=hours(pattern))
    time = StudyTime(StudyCalendar(plan), minute_of(NOW))
    generator = np.random.Generator(np.random.PCG64(5))
    return SampledHours(time, minute_of(NOW), KeptShare(mean, spread, 3), generator, RUNS, reviews)


def test_it_grows_by_blocks_of_weeks() -> None:
    found = sampled()
    assert found.weeks == 0
    assert found.grow()
    assert found.weeks == BLOCK
    assert found.planned[:3] == [0, 600, 1200]
    assert day_of(found.monday(1)) == day(7)


def test_the_minutes_kept_never_go_back() -> None:
    found = sampled()
    found.grow()
    assert (np.diff(found.kept, axis=0) >= 0).all()


def test_the_share_kept_has_its_mean_and_both_its_spreads() -> None:
    found = sampled()
    found.grow()
    weekly = np.diff(found.kept, axis=0) / 600
    assert float(weekly.mean()) == pytest.approx(0.8, abs=0.02)
    assert float(weekly.mean(axis=0).std()) == pytest.approx(
        (0.1**2 + WEEKLY_SPREAD**2 / BLOCK) ** 0.5, abs=0.02
    )


def test_a_place_on_the_axis_and_the_minutes_kept_lead_to_each_other() -> None:
    found = sampled()
    found.grow()
    for position in (10.0, 600.0, 1_234.0):
        kept = found.at(position)
        moved = kept > found.at(position - 1)  # where a week is not kept at all, any place in it will do
        assert found.positions(kept)[moved] == pytest.approx(position, abs=0.5)


def test_beyond_the_weeks_drawn_no_place_is_known() -> None:
    found = sampled()
    found.grow()
    assert np.isinf(found.positions(found.kept[-1] + 1)).all()
    assert found.minute_at(np.inf) is None
    assert (found.until(found.start + 60 * MINUTES_PER_WEEK) > found.kept[-1]).all()


def test_without_hours_there_is_nothing_to_draw() -> None:
    assert not sampled(pattern="").grow()


def test_a_moment_has_its_place() -> None:
    assert sampled().position(minute_of(at(0, "20:00"))) == 60


def test_reviews_take_their_minutes_of_each_week_and_at_most_half_of_it() -> None:
    plain, reviewed = sampled(), sampled(reviews=(0, 60, 90))
    plain.grow()
    reviewed.grow()
    for week, minutes in enumerate((0, 60, 90, 90, 90)):
        before, after = (found.kept[week + 1] - found.kept[week] for found in (plain, reviewed))
        expected = np.maximum(before - minutes, before / 2)
        assert after == pytest.approx(expected, abs=0.05)


def test_every_so_many_of_the_runs_alone() -> None:
    found = sampled()
    found.grow()
    some = found.some(4)
    assert (some.kept == found.kept[:, ::4]).all()
    assert (some.at(777.0) == found.at(777.0)[::4]).all()

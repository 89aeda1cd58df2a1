"""The share of the study hours that a learner keeps, told from past weeks."""

from datetime import timedelta

import pytest

from planner.domain.plan import Plan
from planner.domain.time_entry import TimeEntry
from planner.scheduling.kept_share import (
    LEAST_HEEDED,
    MOST_SHARE,
    SHARE_SPREAD,
    USUAL_SHARE,
    WEEKLY_SPREAD,
    WEEKS_LOOKED_AT,
    kept_share,
    percent_kept,
)
from planner.values import replace
from tests.support.plans import NOW, at, day, item, make_plan, session


def with_weeks(*minutes: int) -> Plan:
    """A plan of ten hours a week in which the last weeks had so many minutes of study."""
    entries = [
        TimeEntry(id=str(back + 1), item="a", day=day(-7 * (back + 1)), minutes=each)
        for back, each in enumerate(reversed(minutes))
        if each
    ]
    return make_plan([item("a", 9_000)], entries=entries)


def test_without_a_past_week_a_usual_learner_is_assumed() -> None:
    found = kept_share(make_plan([item("a")]), NOW)
    assert (found.mean, found.spread, found.weeks) == pytest.approx((USUAL_SHARE, SHARE_SPREAD, 0))


def test_what_is_studied_in_the_week_that_runs_is_no_past_week() -> None:
    entry = TimeEntry(id="1", item="a", day=day(0), minutes=300)
    assert kept_share(make_plan([item("a")], entries=[entry]), NOW + timedelta(days=2)).weeks == 0


def test_a_past_week_counts_against_the_prior_by_its_own_spread() -> None:
    found = kept_share(with_weeks(300), NOW)
    weight = SHARE_SPREAD**2 / (SHARE_SPREAD**2 + WEEKLY_SPREAD**2)
    assert found.mean == pytest.approx(USUAL_SHARE + weight * (0.5 - USUAL_SHARE))
    assert found.spread == pytest.approx(SHARE_SPREAD * (1 - weight) ** 0.5)


def test_a_week_without_study_counts_and_a_huge_one_counts_as_much_as_the_most() -> None:
    assert kept_share(with_weeks(600, 0), NOW).weeks == 2
    assert kept_share(with_weeks(1_400), NOW) == kept_share(with_weeks(round(600 * MOST_SHARE)), NOW)


def test_only_the_last_weeks_are_looked_at() -> None:
    assert kept_share(with_weeks(*[300] * 40), NOW).weeks == WEEKS_LOOKED_AT


def test_a_long_past_counts_though_its_last_weeks_are_empty() -> None:
    found = kept_share(with_weeks(600, *[0] * 20), NOW)
    assert found.weeks == WEEKS_LOOKED_AT
    assert found.mean < USUAL_SHARE / 2


def test_the_layout_trusts_the_learner_with_all_hours_until_weeks_tell_otherwise() -> None:
    assert percent_kept(make_plan([item("a")]), NOW) == 100
    assert percent_kept(with_weeks(600, 600), NOW) == 100
    assert percent_kept(with_weeks(*[1_000] * 8), NOW) == 100
    assert [percent_kept(with_weeks(*[300] * weeks), NOW) for weeks in (1, 4, 16)] == [90, 75, 60]
    assert percent_kept(with_weeks(600, *[0] * 20), NOW) == LEAST_HEEDED


def test_of_an_accepted_week_it_is_the_share_of_what_was_planned_and_not_of_todays_hours() -> None:
    """Six hours were planned, of which five were studied; today's week has ten."""
    plan = with_weeks(300)
    evenings = [session("a", at(-7 + number, "19:00"), 120, accepted=True) for number in range(3)]
    accepted = replace(plan, sessions={each.id: each for each in evenings})
    weight = SHARE_SPREAD**2 / (SHARE_SPREAD**2 + WEEKLY_SPREAD**2)
    assert kept_share(accepted, NOW).mean == pytest.approx(USUAL_SHARE + weight * (300 / 360 - USUAL_SHARE))
    foreseen = replace(plan, sessions={each.id: replace(each, accepted=False) for each in evenings})
    assert kept_share(foreseen, NOW) == kept_share(plan, NOW)


def test_of_a_week_accepted_in_its_middle_the_days_before_count_by_their_hours() -> None:
    """Four hours were studied early in the week; of the rest, accepted on Thursday, nothing."""
    plan = with_weeks(600, 240)
    rest = [session("a", at(-7 + number, "19:00"), 120, accepted=True) for number in (3, 4)]
    late = replace(plan, sessions={each.id: each for each in rest})
    assert kept_share(late, NOW).mean == pytest.approx(kept_share(plan, NOW).mean)
    assert percent_kept(late, NOW) < 100


def test_the_first_week_of_a_plan_counts_from_its_first_day() -> None:
    """The plan began on Thursday: two evenings were accepted, and studied."""
    evenings = [session("a", at(-7 + number, "19:00"), 120, accepted=True) for number in (3, 4)]
    entries = {str(n): TimeEntry(id=str(n), item="a", day=day(-7 + n), minutes=120) for n in (3, 4)}
    plan = make_plan([item("a", 9_000)], sessions=evenings, entries=entries.values())
    weight = SHARE_SPREAD**2 / (SHARE_SPREAD**2 + WEEKLY_SPREAD**2)
    assert kept_share(plan, NOW).mean == pytest.approx(USUAL_SHARE + weight * (1 - USUAL_SHARE))

"""Public holidays become days off once, under their names, and in one step."""

from datetime import date, datetime

import pytest

from planner.domain.availability import DayOff
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.services.availability import add_day_off
from planner.services.public_holidays import (
    Holiday,
    countries,
    holidays_to_come,
    part_names,
    take_holidays,
)

NOW = datetime(2026, 11, 25, 18, 20)
TODAY = NOW.date()
CHRISTMAS, BOXING = Holiday(date(2026, 12, 25), "Christmas Day"), Holiday(date(2026, 12, 26), "Boxing Day")


def test_the_holidays_of_this_year_and_the_next_are_known_by_day_and_name() -> None:
    found = holidays_to_come("GB", "ENG", TODAY)
    assert found[:2] == (CHRISTMAS, BOXING)
    assert Holiday(date(2027, 3, 26), "Good Friday") in found
    assert all(TODAY <= each.day < date(2028, 1, 1) for each in found)
    assert [each.day for each in found] == sorted(each.day for each in found)


def test_a_part_of_a_country_may_have_holidays_of_its_own() -> None:
    bavaria = {each.day for each in holidays_to_come("DE", "BY", TODAY)}
    berlin = {each.day for each in holidays_to_come("DE", "BE", TODAY)}
    assert date(2027, 1, 6) in bavaria - berlin
    assert part_names("DE")["BY"] == "Bayern"
    assert "BY" in countries()["DE"]


@pytest.mark.parametrize(
    ("languages", "name"), [(("es_ES", "es"), "Natividad del Señor"), (("xx",), "Christmas Day")]
)
def test_their_names_are_in_the_learners_language_or_in_english(
    languages: tuple[str, ...], name: str
) -> None:
    titles = {each.day: each.title for each in holidays_to_come("ES", "", TODAY, languages)}
    assert titles[CHRISTMAS.day] == name


def test_every_country_can_be_asked() -> None:
    assert len(countries()) > 100
    for country in ("ES", "US", "JP", "IN", "BR", "ZA", "AU", "TR"):
        assert holidays_to_come(country, "", TODAY)


def test_chosen_holidays_become_days_off_in_one_step() -> None:
    plan = Plan()
    edit = take_holidays(plan, (BOXING, CHRISTMAS), NOW)
    after = plan.after(edit)
    assert edit.label == "Took 2 public holidays off"
    assert [(off.first, off.last, off.title) for off in after.days_off.values()] == [
        (CHRISTMAS.day, CHRISTMAS.day, "Christmas Day"),
        (BOXING.day, BOXING.day, "Boxing Day"),
    ]
    assert after.after(edit.reverse).days_off == {}


def test_a_day_that_is_off_already_is_never_taken_twice() -> None:
    plan = Plan()
    plan = plan.after(add_day_off(plan, date(2026, 12, 24), date(2026, 12, 25), NOW))
    after = plan.after(take_holidays(plan, (CHRISTMAS, BOXING), NOW))
    assert sum(off.first <= CHRISTMAS.day <= off.last for off in after.days_off.values()) == 1
    assert len(after.days_off) == 2
    with pytest.raises(Refusal, match="off already"):
        take_holidays(after, (CHRISTMAS, BOXING), NOW)


def test_what_is_over_is_passed_over_and_one_day_counts_once() -> None:
    past, twice = Holiday(date(2026, 11, 1), "All Saints"), Holiday(CHRISTMAS.day, "Xmas")
    edit = take_holidays(Plan(), (past, CHRISTMAS, twice), NOW)
    assert edit.label == "Took 1 public holiday off"
    assert [type(change.record) for change in edit.changes] == [DayOff]

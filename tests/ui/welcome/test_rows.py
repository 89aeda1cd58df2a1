import re
from datetime import date, datetime

import pytest

from planner.domain.availability import Limits
from planner.scheduling.engine import make_schedule
from planner.ui.welcome.answers import Answers, Catalogue, WeekMode
from planner.ui.welcome.look import knowledge_plan, roadmap_minutes
from planner.ui.welcome.rows import (
    LIMITS,
    START,
    WEEK,
    background_rows,
    knowledge_rows,
    week_problems,
    week_rows,
)
from planner.values import replace


def test_each_background_tells_what_it_takes_off(catalogue: Catalogue, now: datetime) -> None:
    rows = background_rows(Answers(), catalogue, now)
    assert [row.id for row in rows] == [
        "software-engineer",
        "data-scientist",
        "data-engineer",
        "academic",
        "beginner",
        None,
    ]
    assert rows[0].saving == "Takes 402.6 h off the roadmap of 1281 h"
    assert rows[-2].saving == rows[-1].saving == "The whole roadmap: 1281 h"


@pytest.mark.parametrize("background", ["software-engineer", "academic", None])
def test_the_hours_left_are_those_that_the_engine_plans(
    background: str | None, catalogue: Catalogue, now: datetime
) -> None:
    plan = knowledge_plan(Answers(background=background), catalogue, now)
    outlook = make_schedule(plan, now).goals[0]
    assert sum(roadmap_minutes(plan, now).values()) == outlook.work


def test_knowledge_comes_by_phase_with_the_ticks_of_the_background(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    rows = knowledge_rows(answers, catalogue, now)
    programming = rows.phases[1]
    assert programming.title == "Programming foundations"
    assert programming.summary == "5 of 8 known, 161 h off"
    python = next(item for item in programming.items if item.id == "course-python")
    assert (python.hours, python.is_known) == ("16 of 40 h", False)
    assert next(item for item in programming.items if item.id == "r-basics").hours == "optional, 10 h"
    assert (rows.hours_off, rows.hours_left, rows.hours_whole) == ("402.6 h", "878.4 h", "1281 h")


def test_an_area_chosen_later_counts_in_every_step(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    chosen = replace(answers, chosen=("nlp", "time-series"))
    background = background_rows(chosen, catalogue, now)[0]
    rows = knowledge_rows(chosen, catalogue, now)
    assert background.saving == f"Takes {rows.hours_off} off the roadmap of {rows.hours_whole}"
    assert rows.hours_whole != knowledge_rows(answers, catalogue, now).hours_whole


@pytest.mark.parametrize("background", ["software-engineer", "data-engineer", None])
def test_the_phases_add_up_to_what_is_taken_off(
    background: str | None, catalogue: Catalogue, now: datetime
) -> None:
    known = frozenset(item.id for item in catalogue.roadmap.items[10:40])
    rows = knowledge_rows(Answers(background=background, known=known), catalogue, now)
    off = [re.search(r"([\d.]+) h off", phase.summary) for phase in rows.phases]
    total = sum(float(found[1]) for found in off if found)
    assert f"{total:g} h" == rows.hours_off


def test_what_is_no_knowledge_is_not_asked_for(answers: Answers, catalogue: Catalogue, now: datetime) -> None:
    asked = {item.id for phase in knowledge_rows(answers, catalogue, now).phases for item in phase.items}
    kinds = {item.id: item for item in catalogue.roadmap.items}
    assert asked
    assert not any(kinds[id].is_milestone or kinds[id].recurring for id in asked)
    assert "cert-gcp-pmle" not in asked


def test_a_tick_shows_its_hours_at_once(answers: Answers, catalogue: Catalogue, now: datetime) -> None:
    ticked = answers.with_knowledge(["linear-algebra"], True)
    assert knowledge_rows(ticked, catalogue, now).hours_left == "857.4 h"  # 60 % of 35 h less
    unticked = answers.with_knowledge(["git"], False)
    assert knowledge_rows(unticked, catalogue, now).hours_left == "888.4 h"


def test_the_week_has_its_sums_and_spans(answers: Answers, now: datetime) -> None:
    rows = week_rows(answers, now)
    assert (rows.total, rows.problem) == ("10 h", "")
    assert [day.length for day in rows.days] == ["2 h"] * 5 + ["", ""]
    assert rows.pattern == answers.pattern()


def test_a_wrong_day_is_told_beside_it_and_the_others_still_count(answers: Answers, now: datetime) -> None:
    typed = replace(answers, week=WeekMode.DAYS, day_texts=("19-2x", "19-21") + ("",) * 5)
    rows = week_rows(typed, now)
    assert rows.days[0].problem == "19-2x is not a range of hours such as 19:00-21:00."
    assert (rows.total, rows.problem) == ("2 h", "")
    assert week_problems(typed, rows, now) == {"0": rows.days[0].problem}
    in_numbers = replace(typed, week=WeekMode.EVEN)
    assert week_problems(in_numbers, week_rows(in_numbers, now), now) == {}


def test_no_hours_at_all_and_a_start_in_the_past_are_problems(answers: Answers, now: datetime) -> None:
    nothing = replace(answers, week=WeekMode.DAYS, day_texts=("",) * 7, start=date(2026, 11, 24))
    problems = week_problems(nothing, week_rows(nothing, now), now)
    assert problems[WEEK] == "Give at least one range of study hours."
    assert "lies in the past" in problems[START]
    today = replace(answers, start=now.date())
    assert week_problems(today, week_rows(today, now), now) == {}


def test_hours_too_short_for_any_session_are_a_problem(answers: Answers, now: datetime) -> None:
    little = replace(answers, hours_per_week=2)  # 24 min on each of five days
    assert "The shortest session is 25 min" in week_problems(little, week_rows(little, now), now)[WEEK]
    enough = replace(answers, hours_per_week=3)
    assert week_problems(enough, week_rows(enough, now), now) == {}
    touching = replace(answers, week=WeekMode.DAYS, day_texts=("19:00-19:20, 19:20-19:40",) + ("",) * 6)
    assert week_problems(touching, week_rows(touching, now), now) == {}


def test_limits_that_leave_room_for_no_session_are_told(answers: Answers, now: datetime) -> None:
    for limits in (Limits(most_per_week=20), Limits(percent_free=97), Limits(percent_free=100)):
        limited = replace(answers, limits=limits)
        problems = week_problems(limited, week_rows(limited, now), now)
        assert problems == {LIMITS: "The shortest session is 25 min, and the limits leave less of a week."}
    for limits in (Limits(most_per_week=25), Limits(percent_free=90)):
        limited = replace(answers, limits=limits)
        assert week_problems(limited, week_rows(limited, now), now) == {}
    unread = replace(limited, week=WeekMode.DAYS, day_texts=("soon", *("",) * 6))
    assert list(week_problems(unread, week_rows(unread, now), now)) == ["0"]

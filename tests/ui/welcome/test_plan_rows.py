from datetime import date, datetime, timedelta

import pytest

from planner.ui.welcome.answers import Answers, Catalogue, ExamAnswer, WeekMode
from planner.ui.welcome.look import make_preview
from planner.ui.welcome.plan_rows import GOAL_STEP, KNOWLEDGE_STEP, WEEK_STEP, PlanRows, plan_rows
from planner.ui.welcome.rows import knowledge_rows
from planner.values import replace

PMLE = ExamAnswer("gcp-pmle", datetime(2027, 12, 11, 9))
EARLY = replace(PMLE, due=datetime(2027, 3, 6, 9))


def rows_of(answers: Answers, catalogue: Catalogue, now: datetime) -> PlanRows:
    return plan_rows(make_preview(answers, catalogue, now), now)


def test_the_figures_are_about_the_exam(answers: Answers, catalogue: Catalogue, now: datetime) -> None:
    rows = rows_of(answers.with_exam(PMLE), catalogue, now)
    figures = [(figure.figure, figure.caption) for figure in rows.figures]
    assert figures[0] == ("11 Dec 2027", "Google PMLE")
    assert figures[1] == ("55 weeks", "407.2 h to go")
    assert figures[2][1] == "a week planned"
    assert figures[3] == ("On track", "13 weeks of slack")
    assert rows.figures[3].kind == "ok"
    assert rows.notes == ()


def test_without_an_exam_the_figures_are_about_the_roadmap(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    rows = rows_of(answers, catalogue, now)
    assert rows.figures[0].caption == "planned finish"
    assert rows.figures[3].figure == "Your pace"
    assert rows.months is not None
    assert rows.months.title == "Until the roadmap is done"
    assert rows.months.flags == ()


def test_what_does_not_fit_says_why_and_what_would_help(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    rows = rows_of(answers.with_exam(EARLY), catalogue, now)
    assert (rows.figures[3].figure, rows.figures[3].caption) == ("Not feasible", "265.2 h short")
    (note,) = rows.notes
    assert note.title == "Google PMLE does not fit before 6 Mar 2027"
    assert "142 h free until 4 Mar 2027, 407.2 h of work due by then" in note.text
    assert [step for _words, step in note.actions] == [WEEK_STEP, GOAL_STEP, KNOWLEDGE_STEP]
    assert "9 Sep 2027 is the first day that works" in note.text


def test_what_would_help_does_help(answers: Answers, catalogue: Catalogue, now: datetime) -> None:
    assert (
        "28.7 h a week, spread as yours are"
        in rows_of(answers.with_exam(EARLY), catalogue, now).notes[0].text
    )
    # Two hours each evening become 5 h 45.
    days = ("18:15-24:00",) * 5 + ("", "")
    more = replace(answers, week=WeekMode.DAYS, day_texts=days).with_exam(EARLY)
    assert more.pattern().minutes == 28.75 * 60
    assert rows_of(more, catalogue, now).notes == ()


def test_the_months_hold_all_study_before_the_exam(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    months = rows_of(answers.with_exam(PMLE), catalogue, now).months
    assert months is not None
    assert months.title == "Until the exam"
    assert months.flags == ((1.0, "Google PMLE"),)
    starts = [lane.runs[0][0] for lane in months.lanes]
    assert starts == sorted(starts)
    for lane in months.lanes:
        assert all(0 <= first < last <= 1 for first, last in lane.runs)
        assert all(earlier[1] < later[0] for earlier, later in zip(lane.runs, lane.runs[1:], strict=False))
    parts = [part for part, _name in months.ticks]
    assert parts == sorted(parts)
    assert 2 <= len(parts) <= 10


def test_the_whole_roadmap_keeps_the_hours_that_step_two_told(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    left = knowledge_rows(answers, catalogue, now).hours_left
    months = rows_of(answers.with_exam(PMLE), catalogue, now).months
    assert months is not None
    assert months.whole.startswith(f"Whole roadmap: {left} to go, finished ")
    alone = rows_of(answers, catalogue, now)
    assert alone.months is not None
    assert alone.months.whole == ""
    assert alone.figures[1].caption == f"{left} to go"


def test_two_exams_have_two_flags(answers: Answers, catalogue: Catalogue, now: datetime) -> None:
    second = ExamAnswer("aws-aif-c01", datetime(2027, 2, 6, 9))
    rows = rows_of(answers.with_exam(PMLE).with_exam(second), catalogue, now)
    assert rows.months is not None
    assert rows.months.title == "Until the last exam"
    assert sorted(title for _part, title in rows.months.flags) == ["AWS AIF-C01", "Google PMLE"]
    assert rows.figures[0].caption == "AWS AIF-C01"


def test_the_first_week_is_the_one_that_will_be_accepted(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    rows = rows_of(answers, catalogue, now)
    assert rows.first_week is not None
    assert rows.first_week.title == "First week, 23 to 29 Nov"
    assert rows.first_week.total.endswith("6 h")
    assert all(row.start >= now for row in rows.first_week.sessions)
    late = rows_of(replace(answers, start=date(2026, 12, 28)), catalogue, now)
    assert late.first_week is not None
    assert late.first_week.title == "First week, 28 Dec to 3 Jan"
    assert late.first_week.sessions[0].start.date() - date(2026, 12, 28) < timedelta(days=1)


def test_nothing_left_to_study_is_said_plainly(answers: Answers, catalogue: Catalogue, now: datetime) -> None:
    all_known = answers.with_knowledge([item.id for item in catalogue.roadmap.items], True)
    rows = rows_of(all_known, catalogue, now)
    assert rows.notes[0].title == "Nothing is left to study"
    assert rows.first_week is None
    assert rows.months is None


@pytest.mark.parametrize("hours", [3, 10, 50])
def test_the_hours_planned_a_week_are_those_given(
    hours: int, answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    rows = rows_of(replace(answers, hours_per_week=hours), catalogue, now)
    assert rows.figures[2].figure == f"{hours} h"

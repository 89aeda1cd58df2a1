from datetime import datetime

from planner.services.past_work import WorkLevel
from planner.ui.progress.work_rows import level_on, step_sentences, work_line
from tests.support.plans import NOW, at
from tests.ui.progress.small import WORDS

START = at(-100)
OLDEST = WorkLevel(datetime.min, 1_000)


def line(*past: WorkLevel, work: int = 1_600, total: int = 1_600) -> tuple[WorkLevel, ...]:
    return work_line(past, work, total, START, NOW)


def said(*past: WorkLevel, work: int) -> list[str]:
    return list(step_sentences(line(*past, work=work, total=work), WORDS))


def test_it_begins_with_the_chart_and_ends_at_its_total() -> None:
    step = WorkLevel(at(-20), 1_600)

    assert line() == (WorkLevel(START, 1_600),)
    assert line(OLDEST, step) == (WorkLevel(START, 1_000), step)
    assert line(OLDEST, step, total=1_500) == (WorkLevel(START, 900), WorkLevel(at(-20), 1_500))


def test_what_was_before_the_chart_is_not_in_it() -> None:
    assert line(OLDEST, WorkLevel(at(-200), 1_600)) == (WorkLevel(START, 1_600),)


def test_a_past_of_the_plan_before_its_last_change_gets_a_step_now() -> None:
    assert line(OLDEST) == (WorkLevel(START, 1_000), WorkLevel(NOW, 1_600))
    assert line(OLDEST, work=1_010, total=1_010) == (WorkLevel(START, 1_010),)


def test_a_step_of_a_clock_that_ran_ahead_is_drawn_now() -> None:
    assert line(OLDEST, WorkLevel(at(3), 1_200), WorkLevel(at(5), 1_600))[1:] == (WorkLevel(NOW, 1_600),)


def test_the_work_is_never_less_than_nothing() -> None:
    assert line(WorkLevel(datetime.min, 100), WorkLevel(at(-5), 1_600), total=1_000)[0].minutes == 0


def test_the_work_of_a_day_is_that_at_its_end() -> None:
    found = line(OLDEST, WorkLevel(at(-20, "23:00"), 1_600))

    assert [level_on(found, at(day).date()) for day in (-400, -21, -20, 30)] == [1_000, 1_000, 1_600, 1_600]


def test_the_three_greatest_steps_are_told_in_their_order() -> None:
    past = [
        WorkLevel(datetime.min, 3_000),
        WorkLevel(at(-50), 3_900),
        WorkLevel(at(-40), 3_975),
        WorkLevel(at(-30), 3_675),
        WorkLevel(at(-20), 4_515),
    ]

    assert said(*past, work=4_515) == [
        "The work grew by 15 h on 4 Oct 2026.",
        "The work fell by 5 h on 24 Oct 2026.",
        "The work grew by 14 h on 3 Nov 2026.",
    ]
    assert said(OLDEST, WorkLevel(at(-5), 1_050), work=1_050) == []

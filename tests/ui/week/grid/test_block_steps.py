from planner.domain.session import SessionState
from planner.ui.week.grid.block_steps import Step, block_to_start_at, next_block
from tests.ui.week.grid.sample_week import block

ROWS = (
    block(0, "09:00-10:00", id="mon-early"),
    block(0, "19:00-20:00", id="mon-late"),
    block(2, "10:00-11:00", id="wed"),
    block(4, "08:00-09:00", id="fri-early"),
    block(4, "18:30-20:00", id="fri-late"),
)


def test_up_and_down_stay_in_the_day() -> None:
    assert next_block(ROWS, "mon-early", Step.DOWN) == "mon-late"
    assert next_block(ROWS, "mon-late", Step.UP) == "mon-early"
    assert next_block(ROWS, "mon-late", Step.DOWN) is None
    assert next_block(ROWS, "mon-early", Step.UP) is None


def test_left_and_right_go_to_the_nearest_of_the_next_day_that_has_any() -> None:
    assert next_block(ROWS, "mon-late", Step.RIGHT) == "wed"
    assert next_block(ROWS, "wed", Step.RIGHT) == "fri-early"
    assert next_block(ROWS, "fri-late", Step.LEFT) == "wed"
    assert next_block(ROWS, "wed", Step.LEFT) == "mon-early"
    assert next_block(ROWS, "fri-late", Step.RIGHT) is None
    assert next_block((ROWS[1], *ROWS[3:]), "mon-late", Step.RIGHT) == "fri-late"


def test_home_and_end() -> None:
    assert next_block(ROWS, "wed", Step.FIRST) == "mon-early"
    assert next_block(ROWS, "wed", Step.LAST) == "fri-late"
    assert next_block((), "", Step.FIRST) is None


def test_a_lost_block_leads_nowhere() -> None:
    assert next_block(ROWS, "gone", Step.DOWN) is None


def test_the_keys_begin_at_the_next_planned_session() -> None:
    assert block_to_start_at(ROWS, 0, 9 * 60 + 30) == "mon-early"
    assert block_to_start_at(ROWS, 0, 10 * 60) == "mon-late"
    assert block_to_start_at(ROWS, 4, 21 * 60) == "mon-early"
    assert block_to_start_at(ROWS, None, 21 * 60) == "mon-early"
    assert block_to_start_at((), 0, 0) is None


def test_the_keys_do_not_begin_at_one_that_is_done() -> None:
    done = block(0, "09:00-10:00", id="done", state=SessionState.DONE)
    assert block_to_start_at((done, *ROWS[1:]), None, 0) == "mon-late"

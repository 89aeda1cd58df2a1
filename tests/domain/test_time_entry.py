from datetime import date

import pytest

from planner.domain.errors import Refusal
from planner.domain.time_entry import TimeEntry


@pytest.mark.parametrize("minutes", [1, 1440])
def test_a_time_that_a_day_has_is_taken(minutes: int) -> None:
    assert TimeEntry(id="1", item="calculus", day=date(2026, 11, 23), minutes=minutes).minutes == minutes


@pytest.mark.parametrize("minutes", [-5, 0, 1441, 2**63])
def test_a_time_that_no_day_has_is_refused(minutes: int) -> None:
    with pytest.raises(Refusal, match=r"^Log between 1 minute and 24 hours at a time\.$"):
        TimeEntry(id="1", item="calculus", day=date(2026, 11, 23), minutes=minutes)

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import Refusal
from planner.domain.session import Session, SessionKind, SessionState
from planner.values import replace

EVENING = Session(
    id="s1",
    item="calculus",
    start=datetime(2026, 11, 23, 19),
    end=datetime(2026, 11, 23, 19, 50),
    accepted=True,
)
UNTIL_MIDNIGHT = replace(EVENING, start=datetime(2026, 11, 23, 23), end=datetime(2026, 11, 24))


def test_a_session_knows_its_length() -> None:
    assert EVENING.minutes == 50
    assert UNTIL_MIDNIGHT.minutes == 60


@pytest.mark.parametrize("end", [EVENING.start, EVENING.start - timedelta(minutes=1)])
def test_a_session_must_end_after_it_starts(end: datetime) -> None:
    with pytest.raises(Refusal, match=r"^A session must end after it starts\.$"):
        replace(EVENING, end=end)


def test_only_what_the_learner_agreed_to_is_held() -> None:
    assert EVENING.is_held
    assert replace(EVENING, accepted=False, pinned=True).is_held
    assert not replace(EVENING, accepted=False).is_held


@pytest.mark.parametrize("session", [EVENING, UNTIL_MIDNIGHT, replace(EVENING, accepted=False, pinned=True)])
def test_an_agreed_session_without_a_word_is_missed_from_midnight_on(session: Session) -> None:
    midnight = datetime(2026, 11, 24)
    assert session.state_at(midnight - timedelta(seconds=1)) is SessionState.PLANNED
    assert session.state_at(midnight) is SessionState.MISSED
    assert session.state_at(midnight + timedelta(days=400)) is SessionState.MISSED


def test_a_session_past_midnight_is_missed_a_day_later() -> None:
    session = replace(UNTIL_MIDNIGHT, end=datetime(2026, 11, 24, 0, 1))
    assert session.last_day == date(2026, 11, 24)
    assert session.state_at(datetime(2026, 11, 24, 23, 59)) is SessionState.PLANNED
    assert session.state_at(datetime(2026, 11, 25)) is SessionState.MISSED


def test_a_session_never_agreed_to_is_never_missed() -> None:
    proposal = replace(EVENING, accepted=False)
    assert proposal.state_at(datetime(2027, 1, 1)) is SessionState.PLANNED


@given(
    state=st.sampled_from([SessionState.DONE, SessionState.PARTLY, SessionState.SKIPPED]),
    now=st.datetimes(),
    pinned=st.booleans(),
)
def test_what_the_learner_said_stands(state: SessionState, now: datetime, pinned: bool) -> None:
    assert replace(EVENING, state=state, pinned=pinned).state_at(now) is state


@given(start=st.datetimes(max_value=datetime(9999, 12, 30)), length=st.timedeltas(timedelta(0), timedelta(1)))
def test_the_last_day_is_one_that_the_session_touches(start: datetime, length: timedelta) -> None:
    session = replace(EVENING, start=start, end=start + length + timedelta.resolution)
    assert session.start.date() <= session.last_day <= session.end.date()


def test_only_study_that_is_not_lost_counts_in_its_week() -> None:
    now, tomorrow = EVENING.start, EVENING.start + timedelta(days=1)
    counting = {state for state in SessionState if replace(EVENING, state=state).counts_at(now)}
    assert counting == {SessionState.PLANNED, SessionState.DONE, SessionState.PARTLY}
    assert not EVENING.counts_at(tomorrow)
    assert not replace(EVENING, kind=SessionKind.EXAM).counts_at(now)

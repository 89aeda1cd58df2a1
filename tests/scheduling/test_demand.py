"""The demand by release and due date, step by step and all at once."""

from hypothesis import given
from hypothesis import strategies as st

from planner.scheduling.demand import NEVER, Demand, Parcel, demand_of
from planner.scheduling.network import compile_network
from planner.scheduling.study_time import StudyTime
from planner.scheduling.workload import measure
from tests.support.plans import EVENINGS, NOW, hours, make_plan

dates = st.one_of(st.just(NEVER), st.integers(0, 4).map(float))
steps = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3), dates, dates), max_size=8)


def axis() -> StudyTime:
    plan = make_plan([], hours=hours(EVENINGS))
    return measure(plan, compile_network(plan.items), NOW).time


def parcel(time: StudyTime, release: int, minutes: int) -> Parcel:
    return Parcel(time.origin + release * 1440, {0: NEVER}, 30 * minutes, (0,))


def due(time: StudyTime, day: float) -> float:
    return NEVER if day == NEVER else time.origin + 1440 * (day + 1)


def parts(demand: Demand) -> tuple[object, ...]:
    return demand.releases, demand.released_at, demand.dues, demand.due_at, demand.work


@given(steps)
def test_binding_parcels_anew_gives_what_binding_them_so_at_once_gives(
    drawn: list[tuple[int, int, float, float]],
) -> None:
    time = axis()
    parcels = [parcel(time, release, minutes) for release, minutes, _before, _after in drawn]
    before = [due(time, day) for *_rest, day, _after in drawn]
    after = [due(time, day) for *_rest, day in drawn]
    demand = demand_of(time.origin, time, parcels, before)
    for index, each in enumerate(parcels):
        demand = demand.rebound([(each, before[index], after[index])])
    assert parts(demand) == parts(demand_of(time.origin, time, parcels, after))


def test_a_demand_is_left_as_it_was_when_another_is_made_from_it() -> None:
    time = axis()
    one = parcel(time, 1, 2)
    demand = demand_of(time.origin, time, [one], [due(time, 3)])
    told = repr(parts(demand))
    demand.rebound([(one, due(time, 3), NEVER), (parcel(time, 2, 1), NEVER, due(time, 1))])
    assert repr(parts(demand)) == told


def test_a_release_that_matters_besides_has_a_row_of_its_own() -> None:
    time = axis()
    later = time.origin + 1440
    demand = Demand(time.origin, time).rebound([(parcel(time, 0, 2), NEVER, due(time, 3))], also=[later])
    assert demand.releases == [time.origin, later]
    assert demand.work == [[60], [0]]

"""What a week held when it was accepted, whatever became of it since."""

from planner.domain.edit import Edit
from planner.domain.plan import Plan
from planner.domain.session import Session
from planner.scheduling.engine import make_schedule
from planner.services.agreed_week import agreed_week
from planner.services.items import finish_item
from planner.services.sessions import accept_week, pin_session, sessions_of_week
from planner.services.settling import settled
from planner.services.weekly_review import ReviewAnswers, reviewed
from planner.storage.history import PastStep
from tests.support.plans import at, day, goal, hours, item, make_plan

SUNDAY = at(6, "18:00")
COMING = day(7)


class Steps:
    """A plan that takes one step after the other, and the steps, newest first."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.steps: list[PastStep] = []

    def take(self, edit: Edit) -> None:
        edit, self.plan, self.schedule = settled(
            self.plan, edit, SUNDAY, lambda plan: make_schedule(plan, SUNDAY)
        )
        self.steps.insert(0, PastStep(SUNDAY, edit.changes))

    def accept(self) -> tuple[Session, ...]:
        self.take(accept_week(self.plan, make_schedule(self.plan, SUNDAY), COMING, SUNDAY))
        return tuple(sessions_of_week(self.schedule, COMING))


def two_evenings() -> Steps:
    items = [item("a", 120), item("b", 6000, needs="a")]
    return Steps(make_plan(items, [goal("g", "b")], hours=hours("mon-tue 19:00-20:00")))


def test_a_week_that_was_not_accepted_agreed_to_nothing() -> None:
    steps = two_evenings()
    steps.take(finish_item(steps.plan, "a", SUNDAY))
    assert agreed_week(steps.plan, COMING, steps.steps) == ()


def test_what_took_the_place_of_agreed_sessions_was_not_agreed_to() -> None:
    steps = two_evenings()
    accepted = steps.accept()
    steps.take(finish_item(steps.plan, "a", SUNDAY))
    assert {each.item for each in sessions_of_week(steps.schedule, COMING)} == {"b"}
    agreed = agreed_week(steps.plan, COMING, steps.steps)
    assert agreed == accepted
    assert {each.item for each in agreed} == {"a"}


def test_steps_that_lead_further_back_are_not_read() -> None:
    steps = two_evenings()
    for id in ("a", "b"):
        session = next(each for each in make_schedule(steps.plan, SUNDAY).sessions if each.item == id)
        steps.take(pin_session(steps.plan, make_schedule(steps.plan, SUNDAY), session.id))
    steps.accept()
    left = iter(steps.steps)
    agreed_week(steps.plan, COMING, left)
    assert len(list(left)) == 2


def test_without_steps_the_week_is_as_it_stands() -> None:
    steps = two_evenings()
    steps.accept()
    steps.take(finish_item(steps.plan, "a", SUNDAY))
    assert {each.item for each in agreed_week(steps.plan, COMING, ())} == {"b"}


def test_the_review_tells_what_came_and_went_since_the_week_was_accepted() -> None:
    steps = two_evenings()
    steps.accept()
    steps.take(finish_item(steps.plan, "a", SUNDAY))
    agreed = agreed_week(steps.plan, COMING, steps.steps)
    week = reviewed(steps.plan, steps.schedule, COMING, ReviewAnswers(), SUNDAY, agreed=agreed)
    assert week.was_accepted
    assert [each.item for each in week.differences.dropped] == ["a", "a"]
    assert [each.item for each in week.differences.added] == ["b", "b"]

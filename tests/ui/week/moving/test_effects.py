"""What is said of the dates while a session is moved."""

from planner.scheduling.schedule import GoalOutlook, Verdict
from planner.ui.week.moving.effects import Effect, effect_on, known_contradictions, with_contradiction
from planner.values import replace
from tests.support.plans import NOW, at, exam, goal, item, make_plan, session

GOALS = {each.id: each for each in (exam("one", "a", at(9)), exam("two", "b", at(20)), goal("own", "c"))}
BEFORE = {
    "one": GoalOutlook(goal="one", verdict=Verdict.FEASIBLE, work=600, margin=600),
    "two": GoalOutlook(goal="two", verdict=Verdict.TIGHT, work=600, margin=30),
    "own": GoalOutlook(goal="own", verdict=Verdict.UNDATED, work=600),
}
WEEK = 600


def said(served: str | None = "one", **verdicts: Verdict) -> Effect:
    after = {id: replace(each, verdict=verdicts.get(id, each.verdict)) for id, each in BEFORE.items()}
    return effect_on(GOALS, BEFORE, after, served, WEEK)


def test_the_date_of_the_session_is_kept() -> None:
    assert said() == Effect("keeps One, 1 week slack", "circle-check", "One stays on track, 1 week slack.")
    assert said("two").short == "keeps Two, 30 min slack"


def test_the_date_that_is_harmed_most_is_named() -> None:
    assert said(one=Verdict.TIGHT).sentence == "One becomes tight."
    found = said(one=Verdict.TIGHT, two=Verdict.IMPOSSIBLE)
    assert found == Effect("Two no longer holds", "octagon-x", "Two can no longer be met in time.")


def test_a_date_that_holds_again_is_named() -> None:
    before = {**BEFORE, "one": replace(BEFORE["one"], verdict=Verdict.IMPOSSIBLE)}
    assert effect_on(GOALS, before, BEFORE, "one", WEEK).short == "One holds"
    assert effect_on(GOALS, before, before, "one", WEEK).sentence == "One stays not feasible."


def test_a_session_without_a_date_of_its_own_tells_of_the_most_urgent_one() -> None:
    assert said("own").short == said(None).short == "keeps Two, 30 min slack"
    only = {"own": BEFORE["own"]}
    assert effect_on(GOALS, only, only, "own", WEEK).sentence == "No date is touched."


def test_harm_is_told_before_help() -> None:
    before = {id: replace(BEFORE[id], verdict=Verdict.FEASIBLE) for id in ("one", "two")}
    before["one"] = replace(BEFORE["one"], verdict=Verdict.IMPOSSIBLE)
    after = {id: replace(BEFORE[id], verdict=Verdict.TIGHT) for id in ("one", "two")}
    assert effect_on(GOALS, before, after, "one", WEEK).sentence == "Two becomes tight."


def test_a_move_past_the_pin_of_what_needs_it_says_so_first() -> None:
    items = [item("alpha"), item("echo", needs="alpha")]
    echo = session("echo", at(3, "19:00"), 60, pinned=True)
    early, late = (session("alpha", at(number, "19:00"), 60, pinned=True) for number in (1, 9))
    before, after = (make_plan(items, sessions=[echo, each]) for each in (early, late))
    effect = Effect("keeps One", "circle-check", "One stays on track.")
    known = known_contradictions(before, NOW)
    assert with_contradiction(effect, known, before, NOW) == effect
    told = with_contradiction(effect, known, after, NOW)
    assert (told.short, told.icon) == ("keeps One", "triangle-alert")
    assert told.sentence == (
        "Echo is pinned to Thu 26 Nov 2026, 19:00 and needs Alpha, "
        "which is pinned to Wed 2 Dec 2026, 19:00. One stays on track."
    )

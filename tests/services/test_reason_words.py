"""Why a session stands where it stands, in the sentences of the terminal."""

from planner.domain.card import Rating
from planner.domain.plan import Plan
from planner.scheduling.engine import make_schedule
from planner.scheduling.memory import first_card
from planner.scheduling.reasons import reason_for
from planner.services.reason_words import sentences
from planner.services.reviews import reviewed
from planner.values import replace
from tests.support.plans import NOW, at, day, exam, goal, item, make_plan


def words(plan: Plan) -> list[str]:
    schedule = make_schedule(plan, NOW)
    review = next(entry for entry in schedule.sessions if entry.is_review)
    return list(sentences(plan, reason_for(plan, schedule, review), NOW))


def plan() -> Plan:
    return make_plan([item("old"), item("next", 300)], [goal("g", "next")], finished={"old": day(-8)})


def test_a_first_review_counts_from_the_end_of_study() -> None:
    assert words(plan()) == [
        "You finished it on Sun 15 Nov 2026.",
        "It is due from Mon 23 Nov 2026 on; the chance that you remember it here is about 90 %.",
        "Reviews take at most 20 % of a week.",
        "It comes back before it is forgotten.",
        "It may move when the plan changes.",
    ]


def test_a_later_one_from_the_last_review_and_an_exam_raises_the_share() -> None:
    again = reviewed(first_card("old", day(-9)), Rating.AGAIN, day(-1))
    soon = replace(plan(), cards={"old": again})
    soon = replace(soon, goals={**soon.goals, "x": exam("x", "next", at(12, "09:00"))})
    said = words(soon)
    assert said[0] == "You reviewed it on Sun 22 Nov 2026."
    assert said[2] == "Before X, reviews take at most 40 % of a week."


def test_a_session_says_what_it_unlocks_besides_the_way_and_no_start_behind_its_date() -> None:
    """The first date is lost; the latest start is that of the second, which says nothing of the first."""
    items = [item("a", 300), item("b", 900, needs="a"), item("c", 60, needs="a")]
    goals = [exam("soon", "b", at(2, "09:00")), exam("later", "b c", at(60, "09:00"), created=1)]
    plan = make_plan(items, goals)
    schedule = make_schedule(plan, NOW)
    first = next(entry for entry in schedule.sessions if entry.item == "a")
    said = list(sentences(plan, reason_for(plan, schedule, first), NOW))
    assert "The way from here: A > B." in said
    assert "It unlocks B and C." in said
    assert not any(sentence.startswith("It must begin by") for sentence in said)
    assert schedule.items["a"].latest_start is not None

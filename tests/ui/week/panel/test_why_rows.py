from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from planner.domain.certification import Certification, ExamDomain
from planner.domain.goal import Goal
from planner.domain.item import Item, ItemStatus
from planner.domain.session import PlacedBy, Session, SessionKind
from planner.scheduling.schedule import GoalOutlook, ItemOutlook, ItemState, Proof, Verdict
from planner.ui.week.panel.why_line import WhyLine
from planner.ui.week.panel.why_rows import MOST_LINES, why_lines
from planner.ui.week.pieces import Piece
from planner.values import replace
from tests.support.plans import all_done, at, exam, goal, hours, item, make_plan, session
from tests.support.schedules import WrittenSchedule
from tests.ui.week.panel.plain_dates import PlainDates
from tests.ui.week.panel.words import text_of

NOW = datetime(2026, 11, 25, 18, 20)
ITEMS = [
    item("basics"),
    item("trees", needs="basics"),
    item("forests", needs="trees"),
    item("exam-prep", needs="forests"),
]
PMLE = exam("pmle", "exam-prep", datetime(2027, 3, 12, 9))
ON_TRACK = GoalOutlook(
    goal="pmle", verdict=Verdict.FEASIBLE, work=407 * 60, free=542 * 60, margin=20 * 60, least_per_week=500
)
OPEN = dict.fromkeys(("trees", "forests", "exam-prep", "boosting", "pruning"), ItemState.READY)


def a_session(placed_by: PlacedBy = PlacedBy.ORDER) -> Session:
    return replace(session("trees", at(2, "19:00")), goal="pmle", placed_by=placed_by)


def lines_of(
    chosen: Session,
    outlook: GoalOutlook | None = ON_TRACK,
    *,
    goals: tuple[Goal, ...] = (PMLE,),
    states: Mapping[str, ItemState] = OPEN,
    latest_start: datetime | None = None,
    pattern: str = "mon-fri 19:00-21:00",
    certification: Certification | None = None,
    items: Sequence[Item] = ITEMS,
) -> tuple[WhyLine, ...]:
    plan = make_plan(items, goals, hours=hours(pattern), status=all_done("basics"))
    outlooks = {
        id: ItemOutlook(id, states.get(id, ItemState.DONE), 60, latest_start, None) for id in plan.items
    }
    schedule = WrittenSchedule(
        as_of=NOW,
        sessions=(chosen,),
        goals=() if outlook is None else (outlook,),
        items=outlooks,
    )
    return why_lines(plan, schedule, chosen, NOW, PlainDates(), certification)


def words_of(lines: tuple[WhyLine, ...]) -> list[str]:
    return [text_of(line.words) for line in lines]


def test_the_lines_stand_in_the_order_of_their_weight() -> None:
    lines = lines_of(a_session(), latest_start=at(20))
    assert words_of(lines) == [
        "Pmle is on Fri 12 Mar 2027, 107 days from now.",
        "2 weeks slack: 407 h left to study, 542 h free until then. Latest start: Sun 13 Dec.",
        "2 steps from Exam-Prep; next comes Forests.",
        "Needs Basics, done.",
        "It is next on the road. It may move when the plan changes.",
    ]
    assert [line.icon for line in lines] == ["flag", "hourglass", "target", "route", "calendar-clock"]


def test_what_it_unlocks_is_counted_besides_what_comes_next() -> None:
    more = (*ITEMS, item("boosting", needs="trees"), item("pruning", needs="trees"))
    assert "2 steps from Exam-Prep; unlocks Forests and 2 more." in words_of(
        lines_of(a_session(), items=more)
    )
    last = exam("pmle", "forests", datetime(2027, 3, 12, 9))
    words = words_of(lines_of(a_session(), goals=(last,), items=more))
    assert "Needed for Forests and 2 more." in words


def test_a_latest_start_behind_the_date_that_it_is_told_for_is_left_out() -> None:
    lines = lines_of(a_session(), latest_start=datetime(2027, 3, 12, 10))
    assert not any("Latest start" in words for words in words_of(lines))


def test_goals_are_strong_and_items_lead_to_themselves() -> None:
    lines = lines_of(a_session())
    assert lines[0].words[0] == Piece("Pmle", strong=True)
    assert Piece("Basics", link="basics") in lines[3].words


def test_no_slack_and_too_little_time_are_said_in_numbers() -> None:
    assert words_of(lines_of(a_session(), replace(ON_TRACK, margin=0)))[1].startswith("No slack: 407 h left")
    proof = Proof(NOW, datetime(2027, 3, 12, 9), 163 * 60, 148 * 60)
    impossible = GoalOutlook(goal="pmle", verdict=Verdict.IMPOSSIBLE, work=163 * 60, proof=proof)
    assert words_of(lines_of(a_session(), impossible))[1] == (
        "15 h short: 163 h of work are due by Fri 12 Mar 2027, 148 h are free."
    )


def test_a_goal_without_a_date() -> None:
    undated = GoalOutlook(
        goal="pmle", verdict=Verdict.UNDATED, work=878 * 60, planned_finish=datetime(2029, 1, 26)
    )
    words = words_of(lines_of(a_session(), undated, goals=(goal("pmle", "exam-prep"),)))
    assert words[:2] == [
        "It is for Pmle, which has no date.",
        "878 h left to study, planned until Jan 2029.",
    ]


def test_the_day_of_the_exam_names_the_hour() -> None:
    today = exam("pmle", "exam-prep", datetime(2026, 11, 25, 20))
    assert words_of(lines_of(a_session(), goals=(today,)))[0] == "Pmle is today at 20:00."


def test_what_part_of_the_exam_it_covers_counts_more_than_the_way_there() -> None:
    domain = ExamDomain("Software Development", 24, 24, ("trees",))
    certification = Certification(id="c", name="C", short_name="C", vendor="V", domains=(domain,))
    words = words_of(lines_of(a_session(), certification=certification))
    assert words[2] == "Covers Software Development, 24% of the exam."
    spread = replace(certification, domains=(replace(domain, weight_high=30),))
    assert "24 to 30% of the exam" in words_of(lines_of(a_session(), certification=spread))[2]
    unknown = replace(certification, domains=(ExamDomain("Ethics", items=("trees",)),))
    assert "Ethics, a part of the exam" in words_of(lines_of(a_session(), certification=unknown))[2]


def test_the_rule_says_also_what_would_let_it_move() -> None:
    made = a_session(PlacedBy.VARIETY)
    assert words_of(lines_of(made))[-1] == (
        "It is here for a change of subject. It may move when the plan changes."
    )
    assert words_of(lines_of(replace(made, accepted=True)))[-1] == (
        "It is here for a change of subject. It moves only when it can no longer hold here."
    )
    assert words_of(lines_of(replace(made, pinned=True)))[-1] == (
        "You pinned it here. Unpin it, and it may move."
    )
    assert words_of(lines_of(a_session(PlacedBy.URGENT)))[-1] == (
        "Nothing less urgent can go here without costing a date. "
        "More hours a week or a later date would let it move."
    )
    over = replace(made, start=made.start - timedelta(days=2), end=made.end - timedelta(days=2))
    assert words_of(lines_of(over))[-1] == "It is here for a change of subject."


def test_a_preferred_time_is_the_last_of_all_reasons() -> None:
    alone = replace(a_session(), item="basics", goal=None)
    lines = lines_of(alone, None, states={}, pattern="wed 19:00-20:00!")
    assert words_of(lines)[-1] == "You marked this time as preferred."
    whole = words_of(lines_of(a_session(), pattern="wed 19:00-20:00!"))
    assert len(whole) == MOST_LINES
    assert whole[-1] == "You marked this time as preferred."


def test_prerequisites_still_to_be_done_come_first_and_the_rest_is_counted() -> None:
    plan = make_plan(
        [item("a"), item("b"), item("c"), item("d", needs="a b c")],
        status={"a": ItemStatus.DONE, "b": ItemStatus.SKIPPED},
    )
    chosen = session("d", at(2, "19:00"))
    outlooks = {
        "a": ItemOutlook("a", ItemState.DONE, 0, None, None),
        "b": ItemOutlook("b", ItemState.SKIPPED, 0, None, None),
        "c": ItemOutlook("c", ItemState.READY, 60, None, datetime(2026, 11, 27, 20)),
        "d": ItemOutlook("d", ItemState.LOCKED, 60, None, None),
    }
    schedule = WrittenSchedule(as_of=NOW, sessions=(chosen,), items=outlooks)
    words = words_of(why_lines(plan, schedule, chosen, NOW, PlainDates()))
    assert words[0] == "Needs C, planned until Fri 27 Nov, and 2 more."


def test_an_exam_claims_no_rule() -> None:
    the_exam = replace(a_session(PlacedBy.EXAM), item="exam-prep", kind=SessionKind.EXAM, pinned=True)
    assert not any("pinned" in words for words in words_of(lines_of(the_exam)))

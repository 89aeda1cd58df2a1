import pytest

from planner.domain.certification import Certification
from planner.domain.goal import ExamOutcome
from planner.domain.item import ItemKind, ItemStatus, Recurrence
from planner.domain.plan import Plan
from planner.domain.roadmap import Phase
from planner.scheduling.engine import make_schedule
from planner.services.catalog import certifications
from planner.services.goals import add_goal, is_prepared
from planner.ui.exams.item_rows import (
    certification_words,
    check_words,
    choice_words,
    exam_notes,
)
from planner.ui.shared.item_groups import item_groups
from planner.ui.shared.locale_dates import LocaleDates
from planner.values import replace
from tests.support.plans import NOW, at, exam, item, make_plan

BEGUN = {ItemStatus.DONE: "done", ItemStatus.SKIPPED: "known", ItemStatus.LEFT_OUT: "left out"}


def test_the_choice_begins_with_what_the_roadmap_prepares_for_and_ends_with_the_retired(
    roadmap_plan: Plan,
) -> None:
    words = list(certification_words(roadmap_plan, certifications()))
    ids = [id for id, _words in words]

    prepared = {id for id in ids if is_prepared(roadmap_plan, certifications()[id])}
    assert set(ids) == set(certifications())
    assert ids[0] in prepared
    assert dict(words)["gcp-pmle"].endswith("(in the plan)")
    assert all(words.endswith("(retired)") for _id, words in words[-5:])
    assert not any(words.endswith("(retired)") for _id, words in words[:-5])


def test_an_exam_with_a_result_can_be_chosen_again_like_any_other() -> None:
    entry = Certification(id="c", name="Some exam", short_name="C", vendor="V")
    planned = replace(exam("c", "a", at(3)), certification="c")
    taken = replace(planned, outcome=ExamOutcome.FAILED)

    before = certification_words(make_plan([item("a")], [planned]), {"c": entry})
    after = certification_words(make_plan([item("a")], [taken]), {"c": entry})

    assert list(before) == [("c", "Some exam (in the plan)")]
    assert list(after) == [("c", "Some exam")]


def test_notes_name_what_speaks_against_an_exam(roadmap_plan: Plan) -> None:
    plan, catalogue = roadmap_plan, certifications()

    retired = exam_notes(plan, catalogue["aws-mls-c01"], catalogue, LocaleDates())
    early = exam_notes(plan, catalogue["gcp-pmle"], catalogue, LocaleDates())

    assert retired == ("AWS MLS-C01 is retired (31 Mar 2026); its successor is AWS MLA-C01.",)
    assert len(early) == 1
    assert early[0].startswith("A certificate is worth little without the skills behind it")
    assert exam_notes(plan, None, catalogue, LocaleDates()) == ()


def test_what_to_check_stands_line_by_line() -> None:
    entry = Certification(
        id="c", name="C", short_name="C", vendor="V", unconfirmed=("The price.", "The length.")
    )

    assert check_words(entry, LocaleDates()) == "Check before booking:\nThe price.\nThe length."
    assert check_words(Certification(id="c", name="C", short_name="C", vendor="V"), LocaleDates()) == ""
    assert check_words(None, LocaleDates()) == ""


def test_items_stand_by_phase_in_the_order_of_the_roadmap(roadmap_plan: Plan) -> None:
    plan = roadmap_plan
    groups = item_groups(plan, ())

    assert [group.row.id for group in groups] == [
        phase.id for phase in sorted(plan.phases.values(), key=lambda phase: phase.position)
    ]
    assert sum(len(group.items) for group in groups) == len(plan.items)
    assert groups[0].row.end == "5 items"


def test_a_search_looks_in_titles_and_phases_for_every_word() -> None:
    plan = make_plan([item("algebra"), item("geometry"), item("linear-algebra")])

    titles = [row.title for group in item_groups(plan, (), "ALGEBRA lin") for row in group.items]

    assert titles == ["Linear-Algebra"]
    assert item_groups(plan, (), "nothing like it") == ()
    assert len(item_groups(plan, (), "other items")[0].items) == 3  # the phase's title


@pytest.mark.parametrize(
    ("chosen", "state", "end"),
    [((), "none", "2 items"), (("a",), "some", "1 of 2"), (("a", "b"), "all", "2 of 2")],
)
def test_a_phase_says_how_many_of_its_items_are_chosen(chosen: tuple[str, ...], state: str, end: str) -> None:
    (group,) = item_groups(make_plan([item("a"), item("b")]), chosen)

    assert (group.row.chosen, group.row.end) == (state, end)
    assert [row.id for row in group.items if row.is_chosen] == list(chosen)


def test_a_phase_counts_its_items_also_where_a_search_hides_some() -> None:
    (group,) = item_groups(make_plan([item("a"), item("b")]), ("b",), "a")

    assert (group.row.chosen, group.row.end) == ("some", "1 of 2")


@pytest.mark.parametrize(("status", "word"), BEGUN.items())
def test_an_item_says_why_it_has_no_hours_left(status: ItemStatus, word: str) -> None:
    (group,) = item_groups(make_plan([item("a")], status={"a": status}), ())

    assert group.items[0].end == word


def test_a_milestone_is_called_one() -> None:
    (group,) = item_groups(make_plan([item("m", 0, kind=ItemKind.MILESTONE), item("a", 90)]), ())

    assert {row.id: row.end for row in group.items} == {"m": "milestone", "a": "1 h 30"}


def test_the_choice_counts_what_the_items_need_as_well() -> None:
    plan = make_plan(
        [item("a", 120), item("b", 60, needs="a"), item("c", 60)],
        logged={"a": 30},
        status={"c": ItemStatus.DONE},
    )

    assert choice_words(plan, (), NOW) == "Choose at least one item; what it needs comes along."
    assert choice_words(plan, ("b",), NOW) == "1 item chosen, 2.5 h to go with what it needs."
    assert choice_words(plan, ("a", "b"), NOW) == "2 items chosen, 2.5 h to go with what they need."
    assert choice_words(plan, ("c",), NOW) == "1 item chosen, nothing is left to study."


def test_the_choice_counts_the_hours_that_the_goal_will_have() -> None:
    """Not what comes round again; and what was left out comes along once it is wanted."""
    plan = make_plan(
        [item("a", 120), item("again", 60, recurring=Recurrence.WEEKLY), item("out", 60), item("m", 90)],
        logged={"m": 90},
        status={"out": ItemStatus.LEFT_OUT},
    )
    chosen = ("a", "again", "out", "m")
    added = plan.after(add_goal(plan, "All", chosen, NOW))
    (outlook,) = make_schedule(added, NOW).goals

    assert choice_words(plan, chosen, NOW) == "4 items chosen, 3.4 h to go with what they need."
    assert outlook.work == 2 * 60 + 60 + plan.settings.lengths.least == 205


def test_a_plan_with_titles_for_its_phases_shows_them() -> None:
    plan = make_plan([item("a")])
    phase = Phase(id=plan.items["a"].phase, title="Foundations", position=1)

    (group,) = item_groups(replace(plan, phases={phase.id: phase}), ())

    assert group.row.title == "Foundations"

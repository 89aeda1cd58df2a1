"""What the learner reads on the map."""

from planner.domain.goal import ExamOutcome
from planner.domain.item import Subject
from planner.domain.plan import Plan
from planner.scheduling.schedule import ItemState
from planner.ui.roadmap.filters import Filters, Show
from planner.ui.roadmap.group_details import goal_details
from planner.ui.roadmap.map.graph import exam_node, goal_of_node, map_graph
from planner.ui.roadmap.map.rows import MapRows, hidden_nodes, make_map
from planner.values import replace
from tests.ui.roadmap.small_road import rows_of, small_plan, small_road, small_rows

EXAM = exam_node("pmle")


def small_map(plan: Plan | None = None) -> MapRows:
    road = small_road(plan)
    return make_map(road, rows_of(road))


def test_every_item_is_a_node_and_every_open_exam_one_after_what_it_asks_for() -> None:
    rows = small_map()
    assert list(rows.nodes) == list(rows.graph.needs) == [*small_plan().items, EXAM]
    assert rows.graph.needs["pytorch"] == ("python", "stats")
    assert rows.graph.needs[EXAM] == ("pytorch",)
    assert (goal_of_node(EXAM), goal_of_node("pytorch")) == ("pmle", None)


def test_an_exam_follows_only_the_last_of_its_items() -> None:
    plan = small_plan()
    goal = replace(plan.goals["pmle"], items=("python", "stats", "pytorch", "gone"))
    graph = map_graph(replace(plan, goals={"pmle": goal}))
    assert graph.needs[EXAM] == ("pytorch",)


def test_an_exam_that_is_over_is_no_node() -> None:
    plan = small_plan()
    goal = replace(plan.goals["pmle"], outcome=ExamOutcome.PASSED)
    assert EXAM not in map_graph(replace(plan, goals={"pmle": goal})).needs


def test_a_node_says_what_it_is_and_what_it_is_bound_to() -> None:
    node = small_map().nodes["pytorch"]
    assert (node.title, node.aside, node.lane) == ("Pytorch", "20 h", Subject.DL)
    assert (node.state, node.is_exam) == (ItemState.LOCKED, False)
    assert node.name == "Pytorch, Deep learning, Needs Stats"
    assert node.about == "20 h. Needs Python and Stats. Unlocks Reached, Stray and Pmle"


def test_an_exam_says_its_day_and_its_verdict() -> None:
    exam = small_map().nodes[EXAM]
    assert (exam.is_exam, exam.aside, exam.lane) == (True, "Fri 12 Mar 2027", Subject.CERT)
    assert exam.name.startswith("Pmle, Exam, ")
    assert exam.about == "Fri 12 Mar 2027. Needs Pytorch"


def test_an_exam_without_a_day_says_so() -> None:
    plan = small_plan()
    goal = replace(plan.goals["pmle"], due=None)
    assert small_map(replace(plan, goals={"pmle": goal})).nodes[EXAM].aside == "no date yet"


def test_the_look_begins_at_what_is_at_hand() -> None:
    assert small_map().first == "stats"
    assert (
        small_map(replace(small_plan(), items={}, goals={}, progress={}, entries={}, logged={})).first == ""
    )


def test_a_change_of_states_leaves_the_graph_as_it_is() -> None:
    plan = small_plan()
    other = replace(plan, progress={})
    assert map_graph(other) == map_graph(plan)
    assert small_map(other).nodes != small_map(plan).nodes


def test_what_the_list_does_not_show_is_hidden_and_exams_that_nobody_asked_for() -> None:
    rows = small_rows()
    assert hidden_nodes(rows, Filters()) == frozenset()
    locked = hidden_nodes(rows, Filters(show=Show.LOCKED))
    assert set(small_plan().items) - locked == {"pytorch", "reached", "stray"}
    assert EXAM in locked
    assert EXAM not in hidden_nodes(rows, Filters(goals=frozenset({"pmle"})))
    assert hidden_nodes(rows, Filters(hide_done=True)) == {"python", "git"}


def test_the_details_of_an_exam_are_about_all_that_it_needs() -> None:
    details = goal_details(small_road(), "pmle")
    assert (details.title, details.facts) == ("Pmle", "1 of 3 done")
    assert details.explained.startswith("Fri 12 Mar 2027, ")
    assert [line.id for line in details.ready] == ["stats"]

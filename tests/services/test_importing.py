"""A roadmap is taken into a plan: what comes, what is known already, and what stays of the learner's."""

import pytest

from planner.domain.edit import Change, Edit
from planner.domain.errors import Refusal, UnknownId
from planner.domain.item import Effort, ItemStatus
from planner.domain.plan import Plan
from planner.exchange.incoming import IncomingRoadmap
from planner.scheduling.engine import make_schedule
from planner.scheduling.memory import cards
from planner.services.import_preview import ImportChoices, ImportRow, RowState
from planner.services.importing import import_roadmap, preview_import
from planner.services.items import finish_item, leave_out, log_time
from planner.services.own_items import change_phase
from planner.values import replace
from tests.services.import_samples import incoming, told
from tests.support.plans import NOW, goal, item, make_plan

ALL = ImportChoices()


@pytest.fixture
def plan() -> Plan:
    items = [replace(item("python"), title="Python"), replace(item("git"), title="Git", position=1)]
    return make_plan(items, [goal("g", "python")])


def taken(plan: Plan, file: IncomingRoadmap, choices: ImportChoices = ALL) -> Plan:
    edit = import_roadmap(plan, file, choices, "backend.md", NOW)
    after = plan.after(edit)
    assert replace(after.after(edit.reverse), revision=plan.revision) == plan
    return after


def rows(plan: Plan, file: IncomingRoadmap, choices: ImportChoices = ALL) -> dict[str, ImportRow]:
    return {row.key: row for row in preview_import(plan, file, choices).rows}


FILE = incoming(
    told("python", "Python", 40),
    told("http", "HTTP", 2, needs="python"),
    told("docker", "Docker", 8, needs="http", phase="two"),
    told("rust", "Rust", 30, core=False),
)


def test_what_is_new_comes_in_and_what_is_known_is_joined(plan: Plan) -> None:
    preview = preview_import(plan, FILE, ALL)
    assert [(row.key, row.state, row.item) for row in preview.rows] == [
        ("python", RowState.MATCHED, "python"),
        ("http", RowState.NEW, None),
        ("docker", RowState.NEW, None),
        ("rust", RowState.NEW, None),
    ]
    assert preview.rows[0].because == "same title"
    assert preview.news == ("3 new items, 40 h", "1 is in your plan already")
    assert not preview.is_known
    after = taken(plan, FILE)
    assert list(after.items) == ["python", "git", "http", "docker", "rust"]
    assert after.items["python"] == plan.items["python"]
    assert after.items["http"].requires == ("python",)
    assert {phase.title for phase in after.phases.values()} == {"One", "Two"}
    assert after.goals["backend-developer"].items == ("python", "http", "docker")
    assert make_schedule(after, NOW).items["docker"].remaining == 480


def test_the_same_file_twice_is_nothing_to_do(plan: Plan) -> None:
    after = taken(plan, FILE)
    preview = preview_import(after, FILE, ALL)
    assert preview.is_known
    assert {row.state for row in preview.rows} == {RowState.SAME}
    with pytest.raises(Refusal, match="as it was"):
        import_roadmap(after, FILE, ALL, "other.md", NOW)


def test_what_is_not_wanted_stays_out_and_is_not_proposed_again(plan: Plan) -> None:
    after = taken(plan, FILE, ImportChoices(taken={"http": False}))
    assert "http" not in after.items
    assert after.items["docker"].requires == ("python",)  # what its prerequisite needed
    row = rows(after, FILE)["http"]
    assert (row.state, row.is_taken) == (RowState.NEW, False)
    with pytest.raises(Refusal):
        import_roadmap(after, FILE, ALL, "", NOW)
    later = taken(after, FILE, ImportChoices(taken={"http": True}))
    assert later.items["docker"].requires == ("http",)
    assert later.goals["backend-developer"].items == ("python", "docker", "http")


def test_what_is_there_already_but_not_wanted_of_this_roadmap_is_not_joined(plan: Plan) -> None:
    after = taken(plan, FILE, ImportChoices(taken={"python": False}))
    assert "python" not in after.followed["backend"].names
    assert after.goals["backend-developer"].items == ("http", "docker")
    assert after.items["http"].requires == ()
    assert rows(after, FILE)["python"].is_taken is False


def test_the_learner_says_what_is_the_same(plan: Plan) -> None:
    file = incoming(told("python", "Python"), told("scm", "Keeping versions"))
    after = taken(plan, file, ImportChoices(joined={"python": None, "scm": "git"}))
    assert after.followed["backend"].names == {"python": "python-2", "scm": "git"}
    assert rows(after, file)["scm"].state is RowState.SAME
    with pytest.raises(UnknownId):
        preview_import(plan, file, ImportChoices(joined={"scm": "gone"}))


def test_without_joining_what_is_alike_comes_as_a_second_item(plan: Plan) -> None:
    after = taken(plan, FILE, ImportChoices(joins=False))
    assert after.items["http"].requires == ("python-2",)
    assert (after.items["python-2"].effort.likely, after.items["python"].effort.likely) == (2400, 60)


@pytest.mark.parametrize("wanted", [None, "g"])
def test_a_goal_of_the_plan_asks_for_what_is_new_or_none(plan: Plan, wanted: str | None) -> None:
    after = taken(plan, FILE, ImportChoices(goal=wanted))
    assert list(after.goals) == ["g"]
    assert after.goals["g"].items == (("python", "http", "docker") if wanted else ("python",))


def test_what_a_new_item_needs_is_wanted_again(plan: Plan) -> None:
    plan = plan.after(leave_out(replace(plan, goals={}), "git", NOW))
    file = incoming(told("git", "Git"), told("hosting", "Hosting of repositories", needs="git"))
    assert taken(plan, file).status("git") is ItemStatus.PLANNED


def test_states_of_the_file_count_where_the_learner_has_not_said_more(plan: Plan) -> None:
    plan = plan.after(finish_item(plan, "git", NOW))
    states = {
        "python": ItemStatus.IN_PROGRESS,
        "git": ItemStatus.IN_PROGRESS,
        "http": ItemStatus.DONE,
        "rust": ItemStatus.LEFT_OUT,
    }
    file = replace(FILE, states=states)
    file = replace(file, roadmap=replace(file.roadmap, items=(*file.roadmap.items, told("git"))))
    after = taken(plan, file)
    said = {id: after.status(id) for id in ("python", "git", "http", "rust")}
    assert said == {**states, "git": ItemStatus.DONE}
    assert after.progress["http"].on is None, "the file does not say when"
    assert "http" not in cards(after), "and so nothing comes back for review"
    assert not taken(plan, file, ImportChoices(takes_states=False)).progress.keys() & {"python", "http"}


def test_a_version_with_more_ticks_alone_is_a_change_that_is_told(plan: Plan) -> None:
    plan = taken(plan, FILE)
    states = {"http": ItemStatus.DONE, "docker": ItemStatus.IN_PROGRESS, "rust": ItemStatus.LEFT_OUT}
    ticked = replace(FILE, states=states)
    preview = preview_import(plan, ticked, ALL)
    told_now = {row.key: (row.state, row.changes) for row in preview.rows}
    assert told_now == {
        "python": (RowState.SAME, ()),
        "http": (RowState.CHANGED, ("counts as done",)),
        "docker": (RowState.CHANGED, ("counts as begun",)),
        "rust": (RowState.CHANGED, ("is left out",)),
    }
    assert preview.news[2:] == (
        "1 of your items counts as done",
        "1 of your items counts as begun",
        "1 of your items is left out",
    )
    after = taken(plan, ticked)
    assert {id: after.status(id) for id in states} == states
    assert {row.state for row in rows(after, ticked).values()} == {RowState.SAME}
    without = preview_import(plan, ticked, ImportChoices(taken={"http": False}))
    assert without.rows[1].state is RowState.CHANGED  # it can still be chosen
    assert not any("as done" in words for words in without.news)
    no_states = ImportChoices(takes_states=False)
    assert {row.state for row in rows(plan, ticked, no_states).values()} == {RowState.SAME}


def test_a_phase_that_is_renamed_alone_is_a_change_that_is_told(plan: Plan) -> None:
    plan = taken(plan, FILE)
    renamed = replace(
        FILE,
        roadmap=replace(
            FILE.roadmap,
            phases=incoming(*FILE.roadmap.items, phases={"one": "First", "two": "Two"}).roadmap.phases,
        ),
    )
    preview = preview_import(plan, renamed, ALL)
    assert {row.state for row in preview.rows} == {RowState.SAME}
    assert (preview.phases, preview.news[-1]) == (1, "The phase One is now called First")
    assert preview_import(taken(plan, renamed), renamed, ALL).phases == 0


# -- the next version


def test_what_only_the_file_has_changed_follows_and_what_the_learner_has_changed_stays(plan: Plan) -> None:
    first = incoming(told("http", "HTTP", 2), told("sql", "SQL", 20), told("docker", "Docker", 8))
    after = taken(plan, first)
    own = replace(after.items["sql"], effort=Effort(60, 600, 600))
    after = after.after(Edit("", (Change(after.items["sql"], own),)))
    second = incoming(
        told("http", "HTTP and HTTPS", 3, links=["https://example.org/http"]),
        told("sql", "SQL", 25),
        told("docker", "Docker", 8, needs="sql", phase="two"),
    )
    found = rows(after, second)
    assert found["http"].changes == ("was called HTTP", "3 h instead of 2 h", "1 more link")
    assert found["sql"].changes == ("keeps your own hours",)
    assert found["docker"].changes == ("moves to Two", "needs SQL first")
    merged = taken(after, second)
    assert merged.items["http"].title == "HTTP and HTTPS"
    assert merged.items["sql"] == own
    assert (merged.items["docker"].phase, merged.items["docker"].requires) == ("two", ("sql",))
    with pytest.raises(Refusal, match="as it was"):
        import_roadmap(merged, second, ALL, "", NOW)


def test_what_is_gone_from_the_file_goes_only_by_a_tick_and_never_with_the_learners_work(plan: Plan) -> None:
    first = incoming(*(told(id) for id in ("http", "sql", "docker", "linux")))
    after = taken(plan, first)
    after = after.after(log_time(after, "sql", 30, NOW.date(), NOW))
    second = incoming(told("http"))
    found = rows(after, second)
    assert [found[key].can_go for key in ("sql", "docker", "linux")] == [False, True, True]
    assert not any(found[key].is_taken for key in ("sql", "docker", "linux"))
    tick = ImportChoices(taken={"sql": True, "docker": True})
    merged = taken(after, second, tick)
    assert set(after.items) - set(merged.items) == {"docker"}
    assert merged.goals["backend-developer"].items == ("http", "sql", "linux")
    back = taken(merged, first)
    assert set(back.items) - set(merged.items) == {"docker"}
    assert back.items["sql"] == merged.items["sql"]


def test_a_phase_that_the_learner_called_otherwise_stays_so(plan: Plan) -> None:
    after = taken(plan, incoming(told("http"), told("sql", phase="two")))
    after = after.after(change_phase(after, "one", "Begin"))
    file = incoming(
        told("http"), told("tls"), told("sql", phase="two"), phases={"one": "Start", "two": "Data"}
    )
    merged = taken(after, file)
    assert {id: phase.title for id, phase in merged.phases.items()} == {"one": "Begin", "two": "Data"}
    assert merged.items["tls"].phase == "one"

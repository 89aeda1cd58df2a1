"""Items, sessions and logged time as rows, and what stays out of them."""

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from planner.domain.edit import Change, Edit
from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.item import ItemKind, Resource
from planner.domain.plan import Plan
from planner.domain.time_entry import TimeEntry
from planner.exchange.incoming import IncomingRoadmap
from planner.exchange.table_writing import write_table
from planner.scheduling.engine import make_schedule
from planner.services.export_kinds import Export, ExportWish
from planner.services.exporting import export
from planner.services.import_preview import ImportChoices
from planner.services.importing import AsItWas, import_roadmap
from planner.services.item_export import roadmap_of, session_rows, time_rows, without_personal_texts
from planner.services.items import finish_item
from planner.services.workspace import Snapshot
from planner.values import replace
from tests.services.import_samples import incoming, told
from tests.support.plans import NOW, at, day, goal, item, make_plan, session
from tests.support.workspaces import workspace_at

SECRET = "What the page says"


def personal_plan() -> Plan:
    link = Resource(id="r", title=SECRET, url="https://example.org/" + "secret")
    mine = replace(item("mine"), note="my own words")
    theirs = replace(item("theirs"), note=SECRET, done_when=SECRET, resources=(link,))
    followed = FollowedRoadmap(
        id="sh", title="Theirs", taken_at=NOW, names={"n1": "theirs"}, is_personal=True
    )
    plan = make_plan([mine, theirs], [goal("all", "mine theirs")])
    return replace(plan, followed={"sh": followed})


def test_texts_of_a_personal_roadmap_stay_out_of_what_is_handed_on() -> None:
    bare = without_personal_texts(personal_plan())
    assert bare.items["mine"].note == "my own words"
    assert (bare.items["theirs"].title, bare.items["theirs"].note) == ("Theirs", "")
    plan = personal_plan()
    state = Snapshot(plan, make_schedule(plan, NOW))
    for kind in Export:
        text = export(state, ExportWish(export=kind, calendar_id="x")).content.decode()
        is_whole = kind is Export.EVERYTHING
        assert ("What the page" in text, "secret" in text) == (is_whole, is_whole), kind
    for kind in (Export.CHECKLIST, Export.ITEMS, Export.CALENDAR, Export.ROADMAP):
        wish = ExportWish(export=kind, with_personal=True, calendar_id="x")
        assert "secret" in export(state, wish).content.decode().replace("\r\n ", "")


def test_what_the_learner_or_another_roadmap_says_of_the_same_topic_stays() -> None:
    plan = personal_plan()
    theirs = plan.items["theirs"]
    own = Resource(id="o", title="Mine", url="https://example.org/mine")
    item = replace(theirs, note=f"{SECRET}\n\nMy words", done_when="Mine", resources=(*theirs.resources, own))
    followed = replace(plan.followed["sh"], items={"n1": theirs})
    plan = replace(plan, items={**plan.items, "theirs": item}, followed={"sh": followed})
    bare = without_personal_texts(plan).items["theirs"]
    assert (bare.note, bare.done_when, bare.resources) == ("My words", "Mine", (own,))


def personal_file(note: str, *links: str) -> IncomingRoadmap:
    """A roadmap of the learner's own, with a topic."""
    topic = replace(told("topic", links=links), note=note, done_when=f"Done: {note}", kind=ItemKind.COURSE)
    return replace(incoming(topic), is_personal=True)


def taken(plan: Plan, file: IncomingRoadmap) -> Plan:
    return plan.after(import_roadmap(plan, file, ImportChoices(), "mine.yaml", NOW))


def changed(plan: Plan, **fields: Any) -> Plan:
    before = plan.items["topic"]
    return plan.after(Edit("", (Change(before, replace(before, **fields)),)))


OLD, NEW = "What the page said of it at first.", "Something else stands there today."


@pytest.mark.parametrize("newer", [[NEW], [NEW, ""], ["", NEW], [OLD, NEW, OLD, NEW]])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (OLD, ""),
        (f"{OLD}\n\nMy words", "My words"),
        (OLD.replace("first", "last"), "… last."),
        ("Mine", "Mine"),
    ],
)
def test_what_an_older_version_told_stays_out_too(before: str, after: str, newer: list[str]) -> None:
    plan = taken(make_plan([item("a")], [goal("g", "a")]), personal_file(OLD, "https://example.org/old"))
    link = plan.items["topic"].resources[0]
    plan = changed(plan, note=before, resources=(replace(link, title="Renamed"),))
    for text in newer:
        plan = taken(plan, personal_file(text, "https://example.org/new"))
        with pytest.raises(AsItWas):
            taken(plan, personal_file(text, "https://example.org/new"))
    bare = without_personal_texts(plan).items["topic"]
    assert (bare.note, bare.resources, bare.done_when) == (after, (), "")


def test_a_text_that_was_moved_to_the_other_field_stays_out_too() -> None:
    plan = taken(make_plan([item("a")], [goal("g", "a")]), personal_file(OLD))
    plan = changed(plan, note="", done_when=f"{OLD}\nMine")
    assert without_personal_texts(plan).items["topic"].done_when == "Mine"
    plan = taken(plan, personal_file(NEW))
    assert without_personal_texts(plan).items["topic"].done_when == "Mine"


def test_a_text_like_none_that_was_told_stays(tmp_path: Path) -> None:
    plan = taken(make_plan([item("a")], [goal("g", "a")]), personal_file(OLD))
    plan = taken(changed(plan, note="My words of it, and many more."), personal_file(NEW))
    with closing(workspace_at(tmp_path, lambda: NOW, plan)) as workspace:
        bare = without_personal_texts(workspace.plan).items["topic"]
        assert workspace.plan.followed == plan.followed
    assert bare.note == "My words of it, and many more."


def test_a_file_cannot_say_that_it_told_something_before() -> None:
    shapes: list[Any] = [{"note": ["My words"]}, {"note": 5}, [], {"links": [None]}]
    for older in shapes:
        topic = replace(told("topic"), extra={"study-planner:told-before": older})
        plan = taken(make_plan([item("a")]), replace(incoming(topic), is_personal=True))
        plan = changed(plan, note="My words")
        assert without_personal_texts(plan).items["topic"].note == "My words"


def test_the_portfolio_holds_no_such_texts() -> None:
    plan = taken(make_plan([item("a")], [goal("g", "a")]), personal_file(OLD, "https://example.org/secret"))
    plan = plan.after(finish_item(plan, "topic", NOW))
    state = Snapshot(plan, make_schedule(plan, NOW))
    text = export(state, ExportWish(export=Export.PORTFOLIO)).content.decode()
    assert "**Topic**" in text
    assert "secret" not in text


def test_a_plan_without_such_a_roadmap_is_handed_on_as_it_is() -> None:
    plan = make_plan([item("a")])
    assert without_personal_texts(plan) is plan


def test_items_stand_in_the_order_of_their_phases() -> None:
    plan = make_plan([replace(item("b"), position=2), replace(item("a"), position=1), item("c")])
    assert [each.id for each in roadmap_of(plan).items] == ["c", "a", "b"]
    assert [phase.id for phase in roadmap_of(plan).phases] == ["phase"]


def test_a_row_for_each_session_and_each_entry() -> None:
    kept = session("a", at(0, "19:00"), accepted=True)
    entries = [
        TimeEntry(id="10", item="a", day=day(-1), minutes=20, note="=1+1"),
        TimeEntry(id="9", item="a", day=day(-1), minutes=50, session="s"),
    ]
    plan = make_plan([item("a", 240)], [goal("g", "a")], sessions=[kept], entries=entries, logged={"a": 70})
    names, *rows = session_rows(plan, make_schedule(plan, NOW))
    first = dict(zip(names, rows[0], strict=True))
    assert (first["Start"], first["End"]) == ("2026-11-23 19:00", "2026-11-23 20:00")
    assert first["Accepted"] == "yes"
    names, *rows = time_rows(plan)
    assert [row[0] for row in rows] == ["9", "10"]
    assert "'=1+1" in write_table(time_rows(plan))


def test_the_state_of_a_session_is_that_of_the_moment() -> None:
    past = session("a", at(-3, "19:00"), accepted=True)
    plan = make_plan([item("a", 60)], [goal("g", "a")], sessions=[past])
    names, *rows = session_rows(plan, make_schedule(plan, datetime(2026, 11, 23, 8)))
    assert dict(zip(names, rows[0], strict=True))["State"] == "missed"

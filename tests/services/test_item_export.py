"""Items, sessions and logged time as rows, and what stays out of them."""

from dataclasses import replace
from datetime import datetime

from planner.domain.followed_roadmap import FollowedRoadmap
from planner.domain.item import Resource
from planner.domain.plan import Plan
from planner.domain.time_entry import TimeEntry
from planner.exchange.table_writing import write_table
from planner.scheduling.engine import make_schedule
from planner.services.export_kinds import Export, ExportWish
from planner.services.exporting import export
from planner.services.item_export import roadmap_of, session_rows, time_rows, without_personal_texts
from planner.services.workspace import Snapshot
from tests.support.plans import NOW, at, day, goal, item, make_plan, session

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
        text = export(state, ExportWish(export=kind)).content.decode()
        is_whole = kind is Export.EVERYTHING
        assert ("What the page" in text, "secret" in text) == (is_whole, is_whole), kind
    for kind in (Export.CHECKLIST, Export.ITEMS, Export.CALENDAR, Export.ROADMAP):
        wish = ExportWish(export=kind, with_personal=True)
        assert "secret" in export(state, wish).content.decode().replace("\r\n ", "")


def test_what_the_learner_or_another_roadmap_says_of_the_same_topic_stays() -> None:
    plan = personal_plan()
    told = plan.items["theirs"]
    own = Resource(id="o", title="Mine", url="https://example.org/mine")
    item = replace(told, note=f"{SECRET}\n\nMy words", done_when="Mine", resources=(*told.resources, own))
    followed = replace(plan.followed["sh"], items={"n1": told})
    plan = replace(plan, items={**plan.items, "theirs": item}, followed={"sh": followed})
    bare = without_personal_texts(plan).items["theirs"]
    assert (bare.note, bare.done_when, bare.resources) == ("My words", "Mine", (own,))


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

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.availability import BusyTime, DayOff, ExtraHours, TimeRange, WeeklyPattern
from planner.domain.edit import Change, Edit
from planner.domain.errors import UnknownId
from planner.domain.goal import Goal
from planner.domain.item import ItemStatus, Progress
from planner.domain.plan import Plan
from planner.domain.roadmap import Phase
from planner.domain.session import Session, SessionKind
from planner.domain.settings import Settings
from planner.domain.time_entry import TimeEntry
from planner.values import replace
from tests.domain.samples import a_card, an_item

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8)
ENTRY = TimeEntry(id="1", item="calculus", day=TODAY, minutes=50)

ids = st.sampled_from("abc")
titles = st.text(max_size=3)
numbers = st.integers(1, 12)
RECORDS: dict[str, st.SearchStrategy[Any]] = {
    "settings": st.builds(Settings, title=titles, tight_percent=st.integers(0, 100)),
    "phases": st.builds(Phase, ids, titles),
    "items": st.builds(lambda id, title: an_item(id, title=title), ids, titles),
    "progress": st.builds(Progress, ids, st.sampled_from(ItemStatus)),
    "goals": st.builds(lambda id, title: Goal(id=id, title=title, items=()), ids, titles),
    "patterns": st.builds(lambda id, title: WeeklyPattern(id, title=title), ids, titles),
    "days_off": st.builds(lambda id, title: DayOff(id, TODAY, TODAY, title), ids, titles),
    "extra_hours": st.builds(lambda id, n: ExtraHours(id, TODAY, TimeRange(0, n)), ids, numbers),
    "busy_times": st.builds(lambda id, title: BusyTime(id, NOW, NOW, title), ids, titles),
    "sessions": st.builds(
        lambda id, item: Session(id=id, item=item, start=NOW, end=NOW + timedelta(minutes=50)), ids, ids
    ),
    "entries": st.builds(
        lambda id, item, minutes: TimeEntry(id=str(id), item=item, day=TODAY, minutes=minutes),
        numbers,
        ids,
        numbers,
    ),
    "cards": st.builds(lambda id, answers: a_card(id, answers=answers), ids, numbers),
}


@st.composite
def edits_of(draw: st.DrawFn, plan: Plan) -> Edit:
    """An edit that fits the plan: each change begins where the one before it left the record."""
    changes: list[Change] = []
    for _step in range(draw(st.integers(0, 6))):
        record = draw(st.one_of(*RECORDS.values()))
        before = plan.find(record)
        removes = before is not None and not isinstance(record, Settings) and draw(st.booleans())
        changes.append(Change(before, None if removes else record))
        plan = plan.after(Edit("", tuple(changes[-1:])))
    return Edit(draw(titles), tuple(changes))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    # Minutes logged long ago, whose entries are no longer at hand.
    plan = Plan(logged={"a": draw(numbers)}, last_entry=draw(numbers))
    return plan.after(draw(edits_of(plan)))


@given(data=st.data(), plan=plans())
def test_an_edit_and_its_reverse_leave_the_plan_as_it_was(data: st.DataObject, plan: Plan) -> None:
    edit = data.draw(edits_of(plan))
    after = plan.after(edit)
    back = after.after(edit.reverse)
    assert after.revision == plan.revision + 1
    assert replace(back, revision=plan.revision, last_entry=plan.last_entry) == plan
    again = back.after(edit)
    assert replace(again, revision=after.revision, last_entry=after.last_entry) == after


@given(data=st.data(), plan=plans())
def test_a_plan_never_changes_in_place(data: st.DataObject, plan: Plan) -> None:
    before = repr(plan)
    plan.after(data.draw(edits_of(plan)))
    assert repr(plan) == before


@given(data=st.data(), plan=plans())
def test_logged_minutes_are_the_old_ones_and_those_of_the_entries(data: st.DataObject, plan: Plan) -> None:
    after = plan.after(data.draw(edits_of(plan)))
    for item in "abc":
        older = plan.logged.get(item, 0) - _minutes(plan, item)
        assert after.logged.get(item, 0) == older + _minutes(after, item)
    assert 0 not in after.logged.values()


def _minutes(plan: Plan, item: str) -> int:
    return sum(entry.minutes for entry in plan.entries.values() if entry.item == item)


@pytest.mark.parametrize("name", RECORDS)
@given(data=st.data())
def test_every_kind_of_record_is_found_after_it_was_added(name: str, data: st.DataObject) -> None:
    record = data.draw(RECORDS[name])
    plan = Plan()
    after = plan.after(Edit("Add", (Change(None, record),)))
    assert after.find(record) == record
    assert after.settings == record if name == "settings" else getattr(after, name) == {record.id: record}
    gone = after.after(Edit("Remove", (Change(record, None),)))
    assert gone.find(record) == (Settings() if name == "settings" else None)


def test_tables_without_a_change_are_shared() -> None:
    plan = Plan(items={"a": an_item("a")})
    after = plan.after(Edit("Log", (Change(None, ENTRY),)))
    assert after.items is plan.items
    assert after.logged == {"calculus": 50}
    assert plan.logged == {}


def test_an_entry_moved_to_another_item_counts_there() -> None:
    plan = Plan().after(Edit("Log", (Change(None, ENTRY),)))
    moved = plan.after(Edit("Move", (Change(ENTRY, replace(ENTRY, item="maths", minutes=40)),)))
    assert moved.logged == {"maths": 40}


def test_the_number_of_a_removed_entry_is_not_given_again() -> None:
    plan = Plan().after(Edit("Log", (Change(None, replace(ENTRY, id="7")),)))
    assert plan.after(Edit("Undo", (Change(replace(ENTRY, id="7"), None),))).last_entry == 7


def test_an_unknown_item_or_goal_is_refused_with_the_nearest() -> None:
    plan = Plan(
        items={"calculus": an_item("calculus")}, goals={"pmle": Goal(id="pmle", title="PMLE", items=())}
    )
    assert plan.item("calculus").id == "calculus"
    assert plan.goal("pmle").title == "PMLE"
    with pytest.raises(UnknownId) as refusal:
        plan.item("calculs")
    assert str(refusal.value) == "There is no item called calculs. Did you mean calculus?"
    with pytest.raises(UnknownId) as refusal:
        plan.goal("pmli")
    assert str(refusal.value) == "There is no goal called pmli. Did you mean pmle?"


def test_an_item_is_planned_until_the_learner_says_more() -> None:
    plan = Plan(progress={"a": Progress("a", ItemStatus.DONE)})
    assert plan.status("a") is ItemStatus.DONE
    assert plan.status("b") is ItemStatus.PLANNED


def test_a_plan_counted_as_a_revision_is_otherwise_the_same() -> None:
    plan = Plan(settings=Settings(title="Mine"), revision=3)
    assert plan.at_revision(9) == replace(plan, revision=9)


def test_an_exam_is_called_after_its_goal_and_study_after_its_item() -> None:
    plan = Plan(
        items={"calculus": an_item("calculus", title="Calculus")},
        goals={"pmle": Goal(id="pmle", title="Google PMLE", items=("calculus",))},
    )
    study = Session(id="s", item="calculus", start=NOW, end=NOW + timedelta(hours=1), goal="pmle")
    assert plan.title_of(study) == "Calculus"
    assert plan.title_of(replace(study, kind=SessionKind.EXAM)) == "Google PMLE"
    assert plan.title_of(replace(study, kind=SessionKind.EXAM, goal=None)) == "Calculus"
    assert plan.title_of(replace(study, item="gone")) == "gone"

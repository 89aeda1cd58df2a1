"""Random plans, and random next versions of a roadmap: nothing of the learner's is ever lost."""

from collections.abc import Iterable
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.domain.edit import Change, Edit
from planner.domain.item import Effort, Item, ItemStatus, Progress, Resource
from planner.domain.item_notes import ItemNotes
from planner.domain.plan import Plan
from planner.domain.roadmap import check_roadmap
from planner.domain.session import SessionState
from planner.exchange.incoming import FileForm, IncomingRoadmap
from planner.formats import slug
from planner.services.import_preview import NEW_GOAL, ImportChoices, ImportPreview, RowState
from planner.services.importing import AsItWas, import_roadmap, preview_import
from planner.values import replace
from tests.services.import_samples import incoming, told
from tests.support.plans import NOW
from tests.support.random_plans import random_plan

WORDS = ("python", "git", "docker", "algebra", "statistics", "pandas", "spark", "kafka", "linux", "vision")
PHASES = ("one", "two", "three")


def random_version(rng: Random, form: FileForm, before: IncomingRoadmap | None = None) -> IncomingRoadmap:
    """A roadmap, or the next version of one: renamed, moved, removed, added, with other hours and needs."""
    items = list(before.roadmap.items) if before else []
    items = [_changed(rng, item) for item in items if rng.random() > 0.2]
    for _new in range(rng.randint(1, 6)):
        items.insert(rng.randint(0, len(items)), _random_item(rng))
    if before and rng.random() < 0.4:
        rng.shuffle(items)
    named = [_named(rng, item, form, place) for place, item in enumerate(items)]
    unique = list({item.id: item for item in named}.values())
    linked = [
        replace(item, requires=tuple(each.id for each in unique[:place] if rng.random() < 0.2))
        for place, item in enumerate(unique)
    ]
    states = random_states(rng, linked)
    phases = {phase: phase.capitalize() for phase in PHASES}
    return incoming(*linked, phases=phases, form=form, states=states)


def random_states(rng: Random, items: Iterable[Item]) -> dict[str, ItemStatus]:
    of_files = (ItemStatus.DONE, ItemStatus.IN_PROGRESS, ItemStatus.LEFT_OUT)
    return {item.id: rng.choice(of_files) for item in items if rng.random() < 0.2}


def _random_item(rng: Random) -> Item:
    title = " ".join(
        rng.sample(WORDS, rng.randint(1, 2)) + ([f"Item {rng.randint(0, 9)}"] * (rng.random() < 0.2))
    )
    if rng.random() < 0.15:
        title = f"Item {rng.randint(0, 12)}"  # as random plans call theirs
    item = told(f"x{rng.randint(0, 10**9)}", title, rng.randint(1, 9), phase=rng.choice(PHASES))
    return replace(item, core=rng.random() < 0.8)


def _changed(rng: Random, item: Item) -> Item:
    if rng.random() < 0.3:
        item = replace(item, title=f"{item.title} {rng.choice(WORDS)}")
    if rng.random() < 0.3:
        item = replace(item, phase=rng.choice(PHASES))
    if rng.random() < 0.3:
        item = replace(item, effort=Effort(60, 90, 120))
    if rng.random() < 0.3:
        link = f"https://example.org/{rng.randint(0, 10**9)}"
        item = replace(item, resources=(*item.resources, Resource(id=link, title=link, url=link)))
    return item


def _named(rng: Random, item: Item, form: FileForm, place: int) -> Item:
    if form is FileForm.MARKDOWN:  # ids are made of titles there
        item = replace(item, id=slug(f"{item.phase} {item.title}", "item"))
    return replace(item, position=place, requires=())


def worked_on(rng: Random, plan: Plan) -> Plan:
    """A plan after the learner changed, wrote, finished and moved something."""
    changes: list[Change] = []
    for item in plan.items.values():
        if rng.random() < 0.2:
            changes.append(Change(plan.progress.get(item.id), random_progress(rng, item.id)))
        if rng.random() < 0.2:
            changes.append(Change(plan.notes.get(item.id), ItemNotes(id=item.id, note="Mine")))
        if rng.random() < 0.2:
            mine = replace(
                item, title=f"My {item.title}", effort=Effort(7, 7, 7), position=rng.randint(0, 99)
            )
            changes.append(Change(item, mine))
    return plan.after(Edit("Work", tuple(changes)))


def random_progress(rng: Random, id: str) -> Progress:
    return Progress(id, rng.choice((ItemStatus.DONE, ItemStatus.SKIPPED, ItemStatus.IN_PROGRESS)), NOW.date())


def random_choices(rng: Random, plan: Plan, file: IncomingRoadmap) -> ImportChoices:
    if rng.random() < 0.4:
        return ImportChoices(joins=rng.random() < 0.8)
    rows = preview_import(plan, file, ImportChoices()).rows
    chosen = {row.key: rng.choice((None, rng.choice(list(plan.items)))) for row in rows if rng.random() < 0.1}
    goals = (None, NEW_GOAL, NEW_GOAL, *[goal.id for goal in plan.goals.values() if not goal.is_exam])
    return ImportChoices(
        joined=chosen,
        taken={row.key: rng.random() < 0.6 for row in rows if rng.random() < 0.3},
        goal=rng.choice(goals),
        takes_states=rng.random() < 0.7,
        joins=rng.random() < 0.8,
    )


def check_nothing_is_lost(before: Plan, after: Plan) -> None:
    for name in ("notes", "courses", "cards", "entries", "patterns", "days_off", "extra_hours", "busy_times"):
        assert getattr(after, name) == getattr(before, name), name
    for id, said in before.progress.items():
        if said.status is ItemStatus.LEFT_OUT:  # it may be asked for again, and then it is planned
            continue
        now = after.progress[id]
        assert now == said or (said.status is ItemStatus.IN_PROGRESS and now.status.is_settled)
    for session in before.sessions.values():
        if session.pinned or session.state is not SessionState.PLANNED:
            assert after.sessions[session.id] == session
    removed = set(before.items) - set(after.items)
    for goal in before.goals.values():
        assert set(goal.items) - removed <= set(after.goals[goal.id].items)
        assert after.goals[goal.id].items or not goal.items
    assert before.logged == after.logged
    check_roadmap(after.items.values())
    assert {item.phase for item in after.items.values()} - {"phase"} <= set(after.phases)


def changed_again(plan: Plan, file: IncomingRoadmap, choices: ImportChoices) -> list[str]:
    try:
        edit = import_roadmap(plan, file, choices, "road.md", NOW)
    except AsItWas:
        return []
    return [f"{type(change.record).__name__} {change.record.id}" for change in edit.changes]


@pytest.mark.parametrize("form", [FileForm.ROADMAP, FileForm.MARKDOWN])
@example(seed=121572)  # of two topics of the file that are one item, one has the hours of that by chance
@given(seed=st.integers(0, 10**6))
def test_nothing_is_lost_by_any_version_of_a_roadmap(form: FileForm, seed: int) -> None:
    rng = Random(seed)
    plan, _now = random_plan(rng.randrange(10_000))
    file = None
    for _version in range(3):
        file = random_version(rng, form, file)
        choices = random_choices(rng, plan, file)
        try:
            edit = import_roadmap(plan, file, choices, "road.md", NOW)
        except AsItWas:
            continue
        after = plan.after(edit)
        check_nothing_is_lost(plan, after)
        assert replace(after.after(edit.reverse), revision=plan.revision) == plan
        if not choices.taken and not choices.joined:  # what was not taken is proposed again
            assert changed_again(after, file, choices) == []
        plan = worked_on(rng, after)


@given(seed=st.integers(0, 10**6))
def test_what_the_learner_has_changed_stays(seed: int) -> None:
    rng = Random(seed)
    plan, _now = random_plan(rng.randrange(10_000))
    first = random_version(rng, FileForm.ROADMAP)
    before = plan.after(import_roadmap(plan, first, ImportChoices(), "", NOW))
    worked = worked_on(rng, before)
    second = random_version(rng, FileForm.ROADMAP, first)
    after = worked.after(import_roadmap(worked, second, ImportChoices(), "", NOW))
    for id, item in worked.items.items():
        if item.title.startswith("My "):
            assert (after.items[id].title, after.items[id].effort) == (item.title, item.effort)
    assert set(worked.items) <= set(after.items)


@given(seed=st.integers(0, 10**6))
def test_a_link_that_a_version_adds_comes_to_the_item_also_where_several_are_one(seed: int) -> None:
    rng = Random(seed)
    plan, _now = random_plan(rng.randrange(10_000))
    first = random_version(rng, FileForm.ROADMAP)
    ids = [item.id for item in first.roadmap.items]
    joined = ImportChoices(joined={id: rng.choice(list(plan.items)[:2]) for id in ids if rng.random() < 0.5})
    before = plan.after(import_roadmap(plan, first, joined, "", NOW))
    second = random_version(rng, FileForm.ROADMAP, first)
    after = before.after(import_roadmap(before, second, ImportChoices(), "", NOW))
    names = before.followed["backend"].names
    told_before = {item.id: item.resources for item in first.roadmap.items}
    for item in second.roadmap.items:
        if item.id in names:
            added = {each.url for each in item.resources} - {each.url for each in told_before[item.id]}
            assert added <= {each.url for each in after.items[names[item.id]].resources}


def check_told(plan: Plan, preview: ImportPreview, file: IncomingRoadmap) -> None:
    """Where every row is as it was and no phase is called otherwise, nothing of the plan changes."""
    says_nothing = {row.state for row in preview.rows} == {RowState.SAME} and not preview.phases
    changes = [each for each in changed_again(plan, file, ImportChoices()) if "FollowedRoadmap" not in each]
    assert not (says_nothing and changes)


def check_states(plan: Plan, preview: ImportPreview, file: IncomingRoadmap) -> None:
    """The items of the rows that have changed are those of which the step says something, and no others."""
    told = {row.item for row in preview.rows if row.state is RowState.CHANGED}
    of_file = {row.item for row in preview.rows}
    changed = [each.split() for each in changed_again(plan, file, ImportChoices())]
    said = {id for name, id in changed if name == "Progress"}
    assert told == said & of_file


def test_rows_and_step_agree() -> None:
    for seed in range(40):
        rng = Random(seed)
        plan, _now = random_plan(seed)
        first = random_version(rng, FileForm.MARKDOWN)
        plan = plan.after(import_roadmap(plan, first, ImportChoices(), "", NOW))
        second = random_version(rng, FileForm.MARKDOWN, first)
        preview = preview_import(plan, second, ImportChoices())
        after = plan.after(import_roadmap(plan, second, ImportChoices(), "", NOW))
        check_told(plan, preview, second)
        ticked = replace(first, states=random_states(rng, first.roadmap.items))
        of_ticked = preview_import(plan, ticked, ImportChoices())
        check_told(plan, of_ticked, ticked)
        check_states(plan, of_ticked, ticked)
        new = [row for row in preview.rows if row.state is RowState.NEW and row.is_taken]
        assert len(after.items) - len(plan.items) == len(new)
        assert [row.key for row in preview.rows][: len(second.roadmap.items)] == [
            item.id for item in second.roadmap.items
        ]

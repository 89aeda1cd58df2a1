"""The preview tells of done, begun and left out exactly what the step says."""

from collections.abc import Mapping

import pytest

from planner.domain.item import ItemStatus
from planner.domain.plan import Plan
from planner.services.import_preview import ImportChoices, ImportPreview
from planner.services.importing import import_roadmap, preview_import
from planner.values import replace
from tests.services.import_samples import incoming, told
from tests.support.plans import NOW, goal, item, make_plan

LEFT_OUT, DONE = ItemStatus.LEFT_OUT, ItemStatus.DONE
FILE = incoming(told("http"), told("docker", needs="http"), told("cloud", needs="docker"))


@pytest.fixture
def plan() -> Plan:
    plan = make_plan([item("python")], [goal("g", "python")])
    return plan.after(import_roadmap(plan, FILE, ImportChoices(), "backend.md", NOW))


def preview_and_states(
    plan: Plan, states: Mapping[str, ItemStatus], choices: ImportChoices
) -> tuple[ImportPreview, dict[str, ItemStatus]]:
    file = replace(FILE, states=states)
    after = plan.after(import_roadmap(plan, file, choices, "backend.md", NOW))
    return preview_import(plan, file, choices), {id: each.status for id, each in after.progress.items()}


def changes(preview: ImportPreview) -> dict[str, tuple[str, ...]]:
    return {row.key: row.changes for row in preview.rows if row.changes}


def test_what_is_needed_only_by_what_is_done_is_told_as_left_out(plan: Plan) -> None:
    preview, after = preview_and_states(plan, {"http": LEFT_OUT, "docker": DONE}, ImportChoices())
    assert after == {"http": LEFT_OUT, "docker": DONE}
    assert changes(preview) == {"http": ("is left out",), "docker": ("counts as done",)}
    assert preview.news[-2:] == ("1 of your items counts as done", "1 of your items is left out")


def test_what_stays_out_says_nothing_and_its_row_tells_what_it_would(plan: Plan) -> None:
    choices = ImportChoices(taken={"docker": False})
    preview, after = preview_and_states(plan, {"http": LEFT_OUT, "docker": DONE, "cloud": DONE}, choices)
    assert after == {"cloud": DONE}, "docker stays as it is, and so http is needed"
    assert changes(preview) == {"docker": ("counts as done",), "cloud": ("counts as done",)}
    assert preview.news[-1] == "1 of your items counts as done"


def test_what_is_done_with_another_is_told_too(plan: Plan) -> None:
    covering = replace(plan.items["docker"], covers=("http",))
    plan = replace(plan, items={**plan.items, "docker": covering})
    preview, after = preview_and_states(plan, {"docker": DONE}, ImportChoices())
    assert after == {"docker": DONE, "http": DONE}
    assert changes(preview) == {"http": ("counts as done",), "docker": ("counts as done",)}
    assert preview.news[-1] == "2 of your items count as done"


def test_without_states_nothing_is_told(plan: Plan) -> None:
    preview = preview_import(plan, replace(FILE, states={"http": DONE}), ImportChoices(takes_states=False))
    assert changes(preview) == {}

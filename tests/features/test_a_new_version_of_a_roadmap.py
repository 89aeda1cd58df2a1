"""A learner follows a roadmap of somebody else, works on it, and takes in its next version."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from planner.app import Application
from planner.domain.item import Effort, ItemStatus
from planner.exchange.incoming import FileForm, IncomingRoadmap
from planner.services.import_preview import ImportChoices, RowState
from planner.services.importing import AsItWas, import_roadmap, preview_import
from planner.services.item_notes import write_note
from planner.services.items import finish_item, log_time
from planner.services.own_items import ItemWish, change_item
from planner.services.workspace import Workspace
from planner.ui.roadmap.page import RoadmapPage
from tests.services.import_samples import incoming, told
from tests.support.workspaces import MONDAY

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def checklist(*parts: tuple[str, str, float], version: str) -> IncomingRoadmap:
    """A checklist, whose ids are made of its headings and titles."""
    items = [
        told(f"{heading}-{title}".lower().replace(" ", "-"), title, hours, phase=heading)
        for heading, title, hours in parts
    ]
    estimated = [item.id for item in items if item.effort.likely == 120]
    return incoming(
        *items, id="web", title="Web developer", form=FileForm.MARKDOWN, version=version, estimated=estimated
    )


FIRST = checklist(
    ("Start", "How the internet works", 2),
    ("Start", "HTML and CSS", 20),
    ("Start", "Web accessibility", 5),
    ("Server", "Web servers", 6),
    ("Server", "Linear Algebra", 30),
    ("Server", "SOAP services", 4),
    version="2026",
)
SECOND = checklist(
    ("Start", "How the internet really works", 2),  # renamed
    ("Start", "HTML and CSS", 25),  # longer
    ("Start", "Semantic pages", 3),  # new
    ("Server", "Web servers", 8),  # longer, as she knows better
    ("Server", "Linear Algebra", 30),
    ("Later", "Web accessibility", 5),  # moved
    version="2027",
)


def take_in(workspace: Workspace, file: IncomingRoadmap, choices: ImportChoices | None = None) -> None:
    wish = choices or ImportChoices()
    workspace.perform(lambda plan, _schedule: import_roadmap(plan, file, wish, "web.md", workspace.now))


def works_on_it(workspace: Workspace) -> None:
    """She finishes one topic, logs time for others, writes a note, and knows an hour count better."""
    workspace.change(lambda plan: finish_item(plan, "start-how-the-internet-works", MONDAY, 60))
    workspace.change(lambda plan: log_time(plan, "start-web-accessibility", 45, MONDAY.date(), MONDAY))
    workspace.change(lambda plan: write_note(plan, "server-soap-services", "Still used at work."))
    workspace.change(lambda plan: log_time(plan, "linear-algebra", 30, MONDAY.date(), MONDAY))
    servers = workspace.plan.items["server-web-servers"]
    wish = ItemWish(
        title=servers.title,
        kind=servers.kind,
        phase=servers.phase,
        subject=servers.subject,
        effort=Effort(540, 600, 660),
    )
    workspace.change(lambda plan: change_item(plan, servers.id, wish))


def test_she_takes_in_a_second_version_and_keeps_everything(program: Application) -> None:
    workspace = program.workspace
    take_in(workspace, FIRST)
    # What her plan has already is one item with it.
    assert workspace.plan.followed["web"].names["server-linear-algebra"] == "linear-algebra"
    works_on_it(workspace)
    before = workspace.plan

    rows = {row.title: row for row in preview_import(before, SECOND, ImportChoices()).rows}
    assert {title: row.state for title, row in rows.items()} == {
        "How the internet really works": RowState.CHANGED,
        "HTML and CSS": RowState.CHANGED,
        "Semantic pages": RowState.NEW,
        "Web servers": RowState.CHANGED,
        "Linear Algebra": RowState.SAME,
        "Web accessibility": RowState.CHANGED,
        "SOAP services": RowState.REMOVED,
    }
    assert not rows["SOAP services"].can_go  # her note is on it
    take_in(workspace, SECOND)

    after = workspace.plan
    assert set(after.items) - set(before.items) == {"start-semantic-pages"}
    assert set(before.items) <= set(after.items)
    assert after.items["start-how-the-internet-works"].title == "How the internet really works"
    assert after.status("start-how-the-internet-works") is ItemStatus.DONE
    assert after.items["start-html-and-css"].effort.likely == 25 * 60
    assert after.items["server-web-servers"].effort.likely == 10 * 60
    assert after.phases[after.items["start-web-accessibility"].phase].title == "Later"
    assert (after.logged, after.notes, after.entries) == (before.logged, before.notes, before.entries)
    assert after.goals["web-developer"].items[-1] == "start-semantic-pages"

    with pytest.raises(AsItWas):
        take_in(workspace, SECOND)
    assert workspace.undo() is not None
    undone = workspace.plan
    assert (undone.items, undone.goals, undone.sessions) == (before.items, before.goals, before.sessions)
    assert undone.followed == before.followed
    assert workspace.redo() is not None
    assert workspace.plan.items == after.items


def test_the_details_of_an_item_say_where_it_comes_from(program: Application) -> None:
    take_in(program.workspace, FIRST)
    page = program.window.shown("show-roadmap", RoadmapPage)
    program.places.show_item("start-how-the-internet-works")
    QApplication.processEvents()
    words = " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())
    assert "estimated by its kind" in words
    assert "Web developer" in words
    assert "web.md, checklist, imported" in words

"""`import` takes a roadmap in: adds its items, and joins and merges them when asked."""

import json
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from planner.domain.item import ItemStatus
from planner.domain.plan import Plan
from planner.exchange.file_reading import ReadingWish
from planner.exchange.incoming import FileForm, IncomingRoadmap, TableField, TableHead
from planner.paths import Paths
from planner.services import importing
from planner.services.backups import kept_backups
from planner.services.opening import open_workspace
from planner.values import replace
from tests.cli.terminal import MONDAY, Terminal, one_sentence
from tests.services.import_samples import incoming, told

ITEMS = (
    {"id": "http", "title": "HTTP", "hours": 2},
    {"id": "dsa", "title": "Data structures", "hours": 30},
    {"id": "linear-algebra", "title": "Linear Algebra", "hours": 40, "requires": ["http"]},
    {"id": "docker-compose", "title": "Docker Compose", "requires": ["linear-algebra"], "hours": 5},
)


def write_roadmap(folder: Path, *items: dict[str, Any], version: str = "1") -> Path:
    document = {"schema_version": 1, "id": "web", "title": "Web", "version": version, "items": list(items)}
    path = folder / "web.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.fixture
def web(tmp_path: Path) -> Path:
    return write_roadmap(tmp_path, *ITEMS)


def items(terminal: Terminal) -> dict[str, int]:
    return {each["id"]: each["remaining_minutes"] for each in terminal("plan", "--json").document["items"]}


def test_a_roadmap_is_added_and_items_that_are_there_already_are_told(planned: Terminal, web: Path) -> None:
    before = items(planned)
    answer = planned("import", str(web))
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[:2] == ["Imported Web", "4 new items, 77 h"]
    assert "--merge joins" in answer.out
    after = items(planned)
    assert set(after) - set(before) == {"http", "dsa-2", "linear-algebra-2", "docker-compose"}
    assert {id: after[id] for id in before} == before
    planned("undo")
    assert items(planned) == before


def test_the_plan_is_backed_up_before(planned: Terminal, data: Path, web: Path) -> None:
    planned("import", str(web), "--dry-run")
    assert kept_backups(Paths(data)) == ()
    planned("import", str(web))
    assert [each.reason for each in kept_backups(Paths(data))] == ["before-import"]


def test_with_merge_what_is_there_already_is_joined(planned: Terminal, web: Path) -> None:
    before = items(planned)
    document = planned("import", str(web), "--merge", "--json").document
    assert document["done"] == "Imported Web"
    assert "linear-algebra" in {each["item"] for each in document["items"] if each["state"] == "matched"}
    after = items(planned)
    assert {id: after[id] for id in before} == before
    assert "linear-algebra-2" not in after
    assert "http" in after


def test_a_dry_run_saves_nothing(planned: Terminal, web: Path) -> None:
    before = items(planned)
    answer = planned("import", "--dry-run", "--merge", str(web))
    assert answer.out.splitlines()[0] == "Without --dry-run: Imported Web"
    assert answer.out.splitlines()[-1] == "Nothing is saved."
    assert "  HTTP, 2 h" in answer.out.splitlines()
    assert items(planned) == before
    assert "Imported Web" not in planned("history").out


def test_the_same_file_again_is_nothing_to_do(planned: Terminal, web: Path) -> None:
    planned("import", str(web))
    answer = planned("import", str(web))
    assert answer.code == 0
    assert answer.out.splitlines() == ["Web is as it was, so there is nothing to do."]
    assert planned("import", str(web), "--json").document["same"] == 4


def test_a_new_version_adds_and_changes_only_with_merge(planned: Terminal, tmp_path: Path, web: Path) -> None:
    planned("import", str(web))
    more = {"id": "tls", "title": "TLS", "hours": 3}
    write_roadmap(tmp_path, {**ITEMS[0], "hours": 4}, *ITEMS[1:], more, version="2")
    answer = planned("import", str(web))
    assert "1 changed item was left alone; --merge takes its changes." in answer.out
    assert "has changed" not in answer.out, "nothing of it has"
    assert (items(planned)["http"], items(planned)["tls"]) == (120, 180)
    answer = planned("import", str(web), "--merge", "--dry-run")
    assert answer.out.splitlines()[0] == "Without --dry-run: Brought Web up to date"
    assert {"1 has changed", "  HTTP: 4 h instead of 2 h"} <= set(answer.out.splitlines())
    answer = planned("import", str(web), "--merge")
    assert answer.out.splitlines()[0] == "Brought Web up to date"
    assert items(planned)["http"] == 240


FIRST_LIST = "# Web\n\n## Basics\n- [ ] HTTP (2h)\n- [ ] DNS (3h)\n- [ ] TLS (3h)\n"
SECOND_LIST = "# Web\n\n## The basics\n- [x] HTTP (2h)\n- [ ] DNS (5h)\n- [ ] TLS (3h)\n- [x] QUIC (4h)\n"


def stored(folder: Path) -> Plan:
    with closing(open_workspace(Paths(folder), lambda: datetime.fromisoformat(MONDAY))) as workspace:
        return workspace.plan


def called(plan: Plan, title: str) -> str:
    return next(item.id for item in plan.items.values() if item.title == title)


def test_without_merge_no_state_and_no_heading_of_what_is_there_changes(
    planned: Terminal, data: Path, tmp_path: Path
) -> None:
    path = tmp_path / "web.md"
    path.write_text(FIRST_LIST, encoding="utf-8")
    planned("import", str(path))
    before = stored(data)
    path.write_text(SECOND_LIST, encoding="utf-8")
    answer = planned("import", str(path))
    assert "left alone; --merge takes" in answer.out
    after = stored(data)
    assert {id: after.items[id] for id in before.items} == before.items
    assert after.phases == before.phases
    done = called(after, "QUIC")
    assert set(after.progress) - set(before.progress) == {done}

    planned("import", str(path), "--merge")
    merged = stored(data)
    http, dns = called(merged, "HTTP"), called(merged, "DNS")
    assert merged.status(http) is ItemStatus.DONE
    assert merged.items[dns].effort.likely == 300
    assert merged.phases[merged.items[dns].phase].title == "The basics"
    assert merged.phases.keys() == before.phases.keys()


def test_a_version_of_which_nothing_is_new_changes_nothing_without_merge(
    planned: Terminal, tmp_path: Path, web: Path
) -> None:
    planned("import", str(web))
    write_roadmap(tmp_path, {**ITEMS[0], "hours": 4}, *ITEMS[1:], version="2")
    steps = planned("history").out
    assert planned("import", str(web)).out.splitlines() == [
        "Nothing in Web is new.",
        "1 changed item was left alone; --merge takes its changes.",
    ]
    assert planned("history").out == steps


@pytest.mark.parametrize("typed", [(), ("--merge",), ("--dry-run",)])
def test_what_would_come_is_worked_out_once(
    planned: Terminal, web: Path, typed: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def counted(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def answer(*parts: Any) -> Any:
            asked.append(name)
            return call(*parts)

        return answer

    for call in (importing.preview_import, importing.import_roadmap):
        name = call.__name__
        monkeypatch.setattr(f"planner.cli.import_roadmap.{name}", counted(name, call))
    planned("import", str(web), *typed)
    assert sorted(asked) == ["import_roadmap", "preview_import"]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (["--column", "title=Topic"], "Only a table has columns"),
        (["--column", "colour=Topic"], "A table tells no colour"),
        (["--column", "title"], "FIELD=NAME"),
    ],
)
def test_columns_that_are_none_are_refused(planned: Terminal, web: Path, typed: list[str], why: str) -> None:
    answer = planned("import", str(web), *typed)
    assert one_sentence(answer)
    assert why in answer.err


def test_columns_that_are_named_are_read_so(
    planned: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = TableHead(("Topic", "Was", "Stunden"), (), {TableField.TITLE: 0})
    table = replace(incoming(told("http", "HTTP")), form=FileForm.TABLE, table=head)
    asked: list[ReadingWish] = []

    def read(wish: ReadingWish) -> IncomingRoadmap:
        asked.append(wish)
        return table

    monkeypatch.setattr("planner.cli.import_file.read_files", read)
    typed = ("--column", "hours=stunden", "--column", "title=Was")
    assert planned("import", str(tmp_path / "a.csv"), *typed).code == 0
    assert [wish.columns for wish in asked] == [None, {TableField.TITLE: 1, TableField.HOURS: 2}]
    assert asked[1].form is FileForm.TABLE
    answer = planned("import", str(tmp_path / "a.csv"), "--column", "title=Gone")
    assert one_sentence(answer)
    assert "Topic, Was, Stunden" in answer.err


def test_a_roadmap_with_a_fault_is_refused_in_one_sentence(planned: Terminal, tmp_path: Path) -> None:
    path = write_roadmap(tmp_path, {"id": "a", "title": "A", "hours": 1, "requires": ["b"]})
    before = items(planned)
    assert one_sentence(planned("import", str(path)))
    assert items(planned) == before


def test_a_first_plan_of_another_programs_roadmap(terminal: Terminal, tmp_path: Path) -> None:
    nodes = [
        {"id": f"n{place}", "type": "topic", "position": {"x": 0, "y": place}, "data": {"label": title}}
        for place, title in enumerate(("Internet", "HTML", "CSS"))
    ]
    path = tmp_path / "frontend.json"
    path.write_text(json.dumps({"nodes": nodes, "edges": []}), encoding="utf-8")
    assert terminal("new", "--roadmap", str(path)).code == 0
    assert len(items(terminal)) == 3
    answer = terminal("import", str(path))
    assert "as it was" in answer.out

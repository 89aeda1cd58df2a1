"""The commands for whoever writes a roadmap."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from planner import resources
from tests.cli.terminal import Terminal, one_sentence
from tests.exchange.roadmap_sh.drawings import mockup

SOUND = """\
schema_version: 1
id: a
title: A
items:
- {id: x, title: X, hours: 1.5}
- {id: y, title: Y, hours: 2}
"""
WRONG = SOUND.replace("title: Y", "titel: Y").replace("2}", "two, requires: [z]}")


def written(folder: Path, text: str) -> Path:
    path = folder / "boats.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sound_roadmap_is_told_so_and_needs_no_plan(terminal: Terminal, tmp_path: Path) -> None:
    answer = terminal("catalog", "validate", str(written(tmp_path, SOUND)))
    assert (answer.code, answer.out, answer.err) == (0, "boats.yaml is sound: 2 items, 3 h 30.\n", "")


def test_every_fault_stands_on_a_line_that_editors_jump_from(terminal: Terminal, tmp_path: Path) -> None:
    path = written(tmp_path, WRONG)
    answer = terminal("catalog", "validate", str(path))
    assert answer.code == 1
    assert answer.err == "boats.yaml has 3 faults.\n"
    assert answer.out.splitlines() == [
        f"{path}:6:3: error: Item y: the field title is missing.",
        f"{path}:6:11: warning: Item y: there is no field called titel. Did you mean title?",
        f"{path}:6:28: error: Item y: the field hours must be a number from 0 to 10000.",
        f"{path}:6:44: error: Item y: there is no prerequisite called z.",
    ]


def test_faults_for_scripts(terminal: Terminal, tmp_path: Path) -> None:
    answer = terminal("catalog", "validate", str(written(tmp_path, WRONG)), "--json")
    assert answer.code == 1
    document = answer.document
    assert document["valid"] is False
    assert document["faults"][1] == {
        "line": 6,
        "column": 28,
        "text": "Item y: the field hours must be a number from 0 to 10000.",
    }
    assert [each["line"] for each in document["warnings"]] == [6]
    sound = terminal("catalog", "validate", str(written(tmp_path, SOUND)), "--json")
    assert (sound.code, sound.document) == (0, {"valid": True, "faults": [], "warnings": []})


def test_a_warning_alone_is_no_fault(terminal: Terminal, tmp_path: Path) -> None:
    answer = terminal("catalog", "validate", str(written(tmp_path, SOUND + "wind: 5\n")))
    assert answer.code == 0
    assert answer.out.splitlines()[-1] == "boats.yaml is sound: 2 items, 3 h 30."
    assert ":7:1: warning: The roadmap: there is no field called wind." in answer.out


def test_the_shipped_roadmap_is_sound(terminal: Terminal) -> None:
    answer = terminal("catalog", "validate", str(resources.path("roadmaps", "ml-engineer.yaml")))
    assert (answer.code, answer.err) == (0, "")


def test_what_the_readme_shows_of_a_roadmap_is_sound(terminal: Terminal, tmp_path: Path) -> None:
    readme = Path(__file__).parents[2] / "README.md"
    shown = re.findall(r"^```yaml\n(.*?)^```$", readme.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert len(shown) == 2
    for text in shown:
        answer = terminal("catalog", "validate", str(written(tmp_path, text)))
        assert (answer.code, answer.err) == (0, "")
        assert len(answer.out.splitlines()) == 1
    # Each line of the shorter one is needed.
    lines = shown[0].splitlines(keepends=True)
    for number in range(len(lines)):
        text = "".join(lines[:number] + lines[number + 1 :])
        assert terminal("catalog", "validate", str(written(tmp_path, text))).code == 1
    for field in ("id: bowline, ", "title: Bowline, ", ", hours: 1.5"):
        text = shown[0].replace(field, "")
        assert terminal("catalog", "validate", str(written(tmp_path, text))).code == 1


def test_what_is_no_file_is_refused_in_one_sentence(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path, tmp_path / "gone.yaml", tmp_path / "a.yaml"):
        answer = terminal("catalog", "validate", str(path))
        assert answer.code == 1
        assert one_sentence(answer)


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("list.md", "# Boats\n\n- [ ] Knots: the bowline\n  - [x] Hitch\n", "a list in Markdown"),
        ("list.txt", "- [ ] Knots\n- [ ] Hitch\n", "a list in Markdown"),
        ("work.ics", "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", "a calendar"),
        ("items.csv", "Id,Title,Hours\na,Knots,2\nb,Hitch,1\n", "a table"),
        ("road.json", '{"nodes": [{"id": "a", "type": "topic"}], "edges": []}', "a roadmap of roadmap.sh"),
        ("texts.json", '{"a": {"title": "Knots", "links": []}}', "a roadmap of roadmap.sh"),
        ("old.json", json.dumps(mockup()), "a roadmap of roadmap.sh"),
        ("plan.json", '{"format": "study-planner-plan"}', "everything of a plan"),
    ],
)
def test_what_is_no_roadmap_of_our_own_is_said_in_one_sentence(
    terminal: Terminal, tmp_path: Path, name: str, text: str, what: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    answer = terminal("catalog", "validate", str(path))
    assert answer.code == 1
    assert answer.err.startswith(f"{name} is {what}")
    command = "restore" if name == "plan.json" else "import"
    assert one_sentence(answer)
    assert f"study-planner {command} takes it" in answer.err


@pytest.mark.parametrize(
    "text",
    [
        SOUND.replace("schema_version: 1\n", ""),
        SOUND.replace("schema_version: 1\n", "- one\n- two\n"),
        SOUND.replace("schema_version: 1\n", "").replace("id: a", "id: [a"),
        "# Boats\n" + SOUND.replace("schema_version: 1", "  - a, b\n  - c, d"),
    ],
)
def test_a_roadmap_with_a_grave_fault_is_told_where_it_is(
    terminal: Terminal, tmp_path: Path, text: str
) -> None:
    path = written(tmp_path, text)
    answer = terminal("catalog", "validate", str(path))
    assert answer.code == 1
    assert answer.out.startswith(f"{path}:")


def test_the_schema_comes_as_it_ships(terminal: Terminal) -> None:
    answer = terminal("catalog", "schema")
    assert answer.out == resources.path("roadmaps", "roadmap.schema.json").read_text(encoding="utf-8")
    Draft202012Validator.check_schema(json.loads(answer.out))
    assert terminal("catalog", "schema", "--json").document == json.loads(answer.out)


@pytest.mark.parametrize(
    "words", [("catalog",), ("catalog", "validate"), ("catalog", "items", "x"), ("catalog", "x")]
)
def test_wrong_usage_is_told(terminal: Terminal, words: tuple[str, ...]) -> None:
    assert terminal(*words).code == 2

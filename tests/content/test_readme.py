"""What the README shows is so: its roadmap is read out of it and checked."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from planner.exchange.plain_data import read_plain_data
from planner.exchange.roadmap_faults import faults_in
from planner.exchange.roadmap_file import read_roadmap
from planner.exchange.roadmap_writing import SCHEMA_FILE

README = Path(__file__).parents[2] / "README.md"


@pytest.fixture(scope="module")
def readme() -> str:
    return README.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def example(readme: str) -> str:
    _least, found = re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL)
    assert isinstance(found, str)
    return found


def test_the_example_is_sound_and_follows_the_schema(
    example: str, roadmap_schema: Draft202012Validator
) -> None:
    assert faults_in(example) == []
    roadmap_schema.validate(read_plain_data(example))
    roadmap = read_roadmap(example)
    assert [item.title for item in roadmap.items][-1] == "Ready for the exam"
    assert sum(item.effort.likely for item in roadmap.items) == 55 * 60


def test_the_example_is_checked_by_editors(example: str) -> None:
    assert example.startswith(f"# yaml-language-server: $schema={SCHEMA_FILE}\n")


def test_kinds_and_subjects_are_told_whole(readme: str, roadmap_schema: Draft202012Validator) -> None:
    section = readme.partition("## Writing a roadmap of your own")[2].partition("\n## ")[0]
    parts = json.loads(json.dumps(roadmap_schema.schema))["$defs"]
    for word in (*parts["item"]["properties"]["kind"]["enum"], *parts["subject"]["enum"]):
        assert f"`{word}`" in section
    for field in re.findall(r"`([a-z_]+)`\*?\*? (?:blocks|only|names|and `closes`|counts)", section):
        assert field in parts["item"]["properties"]

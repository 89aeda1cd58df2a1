"""Every shipped content file follows its schema and keeps the limits set for roadmap files."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from planner import resources

FILES = [
    ("roadmaps/ml-engineer.yaml", "roadmap.schema.json"),
    ("roadmaps/coverage.yaml", "coverage.schema.json"),
    ("certifications/certifications.yaml", "certifications.schema.json"),
    ("certifications/facts.yaml", "facts.schema.json"),
]
# Lines may be longer for an address, which cannot be broken.
LINE_LENGTH = 110


@pytest.fixture(params=FILES, ids=[name for name, _schema in FILES])
def shipped(request: pytest.FixtureRequest) -> tuple[Path, Path]:
    name, schema = request.param
    path = resources.path(*name.split("/"))
    return path, path.with_name(schema)


def test_no_file_is_left_unchecked() -> None:
    found = {
        f"{folder}/{path.name}"
        for folder in ("roadmaps", "certifications")
        for path in resources.path(folder).iterdir()
    }
    schemas = {f"{name.split('/')[0]}/{schema}" for name, schema in FILES}
    assert found == {name for name, _schema in FILES} | schemas


def test_file_follows_its_schema(shipped: tuple[Path, Path]) -> None:
    path, schema_path = shipped
    schema = json.loads(schema_path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    checker = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    document = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    errors = [f"{error.json_path}: {error.message}" for error in checker.iter_errors(document)]
    assert errors == []


def test_file_names_its_schema_on_the_first_line(shipped: tuple[Path, Path]) -> None:
    path, schema_path = shipped
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={schema_path.name}"


def test_file_is_plain_yaml_of_modest_size(shipped: tuple[Path, Path]) -> None:
    path, _schema = shipped
    text = path.read_text(encoding="utf-8")
    assert len(text.encode()) < 200_000
    nodes = 0
    depth = deepest = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        assert not isinstance(event, yaml.AliasEvent)
        assert getattr(event, "anchor", None) is None
        assert getattr(event, "tag", None) is None
        nodes += isinstance(event, yaml.NodeEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        deepest = max(deepest, depth)
    assert nodes < 20_000
    assert deepest < 32


def test_file_has_no_doubled_key(shipped: tuple[Path, Path]) -> None:
    path, _schema = shipped

    def check(node: yaml.Node) -> None:
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _value in node.value]
            assert len(keys) == len(set(keys)), node.start_mark
            for _key, value in node.value:
                check(value)
        elif isinstance(node, yaml.SequenceNode):
            for value in node.value:
                check(value)

    root = yaml.compose(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    assert isinstance(root, yaml.MappingNode)
    check(root)


def test_lines_are_short_enough_to_read(shipped: tuple[Path, Path]) -> None:
    path, _schema = shipped
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > LINE_LENGTH and "https://" not in line] == []

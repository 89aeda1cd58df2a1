"""The shipped content, read once, and the schemas it follows."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from planner import resources

Record = dict[str, Any]


def read_yaml(path: Path) -> Record:
    document = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    assert isinstance(document, dict)
    return document


def validator(path: Path) -> Draft202012Validator:
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.fixture(scope="session")
def roadmap() -> Record:
    return read_yaml(resources.path("roadmaps", "ml-engineer.yaml"))


@pytest.fixture(scope="session")
def items(roadmap: Record) -> dict[str, Record]:
    return {item["id"]: item for item in roadmap["items"]}


@pytest.fixture(scope="session")
def coverage() -> Record:
    return read_yaml(resources.path("roadmaps", "coverage.yaml"))


@pytest.fixture(scope="session")
def catalogue() -> Record:
    return read_yaml(resources.path("certifications", "certifications.yaml"))


@pytest.fixture(scope="session")
def certifications(catalogue: Record) -> dict[str, Record]:
    return {record["id"]: record for record in catalogue["certifications"]}


@pytest.fixture(scope="session")
def facts() -> dict[str, Record]:
    document = read_yaml(resources.path("certifications", "facts.yaml"))
    return {fact["id"]: fact for fact in document["facts"]}


@pytest.fixture(scope="session")
def roadmap_schema() -> Draft202012Validator:
    return validator(resources.path("roadmaps", "roadmap.schema.json"))


@pytest.fixture(scope="session")
def certifications_schema() -> Draft202012Validator:
    return validator(resources.path("certifications", "certifications.schema.json"))

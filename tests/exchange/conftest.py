"""The shipped roadmap's text and what it is read as."""

import pytest

from planner import resources
from planner.domain.roadmap import Roadmap
from planner.exchange.roadmap_file import read_roadmap


@pytest.fixture(scope="session")
def shipped() -> str:
    return resources.path("roadmaps", "ml-engineer.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def roadmap(shipped: str) -> Roadmap:
    return read_roadmap(shipped)

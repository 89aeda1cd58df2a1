"""Stores on real files, closed again after each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.domain.plan import Plan
from planner.storage.store import Store
from tests.storage.samples import NOW, adding, an_item, new_store, sample_plan
from tests.support.ordinary_user import as_ordinary_user


@pytest.fixture
def plan() -> Plan:
    return sample_plan()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "planner.db"


@pytest.fixture
def store(tmp_path: Path, plan: Plan) -> Iterator[Store]:
    """A store that holds the sample plan."""
    store = new_store(tmp_path, plan)
    yield store
    store.close()


@pytest.fixture
def other(store: Store, tmp_path: Path) -> Iterator[Store]:
    """A second store on the same file, as another program would have."""
    other = new_store(tmp_path)
    yield other
    other.close()


@pytest.fixture
def closed(tmp_path: Path, path: Path, plan: Plan) -> Path:
    """The file of a store with the sample plan and some history, closed."""
    store = new_store(tmp_path, plan)
    store.save(adding(an_item("new")), expected_revision=0, at=NOW)
    store.close()
    return path


@pytest.fixture
def bound_by_permissions() -> list[str]:
    """The start of a command line that runs a process for which the permissions of files count."""
    try:
        return as_ordinary_user()
    except LookupError as reason:
        pytest.skip(str(reason))

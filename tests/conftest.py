"""What every test needs: Qt without a screen, a data folder of its own, and two lengths of checks."""

import gc
import os

# Before anything imports Qt, which reads it once.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from planner.paths import DATA_DIR_VARIABLE
from tests.support.shares import left_out, seed_of_commit

# The ordinary run draws the same examples each time: it fails because of a change, not by chance.
settings.register_profile(
    "default", derandomize=True, database=None, deadline=None, max_examples=30, print_blob=True
)
settings.register_profile(
    "thorough",
    deadline=None,
    max_examples=2_000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)


_FULL_COLLECTION_EVERY = 160
_finished = 0


def pytest_sessionstart() -> None:
    """Keep the collector out of other threads: what is Qt's must be deleted in the thread that made it."""
    gc.disable()  # xdist's receiver is such a thread, and a collection runs in whichever comes to it


def pytest_collection_finish() -> None:
    """Let the collector pass over what lives as long as the tests do: the modules and the tests."""
    gc.collect()
    gc.freeze()


def pytest_runtest_logfinish() -> None:
    """Collect in the main thread between two tests, and not only what is young from time to time."""
    global _finished
    _finished += 1
    gc.collect(2 if _finished % _FULL_COLLECTION_EVERY == 0 else 1)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--thorough", action="store_true", help="run every check at its full length")
    parser.addoption(
        "--share-seed",
        type=int,
        help="which share of the dear tests to run; without it each commit has another",
    )


def pytest_report_header(config: pytest.Config) -> str:
    """Say how to run the same share of the dear tests again."""
    return f"share: --share-seed {config.option.share_seed}"


def pytest_configure(config: pytest.Config) -> None:
    if config.option.share_seed is None:
        config.option.share_seed = seed_of_commit()
    settings.load_profile("thorough" if config.getoption("--thorough") else "default")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--thorough"):
        return
    skip = pytest.mark.skip(reason="runs with --thorough")
    for item in items:
        if item.get_closest_marker("thorough"):
            item.add_marker(skip)
    if any("::" in argument for argument in config.args):
        return  # who names a test wants it run
    others = set(left_out(items, config.option.share_seed))
    if others:
        config.hook.pytest_deselected(items=list(others))
        items[:] = [item for item in items if item not in others]


@pytest.fixture(scope="session")
def thorough(pytestconfig: pytest.Config) -> bool:
    """Whether checks run at full length; for tests that run a seeded share of the same otherwise."""
    return bool(pytestconfig.getoption("--thorough"))


@pytest.fixture(scope="session", autouse=True)
def _no_real_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A test that forgets to name a data folder must not reach the learner's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(DATA_DIR_VARIABLE, str(tmp_path_factory.mktemp("data", numbered=True)))
        yield

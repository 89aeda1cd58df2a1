"""A small share of each harness, or all of it with --thorough; a fault that is built in turns each red."""

from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.reliability.harness import CannotRun, Harness, Numbers, Wish

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

HARNESSES: dict[str, Harness] = {
    name: import_module(f"tests.reliability.{name}").HARNESS
    for name in sorted(file.stem for file in Path(__file__).parent.glob("r[0-9]*_*.py"))
}
PLANTS = [(name, plant) for name, harness in HARNESSES.items() for plant in harness.plants]


def numbers(harness: Harness, wish: Wish) -> Numbers:
    try:
        return harness.numbers(wish)
    except CannotRun as reason:
        pytest.skip(str(reason))


@pytest.mark.share(2)
@pytest.mark.parametrize("name", HARNESSES)
def test_no_promise_is_broken(
    name: str, thorough: bool, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    harness = HARNESSES[name]
    seen = numbers(harness, Wish(harness.full if thorough else harness.quick))
    if thorough:
        with capsys.disabled():
            print(f"\n{name}: {seen}")
    assert not seen.is_red, "\n".join(seen.broken[:20])
    assert seen.runs > 0


@pytest.mark.share(4)
@pytest.mark.parametrize(("name", "plant"), PLANTS)
def test_a_planted_fault_is_seen(name: str, plant: str, qapp: QApplication) -> None:
    harness = HARNESSES[name]
    assert numbers(harness, Wish(harness.plants[plant], plant=plant)).is_red

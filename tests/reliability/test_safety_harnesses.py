"""A share of R6, R7, R9, R12 and R13, all of them with --thorough, and their planted faults."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.reliability import r6_damage, r7_versions, r9_time, r12_strings, r13_markup
from tests.reliability.harness import CannotRun, Harness, Numbers, Wish

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

# How much of each runs in the ordinary test command, how much in full, and how much a planted fault needs.
SHARES: dict[Harness, tuple[int, int, int]] = {
    r6_damage.harness: (20, r6_damage.FULL, 20),
    r7_versions.harness: (8, r7_versions.FULL, 1),
    r9_time.harness: (8, r9_time.FULL, 4),
    r12_strings.harness: (150, r12_strings.FULL, 40),
    r13_markup.harness: (1, r13_markup.FULL, 1),
}


def ran(harness: Harness, wish: Wish) -> Numbers:
    try:
        return harness(wish)
    except CannotRun as reason:
        pytest.skip(str(reason))


@pytest.mark.parametrize("harness", SHARES, ids=lambda harness: harness.__module__.rpartition(".")[2])
def test_nothing_is_lost_and_nothing_let_in(harness: Harness, thorough: bool, qapp: QApplication) -> None:
    quick, full, _least = SHARES[harness]
    numbers = ran(harness, Wish(full if thorough else quick))
    assert not numbers.is_red, "\n".join(numbers.broken[:20])
    assert numbers.runs > 0


@pytest.mark.share(3)
@pytest.mark.parametrize("harness", SHARES, ids=lambda harness: harness.__module__.rpartition(".")[2])
def test_planted_faults_are_found(harness: Harness, qapp: QApplication) -> None:
    _quick, _full, least = SHARES[harness]
    assert ran(harness, Wish(least, plant=True)).is_red

"""A small share of each harness, or all of it with --thorough; a fault that is built in turns each red."""

from dataclasses import dataclass
from types import ModuleType

import pytest

from tests.reliability import (
    r1_kills,
    r2_cuts_on_ext4,
    r2_power_cuts,
    r3_whole_files,
    r4_errors,
    r5_poor_disks,
    r8_two_starts,
    r14_long_life,
)
from tests.reliability.harness import CannotRun, Numbers, Wish


@dataclass(frozen=True)
class Share:
    """How much of a harness is run: in the ordinary tests, and with its planted fault."""

    harness: ModuleType
    quick: int
    planted: int

    def run(self, runs: int, *, plant: bool = False) -> Numbers:
        try:
            numbers: Numbers = self.harness.run(Wish(runs, plant=plant))
        except CannotRun as reason:
            pytest.skip(str(reason))
        return numbers


SHARES = (
    Share(r1_kills, quick=9, planted=30),
    Share(r2_power_cuts, quick=24, planted=10),
    Share(r2_cuts_on_ext4, quick=3, planted=3),
    Share(r3_whole_files, quick=16, planted=12),
    Share(r4_errors, quick=28, planted=24),
    Share(r5_poor_disks, quick=4, planted=1),
    Share(r8_two_starts, quick=2, planted=1),
    Share(r14_long_life, quick=150, planted=150),
)


def name(share: Share) -> str:
    return share.harness.__name__.rpartition(".")[2]


@pytest.mark.parametrize("share", SHARES, ids=name)
def test_no_promise_is_broken(share: Share, thorough: bool, capsys: pytest.CaptureFixture[str]) -> None:
    numbers = share.run(share.harness.FULL if thorough else share.quick)
    if thorough:
        with capsys.disabled():
            print(f"\n{name(share)}: {numbers}")
    assert not numbers.is_red, numbers.broken[:5]
    assert numbers.runs > 0


@pytest.mark.share(3)
@pytest.mark.parametrize("share", SHARES, ids=name)
def test_a_fault_that_is_built_in_is_seen(share: Share) -> None:
    assert share.run(share.planted, plant=True).is_red

from pathlib import Path

import pytest

from planner.domain.errors import Refusal
from planner.services.saving import is_not_saved
from planner.storage import errors

PATH = Path("planner.db")


@pytest.mark.parametrize(
    "refusal",
    [
        errors.disk_full(),
        errors.disk_error(PATH),
        errors.not_writable(PATH),
        errors.locked(PATH),
        errors.missing(PATH),
    ],
)
def test_what_the_disk_refused_can_be_saved_later(refusal: Refusal) -> None:
    assert is_not_saved(refusal)


@pytest.mark.parametrize("refusal", [Refusal("No."), errors.unfit(), errors.unsure(PATH)])
def test_what_does_not_fit_or_may_be_there_is_not_done_again(refusal: Refusal) -> None:
    assert not is_not_saved(refusal)

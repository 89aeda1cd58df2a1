"""The exams page over a real plan, in a fixed locale."""

import pytest


@pytest.fixture(autouse=True)
def _british(british: None) -> None:
    """Dates and the look are the same wherever the tests run."""

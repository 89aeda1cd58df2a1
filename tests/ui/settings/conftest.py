"""Widgets of the settings look the same wherever the tests run."""

import pytest


@pytest.fixture(autouse=True)
def _british(british: None) -> None:
    """Dates and the look are the same everywhere."""

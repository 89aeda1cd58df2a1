"""What every test of the window needs: nothing is left of the windows before."""

from collections.abc import Iterator

import pytest

from tests.support.widgets import let_go


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    yield
    let_go()

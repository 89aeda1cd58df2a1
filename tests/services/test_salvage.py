"""A copy of what can be read of a damaged plan is there only where it can be shown."""

from pathlib import Path

import pytest

from planner.domain.errors import Refusal
from planner.paths import Paths
from planner.scheduling.placement import Layout
from planner.services.salvage import SalvagedCopy
from tests.support.workspaces import MONDAY, Clock, first_plan, workspace_at


def test_a_plan_of_which_only_the_far_weeks_cannot_be_laid_out_is_refused_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace_at(tmp_path, Clock(), first_plan(MONDAY)).close()
    copy = SalvagedCopy(Paths(tmp_path), Clock())
    copy.remove()
    fill, far = Layout._fill, MONDAY.toordinal() + 200

    def fail_far_ahead(layout: Layout, start: int, end: int, offset: int) -> None:
        if start > far * 24 * 60:
            raise KeyError("lost")
        fill(layout, start, end, offset)

    monkeypatch.setattr(Layout, "_fill", fail_far_ahead)
    with pytest.raises(Refusal, match="can be read"):
        SalvagedCopy(Paths(tmp_path), Clock())

"""What the window knows of plans beside the one that it shows."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from planner.values import Value


class OtherPlan(Value):
    """A plan that can be opened in the place of this one: its folder, its name, and what opens it."""

    folder: str
    title: str
    open: Callable[[], object]


class PlanFiles(Protocol):
    """Opens what holds a whole plan, in the place of this one."""

    def open_file(self, file: Path) -> None:
        """Open the plan of a data folder by its file, or a backup as a plan of its own."""

    def open_archive(self, document: Mapping[str, Any], name: str) -> None:
        """Open what an archive of this name holds as a plan of its own."""

"""The dialog for hours over the same real plan as the exams page."""

from tests.ui.exams.conftest import (
    _british,
    clock,
    impossible,
    keep,
    performer,
    roadmap_folder,
    roadmap_plan,
    workspace,
)

__all__ = [
    "_british",
    "clock",
    "impossible",
    "keep",
    "performer",
    "roadmap_folder",
    "roadmap_plan",
    "workspace",
]

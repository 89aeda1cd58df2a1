"""Tells the shapes of roadmap.sh's files from plain data, and finds what matters in each."""

from collections.abc import Mapping
from typing import Any

from planner.exchange.incoming import FileForm

Record = Mapping[str, Any]

# What a download may wrap the drawing in.
_WRAPPINGS = ("roadmap", "data", "json", "content", "flow", "canvas")
_CONTENT_NAMES = ("title", "description", "links")


def form_of_data(data: Any) -> FileForm | None:
    """Return which shape plain data has, or None."""
    if editor_of(data) is not None:
        return FileForm.EDITOR
    if controls_of(data) is not None:
        return FileForm.MOCKUP
    return FileForm.CONTENT if contents_of(data) else None


def editor_of(data: Any) -> Record | None:
    """Return the mapping that holds the nodes of a drawing, or None where there is none."""
    if isinstance(data, list):
        nodes = [each for each in data if isinstance(each, dict)]
        is_drawing = bool(nodes) and all("type" in each and "data" in each for each in nodes)
        return {"nodes": data} if is_drawing else None
    for candidate in (data, *_wrapped(data)):
        if isinstance(candidate, dict) and isinstance(candidate.get("nodes"), list):
            return candidate
    return None


def controls_of(data: Any) -> list[Any] | None:
    """Return the controls of an older drawing, or None where there are none."""
    for candidate in (data, *_wrapped(data)):
        mockup = candidate.get("mockup") if isinstance(candidate, dict) else None
        if isinstance(mockup, dict) and (found := inner_controls(mockup)) is not None:
            return found
    return None


def inner_controls(record: Record) -> list[Any] | None:
    """Return the controls right in a mapping, of which a single one may stand without a list."""
    controls = record.get("controls")
    control = controls.get("control") if isinstance(controls, dict) else None
    if isinstance(control, dict):
        return [control]
    return control if isinstance(control, list) else None


def contents_of(data: Any) -> dict[str, Record]:
    """Return the texts by id of a map of contents; none where it is something else."""
    if not isinstance(data, dict) or not data:
        return {}
    if not all(isinstance(entry, dict) for entry in data.values()):
        return {}
    telling = sum(any(name in entry for name in _CONTENT_NAMES) for entry in data.values())
    return data if telling * 2 > len(data) else {}


def _wrapped(data: Any) -> list[Any]:
    return [data[name] for name in _WRAPPINGS if name in data] if isinstance(data, dict) else []

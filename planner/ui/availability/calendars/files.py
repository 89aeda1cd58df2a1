"""A calendar file that is dropped on the page."""

from PySide6.QtCore import QMimeData


def dropped_calendar(data: QMimeData) -> str:
    """Return the path of the calendar file that is dropped; "" where it is something else."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].lower().endswith(".ics") else ""

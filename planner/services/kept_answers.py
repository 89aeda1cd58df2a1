"""Answers that are kept beside the plan's file until the plan is made: one small file of plain data."""

import json
from pathlib import Path
from typing import Any

from planner.domain.errors import Refusal
from planner.exchange.json_data import read_json
from planner.exchange.limits import UnreadableError
from planner.exchange.text_file import read_text_file, replace_text_file


class KeptAnswers:
    """Keeps the last answers, over the end of the program too.

    A file that cannot be read counts as none and is left as it is until new answers take its place. Where
    nothing can be written, the answers are kept as long as the program runs.
    """

    def __init__(self, file: Path) -> None:
        """Keep answers in a file; nothing is made or read before it is asked for."""
        self._file = file
        self._last: Any = None
        self._is_written = False

    def load(self) -> Any:
        """Return what was kept last, as plain data, or None."""
        if self._last is None:
            self._last = self._read()
        return self._last

    def save(self, data: Any) -> None:
        """Keep other answers in place of the last ones."""
        if self._is_written and data == self._last:
            return
        self._last = data
        self._is_written = replace_text_file(self._file, json.dumps(data, indent=1))

    def forget(self) -> None:
        """Remove what was kept: the plan is made."""
        self._last, self._is_written = None, False
        try:
            self._file.unlink(missing_ok=True)
        except OSError:
            return  # what is left behind is never read again once there is a plan

    def _read(self) -> Any:
        try:
            return read_json(read_text_file(self._file))
        except (Refusal, UnreadableError):
            return None

"""Where the learner is at home."""

import os
from pathlib import Path


def home_folder() -> Path | None:
    """Return the learner's home folder, where the system has such a thing."""
    try:
        return Path.home() if os.name == "posix" else None
    except RuntimeError:
        return None

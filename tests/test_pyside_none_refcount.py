"""PySide6 must give back every reference to None that it takes.

6.12.0 does not on Python 3.10 and 3.11: each call of a method that returns nothing loses one, and after
some thousand calls the interpreter aborts (``none_dealloc``). pyproject.toml excludes that version.
"""

import subprocess
import sys

CALLS = 100_000

# In a process of its own, for the fault ends the process.
SCRIPT = f"""
import sys
from PySide6.QtCore import QObject
thing = QObject()
before = sys.getrefcount(None)
for _ in range({CALLS}):
    thing.setObjectName("name")
print(before - sys.getrefcount(None))
"""


def test_setters_keep_the_references_to_none() -> None:
    result = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    # From Python 3.12 on None is immortal, and the difference 0.
    assert int(result.stdout) < CALLS / 100

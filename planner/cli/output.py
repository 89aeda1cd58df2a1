"""What leaves the program in a terminal: answers on the output, sentences on the error output.

Neither may bring a traceback: not where the reader has gone, nor on a full disk, nor in a terminal without
the letters of a title.
"""

import json
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from io import TextIOWrapper
from typing import Any, Final

from planner.i18n import _
from planner.values import Value

# A terminal obeys these: a plan may come from somebody else, and a title in it would set its colours or name.
_CONTROLS: Final = (*range(0x20), *range(0x7F, 0xA0))
_DIRECTIONS: Final = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_IN_LINES: Final = dict.fromkeys((*_CONTROLS, *_DIRECTIONS), " ")
_IN_JSON: Final = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), *_DIRECTIONS)}


class Answer(Value, kw_only=True):
    """What a command answers.

    Attributes:
        document: the answer for `--json`.
        lines: the same for people.
        warnings: what the learner should know besides, one sentence each.
        is_change: whether the plan has been changed.
        is_refused: whether the answer is that something does not hold, which the exit code tells too.
    """

    document: Any
    lines: Iterable[str]
    warnings: tuple[str, ...] = ()
    is_change: bool = False
    is_refused: bool = False


def dry_run_lines(label: str, lines: Iterable[str]) -> tuple[str, ...]:
    """Return the lines of a change that is not made; `label` is what its step would be called."""
    return (_("Without --dry-run: {step}").format(step=label), *lines, _("Nothing is saved."))


def write(answer: Answer, *, as_json: bool) -> None:
    """Put an answer out. Raises OSError where the output takes no more of it."""
    for warning in answer.warnings:
        tell(warning)
    if as_json:
        # JSON is UTF-8 everywhere, so that the same answer has the same bytes from any process.
        _reconfigure(encoding="utf-8")
        print(json.dumps(answer.document, ensure_ascii=False, indent=1).translate(_IN_JSON))
    else:
        print(*(line.translate(_IN_LINES) for line in answer.lines), sep="\n")
    if sys.stdout is not None:
        sys.stdout.flush()


def tell(sentence: object) -> None:
    """Put a sentence out on the error output, if anybody listens there."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(str(sentence).translate(_IN_LINES), file=sys.stderr, flush=True)


def take_every_letter() -> None:
    """Write what the terminal has no letter for as its number instead of failing."""
    _reconfigure(errors="backslashreplace")


def finish() -> None:
    """Put out what still waits; let it go where nobody takes it, or the interpreter would complain of it."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            try:
                stream.flush()
            except OSError:
                with suppress(OSError):
                    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _reconfigure(**settings: str) -> None:
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(**settings)  # type: ignore[arg-type]

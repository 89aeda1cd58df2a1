"""What a test types into the terminal, and what comes back."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

MONDAY = "2026-11-23T08:00"
NEW = (
    "new",
    "--background",
    "software-engineer",
    "--hours-per-week",
    "10",
    "--exam",
    "gcp-pmle=2027-12-11T09:00",
)


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


Terminal = Callable[..., Answer]


def one_sentence(answer: Answer) -> bool:
    """Whether an answer is a refusal: code 1, one line on the error output, nothing else."""
    lines = answer.err.strip().splitlines()
    fault = "program failed" in answer.err
    return (
        answer.code == 1
        and len(lines) == 1
        and not fault
        and not answer.out
        and lines[0].endswith((".", "?"))
    )

"""The process that reads files within limits: `python -m planner.exchange.file_child`.

Its arguments are those of `file_reading.command`. It puts one JSON document out, as
`file_reading.read_answer` reads it.
"""

import json
import sys

from planner.domain.errors import Refusal
from planner.exchange.child_process import limit_this_process
from planner.exchange.file_reading import FileProblem, FileRefusal, name_of, wish_of


def main(arguments: list[str]) -> int:
    """Read what is wished and put the answer out; return the exit code."""
    limit_this_process()
    sys.stdout.buffer.write(_answer(arguments).encode())  # whatever the terminal writes in
    return 0


def _answer(arguments: list[str]) -> str:
    wish = wish_of(arguments)
    try:
        # Within the limits also what it takes to load the readers.
        from planner.exchange.file_contents import read

        return read(wish)
    except (MemoryError, RecursionError):
        refusal = FileRefusal(FileProblem.TOO_MUCH, name_of(wish))
    except FileRefusal as problem:
        refusal = problem
    except Refusal as problem:  # of a reader
        refusal = FileRefusal(FileProblem.UNREADABLE, name_of(wish), str(problem))
    except Exception:  # of a reader too: whoever asked can say no more of it than that it happened
        refusal = FileRefusal(FileProblem.FAULT, name_of(wish))
    return json.dumps({"problem": refusal.problem.value, "sentence": str(refusal)})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

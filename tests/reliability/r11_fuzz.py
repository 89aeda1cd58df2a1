"""R11: damaged files for each importer: what cannot be read is refused, and nothing else comes out.

The readers run in this process, so that a fault of theirs is seen as it is: in the program they run in a
child, which tells of any fault that it was one. What was read has to go the way of an import to its end.
A find is told with its content, made as short as it can be, to be kept as a test of its reader.
"""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from random import Random

from planner.domain.errors import Refusal
from planner.exchange.calendar_ics import read_content
from planner.exchange.calendar_reading import CalendarFile, CalendarProblem
from planner.exchange.calendar_reading import read_answer as read_calendar_answer
from planner.exchange.calendar_reading import write_answer as write_calendar_answer
from planner.exchange.certification_file import read_certifications
from planner.exchange.facts_file import read_facts
from planner.exchange.file_contents import read
from planner.exchange.file_reading import FileRefusal, IncomingPlan, ReadingWish, read_answer
from planner.exchange.incoming import FileForm, IncomingRoadmap
from planner.services.import_preview import ImportChoices
from planner.services.importing import import_roadmap, preview_import
from planner.storage.archive import archive_text, plan_of
from tests.reliability.harness import CannotRun, Harness, Numbers, Wish, main, quick_folder
from tests.reliability.mutations import mutated
from tests.reliability.outside_files import small_files
from tests.reliability.planted_faults import planted
from tests.storage.samples import sample_plan
from tests.support.calendar_files import WINDOW
from tests.support.plans import NOW

_LONGEST = 10.0  # seconds, after which the child would be stopped
_LONGEST_SHOWN = 400
_CATALOGUE = {
    "certifications.json": (
        b'{"certifications": [{"id": "a", "name": "A", "status": "retired", "status_date": "2027-01-02", '
        b'"duration_minutes": 90, "retake_days": [14, 60], "domains": [{"name": "D", "weight_low": 10, '
        b'"weight_high": 20, "items": ["x"]}]}]}'
    ),
    "facts.yaml": b"facts:\n- {id: a, title: A, text: B, source: https://example.org, as_of: 2026-11}\n",
}


class _TooLongError(BaseException):
    """The time of a child would be over; no reader may take it for a fault of the file."""


class _FaultError(Exception):
    """What was read is not sound."""


Importer = Callable[[Path, bytes], object]


def _file(path: Path, content: bytes, form: FileForm | None = None) -> None:
    """Read a file as the child does, and take in what the window would be handed."""
    path.write_bytes(content)
    answer = read(ReadingWish((str(path),), None, form))
    try:
        incoming = read_answer(answer.encode(), path.name)
    except FileRefusal as refusal:
        raise _FaultError(f"the child's own answer is refused: {refusal}") from refusal
    if isinstance(incoming, IncomingPlan):
        archive_text(plan_of(incoming.document))
    elif isinstance(incoming, IncomingRoadmap):
        _take_in(incoming)


def _take_in(incoming: IncomingRoadmap) -> None:
    plan = sample_plan()
    preview_import(plan, incoming, ImportChoices())
    edit = import_roadmap(plan, incoming, ImportChoices(), "file", NOW)
    archive_text(plan.after(edit))


def _calendar(_path: Path, content: bytes) -> None:
    found = read_content(content, WINDOW)
    if isinstance(found, CalendarProblem):
        return
    if not all(each.start < each.end for each in found.appointments):
        raise _FaultError("an appointment ends before it begins")
    if read_calendar_answer(write_calendar_answer(found).encode(), "") != found:
        raise _FaultError("the answer comes back as another one")


def _answer(path: Path, content: bytes) -> None:
    """Take the damaged answer of a child, which is trusted no more than the file."""
    reader = read_calendar_answer if path.suffix == ".ics" else read_answer
    reader(content, path.name)


def _text(reader: Callable[[str], object]) -> Importer:
    return lambda _path, content: reader(content.decode("utf-8-sig", errors="surrogateescape"))


_IMPORTERS: dict[str, Importer] = {
    "file": _file,
    "file as a checklist": lambda path, content: _file(path, content, FileForm.MARKDOWN),
    "file as a table": lambda path, content: _file(path, content, FileForm.TABLE),
    "calendar": _calendar,
    "certifications": _text(read_certifications),
    "facts": _text(read_facts),
    "answer": _answer,
}


def run(wish: Wish, numbers: Numbers) -> None:
    """Read so many damaged files, by turns with each importer."""
    if sys.platform == "win32":
        raise CannotRun("nothing here ends a reader that takes too long")
    with quick_folder() as folder, planted(wish.plant):
        seeds = _seeds(folder)
        for number in range(wish.runs):
            numbers.next_run()
            name = list(_IMPORTERS)[number % len(_IMPORTERS)]
            chance = Random(f"{wish.seed} {number}")
            file = chance.choice(sorted(seeds[name]))
            other = chance.choice(list(chance.choice(list(seeds.values())).values()))
            content = mutated(seeds[name][file], other, chance)
            _try(numbers, name, folder / file, content)


def _seeds(folder: Path) -> dict[str, dict[str, bytes]]:
    """Return what is damaged for each importer, by the names of files."""
    files = small_files()
    calendars = {"calendar.ics": files["calendar.ics"]}
    texts = {name: content for name, content in files.items() if name not in calendars}
    own: dict[str, dict[str, bytes]] = {
        "calendar": calendars,
        "certifications": {"certifications.json": _CATALOGUE["certifications.json"]},
        "facts": {"facts.yaml": _CATALOGUE["facts.yaml"]},
        "answer": dict(_answers(folder, files)),
    }
    return {name: own.get(name, texts) for name in _IMPORTERS}


def _answers(folder: Path, files: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield what the children put out for the files as they are."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
        yield name, read(ReadingWish((str(folder / name),))).encode()
    found = read_content(files["calendar.ics"], WINDOW)
    assert isinstance(found, CalendarFile)
    yield "calendar.ics", write_calendar_answer(found).encode()


def _try(numbers: Numbers, name: str, path: Path, content: bytes) -> None:
    fault = _fault(numbers, name, path, content)
    if fault:
        content = _shortened(content, lambda less: _fault(Numbers(), name, path, less) == fault)
        shown = repr(content[:_LONGEST_SHOWN])
        numbers.broken.append(f"{name}, {path.name}, run {numbers.runs - 1}: {fault}: {shown}")


def _fault(numbers: Numbers, name: str, path: Path, content: bytes) -> str:
    """Return the kind of error that came out, or ""."""
    try:
        with _limited():
            _IMPORTERS[name](path, content)
    except Refusal:
        numbers.add("refused")
    except _TooLongError:  # the child is stopped then, which is what it is for
        numbers.add("stopped")
    except _FaultError as fault:
        return str(fault)
    except Exception as error:
        return type(error).__name__
    else:
        numbers.add("read")
    return ""


@contextmanager
def _limited() -> Iterator[None]:
    """End what takes too long."""

    def end(*_signal: object) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, _LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _shortened(content: bytes, is_as_bad: Callable[[bytes], bool]) -> bytes:
    """Return a part of a content that does the same, without all that can be left out at once."""
    size = len(content) // 2
    while size:
        for start in count(0, size):
            if start >= len(content):
                break
            less = content[:start] + content[start + size :]
            if is_as_bad(less):
                content = less
        size //= 2
    return content


HARNESS = Harness(run, full=60_000, quick=420, plants={"json-as-it-comes": 300})

if __name__ == "__main__":
    main(HARNESS)

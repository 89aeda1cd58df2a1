"""Files as other programs and people make them, and files made to hang or flood whoever reads them."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from planner import resources
from planner.domain.item import ItemStatus
from planner.domain.roadmap import Roadmap
from planner.exchange.markdown_writing import write_markdown
from planner.exchange.roadmap_file import read_roadmap
from planner.exchange.roadmap_writing import roadmap_json, roadmap_yaml
from planner.exchange.table_writing import item_rows, write_table
from planner.storage.archive import archive_text
from tests.exchange import test_calendar_reading, test_course_table, test_file_reading
from tests.exchange.roadmap_sh.drawings import edge, mockup, node
from tests.exchange.roadmap_sh.drawings import sailing as drawing
from tests.exchange.samples import SAILING
from tests.exchange.test_hostile import HOSTILE
from tests.exchange.test_hostile_texts import HOSTILE_CHECKLISTS, HOSTILE_TABLES
from tests.storage.samples import sample_plan
from tests.support.calendar_files import calendar, event, meeting, stamp
from tests.support.workspaces import first_plan

_MANY = 4_900  # items of one file; 5,000 are the most
_OF_A_DRAWING = 400
_OF_AN_OLD_CALENDAR = 40_000
_FIRST_MEETING = datetime(2022, 1, 3, 9)
_ZONE = (
    *("BEGIN:VTIMEZONE", "TZID:Office", "BEGIN:STANDARD", "DTSTART:16011028T030000"),
    *("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD"),
    *("BEGIN:DAYLIGHT", "DTSTART:16010325T020000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
    *("TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT", "END:VTIMEZONE"),
)

Content = Callable[[], bytes]


@dataclass(frozen=True)
class OutsideFile:
    """A file.

    Attributes:
        name: its name, with the ending by which it comes.
        what: tells it from the others.
        is_real: whether it has the shape of what people have, so that it has to be read.
        most_mebibytes: how much memory may be taken to read or refuse it.
    """

    name: str
    what: str
    content: Content
    is_real: bool = False
    most_mebibytes: int = 400


def small_files() -> dict[str, bytes]:
    """Return files of every form that can be read, by name, small enough to be damaged in many ways."""
    roadmap = read_roadmap(json.dumps(SAILING))
    return {
        "roadmap.json": json.dumps(SAILING).encode(),
        "roadmap.yaml": roadmap_yaml(roadmap).encode(),
        "checklist.md": _checklist(roadmap),
        "table.csv": _table(roadmap),
        "notion.csv": "\n".join(test_course_table.NOTION).encode("utf-8-sig"),
        "trello.csv": "\r\n".join(test_course_table.TRELLO).encode(),
        "excel.csv": "sep=;\r\nTitle;Hours\r\nKnots;2\r\nReef;1,5\r\n".encode("utf-16"),
        "drawing.json": json.dumps(drawing()).encode(),
        "mockup.json": json.dumps(mockup()).encode(),
        "contents.json": json.dumps(_contents(("reef", "knots"))).encode(),
        "knots@abc.md": b"# Knots\n\nTie them.\n\n- [@video@See](https://example.org/a)\n",
        "plan.json": archive_text(sample_plan()).encode(),
        "calendar.ics": _meetings(3),
    }


def real_files() -> Iterator[OutsideFile]:
    """Yield files in the shape and size of those that people have."""
    shipped = read_roadmap(_resource("roadmaps/ml-engineer.yaml").decode())
    checklist = "".join(
        f"- [ ] [Topic {n}](https://example.org/{n}) - a course (10h)\n" for n in range(_MANY)
    )
    table = "Title;Hours;Link\r\n" + "".join(
        f"Learn a thing {n};{n % 40};https://example.org/{n}\r\n" for n in range(_MANY)
    )
    made: dict[str, Content] = {
        "shipped.yaml": partial(_resource, "roadmaps/ml-engineer.yaml"),
        "shipped.json": lambda: roadmap_json(shipped).encode(),
        "shipped.md": partial(_checklist, shipped),
        "shipped.csv": partial(_table, shipped),
        "long.md": checklist.encode,
        "long.csv": partial(table.encode, "utf-16"),
        "drawing.json": _large_drawing,
        "contents.json": lambda: json.dumps(_contents(map(str, range(_OF_A_DRAWING)))).encode(),
        "plan.json": lambda: archive_text(first_plan()).encode(),
        "office.ics": partial(_meetings, 120),
        "old.ics": _old_calendar,
    }
    for name, content in small_files().items():
        yield OutsideFile(name, f"small {name}", partial(bytes, content), is_real=True)
    for name, make in made.items():
        yield OutsideFile(name, f"real {name}", make, is_real=True)


def hostile_files() -> Iterator[OutsideFile]:
    """Yield all that the tests of the readers know, each under the name by which its reader gets it."""
    for ending, texts in (("yaml", HOSTILE), ("md", HOSTILE_CHECKLISTS), ("csv", HOSTILE_TABLES)):
        for name, text in texts.items():
            yield OutsideFile(f"hostile.{ending}", f"{name} ({ending})", partial(_encoded, text))
    for name, content in test_file_reading.HOSTILE.items():
        yield OutsideFile("hostile", name, partial(bytes, content))
    for name, content in test_calendar_reading.HOSTILE.items():
        yield OutsideFile("hostile.ics", f"{name} (ics)", partial(bytes, content))
    for name, parts in _HOSTILE_CALENDARS.items():
        yield OutsideFile("hostile.ics", f"{name} (ics)", partial(_calendar_of, parts))
    # A plan may be six times as large as any other file, and takes what a child may have at all.
    yield OutsideFile("hostile.json", TOO_MANY_OBJECTS, _too_many_objects, most_mebibytes=512)


TOO_MANY_OBJECTS = "too many objects (plan)"


def _too_many_objects() -> bytes:
    return b'{"format": "study-planner-plan", "a": [' + b"{}," * (8 * 1024 * 1024) + b"{}]}"


def _encoded(text: Callable[[], str]) -> bytes:
    return text().encode(errors="surrogatepass")


def _resource(place: str) -> bytes:
    return resources.path(*place.split("/")).read_bytes()


def _checklist(roadmap: Roadmap) -> bytes:
    return write_markdown(roadmap, {roadmap.items[0].id: ItemStatus.DONE}).encode()


def _table(roadmap: Roadmap) -> bytes:
    return write_table(item_rows(roadmap, {roadmap.items[0].id: ItemStatus.DONE})).encode("utf-8-sig")


def _contents(ids: Iterator[str] | tuple[str, ...]) -> dict[str, object]:
    link = {"title": "See", "url": "https://example.org", "type": "video"}
    return {id: {"title": f"Topic {id}", "description": "What it is. " * 40, "links": [link]} for id in ids}


def _large_drawing() -> bytes:
    """A road of many topics with parts at both sides."""
    nodes, edges = [node("title", "title", "Sailing", 400, -100)], []
    for number in range(_OF_A_DRAWING):
        topic, y = f"topic-{number}", 100 * number
        nodes.append(node(topic, "topic", f"Topic {number}", 400, y))
        for side in (-1, 1):
            part = f"{topic}-{side}"
            nodes.append(node(part, "subtopic", f"Part {number} {side}", 400 + 300 * side, y))
            edges.append(edge(topic, part))
    return json.dumps({"nodes": nodes, "edges": edges}).encode()


def _meetings(count: int) -> bytes:
    """An office's calendar of some years: so many series, with moved times, and a zone of its own."""
    parts = ["\r\n".join(_ZONE)]
    for number in range(count):
        start = _FIRST_MEETING + timedelta(days=number % 5, minutes=30 * (number % 12))
        moment = (
            f"DTSTART;TZID=Office:{stamp(start)}",
            f"DTEND;TZID=Office:{stamp(start + timedelta(hours=1))}",
        )
        rule = "RRULE:FREQ=WEEKLY;UNTIL=20281231T000000Z", f"EXDATE;TZID=Office:{stamp(start)}"
        parts.append(event(f"SUMMARY:Meeting {number}", *moment, *rule, uid=f"series-{number}"))
        moved = start + timedelta(weeks=260)
        parts.append(
            event(
                f"RECURRENCE-ID;TZID=Office:{stamp(moved)}",
                f"DTSTART;TZID=Office:{stamp(moved + timedelta(hours=2))}",
                "DURATION:PT1H",
                uid=f"series-{number}",
            )
        )
    return calendar(*parts, about=("X-WR-CALNAME:Office", "X-WR-TIMEZONE:Europe/Berlin"))


def _old_calendar() -> bytes:
    """One that was kept for decades."""
    first = datetime(1998, 1, 1, 8)
    starts = (first + timedelta(hours=7 * number) for number in range(_OF_AN_OLD_CALENDAR))
    return calendar(
        *(
            meeting(f"Appointment {number}", stamp(start), stamp(start + timedelta(hours=1)))
            for number, start in enumerate(starts)
        )
    )


def _calendar_of(parts: Callable[[], list[str]]) -> bytes:
    return calendar(*parts())


def _series(*lines: str, count: int = 1) -> Callable[[], list[str]]:
    """Series of meetings that began long ago."""
    start, end = "19700101T000000", "19700101T010000"
    return lambda: [meeting("x", start, end, *lines, uid=str(number)) for number in range(count)]


_HOSTILE_CALENDARS: Mapping[str, Callable[[], list[str]]] = {
    "each second": _series("RRULE:FREQ=SECONDLY"),
    "no interval": _series("RRULE:FREQ=DAILY;INTERVAL=0"),
    "never": _series("RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"),
    "each hour": _series("RRULE:FREQ=HOURLY", count=500),
    "six times a day": _series("RRULE:FREQ=DAILY;BYHOUR=7,8,9,10,11,12", count=50),
    "all the numbers": _series(
        "RRULE:FREQ=YEARLY;BYYEARDAY=" + ",".join(map(str, range(1, 367))) + ";BYHOUR=1,2,3,4,5,6,7,8,9,10"
    ),
    "many added days": _series("RDATE:" + ",".join(["20270101T000000"] * 200_000)),
    "many exceptions": _series("RRULE:FREQ=DAILY", "EXDATE:" + ",".join(["20270101T000000"] * 200_000)),
    "many changes of one": lambda: [
        meeting("x", "20261124T090000", "20261124T100000", "RECURRENCE-ID:20261124T090000", uid="u")
        for _change in range(20_000)
    ],
    "many without a start": lambda: [event("SUMMARY:x")] * 100_000,
    "a zone of each second": lambda: [
        "\r\n".join(_ZONE).replace("FREQ=YEARLY", "FREQ=SECONDLY"),
        event("DTSTART;TZID=Office:20261124T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY"),
    ],
    "many zones": lambda: ["\r\n".join(_ZONE).replace("Office", f"Office {n}") for n in range(8_000)],
    "an endless line": lambda: [event("SUMMARY:" + "x" * 9_000_000)],
    "an endless folded line": lambda: [event("SUMMARY:" + "x\r\n " * 2_000_000)],
}

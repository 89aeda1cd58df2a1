"""Files of other programs as large as people have them: drawings, lists, tables and calendars."""

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final

from tests.support.workspaces import MONDAY

NODES, LINES, ROWS, EVENTS = 300, 1_000, 1_000, 2_000
_PARTS: Final = 5  # of each topic, in a drawing and in a list


def drawing(nodes: int = NODES) -> str:
    """A drawing of roadmap.sh: topics down the middle, the parts of each at its right."""
    made = [_node(number, number % _PARTS) for number in range(nodes)]
    edges = []
    for number in range(1, nodes):
        topic = number - number % _PARTS
        is_part = number % _PARTS != 0
        edges.append(_edge(topic if is_part else topic - _PARTS, number, is_part))
    return json.dumps({"nodes": made, "edges": edges})


def _node(number: int, part: int) -> dict[str, Any]:
    return {
        "id": f"node-{number}",
        "type": "subtopic" if part else "topic",
        "position": {"x": 700 if part else 400, "y": 60 * number},
        "data": {"label": f"{'Part' if part else 'Topic'} number {number}"},
        "width": 150,
        "height": 49,
    }


def _edge(source: int, target: int, is_dashed: bool) -> dict[str, Any]:
    style = "dashed" if is_dashed else "solid"
    ends = {"source": f"node-{source}", "target": f"node-{target}"}
    return {"id": f"edge-{target}", **ends, "data": {"edgeStyle": style}}


def checklist(lines: int = LINES) -> str:
    """A list in Markdown, with headings, boxes, links and hours."""
    written = ["# A long road", ""]
    while len(written) < lines:
        number = len(written)
        if number % 20 == 2:
            written += [f"## Phase {number // 20}", ""]
        mark = "x" if number % 7 == 0 else " "
        written.append(f"- [{mark}] [Topic {number}](https://example.org/{number}) ({number % 9 + 1}h)")
    return "\n".join(written) + "\n"


def table(rows: int = ROWS) -> str:
    """A table as a spreadsheet writes it."""
    lines = ["Phase,Title,Hours,Status,Link"]
    for number in range(rows):
        status = "done" if number % 7 == 0 else "open"
        link = f"https://example.org/{number}"
        lines.append(f'Phase {number // 50},"Course {number}, in depth",{number % 30 + 1},{status},{link}')
    return "\n".join(lines) + "\n"


def calendar(events: int = EVENTS) -> str:
    """A calendar of single events, every twentieth of which comes again each week."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example.org//tests//EN"]
    for number in range(events):
        start = MONDAY + timedelta(days=number % 700, hours=number % 5)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{number}@example.org",
            "DTSTAMP:20261101T080000Z",
            f"DTSTART:{start:%Y%m%dT%H%M%S}",
            f"DTEND:{start + timedelta(minutes=45):%Y%m%dT%H%M%S}",
            f"SUMMARY:Meeting {number}",
            *(["RRULE:FREQ=WEEKLY;COUNT=20"] if number % 20 == 0 else []),
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


ROADMAPS: Final[Mapping[str, Callable[[], str]]] = {
    "road.json": drawing,
    "road.md": checklist,
    "road.csv": table,
}

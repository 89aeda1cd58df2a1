"""TaskJuggler on a plan of this program: its project file, and the ends that it reports."""

import csv
import os
import shutil
import subprocess
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from planner.domain.plan import Plan

COMMAND = "tj3"
_MOST_PRIORITY = 1_000
_USUAL_PRIORITY = 500
_TIME = "%Y-%m-%d-%H:%M"


def is_installed() -> bool:
    """Whether the program can be found."""
    return shutil.which(COMMAND) is not None


def project_of(plan: Plan, now: datetime, length: timedelta, *, by_date: bool) -> str:
    """Return the project file of a plan of whole hours, studied on weekday evenings from 19:00 to 21:00.

    Time is allotted in hours, as TaskJuggler does by itself and fastest. It heeds no date, but priorities:
    with `by_date` each item gets one by the first date that needs it, as a user who knows that would do.
    """
    lines = [
        f'project study "Study" {now:%Y-%m-%d} - {now + length:%Y-%m-%d} {{',
        f'  timeformat "{_TIME}"',
        "  dailyworkinghours 2",
        f"  now {now:{_TIME}}",
        "}",
        'resource learner "Learner" {',
        "  workinghours mon - fri 19:00 - 21:00",
        "  workinghours sat, sun off",
        "}",
    ]
    priorities = _priorities(plan) if by_date else dict.fromkeys(plan.items, _USUAL_PRIORITY)
    for item in plan.items.values():
        lines += [
            f'task {item.id} "{item.title}" {{',
            f"  effort {item.effort.likely}min",
            "  allocate learner",
            f"  priority {priorities[item.id]}",
        ]
        if item.requires:
            lines.append(f"  depends {', '.join(f'!{before}' for before in item.requires)}")
        lines.append("}")
    lines += ['taskreport ends "ends" {', "  formats csv", "  columns id, end", "}"]
    return "\n".join(lines) + "\n"


def ends_of(plan: Plan, project: str, folder: Path) -> dict[str, datetime]:
    """Let TaskJuggler schedule a project; return when each item ends. Raises when it fails."""
    file = folder / "study.tjp"
    file.write_text(project, encoding="utf-8")
    command = [COMMAND, "--silent", "--no-color", "--output-dir", str(folder), str(file)]
    environment = {**os.environ, "TZ": "UTC"}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    with (folder / "ends.csv").open(newline="", encoding="utf-8") as report:
        ends = {
            row["Id"]: datetime.strptime(row["End"], _TIME) for row in csv.DictReader(report, delimiter=";")
        }
    assert ends.keys() == plan.items.keys()
    return ends


def missed(plan: Plan, ends: Mapping[str, datetime | None]) -> int:
    """Return how many dated goals are missed by the ends of their items; None means never."""
    return sum(
        any((end := ends[id]) is None or end > goal.due for id in goal.items)
        for goal in plan.goals.values()
        if goal.due is not None
    )


def _priorities(plan: Plan) -> dict[str, int]:
    """Return the priorities, 1 to 1000: the earlier the date that needs an item, the higher."""
    due = dict.fromkeys(plan.items, datetime.max)
    for goal in plan.goals.values():
        for id in goal.items if goal.due is not None else ():
            due[id] = min(due[id], goal.due or datetime.max)
    for item in reversed(list(plan.items.values())):  # what an item needs comes before it
        for before in item.requires:
            due[before] = min(due[before], due[item.id])
    ranks = {date: rank for rank, date in enumerate(sorted(set(due.values())))}
    return {id: max(1, _MOST_PRIORITY - ranks[date]) for id, date in due.items()}

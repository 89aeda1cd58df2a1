"""The command `check`: the health of the plan and its backups, in words and as a document."""

from planner.cli.documents import Document
from planner.cli.output import Answer
from planner.cli.recovery import with_way_back
from planner.formats import day_and_time
from planner.paths import Paths
from planner.services.health import Health, check_health
from planner.services.health_words import health_lines
from planner.services.workspace import Clock


def check(paths: Paths, clock: Clock, named_folder: str | None) -> Answer:
    """Look through the data folder; the code is that of a refusal where something should be seen to.

    The gravest of it is told as one sentence where refusals are, and the rest with what there is.
    """
    health = check_health(paths, clock)
    problems = list(health.problems)
    if health.refusal is not None:
        backup = health.newest_whole_backup
        problems[0] = str(with_way_back(health.refusal, backup, paths, named_folder))
    return Answer(
        document=_document(health, problems),
        lines=(*problems[1:], *health_lines(health, day_and_time)),
        warnings=tuple(problems[:1]),
        is_refused=bool(problems),
    )


def _document(health: Health, problems: list[str]) -> Document:
    counts = health.counts
    return {
        "ok": not problems,
        "problems": problems,
        "file": str(health.file),
        "bytes": health.size,
        "schema": health.schema,
        "revision": None if counts is None else counts.revision,
        "items": None if counts is None else counts.items,
        "goals": None if counts is None else counts.goals,
        "sessions": None if counts is None else counts.sessions,
        "logged_minutes": None if counts is None else counts.logged_minutes,
        "steps": None if counts is None else counts.steps,
        "taken_back": health.is_taken_back,
        "backups": [
            {
                "file": str(backup.path),
                "reason": backup.reason,
                "made": f"{backup.made_at:%Y-%m-%dT%H:%M}",
                "bytes": backup.size,
                "fault": fault or None,
            }
            for backup, fault in health.backups
        ],
        "log_bytes": health.log_size,
        "free_bytes": health.free,
        "writable": health.can_write,
    }

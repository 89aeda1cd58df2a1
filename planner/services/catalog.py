"""What ships with the program: roadmaps and certifications, read when they are first asked for.

The readers, and the YAML library behind them, are imported only then: a plan is its own, and neither the
window nor most commands ever look into the catalogue.
"""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from planner import resources
from planner.domain.certification import Certification
from planner.domain.errors import Refusal, UnknownId, shown
from planner.domain.roadmap import Roadmap
from planner.domain.sources import Article, Sources
from planner.exchange.incoming import IncomingRoadmap
from planner.i18n import _
from planner.services.item_ids import with_ids_of_plan
from planner.values import Value

DEFAULT_ROADMAP = "ml-engineer"
_NOT_ROADMAPS = ("coverage",)


def roadmap_ids() -> tuple[str, ...]:
    """Return the ids of the shipped roadmaps."""
    files = sorted(resources.path("roadmaps").glob("*.yaml"))
    return tuple(file.stem for file in files if file.stem not in _NOT_ROADMAPS)


@cache
def shipped_roadmap(id: str = DEFAULT_ROADMAP) -> Roadmap:
    """Return a shipped roadmap; refuse an unknown id with the nearest ones."""
    if id not in roadmap_ids():
        raise UnknownId(_("roadmap"), id, roadmap_ids())
    from planner.exchange.roadmap_file import read_roadmap  # brings YAML, see above

    return read_roadmap(resources.path("roadmaps", f"{id}.yaml").read_text(encoding="utf-8"))


class FoundRoadmap(Value):
    """A roadmap that was looked for, by the ids of a new plan; with what its file says besides."""

    roadmap: Roadmap
    incoming: IncomingRoadmap | None = None
    file: str = ""


def find_roadmap(id_or_file: str) -> FoundRoadmap:
    """Return the shipped roadmap with an id, or the one that a file describes, of any form that is read."""
    if id_or_file in roadmap_ids():
        return FoundRoadmap(shipped_roadmap(id_or_file))
    file = Path(id_or_file)
    if not file.name or (not file.suffix and not os.path.exists(file)):  # which takes a name of any length
        raise UnknownId(_("roadmap"), id_or_file, roadmap_ids())
    from planner.exchange.file_reading import ReadingWish, read_files  # rarely wanted, see above

    incoming = read_files(ReadingWish((id_or_file,)))
    if not isinstance(incoming, IncomingRoadmap):
        raise Refusal(_("{name} is no roadmap.").format(name=shown(file.name)))
    incoming = with_ids_of_plan(incoming)
    return FoundRoadmap(incoming.roadmap, incoming, file.name)


@cache
def certifications() -> dict[str, Certification]:
    """Return the shipped certifications by id, in the order of the catalogue."""
    from planner.exchange.certification_file import read_certifications  # brings YAML, see above

    text = resources.path("certifications", "certifications.yaml").read_text(encoding="utf-8")
    return {certification.id: certification for certification in read_certifications(text)}


@cache
def sources(id: str = DEFAULT_ROADMAP) -> Sources:
    """Return where a shipped roadmap comes from and what it goes by; nothing of a roadmap of one's own."""
    if id not in roadmap_ids():
        return Sources()
    from planner.exchange.facts_file import read_facts  # brings YAML, see above

    roadmap = shipped_roadmap(id)
    facts = read_facts(resources.path("certifications", "facts.yaml").read_text(encoding="utf-8"))
    articles = (_article(each) for each in roadmap.extra.get("seeds", ()))
    return Sources(
        title=roadmap.title,
        version=roadmap.version,
        articles={article.id: article for article in articles},
        rules=roadmap.rules,
        lists=roadmap.lists,
        facts=facts,
        backgrounds=roadmap.backgrounds,
    )


def _article(seed: Mapping[str, Any]) -> Article:
    return Article(
        id=str(seed["id"]),
        title=str(seed["title"]),
        author=str(seed.get("author") or ""),
        date=str(seed.get("date") or ""),
    )


def certification(id: str) -> Certification:
    """Return a certification; refuse an unknown id with the nearest ones."""
    found = certifications().get(id)
    if found is None:
        raise UnknownId(_("certification"), id, tuple(certifications()))
    return found

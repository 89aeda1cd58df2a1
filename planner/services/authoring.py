"""For whoever writes a roadmap: what is wrong with the file, and the schema that editors check it by.

The reader, and the YAML library behind it, are imported only when they are asked for.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planner import resources
from planner.domain.roadmap import Roadmap

if TYPE_CHECKING:
    from planner.exchange.fault_notes import Fault

SCHEMA_FILE = "roadmap.schema.json"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in a roadmap file.

    Attributes:
        faults: for which it is not read, from its beginning to its end.
        warnings: what is read all the same, and hardly meant so.
        roadmap: what it describes, or None where it has faults.
    """

    faults: tuple["Fault", ...]
    warnings: tuple["Fault", ...]
    roadmap: Roadmap | None


def validate_roadmap(file: Path) -> Verdict:
    """Check a roadmap file. Raises Refusal for one that is no text to read."""
    from planner.exchange.roadmap_faults import faults_in
    from planner.exchange.roadmap_file import read_roadmap
    from planner.exchange.text_file import read_text_file

    text = read_text_file(file)
    found = faults_in(text)
    faults = tuple(fault for fault in found if not fault.is_warning)
    warnings = tuple(fault for fault in found if fault.is_warning)
    return Verdict(faults, warnings, None if faults else read_roadmap(text))


def roadmap_schema() -> str:
    """Return the JSON Schema of roadmap files."""
    return resources.path("roadmaps", SCHEMA_FILE).read_text(encoding="utf-8")

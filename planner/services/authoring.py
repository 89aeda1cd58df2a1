"""For whoever writes a roadmap: what is wrong with the file, and the schema that editors check it by.

The reader, and the YAML library behind it, are imported only when they are asked for.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from planner import resources
from planner.domain.errors import Refusal, shown
from planner.domain.roadmap import Roadmap
from planner.i18n import _
from planner.values import Value

if TYPE_CHECKING:
    from planner.exchange.fault_notes import Fault
    from planner.exchange.incoming import FileForm

SCHEMA_FILE = "roadmap.schema.json"
_OWN_ENDINGS = (".yaml", ".yml", ".json")


class Verdict(Value):
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
    """Check a roadmap file. Raises Refusal for one that is no text to read, or plainly of another form."""
    from planner.exchange.roadmap_faults import faults_in
    from planner.exchange.roadmap_file import read_roadmap
    from planner.exchange.text_file import read_text_file

    text = read_text_file(file)
    found = faults_in(text)
    faults = tuple(fault for fault in found if not fault.is_warning)
    if faults and (form := _other_form(file)) is not None:
        raise Refusal(_other_words(form).format(name=shown(file.name)))
    warnings = tuple(fault for fault in found if fault.is_warning)
    return Verdict(faults, warnings, None if faults else read_roadmap(text))


def _other_form(file: Path) -> "FileForm | None":
    """Return what a file is, where a reader of other programs' files takes it.

    What its name calls YAML is meant as such: with a fault in it that can look like a list or a table.
    """
    from planner.exchange.file_reading import IncomingCalendar, IncomingPlan, ReadingWish, read_files
    from planner.exchange.incoming import FileForm

    try:
        incoming = read_files(ReadingWish((str(file),)))
    except Refusal:
        return None
    if isinstance(incoming, IncomingCalendar):
        return FileForm.CALENDAR
    if isinstance(incoming, IncomingPlan):
        return FileForm.PLAN
    is_in_lines = incoming.form in (FileForm.MARKDOWN, FileForm.TABLE)
    is_other = incoming.form is not FileForm.ROADMAP
    return incoming.form if is_other and not (is_in_lines and file.suffix.lower() in _OWN_ENDINGS) else None


def _other_words(form: "FileForm") -> str:
    words = {
        "calendar": _("{name} is a calendar and no roadmap; study-planner import takes it."),
        "markdown": _("{name} is a list in Markdown; study-planner import takes it as it is."),
        "table": _("{name} is a table; study-planner import takes it as it is."),
        "plan": _("{name} is everything of a plan and no roadmap; study-planner restore takes it."),
    }
    return words.get(form, _("{name} is a roadmap of roadmap.sh; study-planner import takes it as it is."))


def roadmap_schema() -> str:
    """Return the JSON Schema of roadmap files."""
    return resources.path("roadmaps", SCHEMA_FILE).read_text(encoding="utf-8")

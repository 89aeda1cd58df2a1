"""What a file of another program brings: a roadmap, and what the file says beside it.

Every reader of roadmaps returns an `IncomingRoadmap`, whatever the file's form. Nothing of it is in a plan
yet: `planner.services.importing` compares it with one and makes the step that takes it in.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from planner.domain.item import ItemStatus
from planner.domain.roadmap import Roadmap
from planner.values import Value, field


class FileForm(StrEnum):
    """What sort of file it is, told by its content and never by its name alone."""

    ROADMAP = "roadmap"  # our own format, YAML or JSON
    EDITOR = "roadmap-sh-editor"  # nodes and edges
    MOCKUP = "roadmap-sh-mockup"  # the older drawings: controls with names
    CONTENT = "roadmap-sh-content"  # texts and links, to be joined to nodes by their ids
    MARKDOWN = "markdown"
    TABLE = "table"  # CSV, TSV
    PLAN = "plan"  # everything of a plan, as this program writes it
    CALENDAR = "calendar"  # .ics


DRAWINGS: Final = (FileForm.EDITOR, FileForm.MOCKUP)  # their texts and links come from other files


class SkipCause(StrEnum):
    """Why a part of a file brings nothing, or not all that it says."""

    DRAWING = "drawing"  # lines, titles, buttons and boxes of a drawing
    NO_TITLE = "no-title"
    ID_AS_TITLE = "id-as-title"  # what has no title comes in all the same, called by its id
    TITLE_CUT = "title-cut"
    DOUBLED = "doubled"
    UNKNOWN_PREREQUISITE = "unknown-prerequisite"
    CIRCLE = "circle"  # a prerequisite that would close one
    HOURS = "hours"  # what stands where hours are expected tells none
    STATE = "state"
    UNITS = "units"  # what stands where their number is expected is none, or too many
    DATE = "date"
    LINK = "link"  # an address that is none of the web
    EMPTY_ROW = "empty-row"
    SUM_ROW = "sum-row"  # the hours of the rows above it together
    NO_BOX = "no-box"  # an entry of a list in a file whose items have boxes
    BESIDE_TABLE = "beside-table"  # an entry of a list in a file whose tables tell the items
    ARCHIVED = "archived"  # put away by the learner where the file comes from
    WITHOUT_NODE = "without-node"  # a text whose node is not in the file
    CHARACTERS = "characters"  # broken ones, left out of a text


class Skipped(Value):
    """How many parts of a file were passed over for one cause, with an example ("" for none)."""

    cause: SkipCause
    count: int
    example: str = ""


class TableField(StrEnum):
    """What a column of a table can tell of an item."""

    ID = "id"
    TITLE = "title"
    PHASE = "phase"
    KIND = "kind"
    SUBJECT = "subject"
    HOURS = "hours"
    STATE = "state"
    REQUIRES = "requires"
    LINK = "link"
    PROVIDER = "provider"
    DONE_WHEN = "done-when"
    NOTE = "note"
    CORE = "core"
    UNITS = "units"


class TableHead(Value):
    """How a table was understood.

    Attributes:
        columns: the names in its first row, in order.
        rows: the first rows beneath, as they stand in the file, each as long as `columns`.
        fields: the column, counted from 0, that each field was read from.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    fields: Mapping[TableField, int]


class IncomingRoadmap(Value, kw_only=True):
    """A roadmap as a file tells it.

    Attributes:
        form: which reader made it.
        roadmap: what it describes. Its ids are those of the file where it has any, so that they are the same
            in its next version; else they are made from headings and titles.
        states: what the file says of items, by id: done, in progress, left out. Most files say nothing.
        estimated: ids of items whose hours the file does not tell, so that they were estimated by kind.
        is_personal: whether its texts are the learner's own copy: they stay out of exports unless asked for.
        skipped: what was passed over.
        table: how the columns were understood, for a table alone.
        file_ids: the file's id of each item that goes by another one here, as it will in a plan.
        drawn: what the drawing itself says of an item ("" for nothing), for those whose texts came with it.
    """

    form: FileForm
    roadmap: Roadmap
    states: Mapping[str, ItemStatus] = field(default_factory=dict)
    estimated: frozenset[str] = frozenset()
    is_personal: bool = False
    skipped: tuple[Skipped, ...] = ()
    table: TableHead | None = None
    file_ids: Mapping[str, str] = field(default_factory=dict)
    drawn: Mapping[str, str] = field(default_factory=dict)

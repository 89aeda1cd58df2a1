"""Previews of imports as a test needs them, with what they say made by hand."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.item import ItemKind, ItemStatus, Subject
from planner.domain.plan import Plan
from planner.domain.roadmap import Roadmap
from planner.exchange.incoming import FileForm, IncomingRoadmap, TableField, TableHead
from planner.services.import_preview import ImportChoices, ImportPreview, ImportRow, RowState
from planner.services.workspace import Workspace
from planner.ui.importing.preview_dialog import ImportDialog
from planner.ui.importing.prospect import ImportServices, Prospect, Read, look
from planner.ui.performer import Performer
from planner.values import replace


def row(
    key: str,
    *,
    title: str = "",
    phase: str = "Basics",
    state: RowState = RowState.NEW,
    item: str | None = None,
    item_title: str = "",
    suggested: str | None = None,
    because: str = "",
    changes: tuple[str, ...] = (),
    minutes: int = 240,
    is_estimate: bool = False,
    status: ItemStatus | None = None,
    is_taken: bool | None = None,
    can_go: bool = False,
) -> ImportRow:
    """A row, which comes in unless it is as it was or gone."""
    return ImportRow(
        key=key,
        title=title or key.replace("-", " ").capitalize(),
        phase=phase,
        kind=ItemKind.TOPIC,
        subject=Subject.PROGRAMMING,
        state=state,
        item=item,
        item_title=item_title,
        suggested=suggested,
        because=because,
        changes=changes,
        minutes=minutes,
        is_estimate=is_estimate,
        status=status,
        is_taken=state not in (RowState.SAME, RowState.REMOVED) if is_taken is None else is_taken,
        can_go=can_go,
    )


BACKEND = (
    row("http", title="How HTTP works", status=ItemStatus.DONE),
    row("dns", title="DNS and how it works", is_estimate=True, minutes=120),
    row(
        "python",
        title="Python basics",
        phase="A language",
        state=RowState.MATCHED,
        item="course-python",
        item_title="Python for everybody",
        because="same link",
    ),
    row("testing", title="Testing", phase="A language", is_estimate=True),
    row("git", title="Git", phase="A language", state=RowState.SAME, item="git", item_title="Git"),
    row(
        "sql",
        title="SQL in depth",
        phase="Databases",
        state=RowState.CHANGED,
        item="sql",
        item_title="SQL",
        changes=("renamed from SQL", "12 h instead of 8 h"),
        minutes=720,
    ),
    row("cgi", title="CGI", phase="Databases", state=RowState.REMOVED, item="cgi", can_go=True),
    row("soap", title="SOAP", phase="Databases", state=RowState.REMOVED, item="soap"),
)


HEAD = TableHead(
    columns=("Course", "Length", ""),
    rows=(("SQL", "12", ""), ("Queues", "20", "x" * 80)),
    fields={TableField.TITLE: 0, TableField.HOURS: 1},
)


def preview_of(rows: Sequence[ImportRow] = BACKEND, *, is_known: bool = False) -> ImportPreview:
    """A preview of rows, with two notes on the file and one goal."""
    new = sum(each.state is RowState.NEW and each.is_taken for each in rows)
    return ImportPreview(
        title="Backend developer",
        is_known=is_known,
        rows=tuple(rows),
        news=(f"{new} new items, 10 h", "1 is in your plan already", "Hours of 2 items are estimates"),
        skipped=("31 lines and boxes of the drawing", '2 items without a title, such as "n-17"'),
        goals={"roadmap": "The whole roadmap"},
    )


def chosen_preview(preview: ImportPreview, choices: ImportChoices) -> ImportPreview:
    """What a preview becomes by choices, as the services would make it, in short."""
    rows = [_chosen(each, choices) for each in preview.rows]
    before = replace(preview_of(rows), is_known=preview.is_known, skipped=preview.skipped)
    return replace(before, goal=choices.goal)


def _chosen(row: ImportRow, choices: ImportChoices) -> ImportRow:
    row = replace(row, is_taken=choices.taken.get(row.key, row.is_taken))
    if row.key in choices.joined:
        item = choices.joined[row.key]
        state = RowState.NEW if item is None else RowState.MATCHED
        row = replace(row, item=item, item_title=item or "", state=state, because="")
    elif row.state is RowState.MATCHED and not choices.joins:
        row = replace(row, item=None, item_title="", state=RowState.NEW, because="")
    return row


class StandIn:
    """Stands in for the services: it shows a preview, and remembers what was to be taken in.

    Attributes:
        refusal: why nothing can be taken in; "" where it can.
    """

    def __init__(self, preview: ImportPreview) -> None:
        """Show this preview."""
        self.shown = preview
        self.refusal = ""
        self.asked: list[ImportChoices] = []
        self.taken: list[tuple[ImportChoices, str]] = []

    @property
    def services(self) -> ImportServices:
        """The use cases."""
        return ImportServices(self._preview, self._take)

    def dialog(
        self,
        workspace: Workspace,
        performer: Performer,
        parent: QWidget | None = None,
        form: FileForm = FileForm.MARKDOWN,
    ) -> ImportDialog:
        """The preview of what was read."""
        read = incoming(form)
        if form is FileForm.TABLE:
            read = replace(read, table=HEAD)
        of_file = Read(read, "backend.md")
        prospect = look(self.services, of_file, workspace.plan, ImportChoices(), workspace.now)
        assert isinstance(prospect, Prospect)
        self.asked.clear()
        self.taken.clear()
        return ImportDialog(of_file, prospect, self.services, workspace, performer, parent)

    def _preview(self, plan: Plan, _incoming: IncomingRoadmap, choices: ImportChoices) -> ImportPreview:
        self.asked.append(choices)
        for item in filter(None, choices.joined.values()):
            plan.item(item)
        return chosen_preview(self.shown, choices)

    def _take(
        self, plan: Plan, _incoming: IncomingRoadmap, choices: ImportChoices, file: str, _now: datetime
    ) -> Edit:
        self.taken.append((choices, file))
        if self.refusal:
            raise Refusal(self.refusal)
        return Edit("Took in Backend developer", ())


def incoming(form: FileForm = FileForm.MARKDOWN) -> IncomingRoadmap:
    """A roadmap of that form without items."""
    return IncomingRoadmap(form=form, roadmap=Roadmap(id="backend", title="Backend developer"))

"""Takes files from outside to where they belong: into the preview of an import, or to calendars and plans."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol

from PySide6.QtCore import QMargins, QObject

from planner.domain.errors import Refusal
from planner.exchange.incoming import IncomingRoadmap
from planner.i18n import _
from planner.services.import_preview import ImportChoices
from planner.services.importing import import_roadmap, preview_import
from planner.services.workspace import Workspace
from planner.ui.background import Background
from planner.ui.importing.dropped import Way, dropped
from planner.ui.importing.file_kinds import import_filters
from planner.ui.importing.preview_dialog import ImportDialog
from planner.ui.importing.prospect import ImportServices, Prospect, Read, look
from planner.ui.importing.reading import FileReading
from planner.ui.main_window import MainWindow
from planner.ui.other_plans import PlanFiles
from planner.ui.performer import Performer
from planner.ui.shared.file_choice import ask_for_files
from planner.values import Value

_MARGINS: Final = QMargins(20, 6, 16, 6)
_SERVICES: Final = ImportServices(preview_import, import_roadmap)


class Destinations(Protocol):
    """Where files go that bring no roadmap to this plan, and what is seen after one that did."""

    def link_calendar_file(self, path: str) -> None:
        """Offer to plan around a calendar file."""

    def show_imported(self, items: Sequence[str]) -> None:
        """Show items that came, by id; there may be none."""


class ImportParts(Value, weakref=True):  # for Qt holds what it calls weakly
    """What the desk works with; `begin_with` sets up a plan with files, where there is none yet."""

    window: MainWindow
    workspace: Workspace
    performer: Performer
    destinations: Destinations
    begin_with: Callable[[tuple[str, ...]], object]
    services: ImportServices = _SERVICES


class ImportDesk(QObject):
    """Reads one thing after the other, and shows what it would do to the plan.

    Attributes:
        reading: what is being read, with the line above the page that says so.
    """

    def __init__(self, parts: ImportParts) -> None:
        """Serve a window; `close` has to be called before it goes."""
        super().__init__(parts.window)
        self._parts = parts
        self._window = parts.window
        self._read: Read | None = None
        self._dialog: ImportDialog | None = None
        self._background = Background(self)
        self._background.finished.connect(self._open_preview)
        self.reading = FileReading(parts.window)
        self.reading.found.connect(self._look)
        self.reading.plan_found.connect(self._open_archive)
        self.reading.calendar_found.connect(parts.destinations.link_calendar_file)
        self.reading.refused.connect(self._window.say)
        self.reading.line.row.setContentsMargins(_MARGINS)
        parts.window.put_above_pages(self.reading.line)

    @property
    def is_busy(self) -> bool:
        """Whether something is being read or looked at."""
        return self.reading.is_busy or self._background.is_busy

    def choose(self) -> None:
        """Ask for the files to import."""
        ask_for_files(self._window, _("Import"), import_filters(), lambda paths: self.take(tuple(paths)))

    def take(self, paths: tuple[str, ...]) -> None:
        """Take files to where they belong. What a name does not tell is told by the content."""
        offer = dropped(paths)
        if offer.way is Way.NONE and len(paths) > 1:
            self._window.say(f"{offer.words}. {offer.why}")
        elif not self._parts.workspace.has_plan:
            self._parts.begin_with(paths)
        elif offer.way is Way.CALENDAR:
            self._parts.destinations.link_calendar_file(paths[0])
        elif offer.way is Way.PLAN:
            self._open_plan(lambda files: files.open_file(Path(paths[0])))
        elif self._dialog is not None:
            self._refuse_another()
        else:
            self._read = None  # what was read before is looked at no more
            self.reading.read(paths)

    def close(self) -> None:
        """Read no more."""
        self.reading.close()
        self._background.close()
        if self._dialog is not None:
            self._dialog.reject()

    def _look(self, incoming: IncomingRoadmap) -> None:
        self._read = Read(incoming, self.reading.file)
        self._look_at(self._read)

    def _look_at(self, read: Read) -> None:
        """Work out what a roadmap would do to the plan."""
        workspace = self._parts.workspace
        usual = ImportChoices()
        self._background.run(partial(look, self._parts.services, read, workspace.plan, usual, workspace.now))

    def _open_preview(self, prospect: Prospect | Refusal) -> None:
        read, parts = self._read, self._parts
        if read is None:
            return
        if isinstance(prospect, Refusal):
            self._window.say(str(prospect))
        elif prospect.plan is not parts.workspace.plan:  # it has changed meanwhile
            self._look_at(read)
        elif self._dialog is not None:
            self._refuse_another()
        else:
            self._open(
                ImportDialog(read, prospect, parts.services, parts.workspace, parts.performer, self._window),
                read,
            )

    def _open(self, dialog: ImportDialog, read: Read) -> None:
        dialog.imported.connect(self._parts.destinations.show_imported)
        dialog.columns_wished.connect(lambda: self._go_back(dialog, read.incoming))
        dialog.finished.connect(self._forget_dialog)
        self._dialog = dialog
        dialog.open()

    def _refuse_another(self) -> None:
        self._window.say(_("Another import is open; finish or cancel that one first."))

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _go_back(self, dialog: ImportDialog, incoming: IncomingRoadmap) -> None:
        dialog.reject()
        self.reading.ask_columns(incoming)

    def _open_archive(self, document: Mapping[str, Any]) -> None:
        name = self.reading.file
        self._open_plan(lambda files: files.open_archive(document, name))

    def _open_plan(self, open_with: Callable[[PlanFiles], object]) -> None:
        files = self._window.plan_files
        if files is None:
            self._window.say(_("Another plan cannot be opened in this window."))
        else:
            open_with(files)

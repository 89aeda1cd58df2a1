"""The parts of the window that the start does without; each is imported and made when it is first wanted."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from planner.app.core import Core
from planner.app.places import Places
from planner.ui.dialogs import Dialogs
from planner.ui.timer.desk import TimerDesk

if TYPE_CHECKING:
    from planner.ui.calendars.linked import LinkedCalendars
    from planner.ui.export.keeper import CalendarKeeper
    from planner.ui.forecast_source import ForecastSource
    from planner.ui.importing.desk import ImportDesk
    from planner.ui.palette.palette import CommandPalette
    from planner.ui.tray.wiring import Tray


class LateParts:
    """Makes the forecasts, the palette, the tray, the calendars and the imports of one window."""

    def __init__(
        self,
        core: Core,
        places: Places,
        dialogs: Dialogs,
        timer: TimerDesk,
        come_to_front: Callable[[], object],
        begin_with: Callable[[tuple[str, ...]], object],
    ) -> None:
        """Know what they are made of, and make none of them; `begin_with` sets a plan up with files."""
        self._core = core
        self._places = places
        self._dialogs = dialogs
        self._timer = timer
        self._come_to_front = come_to_front
        self._begin_with = begin_with
        self._forecasts: ForecastSource | None = None
        self._palette: CommandPalette | None = None
        self._tray: Tray | None = None
        self._calendars: LinkedCalendars | None = None
        self._importing: ImportDesk | None = None
        self._keeper: CalendarKeeper | None = None

    @property
    def forecasts(self) -> "ForecastSource":
        """Where the pages have their forecast from; it works nothing out before one of them asks."""
        from planner.ui.forecast_source import ForecastSource

        if self._forecasts is None:
            self._forecasts = ForecastSource(self._core.workspace, parent=self._core.window)
        return self._forecasts

    @property
    def palette(self) -> "CommandPalette":
        """The command palette."""
        from planner.ui.palette.wiring import PaletteParts, make_palette

        if self._palette is None:
            core = self._core
            self._palette = make_palette(
                PaletteParts(
                    window=core.window,
                    workspace=core.workspace,
                    performer=core.performer,
                    settings=core.settings,
                    show_item=self._places.show_item,
                    show_goal=self._places.show_goal,
                    try_changes=self._dialogs.try_changes,
                )
            )
        return self._palette

    @property
    def tray(self) -> "Tray":
        """The reminders and the tray; they tell nothing before `begin`."""
        from planner.ui.tray.timing import follow_timer
        from planner.ui.tray.wiring import Tray, TrayParts

        if self._tray is None:
            core = self._core
            parts = core.window, core.workspace, core.performer, core.settings
            shows = self._come_to_front, self._places.show_goal, self._timer.start_session
            self._tray = Tray(TrayParts(*parts, *shows, is_sample=core.is_sample))
            follow_timer(self._tray, self._timer.clock)
        return self._tray

    @property
    def keeper(self) -> "CalendarKeeper":
        """What keeps a calendar file up to date; from when it is first asked for."""
        from planner.ui.export.keeper import CalendarKeeper

        if self._keeper is None:
            core = self._core
            self._keeper = CalendarKeeper(core.workspace, core.performer, core.paths, core.window)
            self._keeper.told.connect(core.window.say)
        return self._keeper

    @property
    def calendars(self) -> "LinkedCalendars":
        """The linked calendar files; none is read before `begin`, or before one is asked for."""
        from planner.ui.calendars.linked import LinkedCalendars

        if self._calendars is None:
            core = self._core
            self._calendars = LinkedCalendars(core.workspace, core.performer, core.window)
            self._calendars.told.connect(core.window.say)
        return self._calendars

    @property
    def importing(self) -> "ImportDesk":
        """What takes in files from outside; none is read before one is asked for."""
        from planner.ui.importing.desk import ImportDesk, ImportParts

        if self._importing is None:
            core = self._core
            parts = core.window, core.workspace, core.performer
            self._importing = ImportDesk(ImportParts(*parts, self._places, self._begin_with))
        return self._importing

    def close(self) -> None:
        """End what is worked out or read in the background, and what watches the window."""
        if self._tray is not None:
            self._tray.close()
        if self._forecasts is not None:
            self._forecasts.close()
        if self._calendars is not None:
            self._calendars.close()
        if self._importing is not None:
            self._importing.close()
        if self._keeper is not None:
            self._keeper.close()

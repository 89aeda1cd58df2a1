"""What the learner wants of reminders and tray, and what was told, kept in the settings of the window."""

import json
from datetime import date, datetime, timedelta
from typing import Any, Final

from PySide6.QtCore import QSettings

from planner.services.reminders import LEADS, USUAL_LEAD, ReminderWishes, ToldBefore
from planner.values import Value, replace

_ON: Final = "reminders_on"
_LEAD: Final = "reminders_lead"
_WEEK: Final = "reminders_week"
_REGISTRATION: Final = "reminders_registration"
_QUIET_FROM: Final = "quiet_from"
_QUIET_TO: Final = "quiet_to"
_PAUSED: Final = "reminders_paused_until"
_TOLD: Final = "reminders_told"
_LATER: Final = "reminders_later"
_ICON: Final = "tray_icon"
_KEEP: Final = "tray_keeps_running"
_HIDDEN_TOLD: Final = "tray_hidden_told"
_NEVER: Final = -1  # minutes before a session, where none is told
_USUAL: Final = ReminderWishes()
_REMEMBERED: Final = timedelta(days=2)


class TrayChoice(Value):
    """Whether an icon stands in the tray, and whether closing the window leaves the program there."""

    has_icon: bool = False
    keeps_running: bool = False


class KeptChoices:
    """Reads and writes the choices. What cannot be read is as if it had never been chosen."""

    def __init__(self, settings: QSettings) -> None:
        """Keep them in these settings."""
        self._settings = settings

    @property
    def wishes(self) -> ReminderWishes:
        """What is told."""
        lead = self._number(_LEAD, USUAL_LEAD)
        return ReminderWishes(
            is_on=self._flag(_ON, True),
            lead=None if lead == _NEVER else lead if lead in LEADS else USUAL_LEAD,
            of_week=self._flag(_WEEK, True),
            of_registration=self._flag(_REGISTRATION, True),
            quiet=(
                self._minute_of_day(_QUIET_FROM, _USUAL.quiet[0]),
                self._minute_of_day(_QUIET_TO, _USUAL.quiet[1]),
            ),
            paused_until=_moment(self._settings.value(_PAUSED)),
        )

    def keep_wishes(self, wishes: ReminderWishes) -> None:
        """Keep what is told from now on."""
        paused = wishes.paused_until
        for key, value in (
            (_ON, wishes.is_on),
            (_LEAD, _NEVER if wishes.lead is None else wishes.lead),
            (_WEEK, wishes.of_week),
            (_REGISTRATION, wishes.of_registration),
            (_QUIET_FROM, wishes.quiet[0]),
            (_QUIET_TO, wishes.quiet[1]),
            (_PAUSED, "" if paused is None else paused.isoformat()),
        ):
            self._settings.setValue(key, value)

    def keep_wishes_but_pause(self, wishes: ReminderWishes) -> None:
        """Keep what is told from now on, but leave a pause as it is, which is chosen in the tray's menu."""
        self.keep_wishes(replace(wishes, paused_until=self.wishes.paused_until))

    @property
    def tray(self) -> TrayChoice:
        """What is chosen for the tray; who keeps running there has its icon."""
        keeps_running = self._flag(_KEEP, False)
        return TrayChoice(keeps_running or self._flag(_ICON, False), keeps_running)

    def keep_tray(self, choice: TrayChoice) -> None:
        """Keep what is chosen for the tray."""
        self._settings.setValue(_ICON, choice.has_icon)
        self._settings.setValue(_KEEP, choice.keeps_running)

    @property
    def before(self) -> ToldBefore:
        """What was told, and what was asked for again."""
        told = self._json(_TOLD, [])
        later = self._json(_LATER, {})
        moments = {str(key): _moment(value) for key, value in later.items()}
        return ToldBefore(
            frozenset(map(str, told)), {key: moment for key, moment in moments.items() if moment}
        )

    def keep_before(self, before: ToldBefore, today: date) -> None:
        """Remember what was told; what no reminder can be of any more is forgotten."""
        told = sorted(key for key in before.told if _is_remembered(key, today))
        later = {key: at.isoformat() for key, at in before.later.items() if _is_remembered(key, today)}
        self._settings.setValue(_TOLD, json.dumps(told))
        self._settings.setValue(_LATER, json.dumps(later))

    def take_first_hiding(self) -> bool:
        """Return whether the window was never hidden in the tray before; from now on it was."""
        is_first = not self._flag(_HIDDEN_TOLD, False)
        self._settings.setValue(_HIDDEN_TOLD, True)
        return is_first

    def _flag(self, key: str, usual: bool) -> bool:
        return bool(self._settings.value(key, usual, type=bool))

    def _number(self, key: str, usual: int) -> int:
        try:
            return int(str(self._settings.value(key, usual)))
        except ValueError:
            return usual

    def _minute_of_day(self, key: str, usual: int) -> int:
        minute = self._number(key, usual)
        return minute if 0 <= minute < 24 * 60 else usual

    def _json(self, key: str, usual: Any) -> Any:
        try:
            read = json.loads(str(self._settings.value(key, "")))
        except ValueError:
            return usual
        return read if type(read) is type(usual) else usual


def _moment(written: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(written)).replace(tzinfo=None)
    except ValueError:
        return None


def _is_remembered(key: str, today: date) -> bool:
    """Whether the day with which every key ends is not long over."""
    try:
        return date.fromisoformat(key[-10:]) + _REMEMBERED >= today
    except ValueError:
        return False

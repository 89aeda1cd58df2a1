"""What stands on the page of settings, and which of it a search finds."""

from collections.abc import Sequence
from enum import StrEnum

from planner.i18n import _
from planner.values import Value


class Id(StrEnum):
    """What can be set, looked up or done here."""

    THEME = "theme"
    TEXT = "text"
    CONTRAST = "contrast"
    MOTION = "motion"
    LANGUAGE = "language"
    WEEKDAY = "weekday"
    CLOCK = "clock"
    REMINDERS = "reminders"
    LEAD = "lead"
    QUIET = "quiet"
    OF_WEEK = "of-week"
    OF_REGISTRATION = "of-registration"
    TRAY = "tray"
    RUNNING = "running"
    USUAL = "usual"
    LEAST = "least"
    MOST = "most"
    PER_DAY = "per-day"
    PER_WEEK = "per-week"
    FREE = "free"
    REVIEWS = "reviews"
    PACE = "pace"
    TIGHT = "tight"
    BUFFER = "buffer"
    FOLDER = "folder"
    FILE = "file"
    RESTORE = "restore"
    EXPORT = "export"
    CALENDAR_FILE = "calendar-file"
    BACKUPS = "backups"
    HEALTH = "health"
    ONE_FILE = "one-file"
    NO_HOSTAGE = "no-hostage"
    PRIVATE = "private"
    BESIDE = "beside"
    MOVING = "moving"


class SettingRow(Value):
    """One thing on the page.

    Attributes:
        title: what it is.
        words: what it does, in a sentence; "" where the title says all.
        also: further words by which one may look for it.
    """

    id: Id
    title: str
    words: str = ""
    also: str = ""


class Section(Value):
    """Rows that belong together, under a heading."""

    title: str
    rows: tuple[SettingRow, ...]


def sections(tray_words: str) -> tuple[Section, ...]:
    """Return everything on the page, in the order in which it is read; `tray_words` are of the desktop."""
    return (
        Section(_("Appearance"), _appearance()),
        Section(_("Studying"), _studying()),
        Section(_("Language and region"), _region()),
        Section(_("Notifications"), _notifications(tray_words)),
        Section(_("Your data"), _data()),
        Section(_("About your data"), (*_about(), *_about_the_folder())),
    )


def found(sections: Sequence[Section], typed: str) -> frozenset[Id]:
    """Return the rows that have all words typed, in whatever order and as parts of longer ones."""
    words = typed.casefold().split()
    return frozenset(
        row.id
        for section in sections
        for row in section.rows
        if all(word in _searched(section, row) for word in words)
    )


def _searched(section: Section, row: SettingRow) -> str:
    return "\n".join((section.title, row.title, row.words, row.also)).casefold()


def _appearance() -> tuple[SettingRow, ...]:
    return (
        SettingRow(Id.THEME, _("Theme"), also=_("light dark night colours")),
        SettingRow(
            Id.TEXT,
            _("Text size"),
            _("Rows, buttons and the bars at the sides grow with it."),
            _("zoom font"),
        ),
        SettingRow(
            Id.CONTRAST,
            _("More contrast"),
            _("Stronger lines and captions; subjects are outlined and show their codes."),
        ),
        SettingRow(Id.MOTION, _("Reduce motion"), _("Nothing slides or fades."), _("animation")),
    )


def _region() -> tuple[SettingRow, ...]:
    return (
        SettingRow(Id.LANGUAGE, _("Language"), also=_("words translation")),
        SettingRow(Id.WEEKDAY, _("The week begins on"), also=_("first day of the week")),
        SettingRow(Id.CLOCK, _("Times of day"), also=_("clock 12 24 hours am pm")),
    )


def _notifications(tray_words: str) -> tuple[SettingRow, ...]:
    return (
        SettingRow(
            Id.REMINDERS,
            _("Reminders"),
            _(
                "Notifications of your desktop, without a sound. None come during appointments, on days off "
                "and in a pause."
            ),
        ),
        SettingRow(Id.LEAD, _("Before a session"), also=_("reminder minutes")),
        SettingRow(Id.QUIET, _("Quiet hours"), _("The same time twice leaves no quiet hours.")),
        SettingRow(
            Id.OF_WEEK,
            _("When the week wants planning"),
            _("On Sunday evening or Monday morning, once."),
        ),
        SettingRow(
            Id.OF_REGISTRATION,
            _("When the registration for an exam closes"),
            _("A week before, and the day before."),
        ),
        SettingRow(Id.TRAY, _("Show an icon in the tray")),
        SettingRow(Id.RUNNING, _("Keep running in the tray when the window is closed"), tray_words),
    )


def _studying() -> tuple[SettingRow, ...]:
    return (
        SettingRow(
            Id.USUAL,
            _("A session usually lasts"),
            _("The plan makes sessions of about this length where the hours allow it."),
            _("session length minutes"),
        ),
        SettingRow(Id.LEAST, _("A session lasts at least"), also=_("session length shortest minutes")),
        SettingRow(Id.MOST, _("A session lasts at most"), also=_("session length longest minutes")),
        SettingRow(Id.PER_DAY, _("At most a day"), _("However many hours are set as available."), _("limit")),
        SettingRow(Id.PER_WEEK, _("At most a week"), also=_("limit")),
        SettingRow(
            Id.FREE,
            _("Keep free for surprises"),
            _("This share of the hours of each week is left unplanned."),
            _("limit slack"),
        ),
        SettingRow(
            Id.REVIEWS,
            _("Reviews, at most"),
            _("The share of a week that may go to what you go over again; 0% plans none."),
            _("review share memory repetition"),
        ),
        SettingRow(
            Id.PACE,
            _("Estimates learn from your pace"),
            _("Hours to come are counted as you have needed them so far."),
        ),
        SettingRow(
            Id.TIGHT,
            _("A date is tight below"),
            _("When its slack is under this share of the work that is left."),
            _("tight share verdict margin buffer"),
        ),
        SettingRow(
            Id.BUFFER,
            _("Days kept free before exams"),
            _("For every exam that is ahead, and for new ones; each can have its own on the Exams page."),
            _("buffer"),
        ),
    )


def _data() -> tuple[SettingRow, ...]:
    return (
        SettingRow(Id.FOLDER, _("Folder"), also=_("data folder path open")),
        SettingRow(Id.FILE, _("The plan"), also=_("file size saved")),
        SettingRow(
            Id.BACKUPS,
            _("Backups"),
            _(
                "Whole copies of the plan, made when it is opened, every half hour of changes, and by hand. "
                "Before one is restored, what you have now is backed up first."
            ),
            _("back up restore copy"),
        ),
        SettingRow(
            Id.RESTORE,
            _("A plan in a file"),
            _(
                "A backup that lies elsewhere, the file of another plan, or everything that was exported as "
                ".json, takes the place of this plan. What you have now is backed up first."
            ),
            _("restore import json everything"),
        ),
        SettingRow(
            Id.EXPORT,
            _("Take it out"),
            _("As a calendar, a checklist, a table, a portfolio, or everything to keep."),
            _("export save ics csv markdown pdf json"),
        ),
        SettingRow(Id.CALENDAR_FILE, _("Calendar file"), also=_("ics subscribe keep up to date stop")),
    )


def _about() -> tuple[SettingRow, ...]:
    return (
        SettingRow(
            Id.HEALTH,
            _("Is everything in order?"),
            _("Reads the whole plan, each step that can be undone and every backup, and looks at the disk."),
            _("check verify health integrity damaged repair disk"),
        ),
        SettingRow(
            Id.ONE_FILE,
            _("Everything of your plan is in one file"),
            _(
                "planner.db holds the roadmap, your goals, hours, sessions, logged time and notes, and each "
                "step that can be undone."
            ),
        ),
        SettingRow(
            Id.NO_HOSTAGE,
            _("Everything can be taken out"),
            _(
                "As one file with all of the plan (.json), which makes the same plan elsewhere; and for "
                "other programs as calendar (.ics), checklist (.md), tables (.csv) and pages to print "
                "(.pdf). Texts of roadmaps that are your own copies stay out of these unless you ask for "
                "them."
            ),
            _("export json csv ics"),
        ),
        SettingRow(
            Id.PRIVATE,
            _("Everything stays on this computer"),
            _(
                "There is no account. The program makes no network call; a link opens in your browser when "
                "you choose it. Calendar files that you link are read, and never changed."
            ),
            _("privacy cloud online internet"),
        ),
    )


def _about_the_folder() -> tuple[SettingRow, ...]:
    return (
        SettingRow(
            Id.BESIDE,
            _("What lies beside it"),
            _(
                "window.ini: what you choose here for the window. backups: whole copies. plans: further "
                "plans. damaged: a file that could not be read, when a backup took its place. "
                "focus-timer.json: a timer that runs. first-run.json: answers to the first questions, until "
                "the plan is made. kept-calendar.json and calendar-id.json: which calendar file follows the "
                "plan on this computer, and by what calendar programs know it. "
                "planner.log: faults of the program; it is sent nowhere."
            ),
        ),
        SettingRow(
            Id.MOVING,
            _("Moving and removing"),
            _("Copy the folder to take everything to another computer. Remove it, and nothing is left."),
            _("delete uninstall export transfer"),
        ),
    )

"""The tables: one for each kind of record, one for the steps that can be undone, one row for the plan itself.

Moments and days are ISO text, so they sort as they read; lists are JSON text; flags are 0 or 1. The
migrations make the same tables: a change here needs a new revision there.
"""

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

from planner.storage.header import APPLICATION_ID, SCHEMA_VERSION
from planner.storage.json_text import Undecoded, encoded, from_text

# Without names SQLite cannot alter a constraint later.
_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=_NAMES)


class Json(TypeDecorator[Any]):
    """A list or a mapping as JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else encoded(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else from_text(value)


class LaterJson(TypeDecorator[Any]):
    """The same, but read as `Undecoded`: what is long and rarely wanted must not make the start slower."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        return value.text if isinstance(value, Undecoded) else encoded(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return Undecoded(value)


def _key() -> Column[Any]:
    return Column("id", Text, primary_key=True, nullable=False)


def _text(name: str) -> Column[Any]:
    return Column(name, Text, nullable=False)


def _perhaps(name: str) -> Column[Any]:
    return Column(name, Text, nullable=True)


def _whole(name: str) -> Column[Any]:
    return Column(name, Integer, nullable=False)


def _number(name: str) -> Column[Any]:
    return Column(name, Float, nullable=False)


def _json(name: str) -> Column[Any]:
    return Column(name, Json, nullable=False)


def _item(name: str = "item", **options: Any) -> Column[Any]:
    # Deferred to the commit: an edit may change its records in any order.
    key = ForeignKey("items.id", deferrable=True, initially="DEFERRED")
    return Column(name, Text, key, nullable=False, **options)


def _check(name: str, condition: str) -> CheckConstraint:
    return CheckConstraint(condition, name=name)


def _flag(name: str) -> tuple[Column[Any], CheckConstraint]:
    return _whole(name), _check(name, f"{name} IN (0, 1)")


settings = Table(
    "settings",
    metadata,
    _key(),
    _text("title"),
    _text("roadmap"),
    _perhaps("background"),
    _perhaps("start"),
    _whole("lengths_least"),
    _whole("lengths_default"),
    _whole("lengths_most"),
    Column("limits_most_per_day", Integer),
    Column("limits_most_per_week", Integer),
    _whole("limits_percent_free"),
    _whole("tight_percent"),
    *_flag("learn_estimates"),
    _whole("review_percent"),
    _check("one", "id = 'settings'"),
)

phases = Table("phases", metadata, _key(), _text("title"), _whole("position"), _text("theme"))

items = Table(
    "items",
    metadata,
    _key(),
    _text("title"),
    _text("kind"),
    _text("phase"),
    _text("subject"),
    _whole("position"),
    *_flag("core"),
    _whole("effort_low"),
    _whole("effort_likely"),
    _whole("effort_high"),
    _json("requires"),
    _json("after"),
    _json("covers"),
    _perhaps("choice_group"),
    _perhaps("recurring"),
    _json("certifications"),
    _json("resources"),
    _text("done_when"),
    _text("note"),
    _perhaps("opens"),
    _perhaps("closes"),
    Column("units", Integer),
    _json("skip_for"),
    _json("refresh_for"),
    _json("extra"),
    _check("effort", "0 <= effort_low AND effort_low <= effort_likely AND effort_likely <= effort_high"),
)

progress = Table("progress", metadata, _item("id", primary_key=True), _text("status"), _perhaps("on"))

notes = Table(
    "notes", metadata, _item("id", primary_key=True), _text("note"), _json("steps"), _json("evidence")
)

courses = Table(
    "courses",
    metadata,
    _item("id", primary_key=True),
    _whole("units_done"),
    Column("units", Integer),
    _text("resource"),
    _perhaps("started"),
    _text("price"),
    _check("units_done", "units_done >= 0"),
    _check("units", "units >= 1"),
)

goals = Table(
    "goals",
    metadata,
    _key(),
    _text("title"),
    _json("items"),
    _text("kind"),
    _whole("priority"),
    _perhaps("due"),
    _whole("buffer_days"),
    _whole("created"),
    _perhaps("certification"),
    _whole("exam_minutes"),
    _perhaps("outcome"),
    _perhaps("registration_closes"),
    *_flag("booked"),
    _text("place"),
    _text("fee"),
    _perhaps("decided_on"),
    _check("priority", "priority >= 1"),
    _check("buffer_days", "buffer_days >= 0"),
)

patterns = Table("patterns", metadata, _key(), _json("days"), _perhaps("valid_from"), _text("title"))

days_off = Table(
    "days_off",
    metadata,
    _key(),
    _text("first"),
    _text("last"),
    _text("title"),
    _check("span", "first <= last"),
)

extra_hours = Table(
    "extra_hours",
    metadata,
    _key(),
    _text("day"),
    _whole("hours_start"),
    _whole("hours_end"),
    *_flag("hours_preferred"),
    _check("hours", "0 <= hours_start AND hours_start < hours_end AND hours_end <= 1440"),
)

calendars = Table(
    "calendars",
    metadata,
    _key(),
    _text("title"),
    _text("path"),
    _text("color"),
    _text("read_at"),
    _text("digest"),
    _whole("events"),
    _whole("skipped"),
    _check("counts", "events >= 0 AND skipped >= 0"),
)

busy_times = Table(
    "busy_times", metadata, _key(), _text("start"), _text("end"), _text("title"), _text("calendar")
)

sessions = Table(
    "sessions",
    metadata,
    _key(),
    _item(),
    _text("start"),
    _text("end"),
    _text("state"),
    _text("kind"),
    *_flag("pinned"),
    *_flag("accepted"),
    _perhaps("goal"),
    _text("placed_by"),
    _check("span", 'start < "end"'),
    _check("state", "state <> 'missed'"),
    Index(None, "start"),
)

entries = Table(
    "entries",
    metadata,
    Column("id", Integer, primary_key=True, nullable=False),
    _item(),
    _text("day"),
    _whole("minutes"),
    _perhaps("session"),
    _text("note"),
    _check("minutes", "0 < minutes AND minutes <= 1440"),
    # With the minutes in it, the sum for each item is read from this index alone.
    Index(None, "item", "minutes"),
    Index(None, "day"),
)

cards = Table(
    "cards",
    metadata,
    _item("id", primary_key=True),
    _text("due"),
    _number("stability"),
    _number("difficulty"),
    _text("reviewed"),
    _whole("answers"),
    *_flag("resting"),
)

followed = Table(
    "followed",
    metadata,
    _key(),
    _text("title"),
    _text("version"),
    _text("form"),
    _text("file"),
    _text("taken_at"),
    _json("names"),
    Column("items", LaterJson, nullable=False),
    Column("phases", LaterJson, nullable=False),
    _json("phase_names"),
    _json("estimated"),
    *_flag("is_personal"),
)

edits = Table(
    "edits",
    metadata,
    Column("number", Integer, primary_key=True, nullable=False),
    _text("at"),
    _text("label"),
    _json("changes"),
)

# One row from the day the plan is made: how often it has changed, the highest number ever given to a
# time entry, the number of the newest step that is not undone (0: none), and when it was made and changed.
meta = Table(
    "meta",
    metadata,
    Column("id", Integer, primary_key=True, nullable=False),
    _whole("revision"),
    _whole("last_entry"),
    _whole("applied"),
    _text("made_at"),
    _text("changed_at"),
    _check("one", "id = 1"),
)

# Alembic's own, made here too so that a new file needs no Alembic.
alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


def make_schema(connection: Connection) -> None:
    """Make every table in an empty file, and sign it as ours."""
    metadata.create_all(connection, checkfirst=False)
    connection.execute(alembic_version.insert(), {"version_num": revision_name(SCHEMA_VERSION)})
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


def revision_name(version: int) -> str:
    """Return the name of the migration that makes a schema version."""
    return f"{version:04}"

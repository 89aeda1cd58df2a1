"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table of schema 1. Alembic makes its own."""
    _make_settings()
    _make_roadmap()
    _make_goals()
    _make_availability()
    _make_calendar()
    _make_bookkeeping()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _perhaps(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=True)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _perhaps_whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=True)


def _key(table: str, column: str = "id") -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(column, name=f"pk_{table}")


def _check(name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{name}"))


def _to_items(table: str, column: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_items"
    return sa.ForeignKeyConstraint([column], ["items.id"], name=name, deferrable=True, initially="DEFERRED")


def _make_settings() -> None:
    op.create_table(
        "settings",
        _text("id"),
        _text("title"),
        _text("roadmap"),
        _perhaps("background"),
        _perhaps("start"),
        _whole("lengths_least"),
        _whole("lengths_default"),
        _whole("lengths_most"),
        _perhaps_whole("limits_most_per_day"),
        _perhaps_whole("limits_most_per_week"),
        _whole("limits_percent_free"),
        _whole("tight_percent"),
        _key("settings"),
        _check("settings_one", "id = 'settings'"),
    )


def _make_roadmap() -> None:
    op.create_table("phases", _text("id"), _text("title"), _whole("position"), _text("theme"), _key("phases"))
    op.create_table(
        "items",
        _text("id"),
        _text("title"),
        _text("kind"),
        _text("phase"),
        _text("subject"),
        _whole("position"),
        _whole("core"),
        _whole("effort_low"),
        _whole("effort_likely"),
        _whole("effort_high"),
        _text("requires"),
        _text("after"),
        _text("covers"),
        _perhaps("choice_group"),
        _perhaps("recurring"),
        _text("certifications"),
        _text("resources"),
        _text("done_when"),
        _text("note"),
        _perhaps("opens"),
        _perhaps("closes"),
        _perhaps_whole("units"),
        _text("skip_for"),
        _text("refresh_for"),
        _text("extra"),
        _key("items"),
        _check("items_core", "core IN (0, 1)"),
        _check(
            "items_effort",
            "0 <= effort_low AND effort_low <= effort_likely AND effort_likely <= effort_high",
        ),
    )
    op.create_table(
        "progress",
        _text("id"),
        _text("status"),
        _perhaps("on"),
        _key("progress"),
        _to_items("progress", "id"),
    )


def _make_goals() -> None:
    op.create_table(
        "goals",
        _text("id"),
        _text("title"),
        _text("items"),
        _text("kind"),
        _whole("priority"),
        _perhaps("due"),
        _whole("buffer_days"),
        _whole("created"),
        _perhaps("certification"),
        _whole("exam_minutes"),
        _perhaps("outcome"),
        _key("goals"),
        _check("goals_priority", "priority >= 1"),
        _check("goals_buffer_days", "buffer_days >= 0"),
    )


def _make_availability() -> None:
    op.create_table(
        "patterns", _text("id"), _text("days"), _perhaps("valid_from"), _text("title"), _key("patterns")
    )
    op.create_table(
        "days_off",
        _text("id"),
        _text("first"),
        _text("last"),
        _text("title"),
        _key("days_off"),
        _check("days_off_span", "first <= last"),
    )
    op.create_table(
        "extra_hours",
        _text("id"),
        _text("day"),
        _whole("hours_start"),
        _whole("hours_end"),
        _whole("hours_preferred"),
        _key("extra_hours"),
        _check("extra_hours_hours_preferred", "hours_preferred IN (0, 1)"),
        _check("extra_hours_hours", "0 <= hours_start AND hours_start < hours_end AND hours_end <= 1440"),
    )
    op.create_table(
        "busy_times",
        _text("id"),
        _text("start"),
        _text("end"),
        _text("title"),
        _text("calendar"),
        _key("busy_times"),
    )


def _make_calendar() -> None:
    op.create_table(
        "sessions",
        _text("id"),
        _text("item"),
        _text("start"),
        _text("end"),
        _text("state"),
        _text("kind"),
        _whole("pinned"),
        _whole("accepted"),
        _perhaps("goal"),
        _text("placed_by"),
        _key("sessions"),
        _check("sessions_pinned", "pinned IN (0, 1)"),
        _check("sessions_accepted", "accepted IN (0, 1)"),
        _check("sessions_span", 'start < "end"'),
        _check("sessions_state", "state <> 'missed'"),
        _to_items("sessions", "item"),
    )
    op.create_index("ix_sessions_start", "sessions", ["start"])
    op.create_table(
        "entries",
        _whole("id"),
        _text("item"),
        _text("day"),
        _whole("minutes"),
        _perhaps("session"),
        _text("note"),
        _key("entries"),
        _check("entries_minutes", "0 < minutes AND minutes <= 1440"),
        _to_items("entries", "item"),
    )
    op.create_index("ix_entries_item_minutes", "entries", ["item", "minutes"])
    op.create_index("ix_entries_day", "entries", ["day"])


def _make_bookkeeping() -> None:
    op.create_table(
        "edits", _whole("number"), _text("at"), _text("label"), _text("changes"), _key("edits", "number")
    )
    op.create_table(
        "meta",
        _whole("id"),
        _whole("revision"),
        _whole("last_entry"),
        _whole("applied"),
        _text("made_at"),
        _text("changed_at"),
        _key("meta"),
        _check("meta_one", "id = 1"),
    )

"""Linked calendar files, each with its colour and what was read of it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table, in which there is nothing yet."""
    texts = ("id", "title", "path", "color", "read_at", "digest")
    numbers = ("events", "skipped")
    op.create_table(
        "calendars",
        *(sa.Column(name, sa.Text, nullable=False) for name in texts),
        *(sa.Column(name, sa.Integer, nullable=False) for name in numbers),
        sa.PrimaryKeyConstraint("id", name="pk_calendars"),
        sa.CheckConstraint("events >= 0 AND skipped >= 0", name=op.f("ck_calendars_counts")),
    )

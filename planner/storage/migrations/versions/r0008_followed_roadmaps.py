"""Roadmaps that came from a file: what each said when it was taken in, for the merge of its next version."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the table, in which there is nothing yet."""
    op.create_table(
        "followed",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("taken_at", sa.Text, nullable=False),
        sa.Column("names", sa.Text, nullable=False),
        sa.Column("items", sa.Text, nullable=False),
        sa.Column("phases", sa.Text, nullable=False),
        sa.Column("phase_names", sa.Text, nullable=False),
        sa.Column("estimated", sa.Text, nullable=False),
        sa.Column("is_personal", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_followed"),
        sa.CheckConstraint("is_personal IN (0, 1)", name=op.f("ck_followed_is_personal")),
    )

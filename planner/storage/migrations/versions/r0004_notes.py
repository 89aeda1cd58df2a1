"""What is kept with an item: a note, steps, evidence."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table, in which there is nothing yet."""
    op.create_table(
        "notes",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "note", "steps", "evidence")),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
        sa.ForeignKeyConstraint(
            ["id"], ["items.id"], name="fk_notes_id_items", deferrable=True, initially="DEFERRED"
        ),
    )

"""How far courses are: units done, what they are studied by, when they were begun, and their price."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table, in which there is nothing yet."""
    op.create_table(
        "courses",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("units_done", sa.Integer, nullable=False),
        sa.Column("units", sa.Integer),
        sa.Column("resource", sa.Text, nullable=False),
        sa.Column("started", sa.Text),
        sa.Column("price", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_courses"),
        sa.CheckConstraint("units_done >= 0", name=op.f("ck_courses_units_done")),
        sa.CheckConstraint("units >= 1", name=op.f("ck_courses_units")),
        sa.ForeignKeyConstraint(
            ["id"], ["items.id"], name="fk_courses_id_items", deferrable=True, initially="DEFERRED"
        ),
    )

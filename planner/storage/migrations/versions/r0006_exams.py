"""Whether an exam is booked, where it is taken, what it costs, and the day of its result."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_KEPT = (
    "id, title, items, kind, priority, due, buffer_days, created, certification, exam_minutes, outcome, "
    "registration_closes"
)


def upgrade() -> None:
    """Make the goals anew with four more columns: nobody has said that an exam is booked, or any of the rest.

    A plan of before never knew on which day a result came; that stays unknown.
    """
    op.rename_table("goals", "goals_before")
    _make_goals()
    op.execute(f"INSERT INTO goals SELECT {_KEPT}, 0, '', '', NULL FROM goals_before ORDER BY rowid")
    op.drop_table("goals_before")


def _make_goals() -> None:
    op.create_table(
        "goals",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "title", "items", "kind")),
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("due", sa.Text),
        sa.Column("buffer_days", sa.Integer, nullable=False),
        sa.Column("created", sa.Integer, nullable=False),
        sa.Column("certification", sa.Text),
        sa.Column("exam_minutes", sa.Integer, nullable=False),
        sa.Column("outcome", sa.Text),
        sa.Column("registration_closes", sa.Text),
        sa.Column("booked", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("place", "fee")),
        sa.Column("decided_on", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_goals"),
        sa.CheckConstraint("booked IN (0, 1)", name=op.f("ck_goals_booked")),
        sa.CheckConstraint("priority >= 1", name=op.f("ck_goals_priority")),
        sa.CheckConstraint("buffer_days >= 0", name=op.f("ck_goals_buffer_days")),
    )

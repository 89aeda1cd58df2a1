"""What is remembered of finished items, and whether estimates learn."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_KEPT = (
    "id, title, roadmap, background, start, lengths_least, lengths_default, lengths_most, "
    "limits_most_per_day, limits_most_per_week, limits_percent_free, tight_percent"
)


def upgrade() -> None:
    """Make the table of cards, and the settings anew with two more columns."""
    _make_cards()
    op.rename_table("settings", "settings_before")
    _make_settings()
    op.execute(f"INSERT INTO settings SELECT {_KEPT}, 1, 20 FROM settings_before")
    op.drop_table("settings_before")


def _make_cards() -> None:
    op.create_table(
        "cards",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("due", sa.Text, nullable=False),
        sa.Column("stability", sa.Float, nullable=False),
        sa.Column("difficulty", sa.Float, nullable=False),
        sa.Column("reviewed", sa.Text, nullable=False),
        sa.Column("answers", sa.Integer, nullable=False),
        sa.Column("resting", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cards"),
        sa.CheckConstraint("resting IN (0, 1)", name=op.f("ck_cards_resting")),
        sa.ForeignKeyConstraint(
            ["id"], ["items.id"], name="fk_cards_id_items", deferrable=True, initially="DEFERRED"
        ),
    )


def _make_settings() -> None:
    op.create_table(
        "settings",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("roadmap", sa.Text, nullable=False),
        sa.Column("background", sa.Text),
        sa.Column("start", sa.Text),
        *(sa.Column(f"lengths_{name}", sa.Integer, nullable=False) for name in ("least", "default", "most")),
        sa.Column("limits_most_per_day", sa.Integer),
        sa.Column("limits_most_per_week", sa.Integer),
        sa.Column("limits_percent_free", sa.Integer, nullable=False),
        sa.Column("tight_percent", sa.Integer, nullable=False),
        sa.Column("learn_estimates", sa.Integer, nullable=False),
        sa.Column("review_percent", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_settings"),
        sa.CheckConstraint("learn_estimates IN (0, 1)", name=op.f("ck_settings_learn_estimates")),
        sa.CheckConstraint("id = 'settings'", name=op.f("ck_settings_one")),
    )

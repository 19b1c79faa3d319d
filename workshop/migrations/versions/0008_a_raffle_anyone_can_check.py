"""A commitment shown before a draw, and what lets anybody recompute it."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

MOMENTS = ("sealed_at", "told_at")


def upgrade() -> None:
    op.execute("ALTER TABLE raffles ADD COLUMN numbers JSON")
    op.execute("ALTER TABLE raffles ADD COLUMN seals INTEGER DEFAULT 0 NOT NULL")
    for name in MOMENTS:
        op.add_column("raffles", sa.Column(name, sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    for name in (*MOMENTS, "seals", "numbers"):
        op.drop_column("raffles", name)

"""How a question read before it became another one, so that the report can say what was answered."""

from alembic import op

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE stations ADD COLUMN asked_before JSON DEFAULT '[]' NOT NULL")


def downgrade() -> None:
    op.drop_column('stations', 'asked_before')

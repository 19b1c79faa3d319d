"""What an evening was closed before, so that its report says the same on every computer."""

from alembic import op

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE workshops ADD COLUMN unreached VARCHAR(60)")


def downgrade() -> None:
    op.drop_column('workshops', 'unreached')

"""What the codes and numbers on an evening's paper follow from, wherever the evening goes."""

from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE workshops ADD COLUMN paper_secret VARCHAR(43) NOT NULL DEFAULT ''")


def downgrade() -> None:
    op.drop_column('workshops', 'paper_secret')

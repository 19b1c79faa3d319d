"""Editions of a published report, numbers that stay, and why a sheet came late."""

import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE statements ADD COLUMN report_number INTEGER")
    op.execute("ALTER TABLE statements ADD COLUMN late_reason VARCHAR(200)")
    op.execute(
        "UPDATE statements SET late_reason = '' WHERE origin <> 'phone' AND created_at > "
        "(SELECT closed_at FROM workshops WHERE workshops.id = statements.workshop_id)"
    )
    op.create_table(
        'editions',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('workshop_id', sa.Integer(), nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('why', sa.String(length=12), nullable=False),
        sa.Column('sentence', sa.String(length=300), nullable=False),
        sa.Column('statement_number', sa.Integer(), nullable=True),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('facts', sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ['workshop_id'], ['workshops.id'], name=op.f('fk_editions_workshop_id_workshops'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_editions')),
        sa.UniqueConstraint('workshop_id', 'number', name=op.f('uq_editions_workshop_id_number')),
    )


def downgrade() -> None:
    op.drop_table('editions')
    op.drop_column('statements', 'late_reason')
    op.drop_column('statements', 'report_number')

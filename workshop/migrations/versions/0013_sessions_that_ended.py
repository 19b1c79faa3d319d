"""Sessions that were signed out, until they would have ended by themselves."""

import sqlalchemy as sa
from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'ended_sessions',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('session_hash', sa.String(length=64), nullable=False),
        sa.Column('until', sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_ended_sessions')),
        sa.UniqueConstraint('session_hash', name=op.f('uq_ended_sessions_session_hash')),
    )


def downgrade() -> None:
    op.drop_table('ended_sessions')

"""Roles, invitations, a second factor, helpers of one evening and municipal readers."""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute('ALTER TABLE organisations ADD COLUMN second_factor_demanded BOOLEAN DEFAULT FALSE NOT NULL')
    op.create_table(
        'second_factors',
        sa.Column('account_id', sa.Integer(), nullable=False),
        sa.Column('secret', sa.String(length=64), nullable=False),
        sa.Column('last_step', sa.Integer(), server_default='0', nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ['account_id'], ['accounts.id'], name=op.f('fk_second_factors_account_id_accounts'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('account_id', name=op.f('pk_second_factors')),
    )
    op.create_table(
        'recovery_codes',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('account_id', sa.Integer(), nullable=False),
        sa.Column('code_hash', sa.String(length=64), nullable=False),
        sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ['account_id'], ['accounts.id'], name=op.f('fk_recovery_codes_account_id_accounts'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_recovery_codes')),
    )
    op.create_index(op.f('ix_recovery_codes_account_id'), 'recovery_codes', ['account_id'])
    op.create_table(
        'evening_passes',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('workshop_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=80), nullable=False),
        sa.Column('language', sa.String(length=5), server_default='sl', nullable=False),
        sa.Column('token_hash', sa.String(length=64), nullable=False),
        sa.Column('may_moderate', sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('taken_back_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('opened_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ['workshop_id'], ['workshops.id'], name=op.f('fk_evening_passes_workshop_id_workshops'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_evening_passes')),
        sa.UniqueConstraint('token_hash', name=op.f('uq_evening_passes_token_hash')),
    )
    op.create_index(op.f('ix_evening_passes_workshop_id'), 'evening_passes', ['workshop_id'])
    op.create_table(
        'readings',
        sa.Column('account_id', sa.Integer(), nullable=False),
        sa.Column('community_id', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ['account_id'], ['accounts.id'], name=op.f('fk_readings_account_id_accounts'), ondelete='CASCADE'
        ),
        sa.ForeignKeyConstraint(
            ['community_id'], ['communities.id'], name=op.f('fk_readings_community_id_communities'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('account_id', 'community_id', name=op.f('pk_readings')),
    )


def downgrade() -> None:
    for table in ('readings', 'evening_passes', 'recovery_codes', 'second_factors'):
        op.drop_table(table)
    op.drop_column('organisations', 'second_factor_demanded')

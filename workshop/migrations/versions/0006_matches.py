"""Needs and offers in full, and who should talk to whom."""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'exchanges',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('workshop_id', sa.Integer(), nullable=False),
        sa.Column('statement_id', sa.Integer(), nullable=True),
        sa.Column('contact_id', sa.Integer(), nullable=True),
        sa.Column('side', sa.String(length=5), nullable=False),
        sa.Column('category', sa.String(length=12), nullable=False),
        sa.Column('text', sa.String(length=280), nullable=False),
        sa.Column('free_when', sa.String(length=120), nullable=False),
        sa.Column('place', sa.String(length=120), nullable=False),
        sa.Column('how_often', sa.String(length=12), nullable=False),
        sa.Column('origin', sa.String(length=10), nullable=False),
        sa.Column('key', sa.String(length=36), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['workshop_id'], ['workshops.id'], name=op.f('fk_exchanges_workshop_id_workshops'), ondelete='CASCADE'
        ),
        sa.ForeignKeyConstraint(
            ['statement_id'], ['statements.id'], name=op.f('fk_exchanges_statement_id_statements'), ondelete='CASCADE'
        ),
        sa.ForeignKeyConstraint(
            ['contact_id'], ['contacts.id'], name=op.f('fk_exchanges_contact_id_contacts'), ondelete='SET NULL'
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_exchanges')),
        sa.UniqueConstraint('workshop_id', 'side', 'key', name=op.f('uq_exchanges_workshop_id_side_key')),
        sa.UniqueConstraint('statement_id', name=op.f('uq_exchanges_statement_id')),
    )
    op.create_index('ix_exchanges_contact', 'exchanges', ['contact_id'])
    op.create_table(
        'matches',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('workshop_id', sa.Integer(), nullable=True),
        sa.Column('need_id', sa.Integer(), nullable=False),
        sa.Column('offer_id', sa.Integer(), nullable=False),
        sa.Column('state', sa.String(length=12), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['workshop_id'], ['workshops.id'], name=op.f('fk_matches_workshop_id_workshops'), ondelete='CASCADE'
        ),
        sa.ForeignKeyConstraint(
            ['need_id'], ['exchanges.id'], name=op.f('fk_matches_need_id_exchanges'), ondelete='CASCADE'
        ),
        sa.ForeignKeyConstraint(
            ['offer_id'], ['exchanges.id'], name=op.f('fk_matches_offer_id_exchanges'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_matches')),
        sa.UniqueConstraint('need_id', 'offer_id', name=op.f('uq_matches_need_id_offer_id')),
    )
    op.create_index('ix_matches_workshop_id', 'matches', ['workshop_id'])
    op.create_index('ix_matches_offer', 'matches', ['offer_id'])


def downgrade() -> None:
    op.drop_table('matches')
    op.drop_table('exchanges')

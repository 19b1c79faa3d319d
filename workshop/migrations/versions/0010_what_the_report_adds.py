"""An edited summary, chosen quotes, next steps and answers given later."""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def key_to(table: str, column: str, parent: str, ondelete: str) -> sa.ForeignKeyConstraint:
    name = op.f(f'fk_{table}_{column}_{parent}')
    return sa.ForeignKeyConstraint([column], [f'{parent}.id'], name=name, ondelete=ondelete)


def upgrade() -> None:
    op.execute("ALTER TABLE workshops ADD COLUMN summary_text TEXT DEFAULT '' NOT NULL")
    op.execute("ALTER TABLE workshops ADD COLUMN cost_limits VARCHAR(40) DEFAULT '2500 24000 48000' NOT NULL")
    op.create_table(
        'next_steps',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('workshop_id', sa.Integer(), nullable=False),
        sa.Column('strand', sa.String(length=12), nullable=False),
        sa.Column('task', sa.String(length=200), nullable=False),
        sa.Column('holder', sa.String(length=120), nullable=False),
        sa.Column('partner', sa.String(length=120), nullable=False),
        sa.Column('due_on', sa.Date(), nullable=True),
        sa.Column('cost', sa.String(length=10), nullable=False),
        sa.Column('for_budget', sa.Boolean(), nullable=False),
        sa.Column('state', sa.String(length=12), nullable=False),
        sa.Column('statement_id', sa.Integer(), nullable=True),
        sa.Column('theme_id', sa.Integer(), nullable=True),
        sa.Column('match_id', sa.Integer(), nullable=True),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        key_to('next_steps', 'workshop_id', 'workshops', 'CASCADE'),
        key_to('next_steps', 'statement_id', 'statements', 'SET NULL'),
        key_to('next_steps', 'theme_id', 'themes', 'SET NULL'),
        key_to('next_steps', 'match_id', 'matches', 'SET NULL'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_next_steps')),
    )
    op.create_index(op.f('ix_next_steps_workshop_id'), 'next_steps', ['workshop_id'])
    op.create_table(
        'deeds',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('workshop_id', sa.Integer(), nullable=False),
        sa.Column('station_id', sa.Integer(), nullable=True),
        sa.Column('theme_id', sa.Integer(), nullable=True),
        sa.Column('step_id', sa.Integer(), nullable=True),
        sa.Column('text', sa.String(length=300), nullable=False),
        sa.Column('done_on', sa.Date(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        key_to('deeds', 'workshop_id', 'workshops', 'CASCADE'),
        key_to('deeds', 'station_id', 'stations', 'SET NULL'),
        key_to('deeds', 'theme_id', 'themes', 'SET NULL'),
        key_to('deeds', 'step_id', 'next_steps', 'SET NULL'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_deeds')),
    )
    op.create_index(op.f('ix_deeds_workshop_id'), 'deeds', ['workshop_id'])
    op.create_table(
        'chosen_quotes',
        sa.Column('statement_id', sa.Integer(), nullable=False),
        sa.Column('workshop_id', sa.Integer(), nullable=False),
        key_to('chosen_quotes', 'statement_id', 'statements', 'CASCADE'),
        key_to('chosen_quotes', 'workshop_id', 'workshops', 'CASCADE'),
        sa.PrimaryKeyConstraint('statement_id', name=op.f('pk_chosen_quotes')),
    )
    op.create_index(op.f('ix_chosen_quotes_workshop_id'), 'chosen_quotes', ['workshop_id'])


def downgrade() -> None:
    for table in ('chosen_quotes', 'deeds', 'next_steps'):
        op.drop_table(table)
    op.drop_column('workshops', 'cost_limits')
    op.drop_column('workshops', 'summary_text')

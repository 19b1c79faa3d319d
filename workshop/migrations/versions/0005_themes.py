"""Themes, the statements grouped under them, what was suggested, and lines of the vote that stand for several."""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def link(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    """To a row of another table; goes with it."""
    return sa.ForeignKeyConstraint(
        [column], [f'{other}.id'], name=op.f(f'fk_{table}_{column}_{other}'), ondelete='CASCADE'
    )


def upgrade() -> None:
    op.create_table(
        'themes',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('workshop_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=80), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        link('themes', 'workshop_id', 'workshops'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_themes')),
    )
    op.create_index(op.f('ix_themes_workshop_id'), 'themes', ['workshop_id'])
    op.create_table(
        'theme_statements',
        sa.Column('statement_id', sa.Integer(), nullable=False),
        sa.Column('theme_id', sa.Integer(), nullable=False),
        sa.Column('workshop_id', sa.Integer(), nullable=False),
        link('theme_statements', 'statement_id', 'statements'),
        link('theme_statements', 'theme_id', 'themes'),
        link('theme_statements', 'workshop_id', 'workshops'),
        sa.PrimaryKeyConstraint('statement_id', name=op.f('pk_theme_statements')),
    )
    op.create_index(op.f('ix_theme_statements_theme_id'), 'theme_statements', ['theme_id'])
    op.create_index(op.f('ix_theme_statements_workshop_id'), 'theme_statements', ['workshop_id'])
    op.create_table(
        'suggestions',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('workshop_id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(length=10), nullable=False),
        sa.Column('words', sa.String(length=200), nullable=False),
        sa.Column('decision', sa.String(length=10), nullable=False),
        sa.Column('offered', sa.Integer(), nullable=False),
        sa.Column('accepted', sa.Integer(), nullable=False),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
        link('suggestions', 'workshop_id', 'workshops'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_suggestions')),
    )
    op.create_index('ix_suggestions_workshop_kind', 'suggestions', ['workshop_id', 'kind', 'decision'])
    op.create_table(
        'suggested_statements',
        sa.Column('suggestion_id', sa.Integer(), nullable=False),
        sa.Column('statement_id', sa.Integer(), nullable=False),
        sa.Column('place', sa.Integer(), nullable=False),
        link('suggested_statements', 'suggestion_id', 'suggestions'),
        link('suggested_statements', 'statement_id', 'statements'),
        sa.PrimaryKeyConstraint('suggestion_id', 'statement_id', name=op.f('pk_suggested_statements')),
    )
    op.create_table(
        'vote_line_themes',
        sa.Column('option_id', sa.Integer(), nullable=False),
        sa.Column('theme_id', sa.Integer(), nullable=False),
        link('vote_line_themes', 'option_id', 'vote_options'),
        link('vote_line_themes', 'theme_id', 'themes'),
        sa.PrimaryKeyConstraint('option_id', name=op.f('pk_vote_line_themes')),
    )
    op.create_index(op.f('ix_vote_line_themes_theme_id'), 'vote_line_themes', ['theme_id'])
    op.create_table(
        'vote_line_statements',
        sa.Column('option_id', sa.Integer(), nullable=False),
        sa.Column('statement_id', sa.Integer(), nullable=False),
        link('vote_line_statements', 'option_id', 'vote_options'),
        link('vote_line_statements', 'statement_id', 'statements'),
        sa.PrimaryKeyConstraint('option_id', 'statement_id', name=op.f('pk_vote_line_statements')),
    )
    op.create_index(op.f('ix_vote_line_statements_statement_id'), 'vote_line_statements', ['statement_id'])


def downgrade() -> None:
    for table in ('vote_line_statements', 'vote_line_themes', 'suggested_statements', 'suggestions'):
        op.drop_table(table)
    op.drop_table('theme_statements')
    op.drop_table('themes')

"""Groups that join, stations that close, who is at the desk, hands raised at tables, breaks and gallery walks."""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

ADDED = {
    'workshops': (
        ('break_after_round', 'INTEGER DEFAULT 0 NOT NULL'),
        ('break_minutes', 'INTEGER DEFAULT 10 NOT NULL'),
        ('gallery_minutes', 'INTEGER DEFAULT 0 NOT NULL'),
    ),
    'stations': (('closed', "JSON DEFAULT '{}' NOT NULL"),),
    'groups': (('joined_letter', 'VARCHAR(2)'),),
    'seats': (
        ('phone', 'BOOLEAN DEFAULT TRUE NOT NULL'),
        ('child', 'BOOLEAN DEFAULT FALSE NOT NULL'),
        ('seated', 'BOOLEAN DEFAULT FALSE NOT NULL'),
        ('together', 'VARCHAR(20)'),
        ('sector', 'VARCHAR(20)'),
        ('age_band', 'VARCHAR(20)'),
        ('heard_from', 'VARCHAR(20)'),
        ('arrived_round', 'INTEGER DEFAULT 0 NOT NULL'),
    ),
    'statements': (('clarifies', 'BOOLEAN DEFAULT FALSE NOT NULL'),),
    'key_points': (
        ('ring', 'INTEGER DEFAULT 1 NOT NULL'),
        ('origin', "VARCHAR(12) DEFAULT 'facilitator' NOT NULL"),
    ),
}
"""Written as SQL that both stores speak: SQLite adds such columns in place, where Alembic's batches would make the
tables anew and, with foreign keys watched, lose the rows that hang on them."""
MOMENTS = (('seats', 'left_at'), ('key_points', 'confirmed_at'))


def upgrade() -> None:
    for table, columns in ADDED.items():
        for name, kind in columns:
            op.execute(f'ALTER TABLE {table} ADD COLUMN {name} {kind}')
    for table, name in MOMENTS:
        op.add_column(table, sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        'hands',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('workshop_id', sa.Integer(), nullable=False),
        sa.Column('table_number', sa.Integer(), nullable=False),
        sa.Column('reason', sa.String(length=20), nullable=False),
        sa.Column('raised_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('lowered_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ['workshop_id'], ['workshops.id'], name=op.f('fk_hands_workshop_id_workshops'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_hands')),
    )
    op.create_index('ix_hands_workshop_lowered', 'hands', ['workshop_id', 'lowered_at'])
    op.create_table(
        'hosts_seen',
        sa.Column('workshop_id', sa.Integer(), nullable=False),
        sa.Column('table_number', sa.Integer(), nullable=False),
        sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['workshop_id'], ['workshops.id'], name=op.f('fk_hosts_seen_workshop_id_workshops'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('workshop_id', 'table_number', name=op.f('pk_hosts_seen')),
    )


def downgrade() -> None:
    op.drop_table('hosts_seen')
    op.drop_table('hands')
    for table, name in MOMENTS:
        op.drop_column(table, name)
    for table, columns in ADDED.items():
        for name, _kind in columns:
            op.drop_column(table, name)

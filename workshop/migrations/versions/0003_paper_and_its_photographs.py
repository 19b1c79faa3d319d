"""Sheets of paper, their photographs, and who typed them in."""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

ADDED = {
    'statements': (
        ('sheet_number', 'INTEGER'),
        ('unreadable', 'BOOLEAN DEFAULT FALSE NOT NULL'),
        ('typed_by', 'VARCHAR(20)'),
    ),
    'paper_sheets': (('typed_by', 'VARCHAR(20)'),),
    'ballots': (('sheet_number', 'INTEGER'),),
}


def upgrade() -> None:
    for table, columns in ADDED.items():
        for name, kind in columns:
            op.execute(f'ALTER TABLE {table} ADD COLUMN {name} {kind}')
    op.create_table(
        'photographs',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('workshop_id', sa.Integer(), nullable=False),
        sa.Column('station_id', sa.Integer(), nullable=False),
        sa.Column('what', sa.String(length=20), nullable=False),
        sa.Column('sheet_number', sa.Integer(), nullable=True),
        sa.Column('content', sa.LargeBinary(), nullable=False),
        sa.Column('width', sa.Integer(), nullable=False),
        sa.Column('height', sa.Integer(), nullable=False),
        sa.Column('digest', sa.String(length=64), nullable=False),
        sa.Column('taken_in_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['workshop_id'], ['workshops.id'], name=op.f('fk_photographs_workshop_id_workshops'), ondelete='CASCADE'
        ),
        sa.ForeignKeyConstraint(
            ['station_id'], ['stations.id'], name=op.f('fk_photographs_station_id_stations'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_photographs')),
        sa.UniqueConstraint(
            'workshop_id', 'station_id', 'digest', name=op.f('uq_photographs_workshop_id_station_id_digest')
        ),
    )


def downgrade() -> None:
    op.drop_table('photographs')
    for table, columns in ADDED.items():
        for name, _kind in columns:
            op.drop_column(table, name)

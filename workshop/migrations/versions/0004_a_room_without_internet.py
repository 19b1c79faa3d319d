"""The hall's own Wi-Fi, an evening that comes home from a laptop, and what was tried out before the doors open."""

import uuid

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

ADDED = {
    'programmes': (('identity', "VARCHAR(36) DEFAULT '' NOT NULL"),),
    'communities': (('identity', "VARCHAR(36) DEFAULT '' NOT NULL"),),
    'workshops': (
        ('identity', "VARCHAR(36) DEFAULT '' NOT NULL"),
        ('archive_read', "VARCHAR(64) DEFAULT '' NOT NULL"),
        ('archive_stood', "VARCHAR(64) DEFAULT '' NOT NULL"),
        ('wifi_name', "VARCHAR(32) DEFAULT '' NOT NULL"),
        ('wifi_password', "VARCHAR(63) DEFAULT '' NOT NULL"),
        ('wifi_kind', "VARCHAR(10) DEFAULT 'WPA' NOT NULL"),
    ),
}
MOMENTS = ('preflight_until', 'archive_made')
IDENTITIES = {
    'programmes': ['organisation_id', 'identity'],
    'communities': ['organisation_id', 'identity'],
    'workshops': ['identity'],
}


def upgrade() -> None:
    for table, columns in ADDED.items():
        for name, kind in columns:
            op.execute(f'ALTER TABLE {table} ADD COLUMN {name} {kind}')
    for name in MOMENTS:
        op.add_column('workshops', sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    for table, columns in IDENTITIES.items():
        name_rows(table)
        op.create_index(f'ix_{table}_identity', table, columns, unique=True)
    create_preflight('preflight_answers', 'name', sa.Column('verdict', sa.String(length=10), nullable=False))
    create_preflight('preflight_sights', 'what', sa.Column('trace', sa.String(length=32), nullable=False))


def name_rows(table: str) -> None:
    """An identity for each row that is there."""
    store = op.get_bind()
    rows = sa.table(table, sa.column('id', sa.Integer()), sa.column('identity', sa.String()))
    for number in store.scalars(sa.select(rows.c.id)).all():
        store.execute(rows.update().where(rows.c.id == number).values(identity=str(uuid.uuid4())))


def create_preflight(name: str, key: str, said: sa.Column) -> None:
    op.create_table(
        name,
        sa.Column('workshop_id', sa.Integer(), nullable=False),
        sa.Column(key, sa.String(length=20), nullable=False),
        said,
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['workshop_id'], ['workshops.id'], name=op.f(f'fk_{name}_workshop_id_workshops'), ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('workshop_id', key, name=op.f(f'pk_{name}')),
    )


def downgrade() -> None:
    op.drop_table('preflight_sights')
    op.drop_table('preflight_answers')
    for table in IDENTITIES:
        op.drop_index(f'ix_{table}_identity', table)
    for name in MOMENTS:
        op.drop_column('workshops', name)
    for table, columns in ADDED.items():
        for name, _kind in columns:
            op.drop_column(table, name)

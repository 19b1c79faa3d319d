"""Contacts apart from everything else, consent by purpose, and calls to be made."""

from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None

ADDED = {
    'contacts': (
        ('origin', "VARCHAR(10) DEFAULT 'phone' NOT NULL"),
        ('caller', "VARCHAR(120) DEFAULT '' NOT NULL"),
        ('call_by', 'DATE'),
        ('call_state', "VARCHAR(12) DEFAULT '' NOT NULL"),
        ('called_at', 'TIMESTAMP WITH TIME ZONE'),
    ),
    'consents': (('erase_on', 'DATE'),),
    'volunteer_roles': (
        ('caller', "VARCHAR(120) DEFAULT '' NOT NULL"),
        ('call_by', 'DATE'),
    ),
}
"""SQL that both stores speak (see version 0002). A consent without a day of its own lasts as long as its contact."""


def upgrade() -> None:
    sqlite = op.get_bind().dialect.name == 'sqlite'
    for table, columns in ADDED.items():
        for name, kind in columns:
            op.execute(f'ALTER TABLE {table} ADD COLUMN {name} {moment(kind) if sqlite else kind}')


def moment(kind: str) -> str:
    """A point in time is named otherwise in SQLite."""
    return 'DATETIME' if kind == 'TIMESTAMP WITH TIME ZONE' else kind


def downgrade() -> None:
    for table, columns in ADDED.items():
        for name, _kind in columns:
            op.drop_column(table, name)

"""No typed words in the journal, and no phone behind a raffle number once its evening is closed."""

import json

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None

FREE_WORDS = {
    *('title', 'note', 'speaker', 'venue', 'moderators', 'community', 'warm_up', 'wifi_name', 'wifi_password'),
    *('sentence', 'person', 'function', 'caller', 'holder', 'partner', 'task', 'text', 'texts', 'names'),
    *('finding', 'summary', 'requests', 'prize', 'late'),
}
FOR_UNDOING = ('next_step', 'themes')
"""These rows are blanked by `purge`, seven days after they were written."""
journal = sa.table(
    'journal',
    sa.column('id', sa.Integer),
    sa.column('act', sa.String),
    sa.column('subject', sa.String),
    sa.column('before', sa.Text),
    sa.column('after', sa.Text),
)


def upgrade() -> None:
    op.execute(
        "UPDATE tickets SET holder_hash = NULL "
        "WHERE workshop_id IN (SELECT id FROM workshops WHERE closed_at IS NOT NULL)"
    )
    store = op.get_bind()
    rows = store.execute(sa.select(journal).where(journal.c.subject.not_in(FOR_UNDOING))).mappings().all()
    for row in rows:
        before, after = (read(row[side]) for side in ('before', 'after'))
        if row['subject'] == 'role' and row['act'] == 'change':
            before, after = named(before), named(after)
        free = FREE_WORDS & (before.keys() | after.keys())
        if not free:
            continue
        changed = sorted(name for name in free if (before.get(name) or None) != (after.get(name) or None))
        kept = [{name: value for name, value in side.items() if name not in free} for side in (before, after)]
        if changed:
            kept[1]['changed'] = changed
        values = {'before': json.dumps(kept[0], ensure_ascii=False), 'after': json.dumps(kept[1], ensure_ascii=False)}
        store.execute(sa.update(journal).where(journal.c.id == row['id']).values(values))


def read(raw: str) -> dict:
    """What a row says; nothing where it is not a row of ours."""
    try:
        said = json.loads(raw or '{}')
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def named(said: dict) -> dict:
    """Names of a task stood there by their language alone."""
    names = {key: value for key, value in said.items() if key not in ('number', 'names', 'changed')}
    return {**{key: value for key, value in said.items() if key not in names}, **({'names': names} if names else {})}


def downgrade() -> None:
    """What was taken out does not come back."""

"""Keep the keys of every claim, and index them: FTS5 over their words on SQLite, GIN over their array on PostgreSQL.

What is here is filled by the program, which alone can work keys out: for each document when it is ingested, and for
claims without keys, those of databases made before included, when links are next suggested. A claim whose words change
loses its keys until then.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_UP = {
    "sqlite": (
        (
            "CREATE VIRTUAL TABLE claim_search_keys USING fts5("
            "keys, content='claim_keys', content_rowid='claim_id', tokenize='ascii', detail='none', columnsize=0)"
        ),
        (
            "CREATE TRIGGER unindex_claim_keys AFTER DELETE ON claim_keys BEGIN "
            "INSERT INTO claim_search_keys (claim_search_keys, rowid, keys) "
            "VALUES ('delete', old.claim_id, old.keys); END"
        ),
        (
            "CREATE TRIGGER forget_claim_keys AFTER UPDATE OF text ON claims BEGIN "
            "DELETE FROM claim_keys WHERE claim_id = new.id; END"
        ),
    ),
    "postgresql": (
        "CREATE INDEX ix_claim_keys_keys ON claim_keys USING gin (keys) WITH (gin_pending_list_limit = 512)",
        (
            "CREATE FUNCTION forget_claim_keys() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "DELETE FROM claim_keys WHERE claim_id = new.id; RETURN NULL; END $$"
        ),
        (
            "CREATE TRIGGER forget_claim_keys AFTER UPDATE OF text ON claims "
            "FOR EACH ROW EXECUTE FUNCTION forget_claim_keys()"
        ),
    ),
}
_DOWN = {
    "sqlite": (
        "DROP TRIGGER forget_claim_keys",
        "DROP TRIGGER unindex_claim_keys",
        "DROP TABLE claim_search_keys",
    ),
    "postgresql": ("DROP TRIGGER forget_claim_keys ON claims", "DROP FUNCTION forget_claim_keys()"),
}


def upgrade() -> None:
    engine = op.get_bind().dialect.name
    keys = sa.Text() if engine == "sqlite" else sa.ARRAY(sa.Integer())
    op.create_table(
        "claim_keys",
        sa.Column("claim_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("keys", keys, nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name="fk_claim_keys_claim_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim_id", name="pk_claim_keys"),
    )
    for statement in _UP[engine]:
        op.execute(statement)


def downgrade() -> None:
    for statement in _DOWN[op.get_bind().dialect.name]:
        op.execute(statement)
    op.drop_table("claim_keys")

"""Create the history, and the guards that refuse to alter or delete it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_REFUSAL = "history is only ever added to"
_GUARDS = {
    "sqlite": tuple(
        f"CREATE TRIGGER guard_revisions_{verb.lower()} BEFORE {verb} ON revisions "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        for verb in ("UPDATE", "DELETE")
    ),
    "postgresql": (
        (
            "CREATE FUNCTION refuse_change_of_history() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$"
        ),
        (
            "CREATE TRIGGER guard_revisions BEFORE UPDATE OR DELETE OR TRUNCATE ON revisions "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()"
        ),
    ),
}


def upgrade() -> None:
    op.create_table(
        "revisions",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("set_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("analyst", sa.String(length=200), nullable=False),
        sa.Column("action", sa.String(length=50), nullable=False),
        sa.Column("noun", sa.String(length=32), nullable=False),
        sa.Column("noun_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("length(hash) = 64", name=op.f("ck_revisions_hash")),
        sa.CheckConstraint("length(previous) = 64", name=op.f("ck_revisions_previous")),
        sa.PrimaryKeyConstraint("id", name="pk_revisions"),
        sa.UniqueConstraint("hash", name="uq_revisions_hash"),
    )
    op.create_index("ix_revisions_analyst_at", "revisions", ["analyst", "at"], unique=False)
    op.create_index("ix_revisions_document_id", "revisions", ["document_id"], unique=False)
    op.create_index("ix_revisions_noun_noun_id", "revisions", ["noun", "noun_id"], unique=False)
    op.create_index("ix_revisions_set_id", "revisions", ["set_id"], unique=False)
    for statement in _GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("revisions")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change_of_history()")
